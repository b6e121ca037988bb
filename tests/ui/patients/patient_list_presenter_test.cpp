#include "tests/support/fixed_clock.h"
#include "tests/ui/patients/memory_patients.h"
#include "ui/patients/patient_list_presenter.h"
#include "ui/patients/summary_presenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using State = PatientListPresenter::State;

class PatientListPresenterTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_shared<test::MemoryPatientStore>();
        m_presenter = std::make_unique<PatientListPresenter>(
            m_store, std::make_shared<test::FixedClock>(), m_pools);
    }

    void readsPageAfterPage()
    {
        fill(250);
        load();
        QCOMPARE(m_presenter->model().patientCount(), 100);
        while (m_presenter->model().canFetchMore({})) {
            m_presenter->model().fetchMore({});
            QTRY_VERIFY(m_presenter->isSettled());
        }
        QCOMPARE(m_presenter->model().rowCount(), 250);
        QCOMPARE(m_presenter->model().row(249)->patient.mrn, QStringLiteral("MRN-249"));
    }

    void searchesOnceTheTypingRests()
    {
        fill(20);
        load();
        for (const char* typed : {"M", "MR", "MRN", "MRN-", "MRN-0", "MRN-01"})
            m_presenter->setSearch(QLatin1String(typed));
        QVERIFY(m_presenter->isSearching());
        QTRY_VERIFY(m_presenter->isSettled());
        QCOMPARE(m_store->queries().size(), 2U);
        QCOMPARE(m_store->queries().back().search, QStringLiteral("MRN-01"));
        QCOMPARE(m_presenter->model().patientCount(), 10);
    }

    void dropsTheAnswerToAnEarlierSearch()
    {
        fill(20);
        load();
        m_store->hold();
        m_presenter->setSearch(QStringLiteral("MRN-019"));
        m_presenter->openIfOne(); // asks at once
        m_presenter->setSearch(QStringLiteral("MRN-00"));
        QSignalSpy found(m_presenter.get(), &PatientListPresenter::oneFound);
        m_store->release();
        QTRY_VERIFY(m_presenter->isSettled());
        QCOMPARE(m_presenter->model().patientCount(), 10);
        QCOMPARE(found.count(), 0);
    }

    void opensTheOnlyOneFound()
    {
        fill(20);
        load();
        QSignalSpy found(m_presenter.get(), &PatientListPresenter::oneFound);
        m_presenter->setSearch(QStringLiteral("MRN-019"));
        m_presenter->openIfOne();
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(found.front().front().value<PatientId>(), m_presenter->model().row(0)->patient.id);
    }

    void opensNobodyAmongSeveral()
    {
        fill(20);
        load();
        QSignalSpy found(m_presenter.get(), &PatientListPresenter::oneFound);
        m_presenter->setSearch(QStringLiteral("MRN-01"));
        m_presenter->openIfOne();
        QTRY_VERIFY(m_presenter->isSettled());
        QCOMPARE(found.count(), 0);
    }

    void tellsEmptyFromNothingFound()
    {
        load();
        QCOMPARE(m_presenter->state(), State::Empty);
        fill(1);
        m_presenter->setSearch(QStringLiteral("nobody"));
        QTRY_COMPARE(m_presenter->state(), State::NothingFound);
    }

    void saysWhatFailedAndRecovers()
    {
        m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("away")});
        load();
        QCOMPARE(m_presenter->state(), State::Failed);
        QCOMPARE(m_presenter->error()->message, QStringLiteral("away"));
        m_store->failWith({});
        fill(1);
        load();
        QCOMPARE(m_presenter->state(), State::Ready);
        QVERIFY(!m_presenter->error());
    }

    void keepsWhatItHasAndSaysHowOldItIs()
    {
        fill(3);
        load();
        m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("away")});
        load();
        QCOMPARE(m_presenter->state(), State::Ready);
        QCOMPARE(m_presenter->model().patientCount(), 3);
        QCOMPARE(m_presenter->staleSince(), QDateTime({2026, 3, 14}, {9, 26, 53}, Qt::UTC));
    }

    void reportsAPageThatDoesNotCome()
    {
        fill(150);
        load();
        m_store->failWith(Error{ErrorCode::Timeout, QStringLiteral("slow")});
        QSignalSpy failed(m_presenter.get(), &PatientListPresenter::moreFailed);
        m_presenter->model().fetchMore({});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(m_presenter->model().rowCount(), 100);
    }

    void asksForTheOrderChosen()
    {
        fill(2);
        m_presenter->setOrder(patients::PatientOrder::DateOfBirth, Qt::DescendingOrder);
        QVERIFY(m_store->queries().empty()); // nothing was asked for yet
        load();
        QCOMPARE(m_store->queries().back().order, patients::PatientOrder::DateOfBirth);
        QCOMPARE(m_store->queries().back().direction, Qt::DescendingOrder);
    }

    void readsOneSummaryOnceTheSelectionRests()
    {
        fill(3);
        load();
        SummaryPresenter summary(m_store, m_pools);
        for (int row = 0; row < 3; ++row)
            summary.select(m_presenter->model().row(row)->patient.id);
        QTRY_VERIFY(summary.summary().has_value());
        QCOMPARE(m_store->summariesRead(), 1);
        QCOMPARE(summary.summary()->row.patient.mrn, QStringLiteral("MRN-002"));
        summary.select({});
        QVERIFY(!summary.summary().has_value());
    }

private:
    void fill(int count)
    {
        for (int i = 0; i < count; ++i)
            m_store->addRow(test::patientRow(i));
    }

    void load()
    {
        m_presenter->refresh();
        QTRY_VERIFY(m_presenter->isSettled());
    }

    Pools m_pools;
    std::shared_ptr<test::MemoryPatientStore> m_store;
    std::unique_ptr<PatientListPresenter> m_presenter;
};

QTEST_GUILESS_MAIN(PatientListPresenterTest)
#include "patient_list_presenter_test.moc"
