#pragma once

#include "core/base/result.h"
#include "core/patients/patient_row.h"
#include "core/patients/ward_overview.h"

namespace wardlight::patients {

/// What one look at a patient shows.
struct PatientSummary
{
    PatientRow row;
    Allergies allergies;
    vitals::LatestSamples latest; ///< by measurement type ("heart_rate"), devices left out
};

enum class PatientOrder
{
    Name,
    Mrn,
    DateOfBirth,
    WardAndBed
};

/// Where a page ended: the sort keys of its last row. Opaque; valid for the same order and search.
struct PatientCursor
{
    QStringList keys;
    PatientId id;
};

/// Which patients to list. @p search holds words that must all match: the start or any part of an
/// MRN or of a name in any script, or a birth date (1945-07-14, 14-Jul-1945, 14.07.1945, 19450714).
struct PatientQuery
{
    QString search = {};
    PatientOrder order = PatientOrder::Name;
    Qt::SortOrder direction = Qt::AscendingOrder;
    std::optional<PatientCursor> after = {};
    int limit = 100;       ///< 1 to 1,000
    bool isScored = false; ///< with the rows' NEWS2
};

struct PatientPage
{
    std::vector<PatientRow> rows;
    std::optional<PatientCursor> next; ///< none on the last page
};

/// Patients and where they lie. Blocking and thread-safe.
///
/// Every answer that names a patient, and every write, leaves one audit row in the same
/// transaction. Errors: NotFound, Conflict, Invalid, and those of Database.
class PatientStore
{
public:
    virtual ~PatientStore() = default;

    [[nodiscard]] virtual Result<PatientPage> list(const PatientQuery& query) = 0;
    [[nodiscard]] virtual Result<PatientSummary> summary(const PatientId& id) = 0;
    /// Without an assigner: the house's own number, else the only one of any assigner.
    /// @return Error::Conflict when several assigners gave this number
    [[nodiscard]] virtual Result<PatientSummary>
    summaryByMrn(const QString& mrn, const std::optional<QString>& assigner = {}) = 0;

    /// The wards that data know of, by name. Names no patient.
    [[nodiscard]] virtual Result<std::vector<Ward>> wards() = 0;
    /// Every bed of a ward, or of all of them; empty for a ward nobody knows.
    [[nodiscard]] virtual Result<WardOverview>
    wardOverview(const std::optional<QString>& ward = {}) = 0;

    /// Records patients as one operation: all or none. Never overwrites: one whose MRN and assigner
    /// exist is left as it is.
    /// @return how many were added
    [[nodiscard]] virtual Result<int> add(const OperationId& operation,
                                          const std::vector<NewPatient>& patients) = 0;
};

} // namespace wardlight::patients
