#include "core/objects/s3/multipart_upload.h"

#include "core/async/tasks.h"

#include <algorithm>
#include <thread>
#include <tuple>

namespace wardlight::objects {

namespace {

constexpr qint64 MaximumParts = 10'000;
constexpr qint64 MiB = qint64(1024) * 1024;

} // namespace

qint64 MultipartUpload::partBytes(qint64 size, qint64 atLeast)
{
    const qint64 needed = (size + MaximumParts - 1) / MaximumParts;
    return std::max(atLeast, (needed + MiB - 1) / MiB * MiB);
}

Result<> MultipartUpload::run(const HttpHeaders& headers, ByteSource& source)
{
    m_size = source.size();
    m_partBytes = partBytes(m_size, m_sizes.part);
    m_etags.resize(std::size_t((m_size + m_partBytes - 1) / m_partBytes));
    if (auto begun = begin(headers); !begun)
        return begun;
    auto done = sendParts(source);
    if (done)
        done = complete();
    if (!done)
        abort();
    return done;
}

Result<> MultipartUpload::begin(const HttpHeaders& headers)
{
    const auto answer = m_client.send({.method = "POST",
                                       .key = m_request.key,
                                       .query = {{"uploads", ""}},
                                       .headers = headers,
                                       .body = QByteArray()},
                                      m_sending);
    if (!answer)
        return propagate(answer);
    const auto uploadId = parseUploadId(answer->body);
    if (!uploadId)
        return propagate(uploadId);
    m_uploadId = uploadId->toUtf8();
    return {};
}

Result<> MultipartUpload::sendParts(ByteSource& source)
{
    {
        std::vector<std::jthread> workers;
        const auto count = std::min<std::size_t>(std::size_t(m_sizes.parallel), m_etags.size());
        for (std::size_t worker = 0; worker < count; ++worker)
            workers.emplace_back([&] { work(source); });
    }
    if (m_failure)
        return tl::unexpected(*m_failure);
    return {};
}

void MultipartUpload::work(ByteSource& source)
{
    while (const auto part = nextPart()) {
        auto etag = sendPart(*part, source);
        const std::lock_guard lock(m_mutex);
        if (!etag) {
            if (!m_failure)
                m_failure = etag.error();
            return;
        }
        m_etags[std::size_t(*part)] = std::move(*etag);
        m_sent += std::min(m_partBytes, m_size - *part * m_partBytes);
        if (m_request.job)
            m_request.job->report(m_sent, m_size);
    }
}

std::optional<int> MultipartUpload::nextPart()
{
    const std::lock_guard lock(m_mutex);
    if (!m_failure && m_sending.isCancelled && m_sending.isCancelled())
        m_failure = cancelledError();
    if (m_failure || m_next == int(m_etags.size()))
        return std::nullopt;
    return m_next++;
}

Result<QByteArray> MultipartUpload::sendPart(int number, ByteSource& source)
{
    const qint64 offset = number * m_partBytes;
    auto body = [&] {
        const std::lock_guard lock(m_sourceMutex);
        return readStretch(source, offset, std::min(m_partBytes, m_size - offset), m_request.key);
    }();
    if (!body)
        return propagate(body);
    S3Request request{
        .method = "PUT",
        .key = m_request.key,
        .query = {{"partNumber", QByteArray::number(number + 1)}, {"uploadId", m_uploadId}},
        .body = std::move(*body)};
    if (m_client.config().sendsContentMd5)
        request.headers.push_back({"content-md5", contentMd5(*request.body)});
    const auto answer = m_client.send(request, m_sending);
    if (!answer)
        return propagate(answer);
    QByteArray etag = answer->header("etag");
    if (etag.isEmpty())
        return unexpectedAnswer(QStringLiteral("a part without an ETag"));
    return etag;
}

Result<> MultipartUpload::complete()
{
    QByteArray body = "<CompleteMultipartUpload "
                      "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";
    for (std::size_t part = 0; part < m_etags.size(); ++part) {
        body += "<Part><PartNumber>" + QByteArray::number(qulonglong(part + 1)) +
                "</PartNumber><ETag>" +
                QString::fromLatin1(m_etags[part]).toHtmlEscaped().toLatin1() + "</ETag></Part>";
    }
    body += "</CompleteMultipartUpload>";
    const auto answer = m_client.send({.method = "POST",
                                       .key = m_request.key,
                                       .query = {{"uploadId", m_uploadId}},
                                       .headers = {{"content-type", "application/xml"}},
                                       .body = std::move(body),
                                       .answerMayBeError = true},
                                      m_sending);
    if (answer || isStored())
        return {};
    return propagate(answer);
}

// The answer to a completed upload may get lost; asked again, the server no longer knows it.
bool MultipartUpload::isStored()
{
    const auto answer = m_client.send({.method = "HEAD", .key = m_request.key}, m_sending);
    if (!answer)
        return false;
    const ObjectInfo info = parseObjectInfo(m_request.key, *answer);
    return info.bytes == m_size && info.metadata == m_request.metadata &&
           info.metadata.contains(FileHashKey);
}

// Whatever has been cancelled: parts that are left cost their owner money.
void MultipartUpload::abort()
{
    std::ignore = m_client.send(
        {.method = "DELETE", .key = m_request.key, .query = {{"uploadId", m_uploadId}}},
        {.priority = m_sending.priority});
}

} // namespace wardlight::objects
