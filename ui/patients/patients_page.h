#pragma once

#include "core/async/pools.h"
#include "core/base/clock.h"
#include "ui/common/page.h"

#include <QPointer>

#include <memory>

class QLabel;
class QLineEdit;
class QToolButton;
class QStackedWidget;
class QTableView;

namespace wardlight::patients {
class PatientStore;
}

namespace wardlight::ui {

class PageHeader;
class PatientInspector;
class PatientListPresenter;
class Settings;
class StateSurface;
class SummaryPresenter;
class Theme;
class WardView;

/// Where a day begins: a search field with the focus in it, the patients below, Enter opens. A
/// second view shows the same house by ward and bed.
class PatientsPage final : public Page
{
    Q_OBJECT

public:
    /// What the page works with; references outlive it.
    struct Dependencies
    {
        std::shared_ptr<patients::PatientStore> store;
        std::shared_ptr<const Clock> clock;
        Pools& pools;
        const Theme& theme;
        Settings& settings;
    };

    explicit PatientsPage(Dependencies dependencies, QWidget* parent = nullptr);
    ~PatientsPage() override;

    [[nodiscard]] QString pageId() const override { return QStringLiteral("patients"); }
    [[nodiscard]] QString title() const override { return tr("Patients"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("patients"); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] QWidget* inspector() override;
    [[nodiscard]] QList<QAction*> commands() override;
    void activate() override;
    void refresh() override;
    [[nodiscard]] bool isSettled() const override;
    void showForTour() override;
    [[nodiscard]] QStringList tourViews() const override { return {QStringLiteral("wards")}; }
    void showTourView(const QString& view) override;

signals:
    /// The person wants to work with this patient.
    void patientOpened(const wardlight::PatientId& patient);
    /// The person wants to bring data in.
    void importRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QTableView* makeTable(const Theme& theme);
    void makeActions();
    [[nodiscard]] QAction* makeAction(QWidget* owner, const QList<QKeySequence>& keys,
                                      void (PatientsPage::*method)());
    void connectPresenters();
    void connectSorting();
    void retranslate();
    void updateSurface();
    void updateCount();
    void updateInspector();
    void actOnSurface();
    void sortBy(int column, Qt::SortOrder direction);
    void keepSelection();
    [[nodiscard]] PatientId currentPatient() const;
    void openCurrent();
    void focusSearch();
    void focusList();
    void clearSearch();
    void copyMrn();
    void connectWards();
    void showWards(bool areShown);
    void toggleWards();
    [[nodiscard]] bool isOnWards() const;

    Dependencies m_with;
    std::unique_ptr<PatientListPresenter> m_list;
    std::unique_ptr<SummaryPresenter> m_summary;
    PageHeader* m_header;
    QLineEdit* m_search;
    QLabel* m_count;
    StateSurface* m_surface;
    QTableView* m_table;
    WardView* m_wards;
    QStackedWidget* m_views;
    QToolButton* m_wardsButton;
    QPointer<PatientInspector> m_inspector; ///< the pane may have taken it
    QAction* m_open = nullptr;
    QAction* m_focusSearch = nullptr;
    QAction* m_focusList = nullptr;
    QAction* m_clearSearch = nullptr;
    QAction* m_copyMrn = nullptr;
    QAction* m_toggleWards = nullptr;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortDirection = Qt::AscendingOrder;
    bool m_isLoaded = false;
};

} // namespace wardlight::ui
