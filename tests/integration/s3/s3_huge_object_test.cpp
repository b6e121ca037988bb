#include "core/objects/directory_store.h"
#include "core/objects/memory_manifest.h"
#include "core/objects/recorded_put.h"
#include "core/objects/s3/s3_store.h"
#include "core/objects/verified_fetch.h"
#include "core/objects/verifier.h"
#include "tests/support/s3/scripted_server.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <map>
#include <mutex>

using namespace wardlight;
using namespace wardlight::objects;

using test::ScriptedServer;
using Request = ScriptedServer::Request;
using Reply = ScriptedServer::Reply;

namespace {

constexpr qint64 GiB = qint64(1024) * 1024 * 1024;
constexpr qint64 HugeBytes = 5 * GiB + 1; ///< one more than S3 takes in one request
const QByteArray Beginning = "beginning";
constexpr char LastByte = 'e';
/// The SHA-256 of all of it, by Python's hashlib.
const QString HugeHash =
    QStringLiteral("8d4435ef260b5be339888482c15cee02573340952e69cbd0594176894fb639ee");

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// What lies at some offset of the huge object: it is zeros between its two ends.
QByteArray hugeBytes(qint64 offset, qint64 length)
{
    QByteArray bytes(length, '\0');
    for (qint64 i = offset; i < std::min<qint64>(Beginning.size(), offset + length); ++i)
        bytes[i - offset] = Beginning[i];
    if (offset + length == HugeBytes)
        bytes[length - 1] = LastByte;
    return bytes;
}

/// A server that takes an object in parts, and has the huge one: it remembers what it was told
/// about the bytes, not the bytes.
class HugeServer
{
public:
    HugeServer() : m_server([this](const Request& request) { return answer(request); })
    {
        m_server.forgetBodies();
    }

    [[nodiscard]] QString endpoint() const { return m_server.endpoint(); }
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    [[nodiscard]] std::map<int, qint64> parts() const
    {
        const std::lock_guard lock(m_mutex);
        return m_parts;
    }
    [[nodiscard]] bool hasOtherBytes() const { return m_hasOtherBytes; }

private:
    Reply answer(const Request& request)
    {
        if (request.hasQuery("uploads="))
            return {.body = "<InitiateMultipartUploadResult><UploadId>u</UploadId>"
                            "</InitiateMultipartUploadResult>"};
        if (request.method == "PUT")
            return takePart(request);
        if (request.method == "POST") {
            m_isComplete = true;
            return {.body = "<CompleteMultipartUploadResult><ETag>\"e-320\"</ETag>"
                            "</CompleteMultipartUploadResult>"};
        }
        if (!m_isComplete)
            return ScriptedServer::error(404, "NoSuchKey");
        return request.method == "HEAD" ? head() : get(request);
    }

    Reply takePart(const Request& request)
    {
        const QByteArray query = request.target.mid(request.target.indexOf('?') + 1);
        const qsizetype at = query.indexOf("partNumber=") + qsizetype(sizeof "partNumber=") - 1;
        const qsizetype end = query.indexOf('&', at);
        const int number = query.mid(at, end < 0 ? -1 : end - at).toInt();
        const qint64 offset = (number - 1) * PartBytes;
        if (request.body != hugeBytes(offset, request.body.size()))
            m_hasOtherBytes = true;
        const std::lock_guard lock(m_mutex);
        m_parts[number] = request.body.size();
        return {.headers = {{"etag", "\"p" + QByteArray::number(number) + '"'}}};
    }

    static Reply head()
    {
        return {
            .headers = {{"etag", "\"e-320\""}, {"content-length", QByteArray::number(HugeBytes)}}};
    }

    static Reply get(const Request& request)
    {
        const QByteArrayList ends = request.header("range").mid(6).split('-'); // after "bytes="
        const qint64 first = ends.value(0).toLongLong();
        const qint64 last = std::min(ends.value(1).toLongLong(), HugeBytes - 1);
        return {.status = 206,
                .headers = {{"etag", "\"e-320\""},
                            {"content-range", "bytes " + QByteArray::number(first) + '-' +
                                                  QByteArray::number(last) + '/' +
                                                  QByteArray::number(HugeBytes)}},
                .body = hugeBytes(first, last - first + 1)};
    }

    static constexpr qint64 PartBytes = qint64(16) * 1024 * 1024;

    std::atomic<bool> m_isComplete = false;
    std::atomic<bool> m_hasOtherBytes = false;
    mutable std::mutex m_mutex;
    std::map<int, qint64> m_parts;
    ScriptedServer m_server;
};

} // namespace

/// An object of 5 GiB and one byte, there and back, with no more than a few blocks in memory.
class S3HugeObjectTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QFile file(path("huge")); // sparse
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(Beginning) == Beginning.size());
        QVERIFY(file.resize(HugeBytes) && file.seek(HugeBytes - 1) && file.putChar(LastByte));
        file.close();
    }

    void goesThroughAFolder()
    {
        const auto store = DirectoryStore::open(path("objects"));
        VERIFY_OK(store);
        const auto entry = putRecordedFile(**store, *m_manifest, {.key = text("k")}, path("huge"));
        VERIFY_OK(entry);
        QCOMPARE(entry->sha256.toHex(), HugeHash);
        fetchTheLastByte(*store);
        VERIFY_OK((*store)->remove(text("k")));
    }

    void goesToAServerInParts()
    {
        HugeServer server;
        const auto store = openStore(server);
        VERIFY_OK(store);
        const auto entry = putRecordedFile(**store, *m_manifest, {.key = text("k")}, path("huge"));
        VERIFY_OK(entry);
        QCOMPARE(entry->sha256.toHex(), HugeHash);
        QVERIFY(!server.hasOtherBytes());
        qint64 total = 0;
        for (const auto& [number, bytes] : server.parts())
            total += bytes;
        QCOMPARE(total, HugeBytes);
        const auto recorded = m_manifest->find(text("k"));
        VERIFY_OK(recorded);
        QCOMPARE(int(verifyObject(**store, text("k"), *recorded).kind),
                 int(VerifyOutcome::Kind::Ok));
        fetchTheLastByte(*store);
    }

private:
    static Result<std::shared_ptr<S3Store>> openStore(const HugeServer& server)
    {
        const S3Config config{.endpoint = server.endpoint(), .bucket = text("bucket")};
        auto client = S3Client::create(
            config, std::make_shared<FixedCredentials>(Credentials{"AKID", "secret"}),
            std::make_shared<TransferThread>(), std::make_shared<SystemClock>());
        if (!client)
            return propagate(client);
        return std::make_shared<S3Store>(std::move(*client));
    }

    /// Without the rest.
    void fetchTheLastByte(const std::shared_ptr<ObjectStore>& store)
    {
        const VerifiedFetch fetch(store, m_manifest, m_clock);
        const auto last = fetch.fetchRange(text("k"), {HugeBytes - 1, HugeBytes - 1});
        VERIFY_OK(last);
        QCOMPARE(last->bytes.size(), std::size_t(1));
        QCOMPARE(char(last->bytes.bytes()[0]), LastByte);
    }

    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(text(name)); }

    QTemporaryDir m_folder;
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::shared_ptr<MemoryManifest> m_manifest = std::make_shared<MemoryManifest>(m_clock);
};

QTEST_GUILESS_MAIN(S3HugeObjectTest)
#include "s3_huge_object_test.moc"
