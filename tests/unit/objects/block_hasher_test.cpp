#include "core/objects/block_hasher.h"

#include <QCryptographicHash>
#include <QTest>

using namespace wardlight;
using namespace wardlight::objects;

class BlockHasherTest final : public QObject
{
    Q_OBJECT

private slots:
    void hashesWholeAndBlocks_data();
    void hashesWholeAndBlocks();
    void startsAnewAfterFinishing();
};

void BlockHasherTest::hashesWholeAndBlocks_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("part");
    QTest::addColumn<int>("blocks");
    const qint64 block = 4 * 1024 * 1024;
    for (const qint64 part : {qint64(65'537), block, 3 * block}) {
        QTest::addRow("nothing, %lld a time", part) << qint64(0) << part << 0;
        QTest::addRow("one byte, %lld a time", part) << qint64(1) << part << 1;
        QTest::addRow("a block less one, %lld a time", part) << block - 1 << part << 1;
        QTest::addRow("a block, %lld a time", part) << block << part << 1;
        QTest::addRow("a block and one, %lld a time", part) << block + 1 << part << 2;
        QTest::addRow("three blocks, %lld a time", part) << 3 * block << part << 3;
    }
}

void BlockHasherTest::hashesWholeAndBlocks()
{
    QFETCH(qint64, size);
    QFETCH(qint64, part);
    QFETCH(int, blocks);
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 13 + i / 257) & 0xFF);
    BlockHasher hasher;
    for (qint64 at = 0; at < size; at += part) {
        const qint64 count = std::min(part, size - at);
        hasher.add(std::as_bytes(std::span(bytes.constData() + at, std::size_t(count))));
    }
    const ObjectHashes hashes = hasher.finish();
    const auto sha256 = [](const QByteArray& of) {
        return QCryptographicHash::hash(of, QCryptographicHash::Sha256);
    };
    QCOMPARE(hashes.bytes, size);
    QCOMPARE(hashes.whole.toBytes(), sha256(bytes));
    QCOMPARE(hashes.blocks.size(), std::size_t(blocks));
    for (int i = 0; i < blocks; ++i) {
        const QByteArray block = bytes.mid(i * qint64(4'194'304), 4'194'304);
        QCOMPARE(hashes.blocks[std::size_t(i)].toBytes(), sha256(block));
    }
}

void BlockHasherTest::startsAnewAfterFinishing()
{
    BlockHasher hasher;
    const QByteArray block(4 * 1024 * 1024 + 3, 'x');
    const auto span = std::as_bytes(std::span(block.constData(), std::size_t(block.size())));
    hasher.add(span);
    const ObjectHashes first = hasher.finish();
    hasher.add(span);
    const ObjectHashes second = hasher.finish();
    QCOMPARE(second.whole, first.whole);
    QCOMPARE(second.blocks, first.blocks);
    QCOMPARE(second.bytes, first.bytes);
}

QTEST_GUILESS_MAIN(BlockHasherTest)
#include "block_hasher_test.moc"
