#include "app/desktop/window_actions.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

namespace wardlight::desktop {

WindowActions::WindowActions(const ui::Theme& theme, QMenuBar& bar, QObject* parent)
    : QObject(parent)
{
    create(theme);
    buildMenus(bar);
    retranslate();
}

void WindowActions::create(const ui::Theme& theme)
{
    const auto make = [&](const char* icon, const QKeySequence& keys) {
        auto* action = new QAction(this);
        if (*icon != '\0')
            action->setIcon(theme.icon(QLatin1String(icon)));
        action->setShortcut(keys);
        return action;
    };
    importFiles = make("import", QKeySequence(Qt::CTRL | Qt::Key_O));
    importFolder = make("folder", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    openWorkspace = make("", {});
    connectServer = make("", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    changePerson = make("person", {});
    closePatient = make("close", QKeySequence(Qt::CTRL | Qt::Key_W));
    quit = make("", QKeySequence(Qt::CTRL | Qt::Key_Q));
    find = make("palette", QKeySequence(Qt::CTRL | Qt::Key_K));
    scan = make("", QKeySequence(Qt::Key_F4));
    refresh = make("refresh", QKeySequence(Qt::Key_F5));
    inspector = make("inspector", QKeySequence(Qt::Key_F9));
    jobs = make("", QKeySequence(Qt::CTRL | Qt::Key_J));
    fullScreen = make("", QKeySequence(Qt::Key_F11));
    dark = make("", {});
    light = make("", {});
    english = make("", {});
    chinese = make("", {});
    help = make("help", QKeySequence(Qt::Key_F1));
    about = make("", {});
    for (QAction* checkable : {inspector, fullScreen, dark, light, english, chinese})
        checkable->setCheckable(true);
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    auto* themes = new QActionGroup(this);
    themes->addAction(dark);
    themes->addAction(light);
    auto* languages = new QActionGroup(this);
    languages->addAction(english);
    languages->addAction(chinese);
}

void WindowActions::buildMenus(QMenuBar& bar)
{
    m_file = bar.addMenu(QString());
    m_file->addActions({importFiles, importFolder});
    m_file->addSeparator();
    m_file->addActions({openWorkspace, connectServer, changePerson});
    m_file->addSeparator();
    m_file->addActions({closePatient, quit});

    m_view = bar.addMenu(QString());
    m_pagesEnd = m_view->addSeparator();
    m_view->addActions({find, scan, refresh});
    m_view->addSeparator();
    m_view->addActions({inspector, jobs, fullScreen});
    m_view->addSeparator();
    m_themes = m_view->addMenu(QString());
    m_themes->addActions({dark, light});
    m_languages = m_view->addMenu(QString());
    m_languages->addActions({english, chinese});

    m_help = bar.addMenu(QString());
    m_help->addActions({help, about});
}

QList<QAction*> WindowActions::all() const
{
    return {importFiles,  importFolder, openWorkspace, connectServer, changePerson,
            closePatient, quit,         find,          scan,          refresh,
            inspector,    jobs,         fullScreen,    dark,          light,
            english,      chinese,      help,          about};
}

void WindowActions::setPageActions(const QList<QAction*>& actions)
{
    m_view->insertActions(m_pagesEnd, actions);
}

void WindowActions::setTheme(ui::ThemeKind kind)
{
    (kind == ui::ThemeKind::Dark ? dark : light)->setChecked(true);
}

void WindowActions::setLanguage(const QString& language)
{
    (language == QLatin1String("zh_CN") ? chinese : english)->setChecked(true);
}

void WindowActions::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_view->setTitle(tr("&View"));
    m_themes->setTitle(tr("&Theme"));
    m_languages->setTitle(tr("&Language"));
    m_help->setTitle(tr("&Help"));
    importFiles->setText(tr("&Import files…"));
    importFolder->setText(tr("Import f&older…"));
    openWorkspace->setText(tr("Open &workspace…"));
    connectServer->setText(tr("Connect to a &server…"));
    changePerson->setText(tr("Change &person…"));
    closePatient->setText(tr("&Close patient"));
    quit->setText(tr("&Quit"));
    find->setText(tr("&Find…"));
    scan->setText(tr("&Scan a code"));
    refresh->setText(tr("&Refresh"));
    inspector->setText(tr("&Inspector"));
    jobs->setText(tr("&Jobs"));
    fullScreen->setText(tr("F&ull screen"));
    dark->setText(tr("&Dark theme"));
    light->setText(tr("&Light theme"));
    // each in its own language, so that it is found by whoever cannot read the other
    english->setText(QStringLiteral("English"));
    chinese->setText(QStringLiteral("简体中文"));
    help->setText(tr("&Help for this page"));
    about->setText(tr("&About Wardlight"));
}

} // namespace wardlight::desktop
