#pragma once

#include "core/alerts/alert.h"
#include "core/postgres/transaction.h"

#include <string>

namespace wardlight::alerts {

/// The columns of an Alert, from a row `a` of alerts and the joins below.
[[nodiscard]] const std::string& alertColumns();
/// Names whom and what a row `a` of alerts is about.
[[nodiscard]] const std::string& alertJoins();
/// The columns of an AlertPatient and the joins that make them, from an expression for the id.
[[nodiscard]] const std::string& patientColumns();
[[nodiscard]] std::string patientJoins(const std::string& patientId);

[[nodiscard]] std::optional<AlertPatient> patientOf(const postgres::Row& row);
[[nodiscard]] Alert alertOf(const postgres::Row& row);

/// The columns of an AlertEvent, from a row `e` of alert_events and the joins below.
[[nodiscard]] const std::string& eventColumns();
[[nodiscard]] const std::string& eventJoins();
[[nodiscard]] AlertEvent eventOf(const postgres::Row& row);

} // namespace wardlight::alerts
