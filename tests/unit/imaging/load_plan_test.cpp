#include "core/imaging/load_plan.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using wardlight::imaging::LoadPlan;

class LoadPlanTest : public QObject
{
    Q_OBJECT

private slots:
    void beginsWhereThePersonLooks();
    void goesAheadInTheDirectionOfTravel();
    void namesEveryPositionOnce();
    void keepsTheNearestWithinTheBudget();
    void keepsAtLeastTheOneLookedAt();
};

void LoadPlanTest::beginsWhereThePersonLooks()
{
    LoadPlan plan(std::vector<qint64>(8, 1), 100);
    plan.lookAt(3);
    // two ahead for each one behind
    QCOMPARE(plan.order(), (std::vector<int>{3, 4, 2, 5, 6, 1, 7, 0}));
}

void LoadPlanTest::goesAheadInTheDirectionOfTravel()
{
    LoadPlan plan(std::vector<qint64>(8, 1), 100);
    plan.lookAt(5);
    plan.lookAt(4);
    QCOMPARE(plan.order(), (std::vector<int>{4, 3, 5, 2, 1, 6, 0, 7}));
}

void LoadPlanTest::namesEveryPositionOnce()
{
    LoadPlan plan(std::vector<qint64>(101, 1), 100);
    for (const int position : {0, 100, 50, 49, 51, 100, 0}) {
        plan.lookAt(position);
        std::vector<int> sorted = plan.order();
        std::sort(sorted.begin(), sorted.end());
        std::vector<int> all(101);
        std::iota(all.begin(), all.end(), 0);
        QCOMPARE(sorted, all);
    }
}

void LoadPlanTest::keepsTheNearestWithinTheBudget()
{
    LoadPlan plan(std::vector<qint64>(8, 10), 40);
    plan.lookAt(3);
    for (int position = 0; position < 8; ++position)
        QCOMPARE(plan.keeps(position), position >= 2 && position <= 5);
}

void LoadPlanTest::keepsAtLeastTheOneLookedAt()
{
    LoadPlan plan({1000, 1000, 1000}, 10);
    plan.lookAt(1);
    QVERIFY(plan.keeps(1));
    QVERIFY(!plan.keeps(0));
    QVERIFY(!plan.keeps(2));
}

QTEST_APPLESS_MAIN(LoadPlanTest)
#include "load_plan_test.moc"
