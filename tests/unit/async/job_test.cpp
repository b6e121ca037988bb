#include "core/async/job.h"

#include <QTest>

#include <thread>

using namespace wardlight;

class JobTest : public QObject
{
    Q_OBJECT

private slots:
    void startsWithNothingKnown();
    void showsTheLatestReport();
    void staysCancelled();
    void isReadWhileItIsWritten();
};

void JobTest::startsWithNothingKnown()
{
    const Job job;
    QCOMPARE(job.progress().done, 0);
    QCOMPARE(job.progress().total, 0);
    QVERIFY(job.progress().step.isEmpty());
    QVERIFY(!job.isCancelled());
}

void JobTest::showsTheLatestReport()
{
    Job job;
    job.report(1, 140);
    job.report(2, 140);
    job.setStep(QStringLiteral("Verifying slice 2"));
    QCOMPARE(job.progress().done, 2);
    QCOMPARE(job.progress().total, 140);
    QCOMPARE(job.progress().step, QStringLiteral("Verifying slice 2"));
}

void JobTest::staysCancelled()
{
    Job job;
    job.cancel();
    job.cancel();
    job.report(1, 2);
    QVERIFY(job.isCancelled());
}

void JobTest::isReadWhileItIsWritten()
{
    constexpr qint64 Steps = 20'000;
    Job job;
    std::thread worker([&job] {
        for (qint64 i = 1; i <= Steps; ++i) {
            job.report(i, Steps);
            job.setStep(QString::number(i));
        }
    });
    qint64 last = 0;
    while (last < Steps) {
        const Job::Progress progress = job.progress();
        QVERIFY(progress.done >= last);
        last = progress.done;
    }
    worker.join();
    QCOMPARE(job.progress().step, QString::number(Steps));
}

QTEST_GUILESS_MAIN(JobTest)
#include "job_test.moc"
