#include "core/ingest/csv/trace_csv.h"

#include <QTest>

using namespace wardlight::ingest::csv;
using Kind = TraceColumns::Kind;

namespace {

QStringList fields(const char* line)
{
    return QString::fromUtf8(line).split(u';');
}

const char* const GoodEvent =
    "化药;阿莫西林;8150000000000001;2019-01-05T00:00:00Z;31.69:103.88;运输;损毁";

} // namespace

class TraceCsvTest : public QObject
{
    Q_OBJECT

private slots:
    void readsItem();
    void readsEvent();
    void acceptsEventWithoutPlace();
    void refusesEvent_data();
    void refusesEvent();
    void refusesItem_data();
    void refusesItem();
    void recognisesHeader();
    void headerGivesTheOrder();
    void headerMustBeComplete();
    void unknownColumnsAreKept();
};

void TraceCsvTest::readsItem()
{
    const auto item = TraceColumns(Kind::Items)
                          .item(fields("中药;复方阿胶;8160000000000000;JK00001;"
                                       "2019-01-01T00:00:00Z;2025-01-01T00:00:00Z;中药;自研;"
                                       "山东****也有限公司;制证完毕-已发批件"));
    QVERIFY2(item, item ? "" : qPrintable(item.error()));
    QCOMPARE(item->category, QStringLiteral("中药"));
    QCOMPARE(item->name, QStringLiteral("复方阿胶"));
    QCOMPARE(item->code, QStringLiteral("8160000000000000"));
    QCOMPARE(item->maker, QStringLiteral("山东****也有限公司"));
    QCOMPARE(item->produced.instant, QDateTime({2019, 1, 1}, {0, 0}, Qt::UTC));
    QCOMPARE(item->expires.text, QStringLiteral("2025-01-01T00:00:00Z"));
    // The five fields of the reference's extension.
    QCOMPARE(item->extension.size(), 5);
    QCOMPARE(item->extension[QStringLiteral("受理号")], QStringLiteral("JK00001"));
    QCOMPARE(item->extension[QStringLiteral("任务类型")], QStringLiteral("制证完毕-已发批件"));
    QCOMPARE(item->extension[QStringLiteral("企业名称")], QStringLiteral("山东****也有限公司"));
}

void TraceCsvTest::readsEvent()
{
    const auto event = TraceColumns(Kind::Events).event(fields(GoodEvent));
    QVERIFY2(event, event ? "" : qPrintable(event.error()));
    QCOMPARE(event->time.instant, QDateTime({2019, 1, 5}, {0, 0}, Qt::UTC));
    QVERIFY(event->place.has_value());
    QCOMPARE(event->place->latitude, 31.69);
    QCOMPARE(event->place->longitude, 103.88);
    QCOMPARE(event->placeText, QStringLiteral("31.69:103.88"));
    QCOMPARE(event->link, QStringLiteral("运输"));
    QCOMPARE(event->status, QStringLiteral("损毁"));
    QVERIFY(event->extension.isEmpty());
}

void TraceCsvTest::acceptsEventWithoutPlace()
{
    const auto event =
        TraceColumns(Kind::Events).event(fields("化药;阿莫西林;1;2019-01-05;;已售;正常"));
    QVERIFY(event);
    QVERIFY(!event->place);
}

void TraceCsvTest::refusesEvent_data()
{
    QTest::addColumn<QStringList>("record");
    QTest::addColumn<QString>("reasonHas");
    const auto row = [](const char* name, const char* line, const char* reason) {
        QTest::newRow(name) << fields(line) << QString::fromUtf8(reason);
    };
    row("missing column", "化药;阿莫西林;1;2019-01-05;31.6:103.8;运输", "状态");
    row("extra column", "化药;阿莫西林;1;2019-01-05;31.6:103.8;运输;正常;x", "8 columns");
    row("comma split the position", "化药;阿莫西林;1;2019-01-05;31.65;103.84;运输;正常",
        "31.65:103.84");
    row("comma in one field", "化药;阿莫西林;1;2019-01-05;31.65,103.84;运输;正常", "colon");
    row("swapped", "化药;阿莫西林;1;2019-01-05;103.84:31.65;运输;正常", "swapped");
    row("null island", "化药;阿莫西林;1;2019-01-05;0:0;运输;正常", "0:0");
    row("no time", "化药;阿莫西林;1;;31.6:103.8;运输;正常", "time");
    row("impossible date", "化药;阿莫西林;1;2019-02-30;31.6:103.8;运输;正常", "2019-02-30");
    row("no code", "化药;阿莫西林;;2019-01-05;31.6:103.8;运输;正常", "code");
    row("code with a space", "化药;阿莫西林;1 2;2019-01-05;31.6:103.8;运输;正常", "spaces");
    row("no name", "化药;;1;2019-01-05;31.6:103.8;运输;正常", "name");
}

void TraceCsvTest::refusesEvent()
{
    QFETCH(QStringList, record);
    QFETCH(QString, reasonHas);
    const auto event = TraceColumns(Kind::Events).event(record);
    QVERIFY(!event);
    QVERIFY2(event.error().contains(reasonHas), qPrintable(event.error()));
}

void TraceCsvTest::refusesItem_data()
{
    QTest::addColumn<QStringList>("record");
    QTest::newRow("an event's line") << fields(GoodEvent);
    QTest::newRow("bad production date") << fields("a;b;c;d;01/02/2019;2025-01-01;e;f;g;h");
    QTest::newRow("bad expiry date") << fields("a;b;c;d;2019-01-01;never;e;f;g;h");
    QTest::newRow("huge field") << QStringList{
        QStringLiteral("a"), QString(1001, u'x'), QStringLiteral("c"), {}, {}, {}, {}, {}, {}, {}};
}

void TraceCsvTest::refusesItem()
{
    QFETCH(QStringList, record);
    const auto item = TraceColumns(Kind::Items).item(record);
    QVERIFY(!item);
    QVERIFY(!item.error().isEmpty());
}

void TraceCsvTest::recognisesHeader()
{
    const TraceColumns events(Kind::Events);
    QVERIFY(events.isHeader(fields("分类;名称;监管号;生产日期;位置;环节;状态")));
    QVERIFY(!events.isHeader(fields(GoodEvent)));
}

void TraceCsvTest::headerGivesTheOrder()
{
    TraceColumns columns(Kind::Events);
    QVERIFY(columns.readHeader(fields("监管号;状态;环节;位置;生产日期;名称;分类")));
    const auto event = columns.event(fields("77;正常;运输;31.65:103.84;2019-01-05;阿莫西林;化药"));
    QVERIFY(event);
    QCOMPARE(event->code, QStringLiteral("77"));
    QCOMPARE(event->category, QStringLiteral("化药"));
}

void TraceCsvTest::headerMustBeComplete()
{
    TraceColumns columns(Kind::Events);
    const auto missing = columns.readHeader(fields("分类;名称;监管号;生产日期;环节;状态"));
    QVERIFY(!missing);
    QVERIFY(missing.error().contains(QStringLiteral("位置")));
    QVERIFY(!columns.readHeader(fields("分类;名称;监管号;生产日期;位置;环节;状态;状态")));
}

void TraceCsvTest::unknownColumnsAreKept()
{
    TraceColumns columns(Kind::Events);
    QVERIFY(columns.readHeader(fields("分类;名称;监管号;生产日期;位置;环节;状态;温度")));
    const auto event = columns.event(fields("化药;阿莫西林;1;2019-01-05;;运输;正常;4.5"));
    QVERIFY(event);
    QCOMPARE(event->extension[QStringLiteral("温度")], QStringLiteral("4.5"));
}

QTEST_GUILESS_MAIN(TraceCsvTest)
#include "trace_csv_test.moc"
