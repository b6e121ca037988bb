#pragma once

#include "core/async/pools.h"
#include "core/trace/map/basemap.h"
#include "core/trace/verdict/verdict.h"
#include "ui/common/page.h"

#include <QPointer>

#include <memory>

class QLabel;
class QLineEdit;
class QSplitter;
class QTabWidget;
class QTableView;
class QToolButton;

namespace wardlight::trace {
class EvidenceStore;
class TraceStore;
} // namespace wardlight::trace

namespace wardlight::ui {

class ComparisonStrip;
class CountPanel;
class MapView;
class PageHeader;
class PathComparison;
class ReplayBar;
class ScanListModel;
class Settings;
class StateSurface;
class StockPanel;
class Theme;
class TraceInspector;
class TracePresenter;
class TraceSearch;
class VerdictPresenter;

/// Where drugs were: search and results at the left, the map in the middle, the events of the open
/// drug below it and in step with it. A field for a scanned or pasted code is always in reach.
class TracePage final : public Page
{
    Q_OBJECT

public:
    /// What the page works with; references outlive it.
    struct Dependencies
    {
        std::shared_ptr<trace::TraceStore> store;
        std::shared_ptr<trace::EvidenceStore> evidence;
        QString basemapFile; ///< read when the page is first shown
        Pools& pools;
        const Theme& theme;
        Settings& settings;
    };

    explicit TracePage(Dependencies dependencies, QWidget* parent = nullptr);
    ~TracePage() override;

    [[nodiscard]] QString pageId() const override { return QStringLiteral("trace"); }
    [[nodiscard]] QString title() const override { return tr("Trace"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("trace"); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] QWidget* inspector() override;
    [[nodiscard]] QList<QAction*> commands() override;
    void activate() override;
    void refresh() override;
    [[nodiscard]] bool isSettled() const override;
    void showForTour() override;

    /// Shows the drug with this code, as scanned, and whether to believe it: white space and line
    /// ends around it do not count. The question is kept on record, and the pack joins the list of
    /// scans.
    void openCode(const QString& code);

signals:
    void importRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeLeft();
    [[nodiscard]] QWidget* makeMiddle();
    void makeHeader();
    void makeActions();
    QAction* makeAction(const QKeySequence& key, void (TracePage::*method)());
    void connectParts();
    void retranslate();

    void loadBasemap();
    void takeBasemap(const Result<trace::BasemapPointer>& basemap);
    void updateResults();
    void updatePath();
    void updatePlaces();
    void updateBeside();
    void updateCounts();
    void updateVerdict();
    void updateEventSurface();
    void updateInspector();
    void openCurrentItem();
    void selectEvent(int event);
    void selectEventAt(const QDateTime& time, int sequence);
    void openScanned();
    void focusScan();
    void focusSearch();
    void focusMap();
    void clearSearch();
    void showWholePath();
    void nextEvent();
    void previousEvent();
    void stepBy(int events);
    void toggleReplay();
    void exportPicture();
    void savePicture(const QString& file);
    [[nodiscard]] trace::Coordinates placeInView() const;
    void searchNear();
    void showStock();
    void showCounts();
    void showNextPage();
    void showPreviousPage();
    void keepBeside();
    void clearBeside();
    void drawArea();
    void takeArea(const std::vector<trace::Coordinates>& corners);
    void exportList();
    void saveList(const QString& file);
    void exportVerdict();
    void saveVerdict(const QString& file);
    void showScans();
    void clearScans();
    void openCurrentScan();
    void updateScans();
    /// Asks for a file to write; @p write gets its name.
    void askForFile(const QString& title, const QString& filter, const QString& suggestion,
                    void (TracePage::*write)(const QString&));

    Dependencies m_with;
    std::unique_ptr<TracePresenter> m_presenter;
    std::unique_ptr<VerdictPresenter> m_verdict;
    std::unique_ptr<PathComparison> m_comparison;
    PageHeader* m_header;
    QLineEdit* m_scan;
    QLabel* m_count;
    QToolButton* m_exportButton;
    TraceSearch* m_search;
    QTabWidget* m_lists;
    ScanListModel* m_scans;
    QTableView* m_scanTable;
    QTableView* m_results;
    StateSurface* m_resultSurface;
    MapView* m_map;
    ReplayBar* m_replay;
    StockPanel* m_stock;
    CountPanel* m_counts;
    ComparisonStrip* m_beside;
    QTableView* m_events;
    StateSurface* m_eventSurface;
    QPointer<TraceInspector> m_inspector; ///< a window that goes first takes it along
    QAction* m_focusScan;
    QAction* m_focusSearch;
    QAction* m_focusMap;
    QAction* m_clearSearch;
    QAction* m_showAll;
    QAction* m_next;
    QAction* m_previous;
    QAction* m_export;
    QAction* m_play;
    QAction* m_near;
    QAction* m_drawArea;
    QAction* m_showStock;
    QAction* m_showCounts;
    QAction* m_nextPage;
    QAction* m_previousPage;
    QAction* m_keepBeside;
    QAction* m_clearBeside;
    QAction* m_exportList;
    QAction* m_exportVerdict;
    QAction* m_showScans;
    QAction* m_clearScans;
    bool m_isLoaded = false;
    bool m_isLoadingBasemap = false;
};

} // namespace wardlight::ui
