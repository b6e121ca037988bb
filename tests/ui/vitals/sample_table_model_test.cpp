#include "core/vitals/intake.h"
#include "ui/vitals/sample_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

std::vector<vitals::Sample> samples(int count)
{
    std::vector<vitals::Sample> made;
    for (int i = 0; i < count; ++i) {
        vitals::Sample sample;
        sample.type = QStringLiteral("heart_rate");
        sample.value = 70 + i;
        sample.unit = QStringLiteral("/min");
        sample.device = QStringLiteral("M1");
        sample.measuredAt = QDateTime({2026, 3, 14}, {8, 0}, Qt::UTC).addSecs(-i);
        made.push_back(sample);
    }
    return made;
}

} // namespace

class SampleTableModelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "Asia/Shanghai"); }
    void showsARow();
    void asksForMoreOnce();
    void appendsAndEnds();
    void failedPageCanBeAskedForAgain();
};

void SampleTableModelTest::showsARow()
{
    SampleTableModel model;
    const QAbstractItemModelTester tester(&model);
    auto made = samples(1);
    made[0].flags = {vitals::flag::Implausible};
    model.setSamples(made, false);
    const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(text(SampleTableModel::TimeColumn), QStringLiteral("14-Mar-2026 16:00:00 +08:00"));
    QCOMPARE(text(SampleTableModel::VitalColumn), QStringLiteral("Heart rate"));
    QCOMPARE(text(SampleTableModel::ValueColumn), QStringLiteral("70"));
    QCOMPARE(text(SampleTableModel::DeviceColumn), QStringLiteral("M1"));
    QVERIFY(!text(SampleTableModel::FlagsColumn).isEmpty());
    for (int column = 0; column < SampleTableModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void SampleTableModelTest::asksForMoreOnce()
{
    SampleTableModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy wanted(&model, &SampleTableModel::moreWanted);
    model.setSamples(samples(3), true);
    wanted.clear(); // the tester may ask as well
    model.append({}, true);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(wanted.size(), 1);
}

void SampleTableModelTest::appendsAndEnds()
{
    SampleTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSamples(samples(3), true);
    model.append(samples(2), false);
    QCOMPARE(model.rowCount(), 5);
    QVERIFY(!model.canFetchMore({}));
    model.setSamples({}, false);
    QCOMPARE(model.rowCount(), 0);
    model.retranslate();
}

void SampleTableModelTest::failedPageCanBeAskedForAgain()
{
    SampleTableModel model;
    model.setSamples(samples(3), true);
    model.fetchMore({});
    QVERIFY(!model.canFetchMore({}));
    model.stopLoading();
    QVERIFY(model.canFetchMore({}));
}

QTEST_GUILESS_MAIN(SampleTableModelTest)
#include "sample_table_model_test.moc"
