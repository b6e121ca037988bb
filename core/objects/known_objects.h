#pragma once

#include "core/objects/manifest.h"
#include "core/objects/object_store.h"

#include <deque>
#include <optional>

namespace wardlight::objects {

/// An object that the manifest, the store or both know.
struct KnownObject
{
    QString key;
    std::optional<ManifestEntry> entry;
};

/// Walks the manifest and the store side by side, in key order, a page of each in memory.
class KnownObjects
{
public:
    KnownObjects(ObjectStore& store, Manifest& manifest, const QString& prefix);

    /// The next object; empty at the end.
    [[nodiscard]] Result<std::optional<KnownObject>> next();

private:
    [[nodiscard]] Result<> fill();

    ObjectStore& m_store;
    Manifest& m_manifest;
    ListRequest m_storeRequest;
    ManifestQuery m_manifestQuery;
    std::deque<QString> m_stored;
    std::deque<ManifestEntry> m_recorded;
    bool m_storeEnded = false;
    bool m_manifestEnded = false;
};

} // namespace wardlight::objects
