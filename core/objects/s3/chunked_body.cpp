#include "core/objects/s3/chunked_body.h"

#include "core/base/sha256.h"

#include <algorithm>

namespace wardlight::objects {

namespace {

constexpr qsizetype ChunkBytes = 64 * 1024;

QByteArray hexSha256(QByteArrayView bytes)
{
    return Sha256::of(bytes).toBytes().toHex();
}

} // namespace

QByteArray ChunkSigner::signChunk(QByteArrayView chunk)
{
    m_previous = m_signer.signature("AWS4-HMAC-SHA256-PAYLOAD\n" + m_signer.timestamp() + '\n' +
                                    m_signer.credentialScope() + '\n' + m_previous + '\n' +
                                    EmptyPayloadHash + '\n' + hexSha256(chunk));
    return m_previous;
}

QByteArray ChunkSigner::signTrailer(const QByteArray& trailer)
{
    return m_signer.signature("AWS4-HMAC-SHA256-TRAILER\n" + m_signer.timestamp() + '\n' +
                              m_signer.credentialScope() + '\n' + m_previous + '\n' +
                              hexSha256(trailer + '\n'));
}

QByteArray chunkedBody(ChunkSigner signer, const QByteArray& body, const QByteArray& sha256)
{
    QByteArray encoded;
    constexpr qsizetype ChunkOverhead = 128;
    encoded.reserve(body.size() + (body.size() / ChunkBytes + 4) * ChunkOverhead);
    const auto append = [&](QByteArrayView chunk) {
        encoded += QByteArray::number(chunk.size(), 16) +
                   ";chunk-signature=" + signer.signChunk(chunk) + "\r\n";
        encoded.append(chunk);
        if (!chunk.isEmpty())
            encoded += "\r\n";
    };
    for (qsizetype at = 0; at < body.size(); at += ChunkBytes)
        append(QByteArrayView(body).sliced(at, std::min(ChunkBytes, body.size() - at)));
    append({});
    const QByteArray trailer = "x-amz-checksum-sha256:" + sha256.toBase64();
    return encoded + trailer + "\r\nx-amz-trailer-signature:" + signer.signTrailer(trailer) +
           "\r\n\r\n";
}

} // namespace wardlight::objects
