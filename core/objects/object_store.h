#pragma once

#include "core/async/job.h"
#include "core/base/result.h"
#include "core/base/sha256.h"

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QUrl>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace wardlight::objects {

/// User metadata, keys in lower case without the "x-amz-meta-" prefix. Values may be any Unicode.
using Metadata = QMap<QString, QString>;

/// The metadata key that holds the lower-case hex SHA-256 of the whole object.
inline const QString FileHashKey = QStringLiteral("file-hash");

/// What a store knows about one object without reading it.
struct ObjectInfo
{
    QString key;
    qint64 bytes = 0;
    QString contentType;
    Metadata metadata;
    QString storageClass; ///< "STANDARD" where the store has no classes
    QString etag;         ///< opaque; changes when the object does
    QDateTime modified;   ///< UTC
};

/// First and last byte, both included, as HTTP counts them; last may lie past the end.
struct ByteRange
{
    qint64 first = 0;
    qint64 last = 0;
};

/// Takes the bytes of a get in order, as they arrive; an error stops the transfer and is returned.
/// A store across a network also calls it with no bytes, several times a second while none come, so
/// that a transfer that stands still can be stopped too.
using ByteSink = std::function<Result<>(std::span<const std::byte>)>;

/// Bytes of a put that can be read again from the start when a transfer is retried.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    [[nodiscard]] virtual qint64 size() const = 0;
    /// Fills @p out from @p offset; returns how many bytes, 0 at the end.
    [[nodiscard]] virtual Result<std::size_t> read(qint64 offset, std::span<std::byte> out) = 0;
};

struct PutRequest
{
    QString key;
    QString contentType = QStringLiteral("application/octet-stream");
    Metadata metadata = {};
    QString storageClass = {};         ///< empty: the store's default
    QString serverSideEncryption = {}; ///< "AES256" or empty; stores without it ignore it
    JobPointer job = {}; ///< a long put asks it and tells it how far it is; may be null
};

struct ListRequest
{
    QString prefix = {};
    QString delimiter = {};    ///< empty: every key below the prefix
    QString continuation = {}; ///< from the previous page
    int maxKeys = 1000;
};

struct ListPage
{
    std::vector<ObjectInfo> objects; ///< by key, in UTF-8 byte order; metadata is not filled in
    std::vector<QString> prefixes;   ///< common prefixes, each with its trailing delimiter
    QString continuation;            ///< empty on the last page
};

enum class PresignMethod
{
    Get,
    Put
};

/// A bucket: S3, a directory, or memory. Blocking and thread-safe.
///
/// Keys are 1 to 1,024 bytes of UTF-8 and taken literally: "a//b", "../x" and a trailing space are
/// names like any other. Errors: NotFound, NoSpace, Permission, Unavailable, Invalid (a key that
/// no store can take), Cancelled.
class ObjectStore
{
public:
    virtual ~ObjectStore() = default;

    /// Where this store is, for provenance and messages: "directory /…", "s3 https://…/bucket".
    [[nodiscard]] virtual QString description() const = 0;

    /// Stores an object whole or not at all; readers see the old one or the new one, never a mix.
    [[nodiscard]] virtual Result<ObjectInfo> put(const PutRequest& request, ByteSource& source) = 0;
    /// Sends the bytes (of @p range) to @p sink. The info returned is that of the object read.
    [[nodiscard]] virtual Result<ObjectInfo> get(const QString& key, std::optional<ByteRange> range,
                                                 const ByteSink& sink) = 0;
    [[nodiscard]] virtual Result<ObjectInfo> head(const QString& key) = 0;
    [[nodiscard]] virtual Result<ListPage> list(const ListRequest& request) = 0;
    /// Removing what does not exist is no error, as in S3.
    [[nodiscard]] virtual Result<> remove(const QString& key) = 0;
    /// A URL that works for anybody until it expires. Error::Unsupported for local stores.
    [[nodiscard]] virtual Result<QUrl> presign(const QString& key, PresignMethod method,
                                               std::chrono::seconds validFor) = 0;
};

} // namespace wardlight::objects
