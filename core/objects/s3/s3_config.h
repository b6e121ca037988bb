#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace wardlight::objects {

/// How a bucket is named in a URL.
enum class AddressingStyle
{
    Automatic,  ///< virtual host at Amazon where the name allows it, path at any other endpoint
    Path,       ///< https://server/bucket/key
    VirtualHost ///< https://bucket.server/key, where the name allows it, else path
};

/// "path", "virtual" or "auto", as settings and the command line write it.
[[nodiscard]] QString addressingStyleName(AddressingStyle style);
[[nodiscard]] std::optional<AddressingStyle> addressingStyle(const QString& name);

/// When a server that says nothing is given up.
struct TransferLimits
{
    std::chrono::milliseconds connect{10'000}; ///< name, connection and TLS together
    std::chrono::milliseconds idle{30'000};    ///< without a byte in either direction
    qint64 minimumBytesPerSecond = 1024;       ///< on average over slowFor; 0: any rate will do
    std::chrono::milliseconds slowFor{60'000};
    std::chrono::milliseconds total{0}; ///< one request from beginning to end; 0: no limit
};

/// How failed requests are repeated: a random time up to base · 2^n, at most cap, lies between.
struct RetrySettings
{
    int attempts = 5; ///< the first one counts
    std::chrono::milliseconds base{1'000};
    std::chrono::milliseconds cap{20'000};
    /// A server's Retry-After is obeyed up to here; one that wants longer is not asked again.
    std::chrono::milliseconds longestRetryAfter{60'000};
};

/// Where a bucket is and how it is spoken to. Holds no secret.
struct S3Config
{
    /// "https://s3.example.org:9000"; empty for Amazon, by the region. A path is allowed.
    QString endpoint = {};
    QString region = QStringLiteral("us-east-1");
    QString bucket;
    AddressingStyle style = AddressingStyle::Automatic;
    /// Certificates (PEM) to trust instead of the system's; empty: the system's. TLS is always
    /// verified.
    QString caFile = {};
    /// Whether `x-amz-server-side-encryption` is sent; off for a server that refuses it and
    /// encrypts its disks itself.
    bool sendsEncryption = true;
    /// Whether `content-md5` is sent with bodies, besides the SHA-256 that is always signed.
    bool sendsContentMd5 = true;
    /// Whether objects sent in one request carry their SHA-256 as a trailer that the server keeps,
    /// instead of `content-md5`; many servers do not know trailers.
    bool sendsChecksumTrailer = false;
    TransferLimits limits = {};
    RetrySettings retries = {};
};

/// Where requests for one bucket go.
struct S3Endpoint
{
    QByteArray origin; ///< "https://bucket.server:9000", without a trailing slash
    QByteArray host;   ///< as the Host header says it
    QByteArray path;   ///< what stands before "/key", encoded: "", "/bucket" or "/base/bucket"
    QByteArray signingRegion;

    /// "https://server/bucket", for messages.
    [[nodiscard]] QString display() const { return QString::fromUtf8(origin + path); }
};

/// Works out the endpoint by the rules of Amazon's SDKs; with an empty bucket that of the service.
/// @return Error::Invalid for a region that is no host name or an endpoint that is no http(s) URL
[[nodiscard]] Result<S3Endpoint> resolveEndpoint(const S3Config& config);

/// Whether a bucket's name can be a label of a host name: 3 to 63 lower-case letters, digits and
/// hyphens. Names with dots can too, but no TLS certificate covers them.
[[nodiscard]] bool isVirtualHostable(const QString& bucket, bool allowDots);

} // namespace wardlight::objects
