#pragma once

#include "core/objects/recorded_put.h"
#include "core/objects/verified_fetch.h"

namespace wardlight::objects {

/// Stores an object under another key too, of any size: it is checked first, and every block again
/// on its way. Content type, metadata and storage class are those of the object.
/// @return as VerifiedFetch::fetch and putRecorded; an object without a recorded hash is
///         Error::Unverified
[[nodiscard]] Result<ManifestEntry> copyRecorded(ObjectStore& store, Manifest& manifest,
                                                 const VerifiedFetch& fetch, const QString& from,
                                                 PutRequest to);

} // namespace wardlight::objects
