#include "core/base/sha256.h"
#include "core/postgres/partitions.h"
#include "core/vitals/intake.h"
#include "core/vitals/vitals_store_pg.h"

#include <QHash>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <set>

namespace wardlight::vitals {

namespace {

using postgres::Row;
using postgres::Transaction;
using Recording = RecordOutcome::Recording;

const QString Systolic = QStringLiteral("blood_pressure_systolic");
const QString Diastolic = QStringLiteral("blood_pressure_diastolic");
const QString Mean = QStringLiteral("blood_pressure_mean");

struct NewRow
{
    QUuid id;
    Sample sample;
    std::size_t reading = 0; ///< its place among the readings
};

QString numberText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString instantText(const QDateTime& instant)
{
    return instant.toUTC().toString(Qt::ISODateWithMs);
}

QString patientText(const Sample& sample)
{
    return sample.patient ? sample.patient->toString() : QString();
}

/// The same sample always has the same id: a UUID version 7 of its time, whose random bits are a
/// hash of everything else about it.
QUuid sampleId(const Sample& sample)
{
    const QString identity = QStringList{sample.device, patientText(sample), sample.type,
                                         numberText(sample.value), sample.unit}
                                 .join(QChar(u'\x1f'));
    QByteArray bytes = Sha256::of(identity.toUtf8()).toBytes().first(16);
    const auto timeMs = quint64(sample.measuredAt.toMSecsSinceEpoch());
    for (int i = 0; i < 6; ++i)
        bytes[i] = char(timeMs >> (40 - 8 * i));
    bytes[6] = char((uchar(bytes[6]) & 0x0f) | 0x70);
    bytes[8] = char((uchar(bytes[8]) & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes);
}

/// Applies the rules of intake; what they reject is an outcome already.
std::vector<NewRow> plan(const std::vector<Reading>& readings, const QDateTime& now,
                         std::vector<RecordOutcome>& outcomes)
{
    std::vector<NewRow> rows;
    rows.reserve(readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
        auto sample = assess(readings[i], now);
        if (!sample) {
            outcomes[i] = {Recording::Rejected, {}, sample.error()};
            continue;
        }
        const QUuid id = sampleId(*sample);
        outcomes[i] = {Recording::Unchanged, id, {}};
        rows.push_back({id, std::move(*sample), i});
    }
    return rows;
}

/// The devices by serial number; those that are not known are added.
QHash<QString, QString> ensureDevices(Transaction& tx, const std::vector<NewRow>& rows)
{
    QMap<QString, QDateTime> lastSeen; // sorted: all writers lock in the same order
    for (const NewRow& row : rows) {
        QDateTime& seen = lastSeen[row.sample.device];
        seen = seen.isValid() ? std::max(seen, row.sample.measuredAt) : row.sample.measuredAt;
    }
    QStringList serials, times;
    for (auto device = lastSeen.cbegin(); device != lastSeen.cend(); ++device) {
        serials << device.key();
        times << instantText(*device);
    }
    tx.exec(R"(
        INSERT INTO devices (serial_number, device_type)
        SELECT serial, 'monitor' FROM unnest($1::text[]) AS serial ORDER BY serial
        ON CONFLICT (serial_number) DO NOTHING)",
            {serials});
    tx.exec(R"(
        UPDATE devices SET last_seen = seen.at::timestamptz
        FROM unnest($1::text[], $2::text[]) AS seen (serial, at)
        WHERE devices.serial_number = seen.serial
          AND (last_seen IS NULL OR last_seen < seen.at::timestamptz))",
            {serials, times});
    QHash<QString, QString> ids;
    for (const Row row : tx.exec(
             "SELECT serial_number, device_id FROM devices WHERE serial_number = ANY ($1::text[])",
             {serials}))
        ids.insert(row["serial_number"].text(), row["device_id"].text());
    return ids;
}

/// @return the ids that were not on record
QSet<QUuid> insertRows(Transaction& tx, const std::vector<NewRow>& rows,
                       const QHash<QString, QString>& devices)
{
    QStringList ids, deviceIds, patients, types, values, units, times, flags;
    for (const NewRow& row : rows) {
        const Sample& sample = row.sample;
        ids << row.id.toString(QUuid::WithoutBraces);
        deviceIds << devices.value(sample.device);
        patients << patientText(sample);
        types << sample.type;
        values << numberText(sample.value);
        units << sample.unit;
        times << instantText(sample.measuredAt);
        flags << sample.flags.join(u',');
    }
    const auto inserted = tx.exec(R"(
        INSERT INTO measurements (measurement_id, device_id, patient_id, measurement_type, value,
                                  unit, measured_at, flags)
        SELECT id::uuid, device::uuid, nullif(patient, '')::uuid, type, value::numeric, unit,
               at::timestamptz, string_to_array(flags, ',')
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                    $7::text[], $8::text[])
             AS new (id, device, patient, type, value, unit, at, flags)
        ORDER BY at::timestamptz, id
        ON CONFLICT (measurement_id, measured_at) DO NOTHING
        RETURNING measurement_id)",
                                  {ids, deviceIds, patients, types, values, units, times, flags});
    QSet<QUuid> added;
    for (const Row row : inserted)
        added.insert(row["measurement_id"].uuid());
    return added;
}

/// Flags blood pressures of one device, patient and time that contradict each other, whichever of
/// them came first.
void flagPressures(Transaction& tx, const std::vector<NewRow>& rows,
                   const QHash<QString, QString>& devices)
{
    QStringList deviceIds, times;
    for (const NewRow& row : rows) {
        const QString& type = row.sample.type;
        if (type != Systolic && type != Diastolic && type != Mean)
            continue;
        deviceIds << devices.value(row.sample.device);
        times << instantText(row.sample.measuredAt);
    }
    if (deviceIds.isEmpty())
        return;
    tx.exec(R"(
        WITH touched AS (
            SELECT DISTINCT device::uuid AS device_id, at::timestamptz AS measured_at
            FROM unnest($1::text[], $2::text[]) AS new (device, at)),
        pressures AS (
            SELECT m.measurement_id, m.measured_at, m.measurement_type AS type, m.value,
                   min(m.value) FILTER (WHERE m.measurement_type = $3) OVER same AS systolic,
                   max(m.value) FILTER (WHERE m.measurement_type = $4) OVER same AS diastolic
            FROM touched JOIN measurements m USING (device_id, measured_at)
            WHERE m.measurement_type IN ($3, $4, $5)
            WINDOW same AS (PARTITION BY m.device_id, m.patient_id, m.measured_at)),
        doubtful AS (
            SELECT measurement_id, measured_at, $6::text AS flag FROM pressures
            WHERE type <> $5 AND diastolic >= systolic
            UNION ALL
            SELECT measurement_id, measured_at, $7::text FROM pressures
            WHERE type = $5 AND (value > systolic OR value < diastolic))
        UPDATE measurements m SET flags = array_append(m.flags, d.flag)
        FROM doubtful d
        WHERE m.measurement_id = d.measurement_id AND m.measured_at = d.measured_at
          AND NOT d.flag = ANY (m.flags))",
            {deviceIds, times, Systolic, Diastolic, Mean, flag::DiastolicNotBelowSystolic,
             flag::MeanOutsidePressures});
}

} // namespace

Result<> prepareMonths(postgres::Database& database, const std::vector<Reading>& readings,
                       const QDateTime& now)
{
    std::set<QDate> days;
    for (const Reading& reading : readings) {
        const QDate day = reading.measuredAt.toUTC().date();
        if (day.isValid())
            days.insert(QDate(day.year(), day.month(), 1));
    }
    const auto made =
        postgres::ensureMonthlyPartitions(database, postgres::measurementsTable(), days, now);
    if (!made && made.error().code != ErrorCode::Permission)
        return propagate(made);
    return {};
}

std::vector<RecordOutcome> recordReadings(Transaction& tx, const std::vector<Reading>& readings,
                                          const QDateTime& now)
{
    std::vector<RecordOutcome> outcomes(readings.size());
    const std::vector<NewRow> rows = plan(readings, now, outcomes);
    if (rows.empty())
        return outcomes;
    const QHash<QString, QString> devices = ensureDevices(tx, rows);
    QSet<QUuid> added = insertRows(tx, rows, devices);
    if (!added.isEmpty())
        flagPressures(tx, rows, devices);
    for (const NewRow& row : rows) {
        if (added.remove(row.id)) // the first of several equal readings
            outcomes[row.reading].recording = Recording::Added;
    }
    return outcomes;
}

} // namespace wardlight::vitals
