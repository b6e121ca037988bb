#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace wardlight::vitals {

/// A range of values with both ends in it; an end that is missing is open.
struct Band
{
    std::optional<double> low = {};
    std::optional<double> high = {};

    [[nodiscard]] bool contains(double value) const
    {
        return !(low && value < *low) && !(high && value > *high);
    }
    [[nodiscard]] bool isOpen() const { return !low && !high; }
};

/// A unit that sources write, and the way from it to the unit a type is kept in:
/// kept = (value - offset) * factor.
struct AcceptedUnit
{
    QString unit;
    double factor = 1;
    double offset = 0;
};

/// What is known of one measurement type. Limits are in its own unit.
///
/// Codes and the limits of what is implausible and impossible are those of LOINC, UCUM and this
/// project's rules for intake; `validation` is the range of the reference document's own checks
/// (it flags as well); `reference` is the range of healthy adults at rest, for the bands behind
/// curves, and says nothing of children.
struct VitalType
{
    QString id;    ///< measurement_type: "heart_rate"
    QString loinc; ///< empty where none was chosen
    QString unit;  ///< UCUM, the unit values are kept in
    int decimals = 0;
    Band reference;
    Band plausible;                  ///< outside: flagged
    Band validation;                 ///< outside: flagged
    Band possible;                   ///< outside: rejected
    bool isZeroNoValue;              ///< a body cannot have it: zero is impossible as well
    bool isZeroSuspicious;           ///< zero is an emergency or a sensor that came off
    bool isShare;                    ///< percent: a value up to 1 may be a fraction sent as percent
    std::vector<AcceptedUnit> units; ///< besides `unit` itself
};

/// All known types, in the order a ward reads them.
[[nodiscard]] const std::vector<VitalType>& vitalTypes();
/// The known type of this id; null for others, which are kept without rules.
[[nodiscard]] const VitalType* findVitalType(const QString& id);
/// The id that a source's word stands for: letter case aside, or a known type's LOINC code. Other
/// words stand for themselves.
[[nodiscard]] QString resolveVitalType(const QString& word);

/// "Heart rate"; for an unknown type its id, made readable.
[[nodiscard]] QString vitalName(const QString& id);
/// "HR", for charts and narrow columns.
[[nodiscard]] QString vitalShortName(const QString& id);
/// The unit as people write it: "°C" for "Cel", "mmHg" for "mm[Hg]".
[[nodiscard]] QString unitText(const QString& unit);

/// A value in a type's own unit, rounded to 6 decimals where it had to be converted.
/// @return none for a unit the type is not accepted in; compared letter case aside
[[nodiscard]] std::optional<double> convertUnit(const VitalType& type, double value,
                                                const QString& unit);
/// The units a type is accepted in, its own first, for a person to read.
[[nodiscard]] QString acceptedUnits(const VitalType& type);

} // namespace wardlight::vitals
