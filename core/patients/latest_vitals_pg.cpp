#include "core/patients/latest_vitals_pg.h"

namespace wardlight::patients {

namespace {

using postgres::Row;
using postgres::Transaction;

/// The newest row of measurements for t.patient_id and t.measurement_type, from the end of the
/// index measurements_patient_type in each partition.
const std::string NewestValue =
    "CROSS JOIN LATERAL ("
    "SELECT m.value, m.unit, m.measured_at, m.uploaded_at, m.flags FROM measurements m "
    "WHERE m.patient_id = t.patient_id AND m.measurement_type = t.measurement_type "
    "ORDER BY m.measured_at DESC, m.measurement_id DESC LIMIT 1) v ";

vitals::Sample readSample(const Row& row)
{
    vitals::Sample sample;
    sample.patient = row["patient_id"].id<PatientId>();
    sample.type = row["measurement_type"].text();
    sample.value = row["value"].number();
    sample.unit = row["unit"].text();
    sample.measuredAt = row["measured_at"].instant();
    sample.flags = row["flags"].texts();
    sample.uploadedAt = row["uploaded_at"].instant();
    return sample;
}

} // namespace

QHash<PatientId, vitals::LatestSamples>
readLatestVitals(Transaction& tx, const std::vector<PatientId>& patients, const QStringList& types)
{
    QStringList ids;
    for (const PatientId& patient : patients)
        ids.append(patient.toString());
    QHash<PatientId, vitals::LatestSamples> latest;
    const auto rows =
        tx.exec("SELECT t.patient_id, t.measurement_type, v.value, v.unit, v.measured_at, "
                "v.uploaded_at, v.flags "
                "FROM (SELECT p.id::uuid AS patient_id, k.type AS measurement_type "
                "FROM unnest($1::text[]) AS p (id) CROSS JOIN unnest($2::text[]) AS k (type)) t " +
                    NewestValue + "ORDER BY t.patient_id, t.measurement_type",
                {ids, types});
    for (const Row row : rows) {
        const vitals::Sample sample = readSample(row);
        latest[*sample.patient].insert(sample.type, sample);
    }
    return latest;
}

vitals::LatestSamples readAllLatestVitals(Transaction& tx, const PatientId& patient)
{
    // from one type to the next along the index, over all that was measured in between
    const auto rows = tx.exec(
        "WITH RECURSIVE t AS ("
        "(SELECT $1::uuid AS patient_id, (SELECT m.measurement_type FROM measurements m "
        "WHERE m.patient_id = $1 ORDER BY m.measurement_type LIMIT 1) AS measurement_type) "
        "UNION ALL "
        "SELECT t.patient_id, (SELECT m.measurement_type FROM measurements m "
        "WHERE m.patient_id = $1 AND m.measurement_type > t.measurement_type "
        "ORDER BY m.measurement_type LIMIT 1) FROM t WHERE t.measurement_type IS NOT NULL) "
        "SELECT t.patient_id, t.measurement_type, v.value, v.unit, v.measured_at, v.uploaded_at, "
        "v.flags FROM t " +
            NewestValue + "ORDER BY t.measurement_type",
        {patient});
    vitals::LatestSamples latest;
    for (const Row row : rows) {
        const vitals::Sample sample = readSample(row);
        latest.insert(sample.type, sample);
    }
    return latest;
}

} // namespace wardlight::patients
