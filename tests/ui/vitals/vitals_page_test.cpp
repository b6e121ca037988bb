#include "tests/support/fixed_clock.h"
#include "tests/ui/vitals/memory_vitals.h"
#include "ui/common/page_part.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"
#include "ui/vitals/trend_stack.h"
#include "ui/vitals/vitals_page.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

constexpr qint64 Hour = 3'600'000;

/// What another feature brings along.
class PlainPart final : public PagePart
{
public:
    [[nodiscard]] QString help() const override { return QStringLiteral("a plain part"); }
    [[nodiscard]] QList<QAction*> commands() const override { return {}; }
    void setPatient(const PatientId& patient) override { m_patient = patient; }
    void refresh() override {}
    [[nodiscard]] bool isSettled() const override { return true; }
    [[nodiscard]] const PatientId& patient() const { return m_patient; }

private:
    PatientId m_patient;
};

} // namespace

/// A nurse's way through the page, by keyboard and by mouse.
class VitalsPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "Asia/Shanghai"); }
    void init();

    void asksForAPatient();
    void saysWhenNothingWasMeasured();
    void showsAChartForEachVital();
    void keysChooseTheRange();
    void keysPanAndZoom();
    void homeAndEndGoToTheData();
    void crosshairIsOneForAll();
    void crosshairStepsByKeyboard();
    void dragPansAndWheelZooms();
    void tableShowsEveryValue();
    void markersAreReachedByKeyboard();
    void showsAMoment();
    void scoreStandsInTheInspector();
    void lostDatabaseIsTold();
    void rangeIsRemembered();
    void waveformsHaveAPlace();
    void everythingHasAKeyAndAName();
    void speaksBothLanguagesAnew();
    void drawsInBothThemes();

private:
    void open(const PatientId& patient);
    void settle() { QTRY_VERIFY(m_page->isSettled()); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_page->focusWidget() ? m_page->focusWidget() : m_page.get(), key,
                        modifiers);
        settle();
    }
    TrendStack* stack() { return m_page->findChild<TrendStack*>(); }
    StateSurface* surface() { return m_page->findChild<StateSurface*>(); }
    QTableView* table() { return m_page->findChild<QTableView*>(); }
    TimeView view() { return stack()->charts().front()->picture().view; }
    QString inspectorText()
    {
        QStringList texts;
        for (const QLabel* label : m_page->inspector()->findChildren<QLabel*>()) {
            if (!label->isHidden())
                texts << label->text();
        }
        return texts.join(u'\n');
    }
    QAction* command(const char* text)
    {
        for (QAction* action : m_page->commands()) {
            if (action->text() == QLatin1String(text))
                return action;
        }
        return nullptr;
    }

    Pools m_pools;
    Theme m_theme;
    QTemporaryDir m_folder;
    PatientId m_patient = PatientId::generate();
    std::shared_ptr<test::FixedClock> m_clock;
    std::shared_ptr<test::MemoryVitals> m_store;
    std::vector<TrendMarker> m_marked;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<VitalsPage> m_page;
};

void VitalsPageTest::init()
{
    m_theme.apply(ThemeKind::Dark);
    m_clock = std::make_shared<test::FixedClock>();
    m_store = std::make_shared<test::MemoryVitals>();
    m_store->putMinutes(m_patient, QStringLiteral("heart_rate"), m_clock->now(), 3000);
    m_store->putMinutes(m_patient, QStringLiteral("respiratory_rate"), m_clock->now(), 100);
    m_store->put(m_patient, QStringLiteral("spo2"), 65, QStringLiteral("%"),
                 m_clock->now().addSecs(-600), {QStringLiteral("implausible")});
    m_marked = {{TrendMarker::Kind::Image, m_clock->now().addSecs(-7200), QStringLiteral("CT"),
                 QStringLiteral("1.2.3")},
                {TrendMarker::Kind::Alert, m_clock->now().addSecs(-3600),
                 QStringLiteral("HR 134 > 120"), QStringLiteral("a")}};
    open(m_patient);
}

void VitalsPageTest::open(const PatientId& patient)
{
    m_page.reset();
    m_settings.reset(); // what one test chose is not the next one's
    m_settings =
        std::make_unique<Settings>(m_folder.filePath(QLatin1String(QTest::currentTestFunction())));
    m_settings->setPerson(QStringLiteral("Nurse"));
    m_page = std::make_unique<VitalsPage>(VitalsPage::Dependencies{
        m_store, m_clock,
        [this](const PatientId&, const QDateTime&,
               const QDateTime&) -> Result<std::vector<TrendMarker>> { return m_marked; },
        m_pools, m_theme, *m_settings});
    m_page->resize(1200, 800);
    m_page->show();
    m_page->activate();
    m_page->setPatient(patient);
    settle();
}

void VitalsPageTest::asksForAPatient()
{
    QSignalSpy wanted(m_page.get(), &VitalsPage::patientListRequested);
    m_page->setPatient({});
    QCOMPARE(surface()->state(), StateSurface::State::Empty);
    emit surface()->actionRequested();
    QCOMPARE(wanted.size(), 1);
}

void VitalsPageTest::saysWhenNothingWasMeasured()
{
    QSignalSpy wanted(m_page.get(), &VitalsPage::importRequested);
    open(PatientId::generate());
    QCOMPARE(surface()->state(), StateSurface::State::Empty);
    QVERIFY(inspectorText().contains(QStringLiteral("Nothing was measured")));
    QSignalSpy imports(m_page.get(), &VitalsPage::importRequested);
    emit surface()->actionRequested();
    QCOMPARE(imports.size(), 1);
}

void VitalsPageTest::showsAChartForEachVital()
{
    QCOMPARE(surface()->state(), StateSurface::State::Content);
    QStringList titles;
    for (const TrendChart* chart : stack()->charts())
        titles << chart->picture().title;
    QCOMPARE(titles, QStringList({QStringLiteral("Heart rate, /min"),
                                  QStringLiteral("Oxygen saturation, %"),
                                  QStringLiteral("Respiratory rate, /min")}));
    QVERIFY(inspectorText().contains(QStringLiteral("M1"))); // where it comes from
}

void VitalsPageTest::keysChooseTheRange()
{
    const qint64 now = m_clock->now().toMSecsSinceEpoch();
    const std::vector<std::pair<Qt::Key, qint64>> ranges = {
        {Qt::Key_1, 1},      {Qt::Key_2, 6},       {Qt::Key_3, 24},     {Qt::Key_4, 72},
        {Qt::Key_5, 7 * 24}, {Qt::Key_6, 30 * 24}, {Qt::Key_7, 90 * 24}};
    for (const auto& [number, hours] : ranges) {
        key(number);
        QCOMPARE(view(), (TimeView{now - hours * Hour, now}));
    }
    QVERIFY(command("Last 90 days")->isChecked());
    QVERIFY(!command("Last hour")->isChecked());
}

void VitalsPageTest::keysPanAndZoom()
{
    const TimeView before = view();
    key(Qt::Key_Left);
    QCOMPARE(view(), panned(before, -0.25));
    key(Qt::Key_Right);
    QCOMPARE(view(), before);
    key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(view(), panned(before, -1));
    key(Qt::Key_Right, Qt::ShiftModifier);
    key(Qt::Key_Plus);
    QCOMPARE(view().widthMs(), 12 * Hour);
    key(Qt::Key_Minus);
    QCOMPARE(view(), before);
}

void VitalsPageTest::homeAndEndGoToTheData()
{
    const TimeView before = view();
    key(Qt::Key_Home);
    QCOMPARE(view().fromMs, m_clock->now().addSecs(-2999 * 60).toMSecsSinceEpoch());
    key(Qt::Key_End);
    QCOMPARE(view(), before);
}

void VitalsPageTest::crosshairIsOneForAll()
{
    QSignalSpy moved(m_page.get(), &VitalsPage::crosshairMoved);
    TrendChart* chart = stack()->charts()[1];
    const QPoint middle(int(chart->picture().plot.center().x()), 40);
    QTest::mouseMove(chart->viewport(), middle);
    QTRY_VERIFY(stack()->crosshair());
    for (const TrendChart* each : stack()->charts())
        QCOMPARE(each->picture().crosshairMs, stack()->crosshair());
    const QDateTime told = moved.last()[0].toDateTime();
    QCOMPARE(told.toMSecsSinceEpoch(), *stack()->crosshair());
    QVERIFY(std::abs(told.msecsTo(m_clock->now().addSecs(-12 * 3600))) < 5 * 60'000);
    QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, middle);
    const auto pinned = stack()->crosshair();
    QTest::mouseMove(chart->viewport(), middle + QPoint(100, 0));
    QCOMPARE(stack()->crosshair(), pinned);
    key(Qt::Key_Escape);
    QVERIFY(!stack()->crosshair());
    QVERIFY(!moved.last()[0].toDateTime().isValid());
}

void VitalsPageTest::crosshairStepsByKeyboard()
{
    key(Qt::Key_1);
    key(Qt::Key_Left, Qt::ControlModifier);
    const qint64 newest = *stack()->crosshair();
    key(Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(newest - *stack()->crosshair(), 60'000); // a reading a minute
    key(Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(*stack()->crosshair(), newest);
}

void VitalsPageTest::dragPansAndWheelZooms()
{
    const TimeView before = view();
    TrendChart* chart = stack()->charts().front();
    const QRectF plot = chart->picture().plot;
    const QPoint from(int(plot.center().x()), 40), to = from + QPoint(int(plot.width() / 4), 0);
    QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, from);
    QMouseEvent drag(QEvent::MouseMove, to, chart->viewport()->mapToGlobal(QPointF(to)),
                     Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(chart->viewport(), &drag);
    QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, to);
    settle();
    QVERIFY(std::abs(before.fromMs - view().fromMs - 6 * Hour) < 5 * 60'000);
    QVERIFY(!stack()->crosshair()); // it was no click
    const TimeView panned = view();
    QWheelEvent wheel(from, chart->viewport()->mapToGlobal(QPointF(from)), {}, QPoint(0, 120),
                      Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(chart->viewport(), &wheel);
    settle();
    QVERIFY(view().widthMs() < panned.widthMs());
    QVERIFY(view().fromMs > panned.fromMs && view().toMs < panned.toMs);
}

void VitalsPageTest::tableShowsEveryValue()
{
    key(Qt::Key_1);
    key(Qt::Key_T);
    QTRY_VERIFY(table()->isVisible());
    QTRY_COMPARE(table()->model()->rowCount(), 60 + 60 + 1);
    QVERIFY(table()->model()->index(0, 0).data().toString().startsWith(
        QStringLiteral("14-Mar-2026 17:2"))); // newest first, local time
    QVERIFY(!command("Earlier")->isEnabled());
    key(Qt::Key_2); // ranges are of the table as well
    QTRY_COMPARE(table()->model()->rowCount(), 200);
    const auto readOn = [this] {
        table()->model()->fetchMore({});
        return table()->model()->rowCount();
    };
    QTRY_COMPARE(readOn(), 360 + 99 + 1); // the one at this instant comes next
    key(Qt::Key_T);
    QVERIFY(stack()->isVisible());
}

void VitalsPageTest::markersAreReachedByKeyboard()
{
    QSignalSpy activated(m_page.get(), &VitalsPage::markerActivated);
    QSignalSpy notices(m_page.get(), &Page::notice);
    key(Qt::Key_Return); // none is chosen
    QCOMPARE(activated.size(), 0);
    key(Qt::Key_M);
    QCOMPARE(notices.last()[0].toString(), QStringLiteral("CT"));
    QCOMPARE(stack()->crosshair(),
             std::optional(m_clock->now().addSecs(-7200).toMSecsSinceEpoch()));
    key(Qt::Key_M);
    key(Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<TrendMarker>().id, QStringLiteral("a"));
    key(Qt::Key_M, Qt::ShiftModifier);
    key(Qt::Key_Return);
    QCOMPARE(activated[1][0].value<TrendMarker>().kind, TrendMarker::Kind::Image);
}

void VitalsPageTest::showsAMoment()
{
    const QDateTime moment = m_clock->now().addSecs(-30 * 3600);
    m_page->showMoment(moment, QStringLiteral("spo2"));
    settle();
    QCOMPARE(stack()->crosshair(), std::optional(moment.toMSecsSinceEpoch()));
    QCOMPARE(view().fromMs + view().widthMs() / 2, moment.toMSecsSinceEpoch());
    // right after another patient was opened
    m_page->setPatient({});
    m_page->setPatient(m_patient);
    m_page->showMoment(moment, QStringLiteral("spo2"));
    settle();
    QCOMPARE(stack()->crosshair(), std::optional(moment.toMSecsSinceEpoch()));
    QVERIFY(view().contains(moment.toMSecsSinceEpoch()));
}

void VitalsPageTest::scoreStandsInTheInspector()
{
    QVERIFY(inspectorText().contains(QStringLiteral("NEWS2")));
    QVERIFY(inspectorText().contains(QStringLiteral("Incomplete")));
    QVERIFY(inspectorText().contains(QStringLiteral("Missing")));
    QVERIFY(inspectorText().contains(QStringLiteral("Royal College")));
    m_page->setBirthDate(QDate(2020, 1, 1));
    settle();
    QVERIFY(inspectorText().contains(QStringLiteral("under 16")));
}

void VitalsPageTest::lostDatabaseIsTold()
{
    m_store->failWith(Error{ErrorCode::Unavailable, QStringLiteral("The server does not answer.")});
    m_page->refresh();
    settle();
    QCOMPARE(surface()->state(), StateSurface::State::Content); // as of then, and it says so
    open(m_patient);
    QCOMPARE(surface()->state(), StateSurface::State::Offline);
    m_store->failWith(std::nullopt);
    emit surface()->retryRequested();
    settle();
    QCOMPARE(surface()->state(), StateSurface::State::Content);
}

void VitalsPageTest::rangeIsRemembered()
{
    key(Qt::Key_5);
    open(m_patient);
    QCOMPARE(view().widthMs(), 7 * 24 * Hour);
}

void VitalsPageTest::waveformsHaveAPlace()
{
    auto* part = new PlainPart;
    m_page->setWaveformPane(part);
    QTRY_VERIFY(part->isVisible());
    QVERIFY(m_page->isAncestorOf(part));
    QVERIFY(m_page->help().contains(part->help()));
    const PatientId other = PatientId::generate();
    m_page->setPatient(other);
    QCOMPARE(part->patient(), other);
    settle();
    m_page->setWaveformPane(nullptr);
    QVERIFY(!m_page->help().contains(QStringLiteral("plain part")));
}

void VitalsPageTest::everythingHasAKeyAndAName()
{
    for (const QAction* command : m_page->commands()) {
        QVERIFY(!command->text().isEmpty());
        QVERIFY2(!command->shortcut().isEmpty(), qPrintable(command->text()));
    }
    for (const TrendChart* chart : stack()->charts())
        QVERIFY(!chart->accessibleName().isEmpty());
    QVERIFY(!stack()->accessibleName().isEmpty());
    QVERIFY(!stack()->strip().accessibleName().isEmpty());
    QVERIFY(!table()->accessibleName().isEmpty());
    QVERIFY(!m_page->help().isEmpty());
    QVERIFY(!m_page->title().isEmpty());
}

void VitalsPageTest::speaksBothLanguagesAnew()
{
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(m_page.get(), &change);
    settle();
    // nothing of what was shown is lost
    QVERIFY(!stack()->charts().front()->picture().curves.front().columns.empty());
}

void VitalsPageTest::drawsInBothThemes()
{
    m_page->showForTour();
    settle();
    const QImage dark = m_page->grab().toImage();
    m_theme.apply(ThemeKind::Light);
    const QImage light = m_page->grab().toImage();
    QVERIFY(dark != light);
}

QTEST_MAIN(VitalsPageTest)
#include "vitals_page_test.moc"
