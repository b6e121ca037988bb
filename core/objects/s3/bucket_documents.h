#pragma once

#include "core/objects/s3/s3_bucket.h"

namespace wardlight::objects {

// The XML documents of a bucket's settings; every parse returns Error::Invalid for another
// document.

[[nodiscard]] QByteArray lifecycleDocument(const std::vector<LifecycleRule>& rules);
[[nodiscard]] Result<std::vector<LifecycleRule>> parseLifecycle(const QByteArray& document);

[[nodiscard]] QByteArray versioningDocument(Versioning versioning);
[[nodiscard]] Result<Versioning> parseVersioning(const QByteArray& document);

[[nodiscard]] QByteArray replicationDocument(const Replication& replication);
[[nodiscard]] Result<Replication> parseReplication(const QByteArray& document);

[[nodiscard]] QByteArray objectLockDocument(const ObjectLock& lock);
[[nodiscard]] Result<ObjectLock> parseObjectLock(const QByteArray& document);

/// The request of CreateBucket in a region.
[[nodiscard]] QByteArray bucketDocument(const QString& region);
/// The request of DeleteObjects, in quiet mode.
[[nodiscard]] QByteArray deleteDocument(std::span<const QString> keys);
[[nodiscard]] QByteArray restoreDocument(int days);

/// Whether XML 1.0 can carry this key: no control characters but tab and line ends.
[[nodiscard]] bool isXmlText(const QString& text);

} // namespace wardlight::objects
