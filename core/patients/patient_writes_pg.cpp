#include "core/base/sha256.h"
#include "core/patients/patient_store_pg.h"

namespace wardlight::patients {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

constexpr int MaxMrnLength = 64;
constexpr int MaxNameLength = 200;

/// As much of a text as a column takes, never half a character, without NUL, which no text in the
/// database can hold.
QString cut(const QString& text, int length)
{
    QString clean = text;
    clean.remove(QChar(u'\0'));
    clean = clean.trimmed().left(length);
    if (!clean.isEmpty() && clean.back().isHighSurrogate())
        clean.chop(1);
    return clean;
}

Param orNull(const QString& text)
{
    return text.isEmpty() ? Param(nullptr) : Param(text);
}

/// Numbers that differ only beyond the column's width must not become one patient.
QString fittingMrn(const QString& mrn)
{
    const QString clean = cut(mrn, mrn.size());
    if (clean.size() <= MaxMrnLength)
        return clean;
    return cut(clean, MaxMrnLength - 17) + u'~' + Sha256::of(clean.toUtf8()).toHex().left(16);
}

Rows insertPatient(Transaction& tx, const NewPatient& given, const QString& mrn)
{
    const Patient& patient = given.patient;
    const PatientId id = patient.id.isNull() ? PatientId::generate() : patient.id;
    return tx.exec("INSERT INTO patients (patient_id, mrn, mrn_assigner, first_name, last_name, "
                   "native_name, phonetic_name, date_of_birth, gender, allergies_known) "
                   "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                   "ON CONFLICT (mrn, mrn_assigner) DO NOTHING RETURNING patient_id",
                   {id, mrn, cut(patient.mrnAssigner, MaxNameLength),
                    orNull(cut(patient.firstName, MaxNameLength)),
                    orNull(cut(patient.lastName, MaxNameLength)),
                    orNull(cut(patient.nativeName, MaxNameLength)),
                    orNull(cut(patient.phoneticName, MaxNameLength)), patient.dateOfBirth,
                    orNull(genderCode(patient.gender)), given.allergies.has_value()});
}

void insertDetails(Transaction& tx, const PatientId& id, const NewPatient& given)
{
    for (const QString& substance : given.allergies.value_or(QStringList())) {
        tx.exec("INSERT INTO patient_allergies (patient_id, substance) VALUES ($1, $2) "
                "ON CONFLICT DO NOTHING",
                {id, cut(substance, MaxNameLength)});
    }
    for (const Encounter& stay : given.encounters) {
        tx.exec("INSERT INTO encounters (encounter_id, patient_id, ward, bed, started_at, "
                "ended_at) VALUES ($1, $2, $3, $4, $5, $6)",
                {EncounterId::generate(), id, stay.ward, stay.bed, stay.startedAt, stay.endedAt});
    }
}

} // namespace

EnsuredPatient ensurePatient(Transaction& tx, const NewPatient& patient)
{
    const QString mrn = fittingMrn(patient.patient.mrn);
    const Rows inserted = insertPatient(tx, patient, mrn);
    if (!inserted.isEmpty()) {
        const PatientId id = inserted.first()["patient_id"].id<PatientId>();
        insertDetails(tx, id, patient);
        return {id, true};
    }
    const Rows found =
        tx.exec("SELECT patient_id FROM patients WHERE mrn = $1 AND mrn_assigner = $2",
                {mrn, cut(patient.patient.mrnAssigner, MaxNameLength)});
    return {found.first()["patient_id"].id<PatientId>(), false};
}

} // namespace wardlight::patients
