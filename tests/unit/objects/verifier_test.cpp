#include "core/objects/byte_sources.h"
#include "core/objects/memory_manifest.h"
#include "core/objects/verify_position.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/verify_result.h"
#include "tests/unit/objects/faulty_store.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::objects;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

Sha256Digest hashOf(const QByteArray& bytes)
{
    return *Sha256Digest::fromBytes(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
}

} // namespace

class VerifierTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void verifiesEverythingBelowThePrefix();
    void findsWhatChanged();
    void findsWhatIsMissing();
    void findsRecordsThatDisagree();
    void findsWrongBlockHashes();
    void countsWhatNobodyRecorded();
    void checksTheFileHashOfWhatIsNotInTheManifest();
    void keepsWhatIsInQuarantineThere();
    void readsOnceMoreBeforeItFails();
    void doesNotQuarantineWhatCannotBeRead();
    void takesASample();
    void stopsWhenCancelled();
    void goesOnWhereItWasInterrupted();
    void remembersItsPosition();
    void releasesWhatMatchesAgain();
    void releasesNothingThatDoesNotMatch();

private:
    void put(const QString& key, const QByteArray& bytes, const Metadata& metadata = {});
    void record(const QString& key, const QByteArray& bytes);
    ManifestEntry entry(const QString& key) { return m_manifest->find(key)->value(); }
    Result<VerifyReport> verify(const VerifyRequest& request = {})
    {
        return verifyObjects(*m_store, *m_manifest, *m_clock, request, *m_job);
    }

    std::shared_ptr<test::FixedClock> m_clock;
    std::shared_ptr<test::FaultyStore> m_store;
    std::shared_ptr<MemoryManifest> m_manifest;
    JobPointer m_job;
};

void VerifierTest::init()
{
    m_clock = std::make_shared<test::FixedClock>();
    m_store = std::make_shared<test::FaultyStore>();
    m_job = std::make_shared<Job>();
    m_manifest = std::make_shared<MemoryManifest>(m_clock);
}

void VerifierTest::put(const QString& key, const QByteArray& bytes, const Metadata& metadata)
{
    ByteArraySource source(bytes);
    VERIFY_OK(m_store->put({.key = key, .metadata = metadata}, source));
}

void VerifierTest::record(const QString& key, const QByteArray& bytes)
{
    ManifestEntry recorded;
    recorded.key = key;
    recorded.sha256 = hashOf(bytes);
    recorded.bytes = bytes.size();
    recorded.blockHashes = {hashOf(bytes)};
    VERIFY_OK(m_manifest->record(recorded));
}

void VerifierTest::verifiesEverythingBelowThePrefix()
{
    for (int i = 0; i < 2'500; ++i) {
        const QString key = text("dicom/%1").arg(i);
        put(key, key.toUtf8());
        record(key, key.toUtf8());
    }
    put(text("other/1"), "x");
    record(text("other/1"), "y");
    const auto report = verify({.prefix = text("dicom/")});
    VERIFY_OK(report);
    QCOMPARE(report->checked, qint64(2'500));
    QCOMPARE(report->ok, qint64(2'500));
    QVERIFY(report->failed.empty());
    QCOMPARE(entry(text("dicom/2499")).state, ObjectState::Verified);
    QCOMPARE(entry(text("dicom/0")).verifiedAt, m_clock->now());
    QCOMPARE(entry(text("other/1")).state, ObjectState::Stored);
    QCOMPARE(m_job->progress().done, qint64(2'500));
}

void VerifierTest::findsWhatChanged()
{
    for (const char* key : {"a", "b", "c"}) {
        put(text(key), key);
        record(text(key), key);
    }
    put(text("b"), "B");
    const auto report = verify();
    VERIFY_OK(report);
    QCOMPARE(report->checked, qint64(3));
    QCOMPARE(report->ok, qint64(2));
    QCOMPARE(report->failed.size(), std::size_t(1));
    QCOMPARE(report->failed.front().key, text("b"));
    QVERIFY(report->failed.front().reason.contains(hashOf("B").toHex()));
    QCOMPARE(entry(text("b")).state, ObjectState::Quarantined);
    QCOMPARE(entry(text("c")).state, ObjectState::Verified);
}

void VerifierTest::findsWhatIsMissing()
{
    put(text("b"), "b");
    for (const char* key : {"a", "b", "c"})
        record(text(key), key);
    const auto report = verify();
    VERIFY_OK(report);
    QCOMPARE(report->checked, qint64(3));
    QCOMPARE(report->failed.size(), std::size_t(2));
    QCOMPARE(report->failed.front().key, text("a"));
    QCOMPARE(report->failed.back().key, text("c"));
    QCOMPARE(entry(text("a")).state, ObjectState::Quarantined);
}

void VerifierTest::findsRecordsThatDisagree()
{
    put(text("a"), "a", {{FileHashKey, hashOf("b").toHex()}});
    record(text("a"), "a");
    const auto report = verify();
    VERIFY_OK(report);
    QCOMPARE(report->failed.size(), std::size_t(1));
}

void VerifierTest::findsWrongBlockHashes()
{
    put(text("a"), "a");
    record(text("a"), "a");
    ManifestEntry wrong = entry(text("a"));
    wrong.blockHashes = {hashOf("b")};
    VERIFY_OK(m_manifest->record(wrong));
    const auto report = verify();
    VERIFY_OK(report);
    QCOMPARE(report->failed.size(), std::size_t(1));
}

void VerifierTest::countsWhatNobodyRecorded()
{
    put(text("a"), "a");
    put(text("b"), "b");
    record(text("b"), "b");
    const auto report = verify();
    VERIFY_OK(report);
    QCOMPARE(report->checked, qint64(2));
    QCOMPARE(report->ok, qint64(1));
    QCOMPARE(report->unverified, qint64(1));
    QVERIFY(report->failed.empty());
}

void VerifierTest::checksTheFileHashOfWhatIsNotInTheManifest()
{
    put(text("good"), "a", {{FileHashKey, hashOf("a").toHex()}});
    put(text("bad"), "a", {{FileHashKey, hashOf("b").toHex()}});
    const auto report = verify();
    VERIFY_OK(report);
    QCOMPARE(report->ok, qint64(1));
    QCOMPARE(report->failed.size(), std::size_t(1));
    QCOMPARE(report->failed.front().key, text("bad"));
    QCOMPARE(entry(text("bad")).state, ObjectState::Quarantined);
}

void VerifierTest::keepsWhatIsInQuarantineThere()
{
    put(text("a"), "a");
    record(text("a"), "a");
    VERIFY_OK(m_manifest->quarantine(text("a"), text("An old story.")));
    const auto report = verify();
    VERIFY_OK(report);
    QCOMPARE(report->ok, qint64(0));
    QCOMPARE(report->failed.size(), std::size_t(1));
    QVERIFY(report->failed.front().reason.contains(text("An old story.")));
    QCOMPARE(entry(text("a")).state, ObjectState::Quarantined);
}

void VerifierTest::readsOnceMoreBeforeItFails()
{
    put(text("a"), "a");
    record(text("a"), "a");
    m_store->alter = [](int get, QByteArray bytes) { return get == 1 ? "x" : bytes; };
    const auto report = verify();
    VERIFY_OK(report);
    QCOMPARE(report->ok, qint64(1));
}

void VerifierTest::doesNotQuarantineWhatCannotBeRead()
{
    put(text("a"), "a");
    record(text("a"), "a");
    m_store->failure = Error{ErrorCode::Unavailable, text("Input/output error.")};
    const auto report = verify();
    VERIFY_OK(report);
    QCOMPARE(report->failed.size(), std::size_t(1));
    QCOMPARE(report->failed.front().reason, text("Input/output error."));
    QCOMPARE(entry(text("a")).state, ObjectState::Stored);
}

void VerifierTest::takesASample()
{
    for (int i = 0; i < 300; ++i) {
        const QString key = text("k/%1").arg(i);
        put(key, key.toUtf8());
        record(key, key.toUtf8());
    }
    const auto some = verify({.sample = 20});
    VERIFY_OK(some);
    QCOMPARE(some->checked, qint64(20));
    QCOMPARE(some->ok, qint64(20));
    QCOMPARE(m_store->gets(), 20);
    const auto all = verify({.sample = 1'000});
    VERIFY_OK(all);
    QCOMPARE(all->checked, qint64(300));
}

void VerifierTest::goesOnWhereItWasInterrupted()
{
    for (int i = 0; i < 300; ++i) {
        const QString key = text("k/%1").arg(i, 3, 10, QLatin1Char('0'));
        put(key, key.toUtf8());
        record(key, i == 5 || i == 290 ? QByteArray("other") : key.toUtf8());
    }
    VerifyRequest request{.prefix = text("k/")};
    request.onProgress = [&request](const QString& key, const VerifyReport& report) -> Result<> {
        request.after = key;
        request.soFar = report;
        return fail(ErrorCode::Cancelled, text("killed here"));
    };
    VERIFY_ERROR(verify(VerifyRequest(request)), ErrorCode::Cancelled);
    QVERIFY(request.soFar.checked > 0 && request.soFar.checked < 300);
    QCOMPARE(request.soFar.failed.size(), std::size_t(1));
    const int before = m_store->gets();
    request.onProgress = {};
    const auto report = verify(request);
    VERIFY_OK(report);
    QCOMPARE(report->checked, qint64(300));
    QCOMPARE(report->ok, qint64(298));
    QCOMPARE(report->failed.size(), std::size_t(2));
    QVERIFY(m_store->gets() - before <= 300 - request.soFar.checked + 2);
}

void VerifierTest::remembersItsPosition()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(text("position"));
    QVERIFY(!loadVerifyPosition(path));
    const VerifyPosition position{
        text("dicom/"),
        text("dicom/王\n"),
        {.checked = 12, .ok = 9, .failed = {{text("k"), text("why")}}, .unverified = 2}};
    VERIFY_OK(saveVerifyPosition(path, position));
    const auto loaded = loadVerifyPosition(path);
    QVERIFY(loaded);
    QCOMPARE(loaded->prefix, position.prefix);
    QCOMPARE(loaded->after, position.after);
    QCOMPARE(loaded->report.checked, qint64(12));
    QCOMPARE(loaded->report.ok, qint64(9));
    QCOMPARE(loaded->report.unverified, qint64(2));
    QCOMPARE(loaded->report.failed.front().reason, text("why"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"format\":1,\"after\":7}") > 0);
    file.close();
    QVERIFY(!loadVerifyPosition(path));
}

void VerifierTest::stopsWhenCancelled()
{
    for (int i = 0; i < 300; ++i) {
        put(text("k/%1").arg(i), "x");
        record(text("k/%1").arg(i), "x");
    }
    m_store->onGet = [this](int get) {
        if (get == 10)
            m_job->cancel();
    };
    VERIFY_ERROR(verify(), ErrorCode::Cancelled);
    QVERIFY(m_store->gets() < 20);
}

void VerifierTest::releasesWhatMatchesAgain()
{
    put(text("a"), "broken");
    record(text("a"), "a");
    VERIFY_OK(m_manifest->quarantine(text("a"), text("It broke.")));
    VERIFY_ERROR(releaseObject(*m_store, *m_manifest, *m_clock, text("a")), ErrorCode::Integrity);
    QCOMPARE(entry(text("a")).state, ObjectState::Quarantined);
    put(text("a"), "a");
    VERIFY_OK(releaseObject(*m_store, *m_manifest, *m_clock, text("a")));
    QCOMPARE(entry(text("a")).state, ObjectState::Verified);
    QVERIFY(entry(text("a")).quarantineReason.isEmpty());
    VERIFY_ERROR(releaseObject(*m_store, *m_manifest, *m_clock, text("a")), ErrorCode::NotFound);
}

void VerifierTest::releasesNothingThatDoesNotMatch()
{
    put(text("bare"), "x");
    VERIFY_OK(m_manifest->quarantine(text("bare"), text("Nobody knows.")));
    VERIFY_ERROR(releaseObject(*m_store, *m_manifest, *m_clock, text("bare")),
                 ErrorCode::Unverified);
    put(text("hashed"), "x", {{FileHashKey, hashOf("x").toHex()}});
    VERIFY_OK(m_manifest->quarantine(text("hashed"), text("Once.")));
    VERIFY_OK(releaseObject(*m_store, *m_manifest, *m_clock, text("hashed")));
    QVERIFY(!m_manifest->find(text("hashed"))->has_value());
    VERIFY_OK(m_manifest->quarantine(text("gone"), text("Lost.")));
    VERIFY_ERROR(releaseObject(*m_store, *m_manifest, *m_clock, text("gone")),
                 ErrorCode::Integrity);
    VERIFY_ERROR(releaseObject(*m_store, *m_manifest, *m_clock, text("never")),
                 ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(VerifierTest)
#include "verifier_test.moc"
