#pragma once

#include "core/objects/object_store.h"

#include <QByteArray>

namespace wardlight::objects {

/// The longest key any store takes, bytes of UTF-8.
inline constexpr qsizetype MaximumKeyBytes = 1024;
/// The most objects and prefixes one page of a listing holds, as in S3.
inline constexpr int MaximumPageKeys = 1000;

/// The bytes of a key.
/// @return Error::Invalid when empty, longer than MaximumKeyBytes, or not Unicode (half a surrogate
///         pair)
[[nodiscard]] Result<QByteArray> keyBytes(const QString& key);

/// Checks what every store refuses alike: the key, metadata names that HTTP could not carry (only
/// lower-case tokens), metadata that is not Unicode or more than 64 KiB.
[[nodiscard]] Result<> checkPutRequest(const PutRequest& request);

/// A stretch of bytes inside an object.
struct ByteExtent
{
    qint64 offset = 0;
    qint64 length = 0;
};

/// Where @p range lies in an object of @p size bytes; all of it when no range is given.
/// @return Error::Invalid when the range starts at or past the end, or ends before it starts
[[nodiscard]] Result<ByteExtent> resolveRange(const std::optional<ByteRange>& range, qint64 size);

/// The error of a get, head or fetch of a key that the store at @p store does not have.
[[nodiscard]] Error objectNotFound(const QString& key, const QString& store);
/// The error of a presign where only a server could answer the URL.
[[nodiscard]] Error presignUnsupported(const QString& store);
/// The error of a put whose source ended before the size it named.
[[nodiscard]] Error sourceTooShort(const QString& key);

} // namespace wardlight::objects
