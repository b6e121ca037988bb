#pragma once

#include "ui/vitals/time_strip.h"
#include "ui/vitals/trend_chart.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>
#include <vector>

class QScrollArea;
class QVBoxLayout;

namespace wardlight::ui {

/// The charts of one patient above each other, on one time axis with one crosshair, and a place
/// below them for waveforms.
///
/// Dragging pans, the wheel zooms where the pointer is, a click pins the crosshair, a second one at
/// the same place lets it go.
class TrendStack final : public QWidget
{
    Q_OBJECT

public:
    explicit TrendStack(const Theme& theme, QWidget* parent = nullptr);

    /// Which charts there are; those that stay keep their widgets.
    void setPanels(const std::vector<TrendPanel>& panels);
    void setTrends(const TimeView& view, const std::vector<vitals::Envelope>& envelopes);
    void setMarkers(const std::vector<TrendMarker>& markers);
    /// Scrolls to the chart that shows a type.
    void reveal(const QString& type);

    /// Stays where it is until it is moved or taken away.
    void pinCrosshair(std::optional<qint64> ms);
    [[nodiscard]] std::optional<qint64> crosshair() const { return m_crosshairMs; }
    void setCurrentMarker(std::optional<int> index) { m_strip->setCurrentMarker(index); }

    [[nodiscard]] const std::vector<TrendChart*>& charts() const { return m_charts; }
    [[nodiscard]] TimeStrip& strip() const { return *m_strip; }
    /// How many columns the charts can show: one a pixel, and no more points than a chart may have.
    [[nodiscard]] int mostColumns() const;
    void retranslate();

signals:
    void viewWanted(const wardlight::ui::TimeView& view);
    void crosshairMoved(std::optional<qint64> ms);
    /// By a click, or with none: let go.
    void crosshairPinned(std::optional<qint64> ms);
    void markerClicked(int index);
    void widthChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] TrendChart* makeChart();
    void fitGutters();
    [[nodiscard]] qint64 msAt(double x) const;
    void moveCrosshair(std::optional<qint64> ms);
    void press(double x);
    void drag(double x, bool isButtonDown);
    void release(double x);
    void zoom(double x, int wheelDelta);

    const Theme& m_theme;
    QScrollArea* m_scroller;
    QVBoxLayout* m_column; ///< of the charts
    TimeStrip* m_strip;
    std::vector<TrendChart*> m_charts;
    TimeView m_view;
    std::vector<TimeTick> m_ticks;
    std::optional<qint64> m_crosshairMs;
    bool m_isPinned = false;
    std::optional<double> m_pressedX; ///< where a drag began
    TimeView m_pressedView;
    bool m_hasDragged = false;
};

} // namespace wardlight::ui
