#include "ui/imaging/image_viewport.h"

#include "ui/common/theme.h"
#include "ui/imaging/image_reduction.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace wardlight::ui {
namespace {

constexpr double ZoomPerPixel = 1.0 / 150;   ///< natural logarithm of the factor
constexpr double PixelsPerImage = 8;         ///< of a scrolling drag
constexpr int WheelStep = 120;               ///< eighths of a degree
constexpr int FastStep = 10;                 ///< images, with Shift
constexpr double RoiLine = 1.5, RoiEdge = 3; ///< px
/// Text that can be read on any image: the same words in black around it first.
void drawLegible(QPainter& painter, const QRectF& box, int flags, const QString& text,
                 const QColor& colour)
{
    painter.setPen(QColor(0, 0, 0, 190));
    for (const QPointF& by : {QPointF(1, 1), QPointF(-1, 1), QPointF(1, -1), QPointF(-1, -1)})
        painter.drawText(box.translated(by), flags, text);
    painter.setPen(colour);
    painter.drawText(box, flags, text);
}

} // namespace

ImageViewport::ImageViewport(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 160);
    setAccessibleName(tr("Image"));
}

void ImageViewport::setImage(const QImage& image, double pixelAspect)
{
    m_image = image;
    m_blitFactor = 0;
    m_view.setImage(image.size(), pixelAspect);
    update();
}

void ImageViewport::clearImage()
{
    m_image = {};
    m_blitFactor = 0;
    m_texts = {};
    m_orientation.reset();
    m_rois.clear();
    cancelDrag();
}

void ImageViewport::setRois(std::vector<ShownRoi> rois)
{
    m_rois = std::move(rois);
    update();
}

void ImageViewport::cancelDrag()
{
    m_drag.reset();
    m_draft.reset();
    update();
}

void ImageViewport::setTexts(const CornerTexts& texts)
{
    m_texts = texts;
    update();
}

void ImageViewport::setStatus(const QString& status)
{
    m_status = status;
    update();
}

void ImageViewport::setOrientation(const std::optional<std::array<double, 6>>& orientation)
{
    m_orientation = orientation;
    update();
}

void ImageViewport::setCornerWidget(QWidget* widget)
{
    m_cornerWidget = widget;
    widget->setParent(this);
    placeCornerWidget();
}

void ImageViewport::setTool(ViewTool tool)
{
    m_tool = tool;
    cancelDrag();
}

imaging::EdgeLetters ImageViewport::letters() const
{
    if (!m_orientation || m_image.isNull())
        return {};
    return seenLetters(*m_orientation, m_view.turn());
}

void ImageViewport::change()
{
    update();
    emit viewChanged();
}

void ImageViewport::fit()
{
    m_view.fit();
    change();
}

void ImageViewport::showActualSize()
{
    m_view.showActualSize(devicePixelRatioF());
    change();
}

void ImageViewport::resetView()
{
    m_view.reset();
    change();
}

void ImageViewport::flipHorizontally()
{
    m_view.flipHorizontally();
    change();
}

void ImageViewport::flipVertically()
{
    m_view.flipVertically();
    change();
}

void ImageViewport::rotate(int quarters)
{
    m_view.rotate(quarters);
    change();
}

void ImageViewport::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_view.setViewport(size());
    m_blitFactor = 0;
    placeCornerWidget();
    change();
}

void ImageViewport::placeCornerWidget()
{
    if (!m_cornerWidget)
        return;
    const QSize wanted = m_cornerWidget->sizeHint();
    m_cornerWidget->setGeometry(QRect(QPoint(width() - wanted.width() - Spacing::Small,
                                             height() - wanted.height() - Spacing::Small),
                                      wanted));
}

ViewTool ImageViewport::toolFor(const QMouseEvent& event) const
{
    if (event.button() == Qt::RightButton)
        return ViewTool::Pan;
    if (event.button() == Qt::MiddleButton || event.modifiers().testFlag(Qt::ControlModifier))
        return ViewTool::Zoom;
    return m_tool;
}

void ImageViewport::mousePressEvent(QMouseEvent* event)
{
    const bool isOurs = event->button() == Qt::LeftButton || event->button() == Qt::RightButton ||
                        event->button() == Qt::MiddleButton;
    if (!isOurs || m_drag || m_image.isNull()) {
        event->ignore();
        return;
    }
    m_drag = Drag{event->button(), toolFor(*event), event->position(), event->position()};
    const imaging::ImagePoint start = imagePoint(event->position());
    if (m_drag->tool == ViewTool::Length)
        m_draft = imaging::Roi{imaging::RoiKind::Length, start, start};
    else if (m_drag->tool == ViewTool::Ellipse)
        m_draft = imaging::Roi{imaging::RoiKind::Ellipse, start, start};
}

void ImageViewport::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag)
        dragTo(event->position());
}

void ImageViewport::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_drag || event->button() != m_drag->button)
        return;
    m_drag.reset();
    if (m_draft)
        endRoi();
}

// A click without a way is no measurement.
void ImageViewport::endRoi()
{
    const imaging::Roi roi = *m_draft;
    m_draft.reset();
    update();
    if (std::hypot(roi.to.column - roi.from.column, roi.to.row - roi.from.row) >= 1)
        emit roiDrawn(roi);
}

imaging::ImagePoint ImageViewport::imagePoint(const QPointF& position) const
{
    const QPointF at = m_view.toViewport().inverted().map(position);
    return {std::clamp(at.x(), 0.0, double(m_image.width())),
            std::clamp(at.y(), 0.0, double(m_image.height()))};
}

void ImageViewport::dragTo(const QPointF& position)
{
    const QPointF by = position - m_drag->last;
    m_drag->last = position;
    switch (m_drag->tool) {
    case ViewTool::Window:
        emit windowDragged(by);
        return;
    case ViewTool::Zoom:
        m_view.zoomAbout(m_drag->start, std::exp(-by.y() * ZoomPerPixel));
        break;
    case ViewTool::Pan:
        m_view.pan(by);
        break;
    case ViewTool::Scroll:
        scrollBy(by.y());
        return;
    case ViewTool::Length:
    case ViewTool::Ellipse:
        m_draft->to = imagePoint(position);
        update();
        return;
    }
    change();
}

void ImageViewport::scrollBy(double pixels)
{
    m_drag->scrollRest += pixels;
    const int images = static_cast<int>(m_drag->scrollRest / PixelsPerImage);
    if (images == 0)
        return;
    m_drag->scrollRest -= images * PixelsPerImage;
    emit scrolled(images);
}

void ImageViewport::wheelEvent(QWheelEvent* event)
{
    // With Alt or on some systems with Shift, Qt reports a vertical wheel as a horizontal one.
    const QPoint turned = event->angleDelta();
    m_wheelRest -= turned.y() != 0 ? turned.y() : turned.x();
    const int images = m_wheelRest / WheelStep;
    m_wheelRest -= images * WheelStep;
    event->accept();
    if (images != 0)
        emit scrolled(event->modifiers().testFlag(Qt::ShiftModifier) ? images * FastStep : images);
}

void ImageViewport::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colours().imageGround);
    painter.setFont(m_theme.font(TextSize::Small));
    if (!m_image.isNull()) {
        paintImage(painter);
        paintRois(painter);
    }
    paintTexts(painter);
    paintStatus(painter);
    painter.setFont(m_theme.font(TextSize::Title, 600));
    paintLetters(painter);
}

void ImageViewport::prepareBlit(int factor)
{
    if (factor == m_blitFactor)
        return;
    // The raster engine samples 32-bit pixels several times faster than 8-bit ones.
    m_blit = reduced(m_image, factor).convertToFormat(QImage::Format_RGB32);
    m_blitFactor = factor;
}

void ImageViewport::paintImage(QPainter& painter)
{
    // Below half its size bilinear sampling would skip pixels, and a fine line could vanish.
    const double scale = m_view.zoom() * devicePixelRatioF();
    prepareBlit(std::max(1, static_cast<int>(1 / scale)));
    const QSizeF whole(m_blit.width() * m_blitFactor, m_blit.height() * m_blitFactor);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setTransform(m_view.toViewport(), true);
    painter.setClipRect(m_image.rect());
    painter.drawImage(QRectF({}, whole), m_blit);
    painter.restore();
}

void ImageViewport::paintRois(QPainter& painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ShownRoi& roi : m_rois)
        paintRoi(painter, roi);
    if (m_draft)
        paintRoi(painter, {*m_draft, {}});
    painter.restore();
}

void ImageViewport::paintRoi(QPainter& painter, const ShownRoi& shown) const
{
    const QPointF from(shown.roi.from.column, shown.roi.from.row);
    const QPointF to(shown.roi.to.column, shown.roi.to.row);
    QPainterPath path;
    if (shown.roi.kind == imaging::RoiKind::Length) {
        path.moveTo(from);
        path.lineTo(to);
    } else {
        path.addEllipse(QRectF(from, to).normalized());
    }
    const QPainterPath seen = m_view.toViewport().map(path);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.colours().imageGround, RoiEdge));
    painter.drawPath(seen);
    painter.setPen(QPen(m_theme.colours().accent, RoiLine));
    painter.drawPath(seen);
    const QString label = shown.label.join(QLatin1Char('\n'));
    QRectF box = painter.boundingRect(QRectF(rect()), Qt::AlignLeft | Qt::AlignTop, label);
    box.moveTopLeft(seen.boundingRect().bottomRight() + QPointF(Spacing::Small, Spacing::Tight));
    box.moveRight(std::min(box.right(), width() - double(Spacing::Small)));
    box.moveBottom(std::min(box.bottom(), height() - double(Spacing::Small)));
    drawLegible(painter, box, Qt::AlignLeft | Qt::AlignTop, label, m_theme.colours().imageText);
}

void ImageViewport::paintTexts(QPainter& painter) const
{
    const QColor& colour = m_theme.colours().imageText;
    const int margin = Spacing::Medium;
    const QRectF area = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    const int below = m_cornerWidget && m_cornerWidget->isVisible()
                          ? m_cornerWidget->height() + Spacing::Small - Spacing::Tight
                          : 0;
    const auto draw = [&](const QRectF& box, int flags, const QStringList& lines) {
        drawLegible(painter, box, flags, lines.join(QLatin1Char('\n')), colour);
    };
    draw(area, Qt::AlignLeft | Qt::AlignTop, m_texts.topLeft);
    draw(area, Qt::AlignRight | Qt::AlignTop, m_texts.topRight);
    draw(area, Qt::AlignLeft | Qt::AlignBottom, m_texts.bottomLeft);
    draw(area.adjusted(0, 0, 0, -below), Qt::AlignRight | Qt::AlignBottom, m_texts.bottomRight);
}

void ImageViewport::paintStatus(QPainter& painter) const
{
    const int above = Spacing::Medium + Spacing::Huge;
    drawLegible(painter, QRectF(rect()).adjusted(0, 0, 0, -above),
                Qt::AlignHCenter | Qt::AlignBottom, m_status, m_theme.colours().imageText);
}

void ImageViewport::paintLetters(QPainter& painter) const
{
    const imaging::EdgeLetters seen = letters();
    const QColor& colour = m_theme.colours().imageText;
    const int margin = Spacing::Medium;
    const QRectF area = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    drawLegible(painter, area, Qt::AlignLeft | Qt::AlignVCenter, seen.left, colour);
    drawLegible(painter, area, Qt::AlignRight | Qt::AlignVCenter, seen.right, colour);
    drawLegible(painter, area, Qt::AlignHCenter | Qt::AlignTop, seen.top, colour);
    drawLegible(painter, area, Qt::AlignHCenter | Qt::AlignBottom, seen.bottom, colour);
}

} // namespace wardlight::ui
