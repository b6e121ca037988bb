#include "tests/integration/alerts/alerts_fixture.h"
#include "ui/alerts/acknowledge_panel.h"
#include "ui/alerts/alerts_page.h"
#include "ui/alerts/alerts_presenter.h"
#include "ui/alerts/silence_panel.h"
#include "ui/common/settings.h"
#include "ui/common/state_surface.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace wardlight;
using namespace wardlight::ui;
using test::AlertsFixture;
using test::highHeartRate;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

/// A nurse's way through the page, by keyboard, on a real server.
class AlertsPageTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_OK(m_fixture.start()); }
    void init() { VERIFY_OK(m_fixture.reset()); }
    void cleanup() { m_page.reset(); }

    void acknowledgesByKeyboard();
    void acknowledgesManyWithOneAct();
    void leavesWithoutActing();
    void somebodyWasFaster();
    void silencesByKeyboard();
    void technicalAlertsAreNotSilenced();
    void goesToTheMoment();
    void followsWhatHappensElsewhere();
    void opensRepetitions();
    void showsAnAlertThatIsAskedFor();
    void filters();
    void takesAStorm();
    void survivesARestart();
    void waitsForTheServer();
    void flashingCanBeTurnedOff();
    void showsHostileTexts();
    void everythingHasAKeyAndAName();
    void drawsInBothThemes();

private:
    void open();
    void raise(const std::vector<alerts::NewAlert>& alerts)
    {
        VERIFY_OK(m_fixture.store().raise(OperationId::generate(), alerts));
    }
    template <class Widget>
    Widget* named(const char* accessibleName)
    {
        for (Widget* widget : m_page->findChildren<Widget*>()) {
            if (widget->accessibleName() == QLatin1String(accessibleName))
                return widget;
        }
        return nullptr;
    }
    QTreeView* list() { return named<QTreeView>("Open alerts"); }
    QTableView* history() { return named<QTableView>("History of alerts"); }
    StateSurface* openSurface() { return qobject_cast<StateSurface*>(list()->parentWidget()); }
    int rows() { return list()->model()->rowCount(); }
    QString cell(int row, int column)
    {
        return list()->model()->index(row, column).data().toString();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(list(), key, modifiers);
    }
    QString lastNotice() const
    {
        return m_notices->isEmpty() ? QString() : m_notices->last().first().toString();
    }
    PageBadge lastBadge() const
    {
        return m_badges->isEmpty() ? PageBadge() : m_badges->last().first().value<PageBadge>();
    }

    AlertsFixture m_fixture;
    Pools m_pools;
    Theme m_theme;
    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<AlertsPage> m_page;
    std::unique_ptr<QSignalSpy> m_notices;
    std::unique_ptr<QSignalSpy> m_badges;
};

void AlertsPageTest::open()
{
    m_theme.apply(ThemeKind::Dark);
    m_settings = std::make_unique<Settings>(m_folder.filePath(text("settings.ini")));
    m_page = std::make_unique<AlertsPage>(
        AlertsPage::Dependencies{m_fixture.shared(), alerts::listenForAlerts(m_fixture.dsn()),
                                 m_fixture.clock, m_pools, m_theme, *m_settings});
    m_notices = std::make_unique<QSignalSpy>(m_page.get(), &Page::notice);
    m_badges = std::make_unique<QSignalSpy>(m_page.get(), &Page::badgeChanged);
    m_page->resize(1300, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->activate();
    QTRY_VERIFY_WITH_TIMEOUT(m_page->isSettled(), 20'000);
}

void AlertsPageTest::acknowledgesByKeyboard()
{
    alerts::NewAlert other = highHeartRate();
    other.type = text("spo2_low");
    other.measurementType = text("spo2");
    other.value = 86;
    other.limit = 90;
    other.severity = alerts::Severity::Critical;
    raise({highHeartRate(), other});
    open();
    QCOMPARE(rows(), 2);
    QCOMPARE(cell(0, OpenAlertModel::AlertColumn), text("SpO2 86 < 90"));
    QCOMPARE(lastBadge().count, 1);
    QCOMPARE(lastBadge().iconName, text("severity-critical"));
    press(Qt::Key_Down);
    press(Qt::Key_A);
    auto* panel = m_page->findChild<AcknowledgePanel*>();
    QVERIFY(panel->isVisible());
    QVERIFY(panel->accessibleName().contains(text("HR 134 > 120")));
    QVERIFY(panel->accessibleName().contains(text("张伟 ZHANG Wei")));
    auto* note = named<QLineEdit>("Note for the acknowledgement");
    QVERIFY(note->hasFocus());
    QTest::keyClicks(note, text("as known, sa"));
    QTest::keyClick(note, Qt::Key_Return);
    QVERIFY(!panel->isVisible());
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(cell(0, OpenAlertModel::AlertColumn), text("SpO2 86 < 90"));
    QTRY_COMPARE(history()->model()->rowCount(), 1);
    QCOMPARE(history()->model()->index(0, AlertHistoryModel::NoteColumn).data().toString(),
             text("as known, sa"));
    QVERIFY(lastNotice().contains(u'1'));
    QCOMPARE(m_fixture.value(text("SELECT acknowledged_by_name || ': ' || acknowledged_note "
                                  "FROM alerts WHERE acknowledged")),
             text("护士李: as known, sa"));
}

void AlertsPageTest::acknowledgesManyWithOneAct()
{
    std::vector<alerts::NewAlert> many(40, highHeartRate());
    for (std::size_t i = 0; i < 10; ++i)
        many[i].type = text("hr_%1").arg(i);
    raise(many);
    open();
    QCOMPARE(rows(), 11);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_A);
    QTest::keyClick(named<QLineEdit>("Note for the acknowledgement"), Qt::Key_Return);
    QTRY_COMPARE(rows(), 0);
    QCOMPARE(m_fixture.value(text("SELECT count(*) FROM alerts WHERE acknowledged")), text("40"));
    QCOMPARE(
        m_fixture.value(text("SELECT count(*) FROM audit_log WHERE action = 'alerts.acknowledge'")),
        text("1"));
}

void AlertsPageTest::leavesWithoutActing()
{
    raise({highHeartRate()});
    open();
    press(Qt::Key_A);
    auto* note = named<QLineEdit>("Note for the acknowledgement");
    QTest::keyClick(note, Qt::Key_Escape);
    QVERIFY(!m_page->findChild<AcknowledgePanel*>()->isVisible());
    QVERIFY(list()->hasFocus());
    press(Qt::Key_S);
    QVERIFY(m_page->findChild<SilencePanel*>()->isVisible());
    QTest::keyClick(named<QComboBox>("How long to silence"), Qt::Key_Escape);
    QVERIFY(!m_page->findChild<SilencePanel*>()->isVisible());
    QCOMPARE(m_fixture.value(text("SELECT count(*) FROM alerts WHERE acknowledged")), text("0"));
}

void AlertsPageTest::somebodyWasFaster()
{
    raise({highHeartRate()});
    open();
    press(Qt::Key_A); // the panel is open while somebody else acts
    const auto page = m_fixture.store().list({});
    VERIFY_OK(page);
    VERIFY_OK(m_fixture.storeOf(text("Dr Brown"))
                  ->acknowledge(OperationId::generate(), {page->alerts[0].id}, {}));
    QStringList states; // the row says who it was, for a moment
    connect(list()->model(), &QAbstractItemModel::dataChanged, this,
            [&] { states << cell(0, OpenAlertModel::StateColumn); });
    QTest::keyClick(named<QLineEdit>("Note for the acknowledgement"), Qt::Key_Return);
    QTRY_VERIFY(lastNotice().contains(text("Dr Brown")));
    const QString at = AlertsFixture::Noon.toLocalTime().toString(text("HH:mm"));
    QVERIFY(lastNotice().contains(at));
    const auto saysWho = [&] {
        return std::any_of(states.begin(), states.end(), [&](const QString& state) {
            return state.contains(text("Dr Brown")) && state.contains(at);
        });
    };
    QTRY_VERIFY(saysWho());
    disconnect(list()->model(), nullptr, this, nullptr);
}

void AlertsPageTest::silencesByKeyboard()
{
    raise({highHeartRate()});
    open();
    QCOMPARE(lastBadge().count, 1);
    press(Qt::Key_S);
    QVERIFY(m_page->findChild<SilencePanel*>()->accessibleName().contains(text("张伟 ZHANG Wei")));
    auto* duration = named<QComboBox>("How long to silence");
    QVERIFY(duration->hasFocus());
    QTest::keyClick(duration, Qt::Key_Up); // a quarter of an hour
    QTest::keyClick(duration, Qt::Key_Return);
    QTRY_VERIFY(!cell(0, OpenAlertModel::StateColumn).isEmpty());
    QCOMPARE(rows(), 1);
    QCOMPARE(lastBadge().count, 0);
    QCOMPARE(m_fixture.value(text("SELECT until - started_at FROM alert_silences")),
             text("00:15:00"));
    QTRY_VERIFY(m_page->isSettled());
    press(Qt::Key_U);
    QTRY_COMPARE(lastBadge().count, 1);
    QVERIFY(cell(0, OpenAlertModel::StateColumn).isEmpty());
}

void AlertsPageTest::technicalAlertsAreNotSilenced()
{
    alerts::NewAlert technical;
    technical.type = text("object_integrity");
    technical.severity = alerts::Severity::High;
    raise({technical});
    open();
    press(Qt::Key_S);
    QVERIFY(!m_page->findChild<SilencePanel*>()->isVisible());
    QVERIFY(lastNotice().contains(text("acknowledge")));
    const QSignalSpy moments(m_page.get(), &AlertsPage::momentRequested);
    press(Qt::Key_Return);
    QCOMPARE(moments.size(), 0);
    QVERIFY(lastNotice().contains(text("no patient")));
}

void AlertsPageTest::goesToTheMoment()
{
    alerts::NewAlert earlier = highHeartRate();
    earlier.occurredAt = AlertsFixture::Noon.addSecs(-900);
    raise({earlier});
    open();
    const QSignalSpy moments(m_page.get(), &AlertsPage::momentRequested);
    press(Qt::Key_Return);
    QCOMPARE(moments.size(), 1);
    QCOMPARE(moments[0][0].value<PatientId>(), AlertsFixture::Zhang);
    QCOMPARE(moments[0][1].toDateTime(), AlertsFixture::Noon.addSecs(-900));
    QCOMPARE(moments[0][2].toString(), text("heart_rate"));
    press(Qt::Key_A);
    QTest::keyClick(named<QLineEdit>("Note for the acknowledgement"), Qt::Key_Return);
    QTRY_COMPARE(history()->model()->rowCount(), 1);
    QTest::keyClick(list(), Qt::Key_H, Qt::AltModifier);
    QVERIFY(history()->hasFocus());
    QTest::keyClick(history(), Qt::Key_Return);
    QCOMPARE(moments.size(), 2);
}

void AlertsPageTest::followsWhatHappensElsewhere()
{
    open();
    QCOMPARE(rows(), 0);
    VERIFY_OK(m_fixture.sql(text("INSERT INTO alerts (patient_id, alert_type, severity, message) "
                                 "VALUES ('%1', 'asystole', 'critical', 'Asystole')")
                                .arg(AlertsFixture::Zhang.toString())));
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, 20'000);
    QVERIFY(lastNotice().contains(text("Asystole")));
    QCOMPARE(lastBadge().count, 1);
    VERIFY_OK(m_fixture.sql(text("UPDATE alerts SET acknowledged = true, "
                                 "acknowledged_by_name = 'Dr Brown', acknowledged_at = now()")));
    QTRY_VERIFY_WITH_TIMEOUT(cell(0, OpenAlertModel::StateColumn).contains(text("Dr Brown")),
                             20'000);
    QTRY_COMPARE(lastBadge().count, 0);
}

void AlertsPageTest::opensRepetitions()
{
    raise(std::vector<alerts::NewAlert>(12, highHeartRate()));
    open();
    QCOMPARE(rows(), 1);
    const QModelIndex group = list()->model()->index(0, 0);
    QCOMPARE(group.data(OpenAlertModel::CountRole).toInt(), 12);
    QVERIFY(!list()->isExpanded(group));
    press(Qt::Key_X);
    QVERIFY(list()->isExpanded(group));
    press(Qt::Key_Down);
    press(Qt::Key_A);
    QTest::keyClick(named<QLineEdit>("Note for the acknowledgement"), Qt::Key_Return);
    QTRY_COMPARE(list()->model()->rowCount(group), 11);
    QVERIFY(list()->isExpanded(group));
}

void AlertsPageTest::showsAnAlertThatIsAskedFor()
{
    raise(std::vector<alerts::NewAlert>(3, highHeartRate()));
    const auto all = m_fixture.store().list({});
    VERIFY_OK(all);
    const AlertId oldest = all->alerts[2].id;
    open();
    named<QLineEdit>("Filter by patient, ward or alert")->setText(text("nobody"));
    QCOMPARE(rows(), 0);
    m_page->showAlert(oldest);
    QCOMPARE(rows(), 1);
    QCOMPARE(m_page->presenter().open().alert(list()->currentIndex())->id, oldest);
    press(Qt::Key_A);
    QTest::keyClick(named<QLineEdit>("Note for the acknowledgement"), Qt::Key_Return);
    QTRY_COMPARE(history()->model()->rowCount(), 1);
    QTRY_VERIFY(!m_page->presenter().open().find(oldest));
    m_page->showAlert(oldest);
    QCOMPARE(history()->currentIndex().row(), 0);
    QVERIFY(history()->hasFocus());
    m_page->showAlert(AlertId::generate());
    QVERIFY(!lastNotice().isEmpty());
}

void AlertsPageTest::filters()
{
    alerts::NewAlert other = highHeartRate();
    other.patient = AlertsFixture::Harris;
    other.severity = alerts::Severity::Low;
    raise({highHeartRate(), other});
    open();
    QTest::keyClick(list(), Qt::Key_F, Qt::ControlModifier);
    auto* field = named<QLineEdit>("Filter by patient, ward or alert");
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, text("icu"));
    QCOMPARE(rows(), 1);
    QCOMPARE(cell(0, OpenAlertModel::PatientColumn), text("张伟 ZHANG Wei"));
    QTest::keyClicks(field, text(" nobody"));
    QCOMPARE(rows(), 0);
    QCOMPARE(openSurface()->state(), StateSurface::State::Empty);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(rows(), 2);
    named<QComboBox>("Filter by priority")->setCurrentText(text("Low"));
    QCOMPARE(rows(), 1);
    QCOMPARE(cell(0, OpenAlertModel::PatientColumn), text("0042-0002"));
}

void AlertsPageTest::takesAStorm()
{
    constexpr int Storm = 3'000;
    open();
    VERIFY_OK(m_fixture.sql(
        text("INSERT INTO alerts (patient_id, alert_type, severity) SELECT CASE WHEN n % 2 = 0 "
             "THEN '%1'::uuid ELSE '%2'::uuid END, 'type ' || n % 7, 'medium' "
             "FROM generate_series(1, %3) n")
            .arg(AlertsFixture::Zhang.toString(), AlertsFixture::Harris.toString())
            .arg(Storm)));
    QTRY_COMPARE_WITH_TIMEOUT(m_page->presenter().eventsTaken(), Storm, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 14, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(lastBadge().count, Storm, 30'000);
}

void AlertsPageTest::survivesARestart()
{
    raise({highHeartRate()});
    open();
    const QSignalSpy live(m_page.get(), &AlertsPage::liveChanged);
    // The page stays outside until the alerts that it shall catch up with are there.
    const QString limit =
        text("ALTER ROLE %1 CONNECTION LIMIT %2").arg(QLatin1String(test::PostgresServer::Owner));
    VERIFY_OK(m_fixture.sql(limit.arg(0)));
    VERIFY_OK(m_fixture.server().stop());
    QTRY_COMPARE_WITH_TIMEOUT(live.size(), 1, 30'000);
    bool isTold = false;
    for (const QLabel* label : m_page->findChildren<QLabel*>())
        isTold |= label->isVisible() && label->text().contains(text("may be stale since"));
    QVERIFY(isTold);
    QCOMPARE(rows(), 1); // what is known stays
    VERIFY_OK(m_fixture.server().startAgain());
    VERIFY_OK(m_fixture.sql(text("INSERT INTO alerts (alert_type, severity) "
                                 "SELECT 'type ' || n, 'low' FROM generate_series(1, 5) n")));
    VERIFY_OK(m_fixture.sql(limit.arg(-1)));
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 6, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(live.size(), 2, 30'000);
    QCOMPARE(live[1][0].toBool(), true);
    QTRY_COMPARE_WITH_TIMEOUT(history()->model()->rowCount(), 1, 30'000);
    QVERIFY(history()->model()->index(0, 0).data(AlertHistoryModel::IsGapRole).toBool());
    QVERIFY(history()
                ->model()
                ->index(0, AlertHistoryModel::AlertColumn)
                .data()
                .toString()
                .contains(u'5'));
}

void AlertsPageTest::waitsForTheServer()
{
    raise({highHeartRate()});
    VERIFY_OK(m_fixture.server().stop());
    open();
    const StateSurface* surface = openSurface();
    QTRY_COMPARE_WITH_TIMEOUT(surface->state(), StateSurface::State::Offline, 30'000);
    VERIFY_OK(m_fixture.server().startAgain());
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, 60'000); // by itself
    QTRY_COMPARE(surface->state(), StateSurface::State::Content);
}

void AlertsPageTest::flashingCanBeTurnedOff()
{
    alerts::NewAlert critical = highHeartRate();
    critical.severity = alerts::Severity::Critical;
    raise({critical});
    open();
    QTRY_VERIFY(m_page->isFlashing());
    QTest::keyClick(list(), Qt::Key_F, Qt::AltModifier);
    QVERIFY(!m_page->isFlashing());
    m_page.reset();
    open(); // it is remembered
    QVERIFY(!m_page->isFlashing());
    QTest::keyClick(list(), Qt::Key_F, Qt::AltModifier);
    QVERIFY(m_page->isFlashing());
}

void AlertsPageTest::showsHostileTexts()
{
    VERIFY_OK(m_fixture.sql(
        text("INSERT INTO alerts (alert_type, severity, message, value, created_at) VALUES "
             "('x', 'critical', repeat(E'\\u202e\\x01<b>long</b> ', 500000), 'NaN', NULL), "
             "(repeat('y', 50), 'low', NULL, NULL, 'infinity'), "
             "('z', 'low', '', NULL, '2999-01-01')")));
    open();
    QCOMPARE(rows(), 3);
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < OpenAlertModel::ColumnCount; ++column) {
            QVERIFY(cell(row, column).size() <= 300);
            QVERIFY(!cell(row, column).contains(QChar(0x202e)));
        }
        list()->setCurrentIndex(list()->model()->index(row, 0));
        QVERIFY(!m_page->inspector()->grab().isNull());
    }
    QVERIFY(!m_page->grab().isNull());
}

void AlertsPageTest::everythingHasAKeyAndAName()
{
    open();
    QSet<QString> keys;
    for (const QAction* command : m_page->commands()) {
        QVERIFY2(!command->text().isEmpty(), qPrintable(command->shortcut().toString()));
        QVERIFY2(!command->shortcut().isEmpty(), qPrintable(command->text()));
        keys.insert(command->shortcut().toString());
    }
    QVERIFY(keys.contains(text("A")));
    QVERIFY(keys.contains(text("S")));
    for (QWidget* widget : m_page->findChildren<QWidget*>()) {
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible() &&
            !widget->inherits("QScrollBar") && !widget->inherits("QComboBoxListView"))
            QVERIFY2(!widget->accessibleName().isEmpty() || widget->inherits("QPushButton") ||
                         widget->inherits("QHeaderView") || widget->inherits("QSplitter"),
                     widget->metaObject()->className());
    }
    QVERIFY(m_page->help().contains(text("not a primary alarm system")));
}

void AlertsPageTest::drawsInBothThemes()
{
    std::vector<alerts::NewAlert> shown;
    for (const alerts::Severity severity : alerts::AllSeverities) {
        alerts::NewAlert alert = highHeartRate();
        alert.severity = severity;
        alert.type = text("heart_rate_") + alerts::severityCode(severity);
        shown.push_back(alert);
    }
    raise(shown);
    open();
    const QImage dark = m_page->grab().toImage();
    m_theme.apply(ThemeKind::Light);
    const QImage light = m_page->grab().toImage();
    const auto has = [](const QImage& image, const QColor& colour) {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == colour)
                    return true;
            }
        }
        return false;
    };
    for (const auto& [image, kind] :
         {std::pair(dark, ThemeKind::Dark), std::pair(light, ThemeKind::Light)}) {
        const Palette colours = paletteFor(kind);
        for (const QColor& colour : {colours.high, colours.medium, colours.low})
            QVERIFY(has(image, colour));
    }
}

QTEST_MAIN(AlertsPageTest)
#include "alerts_page_test.moc"
