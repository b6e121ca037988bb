#include "core/alerts/alert_replay.h"
#include "core/alerts/alert_store_pg.h"

#include <QCoreApplication>

namespace wardlight::alerts {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Transaction;

constexpr int MostDays = 3'660;

/// The context of this file's translations.
struct ReplayTexts
{
    Q_DECLARE_TR_FUNCTIONS(ReplayTexts)
};

struct Period
{
    QString type;
    QDateTime from;
    QDateTime to;
};

/// A patient, or a device whose values belong to nobody.
struct Source
{
    QUuid patient;
    QUuid device;
};

std::vector<Source> sourcesOf(Transaction& tx, const Period& period)
{
    std::vector<Source> sources;
    for (const Row row : tx.exec(R"(
        SELECT DISTINCT patient_id,
            CASE WHEN patient_id IS NULL THEN device_id END AS device_id
        FROM measurements
        WHERE measurement_type = $1 AND measured_at >= $2 AND measured_at <= $3
        ORDER BY patient_id, device_id)",
                                 {Param(period.type), Param(period.from), Param(period.to)})) {
        sources.push_back({row["patient_id"].uuid(), row["device_id"].uuid()});
    }
    return sources;
}

int episodesOf(Transaction& tx, const Source& source, const Period& period, const Limit& limit)
{
    const char* const ofPatient = "SELECT value FROM measurements WHERE patient_id = $1 "
                                  "AND measurement_type = $2 AND measured_at >= $3 "
                                  "AND measured_at <= $4 ORDER BY measured_at, measurement_id";
    const char* const ofDevice =
        "SELECT value FROM measurements WHERE device_id = $1 AND patient_id IS NULL "
        "AND measurement_type = $2 AND measured_at >= $3 "
        "AND measured_at <= $4 ORDER BY measured_at, measurement_id";
    const bool isPatient = !source.patient.isNull();
    EpisodeCounter counter(limit);
    for (const Row row : tx.exec(isPatient ? ofPatient : ofDevice,
                                 {Param(isPatient ? source.patient : source.device),
                                  Param(period.type), Param(period.from), Param(period.to)})) {
        if (row["value"].text() != QLatin1String("NaN"))
            counter.add(row["value"].number());
    }
    return counter.episodes();
}

/// Alerts on record for this kind of measurement, whoever raised them. One that is known to be for
/// the other side of a limit does not count.
int raisedIn(Transaction& tx, const Period& period, LimitSide side)
{
    const bool isHigh = side == LimitSide::High;
    return tx
        .exec(R"(
        SELECT count(*) AS number FROM alerts
        WHERE coalesce(occurred_at, created_at) >= $2 AND coalesce(occurred_at, created_at) <= $3
            AND (measurement_type = $1 OR measurement_type IS NULL
                 AND (alert_type = $1 OR alert_type IN ($1 || '_high', $1 || '_low')))
            AND alert_type <> $1 || $4
            AND CASE WHEN value IS NULL OR limit_value IS NULL THEN true
                     WHEN $5 THEN value >= limit_value ELSE value <= limit_value END)",
              {Param(period.type), Param(period.from), Param(period.to),
               Param(isHigh ? QStringLiteral("_low") : QStringLiteral("_high")), Param(isHigh)})
        .first()["number"]
        .integer();
}

} // namespace

Result<ReplayCount> PostgresAlertStore::replay(const ReplayQuery& query)
{
    if (query.days < 1 || query.days > MostDays)
        return fail(ErrorCode::Invalid,
                    ReplayTexts::tr("The number of days must be between 1 and %1.").arg(MostDays));
    const QDateTime now = m_clock->now();
    const Period period{query.measurementType, now.addDays(-query.days), now};
    return m_database->readRecent([&](Transaction& tx) -> Result<ReplayCount> {
        ReplayCount count;
        for (const Source& source : sourcesOf(tx, period))
            count.wouldRaise += episodesOf(tx, source, period, query.limit);
        count.raised = raisedIn(tx, period, query.limit.side);
        return count;
    });
}

} // namespace wardlight::alerts
