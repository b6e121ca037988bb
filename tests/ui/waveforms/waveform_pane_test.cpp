#include "tests/ui/waveforms/memory_waveforms.h"
#include "ui/common/provenance_badge.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/waveforms/calibration_dialog.h"
#include "ui/waveforms/waveform_pane.h"
#include "ui/waveforms/waveform_strip.h"
#include "ui/waveforms/waveform_words.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

const QDateTime Start({2026, 3, 14}, {10, 15}, Qt::UTC);

} // namespace

class WaveformPaneTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void everyActionHasAKeyAndAName();
    void saysWhatWouldBeHere();
    void showsTheRecordingWithItsTimeAndShield();
    void saysHowFarAwayItIs_data();
    void saysHowFarAwayItIs();
    void keysChangeSpeedAndGain();
    void remembersSpeedAndGain();
    void goesThroughGroups();
    void refusedRecordingsShowABrokenShield();
    void showsUnverifiedOnlyWhenAgreed();
    void calibratesTheScreen();
    void saysWhichFilters();

private:
    void makePane();
    void show(waveforms::WaveformRecord record);
    [[nodiscard]] WaveformStrip* strip() const { return m_pane->findChild<WaveformStrip*>(); }
    [[nodiscard]] StateSurface* surface() const { return m_pane->findChild<StateSurface*>(); }
    [[nodiscard]] QString texts() const;

    Pools m_pools;
    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    PatientId m_patient;
    std::shared_ptr<test::MemoryWaveforms> m_store;
    std::unique_ptr<WaveformPane> m_pane;
};

void WaveformPaneTest::init()
{
    m_theme.apply(ThemeKind::Dark);
    m_pane.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_patient = PatientId::generate();
    m_store = std::make_shared<test::MemoryWaveforms>();
    makePane();
}

void WaveformPaneTest::makePane()
{
    m_pane = std::make_unique<WaveformPane>(
        WaveformPane::Dependencies{m_store, m_pools, m_theme, *m_settings});
    m_pane->resize(1200, 500);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void WaveformPaneTest::show(waveforms::WaveformRecord record)
{
    record.id = QStringLiteral("1.2.3");
    m_store->add(m_patient, Start, std::move(record));
    m_pane->setPatient(m_patient);
    QTRY_VERIFY(m_pane->isSettled());
    strip()->setFocus();
}

QString WaveformPaneTest::texts() const
{
    QStringList texts;
    for (const QLabel* label : m_pane->findChildren<QLabel*>()) {
        if (label->isVisibleTo(m_pane.get()))
            texts << label->text();
    }
    return texts.join(u'\n');
}

void WaveformPaneTest::everyActionHasAKeyAndAName()
{
    QSet<QKeySequence> keys;
    for (const QAction* action : m_pane->commands()) {
        QVERIFY(!action->text().isEmpty());
        QVERIFY(!action->shortcut().isEmpty());
        keys.insert(action->shortcut());
    }
    QCOMPARE(keys.size(), m_pane->commands().size());
}

void WaveformPaneTest::saysWhatWouldBeHere()
{
    QVERIFY(texts().contains(QLatin1String("No patient is open")));
    m_pane->setPatient(m_patient);
    QTRY_VERIFY(m_pane->isSettled());
    QVERIFY(!surface()->isVisible());
    QVERIFY(m_pane->maximumHeight() < 100); // the charts have the room
    QVERIFY(texts().contains(QLatin1String("nearest to the crosshair")));
    const QSignalSpy wanted(m_pane.get(), &WaveformPane::importRequested);
    m_pane->findChild<QPushButton*>()->click();
    QCOMPARE(wanted.size(), 1);
}

void WaveformPaneTest::showsTheRecordingWithItsTimeAndShield()
{
    show(test::twelveLeads(10));
    QCOMPARE(surface()->state(), StateSurface::State::Content);
    QVERIFY(texts().contains(QStringLiteral("ECG · 14-Mar-2026")));
    QVERIFY(texts().contains(QStringLiteral("SINUS RHYTHM · QT Interval 368 ms")));
    const auto* badge = m_pane->findChild<ProvenanceBadge*>();
    QVERIFY(badge->isVisible());
    QCOMPARE(badge->provenance().state, ProvenanceState::Verified);
    QCOMPARE(badge->provenance().sourceKey, QStringLiteral("dicom/1.2.3"));
}

void WaveformPaneTest::saysHowFarAwayItIs_data()
{
    QTest::addColumn<qint64>("seconds"); // from the recording to the crosshair
    QTest::addColumn<QString>("text");
    QTest::newRow("at") << qint64(20) << QStringLiteral("at the crosshair");
    QTest::newRow("minutes") << qint64(-7 * 60) << QStringLiteral("7 min after the crosshair");
    QTest::newRow("hours") << qint64(2 * 3600 + 13 * 60)
                           << QStringLiteral("2 h 13 min before the crosshair");
    QTest::newRow("days") << qint64(-5 * 86'400) << QStringLiteral("5 days after the crosshair");
}

void WaveformPaneTest::saysHowFarAwayItIs()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, text);
    show(test::twelveLeads(10));
    m_pane->lookAt(Start.addSecs(seconds));
    QVERIFY2(texts().contains(text), qPrintable(texts()));
}

void WaveformPaneTest::keysChangeSpeedAndGain()
{
    show(test::twelveLeads(10));
    QCOMPARE(strip()->scale().mmPerSecond, 25.0);
    QCOMPARE(strip()->scale().mmPerMillivolt, 10.0);
    QTest::keyClick(strip(), Qt::Key_3, Qt::AltModifier);
    QCOMPARE(strip()->scale().mmPerSecond, 50.0);
    QTest::keyClick(strip(), Qt::Key_1, Qt::AltModifier);
    QCOMPARE(strip()->scale().mmPerSecond, 12.5);
    QTest::keyClick(strip(), Qt::Key_6, Qt::AltModifier);
    QCOMPARE(strip()->scale().mmPerMillivolt, 20.0);
    QTest::keyClick(strip(), Qt::Key_4, Qt::AltModifier);
    QCOMPARE(strip()->scale().mmPerMillivolt, 5.0);
    QCOMPARE(scaleText(strip()->scale()).remove(QLatin1String("12.5")),
             QStringLiteral(" mm/s · 5 mm/mV"));
    QTest::keyClick(strip(), Qt::Key_L, Qt::AltModifier);
    QCOMPARE(strip()->layoutOnPaper().lanes.size(), std::size_t(12));
    QTest::keyClick(strip(), Qt::Key_M, Qt::AltModifier);
    QVERIFY(strip()->measure());
    QTest::keyClick(strip(), Qt::Key_M, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(!strip()->measure());
}

void WaveformPaneTest::remembersSpeedAndGain()
{
    show(test::twelveLeads(10));
    QTest::keyClick(strip(), Qt::Key_3, Qt::AltModifier);
    QTest::keyClick(strip(), Qt::Key_4, Qt::AltModifier);
    makePane();
    QCOMPARE(strip()->scale().mmPerSecond, 50.0);
    QCOMPARE(strip()->scale().mmPerMillivolt, 5.0);
}

void WaveformPaneTest::goesThroughGroups()
{
    auto record = test::twelveLeads(10);
    record.groups.push_back({QStringLiteral("MEDIAN BEAT"), true});
    record.channels.push_back(test::ecgChannel(waveforms::EcgLead::I, {1, 2, 3}));
    record.channels.back().group = 1;
    show(record);
    QCOMPARE(strip()->layoutOnPaper().lanes.size(), std::size_t(13));
    QTest::keyClick(strip(), Qt::Key_G, Qt::AltModifier);
    QCOMPARE(strip()->layoutOnPaper().lanes.size(), std::size_t(1));
    QTest::keyClick(strip(), Qt::Key_G, Qt::AltModifier);
    QCOMPARE(strip()->group(), 0);
}

void WaveformPaneTest::refusedRecordingsShowABrokenShield()
{
    m_store->failWith(Error{ErrorCode::Integrity, QStringLiteral("The bytes differ.")});
    show(test::twelveLeads(10));
    QCOMPARE(surface()->state(), StateSurface::State::Error);
    QVERIFY(texts().contains(QLatin1String("The bytes differ.")));
    const auto* badge = m_pane->findChild<ProvenanceBadge*>();
    QVERIFY(badge->isVisible());
    QCOMPARE(badge->provenance().state, ProvenanceState::Refused);
}

void WaveformPaneTest::showsUnverifiedOnlyWhenAgreed()
{
    m_store->setUnverified(QStringLiteral("1.2.3"));
    show(test::twelveLeads(10));
    QCOMPARE(surface()->state(), StateSurface::State::Empty);
    surface()->findChild<QPushButton*>()->click();
    QTRY_COMPARE(surface()->state(), StateSurface::State::Content);
    QCOMPARE(m_pane->findChild<ProvenanceBadge*>()->provenance().state,
             ProvenanceState::Unverified);
}

void WaveformPaneTest::calibratesTheScreen()
{
    show(test::twelveLeads(10));
    QTest::keyClick(strip(), Qt::Key_K, Qt::AltModifier);
    auto* dialog = m_pane->findChild<CalibrationDialog*>();
    QVERIFY(dialog);
    dialog->findChild<QDoubleSpinBox*>()->setValue(80); // 400 px are 80 mm: 5 px a millimetre
    dialog->accept();
    QCOMPARE(strip()->scale().pxPerMm, 5.0);
    makePane();
    QCOMPARE(strip()->scale().pxPerMm, 5.0);
}

void WaveformPaneTest::saysWhichFilters()
{
    auto record = test::twelveLeads(10);
    QCOMPARE(bandwidthText(record, 0), QStringLiteral("0.05–150 Hz"));
    record.channels[3].bandwidth.notchHz = 50;
    QCOMPARE(bandwidthText(record, 0), QStringLiteral("filters differ by lead"));
    for (waveforms::Channel& channel : record.channels)
        channel.bandwidth = {{}, 40, 50};
    QCOMPARE(bandwidthText(record, 0), QStringLiteral("up to 40 Hz · notch 50 Hz"));
    for (waveforms::Channel& channel : record.channels)
        channel.bandwidth = {};
    QVERIFY(bandwidthText(record, 0).isEmpty());
}

QTEST_MAIN(WaveformPaneTest)
#include "waveform_pane_test.moc"
