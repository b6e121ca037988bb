#include "core/dicom/dicom_object.h"
#include "core/dicom/pixel_data.h"
#include "tests/support/dicom_builder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace wardlight;
using namespace wardlight::dicom;
using namespace wardlight::test;

namespace {

constexpr std::size_t Budget = std::size_t(1536) << 20U;

Bytes bytesOf(const QByteArray& array)
{
    return std::as_bytes(std::span(array.constData(), std::size_t(array.size())));
}

/// Explicit little-endian turned into big-endian, for datasets of numbers and text alone.
QByteArray implicitElement(std::uint16_t group, std::uint16_t element, const QByteArray& value)
{
    return dicomShort(group) + dicomShort(element) + dicomShort(std::uint16_t(value.size())) +
           dicomShort(0) + value;
}

} // namespace

class DicomObjectTest : public QObject
{
    Q_OBJECT

private slots:
    void refusesHostileFiles_data();
    void refusesHostileFiles();
    void knowsEveryHostileFile();
    void refusesEveryTruncation();
    void survivesEveryFlippedByte();
    void acceptsNestingUpToTheLimit();
    void notesAPreamble();
    void knowsADirectory();
    void readsFilesWithoutPreamble_data();
    void readsFilesWithoutPreamble();
    void believesTheBytesMoreThanTheTransferSyntax();
    void looksIntoUnknownValuesThatAreSequences();
    void opensWithoutPixels();

private:
    Checked<DicomObject> open(const QByteArray& file) const
    {
        return DicomObject::open(bytesOf(file), m_dictionary, Budget);
    }

    /// Why neither the structure nor the pixels of a file are taken; empty when both are.
    std::optional<Refusal> refusal(const QByteArray& file) const
    {
        const auto object = open(file);
        if (!object)
            return object.error().reason;
        const auto pixels = readPixelData(*object, Budget);
        return pixels ? std::nullopt : std::optional(pixels.error().reason);
    }

    Dictionary m_dictionary;
    const std::vector<HostileFile> m_hostile = hostileDicomFiles();
};

void DicomObjectTest::refusesHostileFiles_data()
{
    QTest::addColumn<int>("reason");
    const auto row = [](const char* name, Refusal reason) { QTest::newRow(name) << int(reason); };
    row("nested 10,000 deep", Refusal::TooDeep);
    row("nested 200,000 deep", Refusal::TooDeep);
    row("nested 100 deep by length", Refusal::TooDeep);
    row("deflate bomb", Refusal::InflatesTooFar);
    row("broken deflate", Refusal::InflateBroken);
    row("65535 squared in 200 bytes", Refusal::FrameTooLarge);
    row("46341 squared in 9 KB", Refusal::FrameTooLarge);
    row("512 squared with 100 pixels", Refusal::PixelsMissing);
    row("a million frames in 32 bytes", Refusal::PixelsMissing);
    row("MZ preamble", Refusal::Executable);
    row("ELF preamble", Refusal::Executable);
    row("Mach-O preamble", Refusal::Executable);
    row("length beyond the end", Refusal::Truncated);
    row("text", Refusal::NotDicom);
    row("empty", Refusal::Empty);
    row("a mark and nothing else", Refusal::Truncated);
    row("cut in the meta header", Refusal::Truncated);
    row("cut in the pixels", Refusal::Truncated);
}

void DicomObjectTest::refusesHostileFiles()
{
    QFETCH(int, reason);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    for (const HostileFile& file : m_hostile) {
        if (file.name != name)
            continue;
        QElapsedTimer timer;
        timer.start();
        const auto refused = refusal(file.bytes);
        QVERIFY(refused);
        QCOMPARE(int(*refused), reason);
        QVERIFY(timer.elapsed() < 5'000);
        return;
    }
    QFAIL("no such file");
}

void DicomObjectTest::knowsEveryHostileFile()
{
    QCOMPARE(m_hostile.size(), std::size_t(18)); // as many as the table above has rows
}

void DicomObjectTest::refusesEveryTruncation()
{
    DicomImage image;
    image.rows = 32;
    image.columns = 32;
    image.pixels = QByteArray(2048, '\3');
    const QByteArray whole = dicomFile(dicomDataset(image));
    QVERIFY(!refusal(whole));
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const QByteArray part = whole.left(size);
        const auto object = open(part);
        if (!object)
            continue;
        // what ends between two elements cannot be told from an object without pixels
        const auto pixels = readPixelData(*object, Budget);
        QVERIFY2(!pixels || !*pixels, qPrintable(QString::number(size)));
    }
}

void DicomObjectTest::survivesEveryFlippedByte()
{
    const QByteArray whole = dicomFile(dicomDataset({}));
    for (qsizetype at = 128; at < whole.size(); ++at) {
        for (const char flipped : {'\0', '\1', '\x7f', '\xff'}) {
            QByteArray file = whole;
            file[at] = flipped;
            if (const auto object = open(file))
                (void)readPixelData(*object, Budget);
        }
    }
}

void DicomObjectTest::acceptsNestingUpToTheLimit()
{
    const auto nested = [](int depth) {
        QByteArray content = dicomElement(0x0010, 0x0010, "PN", "Deep^D");
        for (int i = 0; i < depth; ++i) {
            const QByteArray item = dicomShort(0xfffe) + dicomShort(0xe000) +
                                    dicomShort(std::uint16_t(content.size())) + dicomShort(0);
            content = dicomElement(0x0040, 0xa730, "SQ", item + content);
        }
        return dicomFile(content);
    };
    QVERIFY(open(nested(64)));
    const auto tooDeep = open(nested(65));
    QVERIFY(!tooDeep);
    QCOMPARE(tooDeep.error().reason, Refusal::TooDeep);
}

void DicomObjectTest::notesAPreamble()
{
    const QByteArray tiff = "II*" + QByteArray(125, '\0');
    const auto object = open(dicomFile(dicomDataset({}), ExplicitLittleEndian, tiff));
    QVERIFY(object);
    QCOMPARE(object->notes(), QStringList(QStringLiteral("preamble-not-empty")));
    QVERIFY(open(dicomFile(dicomDataset({})))->notes().isEmpty());
}

void DicomObjectTest::knowsADirectory()
{
    const auto object = open(dicomFile(dicomElement(0x0004, 0x1220, "SQ", {})));
    QVERIFY(object);
    QVERIFY(object->isDirectory());
    QVERIFY(!open(dicomFile(dicomDataset({})))->isDirectory());
}

void DicomObjectTest::readsFilesWithoutPreamble_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("syntax");
    const QByteArray whole = dicomFile(dicomDataset({}));
    QTest::newRow("meta header first")
        << whole.sliced(132) << QStringLiteral("1.2.840.10008.1.2.1");
    QTest::newRow("dataset first") << dicomDataset({}) << QStringLiteral("1.2.840.10008.1.2.1");
    QTest::newRow("implicit dataset first")
        << implicitElement(0x0008, 0x0060, "MR") + implicitElement(0x0010, 0x0020, "1234")
        << QStringLiteral("1.2.840.10008.1.2");
}

void DicomObjectTest::readsFilesWithoutPreamble()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, syntax);
    const auto object = open(file);
    QVERIFY(object);
    QCOMPARE(object->transferSyntax().uid, syntax);
    QVERIFY(object->notes().contains(QStringLiteral("no-preamble")));
}

void DicomObjectTest::believesTheBytesMoreThanTheTransferSyntax()
{
    const auto object = open(dicomFile(implicitElement(0x0008, 0x0060, "MR")));
    QVERIFY(object);
    QCOMPARE(object->notes(), QStringList(QStringLiteral("transfer-syntax-contradicted")));
    QVERIFY(object->dataset().find(tags::Modality));
}

void DicomObjectTest::looksIntoUnknownValuesThatAreSequences()
{
    const QByteArray inner = implicitElement(0x0008, 0x0060, "MR");
    const QByteArray item = dicomShort(0xfffe) + dicomShort(0xe000) +
                            dicomShort(std::uint16_t(inner.size())) + dicomShort(0) + inner;
    const QByteArray looksAlike = dicomShort(0xfffe) + dicomShort(0xe000) + "not an item";
    const auto object = open(dicomFile(dicomElement(0x0008, 0x0060, "CS", "MR") +
                                       dicomElement(0x0009, 0x1001, "UN", item) +
                                       dicomElement(0x0009, 0x1002, "UN", looksAlike)));
    QVERIFY(object);
    QCOMPARE(object->dataset().find({0x0009, 0x1001})->items.size(), std::size_t(1));
    QCOMPARE(object->dataset().find({0x0009, 0x1002})->value.size(), std::size_t(16));
}

void DicomObjectTest::opensWithoutPixels()
{
    const auto object = open(dicomFile(dicomElement(0x0008, 0x0060, "CS", "SR")));
    QVERIFY(object);
    const auto pixels = readPixelData(*object, Budget);
    QVERIFY(pixels && !*pixels);
}

QTEST_APPLESS_MAIN(DicomObjectTest)
#include "dicom_object_test.moc"
