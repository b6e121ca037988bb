#include "ui/alerts/alert_words.h"

#include "core/alerts/alert_rules.h"
#include "ui/common/formats.h"

#include <QCoreApplication>

namespace wardlight::ui {

using alerts::Severity;

namespace {

/// The context of this file's translations.
struct AlertWords
{
    Q_DECLARE_TR_FUNCTIONS(AlertWords)
};

} // namespace

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return AlertWords::tr("Critical");
    case Severity::High:
        return AlertWords::tr("High");
    case Severity::Medium:
        return AlertWords::tr("Medium");
    case Severity::Low:
        return AlertWords::tr("Low");
    }
    return {};
}

QString severityWords(const alerts::Alert& alert)
{
    if (!alerts::isTechnical(alert))
        return severityWord(alert.severity);
    switch (alert.severity) {
    case Severity::Critical:
        return AlertWords::tr("Technical, critical");
    case Severity::High:
        return AlertWords::tr("Technical, high");
    case Severity::Medium:
        return AlertWords::tr("Technical, medium");
    case Severity::Low:
        return AlertWords::tr("Technical, low");
    }
    return {};
}

QString severityIcon(Severity severity, bool isTechnical)
{
    return QStringLiteral("severity-") +
           (isTechnical ? QStringLiteral("technical") : alerts::severityCode(severity));
}

QColor Palette::*severityColour(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
    case Severity::High:
        return &Palette::high;
    case Severity::Medium:
        return &Palette::medium;
    case Severity::Low:
        return &Palette::low;
    }
    return &Palette::text;
}

QString sinceText(const QDateTime& since, const QDateTime& now)
{
    if (!since.isValid())
        return AlertWords::tr("Not known");
    const QDateTime local = since.toLocalTime();
    const QString clock = formatTime(local);
    const QString text =
        local.date() == now.toLocalTime().date() ? clock : formatDate(local.date()) + u' ' + clock;
    return since > now.addSecs(60) ? AlertWords::tr("%1, ahead of this clock").arg(text) : text;
}

QString ageText(const QDateTime& since, const QDateTime& now)
{
    if (!since.isValid() || since > now)
        return {};
    constexpr qint64 Hour = 60;
    constexpr qint64 Day = 24 * Hour;
    const qint64 minutes = since.secsTo(now) / 60;
    if (minutes < 1)
        return AlertWords::tr("now");
    if (minutes < Hour)
        return AlertWords::tr("%1 min").arg(minutes);
    if (minutes < 2 * Day)
        return AlertWords::tr("%1 h").arg(minutes / Hour);
    return AlertWords::tr("%1 d").arg(minutes / Day);
}

QString patientWords(const std::optional<alerts::AlertPatient>& patient)
{
    return patient ? alerts::plainLine(patient->name) : AlertWords::tr("No patient");
}

QString placeWords(const std::optional<alerts::AlertPatient>& patient)
{
    return patient ? alerts::plainLine(patient->ward + u' ' + patient->bed) : QString();
}

QString acknowledgedWords(const alerts::Acknowledgement& acknowledged, const QDateTime& now)
{
    return AlertWords::tr("Acknowledged by %1 at %2")
        .arg(alerts::plainLine(acknowledged.by), sinceText(acknowledged.at, now));
}

} // namespace wardlight::ui
