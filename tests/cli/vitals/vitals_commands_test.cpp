#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wardlight;
using test::ProgramOutcome;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

const char* const Lines = "patient,device,type,value,unit,measured_at\n"
                          "A1,M1,heart_rate,70,/min,2025-03-14T08:00:10Z\n"
                          "A1,M1,heart_rate,80,/min,2025-03-14T08:00:50Z\n"
                          "A1,M1,heart_rate,250,/min,2025-03-14T08:02:00Z\n" // flagged
                          "A1,M1,heart_rate,90,/min,2025-03-14T09:00:00Z\n"
                          "A1,M1,spo2,95,%,2025-03-14T08:00:00Z\n"
                          "A1,M1,respiratory_rate,22,/min,2025-03-14T08:00:00Z\n"
                          "A1,M1,temperature,100.6,[degF],2025-03-14T08:00:00Z\n" // 38.1 °C
                          "A1,M1,blood_pressure_systolic,105,mm[Hg],2025-03-14T08:00:00Z\n"
                          "A1,M1,fio2,28,%,2025-03-14T08:00:00Z\n"
                          "A1,M1,consciousness,A,,2025-03-14T08:00:00Z\n"
                          "A2,M2,spo2,95,%,2025-03-14T08:00:00Z\n";

} // namespace

/// `wardlightctl import vitals-csv` and `vitals …`: JSON and exit codes that scripts rely on.
class VitalsCommandsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void importsOnce();
    void queriesNewestFirst();
    void queriesARange();
    void windows_data();
    void windows();
    void excludesFlagged();
    void statistics();
    void latestOfADevice();
    void scoresNews2();
    void incompleteScoreIsNull();
    void patientWithoutAnything();
    void missingColumnFailsAndNamesIt();
    void failsOnWhatIsMissing();
    void refusesBadUsage_data();
    void refusesBadUsage();

private:
    ProgramOutcome run(const QStringList& arguments)
    {
        return test::runProgram(
            text("wardlightctl"),
            QStringList{text("--workspace"), m_workspace->folder(), text("--json")} + arguments);
    }
    /// `vitals …` of patient A1, which must succeed.
    QJsonDocument vitals(const QStringList& arguments)
    {
        const auto outcome = run(QStringList{text("vitals")} + arguments);
        if (!outcome.exitedWith(0))
            qWarning("%s", outcome.describe().constData());
        return QJsonDocument::fromJson(outcome.standardOutput);
    }
    QJsonArray query(const QStringList& arguments)
    {
        return vitals(QStringList{text("query"), text("--patient"), text("A1"), text("--type"),
                                  text("heart_rate")} +
                      arguments)
            .array();
    }
    static QJsonArray column(const QJsonArray& rows, const char* name)
    {
        QJsonArray values;
        for (const auto& row : rows)
            values.append(row[text(name)]);
        return values;
    }
    QString write(const char* name, const QByteArray& bytes)
    {
        const QString path = m_workspace->parentFolder() + u'/' + text(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path
                                                                                    : QString();
    }

    std::optional<test::TemporaryWorkspace> m_workspace;
};

void VitalsCommandsTest::initTestCase()
{
    auto workspace = test::TemporaryWorkspace::create();
    VERIFY_OK(workspace);
    m_workspace.emplace(std::move(*workspace));
    VERIFY_EXIT(run({text("workspace"), text("create"), text("--dir"), m_workspace->folder()}), 0);
}

void VitalsCommandsTest::importsOnce()
{
    const QString file = write("a.csv", Lines);
    const auto first = run({text("import"), text("vitals-csv"), file});
    VERIFY_EXIT(first, 0);
    const QJsonObject report = QJsonDocument::fromJson(first.standardOutput).object();
    QCOMPARE(report.keys(), QStringList({text("added"), text("ids"), text("read"), text("rejected"),
                                         text("unchanged")}));
    QCOMPARE(report[text("read")].toInt(), 11);
    QCOMPARE(report[text("added")].toInt(), 11);
    QCOMPARE(report[text("ids")].toArray().size(), 11);
    const auto second = run({text("import"), text("vitals-csv"), file});
    VERIFY_EXIT(second, 0);
    QCOMPARE(QJsonDocument::fromJson(second.standardOutput)[text("unchanged")].toInt(), 11);
}

void VitalsCommandsTest::queriesNewestFirst()
{
    const QJsonArray rows = query({});
    QCOMPARE(column(rows, "value"), QJsonArray({90, 250, 80, 70}));
    const QJsonObject row = rows[1].toObject();
    QCOMPARE(row.keys(), QStringList({text("flags"), text("time"), text("unit"), text("value")}));
    QCOMPARE(row[text("flags")].toArray(), QJsonArray({text("implausible")}));
    QCOMPARE(row[text("unit")].toString(), text("/min"));
    const QDateTime time = QDateTime::fromString(row[text("time")].toString(), Qt::ISODateWithMs);
    QCOMPARE(time, QDateTime({2025, 3, 14}, {8, 2}, Qt::UTC));
}

void VitalsCommandsTest::queriesARange()
{
    QCOMPARE(column(query({text("--from"), text("2025-03-14T16:00:50+08:00"), text("--to"),
                           text("2025-03-14T09:00:00Z")}),
                    "value"),
             QJsonArray({250, 80}));
    QCOMPARE(query({text("--from"), text("2025-03-15")}).size(), 0);
    QCOMPARE(query({text("--to"), text("2025-03-15")}).size(), 4);
}

void VitalsCommandsTest::windows_data()
{
    QTest::addColumn<QString>("every");
    QTest::addColumn<QString>("function");
    QTest::addColumn<QJsonArray>("values");
    const auto row = [](const char* every, const char* function, const QJsonArray& values) {
        QTest::addRow("%s %s", function, every) << text(every) << text(function) << values;
    };
    row("1m", "mean", {75, 250, 90});
    row("1m", "min", {70, 250, 90});
    row("1m", "max", {80, 250, 90});
    row("1m", "count", {2, 1, 1});
    row("1m", "last", {80, 250, 90});
    row("1h", "count", {3, 1});
    row("1d", "count", {4});
    row("30s", "last", {70, 80, 250, 90});
}

void VitalsCommandsTest::windows()
{
    QFETCH(QString, every);
    QFETCH(QString, function);
    QFETCH(QJsonArray, values);
    const QJsonArray rows = query({text("--every"), every, text("--fn"), function});
    QCOMPARE(column(rows, "value"), values);
    if (every == text("1m"))
        QCOMPARE(rows[1][text("time")].toString(), text("2025-03-14T08:02:00.000Z"));
}

void VitalsCommandsTest::excludesFlagged()
{
    QCOMPARE(column(query({text("--exclude-flagged")}), "value"), QJsonArray({90, 80, 70}));
    QCOMPARE(column(query({text("--exclude-flagged"), text("--every"), text("1h")}), "value"),
             QJsonArray({75, 90}));
}

void VitalsCommandsTest::statistics()
{
    const QJsonObject stats =
        vitals({text("stats"), text("--patient"), text("A1"), text("--type"), text("heart_rate")})
            .object();
    QCOMPARE(stats, (QJsonObject{{text("count"), 4},
                                 {text("mean"), 122.5},
                                 {text("min"), 70},
                                 {text("max"), 250},
                                 {text("flagged"), 1}}));
}

void VitalsCommandsTest::latestOfADevice()
{
    const QJsonObject latest =
        vitals({text("latest"), text("--device"), text("M1"), text("--type"), text("heart_rate")})
            .object();
    QCOMPARE(latest[text("value")].toDouble(), 90.0);
    QCOMPARE(latest[text("time")].toString(), text("2025-03-14T09:00:00.000Z"));
}

void VitalsCommandsTest::scoresNews2()
{
    const QJsonObject score = vitals({text("news2"), text("--patient"), text("A1"), text("--at"),
                                      text("2025-03-14T08:01:00Z")})
                                  .object();
    // 22: 2, oxygen: 2, 95 %: 1, 105: 1, 80: 0, alert: 0, 38.1 °C: 1
    QCOMPARE(score[text("score")].toInt(), 7);
    QCOMPARE(score[text("complete")].toBool(), true);
    QCOMPARE(score[text("missing")].toArray(), QJsonArray());
    QCOMPARE(score[text("band")].toString(), text("emergency"));
    QCOMPARE(score[text("parts")].toObject(), (QJsonObject{{text("respiratory_rate"), 2},
                                                           {text("oxygen"), 2},
                                                           {text("spo2"), 1},
                                                           {text("blood_pressure_systolic"), 1},
                                                           {text("heart_rate"), 0},
                                                           {text("consciousness"), 0},
                                                           {text("temperature"), 1}}));
    const QJsonObject scale2 = vitals({text("news2"), text("--patient"), text("A1"), text("--at"),
                                       text("2025-03-14T08:01:00Z"), text("--scale"), text("2")})
                                   .object();
    QCOMPARE(scale2[text("parts")][text("spo2")].toInt(), 2); // 95 % on oxygen is too much
}

void VitalsCommandsTest::incompleteScoreIsNull()
{
    const QJsonObject score = vitals({text("news2"), text("--patient"), text("A2"), text("--at"),
                                      text("2025-03-14T08:01:00Z")})
                                  .object();
    QVERIFY(score[text("score")].isNull());
    QVERIFY(score[text("band")].isNull());
    QCOMPARE(score[text("complete")].toBool(), false);
    QCOMPARE(score[text("missing")].toArray().size(), 6);
    QCOMPARE(score[text("parts")].toObject(), (QJsonObject{{text("spo2"), 1}}));
}

void VitalsCommandsTest::patientWithoutAnything()
{
    VERIFY_EXIT(
        run({text("patients"), text("add"), text("A3"), text("--born"), text("2020-01-01")}), 0);
    const QStringList patient{text("--patient"), text("A3")};
    QCOMPARE(vitals(QStringList{text("query")} + patient).array(), QJsonArray());
    const QJsonObject stats =
        vitals(QStringList{text("stats"), text("--type"), text("spo2")} + patient).object();
    QCOMPARE(stats[text("count")].toInt(), 0);
    QVERIFY(stats[text("mean")].isNull());
    const QJsonObject score = vitals(QStringList{text("news2")} + patient).object();
    QCOMPARE(score[text("applicable")].toBool(), false); // a child
    QVERIFY(score[text("score")].isNull());
}

void VitalsCommandsTest::missingColumnFailsAndNamesIt()
{
    const auto outcome = run(
        {text("import"), text("vitals-csv"),
         write("bad.csv", "patient,type,value,measured_at\nA1,spo2,97,2025-03-14T08:00:00Z\n")});
    VERIFY_EXIT(outcome, 1);
    const auto rejected = QJsonDocument::fromJson(outcome.standardOutput)[text("rejected")];
    QVERIFY(rejected[0][text("reason")].toString().contains(text("unit")));
}

void VitalsCommandsTest::failsOnWhatIsMissing()
{
    VERIFY_EXIT(run({text("vitals"), text("query"), text("--patient"), text("nobody")}), 1);
    VERIFY_EXIT(run({text("vitals"), text("latest"), text("--device"), text("M9"), text("--type"),
                     text("spo2")}),
                1);
    VERIFY_EXIT(run({text("import"), text("vitals-csv"), write("a.csv", Lines), text("--patient"),
                     text("nobody")}),
                1);
}

void VitalsCommandsTest::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char* name, std::initializer_list<const char*> words) {
        QStringList arguments;
        for (const char* word : words)
            arguments << text(word);
        QTest::newRow(name) << arguments;
    };
    row("no command", {"vitals"});
    row("no patient", {"vitals", "query"});
    row("bad time", {"vitals", "query", "--patient", "A1", "--from", "yesterday"});
    row("bad width", {"vitals", "query", "--patient", "A1", "--type", "spo2", "--every", "1x"});
    row("no width", {"vitals", "query", "--patient", "A1", "--type", "spo2", "--every", "0m"});
    row("function alone", {"vitals", "query", "--patient", "A1", "--type", "spo2", "--fn", "min"});
    row("windows of everything", {"vitals", "query", "--patient", "A1", "--every", "1m"});
    row("bad function",
        {"vitals", "query", "--patient", "A1", "--type", "spo2", "--every", "1m", "--fn", "mode"});
    row("no type", {"vitals", "stats", "--patient", "A1"});
    row("bad scale", {"vitals", "news2", "--patient", "A1", "--scale", "3"});
    row("no path", {"import", "vitals-csv"});
    row("bad offset", {"import", "vitals-csv", "x.csv", "--utc-offset", "CET"});
    row("bad encoding", {"import", "vitals-csv", "x.csv", "--encoding", "ebcdic"});
}

void VitalsCommandsTest::refusesBadUsage()
{
    QFETCH(QStringList, arguments);
    VERIFY_EXIT(run(arguments), 2);
}

QTEST_GUILESS_MAIN(VitalsCommandsTest)
#include "vitals_commands_test.moc"
