#pragma once

#include "core/base/ids.h"

#include <QDateTime>
#include <QString>

#include <array>
#include <optional>

namespace wardlight::alerts {

using AlertEventId = Id<struct AlertEventTag>;
using SilenceId = Id<struct SilenceTag>;

/// How urgent an alert is, the most urgent first.
enum class Severity
{
    Critical,
    High,
    Medium,
    Low
};

inline constexpr std::array AllSeverities = {Severity::Critical, Severity::High, Severity::Medium,
                                             Severity::Low};

/// What the database and the command line say: "critical", "high", "medium", "low".
[[nodiscard]] QString severityCode(Severity severity);
/// Reads severityCode(), any case.
[[nodiscard]] std::optional<Severity> parseSeverity(const QString& code);

/// Whom an alert is about, as a row of a list names them.
struct AlertPatient
{
    PatientId id;
    QString name; ///< as a ward writes it; the MRN where no name is known
    QString mrn;
    QString ward; ///< of the current stay; empty when there is none
    QString bed;
};

struct AlertDevice
{
    DeviceId id;
    QString serialNumber;
    QString kind; ///< device_type: "monitor"
};

/// A person took notice of an alert.
struct Acknowledgement
{
    QString by;   ///< their name; their id where another program wrote only that
    QDateTime at; ///< UTC; null where nothing was recorded
    QString note;
};

/// Something somebody should look at. Texts are what some program wrote: any length, any
/// character; rules in alert_rules.h make them fit to be shown.
struct Alert
{
    AlertId id;
    Severity severity = Severity::Low;
    QString type; ///< "heart_rate_high", "object_integrity"
    QString message;
    std::optional<AlertPatient> patient;
    std::optional<AlertDevice> device;
    QString measurementType;     ///< "heart_rate"; empty where nothing was measured
    std::optional<double> value; ///< finite
    std::optional<double> limit; ///< that the value broke; finite
    QString unit;
    QDateTime createdAt;  ///< UTC; null where another program wrote none
    QDateTime occurredAt; ///< UTC, when it was measured; null where it was not said
    std::optional<Acknowledgement> acknowledged;
};

/// Alerts of one type for one patient make no noise and catch no eye until an instant.
struct Silence
{
    SilenceId id;
    AlertPatient patient;
    QString type; ///< of the alerts
    QDateTime startedAt;
    QDateTime until;
    QString person;
    QString note;
};

enum class EventKind
{
    Raised,
    Acknowledged,
    Silenced,
    Unsilenced
};

/// What the database and the command line say: "raised", "acknowledged", "silenced", "unsilenced".
[[nodiscard]] QString eventCode(EventKind kind);
[[nodiscard]] std::optional<EventKind> parseEventKind(const QString& code);

/// Something that happened to an alert, or to the alerts of a type; never changes.
struct AlertEvent
{
    AlertEventId id;
    EventKind kind = EventKind::Raised;
    QDateTime occurredAt; ///< UTC, when it was recorded
    QString person;
    QString note;
    QString type;                        ///< of the alert or the silence
    QDateTime silencedUntil;             ///< UTC; null unless silenced
    std::optional<AlertPatient> patient; ///< of the alert or the silence
    std::optional<Alert> alert;          ///< as it is now; none for silences
};

} // namespace wardlight::alerts
