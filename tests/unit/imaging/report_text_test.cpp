#include "core/imaging/report_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace wardlight::imaging;

namespace {

QJsonObject object(const char* json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

/// Reports as lines to read.
class ReportTextTest : public QObject
{
    Q_OBJECT

private slots:
    void readsInItsOrder();
    void writesValuesForPeople_data();
    void writesValuesForPeople();
    void survivesNonsense();
    void knowsReports();
};

void ReportTextTest::readsInItsOrder()
{
    const auto lines = reportLines(object(R"({"content": [
        {"type": "CONTAINER", "name": "Findings", "items": [
            {"type": "TEXT", "name": "Heart", "value": "normal"}]},
        {"type": "CODE", "name": "Impression", "value": "No change"}]})"));
    QCOMPARE(lines.size(), std::size_t(3));
    QCOMPARE(lines[0].name, QStringLiteral("Findings"));
    QVERIFY(lines[0].value.isEmpty());
    QCOMPARE(lines[1].depth, 1);
    QCOMPARE(lines[1].value, QStringLiteral("normal"));
    QCOMPARE(lines[2].depth, 0);
}

void ReportTextTest::writesValuesForPeople_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* name, const char* item, const char* value) {
        QTest::newRow(name) << QString::fromUtf8(item) << QString::fromUtf8(value);
    };
    row("number", R"({"type": "NUM", "value": "23.5", "unit": "mm"})", "23.5 mm");
    row("without unit", R"({"type": "NUM", "value": "3"})", "3");
    row("person", R"({"type": "PNAME", "value": "Chen^Li=陈^丽"})", "Chen Li");
    row("date", R"({"type": "DATE", "value": "20240131"})", "2024-01-31");
    row("time", R"({"type": "TIME", "value": "101530.25"})", "10:15:30");
    row("moment", R"({"type": "DATETIME", "value": "20240131101530+0800"})",
        "2024-01-31 10:15:30 +0800");
    row("odd date", R"({"type": "DATE", "value": "yesterday"})", "yesterday");
}

void ReportTextTest::writesValuesForPeople()
{
    QFETCH(QString, item);
    QFETCH(QString, value);
    const QJsonObject one = QJsonDocument::fromJson(item.toUtf8()).object();
    const auto lines = reportLines({{QStringLiteral("content"), QJsonArray{one}}});
    QCOMPARE(lines.size(), std::size_t(1));
    QCOMPARE(lines[0].value, value);
}

void ReportTextTest::survivesNonsense()
{
    QVERIFY(reportLines({}).empty());
    QVERIFY(reportLines(object(R"({"content": "x"})")).empty());
    QVERIFY(reportLines(object(R"({"content": [1, null, [], {"items": 7}]})")).empty());
    QJsonObject nested;
    for (int depth = 0; depth < 400; ++depth)
        nested = {{QStringLiteral("name"), QStringLiteral("x")},
                  {QStringLiteral("items"), QJsonArray{nested}}};
    QVERIFY(reportLines({{QStringLiteral("content"), QJsonArray{nested}}}).size() < 200);
}

void ReportTextTest::knowsReports()
{
    QVERIFY(isReport(object(R"({"kind": "structured-report"})")));
    QVERIFY(isReport(object(R"({"kind": "key-objects"})")));
    QVERIFY(!isReport(object(R"({"kind": "segmentation"})")));
    QVERIFY(!isReport({}));
}

QTEST_APPLESS_MAIN(ReportTextTest)
#include "report_text_test.moc"
