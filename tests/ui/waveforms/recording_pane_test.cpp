#include "tests/ui/waveforms/memory_segments.h"
#include "tests/ui/waveforms/memory_waveforms.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/waveforms/recording_strip.h"
#include "ui/waveforms/waveforms_part.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

const QDateTime Start({2026, 3, 14}, {10, 0}, Qt::UTC);

} // namespace

/// Stored recordings below the charts, as a person uses them.
class RecordingPaneTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void everyActionHasAKeyAndAName();
    void saysWhatWouldBeHere();
    void showsTheOneThereIs();
    void keysMoveAndZoom();
    void draggingPans();
    void wheelZoomsWhereThePointerIs();
    void goesFromMarkToMark();
    void followsTheChartsUntilThePersonMoves();
    void choosesChannels();
    void choosesAnotherRecording();
    void asksForBeats();
    void saysWhatFailed();

private:
    waveforms::RecordId addRecord(const char* name, const QDateTime& start);
    void open();
    void trigger(const char* keys);
    [[nodiscard]] RecordingPane& pane() const { return m_part->recordings(); }
    [[nodiscard]] RecordingStrip* strip() const { return m_part->findChild<RecordingStrip*>(); }
    [[nodiscard]] const RecordingSpan& span() const { return strip()->picture().span; }
    [[nodiscard]] QString texts() const;

    Pools m_pools;
    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    PatientId m_patient;
    std::shared_ptr<test::MemoryWaveforms> m_objects;
    std::shared_ptr<test::MemorySegments> m_segments;
    std::unique_ptr<WaveformsPart> m_part;
};

void RecordingPaneTest::init()
{
    m_theme.apply(ThemeKind::Dark);
    m_part.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_patient = PatientId::generate();
    m_objects = std::make_shared<test::MemoryWaveforms>();
    m_segments = std::make_shared<test::MemorySegments>();
    m_part = std::make_unique<WaveformsPart>(
        WaveformsPart::Dependencies{m_objects, m_segments, m_pools, m_theme, *m_settings});
    m_part->resize(1'172, 300);
    m_part->show();
    QVERIFY(QTest::qWaitForWindowActive(m_part.get()));
}

waveforms::RecordId RecordingPaneTest::addRecord(const char* name, const QDateTime& start)
{
    std::vector<std::int32_t> counts;
    for (int i = 0; i < 60'000; ++i)
        counts.push_back(i % 100);
    const auto id =
        m_segments->add(m_patient, QString::fromLatin1(name), start,
                        {{QStringLiteral("II"), 100, counts}, {QStringLiteral("V5"), 100, counts}});
    m_segments->setAnnotations(
        id, {{QStringLiteral("atr"),
              {{100, 0, QStringLiteral("N"), {}}, {200, 0, QStringLiteral("V"), {}}},
              {}}});
    return id;
}

void RecordingPaneTest::open()
{
    m_part->setPatient(m_patient);
    QTRY_VERIFY(m_part->isSettled());
    strip()->setFocus();
}

void RecordingPaneTest::trigger(const char* keys)
{
    const QKeySequence sequence(QString::fromLatin1(keys));
    for (QAction* action : m_part->commands()) {
        if (action->shortcuts().contains(sequence)) {
            action->trigger();
            return;
        }
    }
    QFAIL(keys);
}

QString RecordingPaneTest::texts() const
{
    QStringList texts;
    for (const QLabel* label : m_part->findChildren<QLabel*>()) {
        if (label->isVisibleTo(m_part.get()))
            texts << label->text();
    }
    return texts.join(u'\n');
}

void RecordingPaneTest::everyActionHasAKeyAndAName()
{
    QSet<QKeySequence> keys;
    for (const QAction* action : m_part->commands()) {
        QVERIFY(!action->text().isEmpty());
        QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
        QVERIFY2(!keys.contains(action->shortcut()), qPrintable(action->text()));
        keys.insert(action->shortcut());
    }
}

void RecordingPaneTest::saysWhatWouldBeHere()
{
    open();
    trigger("Alt+R");
    QVERIFY(texts().contains(QLatin1String("No recording of this patient")));
    QVERIFY(m_part->maximumHeight() < 100); // the charts have the room
    QSignalSpy wanted(&pane(), &RecordingPane::importRequested);
    pane().findChild<QPushButton*>()->click();
    QCOMPARE(wanted.size(), 1);
}

void RecordingPaneTest::showsTheOneThereIs()
{
    addRecord("holter", Start);
    open();
    QVERIFY(strip()->isVisible()); // there is no electrocardiogram
    QCOMPARE(m_part->maximumHeight(), QWIDGETSIZE_MAX);
    QVERIFY(m_part->findChild<QComboBox*>()->currentText().startsWith(u"holter"));
    QCOMPARE(strip()->picture().reading->lanes.size(), std::size_t(2));
    QCOMPARE(span(), (RecordingSpan{0, 10}));
    QVERIFY(texts().contains(QLatin1String("10 s")));
    const QImage drawn = strip()->viewport()->grab().toImage();
    const QRgb curve = m_theme.colours().ecg.rgb();
    bool isDrawn = false;
    for (int y = 0; y < drawn.height(); ++y) {
        for (int x = 0; x < drawn.width(); ++x)
            isDrawn = isDrawn || drawn.pixel(x, y) == curve;
    }
    QVERIFY(isDrawn);
}

void RecordingPaneTest::keysMoveAndZoom()
{
    addRecord("holter", Start);
    open();
    QTest::keyClick(strip(), Qt::Key_Right);
    QCOMPARE(span(), (RecordingSpan{2.5, 12.5}));
    QTest::keyClick(strip(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(span(), (RecordingSpan{0, 10}));
    QTest::keyClick(strip(), Qt::Key_End);
    QCOMPARE(span(), (RecordingSpan{590, 600}));
    QTest::keyClick(strip(), Qt::Key_Home);
    QTest::keyClick(strip(), Qt::Key_Plus);
    QCOMPARE(span(), (RecordingSpan{2.5, 7.5}));
    QTest::keyClick(strip(), Qt::Key_Minus);
    QCOMPARE(span(), (RecordingSpan{0, 10}));
    trigger("Alt+0");
    QCOMPARE(span(), (RecordingSpan{0, 600}));
    QTRY_VERIFY(m_part->isSettled());
}

void RecordingPaneTest::draggingPans()
{
    addRecord("holter", Start);
    open();
    trigger("Alt+PgDown");
    QCOMPARE(span(), (RecordingSpan{10, 20}));
    QWidget* paper = strip()->viewport();
    const int width = int(strip()->picture().visible.width());
    QTest::mousePress(paper, Qt::LeftButton, {}, {500, 50});
    QTest::mouseMove(paper, {500 - width / 10, 50});
    QTest::mouseRelease(paper, Qt::LeftButton, {}, {500 - width / 10, 50});
    QVERIFY(std::abs(span().fromSeconds - 11) < 0.02);
}

void RecordingPaneTest::wheelZoomsWhereThePointerIs()
{
    addRecord("holter", Start);
    open();
    trigger("Alt+PgDown");
    const QPointF at(400, 50);
    const double before = strip()->picture().secondsAt(at.x());
    QWheelEvent wheel(at, strip()->viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(strip()->viewport(), &wheel);
    QVERIFY(std::abs(span().width() - 8) < 0.01); // a notch is a quarter
    QVERIFY(std::abs(strip()->picture().secondsAt(at.x()) - before) < 0.01);
}

void RecordingPaneTest::goesFromMarkToMark()
{
    addRecord("holter", Start);
    open();
    trigger("Alt+.");
    QCOMPARE(span(), (RecordingSpan{95, 105}));
    trigger("Alt+.");
    QCOMPARE(span(), (RecordingSpan{195, 205}));
    trigger("Alt+,");
    QCOMPARE(span(), (RecordingSpan{95, 105}));
}

void RecordingPaneTest::followsTheChartsUntilThePersonMoves()
{
    addRecord("holter", Start);
    open();
    m_part->setChartSpan(Start.addSecs(100), Start.addSecs(400));
    QCOMPARE(span(), (RecordingSpan{0, 10})); // nobody asked for it
    trigger("Alt+T");
    QCOMPARE(span(), (RecordingSpan{100, 400}));
    m_part->setChartSpan(Start.addSecs(-100), Start.addSecs(400));
    QCOMPARE(span(), (RecordingSpan{-100, 400}));
    m_part->lookAt(Start.addSecs(5)); // a line; the view stays
    QCOMPARE(span(), (RecordingSpan{-100, 400}));
    QCOMPARE(strip()->picture().crosshairSeconds, std::optional(5.0));
    QTest::keyClick(strip(), Qt::Key_Home);
    m_part->setChartSpan(Start.addSecs(300), Start.addSecs(400));
    QCOMPARE(span(), (RecordingSpan{0, 500}));
    m_part->lookAt(Start.addSecs(300));
    QCOMPARE(span(), (RecordingSpan{50, 550}));
}

void RecordingPaneTest::choosesChannels()
{
    addRecord("holter", Start);
    open();
    const auto choice = [this](const char* channel) {
        QAction* found = nullptr;
        for (QAction* action : pane().findChildren<QAction*>()) {
            if (action->text() == QString::fromLatin1(channel) && action->isCheckable())
                found = action;
        }
        return found;
    };
    choice("II")->trigger();
    QTRY_COMPARE(strip()->picture().reading->lanes.size(), std::size_t(1));
    QCOMPARE(strip()->picture().reading->lanes[0].channel.name, QStringLiteral("V5"));
    choice("V5")->trigger(); // the last one stays
    QTRY_VERIFY(choice("V5")->isChecked());
    QCOMPARE(strip()->picture().reading->lanes.size(), std::size_t(1));
    choice("II")->trigger();
    QTRY_COMPARE(strip()->picture().reading->lanes.size(), std::size_t(2));
}

void RecordingPaneTest::choosesAnotherRecording()
{
    addRecord("older", Start);
    addRecord("newer", Start.addDays(1));
    open();
    auto* list = m_part->findChild<QComboBox*>();
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->currentIndex(), 0);
    emit list->activated(1);
    QTRY_VERIFY(m_part->isSettled());
    QVERIFY(list->currentText().startsWith(u"older"));
    QCOMPARE(strip()->picture().start, Start);
}

void RecordingPaneTest::asksForBeats()
{
    const auto id = addRecord("holter", Start);
    open();
    QSignalSpy asked(&pane(), &RecordingPane::analysisRequested);
    trigger("Alt+B");
    QCOMPARE(asked.size(), 1);
    m_segments->setAnnotations(id, {});
    pane().refreshMarks(id);
    QTRY_VERIFY(strip()->picture().marks->empty());
}

void RecordingPaneTest::saysWhatFailed()
{
    m_segments->failWith(Error{ErrorCode::Unavailable, QStringLiteral("The server is away.")});
    open();
    QVERIFY(texts().contains(QLatin1String("The server is away.")));
    m_segments->failWith({});
    addRecord("holter", Start);
    m_part->refresh();
    QTRY_VERIFY(strip()->isVisible());
}

QTEST_MAIN(RecordingPaneTest)
#include "recording_pane_test.moc"
