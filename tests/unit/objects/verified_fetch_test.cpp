#include "core/objects/byte_sources.h"
#include "core/objects/memory_manifest.h"
#include "core/objects/verified_fetch.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/read_only_manifest.h"
#include "tests/support/verify_result.h"
#include "tests/unit/objects/faulty_store.h"

#include <QCryptographicHash>
#include <QTest>

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace wardlight;
using namespace wardlight::objects;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

// FIPS 180-2, appendix B.1: the SHA-256 of "abc".
const QString AbcHash = text("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
// The SHA-256 of "abd" (openssl dgst -sha256).
const QString AbdHash = text("a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9");

// Another implementation than the one under test.
Sha256Digest hashOf(const QByteArray& bytes)
{
    return *Sha256Digest::fromBytes(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
}

QByteArray bytesOf(const SealedMemory& memory)
{
    return QByteArray(reinterpret_cast<const char*>(memory.bytes().data()),
                      qsizetype(memory.size()));
}

QByteArray patternBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 7 + i / 253) & 0xFF);
    return bytes;
}

ManifestEntry entryFor(const QString& key, const QByteArray& bytes)
{
    ManifestEntry entry;
    entry.key = key;
    entry.sha256 = hashOf(bytes);
    entry.bytes = bytes.size();
    for (qsizetype at = 0; at < bytes.size(); at += HashBlockBytes)
        entry.blockHashes.push_back(hashOf(bytes.mid(at, HashBlockBytes)));
    return entry;
}

} // namespace

class VerifiedFetchTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void givesBytesThatMatchTheManifest();
    void givesBytesThatMatchTheFileHash();
    void acceptsHexOfEitherCase();
    void givesEmptyObjects();
    void refusesAndQuarantinesOtherBytes_data();
    void refusesAndQuarantinesOtherBytes();
    void refusesOtherBytesThanTheFileHash();
    void refusesRecordsThatDisagree();
    void refusesAFileHashThatIsNone();
    void fetchesOnceMoreBeforeItRefuses();
    void acceptsAnObjectReplacedBetweenTwoReads();
    void saysThatAnObjectIsMissing();
    void doesNotQuarantineWhatCannotBeRead();
    void asksBeforeShowingWhatNobodyRecorded();
    void refusesWhatIsInQuarantineAtOnce();
    void refusesEvenWhenItCannotQuarantine();
    void showsNothingWithoutTheManifest();
    void readsNothingTwice();
    void readsAgainForAnotherKey();
    void forgetsWhatWasUsedLeast();
    void sharesOneTransferAmongThreads();

    void readsOnlyTheBlocksOfARange_data();
    void readsOnlyTheBlocksOfARange();
    void refusesARangeWithAChangedBlock();
    void refusesARangeOfATruncatedObject();
    void refusesARangeThatArrivesCutShort();
    void readsARangeOfAnObjectWithoutBlocks();
    void refusesARangePastTheEnd();
    void refusesRangesOfWhatIsInQuarantine();

private:
    void put(const QString& key, const QByteArray& bytes, const Metadata& metadata = {});
    ManifestEntry entry(const QString& key) { return m_manifest->find(key)->value(); }

    std::shared_ptr<test::FixedClock> m_clock;
    std::shared_ptr<test::FaultyStore> m_store;
    std::shared_ptr<MemoryManifest> m_manifest;
    std::unique_ptr<VerifiedFetch> m_fetch;
};

void VerifiedFetchTest::init()
{
    m_clock = std::make_shared<test::FixedClock>();
    m_store = std::make_shared<test::FaultyStore>();
    m_manifest = std::make_shared<MemoryManifest>(m_clock);
    m_fetch = std::make_unique<VerifiedFetch>(m_store, m_manifest, m_clock);
}

void VerifiedFetchTest::put(const QString& key, const QByteArray& bytes, const Metadata& metadata)
{
    ByteArraySource source(bytes);
    VERIFY_OK(m_store->put({.key = key, .metadata = metadata}, source));
}

void VerifiedFetchTest::givesBytesThatMatchTheManifest()
{
    put(text("k"), "abc");
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "abc")));
    const auto object = m_fetch->fetch(text("k"));
    VERIFY_OK(object);
    QCOMPARE(bytesOf(object->bytes), QByteArray("abc"));
    QCOMPARE(object->provenance.key, text("k"));
    QCOMPARE(object->provenance.store, text("faulty"));
    QCOMPARE(object->provenance.sha256.toHex(), AbcHash);
    QCOMPARE(object->provenance.bytes, qint64(3));
    QCOMPARE(object->provenance.state, Provenance::State::Verified);
    QCOMPARE(object->provenance.checkedAt, m_clock->now());
}

void VerifiedFetchTest::givesBytesThatMatchTheFileHash()
{
    put(text("k"), "abc", {{FileHashKey, AbcHash}});
    const auto object = m_fetch->fetch(text("k"));
    VERIFY_OK(object);
    QCOMPARE(object->provenance.state, Provenance::State::Verified);
}

void VerifiedFetchTest::acceptsHexOfEitherCase()
{
    put(text("k"), "abc", {{FileHashKey, AbcHash.toUpper()}});
    VERIFY_OK(m_fetch->fetch(text("k")));
}

void VerifiedFetchTest::givesEmptyObjects()
{
    put(text("k"), {});
    VERIFY_OK(m_manifest->record(entryFor(text("k"), {})));
    const auto object = m_fetch->fetch(text("k"));
    VERIFY_OK(object);
    QCOMPARE(object->bytes.size(), std::size_t(0));
    QCOMPARE(object->provenance.sha256.toHex(),
             text("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

void VerifiedFetchTest::refusesAndQuarantinesOtherBytes_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::newRow("one bit flipped") << QByteArray("abb");
    QTest::newRow("truncated") << QByteArray("ab");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("longer") << QByteArray("abcd");
    QTest::newRow("much longer") << QByteArray(5'000'000, 'x');
}

void VerifiedFetchTest::refusesAndQuarantinesOtherBytes()
{
    QFETCH(QByteArray, stored);
    put(text("dicom/p/1.dcm"), stored);
    VERIFY_OK(m_manifest->record(entryFor(text("dicom/p/1.dcm"), "abc")));
    const auto refused = m_fetch->fetch(text("dicom/p/1.dcm"));
    VERIFY_ERROR(refused, ErrorCode::Integrity);
    QVERIFY(refused.error().message.contains(text("dicom/p/1.dcm")));
    QCOMPARE(m_store->gets(), 2);
    const ManifestEntry after = entry(text("dicom/p/1.dcm"));
    QCOMPARE(after.state, ObjectState::Quarantined);
    QVERIFY(!after.quarantineReason.isEmpty());
    QCOMPARE(after.quarantinedAt, m_clock->now());
    QCOMPARE(after.sha256.toHex(), AbcHash);
    VERIFY_ERROR(m_fetch->fetch(text("dicom/p/1.dcm"), UnverifiedPolicy::Accept),
                 ErrorCode::Integrity);
    QCOMPARE(m_store->gets(), 2);
}

void VerifiedFetchTest::refusesOtherBytesThanTheFileHash()
{
    put(text("k"), "abd", {{FileHashKey, AbcHash}});
    VERIFY_ERROR(m_fetch->fetch(text("k")), ErrorCode::Integrity);
    QCOMPARE(entry(text("k")).state, ObjectState::Quarantined);
    QVERIFY(!entry(text("k")).hasRecordedHash());
    VERIFY_ERROR(m_fetch->fetch(text("k"), UnverifiedPolicy::Accept), ErrorCode::Integrity);
}

void VerifiedFetchTest::refusesRecordsThatDisagree()
{
    put(text("k"), "abc", {{FileHashKey, AbdHash}});
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "abc")));
    VERIFY_ERROR(m_fetch->fetch(text("k")), ErrorCode::Integrity);
    const QString reason = entry(text("k")).quarantineReason;
    QVERIFY(reason.contains(AbcHash));
    QVERIFY(reason.contains(AbdHash));
}

void VerifiedFetchTest::refusesAFileHashThatIsNone()
{
    put(text("k"), "abc", {{FileHashKey, text("d41d8cd98f00b204e9800998ecf8427e")}});
    VERIFY_ERROR(m_fetch->fetch(text("k")), ErrorCode::Integrity);
    QCOMPARE(entry(text("k")).state, ObjectState::Quarantined);
}

void VerifiedFetchTest::fetchesOnceMoreBeforeItRefuses()
{
    put(text("k"), "abc");
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "abc")));
    m_store->alter = [](int get, QByteArray bytes) { return get == 1 ? "abd" : bytes; };
    const auto object = m_fetch->fetch(text("k"));
    VERIFY_OK(object);
    QCOMPARE(bytesOf(object->bytes), QByteArray("abc"));
    QCOMPARE(m_store->gets(), 2);
    QCOMPARE(entry(text("k")).state, ObjectState::Stored);
}

void VerifiedFetchTest::acceptsAnObjectReplacedBetweenTwoReads()
{
    put(text("k"), "old", {});
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "old")));
    m_store->onGet = [this](int get) {
        if (get > 1)
            return;
        put(text("k"), "abc");
        VERIFY_OK(m_manifest->record(entryFor(text("k"), "abc")));
    };
    const auto object = m_fetch->fetch(text("k"));
    VERIFY_OK(object);
    QCOMPARE(bytesOf(object->bytes), QByteArray("abc"));
    QCOMPARE(entry(text("k")).state, ObjectState::Stored);
}

void VerifiedFetchTest::saysThatAnObjectIsMissing()
{
    VERIFY_OK(m_manifest->record(entryFor(text("dicom/gone.dcm"), "abc")));
    const auto missing = m_fetch->fetch(text("dicom/gone.dcm"));
    VERIFY_ERROR(missing, ErrorCode::NotFound);
    QVERIFY(missing.error().message.contains(text("dicom/gone.dcm")));
    VERIFY_ERROR(m_fetch->fetch(text("never/was")), ErrorCode::NotFound);
}

void VerifiedFetchTest::doesNotQuarantineWhatCannotBeRead()
{
    put(text("k"), "abc");
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "abc")));
    m_store->failure = Error{ErrorCode::Unavailable, text("The server does not answer.")};
    VERIFY_ERROR(m_fetch->fetch(text("k")), ErrorCode::Unavailable);
    QCOMPARE(entry(text("k")).state, ObjectState::Stored);
    m_store->failure.reset();
    VERIFY_OK(m_fetch->fetch(text("k")));
}

void VerifiedFetchTest::asksBeforeShowingWhatNobodyRecorded()
{
    put(text("k"), "abc");
    VERIFY_ERROR(m_fetch->fetch(text("k")), ErrorCode::Unverified);
    QCOMPARE(m_store->gets(), 0);
    const auto accepted = m_fetch->fetch(text("k"), UnverifiedPolicy::Accept);
    VERIFY_OK(accepted);
    QCOMPARE(accepted->provenance.state, Provenance::State::Unverified);
    QCOMPARE(accepted->provenance.sha256.toHex(), AbcHash);
    VERIFY_ERROR(m_fetch->fetch(text("k")), ErrorCode::Unverified);
}

void VerifiedFetchTest::refusesWhatIsInQuarantineAtOnce()
{
    put(text("k"), "abc");
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "abc")));
    VERIFY_OK(m_fetch->fetch(text("k")));
    VERIFY_OK(m_manifest->quarantine(text("k"), text("A drill.")));
    const auto refused = m_fetch->fetch(text("k"));
    VERIFY_ERROR(refused, ErrorCode::Integrity);
    QVERIFY(refused.error().message.contains(text("A drill.")));
    QCOMPARE(m_store->gets(), 1);
}

void VerifiedFetchTest::refusesEvenWhenItCannotQuarantine()
{
    put(text("k"), "abd");
    const auto manifest = std::make_shared<test::ReadOnlyManifest>();
    manifest->entry = entryFor(text("k"), "abc");
    const VerifiedFetch fetch(m_store, manifest, m_clock);
    const auto refused = fetch.fetch(text("k"));
    VERIFY_ERROR(refused, ErrorCode::Integrity);
    QVERIFY(refused.error().message.contains(text("The database has gone.")));
}

void VerifiedFetchTest::showsNothingWithoutTheManifest()
{
    put(text("k"), "abc", {{FileHashKey, AbcHash}});
    const auto manifest = std::make_shared<test::ReadOnlyManifest>();
    manifest->findError = Error{ErrorCode::Unavailable, text("The database has gone.")};
    const VerifiedFetch fetch(m_store, manifest, m_clock);
    VERIFY_ERROR(fetch.fetch(text("k"), UnverifiedPolicy::Accept), ErrorCode::Unavailable);
    QCOMPARE(m_store->gets(), 0);
}

void VerifiedFetchTest::readsNothingTwice()
{
    put(text("k"), "abc");
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "abc")));
    put(text("foreign"), "abd", {{FileHashKey, AbdHash}});
    for (int i = 0; i < 3; ++i) {
        VERIFY_OK(m_fetch->fetch(text("k")));
        VERIFY_OK(m_fetch->fetch(text("foreign")));
    }
    QCOMPARE(m_store->gets(), 2);
}

void VerifiedFetchTest::readsAgainForAnotherKey()
{
    put(text("a"), "abc");
    put(text("b"), "abc", {{FileHashKey, AbdHash}});
    VERIFY_OK(m_manifest->record(entryFor(text("a"), "abc")));
    VERIFY_OK(m_manifest->record(entryFor(text("b"), "abc")));
    VERIFY_OK(m_fetch->fetch(text("a")));
    VERIFY_ERROR(m_fetch->fetch(text("b")), ErrorCode::Integrity);
}

void VerifiedFetchTest::forgetsWhatWasUsedLeast()
{
    const VerifiedFetch fetch(m_store, m_manifest, m_clock, 250);
    for (const char* key : {"a", "b", "c"}) {
        put(text(key), QByteArray(100, *key));
        VERIFY_OK(m_manifest->record(entryFor(text(key), QByteArray(100, *key))));
    }
    put(text("large"), QByteArray(251, 'l'));
    VERIFY_OK(m_manifest->record(entryFor(text("large"), QByteArray(251, 'l'))));
    VERIFY_OK(fetch.fetch(text("a")));
    VERIFY_OK(fetch.fetch(text("b")));
    VERIFY_OK(fetch.fetch(text("a")));
    VERIFY_OK(fetch.fetch(text("c"))); // b leaves
    VERIFY_OK(fetch.fetch(text("large")));
    QCOMPARE(m_store->gets(), 4);
    VERIFY_OK(fetch.fetch(text("a")));
    QCOMPARE(m_store->gets(), 4);
    VERIFY_OK(fetch.fetch(text("b")));
    QCOMPARE(m_store->gets(), 5);
    VERIFY_OK(fetch.fetch(text("large")));
    QCOMPARE(m_store->gets(), 6);
}

// The first transfer is held until all threads are there; who comes late finds the bytes cached.
void VerifiedFetchTest::sharesOneTransferAmongThreads()
{
    put(text("k"), "abc");
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "abc")));
    std::mutex mutex;
    std::condition_variable changed;
    int started = 0;
    m_store->onGet = [&](int) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return started == 4; });
    };
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            {
                const std::lock_guard lock(mutex);
                ++started;
            }
            changed.notify_all();
            const auto object = m_fetch->fetch(text("k"));
            good += object && bytesOf(object->bytes) == "abc" ? 1 : 0;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(good.load(), 4);
    QCOMPARE(m_store->gets(), 1);
}

void VerifiedFetchTest::readsOnlyTheBlocksOfARange_data()
{
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("read");
    const qint64 block = HashBlockBytes;
    QTest::newRow("inside the first") << qint64(10) << qint64(19) << qint64(10) << block;
    QTest::newRow("a whole block") << block << 2 * block - 1 << block << block;
    QTest::newRow("over a border") << block - 1 << block << qint64(2) << 2 * block;
    QTest::newRow("the short last block")
        << 3 * block << 3 * block + 99 << qint64(100) << qint64(100);
    QTest::newRow("past the end") << 3 * block + 90 << 9 * block << qint64(10) << qint64(100);
    QTest::newRow("everything") << qint64(0) << 9 * block << 3 * block + 100 << 3 * block + 100;
}

void VerifiedFetchTest::readsOnlyTheBlocksOfARange()
{
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    QFETCH(qint64, length);
    QFETCH(qint64, read);
    const QByteArray bytes = patternBytes(3 * HashBlockBytes + 100);
    put(text("k"), bytes);
    VERIFY_OK(m_manifest->record(entryFor(text("k"), bytes)));
    const auto part = m_fetch->fetchRange(text("k"), {first, last});
    VERIFY_OK(part);
    QCOMPARE(part->first, first);
    QVERIFY(bytesOf(part->bytes) == bytes.mid(first, length));
    QCOMPARE(m_store->bytesSent(), read);
    QCOMPARE(part->provenance.bytes, qint64(bytes.size()));
    QCOMPARE(part->provenance.sha256, hashOf(bytes));
}

void VerifiedFetchTest::refusesARangeWithAChangedBlock()
{
    const QByteArray bytes = patternBytes(3 * HashBlockBytes);
    QByteArray changed = bytes;
    changed[HashBlockBytes + 5] = static_cast<char>(changed[HashBlockBytes + 5] ^ 1);
    put(text("k"), changed);
    VERIFY_OK(m_manifest->record(entryFor(text("k"), bytes)));
    VERIFY_OK(m_fetch->fetchRange(text("k"), {0, 99}));
    VERIFY_OK(m_fetch->fetchRange(text("k"), {2 * HashBlockBytes, 2 * HashBlockBytes + 9}));
    VERIFY_ERROR(m_fetch->fetchRange(text("k"), {HashBlockBytes + 100, HashBlockBytes + 110}),
                 ErrorCode::Integrity);
    QCOMPARE(entry(text("k")).state, ObjectState::Quarantined);
    VERIFY_ERROR(m_fetch->fetchRange(text("k"), {0, 99}), ErrorCode::Integrity);
}

void VerifiedFetchTest::refusesARangeOfATruncatedObject()
{
    const QByteArray bytes = patternBytes(3 * HashBlockBytes);
    put(text("k"), bytes.left(HashBlockBytes));
    VERIFY_OK(m_manifest->record(entryFor(text("k"), bytes)));
    VERIFY_ERROR(m_fetch->fetchRange(text("k"), {2 * HashBlockBytes, 2 * HashBlockBytes + 9}),
                 ErrorCode::Integrity);
    QCOMPARE(entry(text("k")).state, ObjectState::Quarantined);
}

void VerifiedFetchTest::refusesARangeThatArrivesCutShort()
{
    const QByteArray bytes = patternBytes(3 * HashBlockBytes);
    put(text("k"), bytes);
    VERIFY_OK(m_manifest->record(entryFor(text("k"), bytes)));
    m_store->alter = [](int, const QByteArray& sent) { return sent.left(HashBlockBytes); };
    VERIFY_ERROR(m_fetch->fetchRange(text("k"), {0, 2 * HashBlockBytes - 1}), ErrorCode::Integrity);
    m_store->alter = [](int, const QByteArray&) { return QByteArray(); };
    put(text("empty"), bytes);
    VERIFY_OK(m_manifest->record(entryFor(text("empty"), bytes)));
    VERIFY_ERROR(m_fetch->fetchRange(text("empty"), {0, 9}), ErrorCode::Integrity);
}

void VerifiedFetchTest::readsARangeOfAnObjectWithoutBlocks()
{
    put(text("k"), "0123456789");
    ManifestEntry recorded = entryFor(text("k"), "0123456789");
    recorded.blockHashes.clear();
    VERIFY_OK(m_manifest->record(recorded));
    const auto part = m_fetch->fetchRange(text("k"), {2, 4});
    VERIFY_OK(part);
    QCOMPARE(bytesOf(part->bytes), QByteArray("234"));
    put(text("bare"), "0123456789");
    VERIFY_ERROR(m_fetch->fetchRange(text("bare"), {2, 4}), ErrorCode::Unverified);
}

void VerifiedFetchTest::refusesARangePastTheEnd()
{
    const QByteArray bytes = patternBytes(2 * HashBlockBytes);
    put(text("k"), bytes);
    VERIFY_OK(m_manifest->record(entryFor(text("k"), bytes)));
    VERIFY_ERROR(m_fetch->fetchRange(text("k"), {2 * HashBlockBytes, 3 * HashBlockBytes}),
                 ErrorCode::Invalid);
    VERIFY_ERROR(m_fetch->fetchRange(text("k"), {9, 8}), ErrorCode::Invalid);
    VERIFY_ERROR(m_fetch->fetchRange(text("k"), {-1, 8}), ErrorCode::Invalid);
    QCOMPARE(entry(text("k")).state, ObjectState::Stored);
}

void VerifiedFetchTest::refusesRangesOfWhatIsInQuarantine()
{
    const QByteArray bytes = patternBytes(2 * HashBlockBytes);
    put(text("k"), bytes);
    VERIFY_OK(m_manifest->record(entryFor(text("k"), bytes)));
    VERIFY_OK(m_manifest->quarantine(text("k"), text("A drill.")));
    VERIFY_ERROR(m_fetch->fetchRange(text("k"), {0, 9}), ErrorCode::Integrity);
    QCOMPARE(m_store->gets(), 0);
}

QTEST_GUILESS_MAIN(VerifiedFetchTest)
#include "verified_fetch_test.moc"
