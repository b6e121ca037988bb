#pragma once

#include "ui/common/page.h"
#include "ui/vitals/trends_presenter.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace wardlight::ui {

class PageHeader;
class PagePart;
class RangeBar;
class SamplesPresenter;
class Settings;
class StateSurface;
class Theme;
class TrendStack;
class VitalsInspector;

/// What was measured of the open patient: linked trend charts with one crosshair and one range bar,
/// or a table of every value; the early warning score in the inspector.
class VitalsPage final : public Page
{
    Q_OBJECT

public:
    /// What the page works with; references outlive it.
    struct Dependencies
    {
        std::shared_ptr<vitals::VitalsStore> store;
        std::shared_ptr<const Clock> clock;
        TrendMarkerLoader markers; ///< may be empty
        Pools& pools;
        const Theme& theme;
        Settings& settings;
    };

    explicit VitalsPage(Dependencies dependencies, QWidget* parent = nullptr);
    ~VitalsPage() override;

    [[nodiscard]] QString pageId() const override { return QStringLiteral("vitals"); }
    [[nodiscard]] QString title() const override { return tr("Vitals"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("vitals"); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] QWidget* inspector() override;
    [[nodiscard]] QList<QAction*> commands() override;
    void activate() override;
    void refresh() override;
    void setPatient(const PatientId& patient) override;
    [[nodiscard]] bool isSettled() const override;
    void showForTour() override;
    [[nodiscard]] QStringList tourViews() const override;
    void showTourView(const QString& view) override;

    /// For the early warning score, which is not for children; call it with every patient.
    void setBirthDate(const std::optional<QDate>& born);
    /// Centres the view on an instant and puts the crosshair there; @p type names the chart to
    /// bring into sight. Right after setPatient() it waits for the patient's data.
    void showMoment(const QDateTime& utc, const QString& type);
    /// What is marked on the axis may have changed.
    void refreshMarkers();
    /// A part below the charts, for the waveforms at the crosshair's time. The page owns it.
    void setWaveformPane(PagePart* pane);

signals:
    void patientListRequested();
    void importRequested();
    /// The crosshair is at this instant; invalid: it is gone.
    void crosshairMoved(const QDateTime& utc);
    /// What the charts show, UTC.
    void viewShown(const QDateTime& from, const QDateTime& to);
    void markerActivated(const wardlight::ui::TrendMarker& marker);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void makeHeader();
    [[nodiscard]] QTableView* makeTable();
    void makeActions();
    QAction* makeAction(const QList<QKeySequence>& keys, void (VitalsPage::*method)());
    void connectParts();
    void retranslate();

    void updateSurface();
    void updateTrends();
    void updateMarkers();
    void updateInspector();
    void fillInspector();
    void updateTable();
    void moveCrosshair(std::optional<qint64> ms);
    void panBy(double share);
    void zoomBy(double factor);
    void panEarlier() { panBy(-0.25); }
    void panLater() { panBy(0.25); }
    void pageEarlier() { panBy(-1); }
    void pageLater() { panBy(1); }
    void zoomIn() { zoomBy(0.5); }
    void zoomOut() { zoomBy(2); }
    void showOldest();
    void showNewest();
    void stepCrosshair(int readings);
    void nextReading() { stepCrosshair(1); }
    void previousReading() { stepCrosshair(-1); }
    void clearCrosshair();
    void stepMarker(int markers);
    void nextMarker() { stepMarker(1); }
    void previousMarker() { stepMarker(-1); }
    void activateMarker();
    void toggleTable();
    void exportSamples();
    [[nodiscard]] bool isTableShown() const;

    Dependencies m_with;
    std::unique_ptr<TrendsPresenter> m_trends;
    std::unique_ptr<SamplesPresenter> m_samples;
    PageHeader* m_header;
    RangeBar* m_ranges;
    QLabel* m_span; ///< the range in words
    QToolButton* m_tableButton;
    QToolButton* m_exportButton;
    TrendStack* m_stack;
    QTableView* m_table;
    QStackedWidget* m_views;
    StateSurface* m_surface;
    QSplitter* m_parts;                    ///< charts or table, and below them the waveforms
    PagePart* m_waveforms = nullptr;       ///< none where nobody brought them
    QTimer m_inspectorRest;                ///< words follow once the curves are painted
    QPointer<VitalsInspector> m_inspector; ///< a window that goes first takes it along
    QList<QAction*> m_moves;               ///< of the charts alone
    QAction* m_toggleTable;
    QAction* m_export;
    QAction* m_activateMarker;
    std::vector<TrendMarker> m_markers; ///< in view
    std::size_t m_markedCharts = 0;     ///< that show them
    std::optional<int> m_marker;        ///< of them, chosen with the keyboard
    QString m_wantedType;               ///< chart to bring into sight once it is there
    std::optional<qint64> m_wantedCrosshair;
};

} // namespace wardlight::ui
