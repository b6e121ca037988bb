#include "tests/support/s3/swift_server.h"

#include "core/base/uuid.h"
#include "core/objects/s3/s3_bucket.h"
#include "tests/support/corpus.h"
#include "tests/support/run_program.h"
#include "tests/support/s3/ceph_gateway.h"

#include <QFile>

namespace wardlight::test {

using namespace objects;

Result<SwiftServer> SwiftServer::start()
{
    auto folder = WatchedFolder::create();
    if (!folder)
        return propagate(folder);
    const QString own = folder->path() + QStringLiteral("/swift");
    const auto started =
        runProgram(sourceFolder() + QStringLiteral("/tests/support/s3/swift-server.sh"),
                   {QStringLiteral("start"), own}, {.timeout = std::chrono::milliseconds(100'000)});
    QFile port(own + QStringLiteral("/proxy.port"));
    if (!started.exitedWith(0) || !port.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Unavailable, QStringLiteral("Swift did not start."),
                    QString::fromUtf8(started.describe()));
    }
    return SwiftServer(std::move(*folder), port.readAll().trimmed().toInt());
}

QString SwiftServer::endpoint() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

Credentials SwiftServer::credentials()
{
    return {"test:tester", "testsecretkey0000000000000000000000000001"};
}

Result<S3Config> SwiftServer::createBucket() const
{
    S3Config config{.endpoint = endpoint(),
                    .bucket = QStringLiteral("test-") + newUuidV7().toString(QUuid::WithoutBraces)};
    config.sendsEncryption = false; // it refuses the wish for it
    const auto store = openStore(config, {}, credentials());
    if (!store)
        return propagate(store);
    if (const auto made = S3Bucket((*store)->client()).create(); !made)
        return propagate(made);
    return config;
}

} // namespace wardlight::test
