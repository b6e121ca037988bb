#include "tests/support/fixed_clock.h"
#include "tests/ui/vitals/memory_vitals.h"
#include "ui/vitals/trends_presenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

constexpr qint64 Hour = 3'600'000;
const QString HeartRate = QStringLiteral("heart_rate");

} // namespace

class TrendsPresenterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void nobodyIsNobody();
    void emptyPatientIsEmpty();
    void opensOnTheLastDay();
    void oldDataEndTheRange();
    void panningReadsOnlyTheRest();
    void rangesShownBeforeAreNotReadAgain();
    void wideRangesComeFromTheOverview();
    void lastOfManyViewsIsRead();
    void answersForAnotherPatientAreDropped();
    void failureIsTold();
    void failureLaterLeavesWhatIsThere();
    void momentAskedForEarlyIsShown();
    void scoresNowAndThen();
    void childrenAreNotScored();
    void markersAreReadOnceAndCut();

private:
    void settle() { QTRY_VERIFY(m_presenter->isSettled()); }
    void open()
    {
        m_presenter->setPatient(m_patient);
        settle();
    }
    qint64 now() { return m_clock->now().toMSecsSinceEpoch(); }

    Pools m_pools;
    PatientId m_patient = PatientId::generate();
    std::shared_ptr<test::FixedClock> m_clock;
    std::shared_ptr<test::MemoryVitals> m_store;
    std::vector<TrendMarker> m_marked;
    int m_markerReads = 0;
    std::unique_ptr<TrendsPresenter> m_presenter;
};

void TrendsPresenterTest::init()
{
    m_clock = std::make_shared<test::FixedClock>();
    m_store = std::make_shared<test::MemoryVitals>();
    m_store->putMinutes(m_patient, HeartRate, m_clock->now(), 3000);
    m_marked.clear();
    m_markerReads = 0;
    m_presenter = std::make_unique<TrendsPresenter>(
        TrendsPresenter::Sources{m_store, m_clock,
                                 [this](const PatientId&, const QDateTime&,
                                        const QDateTime&) -> Result<std::vector<TrendMarker>> {
                                     ++m_markerReads;
                                     return m_marked;
                                 }},
        m_pools);
}

void TrendsPresenterTest::nobodyIsNobody()
{
    QCOMPARE(m_presenter->state(), TrendsPresenter::State::NoPatient);
    open();
    m_presenter->setPatient({});
    QCOMPARE(m_presenter->state(), TrendsPresenter::State::NoPatient);
    QVERIFY(m_presenter->envelopes().empty());
    QVERIFY(m_presenter->isSettled());
}

void TrendsPresenterTest::emptyPatientIsEmpty()
{
    m_presenter->setPatient(PatientId::generate());
    settle();
    QCOMPARE(m_presenter->state(), TrendsPresenter::State::Empty);
    QVERIFY(m_store->envelopeQueries().empty());
}

void TrendsPresenterTest::opensOnTheLastDay()
{
    m_presenter->setPatient(m_patient);
    QCOMPARE(m_presenter->state(), TrendsPresenter::State::Loading);
    settle();
    QCOMPARE(m_presenter->state(), TrendsPresenter::State::Ready);
    QCOMPARE(m_presenter->view(), (TimeView{now() - 24 * Hour, now()}));
    QCOMPARE(m_presenter->envelopes().size(), 1U);
    qint64 count = 0;
    for (const auto& column : m_presenter->envelopes().front().columns)
        count += column.count;
    QVERIFY(count >= 1440); // and a little of the columns at either side
    QCOMPARE(m_presenter->panels().size(), 1U);
}

void TrendsPresenterTest::oldDataEndTheRange()
{
    m_clock->advance(std::chrono::hours(24 * 30));
    open();
    const qint64 last = m_presenter->extent().last.toMSecsSinceEpoch();
    QVERIFY(m_presenter->view().contains(last));
    QCOMPARE(m_presenter->view().widthMs(), 24 * Hour);
    QVERIFY(!m_presenter->envelopes().empty());
}

void TrendsPresenterTest::panningReadsOnlyTheRest()
{
    open();
    QTRY_COMPARE(m_store->envelopeQueries().size(), 2U); // the first view and the overview
    m_presenter->setView(panned(m_presenter->view(), -0.25));
    settle();
    const auto queries = m_store->envelopeQueries();
    QCOMPARE(queries.size(), 3U);
    QVERIFY(queries[2].range.from.msecsTo(queries[2].range.to) <= 7 * Hour);
    m_presenter->setView(panned(m_presenter->view(), 0.25));
    settle();
    QCOMPARE(m_store->envelopeQueries().size(), 3U);
}

void TrendsPresenterTest::rangesShownBeforeAreNotReadAgain()
{
    open();
    QTRY_COMPARE(m_store->envelopeQueries().size(), 2U);
    m_presenter->showLast(Hour);
    settle();
    QCOMPARE(m_store->envelopeQueries().size(), 3U);
    QSignalSpy changed(m_presenter.get(), &TrendsPresenter::trendsChanged);
    m_presenter->showLast(24 * Hour);
    QCOMPARE(changed.size(), 1); // at once
    QVERIFY(m_presenter->isSettled());
    QCOMPARE(m_store->envelopeQueries().size(), 3U);
}

void TrendsPresenterTest::wideRangesComeFromTheOverview()
{
    m_store->putMinutes(m_patient, QStringLiteral("respiratory_rate"), m_clock->now(), 40 * 1440);
    open();
    QTRY_COMPARE(m_store->envelopeQueries().size(), 2U);
    for (const qint64 days : {7, 30, 90}) {
        m_presenter->showLast(days * 24 * Hour);
        settle();
        QCOMPARE(m_presenter->view().widthMs(), days * 24 * Hour);
        qint64 count = 0;
        for (const auto& column : m_presenter->envelopes().back().columns)
            count += column.count;
        QVERIFY(count >= std::min(days, qint64(40)) * 1440 - 1);
        QVERIFY(m_presenter->envelopes().back().columns.size() <= 500U);
    }
    QCOMPARE(m_store->envelopeQueries().size(), 2U);
}

void TrendsPresenterTest::lastOfManyViewsIsRead()
{
    open();
    m_store->hold();
    for (int i = 0; i < 50; ++i)
        m_presenter->setView(panned(m_presenter->view(), -0.1));
    m_store->release();
    settle();
    QVERIFY(m_store->envelopeQueries().size() <= 4U);
    QCOMPARE(m_presenter->view().toMs, now() - 120 * Hour);
}

void TrendsPresenterTest::answersForAnotherPatientAreDropped()
{
    const PatientId other = PatientId::generate();
    m_store->put(other, QStringLiteral("spo2"), 97, QStringLiteral("%"), m_clock->now());
    m_store->hold();
    m_presenter->setPatient(m_patient);
    QTest::qWait(0);
    m_presenter->setPatient(other);
    m_store->release();
    settle();
    QCOMPARE(m_presenter->envelopes().size(), 1U);
    QCOMPARE(m_presenter->envelopes().front().type, QStringLiteral("spo2"));
    QCOMPARE(m_presenter->panels().size(), 1U);
}

void TrendsPresenterTest::failureIsTold()
{
    m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("no server")});
    open();
    QCOMPARE(m_presenter->state(), TrendsPresenter::State::Failed);
    QCOMPARE(m_presenter->error()->code, ErrorCode::Unavailable);
    m_store->failWith({});
    m_presenter->refresh();
    settle();
    QCOMPARE(m_presenter->state(), TrendsPresenter::State::Ready);
    QVERIFY(!m_presenter->error());
}

void TrendsPresenterTest::failureLaterLeavesWhatIsThere()
{
    open();
    const QDateTime readAt = m_clock->now();
    m_clock->advance(std::chrono::minutes(5));
    m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("no server")});
    m_presenter->refresh();
    settle();
    QCOMPARE(m_presenter->state(), TrendsPresenter::State::Ready);
    QCOMPARE(m_presenter->staleSince(), std::optional(readAt));
    QVERIFY(!m_presenter->envelopes().empty());
    m_store->failWith({});
    m_presenter->refresh();
    settle();
    QVERIFY(!m_presenter->staleSince());
}

void TrendsPresenterTest::momentAskedForEarlyIsShown()
{
    const qint64 moment = now() - 30 * Hour;
    m_presenter->setPatient(m_patient);
    m_presenter->showAround(moment);
    settle();
    QCOMPARE(m_presenter->view(), (TimeView{moment - 12 * Hour, moment + 12 * Hour}));
    m_presenter->showAround(moment - Hour);
    settle();
    QCOMPARE(m_presenter->view().fromMs, moment - 13 * Hour);
}

void TrendsPresenterTest::scoresNowAndThen()
{
    m_store->put(m_patient, QStringLiteral("respiratory_rate"), 26, QStringLiteral("/min"),
                 m_clock->now().addSecs(-3600));
    open();
    QVERIFY(m_presenter->news2());
    QCOMPARE(m_presenter->news2()->parts.value(QStringLiteral("respiratory_rate")), 3);
    m_presenter->scoreAt(m_clock->now().addSecs(-7200)); // before it was measured
    settle();
    QVERIFY(m_presenter->news2()->missing.contains(QStringLiteral("respiratory_rate")));
    QCOMPARE(m_presenter->scoredAt(), m_clock->now().addSecs(-7200));
}

void TrendsPresenterTest::childrenAreNotScored()
{
    open();
    QVERIFY(m_presenter->news2()->isApplicable);
    m_presenter->setBirthDate(QDate(2020, 1, 1));
    settle();
    QVERIFY(!m_presenter->news2()->isApplicable);
}

void TrendsPresenterTest::markersAreReadOnceAndCut()
{
    m_marked = {{TrendMarker::Kind::Alert, m_clock->now().addSecs(-60), QStringLiteral("HR"), {}},
                {TrendMarker::Kind::Image, m_clock->now().addDays(-3), QStringLiteral("CT"), {}}};
    open();
    QCOMPARE(m_presenter->markers().size(), 1U);
    m_presenter->showLast(7 * 24 * Hour);
    settle();
    QCOMPARE(m_presenter->markers().size(), 2U);
    QCOMPARE(m_presenter->markers().front().text, QStringLiteral("CT")); // oldest first
    QCOMPARE(m_markerReads, 1);
}

QTEST_GUILESS_MAIN(TrendsPresenterTest)
#include "trends_presenter_test.moc"
