#pragma once

#include "core/objects/manifest.h"
#include "core/objects/object_store.h"

#include <QJsonObject>

namespace wardlight::ctl {

/// What `objects head` prints: the store's word on the object, the manifest's on its hash.
/// `sha256` is null when nobody recorded one.
[[nodiscard]] QJsonObject objectJson(const objects::ObjectInfo& info,
                                     const std::optional<objects::ManifestEntry>& entry);

/// One object of a listing, which does not read metadata.
[[nodiscard]] QJsonObject listedJson(const objects::ObjectInfo& info);

/// An entry of the manifest that is in quarantine.
[[nodiscard]] QJsonObject quarantinedJson(const objects::ManifestEntry& entry);

} // namespace wardlight::ctl
