#include "core/waveforms/derived_channel.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::waveforms;

namespace {

StoredRecord recordOf(const QStringList& names)
{
    StoredRecord record;
    for (const QString& name : names) {
        StoredChannel channel;
        channel.source.name = name;
        channel.source.unit = QStringLiteral("mV");
        channel.source.rateHz = 500;
        record.channels.push_back(channel);
    }
    return record;
}

/// The sum's value where channel i has the value @p values[i].
double valueOf(const DerivedChannel& channel, const std::vector<double>& values)
{
    double sum = 0;
    for (const auto& term : channel.terms)
        sum += term.weight * values[std::size_t(term.channel)];
    return sum;
}

} // namespace

class DerivedChannelTest : public QObject
{
    Q_OBJECT

private slots:
    void storedOnesComeFirst();
    void limbLeadsOfIAndII();
    void differencesAndAverages();
    void hyphensInNames();
    void refusesWhatDoesNotFit();
    void montages();
};

void DerivedChannelTest::storedOnesComeFirst()
{
    const StoredRecord record = recordOf(
        {QStringLiteral("I"), QStringLiteral("II"), QStringLiteral("aVR"), QStringLiteral("I-II")});
    for (const char* name : {"aVR", "I-II"}) {
        const auto channel = resolveChannel(record, QString::fromLatin1(name));
        VERIFY_OK(channel);
        QVERIFY(channel->isStored());
    }
}

/// Einthoven's law and Goldberger's leads, with numbers: I = 0.5, II = 1.2.
void DerivedChannelTest::limbLeadsOfIAndII()
{
    const StoredRecord record = recordOf({QStringLiteral("II"), QStringLiteral("I")});
    const std::vector<std::pair<const char*, double>> expected = {
        {"III", 0.7}, {"aVR", -0.85}, {"aVL", -0.1}, {"aVF", 0.95}};
    for (const auto& [name, value] : expected) {
        const auto channel = resolveChannel(record, QString::fromLatin1(name));
        VERIFY_OK(channel);
        QVERIFY(std::abs(valueOf(*channel, {1.2, 0.5}) - value) < 1e-12);
    }
}

void DerivedChannelTest::differencesAndAverages()
{
    const StoredRecord record =
        recordOf({QStringLiteral("EEG Fp1-Ref"), QStringLiteral("EEG F7-Ref"),
                  QStringLiteral("EEG Cz-Ref")});
    const auto difference = resolveChannel(record, QStringLiteral("Fp1-F7"));
    VERIFY_OK(difference);
    QCOMPARE(valueOf(*difference, {5, 2, 9}), 3.0);
    const auto average = resolveChannel(record, QStringLiteral("Cz-AVG"));
    VERIFY_OK(average);
    QVERIFY(std::abs(valueOf(*average, {1, 2, 9}) - 5) < 1e-12);
}

void DerivedChannelTest::hyphensInNames()
{
    const StoredRecord record = recordOf({QStringLiteral("A-1"), QStringLiteral("B-2")});
    const auto channel = resolveChannel(record, QStringLiteral("A-1-B-2"));
    VERIFY_OK(channel);
    QCOMPARE(valueOf(*channel, {7, 3}), 4.0);
}

void DerivedChannelTest::refusesWhatDoesNotFit()
{
    StoredRecord record = recordOf({QStringLiteral("I"), QStringLiteral("II")});
    VERIFY_ERROR(resolveChannel(record, QStringLiteral("V1")), ErrorCode::NotFound);
    VERIFY_ERROR(resolveChannel(record, QStringLiteral("I-V1")), ErrorCode::NotFound);
    VERIFY_ERROR(resolveChannel(record, QStringLiteral("-")), ErrorCode::NotFound);
    VERIFY_ERROR(resolveChannel(record, {}), ErrorCode::NotFound);
    record.channels[1].source.rateHz = 250;
    VERIFY_ERROR(resolveChannel(record, QStringLiteral("I-II")), ErrorCode::Unsupported);
    VERIFY_ERROR(resolveChannel(record, QStringLiteral("aVR")), ErrorCode::NotFound);
}

void DerivedChannelTest::montages()
{
    const auto ecg = montagesOf(recordOf({QStringLiteral("I"), QStringLiteral("II")}));
    QCOMPARE(ecg.size(), std::size_t(1));
    QCOMPARE(ecg[0].channels.size(), std::size_t(6));
    const auto eeg =
        montagesOf(recordOf({QStringLiteral("Fp1"), QStringLiteral("F7"), QStringLiteral("T3")}));
    QCOMPARE(eeg.size(), std::size_t(2));
    QCOMPARE(eeg[0].channels.size(), std::size_t(2));
    QCOMPARE(eeg[0].channels[1].name, QStringLiteral("F7-T3"));
    QCOMPARE(eeg[1].channels.size(), std::size_t(3));
    QVERIFY(montagesOf(recordOf({QStringLiteral("ABP")})).empty());
    QVERIFY(montagesOf({}).empty());
}

QTEST_APPLESS_MAIN(DerivedChannelTest)
#include "derived_channel_test.moc"
