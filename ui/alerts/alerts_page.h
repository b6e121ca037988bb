#pragma once

#include "core/alerts/alert_feed.h"
#include "core/async/pools.h"
#include "ui/common/page.h"

#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;
class QTreeView;

namespace wardlight::ui {

class AcknowledgePanel;
class AlertDelegate;
class AlertInspector;
class AlertsPresenter;
class PageHeader;
class Settings;
class SilencePanel;
class StateSurface;
class Theme;

/// Open alerts above, what was done about earlier ones below. A acknowledges, S silences, Enter
/// goes to the moment.
class AlertsPage final : public Page
{
    Q_OBJECT

public:
    /// What the page works with; references outlive it.
    struct Dependencies
    {
        std::shared_ptr<alerts::AlertStore> store;
        alerts::AlertFeed::Listen listen;
        std::shared_ptr<const Clock> clock;
        Pools& pools;
        const Theme& theme;
        Settings& settings;
    };

    /// Reads and follows alerts from the start, so that the badge is right wherever one looks.
    explicit AlertsPage(Dependencies dependencies, QWidget* parent = nullptr);
    ~AlertsPage() override;

    [[nodiscard]] QString pageId() const override { return QStringLiteral("alerts"); }
    [[nodiscard]] QString title() const override { return tr("Alerts"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("alerts"); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] QWidget* inspector() override;
    [[nodiscard]] QList<QAction*> commands() override;
    void activate() override;
    void refresh() override;
    [[nodiscard]] bool isSettled() const override;
    void showForTour() override;

    /// Selects an alert: among the open ones, else in the history as far as that was read.
    void showAlert(const AlertId& id);

    [[nodiscard]] const AlertsPresenter& presenter() const { return *m_presenter; }
    [[nodiscard]] bool isFlashing() const { return m_flashTimer.isActive(); }

signals:
    /// The person wants to see the patient at this moment.
    /// @param measurementType  what was measured; may be empty
    void momentRequested(const wardlight::PatientId& patient, const QDateTime& moment,
                         const QString& measurementType);
    /// The database is heard, or it is not.
    void liveChanged(bool isLive);

protected:
    void changeEvent(QEvent* event) override;

private:
    // building, alerts_page.cpp
    void makeHeader();
    void makeActions();
    [[nodiscard]] QAction* makeAction(const QKeySequence& key, void (AlertsPage::*method)());
    [[nodiscard]] QWidget* makeOpenPane();
    [[nodiscard]] QWidget* makeHistoryPane();
    void connectPresenter();
    void connectParts();
    void retranslate();
    void retranslateActions();
    void updateStates();
    void updateCounts();
    void updateStale();
    void updateInspector();
    void updateFilter();
    void updateFlashing();
    void flash();

    // acting, alerts_page_acts.cpp
    void openMoment();
    void openMomentOf(const alerts::Alert* alert);
    void openHistoryMoment();
    void acknowledgeSelected();
    void silenceSelected();
    void endSilence();
    void silenceFor(const PatientId& patient, const QString& type, std::chrono::minutes duration,
                    const QString& note);
    void selectAll();
    void expandOrCollapse();
    void focusFilter();
    void focusOpen();
    void focusHistory();
    void escape();
    void setFlashing(bool isOn);
    void tellOthers(const std::vector<alerts::AckOutcome>& others);
    void keepSelection();
    void restoreSelection();
    [[nodiscard]] const alerts::Alert* currentAlert() const;

    Dependencies m_with;
    std::unique_ptr<AlertsPresenter> m_presenter;
    PageHeader* m_header;
    QLineEdit* m_text;
    QComboBox* m_severity;
    QLabel* m_count;
    QLabel* m_stale;
    QTreeView* m_open;
    StateSurface* m_openSurface;
    AcknowledgePanel* m_acknowledgePanel;
    SilencePanel* m_silencePanel;
    QLabel* m_historyTitle;
    QTableView* m_history;
    StateSurface* m_historySurface;
    QLabel* m_notice; ///< not a primary alarm system
    AlertDelegate* m_openDelegate;
    QPointer<AlertInspector> m_inspector; ///< a window that goes first takes it along
    QAction* m_acknowledge = nullptr;
    QAction* m_silence = nullptr;
    QAction* m_endSilence = nullptr;
    QAction* m_openMoment = nullptr;
    QAction* m_openHistoryMoment = nullptr;
    QAction* m_selectAll = nullptr;
    QAction* m_expand = nullptr;
    QAction* m_focusFilter = nullptr;
    QAction* m_focusOpen = nullptr;
    QAction* m_focusHistory = nullptr;
    QAction* m_escape = nullptr;
    QAction* m_flashing = nullptr;
    QList<QToolButton*> m_buttons;
    std::vector<AlertId> m_keptSelection;
    QTimer m_flashTimer;
    bool m_isFlashOn = false;
    bool m_isLive = true;
    bool m_mayFlash = true; ///< false in pictures
};

} // namespace wardlight::ui
