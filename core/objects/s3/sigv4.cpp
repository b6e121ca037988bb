#include "core/objects/s3/sigv4.h"

#include "core/base/sha256.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>

namespace wardlight::objects {

namespace {

const QByteArray Algorithm = QByteArrayLiteral("AWS4-HMAC-SHA256");

QByteArray hmacSha256(const QByteArray& key, const QByteArray& text)
{
    QByteArray digest(Sha256Digest::Size, Qt::Uninitialized);
    HMAC(EVP_sha256(), key.constData(), int(key.size()),
         reinterpret_cast<const unsigned char*>(text.constData()), std::size_t(text.size()),
         reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    return digest;
}

QByteArray hexSha256(const QByteArray& text)
{
    return Sha256::of(QByteArrayView(text)).toBytes().toHex();
}

/// Headers as they are signed: sorted by name, those of one name joined in their order, white
/// space at the ends removed and within made one space.
HttpHeaders canonicalHeaders(HttpHeaders headers)
{
    for (HttpHeader& header : headers) {
        header.name = header.name.toLower();
        header.value = header.value.simplified();
    }
    std::ranges::stable_sort(headers, {}, &HttpHeader::name);
    HttpHeaders joined;
    for (HttpHeader& header : headers) {
        if (!joined.empty() && joined.back().name == header.name)
            joined.back().value += ',' + header.value;
        else
            joined.push_back(std::move(header));
    }
    return joined;
}

QByteArray signedHeaderNames(const HttpHeaders& canonical)
{
    QByteArrayList names;
    for (const HttpHeader& header : canonical)
        names.append(header.name);
    return names.join(';');
}

} // namespace

SigV4Signer::SigV4Signer(Credentials credentials, Scope scope)
    : m_credentials(std::move(credentials)), m_scope(std::move(scope))
{
    const QByteArray day = hmacSha256("AWS4" + m_credentials.secretAccessKey, timestamp().left(8));
    const QByteArray region = hmacSha256(day, m_scope.region);
    m_key = hmacSha256(hmacSha256(region, m_scope.service), QByteArrayLiteral("aws4_request"));
}

QByteArray SigV4Signer::timestamp() const
{
    return m_scope.time.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
}

QByteArray SigV4Signer::credentialScope() const
{
    return timestamp().left(8) + '/' + m_scope.region + '/' + m_scope.service + "/aws4_request";
}

QByteArray SigV4Signer::canonicalRequest(const SigV4Request& request)
{
    const HttpHeaders headers = canonicalHeaders(request.headers);
    QByteArray text =
        request.method + '\n' + request.path + '\n' + encodeQuery(request.query) + '\n';
    for (const HttpHeader& header : headers)
        text += header.name + ':' + header.value + '\n';
    return text + '\n' + signedHeaderNames(headers) + '\n' + request.payloadHash;
}

QByteArray SigV4Signer::stringToSign(const QByteArray& canonicalRequest) const
{
    return Algorithm + '\n' + timestamp() + '\n' + credentialScope() + '\n' +
           hexSha256(canonicalRequest);
}

QByteArray SigV4Signer::signature(const QByteArray& stringToSign) const
{
    return hmacSha256(m_key, stringToSign).toHex();
}

void SigV4Signer::sign(SigV4Request& request) const
{
    request.headers.push_back({QByteArrayLiteral("x-amz-date"), timestamp()});
    if (!m_credentials.sessionToken.isEmpty()) {
        request.headers.push_back(
            {QByteArrayLiteral("x-amz-security-token"), m_credentials.sessionToken});
    }
    const QByteArray names = signedHeaderNames(canonicalHeaders(request.headers));
    request.headers.push_back({QByteArrayLiteral("authorization"),
                               Algorithm + " Credential=" + m_credentials.accessKeyId + '/' +
                                   credentialScope() + ", SignedHeaders=" + names + ", Signature=" +
                                   signature(stringToSign(canonicalRequest(request)))});
}

void SigV4Signer::presign(SigV4Request& request, std::chrono::seconds validFor) const
{
    const auto add = [&request](const char* name, const QByteArray& value) {
        request.query.emplace_back(name, value);
    };
    add("X-Amz-Algorithm", Algorithm);
    add("X-Amz-Credential", m_credentials.accessKeyId + '/' + credentialScope());
    add("X-Amz-Date", timestamp());
    add("X-Amz-Expires", QByteArray::number(qint64(validFor.count())));
    add("X-Amz-SignedHeaders", signedHeaderNames(canonicalHeaders(request.headers)));
    if (!m_credentials.sessionToken.isEmpty())
        add("X-Amz-Security-Token", m_credentials.sessionToken);
    add("X-Amz-Signature", signature(stringToSign(canonicalRequest(request))));
}

} // namespace wardlight::objects
