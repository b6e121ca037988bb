#pragma once

#include "core/objects/s3/sigv4.h"

namespace wardlight::objects {

/// What the header x-amz-content-sha256 says of a body in signed chunks with a trailer.
inline const QByteArray ChunkedPayload =
    QByteArrayLiteral("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");

/// Signs the chunks of a body one after the other, each over the one before it.
///
/// Source: "Signature calculations for the Authorization header: transferring payload in multiple
/// chunks", and "… including trailing headers", Amazon S3 API Reference.
class ChunkSigner
{
public:
    /// @param seed  the signature of the request's headers
    ChunkSigner(const SigV4Signer& signer, QByteArray seed)
        : m_signer(signer), m_previous(std::move(seed))
    {}

    /// The signature of the next chunk; the last one is empty.
    [[nodiscard]] QByteArray signChunk(QByteArrayView chunk);
    /// @param trailer  "name:value", without a line end
    [[nodiscard]] QByteArray signTrailer(const QByteArray& trailer);

private:
    const SigV4Signer& m_signer;
    QByteArray m_previous;
};

/// A body in the encoding `aws-chunked`: signed chunks of 64 KiB, then its SHA-256 as the trailer
/// `x-amz-checksum-sha256`, which the server checks and keeps.
/// @param sha256  of @p body, 32 bytes
[[nodiscard]] QByteArray chunkedBody(ChunkSigner signer, const QByteArray& body,
                                     const QByteArray& sha256);

} // namespace wardlight::objects
