#include "ui/trace/basemap_layer.h"

#include "core/async/tasks.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

namespace {

using trace::AreaKind;
using trace::BasemapArea;

/// How much larger than the view the picture is, on each side, px.
constexpr double PictureMargin = 240;
/// A new picture is begun once less than this of the margin is left, px.
constexpr double MarginToKeep = 140;
/// A picture is stretched for a frame by this at most.
constexpr double LargestStretch = 3;
/// A name needs this much room inside its area, px.
constexpr double RoomForName = 8;
/// From this zoom on China is named by its provinces.
constexpr double ProvinceZoom = 3.4;

QString nameOf(const BasemapArea& area)
{
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    return isChinese && !area.chineseName.isEmpty() ? area.chineseName : area.englishName;
}

QString nameOf(const trace::BasemapCity& city)
{
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    return isChinese && !city.chineseName.isEmpty() ? city.chineseName : city.englishName;
}

/// How large a city must be to stand on the map at this zoom.
quint32 leastPopulation(double zoom)
{
    struct Step
    {
        double upTo; ///< zoom
        quint32 people;
    };
    constexpr Step Steps[] = {
        {4, 8'000'000}, {5, 3'000'000}, {6, 1'000'000}, {7, 300'000}, {8, 100'000}};
    for (const Step& step : Steps) {
        if (zoom < step.upTo)
            return step.people;
    }
    return 0;
}

/// Whether an area is named at this zoom, whatever the room.
bool isNamed(const BasemapArea& area, double zoom)
{
    if (area.kind == AreaKind::Province)
        return zoom >= ProvinceZoom;
    return !isChina(area) || zoom < ProvinceZoom;
}

} // namespace

BasemapLayer::BasemapLayer(const Theme& theme, QThreadPool& pool, QObject* parent)
    : QObject(parent), m_theme(theme), m_pool(pool)
{}

void BasemapLayer::setBasemap(const trace::BasemapPointer& basemap)
{
    m_shapes = basemap ? std::make_shared<const BasemapShapes>(basemap) : nullptr;
    forgetPicture();
}

const trace::Basemap* BasemapLayer::basemap() const
{
    return m_shapes ? m_shapes->basemap.get() : nullptr;
}

void BasemapLayer::forgetPicture()
{
    m_picture = {};
    m_isDrawing = false;
    ++m_epoch;
}

BasemapPictureOrder BasemapLayer::orderFor(const MapCamera& camera, double devicePixelRatio) const
{
    BasemapPictureOrder order{camera, devicePixelRatio, MapColours(m_theme.colours())};
    order.camera.setSize(camera.size() + QSizeF(2 * PictureMargin, 2 * PictureMargin));
    return order;
}

void BasemapLayer::startDrawing(const BasemapPictureOrder& order)
{
    m_isDrawing = true;
    auto drawn = runTask(m_pool, [shapes = m_shapes, order]() -> Result<BasemapPicture> {
        return drawBasemap(*shapes, order);
    });
    whenDone(drawn, this, [this, epoch = m_epoch](Result<BasemapPicture> picture) {
        if (epoch != m_epoch)
            return;
        m_isDrawing = false;
        if (picture)
            m_picture = std::move(*picture);
        emit pictureReady(); // painting finds out whether the camera went on meanwhile
    });
}

/// Whether the picture, moved and stretched, shows enough for a frame until a better one is there.
bool BasemapLayer::isUsableFor(const MapCamera& camera, double devicePixelRatio) const
{
    const double stretch = camera.scale() / m_picture.camera.scale();
    return !m_picture.image.isNull() && m_picture.image.devicePixelRatio() == devicePixelRatio &&
           std::max(stretch, 1 / stretch) <= LargestStretch &&
           m_picture.camera.worldSeen().contains(camera.centre());
}

void BasemapLayer::paintShapes(QPainter& painter, const MapCamera& camera)
{
    if (!m_shapes) {
        painter.fillRect(QRectF(QPointF(), camera.size()), m_theme.colours().ground);
        return;
    }
    const double ratio = painter.device()->devicePixelRatioF();
    if (!isUsableFor(camera, ratio)) // a jump: nothing of before helps, the frame waits
        m_picture = drawBasemap(*m_shapes, orderFor(camera, ratio));
    const QRectF seen = camera.worldSeen();
    const bool isExact = isExactFor(camera);
    const bool isNearEdge =
        !m_picture.camera.worldSeen().contains(camera.worldSeen(PictureMargin - MarginToKeep));
    if ((!isExact || isNearEdge) && !m_isDrawing)
        startDrawing(orderFor(camera, ratio));

    if (!m_picture.camera.worldSeen().contains(seen))
        painter.fillRect(QRectF(QPointF(), camera.size()), MapColours(m_theme.colours()).water);
    const QPointF at = camera.toScreen(m_picture.camera.toWorld({0, 0}));
    const double stretch = camera.scale() / m_picture.camera.scale();
    if (stretch == 1) // on whole device pixels, so that moving it does not blur it
        painter.drawImage(
            QPointF(std::round(at.x() * ratio) / ratio, std::round(at.y() * ratio) / ratio),
            m_picture.image);
    else
        painter.drawImage(QRectF(at, m_picture.camera.size() * stretch), m_picture.image);
}

bool BasemapLayer::isExactFor(const MapCamera& camera) const
{
    return !m_shapes || (!m_picture.image.isNull() && m_picture.camera.zoom() == camera.zoom() &&
                         m_picture.camera.worldSeen().contains(camera.worldSeen()));
}

void BasemapLayer::paintShapesExactly(QPainter& painter, const MapCamera& camera) const
{
    if (!m_shapes) {
        painter.fillRect(QRectF(QPointF(), camera.size()), m_theme.colours().ground);
        return;
    }
    const BasemapPictureOrder order{camera, painter.device()->devicePixelRatioF(),
                                    MapColours(m_theme.colours())};
    painter.drawImage(QPointF(), drawBasemap(*m_shapes, order).image);
}

/// The room of names on the map, none over another.
struct BasemapLayer::Names
{
    QFontMetricsF metrics;
    std::vector<QRectF> occupied;
    QSet<QString> texts; ///< of areas; a city of the same name, Beijing, needs none of its own

    /// The room of a text around a point.
    [[nodiscard]] QRectF boxOf(const QString& text, const QPointF& centre) const
    {
        QRectF box(QPointF(), QSizeF(metrics.horizontalAdvance(text), metrics.height()));
        box.moveCenter(centre);
        return box;
    }
    /// Takes a box, if it is free.
    std::optional<QRectF> place(const QRectF& box)
    {
        const QRectF withGap = box.adjusted(-4, -2, 4, 2);
        const auto overlaps = [&withGap](const QRectF& other) { return other.intersects(withGap); };
        if (std::any_of(occupied.begin(), occupied.end(), overlaps))
            return std::nullopt;
        occupied.push_back(withGap);
        return box;
    }
};

void BasemapLayer::paintNames(QPainter& painter, const MapCamera& camera,
                              const std::vector<QRectF>& taken) const
{
    if (!m_shapes)
        return;
    std::vector<const BasemapArea*> named;
    const QRectF seen = camera.worldSeen();
    for (const BasemapArea& area : m_shapes->basemap->areas) {
        if (isNamed(area, camera.zoom()) && seen.contains(area.label.at) &&
            area.label.room * camera.scale() >= RoomForName)
            named.push_back(&area);
    }
    std::sort(named.begin(), named.end(), [](const BasemapArea* a, const BasemapArea* b) {
        return a->label.room > b->label.room;
    });
    const QFont font = m_theme.font(TextSize::Small);
    painter.setFont(font);
    painter.setPen(MapColours(m_theme.colours()).name);
    Names names{QFontMetricsF(font), taken, {}};
    for (const BasemapArea* area : named) {
        const QString name = nameOf(*area);
        if (const auto box = names.place(names.boxOf(name, camera.toScreen(area->label.at))))
            painter.drawText(*box, Qt::AlignCenter, name);
        names.texts.insert(name);
    }
    paintCities(painter, camera, names);
}

/// Dots with their names at the right, the largest cities first.
void BasemapLayer::paintCities(QPainter& painter, const MapCamera& camera, Names& names) const
{
    constexpr double Radius = 2, Gap = 3; // px
    const QRectF seen = camera.worldSeen();
    const QColor colour = MapColours(m_theme.colours()).city;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const trace::BasemapCity& city : m_shapes->basemap->cities) {
        if (city.population < leastPopulation(camera.zoom()))
            return;
        const QString name = nameOf(city);
        if (!seen.contains(city.at) || names.texts.contains(name))
            continue;
        const QPointF at = camera.toScreen(city.at);
        QRectF text = names.boxOf(name, at);
        text.moveLeft(at.x() + Radius + Gap);
        if (!names.place(text.adjusted(-2 * Radius - Gap, 0, 0, 0)))
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(at, Radius, Radius);
        painter.setPen(colour);
        painter.drawText(text, Qt::AlignCenter, name);
    }
}

} // namespace wardlight::ui
