#include "core/objects/local_manifest.h"
#include "core/objects/memory_store.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::objects;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

ManifestEntry entryOf(const QString& key)
{
    ManifestEntry entry;
    entry.key = key;
    entry.sha256 = Sha256::of(QByteArrayView("x"));
    entry.bytes = 1;
    return entry;
}

} // namespace

class LocalManifestTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_actions.clear();
        m_manifest.emplace(
            std::make_shared<MemoryStore>(),
            [this](const security::AuditEntry& entry) -> Result<> {
                m_actions += entry.action + u' ' + entry.target;
                return {};
            },
            m_clock);
    }

    void remembersNoHashes()
    {
        VERIFY_OK(m_manifest->record(entryOf(text("k"))));
        QVERIFY(!*m_manifest->find(text("k")));
        QCOMPARE(m_actions, QStringList{text("object.put k")});
    }

    void keepsQuarantine()
    {
        const QString key = text("../王/a ");
        VERIFY_OK(m_manifest->quarantine(key, text("other bytes")));
        VERIFY_OK(m_manifest->quarantine(key, text("again")));
        const auto entry = m_manifest->find(key);
        VERIFY_OK(entry);
        QVERIFY(*entry);
        QCOMPARE((*entry)->state, ObjectState::Quarantined);
        QCOMPARE((*entry)->quarantineReason, text("other bytes"));
        QCOMPARE((*entry)->quarantinedAt, m_clock->now());
        QVERIFY(!(*entry)->hasRecordedHash());
        QCOMPARE(m_actions, QStringList{text("object.quarantine ") + key}); // once
        VERIFY_OK(m_manifest->release(key, m_clock->now()));
        QVERIFY(!*m_manifest->find(key));
        VERIFY_ERROR(m_manifest->release(key, m_clock->now()), ErrorCode::NotFound);
    }

    void endsQuarantineWithNewBytesAndRemoval()
    {
        for (const char* key : {"put", "removed"})
            VERIFY_OK(m_manifest->quarantine(text(key), text("other bytes")));
        VERIFY_OK(m_manifest->record(entryOf(text("put"))));
        VERIFY_OK(m_manifest->forget(text("removed")));
        QVERIFY(!*m_manifest->find(text("put")));
        QVERIFY(!*m_manifest->find(text("removed")));
    }

    void listsInPages()
    {
        for (const char* key : {"a/1", "a/2", "a/3", "b/1"})
            VERIFY_OK(m_manifest->quarantine(text(key), text("r")));
        const auto first = m_manifest->list({.prefix = text("a/"), .limit = 2});
        VERIFY_OK(first);
        QCOMPARE(first->size(), std::size_t(2));
        const auto second =
            m_manifest->list({.prefix = text("a/"), .after = first->back().key, .limit = 2});
        VERIFY_OK(second);
        QCOMPARE(second->size(), std::size_t(1));
        QCOMPARE(second->front().key, text("a/3"));
        QVERIFY(m_manifest->list({.state = ObjectState::Verified})->empty());
        QCOMPARE(m_manifest->list({.state = ObjectState::Quarantined})->size(), std::size_t(4));
    }

    void writesDownWhatWasVerified()
    {
        VERIFY_OK(m_manifest->markVerified(text("k"), m_clock->now()));
        VERIFY_OK(m_manifest->markAllVerified({}, m_clock->now()));
        QCOMPARE(m_actions, QStringList{text("object.verify k")});
    }

private:
    std::shared_ptr<const Clock> m_clock = std::make_shared<test::FixedClock>();
    std::optional<LocalManifest> m_manifest;
    QStringList m_actions;
};

QTEST_GUILESS_MAIN(LocalManifestTest)
#include "local_manifest_test.moc"
