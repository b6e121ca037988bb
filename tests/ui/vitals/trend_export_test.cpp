#include "tests/support/run_program.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"
#include "ui/vitals/trend_export.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

vitals::Sample sample(double value, const QString& device)
{
    vitals::Sample made;
    made.type = QStringLiteral("heart_rate");
    made.value = value;
    made.unit = QStringLiteral("/min");
    made.device = device;
    made.measuredAt = QDateTime({2026, 3, 14}, {8, 0, 0, 250}, Qt::UTC);
    made.flags = {QStringLiteral("implausible"), QStringLiteral("zero")};
    return made;
}

} // namespace

/// What a spreadsheet and another program make of an export.
class TrendExportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "Asia/Kolkata"); }
    void numbersStayNumbers();
    void pythonReadsIt();
    void failureLeavesTheOldFile();
};

void TrendExportTest::numbersStayNumbers()
{
    QCOMPARE(csvNumber(-1.5), QStringLiteral("-1.5"));
    QCOMPARE(csvNumber(0.004), QStringLiteral("0.004"));
    QCOMPARE(csvNumber(72), QStringLiteral("72"));
}

void TrendExportTest::pythonReadsIt()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("v.csv"));
    VERIFY_OK(writeWhole(file, samplesCsv({sample(-1.5, QStringLiteral("=cmd|' /C calc'!A0")),
                                           sample(72, QStringLiteral("床 3, \"左\"\nzwei"))})));
    const auto outcome =
        test::runProgram(QStringLiteral("python3"),
                         {QStringLiteral("-c"),
                          QStringLiteral("import csv, json, sys\n"
                                         "rows = list(csv.reader(open(sys.argv[1], newline='', "
                                         "encoding='utf-8-sig')))\nprint(json.dumps(rows))"),
                          file});
    VERIFY_EXIT(outcome, 0);
    const QJsonArray rows = QJsonDocument::fromJson(outcome.standardOutput).array();
    const auto cells = [&rows](int row) { return rows[row].toVariant().toStringList(); };
    QCOMPARE(rows.size(), 3);
    QCOMPARE(cells(0), QStringList({QStringLiteral("measured_at"), QStringLiteral("type"),
                                    QStringLiteral("value"), QStringLiteral("unit"),
                                    QStringLiteral("device"), QStringLiteral("flags")}));
    QCOMPARE(cells(1), QStringList({QStringLiteral("2026-03-14T13:30:00.250+05:30"),
                                    QStringLiteral("heart_rate"), QStringLiteral("-1.5"),
                                    QStringLiteral("/min"), QStringLiteral("'=cmd|' /C calc'!A0"),
                                    QStringLiteral("implausible zero")}));
    QCOMPARE(cells(2)[4], QStringLiteral("床 3, \"左\"\nzwei"));
}

void TrendExportTest::failureLeavesTheOldFile()
{
    const QTemporaryDir folder;
    VERIFY_ERROR(writeWhole(folder.filePath(QStringLiteral("none/v.csv")), "x"),
                 ErrorCode::Unavailable);
    QCOMPARE(QDir(folder.path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries), QStringList());
}

QTEST_GUILESS_MAIN(TrendExportTest)
#include "trend_export_test.moc"
