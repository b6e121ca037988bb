#include "ui/imaging/corner_texts.h"

#include "ui/common/formats.h"

#include <QCoreApplication>

#include <cmath>

namespace wardlight::ui {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(CornerTexts)
};

/// Without the decimals that say nothing: "40", "-600", "0.05".
QString figure(double value)
{
    return std::abs(value) >= 10 || value == std::round(value) ? QString::number(qRound64(value))
                                                               : QString::number(value, 'g', 3);
}

/// With a true minus sign, which cannot be mistaken for a dash.
QString millimetres(double value)
{
    return QString::number(value, 'f', 1).replace(QLatin1Char('-'), QChar(0x2212));
}

QString sexInFile(const QString& sex)
{
    if (sex == QLatin1String("M"))
        return Words::tr("Male");
    if (sex == QLatin1String("F"))
        return Words::tr("Female");
    return sex == QLatin1String("O") ? Words::tr("Other gender") : QString();
}

QStringList patientLines(const imaging::Study& study, const imaging::DicomHeader& header,
                         const QLocale& locale)
{
    QStringList lines = {nameInFile(header.patientName)};
    if (!header.patientId.isEmpty())
        lines << Words::tr("ID %1").arg(header.patientId);
    QStringList about;
    if (header.birthDate)
        about << Words::tr("Born %1").arg(formatDate(*header.birthDate, locale));
    about << sexInFile(header.sex);
    about.removeAll(QString());
    if (!about.isEmpty())
        lines << about.join(QStringLiteral(" · "));
    if (!study.patientMrn.isEmpty() && study.patientMrn != header.patientId)
        lines << Words::tr("Filed under MRN %1").arg(study.patientMrn);
    return lines;
}

QStringList studyLines(const imaging::Study& study, const imaging::Series& series,
                       const QLocale& locale)
{
    QStringList lines;
    if (study.date) {
        lines << formatDate(*study.date, locale) +
                     (study.time ? study.time->toString(QStringLiteral(" HH:mm")) : QString());
    }
    lines << study.description;
    QStringList ofSeries = {series.modality};
    if (series.number)
        ofSeries << Words::tr("Series %1").arg(*series.number);
    ofSeries << series.description;
    ofSeries.removeAll(QString());
    lines << ofSeries.join(QStringLiteral(" · "));
    lines.removeAll(QString());
    return lines;
}

QStringList positionLines(const ImageCaption& caption)
{
    const imaging::DicomHeader& header = caption.header;
    QStringList lines;
    if (header.pixels.frames > 1)
        lines << Words::tr("Frame %1 / %2").arg(caption.frame + 1).arg(header.pixels.frames);
    if (header.imagePosition && header.imageOrientation) {
        const auto along =
            imaging::positionAlongNormal(*header.imagePosition, *header.imageOrientation);
        if (along)
            lines << Words::tr("Position %1 mm").arg(millimetres(*along));
    } else if (header.sliceLocation) {
        lines << Words::tr("Position %1 mm").arg(millimetres(*header.sliceLocation));
    }
    if (header.sliceThickness)
        lines << Words::tr("Thickness %1 mm").arg(*header.sliceThickness, 0, 'g', 3);
    lines << Words::tr("Image %1 / %2").arg(caption.position + 1).arg(caption.count);
    return lines;
}

QStringList viewLines(const ImageCaption& caption)
{
    QStringList lines;
    const QString lossy = lossyMark(caption.header);
    if (!lossy.isEmpty())
        lines << lossy;
    if (caption.isInverted)
        lines << Words::tr("Inverted");
    if (caption.window) {
        lines << Words::tr("C %1  W %2")
                     .arg(figure(caption.window->centre).replace(QLatin1Char('-'), QChar(0x2212)),
                          figure(caption.window->width));
    }
    lines << Words::tr("Zoom %1 %").arg(qRound(caption.zoom * 100));
    return lines;
}

} // namespace

QString nameInFile(const imaging::PersonName& name)
{
    QStringList words = {name.ideographic};
    words.front().remove(QLatin1Char('^'));
    const QStringList parts = name.alphabetic.split(QLatin1Char('^'));
    words << parts.value(0).trimmed().toUpper() << parts.value(1).trimmed();
    words.removeAll(QString());
    return words.isEmpty() ? Words::tr("Name not known") : words.join(QLatin1Char(' '));
}

QString lossyMark(const imaging::DicomHeader& header)
{
    if (!header.isLossy)
        return {};
    if (header.lossyRatio && *header.lossyRatio > 1)
        return Words::tr("Lossy %1:1").arg(figure(*header.lossyRatio));
    return Words::tr("Lossy");
}

CornerTexts cornerTexts(const ImageCaption& caption, const QLocale& locale)
{
    return {patientLines(caption.study, caption.header, locale),
            studyLines(caption.study, caption.series, locale), positionLines(caption),
            viewLines(caption)};
}

} // namespace wardlight::ui
