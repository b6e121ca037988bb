#include "core/patients/patient_store_pg.h"

#include "core/base/uuid.h"
#include "core/patients/latest_vitals_pg.h"
#include "core/patients/patient_list_sql.h"
#include "core/patients/ward_beds_pg.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace wardlight::patients {

namespace {

using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

QString translated(const char* text)
{
    return QCoreApplication::translate("PatientStore", text);
}

PatientPage readPage(const Rows& rows, int limit)
{
    PatientPage page;
    const int count = std::min(rows.size(), limit);
    for (int index = 0; index < count; ++index)
        page.rows.push_back(readPatientRow(rows[index]));
    if (rows.size() > limit) {
        const Row last = rows[limit - 1];
        page.next = PatientCursor{{last["key_1"].text(), last["key_2"].text()},
                                  last["patient_id"].id<PatientId>()};
    }
    return page;
}

/// The answer "who saw whom" is in the log, not only that somebody looked.
QJsonObject listDetail(const PatientPage& page)
{
    QJsonArray ids;
    for (const PatientRow& row : page.rows)
        ids.append(row.patient.id.toString());
    return {{QStringLiteral("count"), ids.size()}, {QStringLiteral("patients"), ids}};
}

Allergies readAllergies(Transaction& tx, const PatientId& id, bool areKnown)
{
    const Rows rows = tx.exec("SELECT substance FROM patient_allergies WHERE patient_id = $1 "
                              "ORDER BY substance COLLATE \"C\"",
                              {id});
    if (rows.isEmpty() && !areKnown)
        return std::nullopt;
    QStringList substances;
    for (const Row row : rows)
        substances.append(row["substance"].text());
    return substances;
}

vitals::News2 scored(const vitals::LatestSamples& latest, const Patient& patient,
                     const QDateTime& now)
{
    return vitals::news2(latest, now, vitals::SpO2Scale::One, patient.dateOfBirth);
}

void score(Transaction& tx, std::vector<PatientRow>& rows, const QDateTime& now)
{
    std::vector<PatientId> ids;
    for (const PatientRow& row : rows)
        ids.push_back(row.patient.id);
    const auto latest = readLatestVitals(tx, ids, wardVitals());
    for (PatientRow& row : rows)
        row.news2 = scored(latest.value(row.patient.id), row.patient, now);
}

/// Completes the summary of the one patient in @p rows and writes down that it was shown.
Result<PatientSummary> disclose(Transaction& tx, const security::AuditContext& audit,
                                const QDateTime& now, const Rows& rows)
{
    if (rows.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    translated(QT_TRANSLATE_NOOP(
                        "PatientStore", "There is no such patient. Check the number, or search by "
                                        "name or birth date.")),
                    QStringLiteral("no such patient"));
    }
    if (rows.size() > 1) {
        return fail(ErrorCode::Conflict,
                    translated(QT_TRANSLATE_NOOP(
                        "PatientStore", "Several institutions gave this number, each to a patient "
                                        "of its own. Search for the patient and choose one.")),
                    QStringLiteral("ambiguous record number"));
    }
    PatientSummary summary;
    summary.row = readPatientRow(rows.first());
    const PatientId id = summary.row.patient.id;
    summary.allergies = readAllergies(tx, id, rows.first()["allergies_known"].boolean());
    summary.latest = readAllLatestVitals(tx, id);
    summary.row.news2 = scored(summary.latest, summary.row.patient, now);
    security::recordAudit(tx, audit,
                          {QStringLiteral("patients.show"), id, id.toString(), QJsonObject()});
    return summary;
}

} // namespace

PostgresPatientStore::PostgresPatientStore(std::shared_ptr<postgres::Database> database,
                                           security::AuditContext audit,
                                           std::shared_ptr<const Clock> clock)
    : m_database(std::move(database)), m_audit(std::move(audit)), m_clock(std::move(clock))
{}

Result<PatientPage> PostgresPatientStore::list(const PatientQuery& query)
{
    PatientQuery asked = query;
    asked.limit = std::clamp(query.limit, 1, 1000);
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<PatientPage> {
        const ListStatement statement = listStatement(asked);
        PatientPage page = readPage(tx.exec(statement.sql, statement.params), asked.limit);
        if (asked.isScored)
            score(tx, page.rows, m_clock->now());
        const QString action = asked.search.trimmed().isEmpty() ? QStringLiteral("patients.list")
                                                                : QStringLiteral("patients.search");
        security::recordAudit(tx, m_audit, {action, std::nullopt, QString(), listDetail(page)});
        return page;
    });
}

Result<PatientSummary> PostgresPatientStore::summary(const PatientId& id)
{
    return m_database->writeUnregistered([&](Transaction& tx) {
        return disclose(tx, m_audit, m_clock->now(),
                        tx.exec("SELECT " + patientRowColumns() + " FROM patients p" +
                                    patientRowJoins() + " WHERE p.patient_id = $1",
                                {id}));
    });
}

Result<PatientSummary> PostgresPatientStore::summaryByMrn(const QString& mrn,
                                                          const std::optional<QString>& assigner)
{
    return m_database->writeUnregistered([&](Transaction& tx) {
        // without an assigner the house's own number hides those of others
        return disclose(
            tx, m_audit, m_clock->now(),
            tx.exec("SELECT " + patientRowColumns() + " FROM patients p" + patientRowJoins() +
                        " WHERE p.mrn = $1 AND CASE WHEN $2::text IS NOT NULL "
                        "THEN p.mrn_assigner = $2 ELSE p.mrn_assigner = '' OR NOT EXISTS ("
                        "SELECT FROM patients o WHERE o.mrn = $1 AND o.mrn_assigner = '') END "
                        "ORDER BY p.patient_id",
                    {mrn, assigner}));
    });
}

Result<std::vector<Ward>> PostgresPatientStore::wards()
{
    return m_database->read([&](Transaction& tx) -> Result<std::vector<Ward>> {
        return readWards(tx, m_clock->now());
    });
}

Result<WardOverview> PostgresPatientStore::wardOverview(const std::optional<QString>& ward)
{
    const QDateTime now = m_clock->now();
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<WardOverview> {
        WardOverview overview{now, readBeds(tx, ward, now)};
        std::vector<PatientId> ids;
        for (const WardBed& bed : overview.beds) {
            if (bed.patient)
                ids.push_back(bed.patient->patient.id);
        }
        const auto latest = readLatestVitals(tx, ids, wardVitals());
        for (WardBed& bed : overview.beds) {
            if (!bed.patient)
                continue;
            bed.latest = latest.value(bed.patient->patient.id);
            bed.patient->news2 = scored(bed.latest, bed.patient->patient, now);
        }
        QJsonArray shown;
        for (const PatientId& id : ids)
            shown.append(id.toString());
        security::recordAudit(
            tx, m_audit,
            {QStringLiteral("patients.ward"),
             std::nullopt,
             ward.value_or(QString()),
             {{QStringLiteral("count"), shown.size()}, {QStringLiteral("patients"), shown}}});
        return overview;
    });
}

Result<int> PostgresPatientStore::add(const OperationId& operation,
                                      const std::vector<NewPatient>& patients)
{
    return m_database->write(operation, [&](Transaction& tx) -> Result<int> {
        int added = 0;
        std::optional<PatientId> only;
        for (const NewPatient& patient : patients) {
            const EnsuredPatient ensured = ensurePatient(tx, patient);
            added += ensured.isNew ? 1 : 0;
            only = ensured.id;
        }
        security::recordAudit(
            tx, m_audit,
            {QStringLiteral("patients.add"),
             patients.size() == 1 ? only : std::nullopt,
             QString(),
             {{QStringLiteral("count"), int(patients.size())}, {QStringLiteral("added"), added}}});
        return added;
    });
}

} // namespace wardlight::patients
