#include "core/dicom/display_tables.h"
#include "core/dicom/frame_values.h"
#include "tests/support/dicom_builder.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::dicom;
using namespace wardlight::test;

namespace {

QByteArray overlay(std::uint16_t rows, std::uint16_t columns, const QByteArray& more)
{
    return dicomElement(0x6000, 0x0010, "US", dicomShort(rows)) +
           dicomElement(0x6000, 0x0011, "US", dicomShort(columns)) + more;
}

QByteArray sequence(std::uint16_t group, std::uint16_t element, const QByteArray& item)
{
    return dicomElement(group, element, "SQ", dicomItem(item));
}

} // namespace

/// What lies over an object's pixels, and what its frames say of themselves.
class DisplayTablesTest : public QObject
{
    Q_OBJECT

private slots:
    void readsOverlaysOfSeveralFrames();
    void leavesOutOverlaysThatAreCut();
    void findsOverlaysInUnusedBits();
    void takesNoPixelBitsForOverlays_data();
    void takesNoPixelBitsForOverlays();
    void readsShutters();
    void readsTheShutterOfFunctionalGroups();
    void leavesOutShuttersThatContradictThemselves_data();
    void leavesOutShuttersThatContradictThemselves();
    void readsTheValuesOfEveryFrame();

private:
    /// @param elements  above group 0028, or below and in their order
    imaging::DisplayTables read(const QByteArray& elements)
    {
        const auto object = open(elements);
        if (!object)
            return {};
        const auto tables = readDisplayTables(*object);
        return tables ? *tables : imaging::DisplayTables();
    }
    Checked<DicomObject> open(const QByteArray& dataset)
    {
        m_file = dicomFile(dicomElement(0x0008, 0x0060, "CS", "CT") + dataset);
        return DicomObject::open(
            std::as_bytes(std::span(m_file.constData(), std::size_t(m_file.size()))), m_dictionary,
            1'000'000);
    }

    Dictionary m_dictionary;
    TextConverters m_converters;
    QByteArray m_file;
};

void DisplayTablesTest::readsOverlaysOfSeveralFrames()
{
    const auto tables =
        read(overlay(2, 3,
                     dicomElement(0x6000, 0x0015, "IS", "3") +
                         dicomElement(0x6000, 0x0050, "SS", dicomShort(1) + dicomShort(1)) +
                         dicomElement(0x6000, 0x0051, "US", dicomShort(5)) +
                         dicomElement(0x6000, 0x3000, "OW", QByteArray("\1\2\3\0", 4))));
    QCOMPARE(tables.overlays.size(), std::size_t(1));
    QCOMPARE(tables.overlays[0].frames, 3);
    QCOMPARE(tables.overlays[0].firstFrame, std::optional(4));
    QCOMPARE(tables.overlays[0].bits.size(), std::size_t(3)); // 18 bits
    QCOMPARE(tables.overlays[0].bits[2], std::byte{3});
    // one frame that names none lies over all
    const auto single = read(overlay(2, 2, dicomElement(0x6000, 0x3000, "OW", dicomShort(15))));
    QCOMPARE(single.overlays.size(), std::size_t(1));
    QVERIFY(!single.overlays[0].firstFrame);
}

void DisplayTablesTest::leavesOutOverlaysThatAreCut()
{
    for (const char* frames : {"3", "2000000000", "-1", "0"})
        QVERIFY(read(overlay(2, 8,
                             dicomElement(0x6000, 0x0015, "IS", frames) +
                                 dicomElement(0x6000, 0x3000, "OW", QByteArray(4, '\1'))))
                    .overlays.empty());
}

void DisplayTablesTest::findsOverlaysInUnusedBits()
{
    const auto tables = read(dicomElement(0x0028, 0x0010, "US", dicomShort(4)) +
                             dicomElement(0x0028, 0x0011, "US", dicomShort(4)) +
                             dicomElement(0x0028, 0x0100, "US", dicomShort(16)) +
                             dicomElement(0x0028, 0x0101, "US", dicomShort(12)) +
                             dicomElement(0x0028, 0x0102, "US", dicomShort(11)) +
                             overlay(4, 4,
                                     dicomElement(0x6000, 0x0100, "US", dicomShort(16)) +
                                         dicomElement(0x6000, 0x0102, "US", dicomShort(13))));
    QCOMPARE(tables.overlayBits, 1U << 13);
    QVERIFY(tables.overlays.empty());
}

void DisplayTablesTest::takesNoPixelBitsForOverlays_data()
{
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("allocated");
    QTest::addColumn<int>("rows");
    QTest::newRow("a bit of the pixel") << 11 << 16 << 4;
    QTest::newRow("the lowest bit") << 0 << 16 << 4;
    QTest::newRow("past the word") << 16 << 16 << 4;
    QTest::newRow("far past the word") << 65'535 << 16 << 4;
    QTest::newRow("another word") << 13 << 8 << 4;
    QTest::newRow("another size") << 13 << 16 << 3;
}

void DisplayTablesTest::takesNoPixelBitsForOverlays()
{
    QFETCH(int, position);
    QFETCH(int, allocated);
    QFETCH(int, rows);
    const auto tables =
        read(dicomElement(0x0028, 0x0010, "US", dicomShort(4)) +
             dicomElement(0x0028, 0x0011, "US", dicomShort(4)) +
             dicomElement(0x0028, 0x0100, "US", dicomShort(16)) +
             dicomElement(0x0028, 0x0101, "US", dicomShort(12)) +
             dicomElement(0x0028, 0x0102, "US", dicomShort(11)) +
             overlay(std::uint16_t(rows), 4,
                     dicomElement(0x6000, 0x0100, "US", dicomShort(std::uint16_t(allocated))) +
                         dicomElement(0x6000, 0x0102, "US", dicomShort(std::uint16_t(position)))));
    QCOMPARE(tables.overlayBits, 0U);
}

void DisplayTablesTest::readsShutters()
{
    const imaging::Shutter shutter =
        read(dicomElement(0x0018, 0x1600, "CS", "RECTANGULAR\\CIRCULAR\\POLYGONAL") +
             dicomElement(0x0018, 0x1602, "IS", "2") + dicomElement(0x0018, 0x1604, "IS", "10") +
             dicomElement(0x0018, 0x1606, "IS", "3") + dicomElement(0x0018, 0x1608, "IS", "20") +
             dicomElement(0x0018, 0x1610, "IS", "7\\8") + dicomElement(0x0018, 0x1612, "IS", "5") +
             dicomElement(0x0018, 0x1620, "IS", "1\\1\\1\\9\\9\\9") +
             dicomElement(0x0018, 0x1622, "US", dicomShort(0x8000)))
            .shutter;
    QVERIFY(shutter.rectangle && shutter.circle);
    QCOMPARE(shutter.rectangle->left, 2);
    QCOMPARE(shutter.rectangle->right, 10);
    QCOMPARE(shutter.rectangle->upper, 3);
    QCOMPARE(shutter.rectangle->lower, 20);
    QCOMPARE(shutter.circle->row, 7);
    QCOMPARE(shutter.circle->column, 8);
    QCOMPARE(shutter.circle->radius, 5);
    QCOMPARE(shutter.polygon.size(), std::size_t(3));
    QCOMPARE(shutter.polygon[1].row, 1);
    QCOMPARE(shutter.polygon[1].column, 9);
    QCOMPARE(shutter.presentation, std::uint16_t(0x8000));
}

void DisplayTablesTest::readsTheShutterOfFunctionalGroups()
{
    const auto tables = read(sequence(0x5200, 0x9229,
                                      sequence(0x0018, 0x9472,
                                               dicomElement(0x0018, 0x1600, "CS", "CIRCULAR") +
                                                   dicomElement(0x0018, 0x1610, "IS", "7\\8") +
                                                   dicomElement(0x0018, 0x1612, "IS", "5"))));
    QVERIFY(tables.shutter.circle);
}

void DisplayTablesTest::leavesOutShuttersThatContradictThemselves_data()
{
    QTest::addColumn<QByteArray>("elements");
    QTest::newRow("without its edges") << dicomElement(0x0018, 0x1600, "CS", "RECTANGULAR");
    QTest::newRow("right before left")
        << dicomElement(0x0018, 0x1600, "CS", "RECTANGULAR") +
               dicomElement(0x0018, 0x1602, "IS", "9") + dicomElement(0x0018, 0x1604, "IS", "2") +
               dicomElement(0x0018, 0x1606, "IS", "1") + dicomElement(0x0018, 0x1608, "IS", "4");
    QTest::newRow("negative radius") << dicomElement(0x0018, 0x1600, "CS", "CIRCULAR") +
                                            dicomElement(0x0018, 0x1610, "IS", "7\\8") +
                                            dicomElement(0x0018, 0x1612, "IS", "-5");
    QTest::newRow("far away") << dicomElement(0x0018, 0x1600, "CS", "CIRCULAR") +
                                     dicomElement(0x0018, 0x1610, "IS", "2000000000\\8") +
                                     dicomElement(0x0018, 0x1612, "IS", "5");
    QTest::newRow("two corners") << dicomElement(0x0018, 0x1600, "CS", "POLYGONAL") +
                                        dicomElement(0x0018, 0x1620, "IS", "1\\1\\1\\9");
    QTest::newRow("half a corner") << dicomElement(0x0018, 0x1600, "CS", "POLYGONAL") +
                                          dicomElement(0x0018, 0x1620, "IS", "1\\1\\1\\9\\9\\9\\1");
    QTest::newRow("no shape of ours") << dicomElement(0x0018, 0x1600, "CS", "BITMAP");
}

void DisplayTablesTest::leavesOutShuttersThatContradictThemselves()
{
    QFETCH(QByteArray, elements);
    QVERIFY(read(elements).shutter.isEmpty());
}

void DisplayTablesTest::readsTheValuesOfEveryFrame()
{
    const auto frame = [](const char* z, const char* slope, const char* centre) {
        return dicomItem(
            sequence(0x0020, 0x9113, dicomElement(0x0020, 0x0032, "DS", QByteArray("0\\0\\") + z)) +
            sequence(0x0028, 0x9132,
                     dicomElement(0x0028, 0x1050, "DS", centre) +
                         dicomElement(0x0028, 0x1051, "DS", "100")) +
            sequence(0x0028, 0x9145,
                     dicomElement(0x0028, 0x1052, "DS", "-1024") +
                         dicomElement(0x0028, 0x1053, "DS", slope)));
    };
    const auto object = open(
        sequence(0x5200, 0x9229,
                 sequence(0x0020, 0x9116, dicomElement(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0")) +
                     sequence(0x0028, 0x9110,
                              dicomElement(0x0018, 0x0050, "DS", "2.5") +
                                  dicomElement(0x0028, 0x0030, "DS", "0.5\\0.25"))) +
        dicomElement(0x5200, 0x9230, "SQ", frame("1.5", "1", "40") + frame("4", "2", "300")));
    QVERIFY(object);
    QVERIFY(hasDisplayTables(object->dataset()));
    const auto frames = readAllFrameValues(*object, m_converters);
    QCOMPARE(frames.size(), std::size_t(2));
    QCOMPARE(frames[0].imagePosition, (std::optional<std::array<double, 3>>({0, 0, 1.5})));
    QCOMPARE(frames[1].imagePosition, (std::optional<std::array<double, 3>>({0, 0, 4})));
    QCOMPARE(frames[0].rescaleSlope, 1.0);
    QCOMPARE(frames[1].rescaleSlope, 2.0);
    QCOMPARE(frames[1].rescaleIntercept, -1024.0);
    QCOMPARE(frames[1].windows.at(0).centre, 300.0);
    for (const imaging::FrameValues& values : frames) { // shared by both
        QCOMPARE(values.sliceThickness, std::optional(2.5));
        QCOMPARE(values.pixelSpacing, (std::optional<std::array<double, 2>>({0.5, 0.25})));
        QCOMPARE((*values.imageOrientation)[4], 1.0);
    }
}

QTEST_APPLESS_MAIN(DisplayTablesTest)
#include "display_tables_test.moc"
