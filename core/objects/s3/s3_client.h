#pragma once

#include "core/async/job.h"
#include "core/base/clock.h"
#include "core/objects/object_store.h"
#include "core/objects/s3/credentials.h"
#include "core/objects/s3/http_transfer.h"
#include "core/objects/s3/retry.h"
#include "core/objects/s3/s3_fault.h"
#include "core/objects/s3/sigv4.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace wardlight::objects {

/// One request of the S3 protocol, before it is signed.
struct S3Request
{
    QByteArray method;
    QString key = {}; ///< empty: the bucket
    QueryItems query = {};
    HttpHeaders headers = {}; ///< names in lower case; host, date and signature are added
    std::optional<QByteArray> body = {};
    QByteArray payloadHash = {};     ///< the body's SHA-256 in hex, where it is known already
    bool hasChecksumTrailer = false; ///< the body is sent in signed chunks, its SHA-256 at the end
    bool answerMayBeError = false;   ///< CopyObject and the like: an `<Error>` in a 200
};

/// How a request is sent.
struct S3Sending
{
    HttpSink sink = {};
    std::function<bool()> isCancelled = {};
    TransferPriority priority = TransferPriority::Foreground;
};

/// Signs requests for one bucket, sends them, and repeats what failed in passing.
///
/// Learns on the way: the bucket's region, from redirects and refusals; how far this computer's
/// clock is off, from the server's Date, after which a request is signed once more. Thread-safe.
class S3Client
{
public:
    /// @return Error::Invalid for a configuration that names no server
    [[nodiscard]] static Result<std::shared_ptr<S3Client>>
    create(S3Config config, std::shared_ptr<CredentialSource> credentials,
           std::shared_ptr<TransferThread> transfers, std::shared_ptr<const Clock> clock);

    /// @return the answer, always with a status of 200 to 299; else an Error for the person
    [[nodiscard]] Result<HttpResponse> send(const S3Request& request,
                                            const S3Sending& sending = {});
    /// As send, for a request that is made anew for every attempt: one that goes on where the last
    /// was cut.
    [[nodiscard]] Result<HttpResponse> send(const std::function<S3Request()>& makeRequest,
                                            const S3Sending& sending);
    /// As send, with the server's own reason when it fails.
    [[nodiscard]] tl::expected<HttpResponse, S3Fault>
    sendOrFault(const std::function<S3Request()>& makeRequest, const S3Sending& sending);

    /// A URL that works by itself until it expires.
    [[nodiscard]] Result<QUrl> presign(const S3Request& request, std::chrono::seconds validFor);

    [[nodiscard]] const S3Config& config() const { return m_config; }
    /// "https://server/bucket"
    [[nodiscard]] QString display() const;
    /// The region that is signed for now.
    [[nodiscard]] QString region() const;
    /// The server's time less this computer's, as far as a refused signature has shown it.
    [[nodiscard]] std::chrono::milliseconds clockOffset() const
    {
        return std::chrono::milliseconds(m_clockOffsetMs.load());
    }

private:
    struct Repetition;

    S3Client(S3Config config, S3Endpoint endpoint, std::shared_ptr<CredentialSource> credentials,
             std::shared_ptr<TransferThread> transfers, std::shared_ptr<const Clock> clock);

    [[nodiscard]] S3Endpoint endpoint() const;
    [[nodiscard]] tl::expected<HttpResponse, S3Fault> attempt(const S3Request& request,
                                                              const S3Sending& sending);
    [[nodiscard]] Result<SigV4Signer> signer();
    [[nodiscard]] Result<HttpRequest> signedRequest(const S3Request& request);
    [[nodiscard]] SigV4Request requestToSign(const S3Request& request,
                                             const S3Endpoint& endpoint) const;
    [[nodiscard]] bool mayRepeat(const S3Fault& fault, Repetition& state, const S3Sending& sending);
    [[nodiscard]] bool learnClock(const S3Fault& fault, Repetition& state);
    [[nodiscard]] bool learnRegion(const S3Fault& fault, Repetition& state);
    [[nodiscard]] bool pause(const S3Fault& fault, Repetition& state, const S3Sending& sending);
    void settle(const S3Fault* fault);

    S3Config m_config;
    std::shared_ptr<CredentialSource> m_credentials;
    std::shared_ptr<TransferThread> m_transfers;
    std::shared_ptr<const Clock> m_clock;

    mutable std::mutex m_mutex;
    S3Endpoint m_endpoint;
    std::atomic<qint64> m_clockOffsetMs = 0; ///< the server's time less ours
    RetryBudget m_budget;
    CircuitBreaker m_breaker;
};

} // namespace wardlight::objects
