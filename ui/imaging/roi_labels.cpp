#include "ui/imaging/roi_labels.h"

#include <QCoreApplication>

#include <cmath>

namespace wardlight::ui {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(RoiLabels)
};

/// Four figures at most, with a true minus sign.
QString figure(double value)
{
    const int decimals = std::abs(value) >= 100 ? 0 : 1;
    return QString::number(value, 'f', decimals).replace(QLatin1Char('-'), QChar(0x2212));
}

/// What a person must know about the millimetres; empty where they are those of the patient.
QString sourceNote(imaging::SpacingSource source)
{
    switch (source) {
    case imaging::SpacingSource::ImagerPixelSpacing:
        return Words::tr("at the detector, not in the patient");
    case imaging::SpacingSource::NominalScannedPixelSpacing:
        return Words::tr("of the scanned film");
    case imaging::SpacingSource::UltrasoundRegion:
        return Words::tr("by the ultrasound's scale");
    case imaging::SpacingSource::PixelSpacing:
    case imaging::SpacingSource::None:
        break;
    }
    return {};
}

QStringList valueLines(const imaging::RoiFigures& figures)
{
    if (!figures.mean)
        return {};
    const QString unit = figures.unit.isEmpty() ? QString() : u' ' + figures.unit;
    return {
        Words::tr("Mean %1%2, SD %3").arg(figure(*figures.mean), unit, figure(*figures.deviation)),
        Words::tr("%1 to %2%3, %4 pixels")
            .arg(figure(*figures.least), figure(*figures.greatest), unit)
            .arg(figures.pixels)};
}

} // namespace

QStringList roiLabel(imaging::RoiKind kind, const imaging::RoiFigures& figures)
{
    QStringList lines;
    switch (kind) {
    case imaging::RoiKind::Length:
        lines << (figures.lengthMm ? Words::tr("%1 mm").arg(figure(*figures.lengthMm))
                                   : Words::tr("%1 pixels").arg(figure(figures.lengthPixels)));
        break;
    case imaging::RoiKind::Ellipse:
        if (figures.areaMm2)
            lines << Words::tr("%1 mm²").arg(figure(*figures.areaMm2));
        lines += valueLines(figures);
        break;
    }
    const QString note = sourceNote(figures.spacingSource);
    if (!note.isEmpty())
        lines << note;
    return lines;
}

} // namespace wardlight::ui
