#include "tests/ui/alerts/some_alerts.h"
#include "ui/alerts/alert_groups.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

OpenAlertPointer made(int secondsAgo)
{
    const alerts::Alert alert = test::someAlert(1, "t", alerts::Severity::High, secondsAgo);
    return std::make_unique<OpenAlert>(
        OpenAlert{alert, alerts::urgency(alert, test::AlertNoon), QDateTime()});
}

} // namespace

/// How new rows are cut into runs that go in together, and old ones into runs that go out.
class AlertGroupsTest final : public QObject
{
    Q_OBJECT

private slots:
    void cutsNewAlertsIntoRuns_data();
    void cutsNewAlertsIntoRuns();
    void joinsNeighbours();
};

void AlertGroupsTest::cutsNewAlertsIntoRuns_data()
{
    using Ages = std::vector<int>;
    QTest::addColumn<Ages>("there");
    QTest::addColumn<Ages>("added");
    QTest::addColumn<int>("runs");
    QTest::newRow("into nothing") << Ages{} << Ages{3, 1, 2} << 1;
    QTest::newRow("all newer") << Ages{10, 20} << Ages{1, 2, 3} << 1;
    QTest::newRow("all older") << Ages{10, 20} << Ages{30, 40} << 1;
    QTest::newRow("between") << Ages{10, 20} << Ages{12, 14} << 1;
    QTest::newRow("everywhere") << Ages{10, 20} << Ages{1, 15, 16, 30} << 3;
}

void AlertGroupsTest::cutsNewAlertsIntoRuns()
{
    QFETCH(std::vector<int>, there);
    QFETCH(std::vector<int>, added);
    QFETCH(int, runs);
    AlertGroup group;
    for (const int age : there)
        group.alerts.push_back(made(age));
    std::vector<OpenAlertPointer> fresh;
    for (const int age : added)
        fresh.push_back(made(age));
    auto cut = insertRuns(group, std::move(fresh));
    QCOMPARE(int(cut.size()), runs);
    for (InsertRun& run : cut) {
        group.alerts.insert(group.alerts.begin() + run.at,
                            std::make_move_iterator(run.alerts.begin()),
                            std::make_move_iterator(run.alerts.end()));
    }
    QCOMPARE(group.alerts.size(), there.size() + added.size());
    for (std::size_t i = 1; i < group.alerts.size(); ++i)
        QVERIFY(group.alerts[i - 1]->urgency < group.alerts[i]->urgency);
}

void AlertGroupsTest::joinsNeighbours()
{
    QVERIFY(removeRuns({}).empty());
    const auto runs = removeRuns({0, 1, 2, 5, 7, 8});
    QCOMPARE(runs.size(), 3U);
    QCOMPARE(runs[0].first, 7);
    QCOMPARE(runs[0].last, 8);
    QCOMPARE(runs[1].first, 5);
    QCOMPARE(runs[1].last, 5);
    QCOMPARE(runs[2].first, 0);
    QCOMPARE(runs[2].last, 2);
}

QTEST_APPLESS_MAIN(AlertGroupsTest)
#include "alert_groups_test.moc"
