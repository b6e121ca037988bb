#include "core/ingest/csv/vitals_batch_pg.h"

#include "core/patients/patient_store_pg.h"
#include "core/vitals/intake.h"
#include "core/vitals/vitals_store_pg.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace wardlight::ingest::csv {

namespace {

using postgres::Row;
using postgres::Transaction;
using vitals::RecordOutcome;
using Recording = RecordOutcome::Recording;

/// The context of this file's translations.
struct VitalsBatchTexts
{
    Q_DECLARE_TR_FUNCTIONS(VitalsBatchTexts)
};

/// Whom a word stands for: one patient, or several, which is none.
struct NamedPatient
{
    PatientId id;
    bool isOwnNumber = false; ///< the house itself gave it, or it is the id
    int count = 0;            ///< patients with this number of other assigners
};
using NamedPatients = QHash<QString, NamedPatient>;

/// Those of @p names that are on record, as MRN or as id.
NamedPatients findNamed(Transaction& tx, const QStringList& names)
{
    NamedPatients found;
    const auto rows = tx.exec(R"(
        SELECT mrn AS name, patient_id, mrn_assigner = '' AS is_own FROM patients
        WHERE mrn = ANY ($1::text[])
        UNION ALL
        SELECT name, patient_id, true FROM unnest($1::text[]) AS name
        JOIN patients ON patient_id::text = lower(name))",
                              {names});
    for (const Row row : rows) {
        NamedPatient& named = found[row["name"].text()];
        const bool isOwn = row["is_own"].boolean();
        named.count += isOwn ? 0 : 1;
        if (isOwn || !named.isOwnNumber)
            named.id = row["patient_id"].id<PatientId>();
        named.isOwnNumber = named.isOwnNumber || isOwn;
    }
    return found;
}

bool isAmbiguous(const NamedPatient& named)
{
    return !named.isOwnNumber && named.count > 1;
}

QString ambiguousReason(const QString& mrn)
{
    return VitalsBatchTexts::tr("Several assigners gave the MRN %1; it names no one patient.")
        .arg(mrn);
}

/// One attempt at a batch, inside its transaction.
class Batch
{
public:
    Batch(Transaction& tx, const std::vector<VitalsRow>& rows,
          const std::optional<PatientId>& otherwise, const QDateTime& now)
        : m_tx(tx), m_rows(rows), m_otherwise(otherwise), m_now(now), m_outcomes(rows.size())
    {}

    std::vector<RecordOutcome> run()
    {
        namePatients();
        std::vector<vitals::Reading> readings;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            auto reading = readingOf(i);
            if (!reading)
                continue;
            readings.push_back(std::move(*reading));
            places.push_back(i);
        }
        const auto recorded = vitals::recordReadings(m_tx, readings, m_now);
        for (std::size_t i = 0; i < recorded.size(); ++i)
            m_outcomes[places[i]] = recorded[i];
        return std::move(m_outcomes);
    }

    [[nodiscard]] security::AuditEntry auditEntry(const QString& source,
                                                  const std::vector<RecordOutcome>& outcomes) const
    {
        const auto count = [&outcomes](Recording recording) {
            return qint64(std::count_if(
                outcomes.begin(), outcomes.end(),
                [recording](const RecordOutcome& each) { return each.recording == recording; }));
        };
        QStringList ids;
        for (const PatientId& patient : m_patients)
            ids << patient.toString();
        ids.sort();
        return {QStringLiteral("vitals.import"),
                m_patients.size() == 1 ? std::optional(*m_patients.cbegin()) : std::nullopt, source,
                QJsonObject{{QStringLiteral("added"), count(Recording::Added)},
                            {QStringLiteral("unchanged"), count(Recording::Unchanged)},
                            {QStringLiteral("rejected"), count(Recording::Rejected)},
                            {QStringLiteral("new_patients"), m_newPatients},
                            {QStringLiteral("patients"), QJsonArray::fromStringList(ids)}}};
    }

private:
    /// Finds or adds whoever has a row that passes intake.
    void namePatients()
    {
        QSet<QString> names;
        for (const VitalsRow& row : m_rows) {
            if (!row.patient.isEmpty() && vitals::assess(row.reading, m_now))
                names.insert(row.patient);
        }
        QStringList sorted(names.cbegin(), names.cend());
        sorted.sort(); // all writers lock in the same order
        m_named = findNamed(m_tx, sorted);
        for (const QString& name : sorted) {
            if (m_named.contains(name))
                continue;
            patients::NewPatient added;
            added.patient.mrn = name;
            const auto ensured = patients::ensurePatient(m_tx, added);
            m_named.insert(name, {ensured.id, true, 0});
            m_newPatients += ensured.isNew ? 1 : 0;
        }
    }

    /// A row with its patient; none when it was rejected for that.
    std::optional<vitals::Reading> readingOf(std::size_t index)
    {
        const VitalsRow& row = m_rows[index];
        vitals::Reading reading = row.reading;
        reading.patient = m_otherwise;
        const auto named = m_named.constFind(row.patient);
        if (named != m_named.cend()) {
            if (isAmbiguous(*named)) {
                m_outcomes[index] = {Recording::Rejected, {}, ambiguousReason(row.patient)};
                return std::nullopt;
            }
            reading.patient = named->id;
        }
        if (reading.patient)
            m_patients.insert(*reading.patient);
        return reading;
    }

    Transaction& m_tx;
    const std::vector<VitalsRow>& m_rows;
    const std::optional<PatientId>& m_otherwise;
    QDateTime m_now;
    NamedPatients m_named;
    QSet<PatientId> m_patients;
    int m_newPatients = 0;
    std::vector<RecordOutcome> m_outcomes;
};

Result<> prepare(const VitalsImportServices& services, const std::vector<VitalsRow>& rows,
                 const QDateTime& now)
{
    std::vector<vitals::Reading> readings;
    for (const VitalsRow& row : rows)
        readings.push_back(row.reading);
    return vitals::prepareMonths(*services.database, readings, now);
}

} // namespace

Result<PatientId> findPatient(postgres::Database& database, const QString& mrn)
{
    return database.read([&](Transaction& tx) -> Result<PatientId> {
        const NamedPatients found = findNamed(tx, {mrn});
        const auto named = found.constFind(mrn);
        if (named == found.cend())
            return fail(ErrorCode::NotFound,
                        VitalsBatchTexts::tr("There is no patient with the MRN %1. Check the "
                                             "number, or import without naming a patient.")
                            .arg(mrn));
        if (isAmbiguous(*named))
            return fail(ErrorCode::Conflict, ambiguousReason(mrn));
        return named->id;
    });
}

Result<std::vector<RecordOutcome>> commitVitals(const VitalsImportServices& services,
                                                const QString& source,
                                                const std::vector<VitalsRow>& rows,
                                                const std::optional<PatientId>& otherwise)
{
    const QDateTime now = services.clock->now();
    if (const auto prepared = prepare(services, rows, now); !prepared)
        return propagate(prepared);
    return services.database->write(
        OperationId::generate(), [&](Transaction& tx) -> Result<std::vector<RecordOutcome>> {
            Batch batch(tx, rows, otherwise, now);
            auto outcomes = batch.run();
            recordAudit(tx, services.audit, batch.auditEntry(source, outcomes));
            return outcomes;
        });
}

} // namespace wardlight::ingest::csv
