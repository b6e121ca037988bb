#include "core/waveforms/waveform_record.h"

#include <QSet>
#include <QTest>

using namespace wardlight::waveforms;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

Channel ofGroup(int group, std::optional<EcgLead> lead = {})
{
    Channel channel;
    channel.group = group;
    channel.lead = lead;
    return channel;
}

} // namespace

class WaveformRecordTest : public QObject
{
    Q_OBJECT

private slots:
    void namesAreUniqueAndFound();
    void namesWhatHasNoName();
    void physicalValuesAreExact();
    void findsGaps();
    void knowsVoltages();
    void endsWithItsLastChannel();
};

void WaveformRecordTest::namesAreUniqueAndFound()
{
    WaveformRecord record;
    record.groups = {{text("RHYTHM"), false}, {text("MEDIAN BEAT"), true}, {{}, true}};
    for (int group = 0; group < 3; ++group)
        record.channels.push_back(ofGroup(group, EcgLead::AVR));
    const ChannelSource source{text("Lead aVR"), {}, {}};
    nameChannels(record, {source, source, source}, {});
    QCOMPARE(record.channels[0].name, text("aVR"));
    QCOMPARE(record.channels[1].name, text("MEDIAN BEAT/aVR"));
    QCOMPARE(record.channels[2].name, text("3/aVR"));
    QCOMPARE(record.channel(text("RHYTHM/aVR")), &record.channels[0]);
    QCOMPARE(record.channel(text("1/aVR")), &record.channels[0]);
    QCOMPARE(record.channel(text("2/aVR")), &record.channels[1]);
    QCOMPARE(record.channel(text("Lead aVR")), &record.channels[0]);
    QVERIFY(!record.channel(text("V1")));
}

void WaveformRecordTest::namesWhatHasNoName()
{
    WaveformRecord record;
    record.groups = {{text("A"), false}, {text("A"), false}}; // labels need not differ
    for (const int group : {0, 0, 0, 1})
        record.channels.push_back(ofGroup(group));
    const ChannelSource same{text("Pleth"), {}, {}};
    nameChannels(record, {{}, same, same, same}, {text(""), text(""), text("Pleth"), text("")});
    QSet<QString> names;
    for (const Channel& channel : record.channels) {
        QVERIFY(!channel.name.isEmpty());
        names.insert(channel.name);
        QCOMPARE(record.channel(channel.name), &channel);
    }
    QCOMPARE(names.size(), 4);
}

void WaveformRecordTest::physicalValuesAreExact()
{
    Channel channel;
    channel.gain = 1.25;
    channel.baseline = -3;
    QCOMPARE(channel.physical(-48), -63.0);
    channel.countOffset = std::int64_t(1) << 31; // UL
    channel.gain = 1;
    channel.baseline = 0;
    QCOMPARE(channel.physical(2'147'483'647), 4'294'967'295.0);
}

void WaveformRecordTest::findsGaps()
{
    const std::vector<std::int32_t> counts = {-9, -9, 1, 2, -9, 3, -9};
    QCOMPARE(gapsOf(counts, -9), (std::vector<SampleRange>{{0, 2}, {4, 5}, {6, 7}}));
    QVERIFY(gapsOf(counts, 77).empty());
    QVERIFY(gapsOf({}, 0).empty());
    Channel channel;
    channel.counts = counts;
    channel.gaps = gapsOf(counts, -9);
    const std::vector<bool> expected = {true, true, false, false, true, false, true};
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(channel.isGap(qint64(i)), expected[i]);
}

void WaveformRecordTest::knowsVoltages()
{
    Channel channel;
    for (const auto& [unit, millivolts] : {std::pair("mV", 1.0), {"uV", 0.001}, {"V", 1000.0}}) {
        channel.unit = text(unit);
        QCOMPARE(channel.millivoltsPerUnit(), std::optional(millivolts));
    }
    channel.unit = text("mm[Hg]");
    QVERIFY(!channel.millivoltsPerUnit());
}

void WaveformRecordTest::endsWithItsLastChannel()
{
    WaveformRecord record;
    QCOMPARE(record.durationSeconds(), 0.0);
    Channel channel;
    channel.rateHz = 500;
    channel.counts.assign(1000, 0);
    record.channels = {channel, channel};
    record.channels[1].startSeconds = 1.5;
    QCOMPARE(record.durationSeconds(), 3.5);
}

QTEST_APPLESS_MAIN(WaveformRecordTest)
#include "waveform_record_test.moc"
