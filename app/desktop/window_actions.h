#pragma once

#include "ui/common/theme.h"

#include <QActionGroup>
#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace wardlight::desktop {

/// What the window itself can do: its actions with their keys, and the menus they stand in.
class WindowActions final : public QObject
{
    Q_OBJECT

public:
    WindowActions(const ui::Theme& theme, QMenuBar& bar, QObject* parent);

    QAction* importFiles;
    QAction* importFolder;
    QAction* openWorkspace;
    QAction* connectServer;
    QAction* changePerson;
    QAction* closePatient;
    QAction* quit;

    QAction* find;
    QAction* scan;
    QAction* refresh;
    QAction* inspector;
    QAction* jobs;
    QAction* fullScreen;
    QAction* dark;
    QAction* light;
    QAction* english;
    QAction* chinese;

    QAction* help;
    QAction* about;

    /// Every action above, in menu order.
    [[nodiscard]] QList<QAction*> all() const;
    /// Puts the pages' actions at the head of the View menu.
    void setPageActions(const QList<QAction*>& actions);
    void setTheme(ui::ThemeKind kind);
    /// @param language  "en" or "zh_CN"
    void setLanguage(const QString& language);
    void retranslate();

private:
    void create(const ui::Theme& theme);
    void buildMenus(QMenuBar& bar);

    QMenu* m_file = nullptr;
    QMenu* m_view = nullptr;
    QMenu* m_themes = nullptr;
    QMenu* m_languages = nullptr;
    QMenu* m_help = nullptr;
    QAction* m_pagesEnd = nullptr;
};

} // namespace wardlight::desktop
