#include "core/imaging/pixel_mapping.h"
#include "tests/support/verify_result.h"
#include "tests/unit/imaging/frame_of.h"

#include <QTest>

#include <bit>

using namespace wardlight;
using namespace wardlight::imaging;
using wardlight::test::frameOf;
using wardlight::test::greyFormat;

namespace {

using Greys = std::vector<std::uint8_t>;

/// The greys of a frame, or a failure of the test as an empty list.
template <class Word>
Greys greysOf(const DicomHeader& header, const PixelFormat& format, const std::vector<Word>& words,
              const VoiWindow& window, bool inverted = false)
{
    const auto mapping = PixelMapping::create(header, format);
    if (!mapping)
        return {};
    const auto picture = mapping->picture(frameOf(format, words), window, inverted);
    return picture ? picture->bytes : Greys{};
}

std::vector<std::uint32_t> coloursOf(const PixelFormat& format,
                                     const std::vector<std::uint8_t>& bytes,
                                     const DisplayTables& tables = {})
{
    const auto mapping = PixelMapping::create({}, format, tables);
    if (!mapping)
        return {};
    const auto picture = mapping->picture(frameOf(format, bytes), {});
    if (!picture || !picture->isColour)
        return {};
    std::vector<std::uint32_t> colours(picture->bytes.size() / 4);
    std::memcpy(colours.data(), picture->bytes.data(), picture->bytes.size());
    return colours;
}

PixelFormat colourFormat(int columns, const char* photometric)
{
    PixelFormat format = greyFormat(1, columns, 8);
    format.samplesPerPixel = 3;
    format.photometric = QString::fromLatin1(photometric);
    return format;
}

} // namespace

class PixelMappingTest : public QObject
{
    Q_OBJECT

private slots:
    void mapsStoredValuesThroughRescaleAndWindow();
    void readsSignedValuesOfFewerBits();
    void ignoresUnusedHighBits();
    void shiftsToTheHighBit();
    void readsOneBitDataAsAByteEach();
    void invertsOnceForMonochrome1();
    void showsPaddingBlack();
    void ignoresPaddingThatCannotBeStored();
    void mapsWideValues();
    void mapsFloats();
    void passesRgbOn();
    void convertsYbr();
    void looksColoursUpInThePalette();
    void looksValuesUpInTheModalityTable();
    void looksGreysUpInTheVoiTable();
    void drawsOverlays();
    void takesTheFilesWindowFirst();
    void findsAWindowOfItsOwn();
    void findsAWindowWithoutPadding();
    void readsModalityValues();
    void refusesContradictions();
    void writesOnlyInsideTheLinesGiven();
};

void PixelMappingTest::mapsStoredValuesThroughRescaleAndWindow()
{
    DicomHeader header;
    header.rescaleSlope = 2;
    header.rescaleIntercept = -1000;
    // modality values -1000, -50, 0, 48, 50 (LINEAR, c 0 w 100): PS3.3 C.11.2.1.2 by hand
    const Greys greys = greysOf<std::uint16_t>(
        header, greyFormat(1, 5, 12), {0, 475, 500, 524, 525}, {.centre = 0, .width = 100});
    // 0: (0.5 / 99 + 0.5) · 255 = 128.8; 48: (48.5 / 99 + 0.5) · 255 = 252.4
    QCOMPARE(greys, (Greys{0, 0, 129, 252, 255}));
}

void PixelMappingTest::readsSignedValuesOfFewerBits()
{
    PixelFormat format = greyFormat(1, 4, 12);
    format.isSigned = true;
    // 0xfff is -1, 0x800 is -2048, 0x7ff is 2047
    QCOMPARE(
        greysOf<std::uint16_t>({}, format, {0xfff, 0x800, 0x7ff, 0}, {.centre = 0, .width = 1}),
        (Greys{0, 0, 255, 255}));
}

void PixelMappingTest::ignoresUnusedHighBits()
{
    // an overlay plane above the 12 stored bits
    QCOMPARE(greysOf<std::uint16_t>({}, greyFormat(1, 2, 12), {0xf000, 0x1fff},
                                    {.centre = 2048, .width = 4096}),
             (Greys{0, 255}));
}

void PixelMappingTest::shiftsToTheHighBit()
{
    PixelFormat format = greyFormat(1, 3, 8);
    format.bitsAllocated = 16;
    format.highBit = 15; // the value stands in the upper byte
    QCOMPARE(
        greysOf<std::uint16_t>({}, format, {0x00ff, 0x80ff, 0xff00}, {.centre = 128, .width = 256}),
        (Greys{0, 128, 255}));
}

void PixelMappingTest::readsOneBitDataAsAByteEach()
{
    PixelFormat format = greyFormat(2, 3, 8);
    format.bitsAllocated = 1;
    format.bitsStored = 1;
    format.highBit = 0;
    QCOMPARE(greysOf<std::uint8_t>({}, format, {0, 1, 1, 0, 0, 1}, {.centre = 0.5, .width = 1}),
             (Greys{0, 255, 255, 0, 0, 255}));
}

void PixelMappingTest::invertsOnceForMonochrome1()
{
    DicomHeader header;
    PixelFormat format = greyFormat(1, 2, 8);
    format.photometric = QStringLiteral("MONOCHROME1");
    const VoiWindow window{.centre = 128, .width = 256};
    QCOMPARE(greysOf<std::uint8_t>(header, format, {0, 255}, window), (Greys{255, 0}));
    // a DX image says the same in both places
    header.presentationInverse = true;
    QCOMPARE(greysOf<std::uint8_t>(header, format, {0, 255}, window), (Greys{255, 0}));
    QCOMPARE(greysOf<std::uint8_t>(header, format, {0, 255}, window, true), (Greys{0, 255}));
}

void PixelMappingTest::showsPaddingBlack()
{
    DicomHeader header;
    header.paddingValue = -2000;
    PixelFormat format = greyFormat(1, 2, 16);
    format.isSigned = true;
    format.photometric = QStringLiteral("MONOCHROME1");
    const auto padding = std::uint16_t(std::int16_t(-2000));
    QCOMPARE(greysOf<std::uint16_t>(header, format, {padding, 0}, {.centre = 0, .width = 100}),
             (Greys{0, 126}));   // 0: 255 - 128.8
    header.paddingValue = 63536; // the same, declared unsigned
    QCOMPARE(greysOf<std::uint16_t>(header, format, {padding, 0}, {.centre = 0, .width = 100}),
             (Greys{0, 126}));
}

void PixelMappingTest::ignoresPaddingThatCannotBeStored()
{
    DicomHeader header;
    header.paddingValue = 0x10ff; // 13 bits; 0xff is a real value of 12
    QCOMPARE(
        greysOf<std::uint16_t>(header, greyFormat(1, 1, 12), {0xff}, {.centre = 0, .width = 100}),
        Greys{255});
}

void PixelMappingTest::mapsWideValues()
{
    PixelFormat format = greyFormat(1, 3, 16);
    format.bitsAllocated = format.bitsStored = 32;
    format.highBit = 31;
    format.isSigned = true;
    QCOMPARE(greysOf<std::uint32_t>({}, format, {0xffffffffU, 0, 1'000'000},
                                    {.centre = 500'000, .width = 1'000'001}),
             (Greys{0, 0, 255}));
}

void PixelMappingTest::mapsFloats()
{
    PixelFormat format = greyFormat(1, 4, 16);
    format.bitsAllocated = 32;
    format.isFloat = true;
    QCOMPARE(greysOf<float>({}, format, {0.0F, 0.5F, 1.0F, std::nanf("")},
                            {.centre = 0.5, .width = 1, .function = VoiFunction::LinearExact}),
             (Greys{0, 128, 255, 0}));
}

void PixelMappingTest::passesRgbOn()
{
    QCOMPARE(coloursOf(colourFormat(2, "RGB"), {255, 128, 0, 1, 2, 3}),
             (std::vector<std::uint32_t>{0xffff8000U, 0xff010203U}));
    PixelFormat wide = colourFormat(1, "RGB");
    wide.bitsAllocated = wide.bitsStored = 32;
    wide.highBit = 31;
    const auto mapping = PixelMapping::create({}, wide);
    VERIFY_OK(mapping);
    const auto picture =
        mapping->picture(frameOf<std::uint32_t>(wide, {0xffffffffU, 0x80000000U, 0x00ffffffU}), {});
    VERIFY_OK(picture);
    std::uint32_t colour = 0;
    std::memcpy(&colour, picture->bytes.data(), sizeof colour);
    QCOMPARE(colour, 0xffff8000U);
}

void PixelMappingTest::convertsYbr()
{
    // JFIF's table: grey, pure red (76, 85, 255), pure blue (29, 255, 107)
    const auto colours =
        coloursOf(colourFormat(3, "YBR_FULL"), {128, 128, 128, 76, 85, 255, 29, 255, 107});
    QCOMPARE(colours.size(), std::size_t(3));
    QCOMPARE(colours[0], 0xff808080U);
    const auto isNear = [](std::uint32_t colour, int red, int green, int blue) {
        return std::abs(int(colour >> 16 & 0xff) - red) <= 1 &&
               std::abs(int(colour >> 8 & 0xff) - green) <= 1 &&
               std::abs(int(colour & 0xff) - blue) <= 1;
    };
    QVERIFY(isNear(colours[1], 254, 0, 0));
    QVERIFY(isNear(colours[2], 0, 0, 254));
}

void PixelMappingTest::looksValuesUpInTheModalityTable()
{
    DicomHeader header;
    header.rescaleSlope = 100; // a table stands instead of it (PS3.3 C.11.1.1)
    DisplayTables tables;
    tables.modality = {2, 16, {1000, 2000, 4000}};
    const auto mapping = PixelMapping::create(header, greyFormat(1, 5, 8), tables);
    VERIFY_OK(mapping);
    const Frame frame = frameOf<std::uint8_t>(greyFormat(1, 5, 8), {0, 2, 3, 4, 9});
    QList<double> values;
    for (int x = 0; x < 5; ++x)
        values << mapping->modalityValue(frame, x, 0).value_or(-1);
    QCOMPARE(values, (QList<double>{1000, 1000, 2000, 4000, 4000}));
}

void PixelMappingTest::looksGreysUpInTheVoiTable()
{
    const PixelFormat format = greyFormat(1, 4, 8);
    DisplayTables tables;
    tables.voi = {10, 8, {0, 255, 51, 102}}; // not even rising
    const auto mapping = PixelMapping::create({}, format, tables);
    VERIFY_OK(mapping);
    const Frame frame = frameOf<std::uint8_t>(format, {9, 11, 12, 200});
    const VoiWindow window = mapping->initialWindow(frame);
    QCOMPARE(window.function, VoiFunction::Table);
    auto picture = mapping->picture(frame, window);
    VERIFY_OK(picture);
    QCOMPARE(picture->bytes, (Greys{0, 255, 51, 102}));
    // twice as wide: half as fast through the table, around its middle at 12
    picture = mapping->picture(frame, {window.centre, window.width * 2, VoiFunction::Table});
    VERIFY_OK(picture);
    QCOMPARE(picture->bytes[2], std::uint8_t(51));
    QCOMPARE(picture->bytes[0], std::uint8_t(255)); // 10.5 is rounded to 11
    // a window that a person chose goes before
    picture = mapping->picture(frame, {.centre = 0, .width = 1});
    VERIFY_OK(picture);
    QCOMPARE(picture->bytes, (Greys{255, 255, 255, 255}));
}

void PixelMappingTest::drawsOverlays()
{
    const PixelFormat format = greyFormat(2, 3, 8);
    DisplayTables tables;
    tables.overlays = {
        // a quarter of it is in the image
        {.rows = 2, .columns = 2, .top = 1, .left = -1, .bits = {std::byte{0b1111}}}};
    auto mapping = PixelMapping::create({}, format, tables);
    VERIFY_OK(mapping);
    const Frame frame = frameOf<std::uint8_t>(format, {0, 0, 0, 0, 0, 0});
    const VoiWindow window{.centre = 128, .width = 256};
    auto picture = mapping->picture(frame, window);
    VERIFY_OK(picture);
    QCOMPARE(picture->bytes, (Greys{0, 0, 0, 255, 0, 0}));
    mapping->setOverlaysShown(false);
    picture = mapping->picture(frame, window);
    VERIFY_OK(picture);
    QCOMPARE(picture->bytes, (Greys{0, 0, 0, 0, 0, 0}));
}

void PixelMappingTest::looksColoursUpInThePalette()
{
    PixelFormat format = greyFormat(1, 4, 8);
    format.photometric = QStringLiteral("PALETTE COLOR");
    const Palette palette{10, {0x1100, 0xff00}, {0x2200, 0x0000}, {0x3300, 0x8000}};
    // below the first entry it is used, above the last that one (PS3.3 C.7.6.3.1.5)
    QCOMPARE(coloursOf(format, {10, 11, 0, 200}, {palette, {}, {}, {}}),
             (std::vector<std::uint32_t>{0xff112233U, 0xffff0080U, 0xff112233U, 0xffff0080U}));
    VERIFY_ERROR(PixelMapping::create({}, format), ErrorCode::Invalid);
}

void PixelMappingTest::takesTheFilesWindowFirst()
{
    DicomHeader header;
    header.windows = {{40, 80, {}}, {700, 3200, {}}};
    const PixelFormat format = greyFormat(1, 2, 16);
    const auto mapping = PixelMapping::create(header, format);
    VERIFY_OK(mapping);
    QCOMPARE(mapping->initialWindow(frameOf<std::uint16_t>(format, {0, 9})),
             (VoiWindow{40, 80, VoiFunction::Linear}));
}

void PixelMappingTest::findsAWindowOfItsOwn()
{
    DicomHeader header;
    header.rescaleSlope = 2;
    header.rescaleIntercept = 100;
    const PixelFormat format = greyFormat(1, 3, 12);
    const auto mapping = PixelMapping::create(header, format);
    VERIFY_OK(mapping);
    // 300 to 500
    QCOMPARE(mapping->autoWindow(frameOf<std::uint16_t>(format, {150, 100, 200})),
             (VoiWindow{400, 200, VoiFunction::LinearExact}));
    // one value: a window that is not empty
    QCOMPARE(mapping->autoWindow(frameOf<std::uint16_t>(format, {7, 7, 7})).width, 2.0);
}

void PixelMappingTest::findsAWindowWithoutPadding()
{
    DicomHeader header;
    header.paddingValue = 0;
    const PixelFormat format = greyFormat(1, 3, 12);
    const auto mapping = PixelMapping::create(header, format);
    VERIFY_OK(mapping);
    QCOMPARE(mapping->autoWindow(frameOf<std::uint16_t>(format, {0, 100, 200})),
             (VoiWindow{150, 100, VoiFunction::LinearExact}));
}

void PixelMappingTest::readsModalityValues()
{
    DicomHeader header;
    header.rescaleIntercept = -1024;
    header.paddingValue = 0;
    const PixelFormat format = greyFormat(2, 2, 12);
    const auto mapping = PixelMapping::create(header, format);
    VERIFY_OK(mapping);
    const Frame frame = frameOf<std::uint16_t>(format, {0, 1, 2, 1064});
    QCOMPARE(mapping->modalityValue(frame, 1, 1), std::optional(40.0));
    QVERIFY(!mapping->modalityValue(frame, 0, 0)); // padding
    QVERIFY(!mapping->modalityValue(frame, 2, 0));
    QVERIFY(!mapping->modalityValue(frame, 0, -1));
}

void PixelMappingTest::refusesContradictions()
{
    PixelFormat format = greyFormat(2, 2, 12);
    const auto mapping = PixelMapping::create({}, format);
    VERIFY_OK(mapping);
    // a frame of fewer bytes than its format says
    VERIFY_ERROR(mapping->picture(frameOf<std::uint16_t>(format, {1, 2, 3}), {}),
                 ErrorCode::Invalid);
    // a frame of another size
    VERIFY_ERROR(mapping->picture(frameOf<std::uint16_t>(greyFormat(1, 4, 12), {1, 2, 3, 4}), {}),
                 ErrorCode::Invalid);
    format.bitsStored = 17;
    VERIFY_ERROR(PixelMapping::create({}, format), ErrorCode::Invalid);
    format = greyFormat(0, 2, 12);
    VERIFY_ERROR(PixelMapping::create({}, format), ErrorCode::Invalid);
    format = greyFormat(2, 2, 12);
    format.samplesPerPixel = 3;
    VERIFY_ERROR(PixelMapping::create({}, format), ErrorCode::Invalid);
    format = greyFormat(2, 2, 12);
    format.photometric = QStringLiteral("CMYK");
    VERIFY_ERROR(PixelMapping::create({}, format), ErrorCode::Unsupported);
}

void PixelMappingTest::writesOnlyInsideTheLinesGiven()
{
    const PixelFormat format = greyFormat(2, 2, 8);
    const auto mapping = PixelMapping::create({}, format);
    VERIFY_OK(mapping);
    Greys canvas(8, 99);
    const VoiWindow window{.centre = 128, .width = 256};
    const Frame frame = frameOf<std::uint8_t>(format, {0, 255, 255, 0});
    VERIFY_OK(mapping->map(frame, window, false, {canvas.data(), 4, 2, 2}));
    QCOMPARE(canvas, (Greys{0, 255, 99, 99, 255, 0, 99, 99}));
    VERIFY_ERROR(mapping->map(frame, window, false, {canvas.data(), 1, 2, 2}), ErrorCode::Invalid);
    VERIFY_ERROR(mapping->map(frame, window, false, {nullptr, 4, 2, 2}), ErrorCode::Invalid);
}

QTEST_APPLESS_MAIN(PixelMappingTest)
#include "pixel_mapping_test.moc"
