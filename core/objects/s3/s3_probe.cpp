#include "core/objects/s3/s3_probe.h"

#include "core/objects/s3/s3_answers.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>

namespace wardlight::objects {

namespace {

using Step = S3Report::Step;

Step stepOf(const S3Fault& fault)
{
    static constexpr std::array<QByteArrayView, 8> CredentialCodes{
        "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken",
        "InvalidToken",       "RequestExpired",        "RequestTimeTooSkewed",
        "RequestInTheFuture", "TokenRefreshRequired"};
    if (std::ranges::find(CredentialCodes, QByteArrayView(fault.code)) != CredentialCodes.end())
        return Step::Credentials;
    if (fault.code == "NoSuchBucket" || fault.code == "InvalidBucketName" ||
        fault.remedy == S3Fault::Remedy::FixRegion) {
        return Step::Bucket;
    }
    // an answer without a code is no S3 server's
    return fault.code.isEmpty() ? Step::Server : Step::List;
}

S3Report failed(S3Report report, Step step, const Error& error)
{
    report.failedStep = step;
    report.error = error;
    return report;
}

} // namespace

S3Report testConnection(S3Config config, std::shared_ptr<CredentialSource> credentials,
                        const std::shared_ptr<TransferThread>& transfers,
                        const std::shared_ptr<const Clock>& clock,
                        const std::function<bool()>& isCancelled)
{
    config.limits = {.connect = std::chrono::milliseconds(5'000),
                     .idle = std::chrono::milliseconds(8'000),
                     .total = std::chrono::milliseconds(10'000)};
    config.retries.attempts = 1;
    S3Report report;
    if (const auto found = credentials->credentials(); !found)
        return failed(report, Step::Credentials, found.error());
    const auto client =
        S3Client::create(std::move(config), std::move(credentials), transfers, clock);
    if (!client)
        return failed(report, Step::Server, client.error());
    const S3Request request{
        .method = "GET",
        .query = {{"list-type", "2"}, {"max-keys", "1"}, {"encoding-type", "url"}}};
    QElapsedTimer timer;
    timer.start();
    const auto answer =
        (*client)->sendOrFault([&request] { return request; }, {.isCancelled = isCancelled});
    report.duration = std::chrono::milliseconds(timer.elapsed());
    report.region = (*client)->region();
    report.clockOffset = (*client)->clockOffset();
    report.isSecure = (*client)->display().startsWith(QStringLiteral("https:"));
    if (!answer)
        return failed(report, stepOf(answer.error()), answer.error().error);
    if (const auto page = parseListing(answer->body); !page)
        return failed(report, Step::Server, page.error());
    return report;
}

} // namespace wardlight::objects
