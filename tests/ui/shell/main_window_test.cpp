#include "app/desktop/main_window.h"
#include "app/desktop/start_surface.h"
#include "app/desktop/window_actions.h"
#include "tests/ui/shell/sample_page.h"
#include "translations/translations.h"
#include "ui/common/command_palette.h"
#include "ui/common/help_pane.h"
#include "ui/common/inspector_pane.h"
#include "ui/common/rail.h"
#include "ui/common/scan_field.h"
#include "ui/common/settings.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QDialog>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::desktop;
using test::SamplePage;

namespace {

ui::BannerPatient zhang()
{
    return {PatientId::generate(),
            QStringLiteral("张伟 ZHANG Wei"),
            QDate(1945, 7, 14),
            QStringLiteral("81y"),
            QStringLiteral("Male"),
            QStringLiteral("0042-7718"),
            QStringList{QStringLiteral("Penicillin")}};
}

} // namespace

class MainWindowTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsTheStartSurfaceWithoutPages();
    void showsTheFirstPageAndItsInspector();
    void keepsTheNumbersOfPagesThatDoNotExistFree();
    void switchesPagesFromTheRail();
    void showsWhatWaitsOnAPage();
    void refreshesTheCurrentPageOnF5();
    void givesAPageItsKeysOnlyWhileItIsShown();
    void hidesTheBannerWithoutAPatient();
    void tellsEveryPageAboutThePatient();
    void asksToCloseThePatientOnCtrlW();
    void findsCommandsInThePalette();
    void scansFromEveryPageByKeyAndMouse();
    void hearsAScannerThatTypes();
    void cutsAHugePaste();
    void showsHelpOnF1AndClosesItOnEscape();
    void collapsesTheInspector();
    void takesDroppedFiles();
    void asksBeforeQuittingWhileAJobRuns();
    void changesLanguageWhileOpen();
    void changesThemeWhileOpen();
    void namesEverythingForScreenReaders();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    SamplePage* m_patients = nullptr;
    SamplePage* m_imaging = nullptr;
};

void MainWindowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    translations::installTranslations(*qApp, QLocale(QLocale::English));
    m_theme = std::make_unique<ui::Theme>();
    m_theme->apply(ui::ThemeKind::Dark);
    m_settings = std::make_unique<ui::Settings>(m_folder->filePath(QStringLiteral("s.ini")));
    m_window = std::make_unique<MainWindow>(*m_theme, *m_settings);
    m_patients = new SamplePage(QStringLiteral("patients"), QStringLiteral("Patients"));
    m_imaging = new SamplePage(QStringLiteral("imaging"), QStringLiteral("Imaging"));
    m_window->setPages({m_patients, m_imaging});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_settings.reset();
    m_theme.reset();
}

void MainWindowTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
}

void MainWindowTest::showsTheStartSurfaceWithoutPages()
{
    m_window->setPages({});
    QVERIFY(!m_window->findChild<ui::ScanField*>()->isVisible());
    QVERIFY(m_window->start().isVisible());
    QVERIFY(!m_window->findChild<ui::Rail*>()->isVisible());
    QVERIFY(!m_window->findChild<ui::InspectorPane*>()->isVisible());
    QVERIFY(!m_window->actions().importFiles->isEnabled());
}

void MainWindowTest::showsTheFirstPageAndItsInspector()
{
    QCOMPARE(m_window->currentPage(), m_patients);
    QCOMPARE(m_patients->activations, 1);
    QVERIFY(m_patients->inspector()->isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Patients - Wardlight"));
}

void MainWindowTest::scansFromEveryPageByKeyAndMouse()
{
    const QSignalSpy scanned(m_window.get(), &MainWindow::codeScanned);
    auto* field = m_window->findChild<ui::ScanField*>();
    for (const char* page : {"patients", "imaging"}) {
        m_window->showPage(QString::fromLatin1(page));
        press(Qt::Key_F4, Qt::NoModifier);
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("8150000000000001"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(scanned.last()[0].toString(), QStringLiteral("8150000000000001"));
    }
    m_window->showPage(QStringLiteral("patients"));
    QVERIFY(field->isVisible());
    QTest::mouseClick(field, Qt::LeftButton);
    QVERIFY(field->hasFocus());
    QCOMPARE(scanned.size(), 2);
    field->clear();
    QTest::keyClick(field, Qt::Key_Return); // nothing is no scan
    QCOMPARE(scanned.size(), 2);
}

void MainWindowTest::hearsAScannerThatTypes()
{
    const QSignalSpy scanned(m_window.get(), &MainWindow::codeScanned);
    m_window->showPage(QStringLiteral("patients")); // no field of it has the focus
    for (const QChar c : QStringLiteral("8150000000000001"))
        QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(scanned.size(), 1);
    QCOMPARE(scanned[0][0].toString(), QStringLiteral("8150000000000001"));
}

void MainWindowTest::cutsAHugePaste()
{
    const QSignalSpy scanned(m_window.get(), &MainWindow::codeScanned);
    auto* field = m_window->findChild<ui::ScanField*>();
    field->begin();
    QGuiApplication::clipboard()->setText(QString(1'000'000, u'8'));
    field->paste();
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(scanned[0][0].toString().size(), ui::ScanField::LongestText);
}

void MainWindowTest::keepsTheNumbersOfPagesThatDoNotExistFree()
{
    press(Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), m_imaging);
    press(Qt::Key_2, Qt::ControlModifier); // alerts do not exist
    QCOMPARE(m_window->currentPage(), m_imaging);
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), m_patients);
}

void MainWindowTest::showsWhatWaitsOnAPage()
{
    auto* rail = m_window->findChild<ui::Rail*>();
    QAbstractButton* button = rail->findChildren<QAbstractButton*>().at(1);
    m_window->show();
    const QImage without = button->grab().toImage();
    const auto waiting = [this](int count) {
        emit m_window->pages()[1]->badgeChanged({count, QStringLiteral("severity-critical"),
                                                 &ui::Palette::high,
                                                 QStringLiteral("Critical: %1").arg(count)});
    };
    waiting(3);
    QCOMPARE(button->accessibleDescription(), QStringLiteral("Critical: 3"));
    const QImage with = button->grab().toImage();
    QVERIFY(with != without);
    const QColor high = m_theme->colours().high;
    int pixels = 0;
    for (int y = 0; y < with.height(); ++y) {
        for (int x = 0; x < with.width(); ++x)
            pixels += with.pixelColor(x, y) == high ? 1 : 0;
    }
    QVERIFY(pixels > 20);
    waiting(0);
    QCOMPARE(button->grab().toImage(), without);
}

void MainWindowTest::switchesPagesFromTheRail()
{
    auto* rail = m_window->findChild<ui::Rail*>();
    QCOMPARE(rail->pageIds(), (QStringList{QStringLiteral("patients"), QStringLiteral("imaging")}));
    QCOMPARE(rail->width(), 64);
    const auto buttons = rail->findChildren<QAbstractButton*>();
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), m_imaging);
    QVERIFY(m_imaging->inspector()->isVisible());
    QVERIFY(!m_patients->inspector()->isVisible());
}

void MainWindowTest::refreshesTheCurrentPageOnF5()
{
    press(Qt::Key_F5);
    QCOMPARE(m_patients->refreshes, 1);
    QCOMPARE(m_imaging->refreshes, 0);
}

void MainWindowTest::givesAPageItsKeysOnlyWhileItIsShown()
{
    press(Qt::Key_I); // both pages use this key
    QCOMPARE(m_patients->commandRuns, 1);
    QCOMPARE(m_imaging->commandRuns, 0);
}

void MainWindowTest::hidesTheBannerWithoutAPatient()
{
    QVERIFY(!m_window->banner().isVisible());
    m_window->setPatient(zhang());
    QVERIFY(m_window->banner().isVisible());
    QCOMPARE(m_window->banner().height(), 44);
    m_window->setPatient({});
    QVERIFY(!m_window->banner().isVisible());
}

void MainWindowTest::tellsEveryPageAboutThePatient()
{
    const auto patient = zhang();
    m_window->setPatient(patient);
    QCOMPARE(m_patients->patient, patient.id);
    QCOMPARE(m_imaging->patient, patient.id);
    m_window->setPatient({});
    QVERIFY(m_imaging->patient.isNull());
}

void MainWindowTest::asksToCloseThePatientOnCtrlW()
{
    QSignalSpy asked(m_window.get(), &MainWindow::patientCloseRequested);
    press(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(asked.size(), 0); // none is open
    m_window->setPatient(zhang());
    press(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(asked.size(), 1);
}

void MainWindowTest::findsCommandsInThePalette()
{
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_window->palette().isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("goima"));
    QCOMPARE(m_window->palette().model().index(0).data().toString(),
             QStringLiteral("Go to Imaging"));
    press(Qt::Key_Return);
    QVERIFY(!m_window->palette().isVisible());
    QCOMPARE(m_window->currentPage(), m_imaging);
    press(Qt::Key_K, Qt::ControlModifier);
    press(Qt::Key_Escape);
    QVERIFY(!m_window->palette().isVisible());
}

void MainWindowTest::showsHelpOnF1AndClosesItOnEscape()
{
    auto* help = m_window->findChild<ui::HelpPane*>();
    QVERIFY(!help->isVisible());
    press(Qt::Key_F1);
    QVERIFY(help->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!help->isVisible());
}

void MainWindowTest::collapsesTheInspector()
{
    auto* inspector = m_window->findChild<ui::InspectorPane*>();
    press(Qt::Key_F9);
    QVERIFY(inspector->isCollapsed());
    QVERIFY(!m_patients->inspector()->isVisible());
    // the next window starts as this one was left
    MainWindow next(*m_theme, *m_settings);
    QVERIFY(next.findChild<ui::InspectorPane*>()->isCollapsed());
    press(Qt::Key_F9);
    QVERIFY(m_patients->inspector()->isVisible());
}

void MainWindowTest::takesDroppedFiles()
{
    QSignalSpy asked(m_window.get(), &MainWindow::importRequested);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a.dcm")),
                  QUrl(QStringLiteral("https://example.org/b.dcm"))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toStringList(), QStringList{QStringLiteral("/tmp/a.dcm")});
}

void MainWindowTest::asksBeforeQuittingWhileAJobRuns()
{
    const auto job = std::make_shared<Job>();
    m_window->jobs().add(QStringLiteral("Import"), job);
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto* dialog = m_window->findChild<QDialog*>();
    QVERIFY(dialog);
    dialog->accept();
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(job->isCancelled());
}

void MainWindowTest::changesLanguageWhileOpen()
{
    m_window->setPatient(zhang());
    translations::installTranslations(*qApp, QLocale(QLocale::Chinese, QLocale::China));
    QTRY_COMPARE(m_window->actions().quit->text(), QStringLiteral("退出(&Q)"));
    bool isTranslated = false;
    const auto labels = m_window->banner().findChildren<QLabel*>();
    for (const QLabel* label : labels)
        isTranslated = isTranslated || label->text().contains(QStringLiteral("1945-07-14"));
    QVERIFY(isTranslated);
}

void MainWindowTest::changesThemeWhileOpen()
{
    QSignalSpy asked(m_window.get(), &MainWindow::themeRequested);
    m_window->actions().light->trigger();
    QCOMPARE(asked.size(), 1);
    const QImage dark = m_window->grab().toImage();
    m_theme->apply(ui::ThemeKind::Light);
    const QImage light = m_window->grab().toImage();
    QVERIFY(qGray(dark.pixel(300, 500)) < 64);
    QVERIFY(qGray(light.pixel(300, 500)) > 192);
    QVERIFY(m_window->actions().light->isChecked());
}

void MainWindowTest::namesEverythingForScreenReaders()
{
    m_window->setPatient(zhang());
    m_window->showHelp(true);
    m_window->showPalette();
    const auto widgets = m_window->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        const bool isControl = qobject_cast<const QAbstractButton*>(widget) ||
                               qobject_cast<const QLineEdit*>(widget) ||
                               qobject_cast<const QAbstractItemView*>(widget);
        if (!isControl || widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool isNamed =
            !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(isNamed, widget->metaObject()->className());
    }
    const auto commands = m_window->commands();
    for (const QAction* command : commands)
        QVERIFY(!command->text().isEmpty());
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
