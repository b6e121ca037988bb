#pragma once

#include "core/async/pools.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/patients/ward_overview.h"

#include <QWidget>

#include <functional>
#include <memory>

class QAction;
class QComboBox;
class QTableView;

namespace wardlight::patients {
class PatientStore;
}

namespace wardlight::ui {

class Settings;
class StateSurface;
class Theme;
class WardPresenter;

/// The beds of the house at a glance: a table by ward and bed, live while it is visible. The ward
/// looked at and the order are remembered.
class WardView final : public QWidget
{
    Q_OBJECT

public:
    /// What the view works with; references outlive it.
    struct Dependencies
    {
        std::shared_ptr<patients::PatientStore> store;
        std::shared_ptr<const Clock> clock;
        Pools& pools;
        const Theme& theme;
        Settings& settings;
    };

    explicit WardView(Dependencies dependencies, QWidget* parent = nullptr);
    ~WardView() override;

    /// Which ward and which order, for the line above; shown and hidden with the view by whoever
    /// takes them.
    [[nodiscard]] QList<QWidget*> filters() const;
    [[nodiscard]] QList<QAction*> commands() const;
    /// Null on a free bed or when none is selected.
    [[nodiscard]] PatientId currentPatient() const;
    /// "40 patients, 2 free beds"; empty until something was read.
    [[nodiscard]] QString countText() const;
    void refresh();
    /// Gives the board the focus, and a selection when there is none; waits for it to be read.
    void focusBoard();
    /// Selects the first patient.
    void selectFirst();
    [[nodiscard]] bool isSettled() const;

signals:
    /// Another row, or the same with new values.
    void currentChanged();
    void patientOpened(const wardlight::PatientId& patient);
    void countChanged();
    /// The person wants to bring data in.
    void importRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] QTableView* makeTable(const Theme& theme);
    void makeFilters();
    void makeActions();
    [[nodiscard]] QAction* makeAction(const QKeySequence& key, std::function<void()> run);
    void connectParts();
    void restore();
    void retranslate();
    void updateSurface();
    void updateWards();
    void spanWards();
    void keepSelection();
    void chooseWard(int index);
    void sortBy(patients::WardOrder order);
    void showOrder();
    void nextWard();
    void openCurrent();

    Dependencies m_with;
    std::unique_ptr<WardPresenter> m_board;
    StateSurface* m_surface;
    QTableView* m_table;
    QComboBox* m_wardBox = nullptr;
    QComboBox* m_orderBox = nullptr;
    QAction* m_byBed = nullptr;
    QAction* m_byNews2 = nullptr;
    QAction* m_byAlerts = nullptr;
    QAction* m_nextWard = nullptr;
    PatientId m_selected; ///< kept over readings and orders
    bool m_isResetting = false;
    bool m_isFocusWanted = false; ///< as soon as there is something to have it
};

} // namespace wardlight::ui
