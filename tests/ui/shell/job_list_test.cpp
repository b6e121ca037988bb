#include "ui/common/job_list.h"
#include "ui/common/job_strip.h"
#include "ui/common/status_bar.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace wardlight;
using namespace wardlight::ui;
using namespace std::chrono_literals;

class JobListTest final : public QObject
{
    Q_OBJECT

private slots:
    void estimatesWhatRemains_data();
    void estimatesWhatRemains();
    void showsTheNewestFirst();
    void averagesTheRunningJobs();
    void cancelsOnce();
    void tellsHowAJobEnded();
    void treatsACancelledErrorAsCancelled();
    void ignoresASecondEnd();
    void hidesTheStripWithoutAJob();
    void cancelsTheOnlyJobFromTheStrip();
    void showsANoticeAtTheEnd();
};

void JobListTest::estimatesWhatRemains_data()
{
    QTest::addColumn<int>("elapsedMs");
    QTest::addColumn<int>("done");
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("seconds"); // -1: nothing can be said
    QTest::newRow("a quarter in 10 s") << 10'000 << 25 << 100 << 30;
    QTest::newRow("all") << 10'000 << 100 << 100 << 0;
    QTest::newRow("more than all") << 10'000 << 120 << 100 << 0;
    QTest::newRow("nothing done") << 10'000 << 0 << 100 << -1;
    QTest::newRow("total unknown") << 10'000 << 5 << 0 << -1;
    QTest::newRow("just begun") << 200 << 1 << 100 << -1;
}

void JobListTest::estimatesWhatRemains()
{
    QFETCH(const int, elapsedMs);
    QFETCH(const int, done);
    QFETCH(const int, total);
    QFETCH(const int, seconds);
    const auto left = remainingTime(std::chrono::milliseconds(elapsedMs), {done, total, {}});
    QCOMPARE(left ? static_cast<int>(left->count()) : -1, seconds);
}

void JobListTest::showsTheNewestFirst()
{
    JobList jobs;
    const QAbstractItemModelTester tester(&jobs);
    jobs.add(QStringLiteral("first"), std::make_shared<Job>());
    jobs.add(QStringLiteral("second"), std::make_shared<Job>());
    QCOMPARE(jobs.index(0).data().toString(), QStringLiteral("second"));
    QCOMPARE(jobs.firstRunning(), 1);
}

void JobListTest::averagesTheRunningJobs()
{
    JobList jobs;
    QCOMPARE(jobs.runningPercent(), -1);
    const auto half = std::make_shared<Job>();
    const auto unknown = std::make_shared<Job>();
    const auto most = std::make_shared<Job>();
    half->report(50, 100);
    most->report(90, 100);
    jobs.add(QStringLiteral("half"), half);
    jobs.add(QStringLiteral("unknown"), unknown);
    jobs.add(QStringLiteral("most"), most);
    QCOMPARE(jobs.runningCount(), 3);
    QCOMPARE(jobs.runningPercent(), 70);
}

void JobListTest::cancelsOnce()
{
    JobList jobs;
    const auto job = std::make_shared<Job>();
    jobs.add(QStringLiteral("import"), job);
    QSignalSpy changed(&jobs, &QAbstractItemModel::dataChanged);
    jobs.cancel(jobs.index(0));
    jobs.cancel(jobs.index(0));
    QVERIFY(job->isCancelled());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(jobs.runningCount(), 1); // until its task has ended
}

void JobListTest::tellsHowAJobEnded()
{
    JobList jobs;
    QSignalSpy ended(&jobs, &JobList::ended);
    const int id = jobs.add(QStringLiteral("Import"), std::make_shared<Job>());
    jobs.finish(id, QStringLiteral("140 added."));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended[0][2].toString(), QStringLiteral("Import: 140 added."));
    QCOMPARE(jobs.runningCount(), 0);
    QCOMPARE(jobs.index(0).data(JobList::DetailRole).toString(), QStringLiteral("140 added."));
}

void JobListTest::treatsACancelledErrorAsCancelled()
{
    JobList jobs;
    const int id = jobs.add(QStringLiteral("Import"), std::make_shared<Job>());
    jobs.fail(id, Error{ErrorCode::Cancelled, QStringLiteral("Cancelled.")});
    QCOMPARE(jobs.index(0).data(JobList::StateRole).toInt(), static_cast<int>(JobState::Cancelled));
}

void JobListTest::ignoresASecondEnd()
{
    JobList jobs;
    QSignalSpy ended(&jobs, &JobList::ended);
    const int id = jobs.add(QStringLiteral("Import"), std::make_shared<Job>());
    jobs.finish(id, {});
    jobs.fail(id, Error{});
    jobs.finish(99, {});
    QCOMPARE(ended.size(), 1);
}

void JobListTest::hidesTheStripWithoutAJob()
{
    const Theme theme;
    JobList jobs;
    JobStrip strip(theme, jobs);
    QVERIFY(strip.isHidden());
    const int id = jobs.add(QStringLiteral("Import"), std::make_shared<Job>());
    QVERIFY(!strip.isHidden());
    QCOMPARE(strip.findChild<QProgressBar*>()->maximum(), 0); // total not known: busy
    jobs.finish(id, {});
    QVERIFY(strip.isHidden());
}

void JobListTest::cancelsTheOnlyJobFromTheStrip()
{
    const Theme theme;
    JobList jobs;
    JobStrip strip(theme, jobs);
    const auto job = std::make_shared<Job>();
    jobs.add(QStringLiteral("Import"), job);
    strip.findChildren<QToolButton*>().last()->click();
    QVERIFY(job->isCancelled());
}

void JobListTest::showsANoticeAtTheEnd()
{
    const Theme theme;
    JobList jobs;
    const StatusBar bar(theme, jobs);
    QCOMPARE(bar.height(), 26);
    jobs.finish(jobs.add(QStringLiteral("Import"), std::make_shared<Job>()),
                QStringLiteral("2 added."));
    QStringList texts;
    const auto labels = bar.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("Import: 2 added.")));
}

QTEST_MAIN(JobListTest)
#include "job_list_test.moc"
