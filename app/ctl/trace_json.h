#pragma once

#include "app/ctl/command_line.h"
#include "core/trace/trace_store.h"

namespace wardlight::ctl {

// Traced things as the JSON that scripts rely on; absent values are null, not empty texts.

[[nodiscard]] QJsonValue orNull(const QString& text);
[[nodiscard]] QJsonValue orNull(const QDateTime& instant);
[[nodiscard]] QJsonValue degrees(const std::optional<trace::Coordinates>& place,
                                 double trace::Coordinates::*member);
[[nodiscard]] QJsonObject toJson(const trace::Item& item);
[[nodiscard]] QJsonObject toJson(const trace::Event& event);

/// Reads "LAT,LON,METRES".
[[nodiscard]] Result<trace::Circle> parseCircle(const QString& text);

} // namespace wardlight::ctl
