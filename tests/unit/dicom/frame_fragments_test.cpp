#include "core/dicom/frame_fragments.h"

#include <QTest>
#include <QtEndian>

using namespace wardlight;
using namespace wardlight::dicom;

namespace {

template <class Offset>
QByteArray table(const std::vector<Offset>& offsets)
{
    QByteArray bytes(qsizetype(offsets.size() * sizeof(Offset)), '\0');
    for (std::size_t i = 0; i < offsets.size(); ++i)
        qToLittleEndian(offsets[i], bytes.data() + i * sizeof(Offset));
    return bytes;
}

Bytes bytesOf(const QByteArray& array)
{
    return std::as_bytes(std::span(array.constData(), std::size_t(array.size())));
}

} // namespace

class FrameFragmentsTest : public QObject
{
    Q_OBJECT

private slots:
    void findsFramesByOffsets();
    void findsFramesByExtendedOffsets();
    void ignoresATableThatFitsNoFragments();
    void takesOneFragmentAFrame();
    void findsFramesByTheirMarks();
    void joinsAllFragmentsOfASingleFrame();
    void refusesToGuess();

private:
    /// Each frame as the letters of its fragments.
    QString framesOf(const PixelData& pixels) const;
    PixelData pixelsOf(int frames, PixelCoding coding = PixelCoding::RunLength) const;

    // four fragments of 4, 6, 2 and 4 bytes
    const QByteArrayList m_fragments = {"aaaa", "bbbbbb", "cc", "dddd"};
};

PixelData FrameFragmentsTest::pixelsOf(int frames, PixelCoding coding) const
{
    PixelData pixels;
    pixels.format.frames = frames;
    pixels.coding = coding;
    for (const QByteArray& fragment : m_fragments)
        pixels.fragments.push_back(bytesOf(fragment));
    return pixels;
}

QString FrameFragmentsTest::framesOf(const PixelData& pixels) const
{
    QStringList frames;
    for (int frame = 0; frame < pixels.format.frames; ++frame) {
        const auto fragments = fragmentsOfFrame(pixels, frame);
        if (!fragments)
            return QStringLiteral("refused");
        QString letters;
        for (const Bytes fragment : *fragments)
            letters += QLatin1Char(char(fragment.front()));
        frames.append(letters);
    }
    return frames.join(QLatin1Char(' '));
}

void FrameFragmentsTest::findsFramesByOffsets()
{
    PixelData pixels = pixelsOf(2);
    const QByteArray offsets = table<quint32>({0, 12 + 14}); // 8 bytes of item header each
    pixels.offsetTable = bytesOf(offsets);
    QCOMPARE(framesOf(pixels), QStringLiteral("ab cd"));
}

void FrameFragmentsTest::findsFramesByExtendedOffsets()
{
    PixelData pixels = pixelsOf(2);
    const QByteArray offsets = table<quint64>({0, 12});
    pixels.extendedOffsets = bytesOf(offsets);
    QCOMPARE(framesOf(pixels), QStringLiteral("a bcd"));
}

void FrameFragmentsTest::ignoresATableThatFitsNoFragments()
{
    PixelData pixels = pixelsOf(4);
    const QByteArray offsets = table<quint32>({0, 5, 0xffffffff, 1});
    pixels.offsetTable = bytesOf(offsets);
    QCOMPARE(framesOf(pixels), QStringLiteral("a b c d"));
}

void FrameFragmentsTest::takesOneFragmentAFrame()
{
    QCOMPARE(framesOf(pixelsOf(4)), QStringLiteral("a b c d"));
}

void FrameFragmentsTest::findsFramesByTheirMarks()
{
    PixelData pixels = pixelsOf(2, PixelCoding::Jpeg);
    const QByteArray start("\xff\xd8\xff\xc0", 4);
    pixels.fragments[0] = bytesOf(start);
    pixels.fragments[3] = bytesOf(start);
    const auto first = fragmentsOfFrame(pixels, 0);
    const auto second = fragmentsOfFrame(pixels, 1);
    QVERIFY(first && second);
    QCOMPARE(first->size(), std::size_t(3));
    QCOMPARE(second->size(), std::size_t(1));
}

void FrameFragmentsTest::joinsAllFragmentsOfASingleFrame()
{
    QCOMPARE(framesOf(pixelsOf(1)), QStringLiteral("abcd"));
}

void FrameFragmentsTest::refusesToGuess()
{
    QCOMPARE(framesOf(pixelsOf(3)), QStringLiteral("refused"));
    QCOMPARE(framesOf(pixelsOf(2, PixelCoding::Jpeg)), QStringLiteral("refused"));
}

QTEST_APPLESS_MAIN(FrameFragmentsTest)
#include "frame_fragments_test.moc"
