#include "core/vitals/vitals_store_pg.h"

#include "core/vitals/disclosures.h"
#include "core/vitals/vital_type.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace wardlight::vitals {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

/// The context of this file's translations.
struct VitalsStoreTexts
{
    Q_DECLARE_TR_FUNCTIONS(VitalsStoreTexts)
};

/// $1 patient, $2 type, $3 and $4 the range, $5 whether flagged values are left out.
const std::string ChosenMeasurements = R"(
    FROM measurements m
    WHERE m.patient_id = $1 AND m.measurement_type = $2
      AND m.measured_at >= coalesce($3::timestamptz, '-infinity')
      AND m.measured_at < coalesce($4::timestamptz, 'infinity')
      AND NOT ($5 AND m.flags <> '{}')
)";

const std::string SampleColumns = R"(
    m.patient_id, d.serial_number, m.measurement_type, m.value, m.unit, m.measured_at, m.flags,
    m.uploaded_at)";

/// Every type that the patients in $1 have, found by one index look-up each: (patient_id, type).
const std::string KnownTypes = R"(
    WITH RECURSIVE known (patient_id, type) AS (
        SELECT patient, (SELECT min(measurement_type) FROM measurements WHERE patient_id = patient)
        FROM unnest($1::uuid[]) AS patient
        UNION ALL
        SELECT known.patient_id,
               (SELECT min(m.measurement_type) FROM measurements m
                WHERE m.patient_id = known.patient_id AND m.measurement_type > known.type)
        FROM known WHERE known.type IS NOT NULL)
)";

Sample sampleOf(const Row& row)
{
    Sample sample;
    if (!row["patient_id"].isNull())
        sample.patient = row["patient_id"].id<PatientId>();
    sample.device = row["serial_number"].text();
    sample.type = row["measurement_type"].text();
    sample.value = row["value"].number();
    sample.unit = row["unit"].text();
    sample.measuredAt = row["measured_at"].instant();
    sample.flags = row["flags"].texts();
    sample.uploadedAt = row["uploaded_at"].instant();
    return sample;
}

QJsonValue isoOrNull(const QDateTime& instant)
{
    return instant.isValid() ? QJsonValue(instant.toUTC().toString(Qt::ISODateWithMs))
                             : QJsonValue();
}

/// What was asked for and how much of it was shown; never a value.
QJsonObject readDetail(const QString& type, const TimeRange& range, qint64 count)
{
    return {{QStringLiteral("type"), type.isEmpty() ? QJsonValue() : QJsonValue(type)},
            {QStringLiteral("from"), isoOrNull(range.from)},
            {QStringLiteral("to"), isoOrNull(range.to)},
            {QStringLiteral("count"), count}};
}

security::AuditEntry recordEntry(const QString& source, const std::vector<Reading>& readings,
                                 const std::vector<RecordOutcome>& outcomes)
{
    QSet<PatientId> patients;
    for (const Reading& reading : readings) {
        if (reading.patient)
            patients.insert(*reading.patient);
    }
    QStringList ids;
    for (const PatientId& patient : patients)
        ids << patient.toString();
    ids.sort();
    const auto count = [&outcomes](RecordOutcome::Recording recording) {
        return qint64(std::count_if(
            outcomes.begin(), outcomes.end(),
            [recording](const RecordOutcome& outcome) { return outcome.recording == recording; }));
    };
    return {QStringLiteral("vitals.record"),
            patients.size() == 1 ? std::optional(*patients.cbegin()) : std::nullopt, source,
            QJsonObject{{QStringLiteral("added"), count(RecordOutcome::Recording::Added)},
                        {QStringLiteral("unchanged"), count(RecordOutcome::Recording::Unchanged)},
                        {QStringLiteral("rejected"), count(RecordOutcome::Recording::Rejected)},
                        {QStringLiteral("patients"), QJsonArray::fromStringList(ids)}}};
}

std::string windowExpression(WindowFunction function)
{
    switch (function) {
    case WindowFunction::Mean:
        return "avg(m.value)";
    case WindowFunction::Minimum:
        return "min(m.value)";
    case WindowFunction::Maximum:
        return "max(m.value)";
    case WindowFunction::Count:
        return "count(*)";
    case WindowFunction::Last:
        return "(array_agg(m.value ORDER BY m.measured_at DESC, m.measurement_id DESC))[1]";
    }
    return {};
}

QString milliseconds(std::chrono::milliseconds width)
{
    return QStringLiteral("%1 milliseconds").arg(width.count());
}

Window windowOf(const Row& row, WindowFunction function)
{
    Window window;
    window.start = row["start"].instant();
    window.value = row["value"].number();
    window.unit = function == WindowFunction::Count ? QStringLiteral("1") : row["unit"].text();
    for (const QString& some : row["flags"].texts())
        window.flags += some.split(u',');
    window.flags.removeDuplicates();
    window.flags.sort();
    return window;
}

QStringList idTexts(const std::vector<PatientId>& patients)
{
    QStringList texts;
    for (const PatientId& patient : patients)
        texts << patient.toString();
    return texts;
}

Rows readLatest(Transaction& tx, const std::vector<PatientId>& patients, const QDateTime& at)
{
    return tx.exec(KnownTypes + "SELECT" + SampleColumns + R"(
        FROM known
        CROSS JOIN LATERAL (
            SELECT * FROM measurements
            WHERE patient_id = known.patient_id AND measurement_type = known.type
              AND measured_at <= coalesce($2::timestamptz, 'infinity')
            ORDER BY measured_at DESC, measurement_id DESC LIMIT 1) m
        JOIN devices d ON d.device_id = m.device_id
        ORDER BY m.patient_id, m.measurement_type)",
                   {Param(idTexts(patients)), Param(at)});
}

QHash<PatientId, LatestSamples> latestOf(const Rows& rows)
{
    QHash<PatientId, LatestSamples> latest;
    for (const Row row : rows) {
        const Sample sample = sampleOf(row);
        latest[*sample.patient].insert(sample.type, sample);
    }
    return latest;
}

Result<> checkWindow(const WindowQuery& query)
{
    if (query.width.count() < 1)
        return fail(ErrorCode::Invalid,
                    VitalsStoreTexts::tr("A window must be at least 1 ms wide."));
    return {};
}

} // namespace

PostgresVitalsStore::PostgresVitalsStore(std::shared_ptr<postgres::Database> database,
                                         security::AuditContext audit,
                                         std::shared_ptr<const Clock> clock)
    : m_database(std::move(database)), m_audit(std::move(audit)), m_clock(std::move(clock)),
      m_disclosures(std::make_unique<Disclosures>())
{}

PostgresVitalsStore::~PostgresVitalsStore() = default;

Result<std::vector<RecordOutcome>> PostgresVitalsStore::record(const OperationId& operation,
                                                               const QString& source,
                                                               const std::vector<Reading>& readings)
{
    if (readings.size() > std::size_t(LargestBatch))
        return fail(ErrorCode::Limit,
                    VitalsStoreTexts::tr("Too many readings were handed over at once."),
                    QStringLiteral("%1 readings in one batch").arg(readings.size()));
    if (readings.empty())
        return std::vector<RecordOutcome>();
    const QDateTime now = m_clock->now();
    if (const auto prepared = prepareMonths(*m_database, readings, now); !prepared)
        return propagate(prepared);
    return m_database->write(operation, [&](Transaction& tx) -> Result<std::vector<RecordOutcome>> {
        const std::vector<RecordOutcome> outcomes = recordReadings(tx, readings, now);
        recordAudit(tx, m_audit, recordEntry(source, readings, outcomes));
        return outcomes;
    });
}

Result<SamplePage> PostgresVitalsStore::samples(const SampleQuery& query)
{
    if (query.limit < 1 || query.limit > LargestAnswer)
        return fail(ErrorCode::Invalid,
                    VitalsStoreTexts::tr("The limit must be between 1 and %1.").arg(LargestAnswer));
    const std::string sql =
        "SELECT m.measurement_id, m.measured_at::text AS cursor_time," + SampleColumns + R"(
        FROM measurements m JOIN devices d ON d.device_id = m.device_id
        WHERE m.patient_id = $1 AND ($2 = '' OR m.measurement_type = $2)
          AND m.measured_at >= coalesce($3::timestamptz, '-infinity')
          AND m.measured_at < coalesce($4::timestamptz, 'infinity')
          AND NOT ($5 AND m.flags <> '{}')
          AND ($6::timestamptz IS NULL
               OR (m.measured_at, m.measurement_id) < ($6::timestamptz, $7::uuid))
        ORDER BY m.measured_at DESC, m.measurement_id DESC LIMIT $8)";
    const auto after = query.before;
    const std::vector<Param> params{query.patient,
                                    query.type,
                                    query.range.from,
                                    query.range.to,
                                    query.isWithoutFlagged,
                                    after ? Param(after->measuredAt) : Param(nullptr),
                                    after ? Param(after->id) : Param(nullptr),
                                    qint64(query.limit) + 1};
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<SamplePage> {
        const Rows rows = tx.exec(sql, params);
        const int count = std::min(rows.size(), query.limit);
        SamplePage page;
        page.samples.reserve(std::size_t(count));
        for (int i = 0; i < count; ++i)
            page.samples.push_back(sampleOf(rows[i]));
        if (rows.size() > count)
            page.next = SampleCursor{rows[count - 1]["cursor_time"].text(),
                                     rows[count - 1]["measurement_id"].uuid()};
        recordAudit(tx, m_audit,
                    {QStringLiteral("vitals.query"), query.patient, query.patient.toString(),
                     readDetail(query.type, query.range, count)});
        return page;
    });
}

Result<std::vector<Window>> PostgresVitalsStore::windows(const WindowQuery& query)
{
    if (const auto checked = checkWindow(query); !checked)
        return propagate(checked);
    const std::string sql =
        "SELECT date_bin($6::interval, m.measured_at, '1970-01-01 00:00+00') AS start, m.unit, " +
        windowExpression(query.function) +
        " AS value, coalesce(array_agg(array_to_string(m.flags, ',')) "
        "FILTER (WHERE m.flags <> '{}'), '{}') AS flags" +
        ChosenMeasurements + "GROUP BY start, m.unit ORDER BY start, m.unit";
    const std::vector<Param> params{query.patient,          query.type,
                                    query.range.from,       query.range.to,
                                    query.isWithoutFlagged, milliseconds(query.width)};
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<std::vector<Window>> {
        const Rows rows = tx.exec(sql, params);
        std::vector<Window> windows;
        for (const Row row : rows)
            windows.push_back(windowOf(row, query.function));
        recordAudit(tx, m_audit,
                    {QStringLiteral("vitals.windows"), query.patient, query.patient.toString(),
                     readDetail(query.type, query.range, qint64(windows.size()))});
        return windows;
    });
}

Result<Statistics> PostgresVitalsStore::statistics(const StatisticsQuery& query)
{
    const std::string sql =
        "SELECT count(*) AS count, avg(m.value) AS mean, min(m.value) AS minimum, "
        "max(m.value) AS maximum, count(*) FILTER (WHERE m.flags <> '{}') AS flagged, "
        "min(m.unit) AS unit, max(m.unit) AS other_unit" +
        ChosenMeasurements;
    const std::vector<Param> params{query.patient, query.type, query.range.from, query.range.to,
                                    query.isWithoutFlagged};
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<Statistics> {
        const Rows rows = tx.exec(sql, params);
        const Row row = rows.first();
        if (row["unit"].text() != row["other_unit"].text())
            return fail(ErrorCode::Invalid,
                        VitalsStoreTexts::tr("The values come in several units (%1, %2, …), which "
                                             "have no common mean. Narrow the range.")
                            .arg(row["unit"].text(), row["other_unit"].text()));
        recordAudit(tx, m_audit,
                    {QStringLiteral("vitals.statistics"), query.patient, query.patient.toString(),
                     readDetail(query.type, query.range, row["count"].int64())});
        return Statistics{row["count"].int64(),         row["mean"].maybeNumber(),
                          row["minimum"].maybeNumber(), row["maximum"].maybeNumber(),
                          row["unit"].text(),           row["flagged"].int64()};
    });
}

Result<Sample> PostgresVitalsStore::latestOfDevice(const QString& serialNumber, const QString& type)
{
    const std::string sql = "SELECT" + SampleColumns + R"(
        FROM measurements m JOIN devices d ON d.device_id = m.device_id
        WHERE m.device_id = $1 AND m.measurement_type = $2
        ORDER BY m.measured_at DESC, m.measurement_id DESC LIMIT 1)";
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<Sample> {
        const Rows device =
            tx.exec("SELECT device_id FROM devices WHERE serial_number = $1", {serialNumber});
        if (device.isEmpty())
            return fail(ErrorCode::NotFound,
                        VitalsStoreTexts::tr("There is no device with the serial number %1.")
                            .arg(serialNumber));
        const Rows rows = tx.exec(sql, {device.first()["device_id"].id<DeviceId>(), type});
        if (rows.isEmpty())
            return fail(ErrorCode::NotFound,
                        VitalsStoreTexts::tr("The device %1 has measured no %2 yet.")
                            .arg(serialNumber, vitalName(type)));
        const Sample sample = sampleOf(rows.first());
        recordAudit(tx, m_audit,
                    {QStringLiteral("vitals.latest"), sample.patient, serialNumber,
                     QJsonObject{{QStringLiteral("type"), type}}});
        return sample;
    });
}

Result<LatestSamples> PostgresVitalsStore::latestOfPatient(const PatientId& patient,
                                                           const QDateTime& at)
{
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<LatestSamples> {
        const LatestSamples latest = latestOf(readLatest(tx, {patient}, at)).value(patient);
        recordAudit(tx, m_audit,
                    {QStringLiteral("vitals.latest"), patient, patient.toString(),
                     QJsonObject{{QStringLiteral("at"), isoOrNull(at)},
                                 {QStringLiteral("count"), latest.size()}}});
        return latest;
    });
}

Result<QHash<PatientId, LatestSamples>>
PostgresVitalsStore::latestOfPatients(const std::vector<PatientId>& patients, const QDateTime& at)
{
    using Latest = QHash<PatientId, LatestSamples>;
    if (patients.empty())
        return Latest();
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<Latest> {
        const Latest latest = latestOf(readLatest(tx, patients, at));
        QStringList shown;
        for (auto patient = latest.cbegin(); patient != latest.cend(); ++patient)
            shown << patient.key().toString();
        shown.sort();
        recordAudit(tx, m_audit,
                    {QStringLiteral("vitals.overview"), std::nullopt, QString(),
                     QJsonObject{{QStringLiteral("count"), shown.size()},
                                 {QStringLiteral("patients"), QJsonArray::fromStringList(shown)}}});
        return latest;
    });
}

Result<Extent> PostgresVitalsStore::extent(const PatientId& patient)
{
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<Extent> {
        const Rows rows = tx.exec(KnownTypes + R"(
            SELECT type,
                   (SELECT min(measured_at) FROM measurements m
                    WHERE m.patient_id = known.patient_id AND m.measurement_type = known.type)
                   AS first,
                   (SELECT max(measured_at) FROM measurements m
                    WHERE m.patient_id = known.patient_id AND m.measurement_type = known.type)
                   AS last
            FROM known WHERE type IS NOT NULL ORDER BY type COLLATE "C")",
                                  {Param(idTexts({patient}))});
        Extent extent;
        for (const Row row : rows) {
            const QDateTime first = row["first"].instant(), last = row["last"].instant();
            extent.first = extent.types.isEmpty() ? first : std::min(extent.first, first);
            extent.last = extent.types.isEmpty() ? last : std::max(extent.last, last);
            extent.types << row["type"].text();
        }
        recordAudit(tx, m_audit,
                    {QStringLiteral("vitals.extent"), patient, patient.toString(),
                     QJsonObject{{QStringLiteral("types"), extent.types.size()}}});
        return extent;
    });
}

} // namespace wardlight::vitals
