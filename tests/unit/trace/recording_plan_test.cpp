#include "core/trace/recording_plan.h"
#include "core/trace/trace_rules.h"

#include <QTest>

using namespace wardlight::trace;

namespace {

const QDateTime NewYear({2019, 1, 1}, {0, 0}, Qt::UTC);

ItemRecord itemRecord(const QString& code, const QString& maker = QStringLiteral("M"))
{
    ItemRecord record;
    record.category = QStringLiteral("化药");
    record.name = QStringLiteral("阿莫西林");
    record.code = code;
    record.maker = maker;
    record.produced = {NewYear, QStringLiteral("2019-01-01")};
    return record;
}

EventRecord eventRecord(const QString& code, const QString& link, int day = 0)
{
    EventRecord record;
    record.category = QStringLiteral("化药");
    record.name = QStringLiteral("阿莫西林");
    record.code = code;
    record.link = link;
    record.time = {NewYear.addDays(day), {}};
    return record;
}

Item known(const QString& code, bool hasMasterData)
{
    Item result;
    result.category = QStringLiteral("化药");
    result.name = QStringLiteral("阿莫西林");
    result.code = code;
    result.hasMasterData = hasMasterData;
    result.maker = hasMasterData ? QStringLiteral("M") : QString();
    if (hasMasterData)
        result.produced = {NewYear, QStringLiteral("2019-01-01T00:00:00Z")};
    return result;
}

template <class Plan>
QList<Recording> recordings(const Plan& plan)
{
    QList<Recording> list;
    for (const RecordOutcome& outcome : plan.outcomes)
        list << outcome.recording;
    return list;
}

const QString A = QStringLiteral("A");
const QString B = QStringLiteral("B");

} // namespace

class RecordingPlanTest : public QObject
{
    Q_OBJECT

private slots:
    void newItemsAreAdded();
    void sameItemAgainIsUnchanged();
    void otherMasterDataIsRefusedAndNamed();
    void masterDataCompletesAnItemKnownFromEvents();
    void codeOfAnotherDrugIsRefused();
    void firstOfTwoInABatchCounts();
    void eventsOfOneTimeAreNumbered();
    void sameEventIsUnchanged();
    void numbersGoOnFromWhatIsOnRecord();
    void collidingHashesShareNumbers();
};

void RecordingPlanTest::newItemsAreAdded()
{
    const ItemPlan plan = planItems({}, {itemRecord(A), itemRecord(B)});
    QCOMPARE(recordings(plan), (QList{Recording::Added, Recording::Added}));
    QCOMPARE(plan.toWrite, (std::vector<std::size_t>{0, 1}));
}

void RecordingPlanTest::sameItemAgainIsUnchanged()
{
    const ItemPlan plan = planItems({{A, known(A, true)}}, {itemRecord(A)});
    QCOMPARE(recordings(plan), QList{Recording::Unchanged});
    QVERIFY(plan.toWrite.empty());
}

void RecordingPlanTest::otherMasterDataIsRefusedAndNamed()
{
    const ItemPlan plan = planItems({{A, known(A, true)}}, {itemRecord(A, QStringLiteral("N"))});
    QCOMPARE(recordings(plan), QList{Recording::Refused});
    QVERIFY(plan.outcomes[0].reason.contains(QStringLiteral("maker")));
    QVERIFY(plan.toWrite.empty());
}

void RecordingPlanTest::masterDataCompletesAnItemKnownFromEvents()
{
    const ItemPlan plan = planItems({{A, known(A, false)}}, {itemRecord(A)});
    QCOMPARE(recordings(plan), QList{Recording::Added});
}

void RecordingPlanTest::codeOfAnotherDrugIsRefused()
{
    ItemRecord other = itemRecord(A);
    other.name = QStringLiteral("复方阿胶");
    QCOMPARE(recordings(planItems({{A, known(A, false)}}, {other})), QList{Recording::Refused});
    EventRecord otherEvent = eventRecord(A, QStringLiteral("生产"));
    otherEvent.category = QStringLiteral("中药");
    const EventPlan plan = planEvents({{A, known(A, true)}}, {}, {otherEvent});
    QCOMPARE(recordings(plan), QList{Recording::Refused});
    QVERIFY(plan.outcomes[0].reason.contains(QStringLiteral("中药")));
}

void RecordingPlanTest::firstOfTwoInABatchCounts()
{
    const ItemPlan plan =
        planItems({}, {itemRecord(A), itemRecord(A), itemRecord(A, QStringLiteral("N"))});
    QCOMPARE(recordings(plan), (QList{Recording::Added, Recording::Unchanged, Recording::Refused}));
}

void RecordingPlanTest::eventsOfOneTimeAreNumbered()
{
    const EventPlan plan = planEvents(
        {}, {},
        {eventRecord(A, QStringLiteral("生产")), eventRecord(A, QStringLiteral("质检")),
         eventRecord(A, QStringLiteral("运输"), 1), eventRecord(B, QStringLiteral("生产"))});
    QCOMPARE(plan.toWrite.size(), 4U);
    QCOMPARE(plan.toWrite[0].sequence, 0);
    QCOMPARE(plan.toWrite[1].sequence, 1);
    QCOMPARE(plan.toWrite[2].sequence, 0);
    QCOMPARE(plan.toWrite[3].sequence, 0);
}

void RecordingPlanTest::sameEventIsUnchanged()
{
    const auto record = eventRecord(A, QStringLiteral("生产"));
    auto elsewhere = record;
    elsewhere.place = Coordinates{31, 103};
    const EventPlan plan = planEvents({}, {}, {record, record, elsewhere});
    QCOMPARE(recordings(plan), (QList{Recording::Added, Recording::Unchanged, Recording::Added}));
}

void RecordingPlanTest::numbersGoOnFromWhatIsOnRecord()
{
    Event first;
    first.time = NewYear;
    first.sequence = 4;
    first.link = QStringLiteral("生产");
    const EventsOnRecord onRecord{
        {{codeHash(A), NewYear.toMSecsSinceEpoch()}, {SlotEvent{A, first}}}};
    const EventPlan plan = planEvents(
        {}, onRecord,
        {eventRecord(A, QStringLiteral("生产")), eventRecord(A, QStringLiteral("质检"))});
    QCOMPARE(recordings(plan), (QList{Recording::Unchanged, Recording::Added}));
    QCOMPARE(plan.toWrite[0].sequence, 5);
}

void RecordingPlanTest::collidingHashesShareNumbers()
{
    Event other;
    other.time = NewYear;
    other.link = QStringLiteral("生产");
    // As if the code B had the hash of A.
    const EventsOnRecord onRecord{
        {{codeHash(A), NewYear.toMSecsSinceEpoch()}, {SlotEvent{B, other}}}};
    const EventPlan plan = planEvents({}, onRecord, {eventRecord(A, QStringLiteral("生产"))});
    QCOMPARE(recordings(plan), QList{Recording::Added});
    QCOMPARE(plan.toWrite[0].sequence, 1);
}

QTEST_GUILESS_MAIN(RecordingPlanTest)
#include "recording_plan_test.moc"
