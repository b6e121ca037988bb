#pragma once

#include "core/profiles/profile.h"

#include <QJsonObject>

namespace wardlight::profiles {

/// A profile as it stands in the file.
[[nodiscard]] QJsonObject toJson(const Profile& profile);

/// Reads what toJson() wrote; a word that libpq keeps secret is left out, whoever put it there.
/// Empty when an id, a name or a kind is missing, or a place is not of the right shape.
[[nodiscard]] std::optional<Profile> profileFromJson(const QJsonObject& json);

} // namespace wardlight::profiles
