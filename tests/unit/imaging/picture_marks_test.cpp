#include "core/imaging/pixel_mapping.h"
#include "tests/support/verify_result.h"
#include "tests/unit/imaging/frame_of.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::imaging;
using test::frameOf;
using test::greyFormat;

namespace {

using Greys = std::vector<std::uint8_t>;
const VoiWindow Window{.centre = 128, .width = 256};

} // namespace

/// What lies over a picture, drawn by the mapping that makes it.
class PictureMarksTest : public QObject
{
    Q_OBJECT

private slots:
    void drawsEachFramesOwnOverlay();
    void ignoresOverlaysThatAreCut();
    void drawsOverlaysInUnusedBits();
    void hidesWhatTheShutterCovers();
    void hidesWhatTheShutterCoversInColour();
};

void PictureMarksTest::drawsEachFramesOwnOverlay()
{
    const PixelFormat format = greyFormat(1, 3, 8);
    const Frame frame = frameOf<std::uint8_t>(format, {0, 0, 0});
    DisplayTables tables;
    // two frames of three pixels, without a gap: 001, then 110; over the second and third image
    tables.overlays = {
        {.rows = 1, .columns = 3, .frames = 2, .firstFrame = 1, .bits = {std::byte{0b011'100}}}};
    const std::vector<Greys> expected = {{0, 0, 0}, {0, 0, 255}, {255, 255, 0}, {0, 0, 0}};
    for (int number = 0; number < 4; ++number) {
        const auto mapping = PixelMapping::create({}, format, tables, number);
        VERIFY_OK(mapping);
        const auto picture = mapping->picture(frame, Window);
        VERIFY_OK(picture);
        QCOMPARE(picture->bytes, expected[std::size_t(number)]);
    }
}

void PictureMarksTest::ignoresOverlaysThatAreCut()
{
    const PixelFormat format = greyFormat(1, 3, 8);
    DisplayTables tables;
    tables.overlays = {{.rows = 30, .columns = 30, .bits = {std::byte{0xff}}}};
    const auto mapping = PixelMapping::create({}, format, tables);
    VERIFY_OK(mapping);
    const auto picture = mapping->picture(frameOf<std::uint8_t>(format, {0, 0, 0}), Window);
    VERIFY_OK(picture);
    QCOMPARE(picture->bytes, (Greys{0, 0, 0}));
}

void PictureMarksTest::drawsOverlaysInUnusedBits()
{
    PixelFormat format = greyFormat(1, 4, 12);
    DisplayTables tables;
    tables.overlayBits = 1U << 12 | 1U << 15;
    auto mapping = PixelMapping::create({}, format, tables);
    VERIFY_OK(mapping);
    QVERIFY(mapping->hasOverlays());
    const Frame frame =
        frameOf<std::uint16_t>(format, {0x0000, 0x1000, 0x2000, 0x8000}); // bit 13 is none
    const VoiWindow wide{.centre = 2048, .width = 4096};
    auto picture = mapping->picture(frame, wide);
    VERIFY_OK(picture);
    QCOMPARE(picture->bytes, (Greys{0, 255, 0, 255}));
    mapping->setOverlaysShown(false);
    picture = mapping->picture(frame, wide);
    VERIFY_OK(picture);
    QCOMPARE(picture->bytes, (Greys{0, 0, 0, 0}));
}

void PictureMarksTest::hidesWhatTheShutterCovers()
{
    const PixelFormat format = greyFormat(2, 3, 8);
    DisplayTables tables;
    tables.shutter.rectangle = {.left = 2, .right = 3, .upper = 1, .lower = 1};
    tables.shutter.presentation = 0x4000;
    tables.overlays = {{.rows = 2, .columns = 3, .bits = {std::byte{0b111'100}}}};
    const auto mapping = PixelMapping::create({}, format, tables);
    VERIFY_OK(mapping);
    const Frame frame = frameOf<std::uint8_t>(format, {9, 9, 9, 9, 9, 9});
    const auto picture = mapping->picture(frame, Window);
    VERIFY_OK(picture);
    QCOMPARE(picture->bytes, (Greys{64, 9, 255, 64, 64, 64}));
}

void PictureMarksTest::hidesWhatTheShutterCoversInColour()
{
    PixelFormat format = greyFormat(1, 2, 8);
    format.samplesPerPixel = 3;
    format.photometric = QStringLiteral("RGB");
    DisplayTables tables;
    tables.shutter.rectangle = {.left = 1, .right = 1, .upper = 1, .lower = 1};
    const auto mapping = PixelMapping::create({}, format, tables);
    VERIFY_OK(mapping);
    const auto picture =
        mapping->picture(frameOf<std::uint8_t>(format, {1, 2, 3, 4, 5, 6}), Window);
    VERIFY_OK(picture);
    std::uint32_t pixels[2];
    std::memcpy(pixels, picture->bytes.data(), sizeof pixels);
    QCOMPARE(pixels[0], 0xff010203U);
    QCOMPARE(pixels[1], 0xff000000U);
}

QTEST_APPLESS_MAIN(PictureMarksTest)
#include "picture_marks_test.moc"
