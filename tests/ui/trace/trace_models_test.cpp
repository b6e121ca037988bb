#include "tests/ui/trace/memory_traces.h"
#include "ui/trace/count_model.h"
#include "ui/trace/stock_model.h"
#include "ui/trace/trace_event_model.h"
#include "ui/trace/trace_item_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

class TraceModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void itemsAreAProperModel();
    void itemShowsItsLatestState();
    void eventsAreAProperModel();
    void eventsShowDistances();
    void stockIsAProperModel();
    void countsAreAProperModel();
};

void TraceModelsTest::itemsAreAProperModel()
{
    TraceItemModel model;
    const QAbstractItemModelTester tester(&model);
    model.setItems({test::sampleItem(), {}});
    model.retranslate();
    QCOMPARE(model.rowCount(), 2);
    model.setItems({});
    model.retranslate();
    QCOMPARE(model.rowCount(), 0);
}

void TraceModelsTest::stockIsAProperModel()
{
    StockModel model;
    const QAbstractItemModelTester tester(&model);
    trace::SiteStock stock;
    stock.quantity = 2.5;
    model.setStock({stock, {}});
    model.retranslate();
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, StockModel::QuantityColumn).data().toString(), QStringLiteral("2.5"));
    model.setStock({});
    QCOMPARE(model.rowCount(), 0);
}

void TraceModelsTest::countsAreAProperModel()
{
    CountModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCounts({{QStringLiteral("中药"), 1'234'567}, {}});
    model.retranslate();
    QCOMPARE(model.index(0, CountModel::ItemsColumn).data().toString(),
             QLocale().toString(1'234'567));
    model.setCounts({});
    QCOMPARE(model.rowCount(), 0);
}

void TraceModelsTest::itemShowsItsLatestState()
{
    TraceItemModel model;
    model.setItems({test::sampleItem()});
    const auto text = [&model](int column) {
        return model.index(0, column).data(Qt::DisplayRole).toString();
    };
    QCOMPARE(text(TraceItemModel::NameColumn), QStringLiteral("阿莫西林"));
    QCOMPARE(text(TraceItemModel::CodeColumn), QStringLiteral("8150000000000001"));
    QCOMPARE(text(TraceItemModel::StateColumn), QStringLiteral("运输 · 损毁"));
    QCOMPARE(model.rowOf(QStringLiteral("8150000000000001")), 0);
    QCOMPARE(model.rowOf(QStringLiteral("none")), -1);
    QVERIFY(!model.item(1));
}

void TraceModelsTest::eventsAreAProperModel()
{
    TraceEventModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEvents(test::sampleEvents());
    model.retranslate();
    QCOMPARE(model.rowCount(), 6);
    model.setEvents({});
    QCOMPARE(model.rowCount(), 0);
}

void TraceModelsTest::eventsShowDistances()
{
    QLocale::setDefault(QLocale::C);
    auto events = test::sampleEvents();
    events[2].place.reset();
    TraceEventModel model;
    model.setEvents(events);
    const auto distance = [&model](int row) {
        return model.index(row, TraceEventModel::DistanceColumn).data().toString();
    };
    QCOMPARE(distance(0), QString());
    QCOMPARE(distance(1), QString()); // the same place
    QCOMPARE(distance(2), QString()); // no place
    // 0.02° of latitude are 2.22 km, 0.02° of longitude at 31.66° N 1.89 km: 2.9 km across.
    QCOMPARE(distance(3), QStringLiteral("2.9 km"));
    QCOMPARE(model.index(5, TraceEventModel::NumberColumn).data().toString(), QStringLiteral("6"));
}

QTEST_MAIN(TraceModelsTest)
#include "trace_models_test.moc"
