#include "core/base/sha256.h"
#include "core/objects/object_rules.h"
#include "core/objects/s3/header_text.h"
#include "core/objects/s3/http_date.h"
#include "core/objects/s3/multipart_upload.h"
#include "core/objects/s3/s3_store.h"

#include <QCoreApplication>

#include <openssl/evp.h>

namespace wardlight::objects {

namespace {

/// The hash of the whole body where the caller already knows it; else empty. A server that finds
/// another one refuses the object, so a wrong `file-hash` is never stored.
QByteArray knownHash(const Metadata& metadata)
{
    const auto hash = Sha256Digest::fromHex(metadata.value(FileHashKey));
    return hash ? hash->toBytes().toHex() : QByteArray();
}

/// An object that was to be encrypted is never stored plain without somebody's word.
QString adviceOnEncryption()
{
    return QCoreApplication::translate(
        "S3Store", "The server was asked to encrypt the object, which not every server can. Where "
                   "it encrypts its disks itself, add the profile with --no-encryption.");
}

} // namespace

QByteArray contentMd5(const QByteArray& body)
{
    QByteArray digest(EVP_MD_get_size(EVP_md5()), Qt::Uninitialized);
    EVP_Digest(body.constData(), std::size_t(body.size()),
               reinterpret_cast<unsigned char*>(digest.data()), nullptr, EVP_md5(), nullptr);
    return digest.toBase64();
}

Result<QByteArray> readStretch(ByteSource& source, qint64 offset, qint64 length, const QString& key)
{
    QByteArray bytes(length, Qt::Uninitialized);
    for (qint64 done = 0; done < length;) {
        const std::span room(bytes.data() + done, std::size_t(length - done));
        const auto got = source.read(offset + done, std::as_writable_bytes(room));
        if (!got)
            return propagate(got);
        if (*got == 0)
            return tl::unexpected(sourceTooShort(key));
        done += qint64(*got);
    }
    return bytes;
}

bool S3Store::asksForEncryption(const PutRequest& request) const
{
    return !request.serverSideEncryption.isEmpty() && m_client->config().sendsEncryption;
}

HttpHeaders S3Store::putHeaders(const PutRequest& request) const
{
    HttpHeaders headers;
    if (!request.contentType.isEmpty())
        headers.push_back({"content-type", request.contentType.toUtf8()});
    if (!request.storageClass.isEmpty())
        headers.push_back({"x-amz-storage-class", request.storageClass.toUtf8()});
    if (asksForEncryption(request))
        headers.push_back({"x-amz-server-side-encryption", request.serverSideEncryption.toUtf8()});
    for (auto it = request.metadata.begin(); it != request.metadata.end(); ++it)
        headers.push_back({"x-amz-meta-" + it.key().toLatin1(), encodeHeaderText(it.value())});
    return headers;
}

Result<ObjectInfo> S3Store::put(const PutRequest& request, ByteSource& source)
{
    if (const auto valid = checkPutRequest(request); !valid)
        return propagate(valid);
    auto stored = source.size() > m_sizes.singlePut ? putInParts(request, source)
                                                    : putSingle(request, source);
    if (!stored && stored.error().code == ErrorCode::Unsupported && asksForEncryption(request))
        stored.error().message += u' ' + adviceOnEncryption();
    return stored;
}

Result<ObjectInfo> S3Store::putSingle(const PutRequest& request, ByteSource& source)
{
    auto body = readStretch(source, 0, source.size(), request.key);
    if (!body)
        return propagate(body);
    S3Request toSend{.method = "PUT",
                     .key = request.key,
                     .headers = putHeaders(request),
                     .body = std::move(*body),
                     .payloadHash = knownHash(request.metadata)};
    toSend.hasChecksumTrailer = m_client->config().sendsChecksumTrailer;
    if (m_client->config().sendsContentMd5 && !toSend.hasChecksumTrailer)
        toSend.headers.push_back({"content-md5", contentMd5(*toSend.body)});
    const auto answer = m_client->send(toSend, sending(request.job));
    if (!answer)
        return propagate(answer);
    if (request.job)
        request.job->report(toSend.body->size(), toSend.body->size());
    const QString etag = parseEtag(QString::fromLatin1(answer->header("etag")));
    if (etag.isEmpty()) // some servers leave it out here
        return head(request.key);
    const QString storageClass =
        request.storageClass.isEmpty() ? QStringLiteral("STANDARD") : request.storageClass;
    return ObjectInfo{request.key,
                      toSend.body->size(),
                      request.contentType,
                      request.metadata,
                      storageClass,
                      etag,
                      parseHttpDate(answer->header("date"))};
}

Result<ObjectInfo> S3Store::putInParts(const PutRequest& request, ByteSource& source)
{
    MultipartUpload upload(*m_client, sending(request.job), request, m_sizes);
    if (const auto done = upload.run(putHeaders(request), source); !done)
        return propagate(done);
    return head(request.key); // the ETag of the completing answer is empty on some servers
}

Result<std::vector<UploadInfo>> S3Store::uploads(const QString& prefix)
{
    std::vector<UploadInfo> all;
    QueryItems marker;
    for (;;) {
        S3Request request{.method = "GET", .query = {{"uploads", ""}}};
        if (!prefix.isEmpty())
            request.query.emplace_back("prefix", prefix.toUtf8());
        request.query.insert(request.query.end(), marker.begin(), marker.end());
        const auto answer = m_client->send(request, sending({}));
        if (!answer)
            return propagate(answer);
        auto page = parseUploads(answer->body);
        if (!page)
            return propagate(page);
        std::ranges::move(page->uploads, std::back_inserter(all));
        if (page->nextKey.isEmpty())
            return all;
        marker = {{"key-marker", page->nextKey.toUtf8()},
                  {"upload-id-marker", page->nextUploadId.toUtf8()}};
    }
}

Result<> S3Store::abortUpload(const UploadInfo& upload)
{
    const auto answer = m_client->send(
        {.method = "DELETE", .key = upload.key, .query = {{"uploadId", upload.uploadId.toUtf8()}}},
        sending({}));
    // one that is gone already: NoSuchUpload, on Ceph NoSuchKey
    const bool isGone = !answer && (answer.error().code == ErrorCode::NotFound ||
                                    answer.error().detail.contains(QStringLiteral("NoSuchUpload")));
    if (!answer && !isGone)
        return propagate(answer);
    return {};
}

} // namespace wardlight::objects
