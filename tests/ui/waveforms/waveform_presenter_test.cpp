#include "tests/ui/waveforms/memory_waveforms.h"
#include "ui/waveforms/waveform_presenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using State = WaveformPresenter::State;

namespace {

QDateTime at(int day, int hour)
{
    return QDateTime({2026, 3, day}, {hour, 0}, Qt::UTC);
}

} // namespace

class WaveformPresenterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void beginsWithoutPatient();
    void showsTheNewestWithoutAMoment();
    void showsTheNearest_data();
    void showsTheNearest();
    void opensEachOnlyWhenAnotherIsNearer();
    void showsWhatIsAskedFor();
    void saysWhenThereIsNone();
    void asksBeforeShowingTheUnverified();
    void saysWhyItFailedAndTriesAgain();
    void dropsAnswersForAnotherPatient();

private:
    void add(const char* id, const QDateTime& start);

    Pools m_pools;
    PatientId m_patient;
    std::shared_ptr<test::MemoryWaveforms> m_store;
    std::unique_ptr<WaveformPresenter> m_presenter;
};

void WaveformPresenterTest::init()
{
    m_patient = PatientId::generate();
    m_store = std::make_shared<test::MemoryWaveforms>();
    m_presenter = std::make_unique<WaveformPresenter>(m_store, m_pools);
}

void WaveformPresenterTest::add(const char* id, const QDateTime& start)
{
    auto record = test::twelveLeads(2);
    record.id = QString::fromLatin1(id);
    m_store->add(m_patient, start, record);
}

void WaveformPresenterTest::beginsWithoutPatient()
{
    QCOMPARE(m_presenter->state(), State::NoPatient);
    QVERIFY(m_presenter->isSettled());
    m_presenter->lookAt(at(1, 0));
    m_presenter->refresh();
    QCOMPARE(m_presenter->state(), State::NoPatient);
    QVERIFY(!m_presenter->record());
}

void WaveformPresenterTest::showsTheNewestWithoutAMoment()
{
    add("old", at(1, 0));
    add("new", at(9, 0));
    m_presenter->setPatient(m_patient);
    QCOMPARE(m_presenter->state(), State::Loading);
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    QCOMPARE(m_presenter->summary()->id, QStringLiteral("new"));
    QCOMPARE(m_presenter->record()->channels.size(), std::size_t(12));
    QCOMPARE(m_presenter->provenance()->key, QStringLiteral("dicom/new"));
}

void WaveformPresenterTest::showsTheNearest_data()
{
    QTest::addColumn<QDateTime>("moment");
    QTest::addColumn<QString>("id");
    QTest::newRow("long before") << at(1, 0) << QStringLiteral("a");
    QTest::newRow("a little before the middle") << at(6, 11) << QStringLiteral("a");
    QTest::newRow("a little after the middle") << at(6, 13) << QStringLiteral("b");
    QTest::newRow("long after") << at(31, 0) << QStringLiteral("b");
}

void WaveformPresenterTest::showsTheNearest()
{
    QFETCH(QDateTime, moment);
    QFETCH(QString, id);
    add("a", at(5, 0));
    add("b", at(8, 0));
    add("undated", {});
    m_presenter->lookAt(at(1, 0)); // of the patient before
    m_presenter->setPatient(m_patient);
    m_presenter->lookAt(moment);
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    QCOMPARE(m_presenter->summary()->id, id);
}

void WaveformPresenterTest::opensEachOnlyWhenAnotherIsNearer()
{
    add("a", at(5, 0));
    add("b", at(8, 0));
    m_presenter->setPatient(m_patient);
    m_presenter->lookAt(at(5, 0));
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    const qsizetype before = m_store->opened().size();
    const QSignalSpy moved(m_presenter.get(), &WaveformPresenter::momentChanged);
    for (int hour = 1; hour < 20; ++hour)
        m_presenter->lookAt(at(5, hour));
    QCOMPARE(moved.size(), 19);
    QCOMPARE(m_store->opened().size(), before);
    m_presenter->lookAt(at(9, 0));
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    QCOMPARE(m_store->opened().size(), before + 1);
}

void WaveformPresenterTest::showsWhatIsAskedFor()
{
    add("a", at(5, 0));
    add("b", at(8, 0));
    m_presenter->show(QStringLiteral("a"));
    m_presenter->setPatient(m_patient); // another patient's wish is forgotten
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    QCOMPARE(m_presenter->summary()->id, QStringLiteral("b"));
    m_presenter->show(QStringLiteral("a"));
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    QCOMPARE(m_presenter->summary()->id, QStringLiteral("a"));
    add("c", at(9, 0)); // imported meanwhile
    m_presenter->show(QStringLiteral("c"));
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    QCOMPARE(m_presenter->summary()->id, QStringLiteral("c"));
    m_presenter->lookAt(at(5, 0));
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    QCOMPARE(m_presenter->summary()->id, QStringLiteral("a"));
}

void WaveformPresenterTest::saysWhenThereIsNone()
{
    m_presenter->setPatient(m_patient);
    QTRY_COMPARE(m_presenter->state(), State::Empty);
    m_presenter->lookAt(at(1, 0));
    QCOMPARE(m_presenter->state(), State::Empty);
    m_presenter->setPatient({});
    QCOMPARE(m_presenter->state(), State::NoPatient);
}

void WaveformPresenterTest::asksBeforeShowingTheUnverified()
{
    add("a", at(5, 0));
    m_store->setUnverified(QStringLiteral("a"));
    m_presenter->setPatient(m_patient);
    QTRY_COMPARE(m_presenter->state(), State::NeedsConsent);
    QVERIFY(!m_presenter->record());
    m_presenter->acceptUnverified();
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    QCOMPARE(int(m_presenter->provenance()->state), int(objects::Provenance::State::Unverified));
}

void WaveformPresenterTest::saysWhyItFailedAndTriesAgain()
{
    add("a", at(5, 0));
    m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("away")});
    m_presenter->setPatient(m_patient);
    QTRY_COMPARE(m_presenter->state(), State::Failed);
    QCOMPARE(m_presenter->error()->message, QStringLiteral("away"));
    m_store->failWith({});
    m_presenter->refresh();
    QTRY_COMPARE(m_presenter->state(), State::Ready);
    QVERIFY(!m_presenter->error());
}

void WaveformPresenterTest::dropsAnswersForAnotherPatient()
{
    add("a", at(5, 0));
    m_presenter->setPatient(m_patient);
    m_presenter->setPatient(PatientId::generate());
    QTRY_COMPARE(m_presenter->state(), State::Empty);
    QTest::qWait(0);
    QCOMPARE(m_presenter->state(), State::Empty);
}

QTEST_GUILESS_MAIN(WaveformPresenterTest)
#include "waveform_presenter_test.moc"
