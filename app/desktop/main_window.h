#pragma once

#include "ui/common/job_list.h"
#include "ui/common/page.h"
#include "ui/common/patient_banner.h"
#include "ui/common/status_bar.h"
#include "ui/common/theme.h"

#include <QMainWindow>
#include <QPointer>

#include <optional>
#include <vector>

class QSplitter;
class QStackedWidget;

namespace wardlight::ui {
class CommandPalette;
class HelpPane;
class InspectorPane;
class Rail;
class ScanField;
class Settings;
} // namespace wardlight::ui

namespace wardlight::desktop {

class StartSurface;
class WindowActions;

/// The window: rail, banner, page, inspector, status bar, and what the keyboard can do anywhere.
///
/// It composes pages that are handed to it and knows none of them. What needs a workspace (opening
/// one, importing) it only asks for, by signals.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(ui::Theme& theme, ui::Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Takes the pages and shows the first; an empty list goes back to the start surface.
    void setPages(const std::vector<ui::Page*>& pages);
    [[nodiscard]] const std::vector<ui::Page*>& pages() const { return m_pages; }
    void showPage(const QString& pageId);
    [[nodiscard]] ui::Page* currentPage() const;

    /// Shows @p patient in the banner and tells every page when it is another one; none closes
    /// the patient.
    void setPatient(const std::optional<ui::BannerPatient>& patient);

    [[nodiscard]] StartSurface& start() const { return *m_start; }
    [[nodiscard]] ui::StatusBar& status() const { return *m_status; }
    [[nodiscard]] ui::JobList& jobs() { return m_jobs; }
    [[nodiscard]] ui::CommandPalette& palette() const { return *m_palette; }
    [[nodiscard]] const ui::PatientBanner& banner() const { return *m_banner; }
    [[nodiscard]] const WindowActions& actions() const { return *m_actions; }
    /// Everything that can be done now: the window's commands, then the current page's.
    [[nodiscard]] QList<QAction*> commands() const;

    void showHelp(bool shown);
    void showPalette();

signals:
    void importRequested(const QStringList& paths);
    /// A code was scanned or pasted somewhere in the window; the text as it came.
    void codeScanned(const QString& text);
    void workspaceRequested();
    void serverRequested();
    void personRequested();
    void patientCloseRequested();
    void themeRequested(wardlight::ui::ThemeKind kind);
    void languageRequested(const QString& language);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    void connectActions();
    void connectScanning();
    void connectViewActions();
    void addPage(ui::Page* page);
    void removePages();
    void retranslate();
    void updateHelp();
    void updateEnabled();
    void chooseFiles();
    void chooseFolder();
    void showAbout();

    ui::Theme& m_theme;
    ui::Settings& m_settings;
    ui::JobList m_jobs;
    std::vector<ui::Page*> m_pages;
    QList<QAction*> m_pageActions;
    WindowActions* m_actions;
    ui::Rail* m_rail;
    ui::PatientBanner* m_banner;
    ui::InspectorPane* m_inspector;
    ui::HelpPane* m_help;
    ui::StatusBar* m_status;
    ui::CommandPalette* m_palette;
    ui::ScanField* m_scan;
    StartSurface* m_start;
    QPointer<QWidget> m_beforeHelp; ///< had the focus, and gets it back
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    bool m_isClosing = false;
};

} // namespace wardlight::desktop
