#include "core/objects/s3/s3_bucket.h"
#include "tests/support/s3/ceph_gateway.h"
#include "tests/support/s3/swift_server.h"
#include "tests/support/verify_result.h"
#include "tests/unit/objects/store_contract.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::objects;

/// What every store must do, done by OpenStack Swift; and that what it lacks is reported as such.
class S3StoreSwiftTest final : public test::StoreContract
{
    Q_OBJECT

protected:
    std::shared_ptr<ObjectStore> makeStore() override { return makeBucket(); }
    [[nodiscard]] bool takesEveryKey() const override { return false; } // no NUL on any S3 server
    // A reader may come between the listing of its files and their opening; here there is but one
    // copy to ask.
    [[nodiscard]] bool replacesAtOnce() const override { return false; }

private slots:
    void initTestCase()
    {
        auto server = test::SwiftServer::start();
        VERIFY_OK(server);
        m_server.emplace(std::move(*server));
    }

    // Swift deletes an empty bucket when asked to delete its lifecycle.
    void saysWhatTheServerLacks()
    {
        const auto store = makeBucket();
        QVERIFY(store);
        S3Bucket bucket(store->client());
        VERIFY_ERROR(bucket.lifecycle(), ErrorCode::Unsupported);
        VERIFY_ERROR(bucket.setLifecycle(standardLifecycle()), ErrorCode::Unsupported);
        VERIFY_ERROR(bucket.setLifecycle({}), ErrorCode::Unsupported);
        VERIFY_ERROR(bucket.replication(), ErrorCode::Unsupported);
        VERIFY_ERROR(bucket.setObjectLock({ObjectLock::Mode::Governance, 1}),
                     ErrorCode::Unsupported);
        VERIFY_OK(store->list({})); // the bucket is still there
        VERIFY_OK(bucket.setVersioning(Versioning::Enabled));
        const auto versioning = bucket.versioning();
        VERIFY_OK(versioning);
        QCOMPARE(*versioning, Versioning::Enabled);
    }

    void copiesDeletesAndEndsUploads()
    {
        const auto store = makeBucket();
        QVERIFY(store);
        VERIFY_OK(test::putObject(*store, QStringLiteral("a"), "content"));
        S3Bucket bucket(store->client());
        VERIFY_OK(bucket.copy(QStringLiteral("a"), QStringLiteral("b")));
        const auto copied = test::readObject(*store, QStringLiteral("b"));
        VERIFY_OK(copied);
        QCOMPARE(*copied, QByteArray("content"));
        const auto failures = bucket.remove({QStringLiteral("a"), QStringLiteral("b")});
        VERIFY_OK(failures);
        QVERIFY(failures->empty());
        VERIFY_OK(store->client()->send({.method = "POST",
                                         .key = QStringLiteral("left"),
                                         .query = {{"uploads", ""}},
                                         .body = QByteArray()}));
        const auto uploads = store->uploads({});
        VERIFY_OK(uploads);
        QCOMPARE(uploads->size(), std::size_t(1));
        VERIFY_OK(store->abortUpload(uploads->front()));
        VERIFY_OK(store->abortUpload(uploads->front())); // NoSuchUpload here, NoSuchKey on Ceph
    }

    void refusesAWrongSecret()
    {
        const auto config = m_server->createBucket();
        VERIFY_OK(config);
        const auto stranger =
            test::openStore(*config, {}, {test::SwiftServer::credentials().accessKeyId, "wrong"});
        VERIFY_OK(stranger);
        VERIFY_ERROR((*stranger)->list({}), ErrorCode::Permission);
    }

private:
    std::shared_ptr<S3Store> makeBucket()
    {
        const auto config = m_server->createBucket();
        if (!config)
            return nullptr;
        const auto store =
            test::openStore(*config, {.singlePut = 4 * 1024 * 1024, .part = 5 * 1024 * 1024},
                            test::SwiftServer::credentials());
        return store ? *store : nullptr;
    }

    std::optional<test::SwiftServer> m_server;
};

QTEST_GUILESS_MAIN(S3StoreSwiftTest)
#include "s3_store_swift_test.moc"
