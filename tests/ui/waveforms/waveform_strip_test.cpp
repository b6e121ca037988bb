#include "tests/ui/waveforms/memory_waveforms.h"
#include "ui/waveforms/waveform_strip.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

class WaveformStripTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void dragMeasuresTimeAndVoltage();
    void clickEndsMeasuring();
    void keyboardMeasures();
    void scrollsByWholeMillimetres();
    void keepsItsPlaceWhenTheSpeedChanges();
    void anotherRecordBeginsAtItsStart();
    void emptyPaperDoesNothing();

private:
    Theme m_theme;
    std::unique_ptr<WaveformStrip> m_strip;
};

void WaveformStripTest::init()
{
    m_theme.apply(ThemeKind::Dark);
    m_strip = std::make_unique<WaveformStrip>(m_theme);
    m_strip->resize(540, 400);
    m_strip->setScale({4, 25, 10});
    m_strip->setRecord(std::make_shared<const waveforms::WaveformRecord>(test::twelveLeads(10)));
    m_strip->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_strip.get()));
}

void WaveformStripTest::dragMeasuresTimeAndVoltage()
{
    const QSignalSpy changed(m_strip.get(), &WaveformStrip::measureChanged);
    QTest::mousePress(m_strip->viewport(), Qt::LeftButton, {}, {100, 100});
    QTest::mouseMove(m_strip->viewport(), {150, 60});
    QTest::mouseRelease(m_strip->viewport(), Qt::LeftButton, {}, {150, 60});
    QVERIFY(m_strip->measure());
    QCOMPARE(m_strip->measuredSeconds(), 0.5);    // 50 px at 100 px/s
    QCOMPARE(m_strip->measuredMillivolts(), 1.0); // 40 px upwards at 40 px/mV
    QVERIFY(changed.size() >= 2);
}

void WaveformStripTest::clickEndsMeasuring()
{
    m_strip->startMeasure();
    QVERIFY(m_strip->measure());
    QTest::mouseClick(m_strip->viewport(), Qt::LeftButton, {}, {30, 30});
    QVERIFY(!m_strip->measure());
}

void WaveformStripTest::keyboardMeasures()
{
    m_strip->startMeasure();
    QVERIFY(qFuzzyCompare(m_strip->measuredSeconds(), 0.2));
    QVERIFY(qFuzzyCompare(m_strip->measuredMillivolts(), 1.0));
    QTest::keyClick(m_strip.get(), Qt::Key_Right, Qt::ShiftModifier); // 1 mm
    QVERIFY(qFuzzyCompare(m_strip->measuredSeconds(), 0.24));
    QTest::keyClick(m_strip.get(), Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(qFuzzyCompare(m_strip->measuredMillivolts(), 1.1));
    m_strip->clearMeasure();
    QVERIFY(!m_strip->measure());
}

void WaveformStripTest::scrollsByWholeMillimetres()
{
    QTest::keyClick(m_strip.get(), Qt::Key_Right);
    QCOMPARE(m_strip->fromSeconds(), 0.2); // 5 mm
    m_strip->horizontalScrollBar()->setValue(7);
    QCOMPARE(m_strip->fromSeconds(), 0.28);
    QTest::keyClick(m_strip.get(), Qt::Key_End);
    const double end = m_strip->fromSeconds() + m_strip->layoutOnPaper().shownSeconds;
    QVERIFY(end >= 10 && end < 10.05);
    QTest::keyClick(m_strip.get(), Qt::Key_Home);
    QCOMPARE(m_strip->fromSeconds(), 0.0);
}

void WaveformStripTest::keepsItsPlaceWhenTheSpeedChanges()
{
    m_strip->horizontalScrollBar()->setValue(50); // 2 s
    m_strip->setScale({4, 50, 10});
    QCOMPARE(m_strip->fromSeconds(), 2.0);
    QVERIFY(!m_strip->measure());
}

void WaveformStripTest::anotherRecordBeginsAtItsStart()
{
    m_strip->horizontalScrollBar()->setValue(50);
    m_strip->startMeasure();
    m_strip->setRecord(std::make_shared<const waveforms::WaveformRecord>(test::twelveLeads(20)));
    QCOMPARE(m_strip->fromSeconds(), 0.0);
    QVERIFY(!m_strip->measure());
}

void WaveformStripTest::emptyPaperDoesNothing()
{
    m_strip->setRecord(nullptr);
    m_strip->startMeasure();
    QTest::mousePress(m_strip->viewport(), Qt::LeftButton, {}, {100, 100});
    QTest::mouseMove(m_strip->viewport(), {150, 60});
    QTest::mouseRelease(m_strip->viewport(), Qt::LeftButton, {}, {150, 60});
    QVERIFY(!m_strip->measure());
    QVERIFY(!m_strip->grab().isNull());
}

QTEST_MAIN(WaveformStripTest)
#include "waveform_strip_test.moc"
