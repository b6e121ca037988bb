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
                                "SELECT s.ward, s.bed FROM encounters s "
                                "WHERE s.patient_id = p.patient_id AND s.ended_at IS NULL "
                                "ORDER BY s.started_at DESC, s.encounter_id LIMIT 1) e ON true";

} // namespace

const std::string& patientRowColumns()
{
    static const std::string Columns =
        "p.patient_id, p.mrn, p.mrn_assigner, p.first_name, p.last_name, p.native_name, "
        "p.phonetic_name, p.date_of_birth, p.gender, p.allergies_known, e.ward, e.bed, "
        "(SELECT count(*) FROM alerts a WHERE a.patient_id = p.patient_id "
        "AND a.acknowledged = false) AS open_alerts, "
        "(SELECT max(m.measured_at) FROM measurements m WHERE m.patient_id = p.patient_id) "
        "AS last_measured_at";
    return Columns;
}

const std::string& patientRowJoins()
{
    return CurrentStay;
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
                    CurrentStay + " ORDER BY p.key_1" + direction + ", p.key_2" + direction +
                    ", p.patient_id" + direction;
    return statement;
}

} // namespace wardlight::patients
