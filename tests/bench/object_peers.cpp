#include "tests/bench/object_peers.h"

#include "tests/support/run_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>

namespace wardlight::bench {

namespace {

using namespace objects;
using namespace std::chrono_literals;

constexpr auto LinkLifetime = 3600s;
constexpr auto ToolTimeout = 600'000ms;

/// One transfer of a curl configuration file.
struct CurlItem
{
    QString key;
    QString file;
    QString range = {};
};

Result<QByteArray> curlConfig(S3Store& store, PresignMethod method,
                              const std::vector<CurlItem>& items)
{
    QByteArray config;
    for (const CurlItem& item : items) {
        const auto link = store.presign(item.key, method, LinkLifetime);
        if (!link)
            return propagate(link);
        if (!config.isEmpty())
            config += "next\n";
        config += "url = \"" + link->toEncoded() + "\"\nsilent\nfail\nnoproxy = \"*\"\n";
        config += method == PresignMethod::Get ? "output = \"" : "upload-file = \"";
        config += QFile::encodeName(item.file) + "\"\n";
        if (!item.range.isEmpty())
            config += "range = \"" + item.range.toLatin1() + "\"\n";
    }
    return config;
}

Result<double> timeProgram(const QString& program, const QStringList& arguments,
                           const test::ProgramOptions& options)
{
    QElapsedTimer timer;
    timer.start();
    const auto outcome = test::runProgram(program, arguments, options);
    if (!outcome.exitedWith(0)) {
        return fail(ErrorCode::Unavailable, program + QStringLiteral(" failed."),
                    QString::fromUtf8(outcome.describe()));
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

Result<double> runCurl(S3Store& store, PresignMethod method, const std::vector<CurlItem>& items,
                       int parallel)
{
    const auto config = curlConfig(store, method, items);
    if (!config)
        return propagate(config);
    return timeProgram(QStringLiteral("curl"),
                       {QStringLiteral("-Z"), QStringLiteral("--parallel-max"),
                        QString::number(parallel), QStringLiteral("-K"), QStringLiteral("-")},
                       {.timeout = ToolTimeout, .standardInput = *config});
}

} // namespace

Result<double> curlPuts(S3Store& store, const QString& folder, int count, int parallel)
{
    std::vector<CurlItem> items;
    for (int i = 0; i < count; ++i) {
        items.push_back(
            {QStringLiteral("peer/%1").arg(i), folder + QStringLiteral("/small-%1").arg(i)});
    }
    return runCurl(store, PresignMethod::Put, items, parallel);
}

Result<double> curlPut(S3Store& store, const QString& file)
{
    return runCurl(store, PresignMethod::Put, {{QStringLiteral("peer/large"), file}}, 1);
}

Result<double> curlGets(S3Store& store, const QString& folder, int count, int parallel)
{
    std::vector<CurlItem> items;
    for (int i = 0; i < count; ++i) {
        items.push_back(
            {QStringLiteral("small/%1").arg(i), folder + QStringLiteral("/curl-%1").arg(i)});
    }
    return runCurl(store, PresignMethod::Get, items, parallel);
}

Result<double> curlFiles(const QString& storeFolder, const QString& folder, int count)
{
    QByteArray config;
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            config += "next\n";
        config += "url = \"file://" + QFile::encodeName(storeFolder) + "/small/" +
                  QByteArray::number(i) + "\"\nsilent\nfail\noutput = \"" +
                  QFile::encodeName(folder) + "/curl-" + QByteArray::number(i) + "\"\n";
    }
    return timeProgram(QStringLiteral("curl"),
                       {QStringLiteral("-Z"), QStringLiteral("-K"), QStringLiteral("-")},
                       {.timeout = ToolTimeout, .standardInput = config});
}

Result<double> curlRanges(S3Store& store, const QString& folder, qint64 bytes)
{
    constexpr int Ranges = 4;
    std::vector<CurlItem> items;
    for (int i = 0; i < Ranges; ++i) {
        items.push_back(
            {QStringLiteral("large"), folder + QStringLiteral("/range-%1").arg(i),
             QStringLiteral("%1-%2").arg(bytes / Ranges * i).arg(bytes / Ranges * (i + 1) - 1)});
    }
    return runCurl(store, PresignMethod::Get, items, Ranges);
}

std::vector<ObjectTool> objectTools(S3Store& store, const test::CephGateway& gateway)
{
    const auto keys = test::CephGateway::credentials();
    const QString bucket = store.client()->config().bucket;
    const QString endpoint = gateway.endpoint();
    test::ProgramOptions options{.timeout = ToolTimeout};
    options.environment = {
        {QStringLiteral("AWS_ACCESS_KEY_ID"), QString::fromUtf8(keys.accessKeyId)},
        {QStringLiteral("AWS_SECRET_ACCESS_KEY"), QString::fromUtf8(keys.secretAccessKey)},
        {QStringLiteral("AWS_DEFAULT_REGION"), QStringLiteral("default")},
        // the gateway has no TLS and none of the newer checksums
        {QStringLiteral("AWS_CA_BUNDLE"), QString()},
        {QStringLiteral("AWS_REQUEST_CHECKSUM_CALCULATION"), QStringLiteral("when_required")},
        {QStringLiteral("AWS_RESPONSE_CHECKSUM_VALIDATION"), QStringLiteral("when_required")}};
    std::vector<ObjectTool> tools;
    if (!QStandardPaths::findExecutable(QStringLiteral("aws")).isEmpty()) {
        tools.push_back({QStringLiteral("aws s3 cp"), [=](const QString& folder) {
                             return timeProgram(
                                 QStringLiteral("aws"),
                                 {QStringLiteral("--endpoint-url"), endpoint, QStringLiteral("s3"),
                                  QStringLiteral("cp"), QStringLiteral("--recursive"),
                                  QStringLiteral("--quiet"),
                                  QStringLiteral("s3://%1/small/").arg(bucket), folder},
                                 options);
                         }});
    }
    if (!QStandardPaths::findExecutable(QStringLiteral("rclone")).isEmpty()) {
        const QString remote =
            QStringLiteral(":s3,provider=Ceph,env_auth=true,endpoint='%1':%2/small")
                .arg(endpoint, bucket);
        tools.push_back({QStringLiteral("rclone copy"), [=](const QString& folder) {
                             return timeProgram(QStringLiteral("rclone"),
                                                {QStringLiteral("copy"),
                                                 QStringLiteral("--transfers"),
                                                 QStringLiteral("16"), remote, folder},
                                                options);
                         }});
    }
    return tools;
}

} // namespace wardlight::bench
