#include "ui/imaging/view_transform.h"

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

void ViewTransform::setImage(const QSize& pixels, double pixelAspect)
{
    m_pixels = pixels;
    m_aspect = std::isfinite(pixelAspect) && pixelAspect > 0 ? pixelAspect : 1;
}

void ViewTransform::setViewport(const QSizeF& size)
{
    m_viewport = size;
}

void ViewTransform::fit()
{
    m_isFitted = true;
    m_offset = {};
}

void ViewTransform::showActualSize(double devicePixelRatio)
{
    m_isFitted = false;
    m_zoom = devicePixelRatio > 0 ? 1 / devicePixelRatio : 1;
    m_offset = {};
}

void ViewTransform::reset()
{
    m_turn = {};
    fit();
}

void ViewTransform::zoomAbout(const QPointF& fixed, double factor)
{
    const double before = zoom();
    const double after = std::clamp(before * factor, MinZoom, MaxZoom);
    const QPointF fromMiddle = fixed - QPointF(m_viewport.width() / 2, m_viewport.height() / 2);
    m_offset = fromMiddle - (fromMiddle - m_offset) * (after / before);
    m_zoom = after;
    m_isFitted = false;
}

void ViewTransform::pan(const QPointF& by)
{
    m_zoom = zoom();
    m_isFitted = false;
    // Some of the image always stays in sight, so that it cannot be lost.
    const double reachX = m_viewport.width() / 2 + m_pixels.width() * m_zoom / 2 - 24;
    const double reachY = m_viewport.height() / 2 + m_pixels.height() * m_aspect * m_zoom / 2 - 24;
    m_offset += by;
    m_offset.setX(std::clamp(m_offset.x(), -std::max(0.0, reachX), std::max(0.0, reachX)));
    m_offset.setY(std::clamp(m_offset.y(), -std::max(0.0, reachY), std::max(0.0, reachY)));
}

void ViewTransform::flipHorizontally()
{
    m_turn *= QTransform(-1, 0, 0, 1, 0, 0);
    m_offset.setX(-m_offset.x());
}

void ViewTransform::flipVertically()
{
    m_turn *= QTransform(1, 0, 0, -1, 0, 0);
    m_offset.setY(-m_offset.y());
}

void ViewTransform::rotate(int quarters)
{
    const QTransform clockwise(0, 1, -1, 0, 0, 0); // y points down: (1,0) becomes (0,1)
    for (int i = 0; i < ((quarters % 4) + 4) % 4; ++i) {
        m_turn *= clockwise;
        m_offset = clockwise.map(m_offset);
    }
}

double ViewTransform::zoom() const
{
    return m_isFitted ? fittedZoom() : m_zoom;
}

double ViewTransform::fittedZoom() const
{
    const QSizeF upright(m_pixels.width(), m_pixels.height() * m_aspect);
    const QSizeF seen = m_turn.mapRect(QRectF({}, upright)).size();
    if (seen.isEmpty() || m_viewport.isEmpty())
        return 1;
    const double zoom =
        std::min(m_viewport.width() / seen.width(), m_viewport.height() / seen.height());
    return std::clamp(zoom, MinZoom, MaxZoom);
}

QTransform ViewTransform::toViewport() const
{
    const double scale = zoom();
    return QTransform::fromTranslate(-m_pixels.width() / 2.0, -m_pixels.height() / 2.0) *
           QTransform::fromScale(scale, scale * m_aspect) * m_turn *
           QTransform::fromTranslate(m_viewport.width() / 2 + m_offset.x(),
                                     m_viewport.height() / 2 + m_offset.y());
}

} // namespace wardlight::ui
