#include "core/alerts/alert.h"

namespace wardlight::alerts {

QString severityCode(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return QStringLiteral("critical");
    case Severity::High:
        return QStringLiteral("high");
    case Severity::Medium:
        return QStringLiteral("medium");
    case Severity::Low:
        return QStringLiteral("low");
    }
    return {};
}

std::optional<Severity> parseSeverity(const QString& code)
{
    for (const Severity severity : AllSeverities) {
        if (code.compare(severityCode(severity), Qt::CaseInsensitive) == 0)
            return severity;
    }
    return std::nullopt;
}

QString eventCode(EventKind kind)
{
    switch (kind) {
    case EventKind::Raised:
        return QStringLiteral("raised");
    case EventKind::Acknowledged:
        return QStringLiteral("acknowledged");
    case EventKind::Silenced:
        return QStringLiteral("silenced");
    case EventKind::Unsilenced:
        return QStringLiteral("unsilenced");
    }
    return {};
}

std::optional<EventKind> parseEventKind(const QString& code)
{
    for (const EventKind kind :
         {EventKind::Raised, EventKind::Acknowledged, EventKind::Silenced, EventKind::Unsilenced}) {
        if (code.compare(eventCode(kind), Qt::CaseInsensitive) == 0)
            return kind;
    }
    return std::nullopt;
}

} // namespace wardlight::alerts
