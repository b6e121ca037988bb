#include "core/objects/byte_sources.h"
#include "core/objects/s3/bucket_documents.h"
#include "core/objects/s3/s3_store.h"
#include "tests/support/s3/ceph_gateway.h"
#include "tests/support/s3/scripted_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <algorithm>

using namespace wardlight;
using namespace wardlight::objects;
using namespace std::chrono_literals;

using test::ScriptedServer;
using Request = ScriptedServer::Request;
using Reply = ScriptedServer::Reply;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

std::shared_ptr<S3Client> clientOf(const ScriptedServer& server)
{
    S3Config config{.endpoint = server.endpoint(), .bucket = text("bucket")};
    config.retries = {.attempts = 2, .base = 1ms, .cap = 1ms};
    const auto store = test::openStore(config, {}, {"AKID", "secret"});
    return store ? (*store)->client() : nullptr;
}

} // namespace

/// A bucket's settings: with Ceph's gateway, and with a script where it has none.
class S3BucketTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto gateway = test::CephGateway::shared();
        VERIFY_OK(gateway);
        m_gateway.emplace(std::move(*gateway));
    }

    void init()
    {
        const auto config = m_gateway->createBucket();
        VERIFY_OK(config);
        const auto store = test::openStore(*config);
        VERIFY_OK(store);
        m_store = *store;
        m_bucket = std::make_unique<S3Bucket>(m_store->client());
    }

    void setsTheLifecycle()
    {
        const auto none = m_bucket->lifecycle();
        VERIFY_OK(none);
        QVERIFY(none->empty());
        VERIFY_OK(m_bucket->setLifecycle(standardLifecycle()));
        const auto set = m_bucket->lifecycle();
        VERIFY_OK(set);
        QCOMPARE(set->size(), std::size_t(2));
        QVERIFY(std::ranges::is_permutation(*set, standardLifecycle()));
        VERIFY_OK(m_bucket->setLifecycle({}));
        QVERIFY(m_bucket->lifecycle()->empty());
        VERIFY_OK(m_bucket->setLifecycle({}));
    }

    void deletesNoLifecycleWhereThereIsNone_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("not implemented") << 501 << QByteArray("NotImplemented");
        QTest::newRow("taken for a listing") << 200 << QByteArray();
    }
    void deletesNoLifecycleWhereThereIsNone()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        const ScriptedServer server([&](const Request&) {
            return status == 200 ? Reply{.body = "<ListBucketResult/>"}
                                 : ScriptedServer::error(status, code);
        });
        S3Bucket bucket(clientOf(server));
        VERIFY_ERROR(bucket.lifecycle(), ErrorCode::Unsupported);
        VERIFY_ERROR(bucket.setLifecycle({}), ErrorCode::Unsupported);
        VERIFY_ERROR(bucket.setLifecycle(standardLifecycle()), ErrorCode::Unsupported);
        VERIFY_ERROR(bucket.setVersioning(Versioning::Enabled), ErrorCode::Unsupported);
        for (const Request& request : server.requests())
            QCOMPARE(request.method, QByteArray("GET"));
    }

    void switchesVersionsOn()
    {
        QCOMPARE(*m_bucket->versioning(), Versioning::Off);
        VERIFY_OK(m_bucket->setVersioning(Versioning::Enabled));
        QCOMPARE(*m_bucket->versioning(), Versioning::Enabled);
        VERIFY_OK(m_bucket->setVersioning(Versioning::Suspended));
        QCOMPARE(*m_bucket->versioning(), Versioning::Suspended);
        VERIFY_ERROR(m_bucket->setVersioning(Versioning::Off), ErrorCode::Invalid);
    }

    void saysThatObjectLockIsMissing()
    {
        const auto lock = m_bucket->objectLock();
        VERIFY_OK(lock);
        QVERIFY(!*lock);
        VERIFY_ERROR(m_bucket->setObjectLock({ObjectLock::Mode::Governance, 1}),
                     ErrorCode::Unsupported);
    }

    void setsObjectLock()
    {
        S3Config config = m_store->client()->config();
        config.bucket += text("-locked");
        const auto locked = test::openStore(config);
        VERIFY_OK(locked);
        VERIFY_OK(
            (*locked)->client()->send({.method = "PUT",
                                       .headers = {{"x-amz-bucket-object-lock-enabled", "true"}},
                                       .body = QByteArray()}));
        S3Bucket bucket((*locked)->client());
        QCOMPARE(**bucket.objectLock(), ObjectLock());
        const ObjectLock wanted{ObjectLock::Mode::Governance, 3};
        VERIFY_OK(bucket.setObjectLock(wanted));
        QCOMPARE(**bucket.objectLock(), wanted);
    }

    void copiesOnTheServer()
    {
        ByteArraySource source(QByteArrayLiteral("content"));
        VERIFY_OK(m_store->put({.key = text("a +%/王"),
                                .contentType = text("application/dicom"),
                                .metadata = {{text("n"), text("王")}}},
                               source));
        VERIFY_OK(m_bucket->copy(text("a +%/王"), text("copy/b")));
        const auto copied = m_store->head(text("copy/b"));
        VERIFY_OK(copied);
        QCOMPARE(copied->bytes, qint64(7));
        QCOMPARE(copied->metadata.value(text("n")), text("王"));
        QCOMPARE(copied->contentType, text("application/dicom"));
        VERIFY_ERROR(m_bucket->copy(text("missing"), text("b")), ErrorCode::NotFound);
    }

    void noticesACopyThatFailedInASuccessfulAnswer()
    {
        const ScriptedServer server([](const Request&) {
            return Reply{.body = "<Error><Code>InternalError</Code></Error>"};
        });
        VERIFY_ERROR(S3Bucket(clientOf(server)).copy(text("a"), text("b")), ErrorCode::Unavailable);
        QCOMPARE(server.requests().size(), std::size_t(2));
    }

    void deletesManyAtOnce()
    {
        const std::vector<QString> keys{text("a"), text("b & <c>"), text("d\re\x01"), text(" 王 "),
                                        text("never there")};
        for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
            ByteArraySource source(QByteArrayLiteral("x"));
            VERIFY_OK(m_store->put({.key = keys[i]}, source));
        }
        const auto failures = m_bucket->remove(keys);
        VERIFY_OK(failures);
        QVERIFY(failures->empty());
        QVERIFY(m_store->list({})->objects.empty());
    }

    void saysWhatCouldNotBeDeleted()
    {
        const ScriptedServer server([](const Request& request) {
            QByteArray answer = "<DeleteResult>";
            if (request.body.contains("<Key>b</Key>"))
                answer += "<Error><Key>b</Key><Code>AccessDenied</Code></Error>";
            return Reply{.body = answer + "</DeleteResult>"};
        });
        S3Bucket bucket(clientOf(server));
        std::vector<QString> keys(2500, text("a"));
        keys[2400] = text("b");
        const auto failures = bucket.remove(keys);
        VERIFY_OK(failures);
        QCOMPARE(failures->size(), std::size_t(1));
        QCOMPARE(failures->front().key, text("b"));
        QCOMPARE(failures->front().code, text("AccessDenied"));
        QCOMPARE(server.requests().size(), std::size_t(3));
        QVERIFY(!server.requests().front().header("content-md5").isEmpty());
    }

    void setsReplication()
    {
        QByteArray stored;
        const ScriptedServer server([&stored](const Request& request) {
            if (request.method == "PUT") {
                stored = request.body;
                return Reply{};
            }
            return stored.isEmpty()
                       ? ScriptedServer::error(404, "ReplicationConfigurationNotFoundError")
                       : Reply{.body = stored};
        });
        S3Bucket bucket(clientOf(server));
        const auto none = bucket.replication();
        VERIFY_OK(none);
        QVERIFY(!*none);
        const Replication wanted{text("arn:aws:iam::123456789:role/s3-replication-role"),
                                 {{.id = text("ReplicateAll"),
                                   .destination = text("arn:aws:s3:::other"),
                                   .timeMinutes = 15}}};
        VERIFY_OK(bucket.setReplication(wanted));
        QCOMPARE(**bucket.replication(), wanted);
        // a single Ceph zone has no replication at all
        QVERIFY(!m_bucket->setReplication(wanted));
    }

    void followsARestoreFromTheArchive()
    {
        int stage = 0;
        const ScriptedServer server([&stage](const Request& request) {
            if (request.method == "POST")
                return ++stage == 1 ? Reply{.status = 202}
                                    : ScriptedServer::error(409, "RestoreAlreadyInProgress");
            Reply head{.headers = {{"etag", "\"e\""},
                                   {"content-length", "5"},
                                   {"x-amz-storage-class", "GLACIER"}}};
            if (stage == 1 || stage == 2)
                head.headers.push_back({"x-amz-restore", "ongoing-request=\"true\""});
            if (stage == 3) {
                head.headers.push_back({"x-amz-restore",
                                        "ongoing-request=\"false\", expiry-date=\"Fri, 21 Dec 2012 "
                                        "00:00:00 GMT\""});
            }
            return head;
        });
        S3Bucket bucket(clientOf(server));
        using Kind = RestoreState::Kind;
        QCOMPARE(bucket.restoreState(text("k"))->kind, Kind::Archived);
        VERIFY_OK(bucket.requestRestore(text("k"), 7));
        QVERIFY(server.requests().back().body.contains("<Days>7</Days>"));
        QCOMPARE(bucket.restoreState(text("k"))->kind, Kind::Running);
        VERIFY_OK(bucket.requestRestore(text("k"), 7)); // asked for already
        stage = 3;
        const auto restored = bucket.restoreState(text("k"));
        VERIFY_OK(restored);
        QCOMPARE(restored->kind, Kind::Restored);
        QCOMPARE(restored->until, QDateTime(QDate(2012, 12, 21), QTime(0, 0), Qt::UTC));
        QCOMPARE(restored->storageClass, text("GLACIER"));
    }

    void keepsTheStorageClass()
    {
        ByteArraySource source(QByteArrayLiteral("x"));
        VERIFY_OK(m_store->put({.key = text("k"), .storageClass = text("STANDARD_IA")}, source));
        QCOMPARE(m_store->head(text("k"))->storageClass, text("STANDARD_IA"));
        QCOMPARE(m_bucket->restoreState(text("k"))->kind, RestoreState::Kind::NotArchived);
    }

private:
    std::optional<test::CephGateway> m_gateway;
    std::shared_ptr<S3Store> m_store;
    std::unique_ptr<S3Bucket> m_bucket;
};

QTEST_GUILESS_MAIN(S3BucketTest)
#include "s3_bucket_test.moc"
