#include "core/base/sha256.h"
#include "core/objects/byte_sources.h"
#include "core/objects/s3/s3_store.h"
#include "tests/support/s3/scripted_server.h"
#include "tests/support/verify_result.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <ctime>
#include <thread>

using namespace wardlight;
using namespace wardlight::objects;
using namespace std::chrono_literals;

using test::ScriptedServer;
using Request = ScriptedServer::Request;
using Reply = ScriptedServer::Reply;
using Then = Reply::Then;

namespace {

constexpr qint64 MiB = qint64(1024) * 1024;

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QByteArray pattern(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 i = 0; i < size; ++i)
        bytes[i] = char((i * 13 + i / 1021) & 0xFF);
    return bytes;
}

/// What an honest server says to a GET of @p object, ranges included.
Reply serveObject(const Request& request, const QByteArray& object, const QByteArray& etag = "v1")
{
    if (const QByteArray wanted = request.header("if-match");
        !wanted.isEmpty() && wanted != '"' + etag + '"') {
        return ScriptedServer::error(412, "PreconditionFailed");
    }
    Reply reply{.headers = {{"etag", '"' + etag + '"'}}, .body = object};
    const QByteArray range = request.header("range");
    if (range.isEmpty())
        return reply;
    const QByteArrayList ends = range.mid(6).split('-'); // after "bytes="
    const qint64 first = ends[0].toLongLong();
    if (first >= object.size())
        return ScriptedServer::error(416, "InvalidRange");
    const qint64 last = ends[1].isEmpty()
                            ? object.size() - 1
                            : std::min<qint64>(ends[1].toLongLong(), object.size() - 1);
    reply.status = 206;
    reply.body = object.mid(first, last - first + 1);
    reply.headers.push_back({"content-range", "bytes " + QByteArray::number(first) + '-' +
                                                  QByteArray::number(last) + '/' +
                                                  QByteArray::number(object.size())});
    return reply;
}

/// A clock that is off by a fixed time.
class WrongClock final : public Clock
{
public:
    explicit WrongClock(std::chrono::seconds off) : m_off(off) {}
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::currentDateTimeUtc().addSecs(m_off.count());
    }

private:
    std::chrono::seconds m_off;
};

/// Session credentials of which every next one is another.
class RenewedCredentials final : public CredentialSource
{
public:
    Result<Credentials> credentials() override
    {
        return Credentials{"AKID", "secret", "token" + QByteArray::number(renewals)};
    }
    void forget() override { ++renewals; }
    std::atomic<int> renewals = 0;
};

struct Opened
{
    S3Config config;
    std::shared_ptr<CredentialSource> credentials =
        std::make_shared<FixedCredentials>(Credentials{"AKID", "secret"});
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    S3PartSizes sizes = {};

    explicit Opened(const ScriptedServer& server)
    {
        config.endpoint = server.endpoint();
        config.bucket = text("bucket");
        config.limits = {.connect = 2s, .idle = 2s, .minimumBytesPerSecond = 0};
        config.retries = {.attempts = 4, .base = 1ms, .cap = 5ms, .longestRetryAfter = 3s};
    }

    [[nodiscard]] std::shared_ptr<S3Store> store() const
    {
        auto client =
            S3Client::create(config, credentials, std::make_shared<TransferThread>(), clock);
        return client ? std::make_shared<S3Store>(*client, sizes) : nullptr;
    }
};

Result<QByteArray> readAll(ObjectStore& store, std::optional<ByteRange> range = {})
{
    QByteArray bytes;
    const auto info = store.get(text("k"), range, [&](std::span<const std::byte> part) -> Result<> {
        bytes.append(reinterpret_cast<const char*>(part.data()), qsizetype(part.size()));
        return {};
    });
    return info ? Result<QByteArray>(bytes) : propagate(info);
}

Result<ObjectInfo> putBytes(ObjectStore& store, const QByteArray& bytes,
                            const Metadata& metadata = {})
{
    ByteArraySource source(bytes);
    return store.put(
        {.key = text("k"), .metadata = metadata, .serverSideEncryption = text("AES256")}, source);
}

} // namespace

/// What becomes of requests when servers and networks behave badly.
class S3FaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void repeatsWhatFailsInPassing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("500") << 500 << QByteArray("InternalError");
        QTest::newRow("502 of a proxy") << 502 << QByteArray();
        QTest::newRow("503 SlowDown") << 503 << QByteArray("SlowDown");
        QTest::newRow("504") << 504 << QByteArray();
        QTest::newRow("408") << 408 << QByteArray();
        QTest::newRow("429") << 429 << QByteArray("TooManyRequests");
        QTest::newRow("400 RequestTimeout") << 400 << QByteArray("RequestTimeout");
        QTest::newRow("400 BadDigest") << 400 << QByteArray("BadDigest");
    }
    void repeatsWhatFailsInPassing()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        const ScriptedServer server([&](const Request& request) {
            return request.number <= 2 ? ScriptedServer::error(status, code)
                                       : Reply{.headers = {{"etag", "\"e\""}}};
        });
        const auto put = putBytes(*Opened(server).store(), "content");
        VERIFY_OK(put);
        QCOMPARE(server.requests().size(), std::size_t(3));
        for (const Request& request : server.requests())
            QCOMPARE(request.body, QByteArray("content")); // whole, every time
    }

    void repeatsNotWhatIsRefused_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<ErrorCode>("expected");
        QTest::newRow("denied") << 403 << QByteArray("AccessDenied") << ErrorCode::Permission;
        QTest::newRow("unknown key")
            << 403 << QByteArray("InvalidAccessKeyId") << ErrorCode::Permission;
        QTest::newRow("no key") << 404 << QByteArray("NoSuchKey") << ErrorCode::NotFound;
        QTest::newRow("no bucket") << 404 << QByteArray("NoSuchBucket") << ErrorCode::NotFound;
        QTest::newRow("archived") << 403 << QByteArray("InvalidObjectState")
                                  << ErrorCode::Unsupported;
        QTest::newRow("not offered")
            << 501 << QByteArray("NotImplemented") << ErrorCode::Unsupported;
        QTest::newRow("quota") << 403 << QByteArray("QuotaExceeded") << ErrorCode::NoSpace;
        QTest::newRow("full") << 507 << QByteArray() << ErrorCode::NoSpace;
        QTest::newRow("too large") << 400 << QByteArray("EntityTooLarge") << ErrorCode::Limit;
        QTest::newRow("nonsense") << 400 << QByteArray("Whatever") << ErrorCode::Invalid;
    }
    void repeatsNotWhatIsRefused()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(ErrorCode, expected);
        const ScriptedServer server(
            [&](const Request&) { return ScriptedServer::error(status, code); });
        Opened opened(server);
        opened.config.sendsEncryption = false;
        const auto put = putBytes(*opened.store(), "x");
        VERIFY_ERROR(put, expected);
        QVERIFY(!put.error().message.isEmpty());
        QCOMPARE(server.requests().size(), std::size_t(1));
    }

    void givesUpInAStorm()
    {
        const ScriptedServer server(
            [](const Request&) { return ScriptedServer::error(503, "SlowDown"); });
        const auto store = Opened(server).store();
        const auto put = putBytes(*store, "x");
        VERIFY_ERROR(put, ErrorCode::Unavailable);
        QVERIFY(put.error().retryable);
        QCOMPARE(server.requests().size(), std::size_t(4));
        for (int i = 0; i < 4; ++i)
            VERIFY_ERROR(store->head(text("k")), ErrorCode::Unavailable);
        // five failed one after the other: the sixth is not even sent
        const std::size_t sent = server.requests().size();
        VERIFY_ERROR(store->head(text("k")), ErrorCode::Unavailable);
        QCOMPARE(server.requests().size(), sent);
    }

    void obeysRetryAfter()
    {
        const ScriptedServer server([](const Request& request) {
            Reply slow = ScriptedServer::error(503, "SlowDown");
            slow.headers.push_back({"retry-after", "1"});
            return request.number == 1 ? slow : Reply{.headers = {{"etag", "\"e\""}}};
        });
        QElapsedTimer timer;
        timer.start();
        VERIFY_OK(putBytes(*Opened(server).store(), "x"));
        QVERIFY(timer.elapsed() >= 1000);
    }

    void givesUpWhenAskedToWaitTooLong()
    {
        const ScriptedServer server([](const Request&) {
            Reply slow = ScriptedServer::error(503, "SlowDown");
            slow.headers.push_back({"retry-after", "3600"});
            return slow;
        });
        VERIFY_ERROR(putBytes(*Opened(server).store(), "x"), ErrorCode::Unavailable);
        QCOMPARE(server.requests().size(), std::size_t(1));
    }

    void goesOnWhereAGetWasCut_data()
    {
        QTest::addColumn<Then>("then");
        QTest::newRow("closed") << Then::Close;
        QTest::newRow("reset") << Then::Reset;
        QTest::newRow("silent") << Then::Stall;
    }
    void goesOnWhereAGetWasCut()
    {
        QFETCH(Then, then);
        const QByteArray object = pattern(3 * MiB);
        const ScriptedServer server([&](const Request& request) {
            Reply reply = serveObject(request, object);
            if (request.number < 3) {
                reply.sendOnly = MiB;
                reply.then = then;
            }
            return reply;
        });
        Opened opened(server);
        opened.config.limits.idle = 300ms;
        const auto read = readAll(*opened.store());
        VERIFY_OK(read);
        QVERIFY(*read == object);
        const auto requests = server.requests();
        QCOMPARE(requests.size(), std::size_t(3));
        QVERIFY(requests[0].header("if-match").isEmpty());
        QCOMPARE(requests[2].header("if-match"), QByteArray("\"v1\""));
        // no byte twice: what a reset threw away in the kernel is asked for again
        const qint64 second = requests[1].header("range").mid(6).split('-')[0].toLongLong();
        QVERIFY(second <= MiB && (then == Then::Reset || second == MiB));
    }

    void doesNotMixVersions()
    {
        const QByteArray object = pattern(2 * MiB);
        const ScriptedServer server([&](const Request& request) {
            Reply reply = serveObject(request, object, request.number == 1 ? "v1" : "v2");
            reply.sendOnly = request.number == 1 ? std::optional(MiB) : std::nullopt;
            reply.then = request.number == 1 ? Then::Close : Then::KeepAlive;
            return reply;
        });
        VERIFY_ERROR(readAll(*Opened(server).store()), ErrorCode::Conflict);
    }

    void takesNoOtherBytesThanAskedFor_data()
    {
        QTest::addColumn<QByteArray>("contentRange");
        QTest::addColumn<int>("status");
        QTest::newRow("another stretch") << QByteArray("bytes 1-10/20") << 206;
        QTest::newRow("no range named") << QByteArray() << 206;
        QTest::newRow("range ignored") << QByteArray() << 200;
        QTest::newRow("nonsense") << QByteArray("bytes x-y/z") << 206;
        QTest::newRow("no size") << QByteArray("bytes 0-9/*") << 206;
    }
    void takesNoOtherBytesThanAskedFor()
    {
        QFETCH(QByteArray, contentRange);
        QFETCH(int, status);
        const ScriptedServer server([&](const Request&) {
            Reply reply{.status = status, .headers = {{"etag", "\"v1\""}}, .body = pattern(10)};
            if (!contentRange.isEmpty())
                reply.headers.push_back({"content-range", contentRange});
            return reply;
        });
        const auto read = readAll(*Opened(server).store(), ByteRange{0, 9});
        QVERIFY(!read);
    }

    void noticesALyingLength_data()
    {
        QTest::addColumn<qint64>("claimed");
        QTest::newRow("more than comes") << qint64(200);
        QTest::newRow("less than comes") << qint64(50);
    }
    void noticesALyingLength()
    {
        QFETCH(qint64, claimed);
        const ScriptedServer server([&](const Request& request) {
            Reply reply = serveObject(request, pattern(100));
            reply.claimedLength = claimed;
            reply.then = Then::Close;
            return reply;
        });
        VERIFY_ERROR(readAll(*Opened(server).store()), ErrorCode::Unavailable);
    }

    void givesUpOnServersThatAreTooSlow_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("silent before the answer") << 0;
        QTest::newRow("below the minimum rate") << 1;
        QTest::newRow("over the total time") << 2;
    }
    void givesUpOnServersThatAreTooSlow()
    {
        QFETCH(int, which);
        const ScriptedServer server([&](const Request& request) {
            Reply reply = serveObject(request, pattern(100'000));
            reply.bytesPerSecond = 500;
            if (which == 0) {
                reply.sendOnly = 0;
                reply.body.clear();
                reply.claimedLength = 1;
                reply.then = Then::Stall;
            }
            return reply;
        });
        Opened opened(server);
        opened.config.retries.attempts = 1;
        opened.config.limits.idle = which == 0 ? 300ms : 10s;
        if (which == 1) {
            opened.config.limits.minimumBytesPerSecond = 5'000;
            opened.config.limits.slowFor = 500ms;
        }
        if (which == 2)
            opened.config.limits.total = 700ms;
        QElapsedTimer timer;
        timer.start();
        const auto read = readAll(*opened.store());
        VERIFY_ERROR(read, ErrorCode::Timeout);
        QVERIFY(timer.elapsed() < 5'000);
    }

    void lastsAsLongAsBytesCome()
    {
        const QByteArray object = pattern(3'000);
        const ScriptedServer server([&](const Request& request) {
            Reply reply = serveObject(request, object);
            reply.bytesPerSecond = 2'000;
            return reply;
        });
        Opened opened(server);
        opened.config.limits.idle = 500ms; // the whole takes three times as long
        const auto read = readAll(*opened.store());
        VERIFY_OK(read);
        QVERIFY(*read == object);
    }

    void isCancelledWhileNothingComes_data()
    {
        QTest::addColumn<bool>("isPut");
        QTest::newRow("get") << false;
        QTest::newRow("put") << true;
    }
    void isCancelledWhileNothingComes()
    {
        QFETCH(bool, isPut);
        const ScriptedServer server(
            [](const Request&) { return Reply{.claimedLength = 10, .then = Then::Stall}; });
        Opened opened(server);
        opened.config.limits.idle = 60s;
        const auto store = opened.store();
        QElapsedTimer timer;
        timer.start();
        if (isPut) {
            const auto job = std::make_shared<Job>();
            std::jthread canceller([&] {
                while (server.requests().empty())
                    std::this_thread::yield();
                job->cancel();
            });
            ByteArraySource source(QByteArray("x"));
            VERIFY_ERROR(store->put({.key = text("k"), .job = job}, source), ErrorCode::Cancelled);
        } else {
            const auto got = store->get(text("k"), {}, [&](std::span<const std::byte>) {
                return server.requests().empty() ? Result<>()
                                                 : fail(ErrorCode::Cancelled, text("enough"));
            });
            VERIFY_ERROR(got, ErrorCode::Cancelled);
            QCOMPARE(got.error().message, text("enough"));
        }
        QVERIFY(timer.elapsed() < 5'000);
    }

    void learnsTheRegion_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<bool>("inHeader");
        QTest::newRow("moved") << 301 << QByteArray("PermanentRedirect") << true;
        QTest::newRow("moved, HEAD's answer") << 301 << QByteArray() << true;
        QTest::newRow("wrong region signed")
            << 400 << QByteArray("AuthorizationHeaderMalformed") << false;
        QTest::newRow("temporary") << 307 << QByteArray("TemporaryRedirect") << true;
    }
    void learnsTheRegion()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(bool, inHeader);
        const ScriptedServer server([&](const Request& request) {
            if (request.header("authorization").contains("/eu-west-3/s3/"))
                return Reply{.headers = {{"etag", "\"e\""}}};
            Reply moved = ScriptedServer::error(
                status, code, inHeader ? QByteArray() : "<Region>eu-west-3</Region>");
            if (inHeader)
                moved.headers.push_back({"x-amz-bucket-region", "eu-west-3"});
            moved.headers.push_back({"location", "http://elsewhere.invalid/"});
            return moved;
        });
        const auto store = Opened(server).store();
        VERIFY_OK(putBytes(*store, "x"));
        QCOMPARE(server.requests().size(), std::size_t(2));
        VERIFY_OK(putBytes(*store, "x")); // known from now on
        QCOMPARE(server.requests().size(), std::size_t(3));
        QCOMPARE(store->client()->region(), text("eu-west-3"));
    }

    void followsNoRedirectElsewhere()
    {
        const ScriptedServer other([](const Request&) { return Reply{}; });
        const ScriptedServer server([&](const Request&) {
            return Reply{.status = 302,
                         .headers = {{"location", other.endpoint().toLatin1() + "/bucket/k"}}};
        });
        VERIFY_ERROR(putBytes(*Opened(server).store(), "x"), ErrorCode::Invalid);
        QVERIFY(other.requests().empty());
    }

    void learnsTheServersTime_data()
    {
        QTest::addColumn<int>("off");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("20 min fast") << 1200 << QByteArray("RequestTimeTooSkewed");
        QTest::newRow("20 min slow") << -1200 << QByteArray("RequestTimeTooSkewed");
        QTest::newRow("only refused") << 1200 << QByteArray("AccessDenied");
    }
    void learnsTheServersTime()
    {
        QFETCH(int, off);
        QFETCH(QByteArray, code);
        const ScriptedServer server([&](const Request& request) {
            QDateTime signedAt = QDateTime::fromString(
                QString::fromLatin1(request.header("x-amz-date")), text("yyyyMMdd'T'HHmmss'Z'"));
            signedAt.setTimeSpec(Qt::UTC);
            const qint64 skew = std::abs(signedAt.secsTo(QDateTime::currentDateTimeUtc()));
            return skew > 900 ? ScriptedServer::error(403, code)
                              : Reply{.headers = {{"etag", "\"e\""}}};
        });
        Opened opened(server);
        opened.clock = std::make_shared<WrongClock>(std::chrono::seconds(off));
        const auto store = opened.store();
        VERIFY_OK(putBytes(*store, "x"));
        QCOMPARE(server.requests().size(), std::size_t(2));
        VERIFY_OK(putBytes(*store, "x"));
        QCOMPARE(server.requests().size(), std::size_t(3));
    }

    void signsOnlyOnceMoreForTheClock()
    {
        const ScriptedServer server(
            [](const Request&) { return ScriptedServer::error(403, "RequestTimeTooSkewed"); });
        VERIFY_ERROR(putBytes(*Opened(server).store(), "x"), ErrorCode::Permission);
        QCOMPARE(server.requests().size(), std::size_t(2));
    }

    void renewsExpiredCredentials()
    {
        const ScriptedServer server([](const Request& request) {
            return request.header("x-amz-security-token") == "token1"
                       ? Reply{.headers = {{"etag", "\"e\""}}}
                       : ScriptedServer::error(400, "ExpiredToken");
        });
        Opened opened(server);
        opened.credentials = std::make_shared<RenewedCredentials>();
        VERIFY_OK(putBytes(*opened.store(), "x"));
        QCOMPARE(server.requests().size(), std::size_t(2));
    }

    void leavesAConnectionThatRefusedEarly()
    {
        const ScriptedServer server(
            [](const Request&) {
                return Reply{.headers = {{"etag", "\"e\""}}};
            },
            [](const Request& request) -> std::optional<Reply> {
                if (request.header("expect").isEmpty())
                    return std::nullopt;
                // and never read from this connection again, as Ceph does
                Reply denied = ScriptedServer::error(403, "AccessDenied");
                denied.then = Then::KeepAlive;
                return denied;
            });
        const auto store = Opened(server).store();
        VERIFY_ERROR(putBytes(*store, pattern(2 * MiB)), ErrorCode::Permission);
        VERIFY_OK(putBytes(*store, "small"));
        const auto requests = server.requests();
        QCOMPARE(requests[0].header("expect"), QByteArray("100-continue"));
        QVERIFY(requests[1].header("expect").isEmpty());
        QVERIFY(requests[0].connection != requests[1].connection);
    }

    void usesConnectionsAgain()
    {
        const ScriptedServer server([](const Request&) {
            return Reply{.headers = {{"etag", "\"e\""}}};
        });
        const auto store = Opened(server).store();
        for (int i = 0; i < 10; ++i)
            VERIFY_OK(putBytes(*store, "x"));
        QCOMPARE(server.connectionCount(), 1);
    }

    void sendsWhatProtectsTheBody()
    {
        const ScriptedServer server([](const Request&) {
            return Reply{.headers = {{"etag", "\"e\""}}};
        });
        Opened opened(server);
        VERIFY_OK(putBytes(*opened.store(), "Welcome to Amazon S3.", {{text("n"), text("王")}}));
        const Request request = server.requests().front();
        // `printf 'Welcome to Amazon S3.' | sha256sum`, `| openssl md5 -binary | base64`
        QCOMPARE(request.header("x-amz-content-sha256"),
                 QByteArray("44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"));
        QCOMPARE(request.header("content-md5"), QByteArray("1EfQ6PKJ8WoS/2AnznfCWA=="));
        QCOMPARE(request.header("x-amz-server-side-encryption"), QByteArray("AES256"));
        QCOMPARE(request.header("x-amz-meta-n"), QByteArray("=?UTF-8?B?546L?="));
        QVERIFY(request.header("authorization").contains("content-md5;content-type;host;"));
        opened.config.sendsEncryption = false;
        opened.config.sendsContentMd5 = false;
        VERIFY_OK(putBytes(*opened.store(), "x"));
        QVERIFY(server.requests().back().header("x-amz-server-side-encryption").isEmpty());
        QVERIFY(server.requests().back().header("content-md5").isEmpty());
    }

    void sleepsWhileNothingIsOnItsWay()
    {
        const TransferThread transfers;
        const std::clock_t before = std::clock(); // of all threads
        QTest::qWait(500);
        QVERIFY(std::clock() - before < CLOCKS_PER_SEC / 4);
    }

    void storesNothingPlainThatWasToBeEncrypted()
    {
        const ScriptedServer server([](const Request& request) {
            return request.header("x-amz-server-side-encryption").isEmpty()
                       ? Reply{.headers = {{"etag", "\"e\""}}}
                       : ScriptedServer::error(501, "NotImplemented");
        });
        Opened opened(server);
        const auto refused = putBytes(*opened.store(), "one");
        VERIFY_ERROR(refused, ErrorCode::Unsupported);
        QVERIFY(refused.error().message.contains(text("--no-encryption")));
        QCOMPARE(server.requests().size(), std::size_t(1));
        opened.config.sendsEncryption = false; // somebody's word
        VERIFY_OK(putBytes(*opened.store(), "one"));
    }

    void sendsAChecksumAsATrailer()
    {
        const QByteArray body = pattern(150'000);
        const ScriptedServer server([](const Request&) {
            return Reply{.headers = {{"etag", "\"e\""}}};
        });
        Opened opened(server);
        opened.config.sendsChecksumTrailer = true;
        VERIFY_OK(putBytes(*opened.store(), body));
        const Request request = server.requests().front();
        QCOMPARE(request.header("content-encoding"), QByteArray("aws-chunked"));
        QCOMPARE(request.header("x-amz-decoded-content-length"), QByteArray("150000"));
        QCOMPARE(request.header("x-amz-trailer"), QByteArray("x-amz-checksum-sha256"));
        QCOMPARE(request.header("x-amz-content-sha256"),
                 QByteArray("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"));
        QByteArray decoded;
        QByteArray rest = request.body;
        for (qsizetype length = -1; length != 0;) { // chunks, as a server reads them
            const qsizetype line = rest.indexOf("\r\n");
            const QByteArray head = rest.left(line);
            QVERIFY(head.contains(";chunk-signature="));
            length = head.left(head.indexOf(';')).toLongLong(nullptr, 16);
            decoded += rest.mid(line + 2, length);
            rest.remove(0, line + 2 + (length > 0 ? length + 2 : 0));
        }
        QVERIFY(decoded == body);
        const QByteArray hash = Sha256::of(QByteArrayView(body)).toBytes().toBase64();
        QVERIFY(rest.startsWith("x-amz-checksum-sha256:" + hash + "\r\nx-amz-trailer-signature:"));
        QVERIFY(rest.endsWith("\r\n\r\n"));
    }

    void noticesAnErrorInASuccessfulAnswer()
    {
        std::atomic<int> completions = 0;
        const ScriptedServer server([&](const Request& request) {
            if (request.method == "POST" && request.hasQuery("uploads="))
                return Reply{.body = "<InitiateMultipartUploadResult><UploadId>u</UploadId>"
                                     "</InitiateMultipartUploadResult>"};
            if (request.method == "PUT")
                return Reply{.headers = {{"etag", "\"p\""}}};
            if (request.method == "POST") {
                ++completions;
                return Reply{.body = "<Error><Code>InternalError</Code></Error>"};
            }
            if (request.method == "DELETE")
                return Reply{.status = 204};
            return ScriptedServer::error(404, "NoSuchKey");
        });
        Opened opened(server);
        opened.sizes = {.singlePut = MiB, .part = MiB, .parallel = 2};
        VERIFY_ERROR(putBytes(*opened.store(), pattern(3 * MiB)), ErrorCode::Unavailable);
        QCOMPARE(completions.load(), 4);
        const auto requests = server.requests();
        QVERIFY(std::ranges::any_of(requests, [](const Request& request) {
            return request.method == "DELETE" && request.hasQuery("uploadId=u");
        }));
    }

    void completesThoughTheAnswerWasLost()
    {
        const QByteArray object = pattern(3 * MiB);
        const QByteArray hash = Sha256::of(QByteArrayView(object)).toBytes().toHex();
        std::atomic<bool> isComplete = false;
        const ScriptedServer server([&](const Request& request) {
            if (request.method == "POST" && request.hasQuery("uploads="))
                return Reply{.body = "<InitiateMultipartUploadResult><UploadId>u</UploadId>"
                                     "</InitiateMultipartUploadResult>"};
            if (request.method == "PUT")
                return Reply{.headers = {{"etag", "\"p\""}}};
            if (request.method == "POST") {
                if (isComplete.exchange(true))
                    return ScriptedServer::error(404, "NoSuchUpload");
                return Reply{.claimedLength = 10, .then = Then::Reset};
            }
            return Reply{.headers = {{"etag", "\"p-3\""},
                                     {"content-length", QByteArray::number(object.size())},
                                     {"x-amz-meta-file-hash", hash}}};
        });
        Opened opened(server);
        opened.sizes = {.singlePut = MiB, .part = MiB, .parallel = 2};
        const auto put =
            putBytes(*opened.store(), object, {{FileHashKey, QString::fromLatin1(hash)}});
        VERIFY_OK(put);
        QCOMPARE(put->etag, text("p-3"));
        const auto requests = server.requests();
        QVERIFY(std::ranges::none_of(
            requests, [](const Request& request) { return request.method == "DELETE"; }));
    }

    void asksForTheEtagThatAPutLeftOut()
    {
        const ScriptedServer server([](const Request& request) {
            return request.method == "HEAD"
                       ? Reply{.headers = {{"etag", "\"late\""}, {"content-length", "1"}}}
                       : Reply{};
        });
        const auto put = putBytes(*Opened(server).store(), "x");
        VERIFY_OK(put);
        QCOMPARE(put->etag, text("late"));
    }

    void refusesAnswersThatAreNotS3_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a login page") << QByteArray("<html><body>Sign in</body></html>");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("another document") << QByteArray("<ListAllMyBucketsResult/>");
        QTest::newRow("truncated without a token")
            << QByteArray("<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>");
        QTest::newRow("no size") << QByteArray(
            "<ListBucketResult><Contents><Key>a</Key></Contents></ListBucketResult>");
    }
    void refusesAnswersThatAreNotS3()
    {
        QFETCH(QByteArray, body);
        const ScriptedServer server([&](const Request&) { return Reply{.body = body}; });
        VERIFY_ERROR(Opened(server).store()->list({}), ErrorCode::Invalid);
    }

    void refusesAnswersWithoutEnd()
    {
        const ScriptedServer server(
            [](const Request&) { return Reply{.body = QByteArray(20 * MiB, 'x')}; });
        VERIFY_ERROR(Opened(server).store()->list({}), ErrorCode::Invalid);
    }

    void readsWhatIsArchivedAsSuch()
    {
        const ScriptedServer server([](const Request&) {
            return ScriptedServer::error(403, "InvalidObjectState",
                                         "<StorageClass>GLACIER</StorageClass>");
        });
        const auto read = readAll(*Opened(server).store());
        VERIFY_ERROR(read, ErrorCode::Unsupported);
        QVERIFY(read.error().message.contains(text("archive")));
    }

    void endsWithItsTransferThread()
    {
        const ScriptedServer server(
            [](const Request&) { return Reply{.claimedLength = 10, .then = Then::Stall}; });
        auto transfers = std::make_shared<TransferThread>();
        std::jthread ender([&] {
            while (server.requests().empty())
                std::this_thread::yield();
            transfers.reset();
        });
        TransferThread* const raw = transfers.get();
        const TransferResult result =
            raw->perform({.method = "GET", .url = server.endpoint().toLatin1() + "/"});
        QVERIFY(!result);
        QCOMPARE(result.error().failure, TransferFailure::Cancelled);
    }

    void startsTheUrgentFirst()
    {
        std::mutex mutex;
        std::condition_variable opened;
        bool isOpen = false;
        const ScriptedServer server([&](const Request&) {
            std::unique_lock lock(mutex);
            opened.wait(lock, [&] { return isOpen; });
            return Reply{};
        });
        TransferThread transfers({.connections = 2, .foregroundReserve = 1});
        std::vector<std::jthread> callers;
        const auto call = [&](TransferPriority priority, const char* name) {
            callers.emplace_back([&transfers, &server, priority, name] {
                const auto done =
                    transfers.perform({.method = "GET",
                                       .url = server.endpoint().toLatin1() + "/" + name,
                                       .priority = priority});
                QVERIFY(done);
            });
        };
        const auto count = [&](const char* name) {
            const auto requests = server.requests();
            return std::ranges::count(requests, "/" + QByteArray(name), &Request::target);
        };
        for (int i = 0; i < 3; ++i)
            call(TransferPriority::Background, "background");
        QTRY_COMPARE(count("background"), 1); // one place stays free
        call(TransferPriority::Foreground, "foreground");
        QTRY_COMPARE(count("foreground"), 1);
        QCOMPARE(count("background"), 1);
        {
            const std::lock_guard lock(mutex);
            isOpen = true;
        }
        opened.notify_all();
        callers.clear();
        QCOMPARE(count("background"), 3);
    }
};

QTEST_GUILESS_MAIN(S3FaultsTest)
#include "s3_faults_test.moc"
