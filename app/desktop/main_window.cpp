#include "app/desktop/main_window.h"

#include "app/desktop/about_dialog.h"
#include "app/desktop/start_surface.h"
#include "app/desktop/window_actions.h"
#include "ui/common/command_palette.h"
#include "ui/common/confirm_dialog.h"
#include "ui/common/help_pane.h"
#include "ui/common/inspector_pane.h"
#include "ui/common/keyboard_wedge.h"
#include "ui/common/rail.h"
#include "ui/common/scan_field.h"
#include "ui/common/settings.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace wardlight::desktop {

using ui::Spacing;

namespace {

const QString GeometryKey = QStringLiteral("window/geometry");
const QString InspectorKey = QStringLiteral("window/inspectorCollapsed");

/// Ctrl+1 … Ctrl+5 are fixed, whatever pages exist.
QKeySequence pageShortcut(const QString& pageId)
{
    static const QStringList order = {QStringLiteral("patients"), QStringLiteral("alerts"),
                                      QStringLiteral("vitals"), QStringLiteral("imaging"),
                                      QStringLiteral("trace")};
    const auto place = order.indexOf(pageId);
    if (place < 0)
        return {};
    return QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(place)));
}

QStringList localPaths(const QMimeData& data)
{
    QStringList paths;
    const auto urls = data.urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

/// What F1 says while nothing is open.
QString startHelp()
{
    return MainWindow::tr(
               "<p>A <b>workspace</b> is a folder on this computer with a database of its own. A "
               "<b>server</b> is your hospital's database and object store: make a profile of it "
               "with Ctrl+Shift+L, test it step by step, and connect.</p>") +
           MainWindow::tr(
               "<p>Passwords and keys go to the system keychain, never to a file. Where there is "
               "no keychain, they are kept in memory until you close Wardlight.</p>") +
           MainWindow::tr(
               "<p>On a server the status bar always says <b>PRODUCTION</b> or <b>TEST</b>, as "
               "the profile does.</p>");
}

} // namespace

MainWindow::MainWindow(ui::Theme& theme, ui::Settings& settings, QWidget* parent)
    : QMainWindow(parent), m_theme(theme), m_settings(settings)
{
    setWindowIcon(theme.icon(QStringLiteral("wardlight")));
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setMinimumSize(960, 600);
    resize(1440, 900);
    m_actions = new WindowActions(theme, *menuBar(), this);
    buildLayout();
    m_palette = new ui::CommandPalette(theme, this);
    connectActions();
    connectViewActions();
    restoreGeometry(m_settings.value(GeometryKey).toByteArray());
    m_inspector->setCollapsed(m_settings.value(InspectorKey).toBool());
    m_settings.rememberSizes(m_splitter, QStringLiteral("window"));
    setPages({});
    retranslate();
}

MainWindow::~MainWindow()
{
    removePages(); // before the inspector that shows their widgets
}

void MainWindow::buildLayout()
{
    m_rail = new ui::Rail(m_theme);
    m_banner = new ui::PatientBanner(m_theme);
    m_inspector = new ui::InspectorPane(m_theme);
    m_help = new ui::HelpPane(m_theme);
    m_status = new ui::StatusBar(m_theme, m_jobs);
    m_start = new StartSurface(m_theme);
    m_scan = new ui::ScanField;
    auto* corner = new QWidget;
    auto* cornerLine = new QHBoxLayout(corner);
    cornerLine->setContentsMargins(0, Spacing::Tight / 2, Spacing::Small, Spacing::Tight / 2);
    cornerLine->addWidget(m_scan);
    menuBar()->setCornerWidget(corner, Qt::TopRightCorner);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_start);
    m_help->hide();

    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(Spacing::Line);
    for (QWidget* part : std::initializer_list<QWidget*>{m_stack, m_inspector, m_help})
        m_splitter->addWidget(part);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({1000, Spacing::Inspector, Spacing::Inspector});

    auto* work = new QVBoxLayout;
    work->setSpacing(0);
    work->addWidget(m_banner);
    work->addWidget(m_splitter, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(work, 1);
    auto* central = new QWidget;
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
}

void MainWindow::connectActions()
{
    const WindowActions& a = *m_actions;
    connect(a.importFiles, &QAction::triggered, this, &MainWindow::chooseFiles);
    connect(a.importFolder, &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(a.openWorkspace, &QAction::triggered, this, &MainWindow::workspaceRequested);
    connect(a.connectServer, &QAction::triggered, this, &MainWindow::serverRequested);
    connect(a.changePerson, &QAction::triggered, this, &MainWindow::personRequested);
    connect(a.closePatient, &QAction::triggered, this, &MainWindow::patientCloseRequested);
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.find, &QAction::triggered, this, &MainWindow::showPalette);
    connectScanning();
    connect(a.help, &QAction::triggered, this, [this] { showHelp(!m_help->isVisible()); });
    connect(a.about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(a.dark, &QAction::triggered, this,
            [this] { emit themeRequested(ui::ThemeKind::Dark); });
    connect(a.light, &QAction::triggered, this,
            [this] { emit themeRequested(ui::ThemeKind::Light); });
    connect(a.english, &QAction::triggered, this,
            [this] { emit languageRequested(QStringLiteral("en")); });
    connect(a.chinese, &QAction::triggered, this,
            [this] { emit languageRequested(QStringLiteral("zh_CN")); });
    connect(m_banner, &ui::PatientBanner::closeRequested, this, &MainWindow::patientCloseRequested);
    connect(m_rail, &ui::Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_help, &ui::HelpPane::closeRequested, this, [this] { showHelp(false); });
    connect(&m_theme, &ui::Theme::changed, this, [this] { m_actions->setTheme(m_theme.kind()); });
}

void MainWindow::connectScanning()
{
    connect(m_actions->scan, &QAction::triggered, m_scan, &ui::ScanField::begin);
    connect(m_scan, &ui::ScanField::scanned, this, &MainWindow::codeScanned);
    auto* wedge = new ui::KeyboardWedge(this);
    connect(wedge, &ui::KeyboardWedge::scanned, this, [this](const QString& text) {
        if (!m_pages.empty())
            emit codeScanned(text);
    });
    m_scan->setKey(m_actions->scan->shortcut().toString(QKeySequence::NativeText));
}

void MainWindow::connectViewActions()
{
    const WindowActions& a = *m_actions;
    connect(a.refresh, &QAction::triggered, this, [this] {
        if (ui::Page* page = currentPage())
            page->refresh();
    });
    connect(a.jobs, &QAction::triggered, m_status, &ui::StatusBar::showJobs);
    connect(a.fullScreen, &QAction::toggled, this,
            [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    connect(a.inspector, &QAction::toggled, m_inspector,
            [this](bool on) { m_inspector->setCollapsed(!on); });
    connect(m_inspector, &ui::InspectorPane::collapsedChanged, this, [this](bool collapsed) {
        m_actions->inspector->setChecked(!collapsed);
        m_settings.setValue(InspectorKey, collapsed);
    });
    a.inspector->setChecked(true);
    m_actions->setTheme(m_theme.kind());
    m_actions->setLanguage(QLocale().language() == QLocale::Chinese ? QStringLiteral("zh_CN")
                                                                    : QStringLiteral("en"));
}

void MainWindow::setPages(const std::vector<ui::Page*>& pages)
{
    removePages();
    for (ui::Page* page : pages)
        addPage(page);
    m_rail->setVisible(!pages.empty());
    m_actions->setPageActions(m_pageActions);
    retranslate();
    if (pages.empty()) {
        m_stack->setCurrentWidget(m_start);
        m_inspector->setInspector(nullptr);
    } else {
        showPage(pages.front()->pageId());
    }
    updateEnabled();
}

void MainWindow::addPage(ui::Page* page)
{
    m_pages.push_back(page);
    m_stack->addWidget(page);
    m_rail->addPage(page->pageId(), page->iconName());
    auto* go = new QAction(this);
    go->setIcon(m_theme.icon(page->iconName()));
    go->setShortcut(pageShortcut(page->pageId()));
    go->setData(page->pageId());
    connect(go, &QAction::triggered, this, [this, id = page->pageId()] { showPage(id); });
    m_pageActions << go;
    // a page's commands have their keys while it is the one on the screen
    const auto commands = page->commands();
    for (QAction* command : commands) {
        if (!page->actions().contains(command))
            page->addAction(command);
        if (command->shortcutContext() == Qt::WindowShortcut)
            command->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    }
    connect(page, &ui::Page::notice, m_status, &ui::StatusBar::showNotice);
    connect(
        page, &ui::Page::badgeChanged, m_rail,
        [this, id = page->pageId()](const ui::PageBadge& badge) { m_rail->setBadge(id, badge); });
}

void MainWindow::removePages()
{
    m_rail->clear();
    qDeleteAll(m_pageActions);
    m_pageActions.clear();
    const auto gone = std::exchange(m_pages, {});
    for (ui::Page* page : gone)
        delete page;
}

void MainWindow::showPage(const QString& pageId)
{
    const auto found = std::find_if(m_pages.begin(), m_pages.end(),
                                    [&](const ui::Page* page) { return page->pageId() == pageId; });
    if (found == m_pages.end())
        return;
    ui::Page* page = *found;
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(pageId);
    m_inspector->setInspector(page->inspector());
    setWindowTitle(tr("%1 - Wardlight").arg(page->title()));
    updateHelp();
    page->activate();
}

ui::Page* MainWindow::currentPage() const
{
    return qobject_cast<ui::Page*>(m_stack->currentWidget());
}

void MainWindow::setPatient(const std::optional<ui::BannerPatient>& patient)
{
    const auto idOf = [](const auto& someone) { return someone ? someone->id : PatientId(); };
    const bool isAnother = idOf(patient) != idOf(m_banner->patient());
    m_banner->setPatient(patient);
    updateEnabled();
    for (ui::Page* page : m_pages) {
        if (isAnother)
            page->setPatient(idOf(patient));
    }
}

QList<QAction*> MainWindow::commands() const
{
    QList<QAction*> commands = m_pageActions;
    if (const ui::Page* page = currentPage())
        commands += const_cast<ui::Page*>(page)->commands();
    return commands + m_actions->all();
}

void MainWindow::showHelp(bool shown)
{
    if (shown && !m_help->isVisible())
        m_beforeHelp = QApplication::focusWidget();
    if (!shown && m_beforeHelp)
        m_beforeHelp->setFocus();
    m_help->setVisible(shown);
    updateHelp();
    if (shown)
        m_help->setFocus();
}

void MainWindow::showPalette()
{
    m_palette->open(commands());
}

void MainWindow::showAbout()
{
    auto* dialog = new AboutDialog(m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    for (int i = 0; i < m_pageActions.size(); ++i) {
        const ui::Page* page = m_pages[static_cast<size_t>(i)];
        m_pageActions[i]->setText(tr("Go to %1").arg(page->title()));
        m_rail->setPageText(page->pageId(), page->title(),
                            m_pageActions[i]->shortcut().toString(QKeySequence::NativeText));
    }
    const ui::Page* page = currentPage();
    setWindowTitle(page ? tr("%1 - Wardlight").arg(page->title()) : QStringLiteral("Wardlight"));
    updateHelp();
}

void MainWindow::updateHelp()
{
    if (!m_help->isVisible())
        return;
    const ui::Page* page = currentPage();
    QList<ui::HelpKey> keys;
    const auto shown = commands();
    for (const QAction* action : shown) {
        if (!action->shortcut().isEmpty())
            keys << ui::HelpKey{action->shortcut().toString(QKeySequence::NativeText),
                                QString(action->text()).remove(QLatin1Char('&'))};
    }
    m_help->setHelp(page ? page->title() : QStringLiteral("Wardlight"),
                    page ? page->help() : startHelp(), keys);
}

void MainWindow::updateEnabled()
{
    const bool isOpen = !m_pages.empty();
    m_actions->importFiles->setEnabled(isOpen);
    m_actions->importFolder->setEnabled(isOpen);
    m_actions->refresh->setEnabled(isOpen);
    m_actions->scan->setEnabled(isOpen);
    m_scan->setVisible(isOpen);
    m_actions->inspector->setEnabled(isOpen);
    m_actions->closePatient->setEnabled(m_banner->patient().has_value());
}

void MainWindow::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Import files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::importRequested);
    dialog->open();
}

void MainWindow::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Import folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setLabelText(QFileDialog::Accept, tr("Import"));
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::importRequested);
    dialog->open();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_actions->setLanguage(QLocale().language() == QLocale::Chinese ? QStringLiteral("zh_CN")
                                                                        : QStringLiteral("en"));
        retranslate();
    }
    if (event->type() == QEvent::WindowStateChange)
        m_actions->fullScreen->setChecked(isFullScreen());
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_jobs.runningCount() > 0 && !m_isClosing) {
        event->ignore();
        ui::ConfirmDialog::ask(
            this,
            {tr("Quit while %n jobs are running?", nullptr, m_jobs.runningCount()),
             {},
             tr("What they have finished is kept, the rest is cancelled."),
             tr("Quit")},
            [this] {
                m_isClosing = true;
                m_jobs.cancelAll();
                close();
            });
        return;
    }
    m_settings.setValue(GeometryKey, saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!m_pages.empty() && !localPaths(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    emit importRequested(localPaths(*event->mimeData()));
}

} // namespace wardlight::desktop
