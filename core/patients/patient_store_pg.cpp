#include "core/patients/patient_store_pg.h"

#include "core/base/uuid.h"
#include "core/patients/patient_list_sql.h"

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

PatientRow readRow(const Row& row)
{
    PatientRow read;
    Patient& patient = read.patient;
    patient.id = row["patient_id"].id<PatientId>();
    patient.mrn = row["mrn"].text();
    patient.mrnAssigner = row["mrn_assigner"].text();
    patient.firstName = row["first_name"].text();
    patient.lastName = row["last_name"].text();
    patient.nativeName = row["native_name"].text();
    patient.phoneticName = row["phonetic_name"].text();
    patient.dateOfBirth = row["date_of_birth"].maybeDate();
    patient.gender = parseGender(row["gender"].text());
    read.ward = row["ward"].text();
    read.bed = row["bed"].text();
    read.openAlerts = row["open_alerts"].integer();
    read.lastMeasuredAt = row["last_measured_at"].instant();
    return read;
}

PatientPage readPage(const Rows& rows, int limit)
{
    PatientPage page;
    const int count = std::min(rows.size(), limit);
    for (int index = 0; index < count; ++index)
        page.rows.push_back(readRow(rows[index]));
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

QMap<QString, LatestMeasurement> readLatest(Transaction& tx, const PatientId& id)
{
    const Rows rows = tx.exec(
        "SELECT DISTINCT ON (measurement_type) measurement_type, value, unit, measured_at, flags "
        "FROM measurements WHERE patient_id = $1 "
        "ORDER BY measurement_type, measured_at DESC, measurement_id DESC",
        {id});
    QMap<QString, LatestMeasurement> latest;
    for (const Row row : rows) {
        latest.insert(row["measurement_type"].text(),
                      {row["value"].number(), row["unit"].text(), row["measured_at"].instant(),
                       row["flags"].texts()});
    }
    return latest;
}

/// Completes the summary of the one patient in @p rows and writes down that it was shown.
Result<PatientSummary> disclose(Transaction& tx, const security::AuditContext& audit,
                                const Rows& rows)
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
    summary.row = readRow(rows.first());
    const PatientId id = summary.row.patient.id;
    summary.allergies = readAllergies(tx, id, rows.first()["allergies_known"].boolean());
    summary.latest = readLatest(tx, id);
    security::recordAudit(tx, audit,
                          {QStringLiteral("patients.show"), id, id.toString(), QJsonObject()});
    return summary;
}

} // namespace

PostgresPatientStore::PostgresPatientStore(std::shared_ptr<postgres::Database> database,
                                           security::AuditContext audit)
    : m_database(std::move(database)), m_audit(std::move(audit))
{}

Result<PatientPage> PostgresPatientStore::list(const PatientQuery& query)
{
    PatientQuery asked = query;
    asked.limit = std::clamp(query.limit, 1, 1000);
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<PatientPage> {
        const ListStatement statement = listStatement(asked);
        const PatientPage page = readPage(tx.exec(statement.sql, statement.params), asked.limit);
        const QString action = asked.search.trimmed().isEmpty() ? QStringLiteral("patients.list")
                                                                : QStringLiteral("patients.search");
        security::recordAudit(tx, m_audit, {action, std::nullopt, QString(), listDetail(page)});
        return page;
    });
}

Result<PatientSummary> PostgresPatientStore::summary(const PatientId& id)
{
    return m_database->writeUnregistered([&](Transaction& tx) {
        return disclose(tx, m_audit,
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
            tx, m_audit,
            tx.exec("SELECT " + patientRowColumns() + " FROM patients p" + patientRowJoins() +
                        " WHERE p.mrn = $1 AND CASE WHEN $2::text IS NOT NULL "
                        "THEN p.mrn_assigner = $2 ELSE p.mrn_assigner = '' OR NOT EXISTS ("
                        "SELECT FROM patients o WHERE o.mrn = $1 AND o.mrn_assigner = '') END "
                        "ORDER BY p.patient_id",
                    {mrn, assigner}));
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
