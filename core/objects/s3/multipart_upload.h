#pragma once

#include "core/objects/s3/s3_store.h"

#include <mutex>

namespace wardlight::objects {

/// The Content-MD5 of a body: MD5 in base64.
[[nodiscard]] QByteArray contentMd5(const QByteArray& body);

/// A stretch of a source, all of it.
/// @return as ByteSource::read; Error::Invalid when the source ends before
[[nodiscard]] Result<QByteArray> readStretch(ByteSource& source, qint64 offset, qint64 length,
                                             const QString& key);

/// One object on its way in parts: nothing is left of it unless all of it arrived.
class MultipartUpload
{
public:
    MultipartUpload(S3Client& client, S3Sending sending, const PutRequest& request,
                    const S3PartSizes& sizes)
        : m_client(client), m_sending(std::move(sending)), m_request(request), m_sizes(sizes)
    {}

    /// Sends everything; aborts the upload when a part fails or the job is cancelled.
    [[nodiscard]] Result<> run(const HttpHeaders& headers, ByteSource& source);

    /// Bytes of a part so that an object of @p size needs no more than 10,000 of them.
    [[nodiscard]] static qint64 partBytes(qint64 size, qint64 atLeast);

private:
    [[nodiscard]] Result<> begin(const HttpHeaders& headers);
    [[nodiscard]] Result<> sendParts(ByteSource& source);
    void work(ByteSource& source);
    [[nodiscard]] std::optional<int> nextPart();
    [[nodiscard]] Result<QByteArray> sendPart(int number, ByteSource& source);
    [[nodiscard]] Result<> complete();
    [[nodiscard]] bool isStored();
    void abort();

    S3Client& m_client;
    S3Sending m_sending;
    const PutRequest& m_request;
    S3PartSizes m_sizes;
    QByteArray m_uploadId;
    qint64 m_size = 0;
    qint64 m_partBytes = 0;

    std::mutex m_sourceMutex;
    std::mutex m_mutex;
    std::vector<QByteArray> m_etags; ///< by part; empty until it has arrived
    int m_next = 0;
    qint64 m_sent = 0;
    std::optional<Error> m_failure;
};

} // namespace wardlight::objects
