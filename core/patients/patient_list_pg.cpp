#include "core/patients/patient_list_sql.h"
#include "core/patients/patient_search.h"

namespace wardlight::patients {

namespace {

using postgres::Param;

/// The two text expressions a list is sorted by, compared byte by byte, before the id.
struct SortKeys
{
    std::string first;
    std::string second;
};

SortKeys sortKeys(PatientOrder order)
{
    switch (order) {
    case PatientOrder::Name: // exactly as the index patients_list_order has it
        return {"(lower(coalesce(p.last_name, ''))) COLLATE \"C\"",
                "(lower(coalesce(p.first_name, ''))) COLLATE \"C\""};
    case PatientOrder::Mrn:
        return {"p.mrn COLLATE \"C\"", "p.mrn_assigner COLLATE \"C\""};
    case PatientOrder::DateOfBirth:
        return {"coalesce(to_char(p.date_of_birth, 'YYYYMMDD'), '') COLLATE \"C\"",
                "(lower(coalesce(p.last_name, ''))) COLLATE \"C\""};
    case PatientOrder::WardAndBed: // those who lie nowhere come last, bed 2 before bed 10
        return {"(CASE WHEN e.ward IS NULL THEN '1' ELSE '0' || e.ward END) COLLATE \"C\"",
                "lpad(coalesce(e.bed, ''), 12, '0') COLLATE \"C\""};
    }
    return {};
}

QString likePattern(const QString& text)
{
    QString escaped = text;
    for (const QChar special : {u'\\', u'%', u'_'})
        escaped.replace(special, QStringLiteral("\\") + special);
    return u'%' + escaped + u'%';
}

/// Adds a parameter and returns its placeholder.
std::string bind(ListStatement& statement, const Param& value)
{
    statement.params.push_back(value);
    std::string placeholder = "$";
    placeholder += std::to_string(statement.params.size());
    return placeholder;
}

std::string condition(ListStatement& statement, const PatientQuery& query, const SortKeys& keys)
{
    std::string where = "true";
    for (const SearchTerm& term : parsePatientSearch(query.search)) {
        where +=
            " AND (p.search_text LIKE lower(" + bind(statement, likePattern(term.text)) + "::text)";
        if (term.date)
            where += " OR p.date_of_birth = " + bind(statement, *term.date) + "::date";
        where += ")";
    }
    if (query.after && query.after->keys.size() == 2) {
        const char* comparison = query.direction == Qt::AscendingOrder ? " > (" : " < (";
        where += " AND (" + keys.first + ", " + keys.second + ", p.patient_id)" + comparison +
                 bind(statement, query.after->keys[0]) + "::text, " +
                 bind(statement, query.after->keys[1]) + "::text, " +
                 bind(statement, query.after->id) + "::uuid)";
    }
    return where;
}

const std::string CurrentStay = " LEFT JOIN LATERAL ("
                                "SELECT s.ward, s.bed, s.started_at FROM encounters s "
                                "WHERE s.patient_id = p.patient_id AND s.ended_at IS NULL "
                                "ORDER BY s.started_at DESC, s.encounter_id LIMIT 1) e ON true";

const std::string OpenAlertCounts =
    " CROSS JOIN LATERAL ("
    "SELECT count(*) FILTER (WHERE a.severity = 'critical') AS critical, "
    "count(*) FILTER (WHERE a.severity = 'high') AS high, "
    "count(*) FILTER (WHERE a.severity = 'medium') AS medium, "
    "count(*) FILTER (WHERE a.severity = 'low') AS low "
    "FROM alerts a WHERE a.patient_id = p.patient_id AND a.acknowledged IS NOT TRUE) o";

} // namespace

const std::string& patientRowColumns()
{
    static const std::string Columns =
        "p.patient_id, p.mrn, p.mrn_assigner, p.first_name, p.last_name, p.native_name, "
        "p.phonetic_name, p.date_of_birth, p.gender, p.allergies_known, e.ward, e.bed, "
        "e.started_at, o.critical, o.high, o.medium, o.low, "
        "(SELECT m.measured_at FROM measurements m WHERE m.patient_id = p.patient_id "
        "ORDER BY m.measured_at DESC LIMIT 1) AS last_measured_at";
    return Columns;
}

const std::string& patientRowJoins()
{
    static const std::string Joins = CurrentStay + OpenAlertCounts;
    return Joins;
}

PatientRow readPatientRow(const postgres::Row& row)
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
    read.openAlerts = {row["critical"].integer(), row["high"].integer(), row["medium"].integer(),
                       row["low"].integer()};
    read.lastMeasuredAt = row["last_measured_at"].instant();
    return read;
}

ListStatement listStatement(const PatientQuery& query)
{
    const SortKeys keys = sortKeys(query.order);
    const std::string direction = query.direction == Qt::AscendingOrder ? " ASC" : " DESC";
    const std::string order =
        " ORDER BY key_1" + direction + ", key_2" + direction + ", patient_id" + direction;
    const bool sortsByStay = query.order == PatientOrder::WardAndBed;
    ListStatement statement;
    // the page first, then what is counted for its rows alone
    const std::string page = "SELECT p.*, " + keys.first + " AS key_1, " + keys.second +
                             " AS key_2 FROM patients p" + (sortsByStay ? CurrentStay : "") +
                             " WHERE " + condition(statement, query, keys) + order + " LIMIT " +
                             std::to_string(query.limit + 1);
    statement.sql = "SELECT " + patientRowColumns() + ", p.key_1, p.key_2 FROM (" + page + ") p" +
                    patientRowJoins() + " ORDER BY p.key_1" + direction + ", p.key_2" + direction +
                    ", p.patient_id" + direction;
    return statement;
}

} // namespace wardlight::patients
