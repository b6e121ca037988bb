#pragma once

#include "core/alerts/alert_store.h"

#include <QJsonObject>

namespace wardlight::ctl {

// Alerts as scripts read them. Absent values are null.

[[nodiscard]] QJsonObject toJson(const alerts::Alert& alert);
[[nodiscard]] QJsonObject toJson(const alerts::AlertEvent& event);
[[nodiscard]] QJsonObject toJson(const alerts::Silence& silence);
/// "outcome": acknowledged, already_acknowledged, not_found
[[nodiscard]] QJsonObject toJson(const alerts::AckOutcome& outcome);

/// An instant, UTC, as text for a person who reads a terminal; empty for none.
[[nodiscard]] QString instantText(const QDateTime& instant);
/// One line that says what happened, to what, to whom.
[[nodiscard]] QString toLine(const alerts::AlertEvent& event);

} // namespace wardlight::ctl
