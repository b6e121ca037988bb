#include "ui/trace/map_view.h"

#include "core/trace/map/web_mercator.h"
#include "ui/trace/comparison_strip.h"
#include "ui/trace/map_furniture.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVariantAnimation>
#include <QWheelEvent>

#include <algorithm>

namespace wardlight::ui {

namespace {

constexpr int GlideMs = 120;
constexpr double KeyStep = 80;        ///< px
constexpr double WheelLevels = 0.5;   ///< a notch
constexpr double FitMargin = 72;      ///< px around a path
constexpr double LargestFitZoom = 11; ///< a town, not a doorstep
constexpr double DragThreshold = 4;   ///< px before a press becomes a drag
constexpr double EdgeMargin = 40;     ///< px; a selected stop nearer to the edge is brought in

/// China from Kashgar to the Ussuri, from the South China Sea's north to the Amur.
QRectF china()
{
    return {trace::toWorld({53.6, 73.5}), trace::toWorld({18.1, 135.1})};
}

} // namespace

MapView::MapView(const Theme& theme, QThreadPool& pool, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_basemap(theme, pool), m_area(theme), m_path(theme),
      m_glide(new QVariantAnimation(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 200);
    setCursor(Qt::OpenHandCursor);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_glide->setDuration(GlideMs);
    m_glide->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant& zoom) {
        m_camera.zoomAbout(m_glideAnchor, zoom.toDouble());
        update();
    });
    connect(&m_basemap, &BasemapLayer::pictureReady, this, qOverload<>(&MapView::update));
    connect(&m_theme, &Theme::changed, this, [this] {
        m_basemap.forgetPicture();
        update();
    });
    retranslate();
}

void MapView::setBasemap(const trace::BasemapPointer& basemap)
{
    m_basemap.setBasemap(basemap);
    update();
}

void MapView::setPlaces(const std::vector<trace::Coordinates>& places)
{
    std::vector<QPointF> points(places.size());
    std::transform(places.begin(), places.end(), points.begin(), trace::toWorld);
    m_points.setPoints(std::move(points));
    update();
}

void MapView::setPath(const std::vector<trace::Event>& events)
{
    m_path.setEvents(events);
    showAll();
}

void MapView::setPathsBeside(const std::vector<std::vector<trace::Event>>& paths)
{
    m_beside.clear();
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const BesideMark mark = besideMark(i);
        m_beside.emplace_back(m_theme, mark.colour, mark.letter);
        m_beside.back().setEvents(paths[i]);
    }
    showAll();
}

void MapView::setArea(const std::vector<trace::Coordinates>& corners)
{
    m_area.setArea(corners);
    update();
}

void MapView::drawArea()
{
    m_area.begin();
    setFocus(Qt::OtherFocusReason);
    setCursor(Qt::CrossCursor);
    update();
}

void MapView::endDrawing()
{
    const auto corners = m_area.end();
    setCursor(Qt::OpenHandCursor);
    update();
    if (!corners.empty())
        emit areaDrawn(corners);
}

/// @return whether the key means something to a drawing
bool MapView::drawByKey(int key)
{
    if (!m_area.isDrawing())
        return false;
    switch (key) {
    case Qt::Key_Space:
        m_area.addCorner(m_camera.centre());
        break;
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        m_area.removeCorner();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        endDrawing();
        break;
    case Qt::Key_Escape:
        (void)m_area.end();
        setCursor(Qt::OpenHandCursor);
        break;
    default:
        return false;
    }
    update();
    return true;
}

/// While an area is drawn its keys are the map's, whatever the page does with them.
bool MapView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_area.isDrawing()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void MapView::setMoment(const QDateTime& moment)
{
    m_path.setMoment(moment);
    for (PathLayer& path : m_beside)
        path.setMoment(moment);
    update();
}

void MapView::selectEvent(std::optional<int> event)
{
    m_path.setSelected(event);
    const auto place = event ? m_path.placeOf(*event) : std::nullopt;
    const QRectF inner = QRectF(QPointF(), m_camera.size())
                             .adjusted(EdgeMargin, EdgeMargin, -EdgeMargin, -EdgeMargin);
    if (place && !inner.contains(m_camera.toScreen(*place)))
        m_camera.look(*place, m_camera.zoom());
    update();
}

void MapView::setCamera(const QPointF& centre, double zoom)
{
    m_glide->stop();
    m_camera.look(centre, zoom);
    m_isUntouched = false;
    update();
}

void MapView::zoomBy(double levels)
{
    glideTo(QRectF(QPointF(), m_camera.size()).center(), m_camera.zoom() + levels);
}

/// The box around all paths; a single place has no size, which united() would take for nothing.
std::optional<QRectF> MapView::bounds() const
{
    std::optional<QRectF> all = m_path.bounds();
    for (const PathLayer& path : m_beside) {
        const auto own = path.bounds();
        if (own && all)
            all = QRectF(
                QPointF(std::min(all->left(), own->left()), std::min(all->top(), own->top())),
                QPointF(std::max(all->right(), own->right()),
                        std::max(all->bottom(), own->bottom())));
        else if (own)
            all = own;
    }
    return all;
}

void MapView::showAll()
{
    m_glide->stop();
    const auto all = bounds();
    m_camera.fit(all.value_or(china()), all ? FitMargin : 0, LargestFitZoom);
    m_isUntouched = true;
    update();
}

QImage MapView::picture()
{
    QImage image(size() * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    paintMap(painter, Quality::Exact);
    return image;
}

bool MapView::isSettled() const
{
    return !isVisible() ||
           (m_glide->state() != QAbstractAnimation::Running && m_basemap.isExactFor(m_camera));
}

void MapView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintMap(painter, Quality::Smooth);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(m_theme.colours().accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void MapView::paintMap(QPainter& painter, Quality quality)
{
    const trace::Basemap* basemap = m_basemap.basemap();
    if (quality == Quality::Exact)
        m_basemap.paintShapesExactly(painter, m_camera);
    else
        m_basemap.paintShapes(painter, m_camera);
    const auto stops = m_path.stops(m_camera);
    std::vector<QRectF> taken = furnitureBoxes(m_theme, m_camera, basemap);
    for (const PathLayer::Stop& stop : stops)
        taken.push_back(stop.box);
    for (const PathLayer& path : m_beside) {
        for (const PathLayer::Stop& stop : path.stops(m_camera))
            taken.push_back(stop.box);
    }
    m_basemap.paintNames(painter, m_camera, taken);
    m_area.paint(painter, m_camera);
    QColor dots = m_theme.colours().accent;
    dots.setAlphaF(stops.empty() ? 0.9F : 0.45F); // the path stands out
    m_points.paint(painter, m_camera, dots);
    for (const PathLayer& path : m_beside)
        path.paint(painter, path.stops(m_camera), m_camera);
    m_path.paint(painter, stops, m_camera);
    paintFurniture(painter, m_theme, m_camera, basemap);
    if (m_area.isDrawing())
        m_area.paintHint(painter, m_camera,
                         tr("Click the corners, or Space for the middle of the map. Enter closes "
                            "the area, Backspace takes a corner back, Esc leaves it."));
}

void MapView::resizeEvent(QResizeEvent* event)
{
    m_camera.setSize(event->size());
    if (m_isUntouched)
        showAll();
    QWidget::resizeEvent(event);
}

void MapView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MapView::retranslate()
{
    setAccessibleName(tr("Map"));
    setAccessibleDescription(
        tr("Arrows move the map, plus and minus zoom, Home shows the whole path."));
    update();
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_glide->stop();
    m_dragFrom = event->position();
    m_wasDragged = false;
}

void MapView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_area.isDrawing()) {
        m_area.setPointer(m_camera.toWorld(event->position()));
        update();
    }
    if (!m_dragFrom)
        return;
    const QPointF moved = event->position() - *m_dragFrom;
    if (!m_wasDragged && moved.manhattanLength() < DragThreshold)
        return;
    setCursor(Qt::ClosedHandCursor);
    m_wasDragged = true;
    m_isUntouched = false;
    m_camera.panBy(moved);
    m_dragFrom = event->position();
    update();
}

void MapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragFrom || event->button() != Qt::LeftButton)
        return;
    m_dragFrom.reset();
    setCursor(m_area.isDrawing() ? Qt::CrossCursor : Qt::OpenHandCursor);
    if (m_wasDragged)
        return;
    if (m_area.isDrawing())
        m_area.addCorner(m_camera.toWorld(event->position()));
    else
        clickAt(event->position());
    update();
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_area.isDrawing())
        endDrawing();
    else
        glideTo(event->position(), m_camera.zoom() + 1);
}

/// The stop's first event, or the one after the selected one of the same stop.
void MapView::clickAt(const QPointF& position)
{
    for (const PathLayer::Stop& stop : stops()) {
        if (!stop.box.adjusted(-4, -4, 4, 4).contains(position))
            continue;
        const auto selected =
            std::find(stop.events.begin(), stop.events.end(), selectedEvent().value_or(-1));
        const bool hasNext = selected != stop.events.end() && selected + 1 != stop.events.end();
        emit eventClicked(hasNext ? *(selected + 1) : stop.events.front());
        return;
    }
}

void MapView::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / double(int(QWheelEvent::DefaultDeltasPerStep));
    const double from = m_glide->state() == QAbstractAnimation::Running
                            ? m_glide->endValue().toDouble()
                            : m_camera.zoom();
    glideTo(event->position(), from + notches * WheelLevels);
    event->accept();
}

void MapView::glideTo(const QPointF& anchor, double zoom)
{
    m_isUntouched = false;
    m_glide->stop();
    m_glideAnchor = anchor;
    m_glide->setStartValue(m_camera.zoom());
    m_glide->setEndValue(std::clamp(zoom, MapCamera::SmallestZoom, MapCamera::LargestZoom));
    m_glide->start();
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    const auto pan = [this](double x, double y) {
        m_isUntouched = false;
        m_camera.panBy({x, y});
        update();
    };
    if (drawByKey(event->key()))
        return;
    switch (event->key()) {
    case Qt::Key_Left:
        return pan(KeyStep, 0);
    case Qt::Key_Right:
        return pan(-KeyStep, 0);
    case Qt::Key_Up:
        return pan(0, KeyStep);
    case Qt::Key_Down:
        return pan(0, -KeyStep);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(1);
    case Qt::Key_Minus:
        return zoomBy(-1);
    case Qt::Key_Home:
        return showAll();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace wardlight::ui
