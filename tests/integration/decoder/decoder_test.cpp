#include "core/imaging/decoder.h"
#include "tests/support/corpus.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/run_program.h"
#include "tests/support/verify_result.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>

using namespace wardlight;
using namespace wardlight::imaging;
using namespace wardlight::test;

namespace {

const QString Scope = QStringLiteral("study");

SealedMemory sealed(const QByteArray& bytes)
{
    auto writer = SealedMemoryWriter::create(std::size_t(bytes.size()));
    (void)writer->append(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
    return *std::move(*writer).seal();
}

SealedMemory goodImage()
{
    QByteArray pixels;
    for (int i = 0; i < 16; ++i)
        pixels += dicomShort(std::uint16_t(i * 100));
    DicomImage image;
    image.extra = dicomElement(0x0010, 0x0020, "LO", "0042-7718");
    image.pixels = pixels;
    return sealed(dicomFile(dicomDataset(image)));
}

/// A sequence of one item.
QByteArray oneItem(std::uint16_t element, const QByteArray& content)
{
    return dicomElement(0x0028, element, "SQ", dicomItem(content));
}

/// An image with a modality table, a VOI table of twelve bits and an overlay that lies two columns
/// to the left of it.
SealedMemory imageWithTables(const QByteArray& modalityDescriptor)
{
    DicomImage image;
    const QByteArray modality =
        dicomElement(0x0028, 0x3002, "US", modalityDescriptor) +
        dicomElement(0x0028, 0x3006, "US", dicomShort(100) + dicomShort(300) + dicomShort(200));
    const QByteArray voi =
        dicomElement(0x0028, 0x3002, "US", dicomShort(2) + dicomShort(100) + dicomShort(12)) +
        dicomElement(0x0028, 0x3006, "US", dicomShort(0) + dicomShort(4095));
    const QByteArray overlay =
        dicomElement(0x6000, 0x0010, "US", dicomShort(2)) +
        dicomElement(0x6000, 0x0011, "US", dicomShort(4)) +
        dicomElement(0x6000, 0x0050, "SS", dicomShort(1) + dicomShort(std::uint16_t(-1))) +
        dicomElement(0x6000, 0x3000, "OB", "\x5a");
    return sealed(dicomFile(
        dicomCodedDataset(image, oneItem(0x3000, modality) + oneItem(0x3010, voi) + overlay +
                                     dicomElement(0x7fe0, 0x0010, "OW", image.pixels))));
}

/// Two frames of 64 × 64 pixels of one byte.
QByteArray twoFrames()
{
    QByteArray pixels;
    for (int i = 0; i < 2 * 64 * 64; ++i)
        pixels.append(char(i * 7 / 5));
    return pixels;
}

SealedMemory codedImage(const QByteArray& syntax, const std::vector<QByteArray>& frames)
{
    DicomImage image;
    image.rows = 64;
    image.columns = 64;
    image.bits = 8;
    image.frames = QByteArray::number(int(frames.size()));
    return sealed(dicomFile(dicomCodedDataset(image, dicomFragments(frames)), syntax));
}

/// RFC 1951: what zlib makes without its own head and sum.
QByteArray deflated(const QByteArray& bytes)
{
    constexpr int SizeAndHead = 6, Sum = 4;
    return qCompress(bytes).mid(SizeAndHead).chopped(Sum);
}

/// What OpenJPH's own program makes of 64 × 64 pixels.
QByteArray highThroughput(const QByteArray& pixels)
{
    const QTemporaryDir folder;
    const QString from = folder.filePath(QStringLiteral("in.pgm"));
    const QString to = folder.filePath(QStringLiteral("out.j2c"));
    QFile in(from);
    if (!in.open(QIODevice::WriteOnly))
        return {};
    in.write("P5\n64 64\n255\n" + pixels);
    in.close();
    const auto done = runProgram(QStringLiteral("ojph_compress"),
                                 {QStringLiteral("-i"), from, QStringLiteral("-o"), to,
                                  QStringLiteral("-reversible"), QStringLiteral("true")},
                                 {});
    QFile out(to);
    return done.exitedWith(0) && out.open(QIODevice::ReadOnly) ? out.readAll() : QByteArray();
}

} // namespace

class DecoderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsHeaderFrameAndTags();
    void readsTables();
    void refusesABrokenModalityTable();
    void decodesFramesCodedOneByOne_data();
    void decodesFramesCodedOneByOne();
    void refusesHostileFilesAndGoesOn_data();
    void refusesHostileFilesAndGoesOn();
    void survivesEveryTruncation();
    void refusesFramesThatDoNotExist();
    void limitsObjectsAndFrames();
    void reportsAKilledWorkerAndGoesOn();
    void worksFromManyThreads();
    void keepsScopesApart();
    void reportsAMissingProgram();
    void refusesLies_data();
    void refusesLies();

private:
    static Decoder::Options options()
    {
        return {programFolder() + QStringLiteral("/wardlight-decoder")};
    }

    /// That the decoder works, whatever came before.
    static void checkWorks(const Decoder& decoder);

    const Decoder m_decoder{options()};
    const std::vector<HostileFile> m_hostile = hostileDicomFiles();
};

void DecoderTest::checkWorks(const Decoder& decoder)
{
    const auto frame = decoder.frame(goodImage(), Scope, 0);
    VERIFY_OK(frame);
    QCOMPARE(frame->pixels.size(), std::size_t(32));
}

void DecoderTest::readsHeaderFrameAndTags()
{
    const SealedMemory image = goodImage();
    const auto header = m_decoder.header(image, Scope);
    VERIFY_OK(header);
    QCOMPARE(header->patientId, QStringLiteral("0042-7718"));
    QCOMPARE(header->pixels.rows, 4);
    const auto frame = m_decoder.frame(image, Scope, 0);
    VERIFY_OK(frame);
    QCOMPARE(frame->format.photometric, QStringLiteral("MONOCHROME2"));
    QCOMPARE(frame->pixels.bytes()[2], std::byte{100}); // the second value, little-endian
    const auto tables = m_decoder.tables(image, Scope);
    VERIFY_OK(tables);
    QVERIFY(!header->hasTables && !tables->palette && !tables->modality && !tables->voi);
    QVERIFY(tables->overlays.empty());
    const auto tags = m_decoder.tagsJson(image, Scope);
    VERIFY_OK(tags);
    QVERIFY(QJsonDocument::fromJson(*tags).object().contains(QLatin1String("00100020")));
}

void DecoderTest::readsTables()
{
    const SealedMemory image = imageWithTables(dicomShort(3) + dicomShort(10) + dicomShort(16));
    const auto header = m_decoder.header(image, Scope);
    VERIFY_OK(header);
    QVERIFY(header->hasTables);
    const auto tables = m_decoder.tables(image, Scope);
    VERIFY_OK(tables);
    QVERIFY(!tables->palette);
    QVERIFY(tables->modality);
    QCOMPARE(tables->modality->firstMapped, 10);
    QCOMPARE(tables->modality->entries, (std::vector<std::uint16_t>{100, 300, 200}));
    QVERIFY(tables->voi);
    QCOMPARE(tables->voi->bits, 12);
    QCOMPARE(tables->voi->entries, (std::vector<std::uint16_t>{0, 4095}));
    QCOMPARE(tables->overlays.size(), std::size_t(1));
    const Overlay& overlay = tables->overlays.front();
    QCOMPARE(std::pair(overlay.rows, overlay.columns), std::pair(2, 4));
    QCOMPARE(std::pair(overlay.top, overlay.left), std::pair(0, -2));
    QCOMPARE(overlay.bits, (std::vector<std::byte>{std::byte{0x5a}}));
}

void DecoderTest::refusesABrokenModalityTable()
{
    // more entries than there are, and bits that no table has: other values would be shown
    for (const auto& [entries, bits] : {std::pair(4, 16), std::pair(3, 17), std::pair(3, 0)}) {
        const SealedMemory image = imageWithTables(
            dicomShort(std::uint16_t(entries)) + dicomShort(10) + dicomShort(std::uint16_t(bits)));
        VERIFY_OK(m_decoder.header(image, Scope));
        VERIFY_ERROR(m_decoder.tables(image, Scope), ErrorCode::Invalid);
    }
}

void DecoderTest::decodesFramesCodedOneByOne_data()
{
    QTest::addColumn<QByteArray>("syntax");
    QTest::addColumn<QByteArrayList>("frames");
    const QByteArray first = twoFrames().left(64 * 64), second = twoFrames().mid(64 * 64);
    QTest::newRow("High-Throughput JPEG 2000")
        << QByteArray("1.2.840.10008.1.2.4.201")
        << QByteArrayList{highThroughput(first), highThroughput(second)};
    QTest::newRow("High-Throughput JPEG 2000, by resolution")
        << QByteArray("1.2.840.10008.1.2.4.202")
        << QByteArrayList{highThroughput(first), highThroughput(second)};
    QTest::newRow("deflated frames")
        << QByteArray("1.2.840.10008.1.2.8.1") << QByteArrayList{deflated(first), deflated(second)};
}

void DecoderTest::decodesFramesCodedOneByOne()
{
    QFETCH(QByteArray, syntax);
    QFETCH(QByteArrayList, frames);
    const SealedMemory image = codedImage(syntax, {frames[0], frames[1]});
    for (const int number : {1, 0}) {
        const auto frame = m_decoder.frame(image, Scope, number);
        VERIFY_OK(frame);
        const QByteArray expected = twoFrames().mid(number * 64 * 64, 64 * 64);
        const auto bytes = frame->pixels.bytes();
        QVERIFY(QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())) ==
                expected);
    }
    const SealedMemory cut = codedImage(syntax, {frames[0], frames[1].left(40)});
    VERIFY_OK(m_decoder.frame(cut, Scope, 0));
    VERIFY_ERROR(m_decoder.frame(cut, Scope, 1), ErrorCode::Invalid);
    const SealedMemory padded = codedImage(syntax, {frames[0] + '\0' + '\0', frames[1]});
    VERIFY_OK(m_decoder.frame(padded, Scope, 0));
}

void DecoderTest::refusesHostileFilesAndGoesOn_data()
{
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < m_hostile.size(); ++i)
        QTest::newRow(m_hostile[i].name.toUtf8().constData()) << i;
}

void DecoderTest::refusesHostileFilesAndGoesOn()
{
    QFETCH(std::size_t, index);
    QElapsedTimer timer;
    timer.start();
    const SealedMemory object = sealed(m_hostile[index].bytes);
    const auto header = m_decoder.header(object, Scope);
    const auto frame = m_decoder.frame(object, Scope, 0);
    QVERIFY(timer.elapsed() < 20'000);
    QVERIFY(!header && !frame);
    for (const Error* error : {&header.error(), &frame.error()}) {
        QVERIFY2(error->code == ErrorCode::Invalid || error->code == ErrorCode::Limit,
                 describe(*error));
        QVERIFY(!error->message.isEmpty() && !error->message.contains(QLatin1String("%1")));
    }
    checkWorks(m_decoder);
}

void DecoderTest::survivesEveryTruncation()
{
    DicomImage image;
    image.rows = 64;
    image.columns = 64;
    image.pixels = QByteArray(8192, '\3');
    const QByteArray whole = dicomFile(dicomDataset(image));
    for (qsizetype size = 0; size < whole.size(); size += 100) {
        const auto frame = m_decoder.frame(sealed(whole.left(size)), Scope, 0);
        QVERIFY(!frame);
        QVERIFY2(frame.error().code == ErrorCode::Invalid ||
                     frame.error().code == ErrorCode::Unsupported, // cut off before the pixels
                 describe(frame.error()));
    }
    checkWorks(m_decoder);
}

void DecoderTest::refusesFramesThatDoNotExist()
{
    for (const int number : {-1, 1, 2'000'000'000})
        VERIFY_ERROR(m_decoder.frame(goodImage(), Scope, number), ErrorCode::NotFound);
}

void DecoderTest::limitsObjectsAndFrames()
{
    Decoder::Options small = options();
    small.limits.maxFrameBytes = 31;
    VERIFY_ERROR(Decoder(small).frame(goodImage(), Scope, 0), ErrorCode::Limit);
    small = options();
    small.limits.maxObjectBytes = 100;
    VERIFY_ERROR(Decoder(small).header(goodImage(), Scope), ErrorCode::Limit);
    VERIFY_ERROR(m_decoder.header(SealedMemory(), Scope), ErrorCode::Invalid);
}

void DecoderTest::reportsAKilledWorkerAndGoesOn()
{
    std::atomic<bool> isDone = false;
    std::thread killer([this, &isDone] {
        while (!isDone) {
            for (const int id : m_decoder.workerIds())
                ::kill(id, SIGKILL);
            std::this_thread::yield();
        }
    });
    int reported = 0;
    QElapsedTimer timer;
    timer.start();
    while (reported < 5 && timer.elapsed() < 30'000) {
        const auto frame = m_decoder.frame(goodImage(), Scope, 0);
        if (!frame && frame.error().code == ErrorCode::Unavailable && frame.error().retryable)
            ++reported;
    }
    isDone = true;
    killer.join();
    QCOMPARE(reported, 5);
    // the last workers may still be dying from a kill that was already on its way
    for (int i = 0; i < 3 && !m_decoder.frame(goodImage(), Scope, 0); ++i) {
    }
    checkWorks(m_decoder);
}

void DecoderTest::worksFromManyThreads()
{
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([this, &good, t] {
            const SealedMemory image = goodImage();
            for (int i = 0; i < 50; ++i) {
                if (m_decoder.frame(image, QStringLiteral("study %1").arg(t % 2), 0))
                    ++good;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(good.load(), 200);
}

void DecoderTest::keepsScopesApart()
{
    Decoder::Options one = options();
    one.maxWorkers = 1;
    const Decoder decoder(one);
    VERIFY_OK(decoder.header(goodImage(), QStringLiteral("A")));
    const std::vector<int> before = decoder.workerIds(); // the worker, then the spare
    VERIFY_OK(decoder.header(goodImage(), QStringLiteral("B")));
    const std::vector<int> after = decoder.workerIds();
    QCOMPARE(after.front(), before.back());
    QVERIFY(std::find(after.begin(), after.end(), before.front()) == after.end());
}

void DecoderTest::reportsAMissingProgram()
{
    const Decoder decoder({QStringLiteral("/nonexistent/wardlight-decoder")});
    VERIFY_ERROR(decoder.header(goodImage(), Scope), ErrorCode::NotFound);
}

void DecoderTest::refusesLies_data()
{
    QTest::addColumn<int>("unused");
    for (const char* lie : {"unsealed", "too small", "too large", "no memory", "negative", "huge",
                            "wrapping", "garbage", "nothing", "another question", "trailing"})
        QTest::newRow(lie) << 0;
}

void DecoderTest::refusesLies()
{
    // a program that speaks the protocol as a captured worker might; the lie stands in its name
    const Decoder decoder({QStringLiteral(LYING_DECODER "-") +
                           QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-')});
    VERIFY_ERROR(decoder.frame(goodImage(), Scope, 0), ErrorCode::Integrity);
    QVERIFY(decoder.workerIds().size() <= 1); // the liar is gone, only a spare is left
}

QTEST_GUILESS_MAIN(DecoderTest)
#include "decoder_test.moc"
