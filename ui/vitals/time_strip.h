#pragma once

#include "ui/common/theme.h"
#include "ui/common/time_ticks.h"
#include "ui/vitals/trend_panels.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace wardlight::ui {

/// The time axis under the charts: marks in local time with their offset, the crosshair's time, and
/// above them what happened elsewhere: a square for images, a triangle for alerts. A click on one
/// emits markerClicked().
class TimeStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit TimeStrip(const Theme& theme, QWidget* parent = nullptr);

    void setView(const TimeView& view, const std::vector<TimeTick>& ticks, const QString& offset);
    void setMarkers(const std::vector<TrendMarker>& markers);
    void setCrosshair(std::optional<qint64> ms);
    /// The marker that the keyboard chose; none: no one.
    void setCurrentMarker(std::optional<int> index);

    /// The marker under a point of the strip.
    [[nodiscard]] std::optional<int> markerAt(const QPointF& point) const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void markerClicked(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] double x(qint64 ms) const;
    void paintMarkers(QPainter& painter) const;
    void paintCrosshair(QPainter& painter) const;

    const Theme& m_theme;
    TimeView m_view;
    std::vector<TimeTick> m_ticks;
    QString m_offset;
    std::vector<TrendMarker> m_markers;
    std::optional<qint64> m_crosshairMs;
    std::optional<int> m_currentMarker;
};

} // namespace wardlight::ui
