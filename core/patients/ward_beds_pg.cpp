#include "core/patients/ward_beds_pg.h"

#include "core/patients/patient_list_sql.h"

namespace wardlight::patients {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Transaction;

/// Beds that somebody left after $1 and nobody lies in, once each, with when the last one left.
const std::string FreeBeds =
    "SELECT s.ward, s.bed, max(s.ended_at) AS since FROM encounters s "
    "WHERE s.ended_at > $1 AND s.bed <> '' AND NOT EXISTS ("
    "SELECT FROM encounters t WHERE t.ward = s.ward AND t.bed = s.bed AND t.ended_at IS NULL) "
    "GROUP BY s.ward, s.bed";

/// Each patient who lies somewhere, once: in the stay that began last.
const std::string Lying = "(SELECT DISTINCT s.patient_id FROM encounters s "
                          "WHERE s.ended_at IS NULL) i JOIN patients p USING (patient_id)";

/// As the wards are listed: "2" before "10".
const std::string Order = "COLLATE \"C\", lpad(bed, 12, '0') COLLATE \"C\"";

QDateTime memory(const QDateTime& now)
{
    return now.addDays(-FreeBedMemory.count());
}

std::vector<WardBed> readTakenBeds(Transaction& tx, const std::optional<QString>& ward)
{
    std::vector<WardBed> beds;
    const auto rows = tx.exec(
        "SELECT " + patientRowColumns() + " FROM " + Lying + patientRowJoins() +
            " WHERE $1::text IS NULL OR e.ward = $1 ORDER BY e.ward " + Order + ", p.patient_id",
        {Param(ward)});
    for (const Row row : rows) {
        PatientRow patient = readPatientRow(row);
        beds.push_back({patient.ward, patient.bed, row["started_at"].instant(), patient, {}});
    }
    return beds;
}

std::vector<WardBed> readFreeBeds(Transaction& tx, const std::optional<QString>& ward,
                                  const QDateTime& now)
{
    std::vector<WardBed> beds;
    const auto rows =
        tx.exec("SELECT f.ward, f.bed, f.since FROM (" + FreeBeds +
                    ") f WHERE $2::text IS NULL OR f.ward = $2 ORDER BY f.ward " + Order,
                {Param(memory(now)), Param(ward)});
    for (const Row row : rows)
        beds.push_back({row["ward"].text(), row["bed"].text(), row["since"].instant(), {}, {}});
    return beds;
}

} // namespace

std::vector<Ward> readWards(Transaction& tx, const QDateTime& now)
{
    std::vector<Ward> wards;
    const auto rows = tx.exec(
        "SELECT w.ward, sum(w.taken) AS taken, sum(w.free) AS free FROM ("
        "SELECT e.ward, 1 AS taken, 0 AS free FROM (SELECT DISTINCT ON (s.patient_id) s.ward "
        "FROM encounters s WHERE s.ended_at IS NULL "
        "ORDER BY s.patient_id, s.started_at DESC, s.encounter_id) e "
        "UNION ALL SELECT f.ward, 0, 1 FROM (" +
            FreeBeds + ") f) w GROUP BY w.ward ORDER BY w.ward COLLATE \"C\"",
        {Param(memory(now))});
    for (const Row row : rows)
        wards.push_back({row["ward"].text(), row["taken"].integer(), row["free"].integer()});
    return wards;
}

std::vector<WardBed> readBeds(Transaction& tx, const std::optional<QString>& ward,
                              const QDateTime& now)
{
    std::vector<WardBed> beds = readTakenBeds(tx, ward);
    for (WardBed& bed : readFreeBeds(tx, ward, now))
        beds.push_back(std::move(bed));
    sortBeds(beds, WardOrder::Bed);
    return beds;
}

} // namespace wardlight::patients
