#include "core/objects/ingest_file.h"
#include "tests/support/verify_result.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace wardlight;
using namespace wardlight::objects;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class IngestFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsAndHashesInOnePass_data();
    void readsAndHashesInOnePass();
    void makesTheManifestEntry();
    void refusesWhatIsNoFile();
    void refusesWhatIsTooLarge();

private:
    QString write(const QByteArray& bytes);
    QTemporaryDir m_folder;
};

QString IngestFileTest::write(const QByteArray& bytes)
{
    const QString path = m_folder.filePath(text("file.dcm"));
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    return written ? path : QString();
}

void IngestFileTest::readsAndHashesInOnePass_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<int>("blocks");
    QTest::newRow("empty") << qsizetype(0) << 0;
    QTest::newRow("a slice") << qsizetype(526'000) << 1;
    QTest::newRow("two blocks and a bit") << qsizetype(2 * 4'194'304 + 17) << 3;
}

void IngestFileTest::readsAndHashesInOnePass()
{
    QFETCH(qsizetype, size);
    QFETCH(int, blocks);
    const QByteArray bytes(size, 'd');
    const auto file = ingestFile(write(bytes));
    VERIFY_OK(file);
    QVERIFY(QByteArrayView(reinterpret_cast<const char*>(file->bytes.bytes().data()),
                           qsizetype(file->bytes.size())) == bytes);
    QCOMPARE(file->hashes.whole.toBytes(),
             QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    QCOMPARE(file->hashes.blocks.size(), std::size_t(blocks));
    QCOMPARE(file->hashes.bytes, qint64(size));
}

void IngestFileTest::makesTheManifestEntry()
{
    const auto file = ingestFile(write("abc"));
    VERIFY_OK(file);
    const ManifestEntry entry = file->manifestEntry(text("dicom/a"));
    QCOMPARE(entry.key, text("dicom/a"));
    QCOMPARE(entry.bytes, qint64(3));
    QCOMPARE(entry.sha256.toHex(),
             text("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(entry.blockHashes, std::vector<Sha256Digest>{entry.sha256});
    QCOMPARE(entry.state, ObjectState::Stored);
}

void IngestFileTest::refusesWhatIsNoFile()
{
    VERIFY_ERROR(ingestFile(m_folder.filePath(text("nowhere"))), ErrorCode::NotFound);
    VERIFY_ERROR(ingestFile(m_folder.path()), ErrorCode::Invalid);
    VERIFY_ERROR(ingestFile(text("/dev/zero")), ErrorCode::Invalid);
    const QString pipe = m_folder.filePath(text("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    VERIFY_ERROR(ingestFile(pipe), ErrorCode::Invalid);
}

void IngestFileTest::refusesWhatIsTooLarge()
{
    const QString path = write(QByteArray(2'000, 'x'));
    VERIFY_ERROR(ingestFile(path, 1'999), ErrorCode::Limit);
    VERIFY_OK(ingestFile(path, 2'000));
}

QTEST_GUILESS_MAIN(IngestFileTest)
#include "ingest_file_test.moc"
