#include "core/objects/s3/s3_client.h"

#include "core/base/sha256.h"
#include "core/objects/s3/chunked_body.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <cstdlib>

namespace wardlight::objects {

namespace {

/// A clock that is this far off is why a signature was refused; S3 allows 15 minutes.
constexpr qint64 NoticeableSkewMs = qint64(5) * 60 * 1000;

Error suspendedError(const QString& server)
{
    return {ErrorCode::Unavailable,
            QCoreApplication::translate("S3Client",
                                        "%1 has not answered several times in a row. It is tried "
                                        "again in a few seconds.")
                .arg(server),
            QStringLiteral("circuit breaker open"), true};
}

/// The SHA-256 of a request's body in hex.
QByteArray bodyHash(const S3Request& request)
{
    if (!request.payloadHash.isEmpty())
        return request.payloadHash;
    return request.body ? Sha256::of(QByteArrayView(*request.body)).toBytes().toHex()
                        : EmptyPayloadHash;
}

/// The signature at the end of an authorization header: 64 hex digits.
QByteArray signatureOf(const SigV4Request& request)
{
    constexpr qsizetype SignatureDigits = 64;
    return request.headers.back().value.right(SignatureDigits);
}

bool isSecretRefused(const QByteArray& code)
{
    return code == "SignatureDoesNotMatch" || code == "AccessDenied";
}

} // namespace

/// What has been tried for one request so far.
struct S3Client::Repetition
{
    int repetitions = 0;
    int tokensTaken = 0;
    bool clockWasFixed = false;
    bool regionWasFixed = false;
    bool credentialsWereRenewed = false;
};

Result<std::shared_ptr<S3Client>> S3Client::create(S3Config config,
                                                   std::shared_ptr<CredentialSource> credentials,
                                                   std::shared_ptr<TransferThread> transfers,
                                                   std::shared_ptr<const Clock> clock)
{
    if (config.bucket.isEmpty()) {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("S3Client", "The profile names no bucket."));
    }
    auto endpoint = resolveEndpoint(config);
    if (!endpoint)
        return propagate(endpoint);
    return std::shared_ptr<S3Client>(new S3Client(std::move(config), std::move(*endpoint),
                                                  std::move(credentials), std::move(transfers),
                                                  std::move(clock)));
}

S3Client::S3Client(S3Config config, S3Endpoint endpoint,
                   std::shared_ptr<CredentialSource> credentials,
                   std::shared_ptr<TransferThread> transfers, std::shared_ptr<const Clock> clock)
    : m_config(std::move(config)), m_credentials(std::move(credentials)),
      m_transfers(std::move(transfers)), m_clock(std::move(clock)), m_endpoint(std::move(endpoint))
{}

S3Endpoint S3Client::endpoint() const
{
    const std::lock_guard lock(m_mutex);
    return m_endpoint;
}

QString S3Client::display() const
{
    return endpoint().display();
}

QString S3Client::region() const
{
    return QString::fromLatin1(endpoint().signingRegion);
}

Result<SigV4Signer> S3Client::signer()
{
    auto credentials = m_credentials->credentials();
    if (!credentials)
        return propagate(credentials);
    const QDateTime time = m_clock->now().addMSecs(m_clockOffsetMs);
    return SigV4Signer(std::move(*credentials), {.region = endpoint().signingRegion, .time = time});
}

SigV4Request S3Client::requestToSign(const S3Request& request, const S3Endpoint& endpoint) const
{
    QByteArray path = endpoint.path;
    if (!request.key.isEmpty())
        path += '/' + uriEncodePath(request.key.toUtf8());
    if (path.isEmpty())
        path = "/";
    const QByteArray hash = request.hasChecksumTrailer ? ChunkedPayload : bodyHash(request);
    SigV4Request toSign{request.method, path, request.query, request.headers, hash};
    toSign.headers.push_back({QByteArrayLiteral("host"), endpoint.host});
    toSign.headers.push_back({QByteArrayLiteral("x-amz-content-sha256"), hash});
    if (request.hasChecksumTrailer) {
        toSign.headers.push_back({"content-encoding", "aws-chunked"});
        toSign.headers.push_back(
            {"x-amz-decoded-content-length", QByteArray::number(request.body->size())});
        toSign.headers.push_back({"x-amz-trailer", "x-amz-checksum-sha256"});
    }
    return toSign;
}

Result<HttpRequest> S3Client::signedRequest(const S3Request& request)
{
    const auto signer = this->signer();
    if (!signer)
        return propagate(signer);
    const S3Endpoint endpoint = this->endpoint();
    SigV4Request toSign = requestToSign(request, endpoint);
    signer->sign(toSign);
    std::optional<QByteArray> body = request.body;
    if (request.hasChecksumTrailer) {
        body = chunkedBody(ChunkSigner(*signer, signatureOf(toSign)), *request.body,
                           QByteArray::fromHex(bodyHash(request)));
    }
    const QByteArray query = encodeQuery(request.query);
    return HttpRequest{.method = request.method,
                       .url = endpoint.origin + toSign.path + (query.isEmpty() ? "" : "?" + query),
                       .headers = std::move(toSign.headers),
                       .body = std::move(body),
                       .limits = m_config.limits,
                       .caFile = m_config.caFile};
}

tl::expected<HttpResponse, S3Fault> S3Client::attempt(const S3Request& request,
                                                      const S3Sending& sending)
{
    auto toSend = signedRequest(request);
    if (!toSend)
        return tl::unexpected(S3Fault{.error = toSend.error()});
    toSend->priority = sending.priority;
    auto answer =
        m_transfers->perform(*toSend, {.sink = sending.sink, .isCancelled = sending.isCancelled});
    const S3Subject subject{request.key, display()};
    if (!answer)
        return tl::unexpected(faultOf(answer.error(), subject));
    if (!answer->isSuccess() || (request.answerMayBeError && carriesError(*answer)))
        return tl::unexpected(faultOf(*answer, subject));
    return std::move(*answer);
}

Result<HttpResponse> S3Client::send(const S3Request& request, const S3Sending& sending)
{
    return send([&request] { return request; }, sending);
}

Result<HttpResponse> S3Client::send(const std::function<S3Request()>& makeRequest,
                                    const S3Sending& sending)
{
    return sendOrFault(makeRequest, sending).map_error([](const S3Fault& fault) {
        return fault.error;
    });
}

tl::expected<HttpResponse, S3Fault>
S3Client::sendOrFault(const std::function<S3Request()>& makeRequest, const S3Sending& sending)
{
    if (!m_breaker.allows(CircuitBreaker::Clock::now()))
        return tl::unexpected(S3Fault{.error = suspendedError(display()), .isServersFault = true});
    Repetition state;
    for (;;) {
        auto answer = attempt(makeRequest(), sending);
        if (answer) {
            settle(nullptr);
            m_budget.give(state.tokensTaken > 0 ? state.tokensTaken : 1);
            return answer;
        }
        if (!mayRepeat(answer.error(), state, sending)) {
            settle(&answer.error());
            return answer;
        }
    }
}

void S3Client::settle(const S3Fault* fault)
{
    if (fault && fault->isServersFault)
        m_breaker.failed(CircuitBreaker::Clock::now());
    else if (fault && fault->error.code == ErrorCode::Cancelled)
        m_breaker.abandoned();
    else
        m_breaker.succeeded();
}

bool S3Client::mayRepeat(const S3Fault& fault, Repetition& state, const S3Sending& sending)
{
    if (learnClock(fault, state) || learnRegion(fault, state))
        return true;
    switch (fault.remedy) {
    case S3Fault::Remedy::Credentials:
        if (state.credentialsWereRenewed)
            return false;
        state.credentialsWereRenewed = true;
        m_credentials->forget();
        return true;
    case S3Fault::Remedy::Repeat:
    case S3Fault::Remedy::Slow:
        return pause(fault, state, sending);
    case S3Fault::Remedy::None:
    case S3Fault::Remedy::FixClock:
    case S3Fault::Remedy::FixRegion:
        return false;
    }
    return false;
}

// Once: a signature that is refused with the server's own time is refused for another reason. Not
// every server names the clock as the reason, so a refused signature with a far-off Date will do.
bool S3Client::learnClock(const S3Fault& fault, Repetition& state)
{
    if (state.clockWasFixed || !fault.serverTime.isValid())
        return false;
    const qint64 offset = m_clock->now().msecsTo(fault.serverTime);
    const bool isOff = std::llabs(offset - m_clockOffsetMs) > NoticeableSkewMs;
    const bool isBlamed = fault.remedy == S3Fault::Remedy::FixClock;
    if (!isBlamed && !(isOff && isSecretRefused(fault.code)))
        return false;
    state.clockWasFixed = true;
    m_clockOffsetMs = offset;
    return true;
}

bool S3Client::learnRegion(const S3Fault& fault, Repetition& state)
{
    const std::lock_guard lock(m_mutex);
    if (state.regionWasFixed || fault.region.isEmpty() ||
        fault.region == m_endpoint.signingRegion) {
        return false;
    }
    const bool isRefused = fault.remedy == S3Fault::Remedy::FixRegion ||
                           fault.error.code == ErrorCode::Permission ||
                           fault.error.code == ErrorCode::Invalid;
    if (!isRefused)
        return false;
    S3Config config = m_config;
    config.region = QString::fromLatin1(fault.region);
    auto endpoint = resolveEndpoint(config);
    if (!endpoint)
        return false;
    state.regionWasFixed = true;
    m_endpoint = std::move(*endpoint);
    return true;
}

bool S3Client::pause(const S3Fault& fault, Repetition& state, const S3Sending& sending)
{
    const RetrySettings& settings = m_config.retries;
    if (state.repetitions + 1 >= settings.attempts)
        return false;
    const int cost = fault.isTimeout ? RetryBudget::TimeoutCost : RetryBudget::RetryCost;
    auto time = backoff(settings, state.repetitions, QRandomGenerator::global()->generateDouble());
    if (const auto asked = parseRetryAfter(fault.retryAfter, m_clock->now())) {
        if (*asked > settings.longestRetryAfter)
            return false;
        time = std::max(time, *asked);
    } else if (fault.remedy == S3Fault::Remedy::Slow) {
        time = std::max(time, settings.base / 2);
    }
    if (!m_budget.take(cost))
        return false;
    ++state.repetitions;
    state.tokensTaken += cost;
    return waitUnlessCancelled(time, sending.isCancelled);
}

Result<QUrl> S3Client::presign(const S3Request& request, std::chrono::seconds validFor)
{
    const auto signer = this->signer();
    if (!signer)
        return propagate(signer);
    const S3Endpoint endpoint = this->endpoint();
    SigV4Request toSign{request.method, endpoint.path + '/' + uriEncodePath(request.key.toUtf8()),
                        request.query, request.headers, UnsignedPayload};
    toSign.headers.push_back({QByteArrayLiteral("host"), endpoint.host});
    signer->presign(toSign, validFor);
    return QUrl::fromEncoded(endpoint.origin + toSign.path + '?' + encodeQuery(toSign.query));
}

} // namespace wardlight::objects
