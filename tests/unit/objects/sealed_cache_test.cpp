#include "core/objects/byte_sources.h"
#include "core/objects/memory_manifest.h"
#include "core/objects/sealed_cache.h"
#include "core/objects/verified_fetch.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/verify_result.h"
#include "tests/unit/objects/faulty_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace wardlight;
using namespace wardlight::objects;

namespace {

constexpr qint64 MiB = qint64(1024) * 1024;

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QByteArray pattern(qint64 size, int seed = 0)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 i = 0; i < size; ++i)
        bytes[i] = char((i * 29 + i / 977 + seed) & 0xFF);
    return bytes;
}

SealedMemory sealed(const QByteArray& bytes)
{
    auto writer = SealedMemoryWriter::create();
    const std::span span(bytes.constData(), std::size_t(bytes.size()));
    if (!writer || !writer->append(std::as_bytes(span)))
        return {};
    return *std::move(*writer).seal();
}

QByteArray bytesOf(const SealedMemory& memory)
{
    return {reinterpret_cast<const char*>(memory.bytes().data()), qsizetype(memory.size())};
}

Sha256Digest hashOf(const QByteArray& bytes)
{
    return Sha256::of(QByteArrayView(bytes));
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class SealedCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QVERIFY(m_folder.emplace().isValid());
        m_cache = open(64 * MiB);
        QVERIFY(m_cache);
    }

    void givesBackWhatItKeeps_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("nothing") << qint64(0);
        QTest::newRow("one byte") << qint64(1);
        QTest::newRow("a block") << 4 * MiB;
        QTest::newRow("blocks and a bit") << 9 * MiB + 3;
    }
    void givesBackWhatItKeeps()
    {
        QFETCH(qint64, size);
        const QByteArray bytes = pattern(size);
        m_cache->insert(text("k"), hashOf(bytes), sealed(bytes));
        const auto found = open(64 * MiB)->find(text("k"), hashOf(bytes));
        QVERIFY(found);
        QVERIFY(bytesOf(*found) == bytes);
        QVERIFY(!m_cache->find(text("other key"), hashOf(bytes)));
        QVERIFY(!m_cache->find(text("k"), hashOf("other")));
    }

    void writesNoPlaintext()
    {
        const QByteArray bytes("a name that nobody may find on this disk");
        m_cache->insert(text("dicom/somebody"), hashOf(bytes), sealed(bytes));
        const QStringList found = files();
        QCOMPARE(found.size(), 1);
        QVERIFY(!readFile(found.front()).contains("nobody"));
        QVERIFY(!found.front().contains(text("somebody")));
        QCOMPARE(QFile(found.front()).permissions() &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void noticesEveryFlippedBit()
    {
        const QByteArray bytes = pattern(100);
        m_cache->insert(text("k"), hashOf(bytes), sealed(bytes));
        const QString file = files().front();
        const QByteArray good = readFile(file);
        for (qsizetype at = 0; at < good.size(); ++at) {
            QByteArray bad = good;
            bad[at] = char(bad[at] ^ (1 << (at % 8)));
            QVERIFY(writeFile(file, bad));
            QVERIFY2(!m_cache->find(text("k"), hashOf(bytes)), qPrintable(QString::number(at)));
            QVERIFY(!QFile::exists(file)); // gone: it is fetched anew
        }
        QCOMPARE(m_cache->usage().damaged, qint64(good.size()));
    }

    void noticesWhatWasCutSwappedOrMoved()
    {
        const QByteArray one = pattern(9 * MiB);
        const QByteArray two = pattern(9 * MiB, 1);
        m_cache->insert(text("one"), hashOf(one), sealed(one));
        const QString fileOfOne = files().front();
        const QByteArray good = readFile(fileOfOne);
        QVERIFY(writeFile(fileOfOne, good.left(good.size() - 1)));
        QVERIFY(!m_cache->find(text("one"), hashOf(one)));
        QVERIFY(writeFile(fileOfOne, good + 'x'));
        QVERIFY(!m_cache->find(text("one"), hashOf(one)));
        QVERIFY(writeFile(fileOfOne, {}));
        QVERIFY(!m_cache->find(text("one"), hashOf(one)));
        // the first two blocks change places
        constexpr qsizetype Header = 8 + 8 + 12 + 32 + 16;
        constexpr qsizetype Block = 4 * MiB + 16;
        QVERIFY(writeFile(fileOfOne, good.left(Header) + good.mid(Header + Block, Block) +
                                         good.mid(Header, Block) + good.mid(Header + 2 * Block)));
        QVERIFY(!m_cache->find(text("one"), hashOf(one)));
        // another object's file under this one's name
        m_cache->insert(text("two"), hashOf(two), sealed(two));
        QVERIFY(QFile::rename(files().front(), fileOfOne));
        QVERIFY(!m_cache->find(text("one"), hashOf(one)));
    }

    void isOfNoUseWithAnotherKey()
    {
        const QByteArray bytes = pattern(1000);
        m_cache->insert(text("k"), hashOf(bytes), sealed(bytes));
        const auto other = SealedCache::open(folder(), QByteArray(32, 'x'), 64 * MiB);
        VERIFY_OK(other);
        QVERIFY(!(*other)->find(text("k"), hashOf(bytes)));
        // even renamed to what that cache would look for
        (*other)->insert(text("k"), hashOf(bytes), sealed(pattern(5)));
        const QStringList found = files();
        QCOMPARE(found.size(), 2);
        QVERIFY(!(*other)->find(text("k"), hashOf(bytes))); // not the bytes of this hash
    }

    void dropsWhatWasUsedLongestAgo()
    {
        m_cache = open(10 * MiB);
        std::vector<QByteArray> objects;
        for (int i = 0; i < 5; ++i) {
            objects.push_back(pattern(2 * MiB, i));
            if (i == 4) { // then the second is the oldest
                QVERIFY(m_cache->find(QString::number(0), hashOf(objects[0])));
            }
            m_cache->insert(QString::number(i), hashOf(objects.back()), sealed(objects.back()));
        }
        QVERIFY(m_cache->usage().bytes <= 10 * MiB);
        QVERIFY(m_cache->find(QString::number(0), hashOf(objects[0])));
        QVERIFY(!m_cache->find(QString::number(1), hashOf(objects[1])));
        QVERIFY(m_cache->find(QString::number(4), hashOf(objects[4])));
        m_cache->insert(text("large"), hashOf(pattern(11 * MiB)), sealed(pattern(11 * MiB)));
        QVERIFY(m_cache->find(QString::number(4), hashOf(objects[4]))); // nothing went for it
    }

    void doesWithoutAFullDisk()
    {
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{rlim_t(MiB), before.rlim_max};
        const QByteArray bytes = pattern(2 * MiB);
        const SealedMemory memory = sealed(bytes);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        m_cache->insert(text("k"), hashOf(bytes), memory);
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!m_cache->find(text("k"), hashOf(bytes)));
        QCOMPARE(m_cache->usage().files, qint64(0));
        QVERIFY(QDir(folder() + text("/.staging")).isEmpty(QDir::Files | QDir::Hidden));
    }

    void isEmptied()
    {
        m_cache->insert(text("k"), hashOf("x"), sealed("x"));
        VERIFY_OK(m_cache->clear());
        QCOMPARE(m_cache->usage().files, qint64(0));
        QVERIFY(!m_cache->find(text("k"), hashOf("x")));
    }

    void savesTransfersOfVerifiedObjects()
    {
        const auto store = std::make_shared<test::FaultyStore>();
        const auto clock = std::make_shared<test::FixedClock>();
        const auto manifest = std::make_shared<MemoryManifest>(clock);
        const QByteArray bytes = pattern(1000);
        ByteArraySource source(bytes);
        VERIFY_OK(store->put({.key = text("k"), .metadata = {{FileHashKey, hashOf(bytes).toHex()}}},
                             source));
        for (int start = 0; start < 2; ++start) {
            const VerifiedFetch fetch(store, manifest, clock, 0, open(64 * MiB));
            const auto object = fetch.fetch(text("k"));
            VERIFY_OK(object);
            QVERIFY(bytesOf(object->bytes) == bytes);
            QCOMPARE(object->provenance.state, Provenance::State::Verified);
        }
        QCOMPARE(store->gets(), 1);
        QVERIFY(writeFile(files().front(), "damaged"));
        const VerifiedFetch fetch(store, manifest, clock, 0, open(64 * MiB));
        VERIFY_OK(fetch.fetch(text("k")));
        QCOMPARE(store->gets(), 2);
        QCOMPARE(files().size(), 1); // kept anew
    }

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(text("cache")); }
    [[nodiscard]] std::shared_ptr<SealedCache> open(qint64 maximumBytes) const
    {
        const auto cache = SealedCache::open(folder(), QByteArray(32, 'k'), maximumBytes);
        return cache ? *cache : nullptr;
    }
    [[nodiscard]] QStringList files() const
    {
        QStringList found;
        for (const QString& name : QDir(folder()).entryList(QDir::Files))
            found << folder() + u'/' + name;
        return found;
    }

    std::optional<QTemporaryDir> m_folder;
    std::shared_ptr<SealedCache> m_cache;
};

QTEST_GUILESS_MAIN(SealedCacheTest)
#include "sealed_cache_test.moc"
