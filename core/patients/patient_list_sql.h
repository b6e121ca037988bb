#pragma once

#include "core/patients/patient_store.h"
#include "core/postgres/values.h"

#include <string>
#include <vector>

namespace wardlight::patients {

/// A statement that reads one page of the patient list, with the parameters it takes. Its rows have
/// the columns of a PatientRow and the sort keys key_1 and key_2; there is one row more than asked
/// for when the list goes on.
struct ListStatement
{
    std::string sql;
    std::vector<postgres::Param> params;
};

[[nodiscard]] ListStatement listStatement(const PatientQuery& query);

/// The columns and joins that make a PatientRow out of a row `p` of patients.
[[nodiscard]] const std::string& patientRowColumns();
[[nodiscard]] const std::string& patientRowJoins();
/// A PatientRow, without its NEWS2.
[[nodiscard]] PatientRow readPatientRow(const postgres::Row& row);

} // namespace wardlight::patients
