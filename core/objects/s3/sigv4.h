#pragma once

#include "core/objects/s3/credentials.h"
#include "core/objects/s3/http_fields.h"

#include <chrono>

namespace wardlight::objects {

/// A request as AWS Signature Version 4 sees it.
struct SigV4Request
{
    QByteArray method;
    QByteArray path;          ///< encoded, beginning with "/"; signed exactly as it is
    QueryItems query = {};    ///< in any order
    HttpHeaders headers = {}; ///< all of them are signed; "host" must be among them
    QByteArray payloadHash;   ///< lower-case hex SHA-256 of the body, or UnsignedPayload
};

/// Says that the signature does not cover the body: presigned links, whose body nobody knows yet.
inline const QByteArray UnsignedPayload = QByteArrayLiteral("UNSIGNED-PAYLOAD");
/// The SHA-256 of no bytes.
inline const QByteArray EmptyPayloadHash =
    QByteArrayLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

/// Signs requests for one region and service at one moment.
///
/// Source: "Signature Version 4 signing process", AWS General Reference; for S3, whose paths are
/// encoded once and never normalised, "Authenticating Requests (AWS Signature Version 4)", Amazon
/// S3 API Reference. Checked with AWS's own vectors.
class SigV4Signer
{
public:
    struct Scope
    {
        QByteArray region;
        QByteArray service = QByteArrayLiteral("s3");
        QDateTime time; ///< UTC
    };

    SigV4Signer(Credentials credentials, Scope scope);

    /// Adds `x-amz-date`, `x-amz-security-token` where there is one, and `authorization`.
    void sign(SigV4Request& request) const;
    /// Adds what makes the request's URL work by itself until it expires, to the query.
    void presign(SigV4Request& request, std::chrono::seconds validFor) const;

    [[nodiscard]] static QByteArray canonicalRequest(const SigV4Request& request);
    [[nodiscard]] QByteArray stringToSign(const QByteArray& canonicalRequest) const;
    /// Lower-case hex.
    [[nodiscard]] QByteArray signature(const QByteArray& stringToSign) const;

    /// "20150830T123600Z"
    [[nodiscard]] QByteArray timestamp() const;
    /// "20150830/us-east-1/s3/aws4_request"
    [[nodiscard]] QByteArray credentialScope() const;

private:
    Credentials m_credentials;
    Scope m_scope;
    QByteArray m_key; ///< derived from the secret for this day, region and service
};

} // namespace wardlight::objects
