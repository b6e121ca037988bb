#pragma once

#include "core/trace/trace_item.h"

#include <QString>

namespace wardlight::ui {

/// Stage and status of an event in one line: "运输 · 损毁"; a stage without a status alone.
[[nodiscard]] QString stateText(const QString& link, const QString& status);

/// "31.65339° N 103.84278° E"; empty for none.
[[nodiscard]] QString placeText(const std::optional<trace::Coordinates>& place);

/// "850 m", "12.4 km"; empty below a metre.
[[nodiscard]] QString distanceText(double metres);

} // namespace wardlight::ui
