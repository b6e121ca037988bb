#pragma once

#include "ui/trace/area_layer.h"
#include "ui/trace/basemap_layer.h"
#include "ui/trace/path_layer.h"
#include "ui/trace/point_layer.h"

#include <QWidget>

#include <optional>

class QVariantAnimation;

namespace wardlight::ui {

/// A map one can move: dots, one item's path over the basemap, a scale bar, and what must be said
/// on a map: its source, and that it is no standard map.
///
/// Drag or arrows pan; wheel, + and - zoom (the wheel around the pointer); Home shows the whole
/// path. A click on a stop selects its first event, again the next one of that stop.
class MapView final : public QWidget
{
    Q_OBJECT

public:
    /// @param pool  where the basemap is drawn; outlives the view
    MapView(const Theme& theme, QThreadPool& pool, QWidget* parent = nullptr);

    /// Null: there is none; paths are drawn all the same, and the map says so.
    void setBasemap(const trace::BasemapPointer& basemap);
    /// Dots, for example where found items are now.
    void setPlaces(const std::vector<trace::Coordinates>& places);
    void setPath(const std::vector<trace::Event>& events);
    /// The paths of packs beside the open one, as besideMark() tells them apart.
    void setPathsBeside(const std::vector<std::vector<trace::Event>>& paths);
    /// The area that the search is limited to; empty for none.
    void setArea(const std::vector<trace::Coordinates>& corners);
    /// Lets the person draw an area: clicks, or Space for the middle of the map, set corners,
    /// Backspace takes the last one back, Enter or a double click ends, Escape leaves it.
    void drawArea();
    [[nodiscard]] bool isDrawingArea() const { return m_area.isDrawing(); }
    /// Shows the path as far as it had come at a moment of a replay; invalid: all of it.
    void setMoment(const QDateTime& moment);
    /// Marks an event's stop and brings it into view.
    void selectEvent(std::optional<int> event);
    [[nodiscard]] std::optional<int> selectedEvent() const { return m_path.selected(); }

    [[nodiscard]] const MapCamera& camera() const { return m_camera; }
    void setCamera(const QPointF& centre, double zoom);
    void zoomBy(double levels);
    /// The whole path; without one, China.
    void showAll();

    [[nodiscard]] std::vector<PathLayer::Stop> stops() const { return m_path.stops(m_camera); }
    [[nodiscard]] int dotsDrawn() const { return m_points.dotsDrawn(); }
    /// False while a sharper picture is on its way.
    [[nodiscard]] bool isSettled() const;
    /// The map as it is seen, as a picture of twice as many pixels a side.
    [[nodiscard]] QImage picture();

signals:
    void eventClicked(int event);
    /// The corners that were drawn, at least one; they may be no area yet.
    void areaDrawn(const std::vector<trace::Coordinates>& corners);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Quality
    {
        Smooth, ///< as good as a frame's time allows
        Exact
    };
    void paintMap(QPainter& painter, Quality quality);
    [[nodiscard]] std::optional<QRectF> bounds() const;
    void glideTo(const QPointF& anchor, double zoom);
    void clickAt(const QPointF& position);
    [[nodiscard]] bool drawByKey(int key);
    void endDrawing();
    void retranslate();

    const Theme& m_theme;
    MapCamera m_camera;
    BasemapLayer m_basemap;
    PointLayer m_points;
    AreaLayer m_area;
    PathLayer m_path;
    std::vector<PathLayer> m_beside;
    QVariantAnimation* m_glide; ///< zooms smoothly
    QPointF m_glideAnchor;
    std::optional<QPointF> m_dragFrom;
    bool m_wasDragged = false;
    bool m_isUntouched = true; ///< nobody moved the map since the path was set
};

} // namespace wardlight::ui
