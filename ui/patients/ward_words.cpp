#include "ui/patients/ward_words.h"

#include "core/patients/vital_text.h"

#include <QCoreApplication>

namespace wardlight::ui {

namespace {

/// The context of this file's translations.
struct WardWords
{
    Q_DECLARE_TR_FUNCTIONS(WardWords)
};

constexpr qint64 Hour = 3'600;
constexpr qint64 Day = 86'400;

} // namespace

QString ageOfValue(const QDateTime& measuredAt, const QDateTime& now)
{
    const qint64 seconds = measuredAt.secsTo(now);
    if (seconds < 60)
        return WardWords::tr("now", "age of a value");
    if (seconds < 90 * 60)
        return WardWords::tr("%1 min", "age of a value").arg(seconds / 60);
    if (seconds < 2 * Day)
        return WardWords::tr("%1 h ago", "age of a value").arg((seconds + Hour / 2) / Hour);
    return WardWords::tr("%1 d ago", "age of a value").arg(seconds / Day);
}

std::optional<SeverityLook> severityLook(const patients::OpenAlerts& open)
{
    if (open.critical > 0) {
        return SeverityLook{WardWords::tr("critical"), QStringLiteral("severity-critical"),
                            &Palette::high, open.critical};
    }
    if (open.high > 0) {
        return SeverityLook{WardWords::tr("high", "severity"), QStringLiteral("severity-high"),
                            &Palette::high, open.high};
    }
    if (open.medium > 0) {
        return SeverityLook{WardWords::tr("medium", "severity"), QStringLiteral("severity-medium"),
                            &Palette::medium, open.medium};
    }
    if (open.low > 0) {
        return SeverityLook{WardWords::tr("low", "severity"), QStringLiteral("severity-low"),
                            &Palette::low, open.low};
    }
    return std::nullopt;
}

QString openAlertsText(const patients::OpenAlerts& open)
{
    const auto look = severityLook(open);
    if (!look)
        return {};
    const int others = open.total() - look->count;
    if (others == 0)
        return WardWords::tr("%1 %2", "number, severity").arg(look->count).arg(look->word);
    return WardWords::tr("%1 %2, %3 more", "number, severity, number of less severe ones")
        .arg(look->count)
        .arg(look->word)
        .arg(others);
}

QString scoreText(const std::optional<vitals::News2>& news2)
{
    if (!news2 || (news2->isApplicable && news2->parts.isEmpty()))
        return {};
    if (!news2->isApplicable)
        return QStringLiteral("–");
    return news2->isComplete() ? QString::number(news2->atLeast())
                               : QStringLiteral("≥ %1").arg(news2->atLeast());
}

QString scoreWord(const std::optional<vitals::News2>& news2)
{
    if (!news2)
        return {};
    if (!news2->isApplicable)
        return WardWords::tr("under 16", "NEWS2 does not hold");
    if (news2->parts.isEmpty())
        return {};
    const auto band = news2->band();
    if (!band)
        return WardWords::tr("incomplete", "NEWS2");
    switch (*band) {
    case vitals::News2Band::Low:
        return WardWords::tr("low", "NEWS2");
    case vitals::News2Band::UrgentWardReview:
        return WardWords::tr("review", "NEWS2: urgent ward review");
    case vitals::News2Band::Urgent:
        return WardWords::tr("urgent", "NEWS2");
    case vitals::News2Band::Emergency:
        return WardWords::tr("emergency", "NEWS2");
    }
    return {};
}

QString scoreSentence(const std::optional<vitals::News2>& news2)
{
    if (!news2)
        return {};
    if (!news2->isApplicable)
        return WardWords::tr("NEWS2 does not hold under 16 years.");
    const auto band = news2->band();
    const QString what = band ? vitals::news2BandText(*band) : QString();
    if (news2->isComplete())
        return WardWords::tr("NEWS2 %1: %2").arg(news2->atLeast()).arg(what);
    QStringList missing;
    for (const QString& part : news2->missing)
        missing << patients::news2PartName(part);
    return WardWords::tr("NEWS2 at least %1, incomplete. Missing: %2.")
        .arg(news2->atLeast())
        .arg(missing.join(WardWords::tr(", ", "between words of a list")));
}

QColor Palette::*bandColour(const std::optional<vitals::News2Band>& band)
{
    if (!band)
        return &Palette::muted;
    switch (*band) {
    case vitals::News2Band::Low:
        return &Palette::text;
    case vitals::News2Band::UrgentWardReview:
    case vitals::News2Band::Urgent:
        return &Palette::medium;
    case vitals::News2Band::Emergency:
        return &Palette::high;
    }
    return &Palette::text;
}

} // namespace wardlight::ui
