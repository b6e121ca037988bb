#include "tests/support/corpus.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace wardlight;
using test::ProgramOutcome;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

const char* const Record = "1.3.6.1.4.1.20029.40.20130125105919.5407.1.1";

std::vector<double> numbers(const QJsonArray& array)
{
    std::vector<double> values;
    for (const QJsonValue value : array)
        values.push_back(value.toDouble());
    return values;
}

} // namespace

/// `wardlightctl waveforms …` over a real 12-lead ECG, against pydicom.
class WaveformCommandsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listsARecordForEachGroup();
    void everySampleIsTheFiles();
    void isARecordingLikeAnyOther();
    void columnsAreTheirSamplesExtremes_data();
    void columnsAreTheirSamplesExtremes();
    void columnsBeyondTheEndAreNull();
    void findsChannelsOfBothGroups();
    void failsOnWhatIsMissing();
    void refusesBadUsage_data();
    void refusesBadUsage();

private:
    [[nodiscard]] ProgramOutcome run(const QStringList& arguments) const
    {
        return test::runProgram(
            text("wardlightctl"),
            QStringList{text("--workspace"), m_workspace->folder(), text("--json")} + arguments);
    }
    [[nodiscard]] ProgramOutcome window(const QString& channel, const QStringList& more) const
    {
        return run(QStringList{text("waveforms"), text("window"), text("--record"), text(Record),
                               text("--channel"), channel} +
                   more);
    }
    [[nodiscard]] QJsonArray records() const;

    std::optional<test::TemporaryWorkspace> m_workspace;
    std::vector<std::vector<std::vector<double>>> m_expected; ///< by group and channel
};

void WaveformCommandsTest::initTestCase()
{
    auto workspace = test::TemporaryWorkspace::create();
    VERIFY_OK(workspace);
    m_workspace.emplace(std::move(*workspace));
    const QString file = test::corpusFolder() + text("/waves/dicom/waveform_ecg.dcm");
    VERIFY_EXIT(run({text("workspace"), text("create"), text("--dir"), m_workspace->folder()}), 0);
    VERIFY_EXIT(run({text("import"), text("dicom"), file}), 0);
    const auto oracle =
        test::runProgram(text("/usr/bin/python3"),
                         {test::sourceFolder() + text("/tests/cli/waveforms/oracle.py"), file});
    VERIFY_EXIT(oracle, 0);
    for (const QJsonValue group : QJsonDocument::fromJson(oracle.standardOutput).array()) {
        auto& channels = m_expected.emplace_back();
        for (const QJsonValue channel : group.toArray())
            channels.push_back(numbers(channel.toArray()));
    }
    QCOMPARE(m_expected.size(), std::size_t(2));
}

QJsonArray WaveformCommandsTest::records() const
{
    const auto outcome = run({text("waveforms"), text("list")});
    return QJsonDocument::fromJson(outcome.standardOutput).array();
}

void WaveformCommandsTest::listsARecordForEachGroup()
{
    const auto outcome = run({text("waveforms"), text("list")});
    VERIFY_EXIT(outcome, 0);
    const QJsonArray records = QJsonDocument::fromJson(outcome.standardOutput).array();
    QCOMPARE(records.size(), 2);
    const QStringList names = {text(Record), text(Record) + text("/MEDIAN BEAT")};
    for (qsizetype group = 0; group < 2; ++group) {
        const QJsonObject record = records[group].toObject();
        for (const char* key :
             {"channels", "duration_s", "patient_id", "record", "record_id", "start"})
            QVERIFY2(record.contains(text(key)), key);
        QCOMPARE(record[text("record")].toString(), names[group]);
        const QJsonArray channels = record[text("channels")].toArray();
        QStringList leads;
        for (const QJsonValue channel : channels)
            leads << channel[text("name")].toString();
        QCOMPARE(leads.join(u' '), text("I II III aVR aVL aVF V1 V2 V3 V4 V5 V6"));
        QCOMPARE(channels[0].toObject(), (QJsonObject{{text("name"), text("I")},
                                                      {text("rate_hz"), 1000},
                                                      {text("samples"), group == 0 ? 10'000 : 1200},
                                                      {text("unit"), text("uV")}}));
    }
    QCOMPARE(records[0][text("duration_s")].toDouble(), 10.0);
    // the file names no zone: the machine's, which is UTC in tests
    QCOMPARE(QDateTime::fromString(records[0][text("start")].toString(), Qt::ISODate).toLocalTime(),
             QDateTime({2013, 1, 25}, {10, 59, 19}));
}

void WaveformCommandsTest::everySampleIsTheFiles()
{
    qsizetype group = 0;
    for (const QJsonValue record : records()) {
        qsizetype channel = 0;
        for (const std::vector<double>& expected : m_expected[std::size_t(group++)]) {
            const QString name = record[text("channels")][channel++][text("name")].toString();
            const auto outcome =
                run({text("waveforms"), text("window"), text("--record"),
                     record[text("record_id")].toString(), text("--channel"), name, text("--from"),
                     text("0"), text("--to"), text("10"), text("--samples")});
            VERIFY_EXIT(outcome, 0);
            const QJsonObject json = QJsonDocument::fromJson(outcome.standardOutput).object();
            QCOMPARE(json[text("first")].toInt(), 0);
            QCOMPARE(json[text("unit")].toString(), text("uV"));
            QVERIFY2(numbers(json[text("samples")].toArray()) == expected, qPrintable(name));
        }
        QCOMPARE(channel, 12);
    }
    QCOMPARE(group, 2);
}

/// What is done with recordings of any format is done with these.
void WaveformCommandsTest::isARecordingLikeAnyOther()
{
    const QTemporaryDir folder;
    const QString beats = folder.filePath(text("beats.txt"));
    VERIFY_EXIT(run({text("waveforms"), text("beats"), text("--record"), text(Record),
                     text("--channel"), text("II"), text("--out"), beats}),
                0);
    QFile found(beats);
    QVERIFY(found.open(QIODevice::ReadOnly));
    // the recorder itself noted a mean RR interval of 982 ms: ten beats in ten seconds
    const auto lines = found.readAll().trimmed().split('\n').size();
    QVERIFY2(lines >= 9 && lines <= 11, QByteArray::number(lines));
    VERIFY_EXIT(run({text("waveforms"), text("export"), text("--record"), text(Record),
                     text("--format"), text("edf"), text("--out"), folder.path()}),
                0);
    const auto notes =
        run({text("waveforms"), text("annotations"), text("list"), text("--record"), text(Record)});
    VERIFY_EXIT(notes, 0);
    QVERIFY(notes.standardOutput.contains("RR Interval 982 ms"));
}

void WaveformCommandsTest::columnsAreTheirSamplesExtremes_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("columns");
    QTest::newRow("all in 800") << text("0") << text("10") << 800;
    QTest::newRow("all in 7") << text("0") << text("10") << 7;
    QTest::newRow("a piece") << text("2.57") << text("3.91") << 33;
    QTest::newRow("a sample a column") << text("1") << text("1.02") << 20;
    QTest::newRow("fewer samples than columns") << text("1") << text("1.02") << 64;
}

void WaveformCommandsTest::columnsAreTheirSamplesExtremes()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(int, columns);
    const auto outcome = window(text("V2"), {text("--from"), from, text("--to"), to,
                                             text("--columns"), QString::number(columns)});
    VERIFY_EXIT(outcome, 0);
    const QJsonObject json = QJsonDocument::fromJson(outcome.standardOutput).object();
    const std::vector<double> edges = numbers(json[text("edges")].toArray());
    const QJsonArray min = json[text("min")].toArray();
    const QJsonArray max = json[text("max")].toArray();
    QCOMPARE(edges.size(), std::size_t(columns) + 1);
    QCOMPARE(min.size(), columns);
    QCOMPARE(edges.front(), std::round(from.toDouble() * 1000));
    QCOMPARE(edges.back(), std::round(to.toDouble() * 1000));
    const std::vector<double>& values = m_expected[0][7];
    for (int i = 0; i < columns; ++i) {
        const auto first = values.begin() + std::ptrdiff_t(edges[std::size_t(i)]);
        const auto last = values.begin() + std::ptrdiff_t(edges[std::size_t(i) + 1]);
        QCOMPARE(min[i].isNull(), first == last);
        if (first == last)
            continue;
        QCOMPARE(min[i].toDouble(), *std::min_element(first, last));
        QCOMPARE(max[i].toDouble(), *std::max_element(first, last));
    }
}

void WaveformCommandsTest::columnsBeyondTheEndAreNull()
{
    const auto outcome = window(text("I"), {text("--from"), text("9.5"), text("--to"), text("10.5"),
                                            text("--columns"), text("4")});
    VERIFY_EXIT(outcome, 0);
    const QJsonObject json = QJsonDocument::fromJson(outcome.standardOutput).object();
    const QJsonArray max = json[text("max")].toArray();
    QVERIFY(max[0].isDouble() && max[1].isDouble());
    QVERIFY(max[2].isNull() && max[3].isNull());
    QCOMPARE(json[text("gaps")].toArray(), QJsonArray());
}

void WaveformCommandsTest::findsChannelsOfBothGroups()
{
    const QStringList range = {text("--from"), text("0"), text("--to"), text("0.01"),
                               text("--samples")};
    const auto firstOf = [&](const char* name) {
        const auto outcome = window(text(name), range);
        return QJsonDocument::fromJson(outcome.standardOutput)[text("samples")][0].toDouble();
    };
    for (const char* name : {"aVF", "RHYTHM/aVF", "1/aVF", "Lead aVF"})
        QCOMPARE(firstOf(name), m_expected[0][5][0]);
    for (const char* name : {"MEDIAN BEAT/aVF", "2/aVF"})
        QCOMPARE(firstOf(name), m_expected[1][5][0]);
}

void WaveformCommandsTest::failsOnWhatIsMissing()
{
    const QStringList range = {text("--from"), text("0"), text("--to"), text("1"),
                               text("--samples")};
    const auto channel = window(text("V9"), range);
    VERIFY_EXIT(channel, 1);
    QVERIFY(channel.standardError.contains("MEDIAN BEAT/V1")); // what there is instead
    VERIFY_EXIT(run(QStringList{text("waveforms"), text("window"), text("--record"), text("7.7.7"),
                                text("--channel"), text("I")} +
                    range),
                1);
}

void WaveformCommandsTest::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char* name, const char* arguments) {
        QTest::newRow(name) << text(arguments).split(u' ');
    };
    row("neither columns nor samples", "--from 0 --to 1");
    row("both", "--from 0 --to 1 --columns 2 --samples");
    row("no columns", "--from 0 --to 1 --columns 0");
    row("negative columns", "--from 0 --to 1 --columns -5");
    row("backwards", "--from 2 --to 1 --columns 5");
    row("empty", "--from 1 --to 1 --samples");
    row("before the start", "--from -1 --to 1 --samples");
    row("no number", "--from nan --to 1 --samples");
    row("endless", "--from 0 --to inf --samples");
    row("far away", "--from 0 --to 1e300 --samples");
}

void WaveformCommandsTest::refusesBadUsage()
{
    QFETCH(QStringList, arguments);
    const auto outcome = window(text("I"), arguments);
    VERIFY_EXIT(outcome, 2);
    QVERIFY(!outcome.standardError.isEmpty());
    QVERIFY(outcome.standardOutput.isEmpty());
}

QTEST_GUILESS_MAIN(WaveformCommandsTest)
#include "waveform_commands_test.moc"
