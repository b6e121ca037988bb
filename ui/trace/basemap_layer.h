#pragma once

#include "ui/trace/basemap_picture.h"

#include <QObject>

class QPainter;
class QThreadPool;

namespace wardlight::ui {

/// Draws land, borders and names of a basemap.
///
/// Shapes are kept as a picture larger than the view. Panning moves it, zooming stretches it for
/// some frames, and a new one is drawn meanwhile on another thread; only a jump to somewhere else
/// waits for it. GUI thread only.
class BasemapLayer final : public QObject
{
    Q_OBJECT

public:
    /// @param pool  where pictures are drawn; outlives the layer
    BasemapLayer(const Theme& theme, QThreadPool& pool, QObject* parent = nullptr);

    void setBasemap(const trace::BasemapPointer& basemap);
    /// Null when there is none.
    [[nodiscard]] const trace::Basemap* basemap() const;
    /// Colours changed: nothing drawn before is shown again.
    void forgetPicture();

    void paintShapes(QPainter& painter, const MapCamera& camera);
    /// As paintShapes(), exactly, whatever it takes; for pictures that leave the program.
    void paintShapesExactly(QPainter& painter, const MapCamera& camera) const;
    /// Names of areas, the roomiest first, then cities, the largest first; none over another or
    /// over @p taken.
    void paintNames(QPainter& painter, const MapCamera& camera,
                    const std::vector<QRectF>& taken) const;
    /// Whether there is a picture for exactly this zoom, not a stretched one of before.
    [[nodiscard]] bool isExactFor(const MapCamera& camera) const;

signals:
    /// Painting again shows more.
    void pictureReady();

private:
    struct Names;
    void paintCities(QPainter& painter, const MapCamera& camera, Names& names) const;
    [[nodiscard]] BasemapPictureOrder orderFor(const MapCamera& camera,
                                               double devicePixelRatio) const;
    [[nodiscard]] bool isUsableFor(const MapCamera& camera, double devicePixelRatio) const;
    void startDrawing(const BasemapPictureOrder& order);

    const Theme& m_theme;
    QThreadPool& m_pool;
    BasemapShapesPointer m_shapes;
    BasemapPicture m_picture;
    int m_epoch = 0; ///< pictures of an earlier one are dropped
    bool m_isDrawing = false;
};

} // namespace wardlight::ui
