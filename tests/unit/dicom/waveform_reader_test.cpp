#include "core/dicom/waveform_reader.h"
#include "tests/support/dicom_waveform.h"

#include <QTest>

#include <cstring>

using namespace wardlight;
using namespace wardlight::dicom;
using namespace wardlight::test;

namespace {

constexpr std::uint64_t Budget = 1'000'000;

WaveformGroupText twoChannels()
{
    WaveformGroupText group;
    group.channels = 2;
    group.samples = 3;
    group.definitions = {{}, {.source = "Lead II", .code = "5.6.3-9-2", .sensitivity = "5"}};
    group.data = dicomShorts({1, -10, 2, -20, 3, -30});
    return group;
}

std::vector<std::int32_t> countsOf(const imaging::Waveform& waveform)
{
    std::vector<std::int32_t> counts(waveform.counts.size() / sizeof(std::int32_t));
    std::memcpy(counts.data(), waveform.counts.bytes().data(), waveform.counts.size());
    return counts;
}

} // namespace

class WaveformReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void separatesChannels();
    void readsEveryInterpretation_data();
    void readsEveryInterpretation();
    void describesChannels();
    void multipliesSensitivityAndCorrection();
    void namesRemarksOfTheWholeGroup();
    void findsTheSecondGroup();
    void readsPadding();
    void toleratesDataThatIsLonger();
    void readsBigEndian();
    void refusesHostileGroups_data();
    void refusesHostileGroups();
    void refusesWhatIsNoWaveform();

private:
    Checked<imaging::Waveform> read(const EcgText& ecg, int group = 0,
                                    std::uint64_t budget = Budget);
    Checked<imaging::Waveform> read(const WaveformGroupText& group);
    Checked<imaging::Waveform> readBytes(QByteArray file, int group, std::uint64_t budget);

    Dictionary m_dictionary;
    TextConverters m_converters;
    QByteArray m_file;
};

Checked<imaging::Waveform> WaveformReaderTest::readBytes(QByteArray file, int group,
                                                         std::uint64_t budget)
{
    m_file = std::move(file);
    const auto object =
        DicomObject::open(std::as_bytes(std::span(m_file.constData(), std::size_t(m_file.size()))),
                          m_dictionary, 1'000'000);
    if (!object)
        return passOn(object);
    return readWaveform(*object, group, budget, m_converters);
}

Checked<imaging::Waveform> WaveformReaderTest::read(const EcgText& ecg, int group,
                                                    std::uint64_t budget)
{
    return readBytes(dicomEcgFile(ecg), group, budget);
}

Checked<imaging::Waveform> WaveformReaderTest::read(const WaveformGroupText& group)
{
    return read(EcgText{.groups = {group}});
}

void WaveformReaderTest::separatesChannels()
{
    const auto waveform = read(twoChannels());
    QVERIFY(waveform);
    QCOMPARE(waveform->group.samples, 3U);
    QCOMPARE(countsOf(*waveform), (std::vector<std::int32_t>{1, 2, 3, -10, -20, -30}));
}

void WaveformReaderTest::readsEveryInterpretation_data()
{
    QTest::addColumn<QByteArray>("interpretation");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<std::vector<qint64>>("values");
    using Values = std::vector<qint64>;
    QTest::newRow("SB") << QByteArray("SB") << 8 << QByteArray("\x80\xff\x00\x7f", 4)
                        << Values{-128, -1, 0, 127};
    QTest::newRow("UB") << QByteArray("UB") << 8 << QByteArray("\x80\xff\x00\x7f", 4)
                        << Values{128, 255, 0, 127};
    QTest::newRow("SS") << QByteArray("SS") << 16
                        << QByteArray("\x00\x80\xff\xff\xff\x7f\x01\x00", 8)
                        << Values{-32768, -1, 32767, 1};
    QTest::newRow("US") << QByteArray("US") << 16
                        << QByteArray("\x00\x80\xff\xff\xff\x7f\x01\x00", 8)
                        << Values{32768, 65535, 32767, 1};
    const QByteArray words("\x00\x00\x00\x80\xff\xff\xff\xff\xff\xff\xff\x7f\x01\x00\x00\x00", 16);
    QTest::newRow("SL") << QByteArray("SL") << 32 << words
                        << Values{-2147483648LL, -1, 2147483647, 1};
    QTest::newRow("UL") << QByteArray("UL") << 32 << words
                        << Values{2147483648LL, 4294967295LL, 2147483647, 1};
}

void WaveformReaderTest::readsEveryInterpretation()
{
    QFETCH(QByteArray, interpretation);
    QFETCH(int, bits);
    QFETCH(QByteArray, data);
    QFETCH(std::vector<qint64>, values);
    WaveformGroupText group;
    group.interpretation = interpretation;
    group.bits = std::uint16_t(bits);
    group.data = data;
    const auto waveform = read(group);
    QVERIFY(waveform);
    std::vector<qint64> got;
    for (const std::int32_t count : countsOf(*waveform))
        got.push_back(count + waveform->group.countOffset);
    QCOMPARE(got, values);
}

void WaveformReaderTest::describesChannels()
{
    WaveformGroupText group = twoChannels();
    group.offsetMs = "12.5";
    group.definitions[0].lowCut = "0.05";
    group.definitions[0].highCut = "150";
    group.definitions[1].highCut = "0"; // a filter that is off
    const auto waveform = read(group);
    QVERIFY(waveform);
    const imaging::WaveformGroup& got = waveform->group;
    QCOMPARE(got.label, QStringLiteral("RHYTHM"));
    QCOMPARE(got.rateHz, 500.0);
    QCOMPARE(got.offsetMs, 12.5);
    QCOMPARE(got.groups, 1U);
    QCOMPARE(got.channels[0].source, QStringLiteral("Lead I"));
    QCOMPARE(got.channels[0].sourceCode, QStringLiteral("5.6.3-9-1"));
    QCOMPARE(got.channels[0].sourceScheme, QStringLiteral("SCPECG"));
    QCOMPARE(got.channels[0].unit, QStringLiteral("uV"));
    QCOMPARE(got.channels[0].lowCutHz, std::optional(0.05));
    QCOMPARE(got.channels[0].highCutHz, std::optional(150.0));
    QVERIFY(!got.channels[1].highCutHz);
    QCOMPARE(got.channels[1].gain, 5.0);
}

void WaveformReaderTest::multipliesSensitivityAndCorrection()
{
    WaveformGroupText group;
    group.definitions = {{.sensitivity = "2.5", .correction = "1.02", .baseline = "-7"}};
    auto waveform = read(group);
    QVERIFY(waveform);
    QCOMPARE(waveform->group.channels[0].gain, 2.5 * 1.02);
    QCOMPARE(waveform->group.channels[0].baseline, -7.0);
    group.definitions = {{.sensitivity = {}, .correction = {}, .baseline = {}, .unit = {}}};
    waveform = read(group);
    QVERIFY(waveform);
    QCOMPARE(waveform->group.channels[0].gain, 1.0); // counts
    QVERIFY(waveform->group.channels[0].unit.isEmpty());
}

void WaveformReaderTest::namesRemarksOfTheWholeGroup()
{
    EcgText ecg;
    ecg.groups = {{}, {.label = "MEDIAN BEAT"}};
    ecg.remarks = dicomRemark(1, {}, {}, "NORMAL ECG") + dicomRemark(1, "QT Interval", "368", {}) +
                  dicomRemark(2, {}, {}, "of the other group") +
                  dicomItem(dicomElement(0x0040, 0xa132, "UL", QByteArray(4, '\1')) +
                            dicomElement(0x0070, 0x0006, "ST", "of one sample"));
    const auto waveform = read(ecg);
    QVERIFY(waveform);
    const auto& remarks = waveform->group.remarks;
    QCOMPARE(remarks.size(), std::size_t(2));
    QCOMPARE(remarks[0].text, QStringLiteral("NORMAL ECG"));
    QCOMPARE(remarks[1].name, QStringLiteral("QT Interval"));
    QCOMPARE(remarks[1].value, std::optional(368.0));
    QCOMPARE(remarks[1].unit, QStringLiteral("ms"));
}

void WaveformReaderTest::findsTheSecondGroup()
{
    EcgText ecg;
    ecg.groups = {{}, {.label = "MEDIAN BEAT", .data = dicomShorts({9, 8, 7, 6})}};
    const auto waveform = read(ecg, 1);
    QVERIFY(waveform);
    QCOMPARE(waveform->group.label, QStringLiteral("MEDIAN BEAT"));
    QCOMPARE(waveform->group.groups, 2U);
    QCOMPARE(countsOf(*waveform), (std::vector<std::int32_t>{9, 8, 7, 6}));
    for (const int none : {-1, 2, 2'000'000'000}) {
        const auto refused = read(ecg, none);
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().reason), int(Refusal::NoSuchGroup));
    }
}

void WaveformReaderTest::readsPadding()
{
    WaveformGroupText group;
    group.padding = dicomShorts({-32768});
    const auto waveform = read(group);
    QVERIFY(waveform);
    QCOMPARE(waveform->group.padding, std::optional(-32768));
}

void WaveformReaderTest::toleratesDataThatIsLonger()
{
    WaveformGroupText group;
    group.data = dicomShorts({1, 2, 3, 4, 5, 6});
    const auto waveform = read(group);
    QVERIFY(waveform);
    QCOMPARE(countsOf(*waveform), (std::vector<std::int32_t>{1, 2, 3, 4}));
}

void WaveformReaderTest::readsBigEndian()
{
    // PS3.5 annex D: the words of OW are turned, and with them the bytes of 8-bit samples
    const auto big = [](std::uint16_t number) {
        return QByteArray(1, char(number >> 8)) + char(number & 0xff);
    };
    const auto element = [&](std::uint16_t group, std::uint16_t tag, const char* vr,
                             const QByteArray& value) {
        const bool isLong = QByteArray(vr) == "OW" || QByteArray(vr) == "SQ";
        return big(group) + big(tag) + vr +
               (isLong ? QByteArray(4, '\0') + big(std::uint16_t(value.size()))
                       : big(std::uint16_t(value.size()))) +
               value;
    };
    const auto item = [&](const QByteArray& content) {
        return big(0xfffe) + big(0xe000) + QByteArray(2, '\0') +
               big(std::uint16_t(content.size())) + content;
    };
    const auto ecg = [&](std::uint16_t bits, const char* interpretation, const QByteArray& data) {
        return dicomFile(element(0x0008, 0x0060, "CS", "ECG ") +
                             element(0x5400, 0x0100, "SQ",
                                     item(element(0x003a, 0x0005, "US", big(1)) +
                                          element(0x003a, 0x0010, "UL", big(0) + big(4)) +
                                          element(0x003a, 0x001a, "DS", "500 ") +
                                          element(0x003a, 0x0200, "SQ", item({})) +
                                          element(0x5400, 0x1004, "US", big(bits)) +
                                          element(0x5400, 0x1006, "CS", interpretation) +
                                          element(0x5400, 0x1010, "OW", data))),
                         "1.2.840.10008.1.2.2");
    };
    auto waveform =
        readBytes(ecg(16, "SS", big(1) + big(0xffff) + big(258) + big(0x8000)), 0, Budget);
    QVERIFY(waveform);
    QCOMPARE(countsOf(*waveform), (std::vector<std::int32_t>{1, -1, 258, -32768}));
    waveform = readBytes(ecg(8, "UB", QByteArray("\x02\x01\x04\x03", 4)), 0, Budget);
    QVERIFY(waveform);
    QCOMPARE(countsOf(*waveform), (std::vector<std::int32_t>{1, 2, 3, 4}));
}

void WaveformReaderTest::refusesHostileGroups_data()
{
    QTest::addColumn<WaveformGroupText>("group");
    QTest::addColumn<int>("reason");
    const auto row = [](const char* name, Refusal reason, auto spoil) {
        WaveformGroupText group;
        spoil(group);
        QTest::newRow(name) << group << int(reason);
    };
    const Refusal contradictory = Refusal::WaveformContradictory;
    row("no channels", contradictory, [](auto& g) {
        g.channels = 0;
        g.definitions.clear();
    });
    row("more channels than defined", contradictory, [](auto& g) { g.channels = 2; });
    row("fewer channels than defined", contradictory, [](auto& g) { g.definitions.resize(2); });
    row("no samples", contradictory, [](auto& g) { g.samples = 0; });
    row("2^32 samples", Refusal::WaveformMissing, [](auto& g) { g.samples = 0xffffffffU; });
    row("samples that wrap with the channels", Refusal::WaveformMissing, [](auto& g) {
        g.samples = 0x80000000U;
        g.channels = 2;
        g.definitions.resize(2);
    });
    row("a sample less than declared", Refusal::WaveformMissing, [](auto& g) { g.samples = 5; });
    row("no data", Refusal::WaveformMissing, [](auto& g) { g.data.clear(); });
    row("rate 0", contradictory, [](auto& g) { g.rate = "0"; });
    row("rate NaN", contradictory, [](auto& g) { g.rate = "NaN"; });
    row("rate inf", contradictory, [](auto& g) { g.rate = "inf"; });
    row("negative rate", contradictory, [](auto& g) { g.rate = "-500"; });
    row("no rate", contradictory, [](auto& g) { g.rate.clear(); });
    row("endless rate", contradictory, [](auto& g) { g.rate = "1e30"; });
    row("sensitivity NaN", contradictory, [](auto& g) { g.definitions[0].sensitivity = "NaN"; });
    row("sensitivity 0", contradictory, [](auto& g) { g.definitions[0].sensitivity = "0"; });
    row("sensitivity endless", contradictory,
        [](auto& g) { g.definitions[0].sensitivity = "1e99"; });
    row("correction of words", contradictory, [](auto& g) { g.definitions[0].correction = "one"; });
    row("baseline inf", contradictory, [](auto& g) { g.definitions[0].baseline = "-inf"; });
    row("offset beyond time", contradictory, [](auto& g) { g.offsetMs = "1e200"; });
    row("bits that do not fit", contradictory, [](auto& g) { g.bits = 8; });
    row("no interpretation", contradictory, [](auto& g) { g.interpretation.clear(); });
    row("mu-law", Refusal::WaveformUnsupported, [](auto& g) {
        g.interpretation = "MB";
        g.bits = 8;
    });
    row("A-law", Refusal::WaveformUnsupported, [](auto& g) {
        g.interpretation = "AB";
        g.bits = 8;
    });
    row("64 bits", Refusal::WaveformUnsupported, [](auto& g) {
        g.interpretation = "SV";
        g.bits = 64;
    });
    row("65 channels", Refusal::WaveformUnsupported, [](auto& g) {
        g.channels = 65;
        g.definitions.resize(65);
    });
    row("beyond the budget", Refusal::WaveformTooLarge, [](auto& g) {
        g.samples = 300'000; // × 4 bytes
        g.data = QByteArray(600'000, '\0');
    });
}

void WaveformReaderTest::refusesHostileGroups()
{
    QFETCH(WaveformGroupText, group);
    QFETCH(int, reason);
    const auto waveform = read(group);
    QVERIFY(!waveform);
    QCOMPARE(int(waveform.error().reason), reason);
    if (reason == int(Refusal::WaveformUnsupported) ||
        reason == int(Refusal::WaveformContradictory))
        QVERIFY(!waveform.error().subject.isEmpty());
}

void WaveformReaderTest::refusesWhatIsNoWaveform()
{
    auto waveform = readBytes(dicomFile(dicomDataset({})), 0, Budget);
    QVERIFY(!waveform);
    QCOMPARE(int(waveform.error().reason), int(Refusal::NoWaveform));
    waveform = read(EcgText{.groups = {}});
    QVERIFY(!waveform);
    QCOMPARE(int(waveform.error().reason), int(Refusal::NoWaveform));
    const QByteArray whole = dicomEcgFile({});
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!readBytes(whole.left(size), 0, Budget));
}

QTEST_APPLESS_MAIN(WaveformReaderTest)
#include "waveform_reader_test.moc"
