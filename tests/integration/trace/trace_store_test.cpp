#include "tests/integration/trace/trace_fixture.h"

#include <QTest>

#include <thread>

using namespace wardlight;
using namespace wardlight::trace;

namespace {

QDateTime day(int month, int dayOfMonth)
{
    return QDateTime({2019, month, dayOfMonth}, {0, 0}, Qt::UTC);
}

ItemRecord itemRecord(const QString& code, const QString& name, const QString& maker)
{
    ItemRecord record;
    record.category = QStringLiteral("化药");
    record.name = name;
    record.code = code;
    record.maker = maker;
    record.produced = {day(1, 1), QStringLiteral("2019-01-01")};
    record.expires = {day(12, 31), QStringLiteral("2019-12-31")};
    record.extension = {{QStringLiteral("受理号"), QStringLiteral("JK%1").arg(code)}};
    return record;
}

EventRecord eventRecord(const QString& code, const QDateTime& time, const QString& link)
{
    EventRecord record;
    record.category = QStringLiteral("化药");
    record.name = QStringLiteral("阿莫西林");
    record.code = code;
    record.time = {time, time.toString(Qt::ISODate)};
    record.place = Coordinates{31.6533906593, 103.8427768645};
    record.placeText = QStringLiteral("31.6533906593:103.8427768645");
    record.link = link;
    record.status = QStringLiteral("正常");
    return record;
}

QStringList codes(const Result<std::vector<Item>>& items)
{
    QStringList list;
    if (items) {
        for (const Item& found : *items)
            list << found.code;
    }
    return list;
}

const QString Made = QStringLiteral("生产");
const QString Shipped = QStringLiteral("运输");
const QString Sold = QStringLiteral("售卖");

} // namespace

class TraceStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_OK(m_fixture.start()); }
    void init() { VERIFY_OK(m_fixture.reset()); }

    void findsByEveryCondition();
    void wildcardsAreLiteral();
    void limitsAnswers();
    void roundTripsAnItem();
    void pathIsInOrder();
    void unknownCodeIsNotFound();
    void latestStateFollowsEventTime();
    void eventsMakeTheirItem();
    void operationIsAppliedOnce();
    void writesAreAudited();
    void everyMonthHasItsPartition();
    void eventsOfTheDefaultPartitionMoveOut();
    void writersOfOneCodeQueue();
    void writersOfNewMonthsQueue();
    void writersOfNewDrugsQueue();
    void findsInsideAnArea();
    void findsWhatIsOnSale();
    void findsByMakerAmongMany();
    void listsCategories();
    void refusesTooLargeBatches();

private:
    void add(const std::vector<ItemRecord>& records)
    {
        VERIFY_OK(store().addItems(OperationId::generate(), QStringLiteral("test"), records));
    }
    void add(const std::vector<EventRecord>& records)
    {
        VERIFY_OK(store().addEvents(OperationId::generate(), QStringLiteral("test"), records));
    }
    TraceStore& store() { return m_fixture.store(); }

    test::TraceFixture m_fixture;
};

void TraceStoreTest::findsByEveryCondition()
{
    ItemRecord other =
        itemRecord(QStringLiteral("2"), QStringLiteral("复方阿胶"), QStringLiteral("山东"));
    other.category = QStringLiteral("中药");
    other.produced = {day(6, 1), {}};
    other.expires = {day(6, 30), {}};
    add({itemRecord(QStringLiteral("1"), QStringLiteral("阿莫西林"), QStringLiteral("浙江 Pharma")),
         other});
    EventRecord sold = eventRecord(QStringLiteral("1"), day(2, 1), Sold);
    sold.status = QStringLiteral("召回");
    add(std::vector{sold});

    const QStringList first{QStringLiteral("1")}, second{QStringLiteral("2")};
    QCOMPARE(codes(store().find({})), first + second);
    QCOMPARE(codes(store().find({.category = QStringLiteral("中药")})), second);
    QCOMPARE(codes(store().find({.category = QStringLiteral("中")})), QStringList());
    QCOMPARE(codes(store().find({.name = QStringLiteral("莫西")})), first);
    QCOMPARE(codes(store().find({.maker = QStringLiteral("pharma")})), first);
    QCOMPARE(codes(store().find({.code = QStringLiteral("2")})), second);
    QCOMPARE(codes(store().find({.status = QStringLiteral("召回")})), first);
    QCOMPARE(codes(store().find({.link = Sold})), first);
    QCOMPARE(
        codes(store().find({.extension = {{QStringLiteral("受理号"), QStringLiteral("JK2")}}})),
        second);
    QCOMPARE(codes(store().find({.producedFrom = day(6, 1)})), second);
    QCOMPARE(codes(store().find({.producedTo = day(1, 1)})), first);
    QCOMPARE(codes(store().find({.producedFrom = day(1, 2), .producedTo = day(5, 31)})),
             QStringList());
    QCOMPARE(codes(store().find({.expiresFrom = day(7, 1)})), first);
    QCOMPARE(codes(store().find({.expiresTo = day(6, 30)})), second);
    QCOMPARE(
        codes(store().find({.category = QStringLiteral("中药"), .name = QStringLiteral("莫")})),
        QStringList());
}

void TraceStoreTest::wildcardsAreLiteral()
{
    add({itemRecord(QStringLiteral("1"), QStringLiteral("A%B"), QStringLiteral("山东****公司")),
         itemRecord(QStringLiteral("2"), QStringLiteral("AxB"), QStringLiteral("山东一二三四公司")),
         itemRecord(QStringLiteral("3"), QStringLiteral("A_\\"), QStringLiteral("x"))});
    QCOMPARE(codes(store().find({.name = QStringLiteral("A%B")})),
             QStringList{QStringLiteral("1")});
    QCOMPARE(codes(store().find({.name = QStringLiteral("A_")})), QStringList{QStringLiteral("3")});
    QCOMPARE(codes(store().find({.name = QStringLiteral("_\\")})),
             QStringList{QStringLiteral("3")});
    QCOMPARE(codes(store().find({.maker = QStringLiteral("****")})),
             QStringList{QStringLiteral("1")});
}

void TraceStoreTest::limitsAnswers()
{
    add({itemRecord(QStringLiteral("1"), Made, Made), itemRecord(QStringLiteral("2"), Made, Made)});
    QCOMPARE(codes(store().find({.limit = 1})), QStringList{QStringLiteral("1")});
    VERIFY_ERROR(store().find({.limit = 0}), ErrorCode::Invalid);
    VERIFY_ERROR(store().find({.limit = 100'001}), ErrorCode::Invalid);
}

void TraceStoreTest::roundTripsAnItem()
{
    ItemRecord record = itemRecord(QStringLiteral("\"1\"'{,}\\"), QStringLiteral("NULL"), {});
    record.extension.insert(QStringLiteral("a\"b"), QStringLiteral("c\\d\ne"));
    record.expires = {};
    add(std::vector{record});
    const auto path = store().path(record.code);
    VERIFY_OK(path);
    QVERIFY(path->item.hasMasterData);
    QCOMPARE(path->item.name, QStringLiteral("NULL"));
    QCOMPARE(path->item.maker, QString());
    QVERIFY(path->item.produced == record.produced);
    QVERIFY(!path->item.expires.instant.isValid());
    QCOMPARE(path->item.extension, record.extension);
    QVERIFY(!path->item.place);
    QVERIFY(path->events.empty());
}

void TraceStoreTest::pathIsInOrder()
{
    const QString code = QStringLiteral("1");
    add({eventRecord(code, day(1, 2), Shipped), eventRecord(code, day(1, 1), Made),
         eventRecord(code, day(1, 1), Shipped), eventRecord(code, day(2, 1), Sold)});
    const auto path = store().path(code);
    VERIFY_OK(path);
    QStringList seen;
    for (const Event& one : path->events)
        seen << one.time.toString(QStringLiteral("MMdd")) + one.link;
    QCOMPARE(seen, QStringList({QStringLiteral("0101生产"), QStringLiteral("0101运输"),
                                QStringLiteral("0102运输"), QStringLiteral("0201售卖")}));
    QCOMPARE(path->events[0].place->latitude, 31.6533906593);
    QCOMPARE(path->events[0].place->longitude, 103.8427768645);
    QCOMPARE(path->events[0].placeText, QStringLiteral("31.6533906593:103.8427768645"));
    QCOMPARE(path->events[0].timeText, QStringLiteral("2019-01-01T00:00:00Z"));
}

void TraceStoreTest::unknownCodeIsNotFound()
{
    VERIFY_ERROR(store().path(QStringLiteral("none")), ErrorCode::NotFound);
}

void TraceStoreTest::latestStateFollowsEventTime()
{
    const QString code = QStringLiteral("1");
    add({eventRecord(code, day(2, 1), Sold)});
    add({eventRecord(code, day(1, 1), Made)}); // arrives late, happened before
    QCOMPARE(store().path(code)->item.link, Sold);
    EventRecord lost = eventRecord(code, day(2, 1), Sold);
    lost.status = QStringLiteral("损毁");
    lost.place.reset();
    add(std::vector{lost}); // the same time, recorded after
    const auto path = store().path(code);
    QCOMPARE(path->item.status, QStringLiteral("损毁"));
    QVERIFY(!path->item.place);
    QCOMPARE(path->item.stateTime, day(2, 1));
}

void TraceStoreTest::eventsMakeTheirItem()
{
    add({eventRecord(QStringLiteral("1"), day(1, 1), Made)});
    QVERIFY(!store().path(QStringLiteral("1"))->item.hasMasterData);
    const auto added = store().addItems(
        OperationId::generate(), QStringLiteral("test"),
        {itemRecord(QStringLiteral("1"), QStringLiteral("阿莫西林"), QStringLiteral("M"))});
    VERIFY_OK(added);
    QCOMPARE(added->front().recording, Recording::Added);
    const auto path = store().path(QStringLiteral("1"));
    QVERIFY(path->item.hasMasterData);
    QCOMPARE(path->item.link, Made);
    QCOMPARE(path->events.size(), 1U);
}

void TraceStoreTest::operationIsAppliedOnce()
{
    const auto operation = OperationId::generate();
    const std::vector records{eventRecord(QStringLiteral("1"), day(1, 1), Made)};
    VERIFY_OK(store().addEvents(operation, QStringLiteral("test"), records));
    VERIFY_ERROR(store().addEvents(operation, QStringLiteral("test"), records),
                 ErrorCode::AlreadyApplied);
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT count(*) FROM trace_events")),
             QStringLiteral("1"));
}

void TraceStoreTest::writesAreAudited()
{
    add({eventRecord(QStringLiteral("1"), day(1, 1), Made),
         eventRecord(QStringLiteral("1"), day(1, 1), Made)});
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT action || ' ' || person || ' ' || target || ' '"
                                            " || (detail->>'added') || (detail->>'unchanged')"
                                            " FROM audit_log")),
             QStringLiteral("trace.import-events 检查员 test 11"));
}

void TraceStoreTest::everyMonthHasItsPartition()
{
    add({eventRecord(QStringLiteral("1"), day(1, 31), Made),
         eventRecord(QStringLiteral("1"), day(2, 1), Sold),
         eventRecord(QStringLiteral("1"), QDateTime({1950, 5, 5}, {0, 0}, Qt::UTC), Sold),
         eventRecord(QStringLiteral("1"), QDateTime({2090, 5, 5}, {0, 0}, Qt::UTC), Sold)});
    QCOMPARE(m_fixture.value(QStringLiteral(
                 "SELECT string_agg(tableoid::regclass::text, ' ' ORDER BY event_time) "
                 "FROM trace_events")),
             QStringLiteral("trace_events_default trace_events_2019_01 trace_events_2019_02 "
                            "trace_events_default"));
}

void TraceStoreTest::eventsOfTheDefaultPartitionMoveOut()
{
    // Recorded ahead of its month, as the clock of the fixture has it; then the month comes.
    add({eventRecord(QStringLiteral("1"), day(9, 3), Made)});
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT count(*) FROM trace_events_default")),
             QStringLiteral("1"));
    QCOMPARE(
        m_fixture.value(QStringLiteral("SELECT trace_events_ensure_month('2019-09-30T23:59:59Z'); "
                                       "SELECT trace_events_ensure_month('2019-09-01T00:00:00Z'); "
                                       "SELECT tableoid::regclass::text FROM trace_events")),
        QStringLiteral("trace_events_2019_09"));
    QCOMPARE(store().path(QStringLiteral("1"))->events.size(), 1U);
}

void TraceStoreTest::writersOfOneCodeQueue()
{
    constexpr int Writers = 4, EventsEach = 10;
    std::atomic<int> failures = 0;
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < Writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0; i < EventsEach; ++i) {
                const auto added =
                    store().addEvents(OperationId::generate(), QStringLiteral("test"),
                                      {eventRecord(QStringLiteral("1"), day(1, 1),
                                                   QStringLiteral("%1-%2").arg(writer).arg(i))});
                failures += !added;
            }
        });
    }
    threads.clear();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT count(*) || ' ' || max(seq) || ' ' || "
                                            "count(DISTINCT seq) FROM trace_events")),
             QStringLiteral("40 39 40"));
}

void TraceStoreTest::writersOfNewMonthsQueue()
{
    constexpr int Writers = 3, Months = 24;
    std::atomic<int> failures = 0;
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < Writers; ++writer) {
        threads.emplace_back([&, writer] {
            const QString code = QString::number(writer);
            for (int month = 0; month < Months; ++month) {
                const QDateTime time(QDate(2012, 1, 15).addMonths(month), QTime(0, 0), Qt::UTC);
                failures += !store().addEvents(OperationId::generate(), QStringLiteral("test"),
                                               {eventRecord(code, time, Made)});
            }
        });
    }
    threads.clear();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT count(*) || ' ' || count(DISTINCT tableoid) "
                                            "FROM trace_events")),
             QStringLiteral("72 24"));
}

void TraceStoreTest::writersOfNewDrugsQueue()
{
    constexpr int Writers = 4, Rounds = 25, Drugs = 10;
    std::atomic<int> failures = 0;
    for (int round = 0; round < Rounds; ++round) {
        std::vector<std::jthread> threads;
        for (int writer = 0; writer < Writers; ++writer) {
            threads.emplace_back([&, writer] {
                std::vector<ItemRecord> records;
                for (int drug = 0; drug < Drugs; ++drug)
                    records.push_back(
                        itemRecord(QStringLiteral("%1-%2-%3").arg(round).arg(writer).arg(drug),
                                   QStringLiteral("药%1-%2").arg(round).arg(drug),
                                   QStringLiteral("厂%1-%2").arg(round).arg(drug)));
                failures +=
                    !store().addItems(OperationId::generate(), QStringLiteral("test"), records);
            });
        }
    }
    QCOMPARE(failures.load(), 0);
    QCOMPARE(m_fixture.value(QStringLiteral(
                 "SELECT (SELECT count(*) FROM trace_items) || ' ' || (SELECT count(*) FROM "
                 "trace_drugs) || ' ' || (SELECT count(*) FROM trace_makers)")),
             QStringLiteral("1000 250 250"));
}

/// Edges are straight on the map: by the great circle from 80 to 130 degrees east, 1 to 3 would lie
/// outside.
void TraceStoreTest::findsInsideAnArea()
{
    const std::pair<const char*, Coordinates> places[] = {
        {"1", {30.0005, 90}},  {"2", {30.0005, 105}}, {"3", {30.5, 105}}, {"4", {40, 105}},
        {"5", {29.9995, 105}}, {"6", {40, 90}},       {"7", {46, 105}},   {"8", {-40, 50}}};
    std::vector<EventRecord> records;
    for (const auto& [code, place] : places) {
        EventRecord record = eventRecord(QLatin1String(code), day(1, 1), Sold);
        record.place = place;
        records.push_back(record);
    }
    add(records);
    const std::vector<Coordinates> triangle{{30, 80}, {30, 130}, {45, 105}};
    const QStringList inside{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"),
                             QStringLiteral("4")};
    QCOMPARE(codes(store().find({.polygon = triangle})), inside);
    QCOMPARE(codes(store().find({.name = QStringLiteral("阿莫西林"), .polygon = triangle})),
             inside);
    QCOMPARE(codes(store().find({.within = Circle{{30.5, 105}, 60'000}, .polygon = triangle})),
             QStringList({QStringLiteral("2"), QStringLiteral("3")}));
    // so wide that the index is of no use
    QCOMPARE(codes(store().find({.polygon = {{-89, -179}, {-89, 179}, {0, 0}}})),
             QStringList{QStringLiteral("8")});
}

void TraceStoreTest::findsWhatIsOnSale()
{
    EventRecord bought = eventRecord(QStringLiteral("2"), day(1, 1), Sold);
    bought.status = QStringLiteral("已售");
    add({eventRecord(QStringLiteral("1"), day(1, 1), Sold), bought,
         eventRecord(QStringLiteral("3"), day(1, 1), Shipped)});
    QCOMPARE(codes(store().find({.isOnSale = true})), QStringList{QStringLiteral("1")});
}

void TraceStoreTest::findsByMakerAmongMany()
{
    std::vector<ItemRecord> records;
    for (int i = 0; i < 400; ++i)
        records.push_back(itemRecord(QString::number(1000 + i), QStringLiteral("药%1").arg(i % 20),
                                     QStringLiteral("第%1厂").arg(i / 20)));
    add(records);
    const auto found = [&](const ItemQuery& query) { return codes(store().find(query)); };
    const QStringList third{QStringLiteral("1060"), QStringLiteral("1061")};
    QCOMPARE(found({.maker = QStringLiteral("第3"), .limit = 2}), third); // one maker
    QCOMPARE(
        found({.category = QStringLiteral("化药"), .maker = QStringLiteral("第3"), .limit = 2}),
        third); // beside twenty drugs
    QCOMPARE(found({.name = QStringLiteral("药7"), .maker = QStringLiteral("第3")}),
             QStringList{QStringLiteral("1067")});
    QCOMPARE(found({.maker = QStringLiteral("厂"), .limit = 2, .after = QStringLiteral("1398")}),
             QStringList{QStringLiteral("1399")}); // twenty makers
    QCOMPARE(found({.maker = QStringLiteral("第1"), .limit = 1000}).size(), 11 * 20); // 1, 10 … 19
    QCOMPARE(found({.maker = QStringLiteral("公司")}), QStringList());
    QCOMPARE(store().counts({.maker = QStringLiteral("第3")}, Dimension::Maker)->front().count, 20);
}

void TraceStoreTest::listsCategories()
{
    QCOMPARE(*store().categories(), QStringList());
    ItemRecord other = itemRecord(QStringLiteral("2"), Made, Made);
    other.category = QStringLiteral("中药");
    add({itemRecord(QStringLiteral("1"), Made, Made), other,
         itemRecord(QStringLiteral("3"), Made, Made)});
    QCOMPARE(*store().categories(), QStringList({QStringLiteral("中药"), QStringLiteral("化药")}));
}

void TraceStoreTest::refusesTooLargeBatches()
{
    const std::vector<ItemRecord> records(TraceStore::LargestBatch + 1);
    VERIFY_ERROR(store().addItems(OperationId::generate(), {}, records), ErrorCode::Limit);
}

QTEST_GUILESS_MAIN(TraceStoreTest)
#include "trace_store_test.moc"
