#pragma once

#include "core/alerts/alert.h"
#include "core/alerts/alert_rules.h"
#include "core/base/result.h"

#include <QMap>

#include <vector>

namespace wardlight::alerts {

/// An alert to be raised.
struct NewAlert
{
    AlertId id = {}; ///< a null one is filled in
    Severity severity = Severity::Low;
    QString type;         ///< required, at most 50 characters
    QString message = {}; ///< empty: value and limit in words; at most 4,000 characters
    std::optional<PatientId> patient = {};
    std::optional<DeviceId> device = {};
    QString deviceSerial = {}; ///< instead of a device's id
    QString measurementType = {};
    std::optional<double> value = {}; ///< finite
    std::optional<double> limit = {}; ///< finite
    QString unit = {};                ///< at most 20 characters
    QDateTime occurredAt = {};        ///< null: now; not in the future
};

enum class AlertState
{
    Any,
    Open,
    Acknowledged
};

/// Where a page of alerts ended; opaque.
struct AlertCursor
{
    QString createdAt; ///< as the database writes it; empty where there is none
    AlertId id;
};

/// Which alerts to list, the newest first.
struct AlertQuery
{
    AlertState state = AlertState::Any;
    std::optional<PatientId> patient = {};
    std::optional<Severity> severity = {};
    std::optional<AlertCursor> after = {};
    int limit = 100; ///< 1 to 5,000
};

struct AlertPage
{
    std::vector<Alert> alerts;
    std::optional<AlertCursor> next; ///< none on the last page
};

/// Where a page of history ended; opaque.
struct HistoryCursor
{
    QString xid;
    AlertEventId id;
};

/// Which events to list, the latest first.
struct HistoryQuery
{
    std::vector<EventKind> kinds = {}; ///< empty: all
    std::optional<PatientId> patient = {};
    std::optional<HistoryCursor> after = {};
    int limit = 100; ///< 1 to 5,000
};

struct HistoryPage
{
    std::vector<AlertEvent> events;
    std::optional<HistoryCursor> next;
};

/// What became of an alert that somebody wanted to acknowledge.
struct AckOutcome
{
    enum class Kind
    {
        Acknowledged, ///< by this call
        WasAlready,   ///< somebody was there before; acknowledged says who and when
        NotFound
    };
    AlertId id;
    Kind kind = Kind::NotFound;
    Acknowledgement acknowledged;
};

struct NewSilence
{
    PatientId patient;
    QString type;    ///< of the alerts, at most 50 characters
    QDateTime until; ///< in the future, at most LongestSilence ahead
    QString note;
};

/// A place in the stream of changes; opaque. Everything visible in `seen` was read before.
struct ChangeCursor
{
    QString seen;
    QString reading = {};  ///< of the read that is under way; empty between two
    QString afterXid = {}; ///< where its last page ended
    AlertEventId afterEvent = {};
};

/// A part of what happened since a cursor, in the order in which it was written.
struct AlertChanges
{
    std::vector<AlertEvent> events;
    ChangeCursor next;
    bool isComplete = true;   ///< false: there is more, from next
    bool isRestarted = false; ///< the cursor is of another history of this database (a standby took
                              ///< over): read everything anew, go on from next
};

struct ReplayQuery
{
    QString measurementType;
    Limit limit;
    int days = 1; ///< back from now, 1 to 3,660
};

struct ReplayCount
{
    int wouldRaise = 0; ///< episodes, see EpisodeCounter
    int raised = 0;     ///< alerts that were raised for this type and side in these days
};

/// Alerts, what people did about them, and what changed. Blocking and thread-safe.
///
/// Every write, and every answer that names a patient, leaves one audit row in the same
/// transaction. Errors: Invalid, NotFound, AlreadyApplied, and those of Database.
class AlertStore
{
public:
    /// The most alerts one call takes.
    static constexpr int LargestBatch = 20'000;

    virtual ~AlertStore() = default;

    [[nodiscard]] virtual Result<AlertPage> list(const AlertQuery& query) = 0;
    /// How many alerts are open, by severity; every severity is there.
    [[nodiscard]] virtual Result<QMap<Severity, int>> openCounts() = 0;
    [[nodiscard]] virtual Result<HistoryPage> history(const HistoryQuery& query) = 0;

    /// Raises alerts, all or none. @return their ids, in their order
    [[nodiscard]] virtual Result<std::vector<AlertId>>
    raise(const OperationId& operation, const std::vector<NewAlert>& alerts) = 0;

    /// Acknowledges each alert that nobody has acknowledged yet. Of two people at once exactly one
    /// succeeds. @return one outcome an id, in their order
    [[nodiscard]] virtual Result<std::vector<AckOutcome>>
    acknowledge(const OperationId& operation, const std::vector<AlertId>& ids,
                const QString& note) = 0;

    /// Silences a type of alert for a patient; takes the place of an earlier silence of the same.
    [[nodiscard]] virtual Result<SilenceId> silence(const OperationId& operation,
                                                    const NewSilence& silence) = 0;
    /// Ends a silence before its time. @return Error::NotFound when none is in force
    [[nodiscard]] virtual Result<> endSilence(const OperationId& operation,
                                              const PatientId& patient, const QString& type) = 0;
    /// Silences in force, those that end first in front.
    [[nodiscard]] virtual Result<std::vector<Silence>> activeSilences() = 0;

    /// Where the stream of changes stands now: changesSince() it gives all that comes.
    [[nodiscard]] virtual Result<ChangeCursor> position() = 0;
    /// What was committed since, nothing missed and nothing twice, whatever the order of commits;
    /// at most some 1,000 events a call.
    [[nodiscard]] virtual Result<AlertChanges> changesSince(const ChangeCursor& cursor) = 0;

    /// What a limit would have raised over the values on record, and what was raised.
    [[nodiscard]] virtual Result<ReplayCount> replay(const ReplayQuery& query) = 0;
};

} // namespace wardlight::alerts
