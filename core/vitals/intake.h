#pragma once

#include "core/vitals/sample.h"

#include <tl/expected.hpp>

#include <chrono>

namespace wardlight::vitals {

/// Words that stand in `measurements.flags`. A flag drops nothing, changes nothing, and never
/// suppresses an alert.
namespace flag {
inline const QString Implausible = QStringLiteral("implausible");
/// Outside the range that the reference document's own validation accepts.
inline const QString OutsideValidation = QStringLiteral("outside_validation_range");
/// Ahead of our clock, within the tolerance.
inline const QString Future = QStringLiteral("future");
/// Asystole (apnoea, …) or disconnected: a zero cannot tell.
inline const QString Zero = QStringLiteral("zero");
/// At most 1 where percent was declared.
inline const QString SuspectedFraction = QStringLiteral("suspected_fraction");
inline const QString DiastolicNotBelowSystolic = QStringLiteral("diastolic_not_below_systolic");
/// The source says itself that something else was measured: movement, a sensor coming off.
inline const QString Artefact = QStringLiteral("artefact");
inline const QString MeanOutsidePressures = QStringLiteral("mean_outside_pressures");
} // namespace flag

/// A sentence for a person: "Implausible: check the sensor." Other words are returned as they are.
[[nodiscard]] QString flagText(const QString& flag);

/// How far a source's clock may be ahead of ours before its values are rejected.
constexpr std::chrono::minutes ClockTolerance{5};

/// Applies the rules of intake to one reading: unit, limits, time.
///
/// What is impossible (see VitalType), not finite, in an unknown unit, without a time, before 1900
/// or in the future is rejected; what is doubtful is flagged. A type that is not known is kept in
/// whatever unit it comes.
/// @param now  UTC
/// @return the sample to record, or the reason for the person who sent it
[[nodiscard]] tl::expected<Sample, QString> assess(const Reading& reading, const QDateTime& now);

} // namespace wardlight::vitals
