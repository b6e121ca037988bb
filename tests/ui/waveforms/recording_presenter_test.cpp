#include "tests/ui/waveforms/memory_segments.h"
#include "ui/waveforms/recording_presenter.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using State = RecordingPresenter::State;

namespace {

const QDateTime Start({2026, 3, 14}, {10, 0}, Qt::UTC);

std::vector<std::int32_t> ramp(qint64 samples)
{
    std::vector<std::int32_t> counts;
    for (qint64 i = 0; i < samples; ++i)
        counts.push_back(std::int32_t(i));
    return counts;
}

} // namespace

class RecordingPresenterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void opensTheNewest();
    void opensTheOneAtTheMoment();
    void centresOnTheMoment();
    void showsTheTimeOfTheCharts();
    void smallMovesReadNothingNew();
    void neverAsksForMoreColumnsThanSamples();
    void showsGapsAndMarks();
    void saysThereIsNone();
    void saysWhyAndTriesAgain();
    void leavesTheLastPatientBehind();
    void doesNotFilterAllOfALongOne();

private:
    void open();
    waveforms::RecordId addRecord(const char* name, const QDateTime& start, qint64 seconds = 600);

    Pools m_pools;
    PatientId m_patient;
    std::shared_ptr<test::MemorySegments> m_store;
    std::unique_ptr<RecordingPresenter> m_presenter;
};

void RecordingPresenterTest::init()
{
    m_patient = PatientId::generate();
    m_store = std::make_shared<test::MemorySegments>();
    m_presenter = std::make_unique<RecordingPresenter>(m_store, m_pools);
    m_presenter->setColumns(100);
}

waveforms::RecordId RecordingPresenterTest::addRecord(const char* name, const QDateTime& start,
                                                      qint64 seconds)
{
    return m_store->add(m_patient, QString::fromLatin1(name), start,
                        {{QStringLiteral("II"), 100, ramp(seconds * 100)}});
}

void RecordingPresenterTest::open()
{
    m_presenter->setPatient(m_patient);
    QTRY_VERIFY(m_presenter->isSettled());
}

void RecordingPresenterTest::opensTheNewest()
{
    const QAbstractItemModelTester tester(&m_presenter->records());
    addRecord("undated", {});
    addRecord("old", Start);
    const auto newest = addRecord("new", Start.addDays(1));
    open();
    QCOMPARE(m_presenter->state(), State::Ready);
    QCOMPARE(m_presenter->record()->id, newest);
    QCOMPARE(m_presenter->records().rowCount(), 3);
    QVERIFY(m_presenter->records().index(0).data().toString().startsWith(u"new · "));
    QVERIFY(m_presenter->records().index(2).data().toString().contains(u"time not known"));
    QCOMPARE(m_presenter->span(), (RecordingSpan{0, 10}));
}

void RecordingPresenterTest::opensTheOneAtTheMoment()
{
    const auto old = addRecord("old", Start);
    addRecord("new", Start.addDays(1));
    open();
    m_presenter->lookAt(Start.addSecs(100));
    QTRY_VERIFY(m_presenter->isSettled());
    QCOMPARE(m_presenter->record()->id, old);
    QCOMPARE(m_presenter->span(), (RecordingSpan{95, 105}));
    m_presenter->lookAt(Start.addDays(9)); // nothing was recorded then: what is shown stays
    QTRY_VERIFY(m_presenter->isSettled());
    QCOMPARE(m_presenter->record()->id, old);
    QCOMPARE(m_presenter->span(), (RecordingSpan{95, 105}));
}

void RecordingPresenterTest::centresOnTheMoment()
{
    addRecord("one", Start);
    open();
    m_presenter->lookAt(Start.addSecs(2));
    QCOMPARE(m_presenter->span(), (RecordingSpan{0, 10})); // not before its start
    m_presenter->setSpan({300, 304});
    m_presenter->lookAt(Start.addSecs(2));
    QCOMPARE(m_presenter->span(), (RecordingSpan{0, 4}));
}

void RecordingPresenterTest::showsTheTimeOfTheCharts()
{
    addRecord("one", Start);
    open();
    m_presenter->lookBetween(Start.addSecs(-3'600), Start.addSecs(3'600));
    QCOMPARE(m_presenter->span(), (RecordingSpan{-3'600, 3'600}));
    QTRY_VERIFY(m_presenter->isSettled());
    m_presenter->setSpan({-100, 5'000});
    QCOMPARE(m_presenter->span(), (RecordingSpan{0, 600})); // the person stays within it
}

void RecordingPresenterTest::smallMovesReadNothingNew()
{
    addRecord("one", Start);
    open();
    m_presenter->setSpan({100, 110});
    QTRY_VERIFY(m_presenter->isSettled());
    const auto before = m_store->windows().size();
    QCOMPARE(m_store->windows().back().fromSeconds, 95.0);
    QCOMPARE(m_store->windows().back().toSeconds, 115.0);
    m_presenter->setSpan({104, 114});
    QVERIFY(m_presenter->isSettled());
    QCOMPARE(m_store->windows().size(), before);
    m_presenter->setSpan({108, 118});
    QTRY_VERIFY(m_presenter->isSettled());
    QCOMPARE(m_store->windows().size(), before + 1);
}

void RecordingPresenterTest::neverAsksForMoreColumnsThanSamples()
{
    addRecord("one", Start);
    m_presenter->setColumns(100'000);
    open();
    m_presenter->setSpan({100, 101});
    QTRY_VERIFY(m_presenter->isSettled());
    QCOMPARE(m_store->windows().back().columns, 200); // two seconds of 100 Hz
    for (const auto& column : m_presenter->reading()->lanes[0].window->columns)
        QVERIFY(column);
}

void RecordingPresenterTest::showsGapsAndMarks()
{
    const auto id = m_store->add(m_patient, QStringLiteral("one"), Start,
                                 {{QStringLiteral("II"), 100, ramp(6'000), {{300, 500}}}});
    m_store->setAnnotations(
        id,
        {{QStringLiteral("ward"), {{9.5, 0, QStringLiteral("note"), QStringLiteral("late")}}, {}},
         {QStringLiteral("atr"), {{1.5, 0, QStringLiteral("V"), {}, 0}}, {}}});
    open();
    QCOMPARE(m_presenter->reading()->lanes[0].window->gaps,
             (std::vector<waveforms::SampleRange>{{300, 500}}));
    QCOMPARE(m_presenter->marks().size(), std::size_t(2));
    QCOMPARE(m_presenter->marks()[0].text, QStringLiteral("V"));
    QVERIFY(m_presenter->marks()[0].isBeat);
    QCOMPARE(m_presenter->marks()[1].text, QStringLiteral("late"));
    QVERIFY(!m_presenter->marks()[1].isBeat);
}

void RecordingPresenterTest::saysThereIsNone()
{
    QCOMPARE(m_presenter->state(), State::NoPatient);
    open();
    QCOMPARE(m_presenter->state(), State::Empty);
    addRecord("one", Start);
    m_presenter->refresh();
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    m_presenter->setPatient({});
    QCOMPARE(m_presenter->state(), State::NoPatient);
    QVERIFY(!m_presenter->record());
}

void RecordingPresenterTest::saysWhyAndTriesAgain()
{
    addRecord("one", Start);
    m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("away")});
    open();
    QCOMPARE(m_presenter->state(), State::Failed);
    QCOMPARE(m_presenter->error()->message, QStringLiteral("away"));
    m_store->failWith({});
    m_presenter->refresh();
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("away")});
    m_presenter->setSpan({300, 310});
    QTRY_COMPARE(m_presenter->state(), State::Failed);
}

void RecordingPresenterTest::leavesTheLastPatientBehind()
{
    addRecord("one", Start);
    m_presenter->setPatient(m_patient);
    m_presenter->setPatient(PatientId::generate()); // before the first answer came
    QTRY_VERIFY(m_presenter->isSettled());
    QCOMPARE(m_presenter->state(), State::Empty);
    QVERIFY(!m_presenter->record());
}

void RecordingPresenterTest::doesNotFilterAllOfALongOne()
{
    addRecord("long", Start, 15'000);
    open();
    m_presenter->setFilters({0.5, 40.0, {}});
    QTRY_VERIFY(m_presenter->isSettled());
    QVERIFY(m_presenter->reading()->isFiltered);
    m_presenter->setSpan({0, 15'000});
    QTRY_VERIFY(m_presenter->isSettled());
    QVERIFY(!m_presenter->reading()->isFiltered);
}

QTEST_GUILESS_MAIN(RecordingPresenterTest)
#include "recording_presenter_test.moc"
