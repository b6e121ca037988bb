#include "core/base/platform/message_socket.h"
#include "core/imaging/decoder_protocol.h"
#include "core/imaging/decoder_refusals.h"

#include <QSet>
#include <QTest>

#include <functional>
#include <limits>

using namespace wardlight;
using namespace wardlight::imaging;

namespace {

DicomHeader fullHeader()
{
    DicomHeader header;
    header.studyUid = QStringLiteral("1.2.3");
    header.patientId = QStringLiteral("0042-7718");
    header.patientName = {QStringLiteral("Zhang^Wei"), QStringLiteral("张^伟"), {}};
    header.birthDate = QDate(1945, 7, 14);
    header.studyTime = QTime(23, 59, 59, 999);
    header.seriesNumber = -7;
    header.hasPixels = true;
    header.pixels = {512, 256, 3, 8, 8, 7, false, false, 12, QStringLiteral("RGB")};
    header.imagePosition = {-1.5, 2.25, 1e300};
    header.pixelSpacing = {0.5, 0.25};
    header.spacingSource = SpacingSource::UltrasoundRegion;
    header.windows = {{40, 80, QStringLiteral("脑")}, {600, 2000, {}}};
    header.paddingValue = std::numeric_limits<int>::min();
    header.notes = {QStringLiteral("odd-length")};
    return header;
}

WaveformDescription fullWaveform()
{
    WaveformGroup group;
    group.groups = 2;
    group.label = QStringLiteral("RHYTHM");
    group.originality = QStringLiteral("ORIGINAL");
    group.rateHz = 500;
    group.samples = 5000;
    group.offsetMs = -2.5;
    group.padding = -32768;
    group.channels = {{{},
                       QStringLiteral("Lead I"),
                       QStringLiteral("2:1"),
                       QStringLiteral("MDC"),
                       1.25,
                       -3,
                       QStringLiteral("uV"),
                       0.002,
                       0.05,
                       150,
                       {}},
                      {}};
    group.remarks = {{QStringLiteral("QT Interval"), {}, 368, QStringLiteral("ms")},
                     {{}, QStringLiteral("窦性心律"), {}, {}}};
    return {group, 2 * 5000 * 4};
}

} // namespace

class DecoderProtocolTest : public QObject
{
    Q_OBJECT

private slots:
    void headerArrivesWhole();
    void requestArrivesWhole();
    void refusalArrivesWhole();
    void tablesArriveWhole();
    void frameValuesArriveWhole();
    void refusesImpossibleTables();
    void refusesEveryTruncation();
    void survivesEveryFlippedByte();
    void refusesImpossibleValues();
    void removesWhatWouldForgeText();
    void cutsEndlessText();
    void waveformArrivesWhole();
    void longestWaveformFitsAMessage();
    void refusesImpossibleWaveforms_data();
    void refusesImpossibleWaveforms();
    void computesFrameSizes_data();
    void computesFrameSizes();
    void wordsEveryRefusal();
};

void DecoderProtocolTest::headerArrivesWhole()
{
    const DicomHeader sent = fullHeader();
    const auto answer = decodeHeaderAnswer(encodeAnswer(sent));
    QVERIFY(answer && *answer);
    const DicomHeader& got = **answer;
    QCOMPARE(got.studyUid, sent.studyUid);
    QCOMPARE(got.patientId, sent.patientId);
    QCOMPARE(got.patientName.ideographic, sent.patientName.ideographic);
    QCOMPARE(got.birthDate, sent.birthDate);
    QVERIFY(!got.studyDate);
    QCOMPARE(got.studyTime, sent.studyTime);
    QCOMPARE(got.seriesNumber, sent.seriesNumber);
    QVERIFY(!got.instanceNumber);
    QCOMPARE(got.pixels.columns, 256);
    QCOMPARE(got.pixels.frames, 12);
    QCOMPARE(got.imagePosition, sent.imagePosition);
    QVERIFY(!got.imageOrientation);
    QCOMPARE(got.pixelSpacing, sent.pixelSpacing);
    QCOMPARE(int(got.spacingSource), int(SpacingSource::UltrasoundRegion));
    QCOMPARE(got.windows.size(), std::size_t(2));
    QCOMPARE(got.windows[0].explanation, QStringLiteral("脑"));
    QCOMPARE(got.paddingValue, sent.paddingValue);
    QCOMPARE(got.notes, sent.notes);
    QCOMPARE(encodeAnswer(got), encodeAnswer(sent));
}

void DecoderProtocolTest::requestArrivesWhole()
{
    const auto request = decodeRequest(
        encodeRequest({DecoderQuestion::Frame, 1'500'000'000'000, 1'600'000'000, 95}));
    QVERIFY(request);
    QCOMPARE(int(request->question), int(DecoderQuestion::Frame));
    QCOMPARE(request->objectBytes, std::uint64_t(1'500'000'000'000));
    QCOMPARE(request->maxFrameBytes, std::uint64_t(1'600'000'000));
    QCOMPARE(request->index, 95);
    QVERIFY(!decodeRequest({}));
    QVERIFY(!decodeRequest(encodeAnswer(TagsDescription{7})));
}

void DecoderProtocolTest::refusalArrivesWhole()
{
    const auto answer =
        decodeTagsAnswer(encodeRefusal({Refusal::Executable, QStringLiteral("ELF"), 12}));
    QVERIFY(answer && !*answer);
    QCOMPARE(int(answer->error().reason), int(Refusal::Executable));
    QCOMPARE(answer->error().subject, QStringLiteral("ELF"));
    QCOMPARE(answer->error().where, std::uint64_t(12));
}

void DecoderProtocolTest::tablesArriveWhole()
{
    TablesDescription sent;
    sent.overlays = {{2, 3, -1, 4, 5, 6}, {1, 1, 0, 0, 1, {}}};
    sent.overlayBits = 0x9000;
    sent.shutter.rectangle = {1, 20, 3, 40};
    sent.shutter.circle = {5, 6, 7};
    sent.shutter.polygon = {{1, 2}, {3, 4}, {5, -6}};
    sent.shutter.presentation = 65'535;
    sent.frameValueBytes = 77;
    const auto answer = decodeTablesAnswer(encodeAnswer(sent));
    QVERIFY(answer && *answer);
    const TablesDescription& got = **answer;
    QCOMPARE(got.overlays[0].firstFrame, std::optional(6));
    QVERIFY(!got.overlays[1].firstFrame);
    QCOMPARE(got.shutter.rectangle->lower, 40);
    QCOMPARE(got.shutter.polygon[2].column, -6);
    QCOMPARE(encodeAnswer(got), encodeAnswer(sent));
    QCOMPARE(tablesBytes(got), std::optional<std::uint64_t>(4 + 1 + 77)); // 30 bits, 1 bit
}

void DecoderProtocolTest::frameValuesArriveWhole()
{
    std::vector<FrameValues> sent(2);
    sent[1].imagePosition = {1, 2, 3};
    sent[1].pixelSpacing = {0.5, 0.25};
    sent[1].rescaleSlope = -2;
    sent[1].windows = {{40, 400, QStringLiteral("脑")}};
    const QByteArray bytes = encodeFrameValues(sent);
    const auto got = decodeFrameValues(bytes);
    QVERIFY(got);
    QCOMPARE(got->size(), std::size_t(2));
    QVERIFY(!(*got)[0].imagePosition);
    QCOMPARE((*got)[1].windows[0].explanation, QStringLiteral("脑"));
    QCOMPARE(encodeFrameValues(*got), bytes);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!decodeFrameValues(QByteArrayView(bytes).first(size)));
    QVERIFY(!decodeFrameValues(QByteArray("\xff\xff\xff\xff", 4) + bytes.mid(4)));
}

void DecoderProtocolTest::refusesImpossibleTables()
{
    const auto isRefused = [](const TablesDescription& tables) { return !tablesBytes(tables); };
    TablesDescription tables;
    tables.overlays = {{2, 3, 0, 0, 0, {}}};
    QVERIFY(isRefused(tables));
    tables.overlays = {{2, 3, 0, 0, 1, -1}};
    QVERIFY(isRefused(tables));
    tables = {};
    tables.shutter.circle = {1, 1, -1};
    QVERIFY(isRefused(tables));
    tables = {};
    tables.shutter.polygon = {{2'000'000'000, 1}};
    QVERIFY(isRefused(tables));
    tables = {};
    tables.frameValueBytes = std::uint64_t(1) << 60U;
    QVERIFY(isRefused(tables));
}

void DecoderProtocolTest::refusesEveryTruncation()
{
    const QByteArray whole = encodeAnswer(fullHeader());
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!decodeHeaderAnswer(QByteArrayView(whole).first(size)));
    QVERIFY(!decodeHeaderAnswer(whole + '\0'));
}

void DecoderProtocolTest::survivesEveryFlippedByte()
{
    const QByteArray whole = encodeAnswer(fullHeader());
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const char value : {'\0', '\1', '\x7f', '\x80', '\xff'}) {
            QByteArray bytes = whole;
            bytes[at] = value;
            const auto answer = decodeHeaderAnswer(bytes);
            if (answer && *answer)
                QVERIFY((**answer).windows.size() <= 32 && (**answer).pixels.rows >= 0);
        }
    }
}

void DecoderProtocolTest::refusesImpossibleValues()
{
    DicomHeader header = fullHeader();
    header.rescaleSlope = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(!decodeHeaderAnswer(encodeAnswer(header)));
    header = fullHeader();
    header.pixels.rows = -1;
    QVERIFY(!decodeHeaderAnswer(encodeAnswer(header)));
    header = fullHeader();
    header.spacingSource = static_cast<SpacingSource>(99);
    QVERIFY(!decodeHeaderAnswer(encodeAnswer(header)));
    FrameDescription frame{fullHeader().pixels, {}, 512 * 256 * 3};
    QVERIFY(decodeFrameAnswer(encodeAnswer(frame)));
    ++frame.bytes;
    QVERIFY(!decodeFrameAnswer(encodeAnswer(frame)));
    QVERIFY(decodeTablesAnswer(encodeAnswer(TablesDescription{{65'536, 0, 16}, {}, {}, {}})));
    QVERIFY(!decodeTablesAnswer(encodeAnswer(TablesDescription{{65'537, 0, 16}, {}, {}, {}})));
    QVERIFY(!decodeTablesAnswer(encodeAnswer(TablesDescription{{}, {4, 0, 17}, {}, {}})));
    QVERIFY(!decodeTablesAnswer(encodeAnswer(TablesDescription{{}, {}, {}, {{0, 4, 0, 0}}})));
    QVERIFY(!decodeTablesAnswer(encodeAnswer(TablesDescription{{}, {}, {}, {{4, 70'000, 0, 0}}})));
    QVERIFY(!decodeTablesAnswer(
        encodeAnswer(TablesDescription{{}, {}, {}, {{4, 4, std::numeric_limits<int>::min(), 0}}})));
}

void DecoderProtocolTest::removesWhatWouldForgeText()
{
    DicomHeader header;
    header.patientId = QStringLiteral("12\n34\u202e56\u0007");
    const auto answer = decodeHeaderAnswer(encodeAnswer(header));
    QVERIFY(answer && *answer);
    QCOMPARE((**answer).patientId, QStringLiteral("123456"));
}

void DecoderProtocolTest::cutsEndlessText()
{
    const QString endless(100'000, u'张');
    DicomHeader header;
    for (QString* text : {&header.sopClassUid,
                          &header.sopInstanceUid,
                          &header.studyUid,
                          &header.seriesUid,
                          &header.transferSyntaxUid,
                          &header.patientId,
                          &header.patientIdIssuer,
                          &header.patientName.alphabetic,
                          &header.patientName.ideographic,
                          &header.patientName.phonetic,
                          &header.sex,
                          &header.studyDescription,
                          &header.accessionNumber,
                          &header.modality,
                          &header.seriesDescription,
                          &header.bodyPart,
                          &header.manufacturer,
                          &header.pixels.photometric,
                          &header.frameOfReferenceUid,
                          &header.rescaleType,
                          &header.voiFunction})
        *text = endless;
    header.windows.assign(10'000, {1, 2, endless});
    const QByteArray bytes = encodeAnswer(header);
    QVERIFY(std::size_t(bytes.size()) < MessageSocket::MaxBytes);
    const auto answer = decodeHeaderAnswer(bytes);
    QVERIFY(answer && *answer);
    QCOMPARE((**answer).studyDescription.size(), qsizetype(256));
    QCOMPARE((**answer).windows.size(), std::size_t(32));
}

void DecoderProtocolTest::waveformArrivesWhole()
{
    const WaveformDescription sent = fullWaveform();
    const auto answer = decodeWaveformAnswer(encodeAnswer(sent));
    QVERIFY(answer && *answer);
    const WaveformGroup& got = (**answer).group;
    QCOMPARE(got.groups, 2U);
    QCOMPARE(got.label, QStringLiteral("RHYTHM"));
    QCOMPARE(got.rateHz, 500.0);
    QCOMPARE(got.samples, 5000U);
    QCOMPARE(got.offsetMs, -2.5);
    QCOMPARE(got.padding, std::optional(-32768));
    QCOMPARE(got.channels.size(), std::size_t(2));
    QCOMPARE(got.channels[0].gain, 1.25);
    QCOMPARE(got.channels[0].baseline, -3.0);
    QCOMPARE(got.channels[0].lowCutHz, std::optional(0.05));
    QVERIFY(!got.channels[0].notchHz);
    QCOMPARE(got.remarks[0].value, std::optional(368.0));
    QCOMPARE(got.remarks[1].text, QStringLiteral("窦性心律"));
    QCOMPARE(encodeAnswer(**answer), encodeAnswer(sent));
    const QByteArray whole = encodeAnswer(sent);
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!decodeWaveformAnswer(QByteArrayView(whole).first(size)));
}

void DecoderProtocolTest::longestWaveformFitsAMessage()
{
    // as long as the reader of waveforms lets texts be, in a script of three bytes a letter
    const QString longText(64, u'张');
    const QString shortText(16, u'张');
    WaveformGroup group = fullWaveform().group;
    group.channels.assign(MaxWaveformChannels,
                          {longText, longText, shortText, shortText, 1, 0, shortText, 1, 1, 1, 1});
    group.remarks.assign(32, {longText, QString(128, u'张'), 1, shortText});
    const QByteArray bytes = encodeAnswer(WaveformDescription{group, *waveformBytes(group)});
    QVERIFY(std::size_t(bytes.size()) < MessageSocket::MaxBytes);
    const auto answer = decodeWaveformAnswer(bytes);
    QVERIFY(answer && *answer);
    QCOMPARE((**answer).group.channels.size(), MaxWaveformChannels);
}

void DecoderProtocolTest::refusesImpossibleWaveforms_data()
{
    QTest::addColumn<std::function<void(WaveformDescription&)>>("spoil");
    const auto row = [](const char* name, std::function<void(WaveformDescription&)> spoil) {
        QTest::newRow(name) << std::move(spoil);
    };
    row("a byte less", [](auto& w) { --w.bytes; });
    row("a byte more", [](auto& w) { ++w.bytes; });
    row("wrapping sizes", [](auto& w) {
        w.group.samples = 0x80000000U; // × 2 channels × 4 bytes is 0 in 32 bits
        w.bytes = 0;
    });
    row("no samples", [](auto& w) {
        w.group.samples = 0;
        w.bytes = 0;
    });
    row("no channels", [](auto& w) {
        w.group.channels.clear();
        w.bytes = 0;
    });
    row("no groups", [](auto& w) { w.group.groups = 0; });
    row("rate 0", [](auto& w) { w.group.rateHz = 0; });
    row("negative rate", [](auto& w) { w.group.rateHz = -500; });
    row("endless rate", [](auto& w) { w.group.rateHz = 1e300; });
    row("rate NaN", [](auto& w) { w.group.rateHz = std::numeric_limits<double>::quiet_NaN(); });
    row("gain 0", [](auto& w) { w.group.channels[1].gain = 0; });
    row("endless gain", [](auto& w) { w.group.channels[1].gain = 1e300; });
    row("baseline infinite",
        [](auto& w) { w.group.channels[0].baseline = std::numeric_limits<double>::infinity(); });
    row("start beyond time", [](auto& w) { w.group.offsetMs = 1e200; });
    row("unknown count offset", [](auto& w) { w.group.countOffset = 7; });
}

void DecoderProtocolTest::refusesImpossibleWaveforms()
{
    QFETCH(std::function<void(WaveformDescription&)>, spoil);
    WaveformDescription waveform = fullWaveform();
    spoil(waveform);
    QVERIFY(!decodeWaveformAnswer(encodeAnswer(waveform)));
}

void DecoderProtocolTest::computesFrameSizes_data()
{
    QTest::addColumn<QList<int>>("numbers"); // rows, columns, samples, allocated, stored, high bit
    QTest::addColumn<quint64>("bytes");      // 0: impossible
    QTest::newRow("CT") << QList<int>{512, 512, 1, 16, 12, 11} << quint64(524'288);
    QTest::newRow("RGB") << QList<int>{3, 3, 3, 8, 8, 7} << quint64(27);
    QTest::newRow("bits") << QList<int>{10, 10, 1, 1, 1, 0} << quint64(100);
    QTest::newRow("doubles") << QList<int>{2, 2, 1, 64, 64, 63} << quint64(32);
    QTest::newRow("largest") << QList<int>{65535, 65535, 4, 64, 64, 63}
                             << quint64(137'434'759'200); // 65535² × 32
    QTest::newRow("no rows") << QList<int>{0, 512, 1, 16, 16, 15} << quint64(0);
    QTest::newRow("negative") << QList<int>{-1, -1, 1, 16, 16, 15} << quint64(0);
    QTest::newRow("too wide") << QList<int>{1, 65536, 1, 16, 16, 15} << quint64(0);
    QTest::newRow("two samples") << QList<int>{4, 4, 2, 8, 8, 7} << quint64(0);
    QTest::newRow("12 bits") << QList<int>{4, 4, 1, 12, 12, 11} << quint64(0);
    QTest::newRow("stored beyond allocated") << QList<int>{4, 4, 1, 8, 9, 7} << quint64(0);
    QTest::newRow("high bit beyond allocated") << QList<int>{4, 4, 1, 8, 8, 8} << quint64(0);
}

void DecoderProtocolTest::computesFrameSizes()
{
    QFETCH(QList<int>, numbers);
    QFETCH(quint64, bytes);
    const PixelFormat format = {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4],
                                numbers[5], false,      false,      1,          {}};
    QCOMPARE(quint64(decodedFrameBytes(format).value_or(0)), bytes);
}

void DecoderProtocolTest::wordsEveryRefusal()
{
    QSet<QString> messages;
    for (int reason = 0; reason <= int(Refusal::BadRequest); ++reason) {
        const Error error = refusalError({static_cast<Refusal>(reason), QStringLiteral("ELF"), 7});
        QVERIFY2(error.message.size() > 40, qPrintable(error.detail)); // what happened, what to do
        QVERIFY(!error.message.contains(QLatin1String("%1")));
        QVERIFY(error.detail.endsWith(QLatin1String("at byte 7")));
        messages.insert(error.message);
    }
    QCOMPARE(messages.size(), qsizetype(Refusal::BadRequest) + 1);
}

QTEST_APPLESS_MAIN(DecoderProtocolTest)
#include "decoder_protocol_test.moc"
