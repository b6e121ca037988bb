#include "core/base/sha256.h"
#include "core/objects/byte_sources.h"
#include "core/objects/s3/credential_chain.h"
#include "core/objects/s3/s3_probe.h"
#include "tests/support/run_program.h"
#include "tests/support/s3/ceph_gateway.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace wardlight;
using namespace wardlight::objects;
using namespace std::chrono_literals;

namespace {

constexpr qint64 MiB = qint64(1024) * 1024;

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// Bytes that differ everywhere, without memory for all of them.
class PatternSource final : public ByteSource
{
public:
    explicit PatternSource(qint64 size) : m_size(size) {}
    [[nodiscard]] qint64 size() const override { return m_size; }
    Result<std::size_t> read(qint64 offset, std::span<std::byte> out) override
    {
        const auto count = std::size_t(std::min<qint64>(qint64(out.size()), m_size - offset));
        for (std::size_t i = 0; i < count; ++i)
            out[i] = at(offset + qint64(i));
        if (onRead)
            onRead(offset);
        return count;
    }
    static std::byte at(qint64 offset) { return std::byte((offset * 7 + offset / 4099) & 0xFF); }
    std::function<void(qint64)> onRead;

private:
    qint64 m_size;
};

Sha256Digest patternHash(qint64 size)
{
    PatternSource source(size);
    Sha256 hash;
    std::vector<std::byte> buffer(std::size_t(1) << 20);
    for (qint64 at = 0; at < size;) {
        const auto got = source.read(at, buffer);
        hash.add(std::span(buffer).first(*got));
        at += qint64(*got);
    }
    return hash.finish();
}

Result<QByteArray> readAll(ObjectStore& store, const QString& key,
                           std::optional<ByteRange> range = {})
{
    QByteArray bytes;
    const auto info = store.get(key, range, [&](std::span<const std::byte> part) -> Result<> {
        bytes.append(reinterpret_cast<const char*>(part.data()), qsizetype(part.size()));
        return {};
    });
    return info ? Result<QByteArray>(bytes) : propagate(info);
}

Result<ObjectInfo> putBytes(ObjectStore& store, const QString& key, const QByteArray& bytes)
{
    ByteArraySource source(bytes);
    return store.put({.key = key}, source);
}

} // namespace

/// What this client does with a real server, beyond what every store must.
class S3CephTest : public QObject
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
        m_config = *config;
        const auto store =
            test::openStore(m_config, {.singlePut = 5 * MiB, .part = 5 * MiB, .parallel = 4});
        VERIFY_OK(store);
        m_store = *store;
    }

    void storesLargeObjectsInParts()
    {
        constexpr qint64 Size = 33 * MiB + 17;
        PatternSource source(Size);
        const auto job = std::make_shared<Job>();
        const auto stored = m_store->put({.key = text("large"),
                                          .contentType = text("application/dicom"),
                                          .metadata = {{text("name"), text("王")}},
                                          .job = job},
                                         source);
        VERIFY_OK(stored);
        QCOMPARE(stored->bytes, Size);
        QCOMPARE(stored->contentType, text("application/dicom"));
        QCOMPARE(stored->metadata.value(text("name")), text("王"));
        QVERIFY(stored->etag.endsWith(text("-7"))); // Ceph's and Amazon's form: parts behind it
        QCOMPARE(job->progress().done, Size);
        Sha256 hash;
        VERIFY_OK(
            m_store->get(text("large"), {}, [&](std::span<const std::byte> bytes) -> Result<> {
                hash.add(bytes);
                return {};
            }));
        QCOMPARE(hash.finish(), patternHash(Size));
        VERIFY_OK(m_store->uploads({}));
        QVERIFY(m_store->uploads({})->empty());
    }

    void readsLongRangesInOrder()
    {
        constexpr qint64 Size = 40 * MiB;
        PatternSource source(Size);
        VERIFY_OK(m_store->put({.key = text("large")}, source));
        constexpr qint64 First = 3 * MiB + 5;
        qint64 at = First;
        bool isRight = true;
        VERIFY_OK(m_store->get(text("large"), ByteRange{First, Size - 10},
                               [&](std::span<const std::byte> bytes) -> Result<> {
                                   for (const std::byte byte : bytes)
                                       isRight = isRight && byte == PatternSource::at(at++);
                                   return {};
                               }));
        QVERIFY(isRight);
        QCOMPARE(at, Size - 9);
    }

    void leavesNothingOfACancelledUpload()
    {
        PatternSource source(64 * MiB);
        const auto job = std::make_shared<Job>();
        source.onRead = [&job](qint64 offset) {
            if (offset > 20 * MiB)
                job->cancel();
        };
        VERIFY_ERROR(m_store->put({.key = text("large"), .job = job}, source),
                     ErrorCode::Cancelled);
        VERIFY_ERROR(m_store->head(text("large")), ErrorCode::NotFound);
        const auto left = m_store->uploads({});
        VERIFY_OK(left);
        QVERIFY(left->empty());
    }

    void listsAndEndsWhatKilledUploadsLeft()
    {
        const auto begun = m_store->client()->send({.method = "POST",
                                                    .key = text("a/left +%"),
                                                    .query = {{"uploads", ""}},
                                                    .body = QByteArray()});
        VERIFY_OK(begun);
        const auto left = m_store->uploads(text("a/"));
        VERIFY_OK(left);
        QCOMPARE(left->size(), std::size_t(1));
        QCOMPARE(left->front().key, text("a/left +%"));
        QVERIFY(left->front().started.isValid());
        QVERIFY(m_store->uploads(text("b/"))->empty());
        VERIFY_OK(m_store->abortUpload(left->front()));
        VERIFY_OK(m_store->abortUpload(left->front())); // gone already
        QVERIFY(m_store->uploads({})->empty());
    }

    void listsMoreThanAThousandKeys()
    {
        constexpr int Count = 1234;
        std::atomic<int> next = 0;
        std::atomic<int> failures = 0;
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < 8; ++writer) {
            writers.emplace_back([&] {
                for (int i = next++; i < Count; i = next++) {
                    const QString key = text("k/%1").arg(i, 5, 10, QLatin1Char('0'));
                    failures += putBytes(*m_store, key, "x") ? 0 : 1;
                }
            });
        }
        writers.clear();
        QCOMPARE(failures.load(), 0);
        const auto first = m_store->list({});
        VERIFY_OK(first);
        QCOMPARE(first->objects.size(), std::size_t(1000));
        const auto second = m_store->list({.continuation = first->continuation});
        VERIFY_OK(second);
        QCOMPARE(second->objects.size(), std::size_t(Count - 1000));
        QCOMPARE(second->objects.front().key, text("k/01000"));
        QVERIFY(second->continuation.isEmpty());
    }

    void makesLinksThatWorkForOthers_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("plain") << text("dicom/p/1.dcm");
        QTest::newRow("marks") << text("a+b c&d=e?f#g%2f(~)'\"");
        QTest::newRow("Chinese") << text("影像/胸部.dcm");
    }
    void makesLinksThatWorkForOthers()
    {
        QFETCH(QString, key);
        VERIFY_OK(putBytes(*m_store, key, "content"));
        const auto link = m_store->presign(key, PresignMethod::Get, 60s);
        VERIFY_OK(link);
        const auto got = curl({text("-f"), encoded(*link)});
        VERIFY_EXIT(got, 0);
        QCOMPARE(got.standardOutput, QByteArray("content"));
        const auto upload = m_store->presign(key + text("2"), PresignMethod::Put, 60s);
        VERIFY_OK(upload);
        VERIFY_EXIT(curl(sending(*upload)), 0);
        const auto read = readAll(*m_store, key + text("2"));
        VERIFY_OK(read);
        QCOMPARE(*read, QByteArray("sent"));
        // a link to read is none to write
        QVERIFY(!curl(sending(*link)).exitedWith(0));
    }

    void makesLinksThatExpire()
    {
        VERIFY_OK(putBytes(*m_store, text("k"), "content"));
        const auto link = m_store->presign(text("k"), PresignMethod::Get, 1s);
        VERIFY_OK(link);
        QTRY_VERIFY_WITH_TIMEOUT(!curl({text("-f"), encoded(*link)}).exitedWith(0), 5000);
        VERIFY_ERROR(m_store->presign(text("k"), PresignMethod::Get, 0s), ErrorCode::Invalid);
        VERIFY_ERROR(m_store->presign(text("k"), PresignMethod::Get, 8 * 24h), ErrorCode::Invalid);
    }

    void refusesBytesThatAreNotThoseOfTheHash()
    {
        ByteArraySource source(QByteArray("other bytes"));
        const QString wrong = Sha256::of(QByteArrayView("these bytes")).toHex();
        m_config.retries.attempts = 1;
        const auto store = test::openStore(m_config);
        VERIFY_ERROR((*store)->put({.key = text("k"), .metadata = {{FileHashKey, wrong}}}, source),
                     ErrorCode::Integrity);
        VERIFY_ERROR(m_store->head(text("k")), ErrorCode::NotFound);
    }

    void saysWhatIsWrongWithAConnection_data()
    {
        QTest::addColumn<int>("wrong");
        QTest::addColumn<int>("step");
        using Step = S3Report::Step;
        QTest::newRow("nothing") << 0 << -1;
        QTest::newRow("nobody there") << 1 << int(Step::Server);
        QTest::newRow("name not known") << 2 << int(Step::Server);
        QTest::newRow("unknown key") << 3 << int(Step::Credentials);
        QTest::newRow("wrong secret") << 4 << int(Step::Credentials);
        QTest::newRow("no such bucket") << 5 << int(Step::Bucket);
        QTest::newRow("somebody else's bucket") << 6 << int(Step::List);
        QTest::newRow("no credentials") << 7 << int(Step::Credentials);
        QTest::newRow("TLS where there is none") << 8 << int(Step::Server);
        QTest::newRow("no address") << 9 << int(Step::Server);
    }
    void saysWhatIsWrongWithAConnection()
    {
        QFETCH(int, wrong);
        QFETCH(int, step);
        S3Config config = m_config;
        Credentials credentials = test::CephGateway::credentials();
        switch (wrong) {
        case 1:
            config.endpoint = text("http://127.0.0.1:1");
            break;
        case 2:
            config.endpoint = text("http://no-such-host.invalid");
            break;
        case 3:
            credentials.accessKeyId = "UNKNOWN";
            break;
        case 4:
            credentials.secretAccessKey = "wrong";
            break;
        case 5:
            config.bucket = text("no-such-bucket-here");
            break;
        case 6:
            credentials = test::CephGateway::otherCredentials();
            break;
        case 8:
            config.endpoint.replace(text("http:"), text("https:"));
            break;
        case 9:
            config.endpoint = text("ftp://x");
            break;
        default:
            break;
        }
        std::shared_ptr<CredentialSource> source = std::make_shared<FixedCredentials>(credentials);
        const auto clock = std::make_shared<SystemClock>();
        if (wrong == 7) {
            source = std::make_shared<CredentialChain>(
                std::vector<std::shared_ptr<CredentialSource>>{}, clock);
        }
        const auto transfers = std::make_shared<TransferThread>();
        const S3Report report = testConnection(config, source, transfers, clock);
        QCOMPARE(report.failedStep ? int(*report.failedStep) : -1, step);
        QCOMPARE(report.isUsable(), step < 0);
        QCOMPARE(report.error.message.isEmpty(), step < 0);
    }

    void isCancelledWithinASecond()
    {
        PatternSource source(20 * MiB);
        VERIFY_OK(m_store->put({.key = text("k")}, source));
        const auto got = m_store->get(text("k"), {}, [](std::span<const std::byte> bytes) {
            return bytes.empty() ? Result<>() : fail(ErrorCode::Cancelled, text("enough"));
        });
        VERIFY_ERROR(got, ErrorCode::Cancelled);
        QCOMPARE(got.error().message, text("enough"));
    }

private:
    static QString encoded(const QUrl& url) { return QString::fromLatin1(url.toEncoded()); }

    static QStringList sending(const QUrl& url)
    {
        return {text("-f"),   text("-X"),  text("PUT"), text("--data-binary"),
                text("sent"), encoded(url)};
    }

    static test::ProgramOutcome curl(QStringList arguments)
    {
        arguments << text("-s") << text("--path-as-is") << text("--noproxy") << text("*");
        return test::runProgram(text("curl"), arguments);
    }

    std::optional<test::CephGateway> m_gateway;
    S3Config m_config;
    std::shared_ptr<S3Store> m_store;
};

QTEST_GUILESS_MAIN(S3CephTest)
#include "s3_ceph_test.moc"
