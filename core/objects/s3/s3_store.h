#pragma once

#include "core/objects/object_store.h"
#include "core/objects/s3/s3_answers.h"
#include "core/objects/s3/s3_client.h"

namespace wardlight::objects {

/// How large objects are cut for the way.
struct S3PartSizes
{
    qint64 singlePut = qint64(16) * 1024 * 1024; ///< up to here in one request
    qint64 part = qint64(16) * 1024 * 1024;      ///< at least 5 MiB; grows for huge objects
    int parallel = 4;                            ///< parts under way at once
};

/// A bucket on an S3 server.
///
/// Bodies are signed with their SHA-256, so that a server refuses bytes that were damaged on the
/// way; an object in parts appears when the last has arrived, and what was sent of one that failed
/// or was cancelled is removed. A get that was cut goes on where it stopped, if the object is still
/// the same. Blocking and thread-safe; a cancelled call ends within a second.
class S3Store final : public ObjectStore
{
public:
    explicit S3Store(std::shared_ptr<S3Client> client, S3PartSizes sizes = {},
                     TransferPriority priority = TransferPriority::Foreground);

    /// The same bucket over the same connections, for work of another urgency.
    [[nodiscard]] std::shared_ptr<S3Store> withPriority(TransferPriority priority) const;
    [[nodiscard]] const std::shared_ptr<S3Client>& client() const { return m_client; }

    [[nodiscard]] QString description() const override;
    [[nodiscard]] Result<ObjectInfo> put(const PutRequest& request, ByteSource& source) override;
    [[nodiscard]] Result<ObjectInfo> get(const QString& key, std::optional<ByteRange> range,
                                         const ByteSink& sink) override;
    [[nodiscard]] Result<ObjectInfo> head(const QString& key) override;
    [[nodiscard]] Result<ListPage> list(const ListRequest& request) override;
    [[nodiscard]] Result<> remove(const QString& key) override;
    /// @return Error::Invalid for less than a second or more than seven days, the most S3 allows
    [[nodiscard]] Result<QUrl> presign(const QString& key, PresignMethod method,
                                       std::chrono::seconds validFor) override;

    /// Uploads in parts that somebody began below @p prefix and did not end.
    [[nodiscard]] Result<std::vector<UploadInfo>> uploads(const QString& prefix);
    /// Ends such an upload and frees its parts; one that is gone is no error.
    [[nodiscard]] Result<> abortUpload(const UploadInfo& upload);

private:
    [[nodiscard]] S3Sending sending(const JobPointer& job) const;
    [[nodiscard]] Result<ObjectInfo> getWhole(const QString& key, const ByteSink& sink);
    [[nodiscard]] Result<ObjectInfo> refuseRange(const QString& key, const ByteRange& range);
    [[nodiscard]] bool asksForEncryption(const PutRequest& request) const;
    [[nodiscard]] HttpHeaders putHeaders(const PutRequest& request) const;
    [[nodiscard]] Result<ObjectInfo> putSingle(const PutRequest& request, ByteSource& source);
    [[nodiscard]] Result<ObjectInfo> putInParts(const PutRequest& request, ByteSource& source);

    std::shared_ptr<S3Client> m_client;
    S3PartSizes m_sizes;
    TransferPriority m_priority;
};

} // namespace wardlight::objects
