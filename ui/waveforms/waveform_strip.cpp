#include "ui/waveforms/waveform_strip.h"

#include "ui/waveforms/strip_painter.h"
#include "ui/waveforms/waveform_words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

namespace {

constexpr int BoxMm = 5;
constexpr double StartSeconds = 0.2; ///< a measure's first size: one large box each way
constexpr double StartMillivolts = 1;

} // namespace

WaveformStrip::WaveformStrip(const Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setCursor(Qt::CrossCursor);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    update();
}

void WaveformStrip::setRecord(std::shared_ptr<const waveforms::WaveformRecord> record)
{
    if (record == m_record)
        return;
    m_record = std::move(record);
    m_view.group = 0;
    m_view.fromSeconds = 0;
    horizontalScrollBar()->setValue(0);
    clearMeasure();
    update();
}

void WaveformStrip::setScale(const PaperScale& scale)
{
    if (scale == m_view.scale)
        return;
    const double from = m_view.fromSeconds;
    m_view.scale = scale;
    clearMeasure(); // its corners would mean something else now
    update();
    horizontalScrollBar()->setValue(qRound(from * scale.mmPerSecond));
}

void WaveformStrip::setArrangement(StripArrangement arrangement)
{
    m_view.arrangement = arrangement;
    clearMeasure();
    update();
}

void WaveformStrip::setGroup(int group)
{
    m_view.group = group;
    clearMeasure();
    horizontalScrollBar()->setValue(0);
    update();
}

double WaveformStrip::measuredSeconds() const
{
    return m_measure ? (m_measure->to.x() - m_measure->from.x()) / m_view.scale.pxPerSecond() : 0;
}

double WaveformStrip::measuredMillivolts() const
{
    return m_measure ? (m_measure->from.y() - m_measure->to.y()) / m_view.scale.pxPerMillivolt()
                     : 0;
}

void WaveformStrip::startMeasure()
{
    if (!m_record)
        return;
    const QPointF middle = paperPoint(viewport()->rect().center());
    m_measure = Measure{middle, middle + QPointF(StartSeconds * m_view.scale.pxPerSecond(),
                                                 -StartMillivolts * m_view.scale.pxPerMillivolt())};
    setFocus();
    viewport()->update();
    emit measureChanged();
}

void WaveformStrip::clearMeasure()
{
    m_isDragging = false;
    if (!m_measure)
        return;
    m_measure.reset();
    viewport()->update();
    emit measureChanged();
}

void WaveformStrip::update()
{
    m_view.size = viewport()->size();
    m_layout = m_record ? layOut(*m_record, m_view) : StripLayout();
    updateScrollBars();
    setAccessibleName(tr("Waveform strip"));
    setAccessibleDescription(m_record ? scaleText(m_view.scale) : QString());
    viewport()->update();
}

void WaveformStrip::updateScrollBars()
{
    const double last = m_record ? lastStart(*m_record, m_view.group, m_layout.shownSeconds) : 0;
    horizontalScrollBar()->setRange(0, int(std::ceil(last * m_view.scale.mmPerSecond)));
    horizontalScrollBar()->setSingleStep(BoxMm);
    horizontalScrollBar()->setPageStep(
        std::max(1, int(m_layout.shownSeconds * m_view.scale.mmPerSecond)));
    verticalScrollBar()->setRange(0, std::max(0, qRound(m_layout.height - viewport()->height())));
    verticalScrollBar()->setSingleStep(qRound(BoxMm * m_view.scale.pxPerMm));
    verticalScrollBar()->setPageStep(viewport()->height());
}

QPointF WaveformStrip::paperPoint(const QPointF& viewportPoint) const
{
    return viewportPoint + QPointF(0, verticalScrollBar()->value());
}

void WaveformStrip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    painter.translate(0, -verticalScrollBar()->value());
    const QRectF visible = QRectF(viewport()->rect()).translated(0, verticalScrollBar()->value());
    StripPainter paper(painter, m_theme, m_view, m_layout);
    paper.drawPaper(visible);
    if (!m_record)
        return;
    paper.drawCurves(*m_record);
    if (m_measure)
        drawMeasure(painter);
    painter.resetTransform();
    drawLegend(painter);
}

void WaveformStrip::drawMeasure(QPainter& painter)
{
    const QRectF box = QRectF(m_measure->from, m_measure->to).normalized();
    QColor fill = m_theme.colours().selection;
    constexpr double FillShare = 0.5;
    fill.setAlphaF(float(FillShare));
    painter.fillRect(box, fill);
    painter.setPen(QPen(m_theme.colours().accent, Spacing::Line));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    const QString text = measureText(measuredSeconds(), measuredMillivolts());
    painter.setFont(m_theme.font(TextSize::Body, 600));
    QRectF place(painter.fontMetrics().boundingRect(text));
    place.adjust(-Spacing::Tight, -Spacing::Tight, Spacing::Tight, Spacing::Tight);
    place.moveBottomLeft(box.topLeft() - QPointF(0, Spacing::Tight));
    const QRectF visible = QRectF(viewport()->rect()).translated(0, verticalScrollBar()->value());
    place.moveLeft(std::clamp(place.left(), visible.left(),
                              std::max(visible.left(), visible.right() - place.width())));
    place.moveTop(std::max(place.top(), visible.top()));
    painter.fillRect(place, m_theme.colours().raised);
    painter.setPen(m_theme.colours().text);
    painter.drawText(place, Qt::AlignCenter, text);
}

void WaveformStrip::drawLegend(QPainter& painter)
{
    QStringList parts = {scaleText(m_view.scale), bandwidthText(*m_record, m_view.group)};
    if (std::size_t(m_view.group) < m_record->groups.size())
        parts << m_record->groups[std::size_t(m_view.group)].label;
    parts.removeAll(QString());
    const QString text = parts.join(QStringLiteral(" · "));
    painter.setFont(m_theme.font(TextSize::Small));
    QRectF place(painter.fontMetrics().boundingRect(text));
    place.adjust(-Spacing::Tight, 0, Spacing::Tight, 0);
    place.moveBottomLeft(QPointF(0, viewport()->height()));
    painter.fillRect(place, m_theme.colours().surface);
    painter.setPen(m_theme.colours().muted);
    painter.drawText(place, Qt::AlignCenter, text);
}

void WaveformStrip::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    update();
}

void WaveformStrip::scrollContentsBy(int dx, int /*dy*/)
{
    if (dx != 0) {
        m_view.fromSeconds = horizontalScrollBar()->value() / m_view.scale.mmPerSecond;
        clearMeasure();
        if (m_record)
            m_layout = layOut(*m_record, m_view);
    }
    viewport()->update();
}

void WaveformStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_record)
        return;
    const QPointF point = paperPoint(event->position());
    m_measure = Measure{point, point};
    m_isDragging = true;
    viewport()->update();
    emit measureChanged();
}

void WaveformStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isDragging)
        return;
    m_measure->to = paperPoint(event->position());
    viewport()->update();
    emit measureChanged();
}

void WaveformStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_isDragging)
        return;
    m_isDragging = false;
    if (m_measure->from == m_measure->to)
        clearMeasure(); // a click, not a drag
}

void WaveformStrip::wheelEvent(QWheelEvent* event)
{
    const bool isVertical = verticalScrollBar()->maximum() > 0 &&
                            !event->modifiers().testFlag(Qt::ShiftModifier) &&
                            event->angleDelta().x() == 0;
    QScrollBar* bar = isVertical ? verticalScrollBar() : horizontalScrollBar();
    const int delta =
        event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    constexpr int Notch = 120;
    bar->setValue(bar->value() - delta * bar->singleStep() / Notch);
    event->accept();
}

bool WaveformStrip::moveMeasure(int key)
{
    if (!m_measure)
        return false;
    const double mm = m_view.scale.pxPerMm;
    QPointF step;
    if (key == Qt::Key_Left || key == Qt::Key_Right)
        step = {key == Qt::Key_Left ? -mm : mm, 0};
    else if (key == Qt::Key_Up || key == Qt::Key_Down)
        step = {0, key == Qt::Key_Up ? -mm : mm};
    else
        return false;
    m_measure->to += step;
    viewport()->update();
    emit measureChanged();
    return true;
}

bool WaveformStrip::usesKey(const QKeyEvent& key) const
{
    constexpr int Moves[] = {Qt::Key_Left,     Qt::Key_Right, Qt::Key_PageUp,
                             Qt::Key_PageDown, Qt::Key_Home,  Qt::Key_End};
    constexpr int Corners[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};
    const auto isIn = [&key](const auto& keys) {
        return std::find(std::begin(keys), std::end(keys), key.key()) != std::end(keys);
    };
    if (key.key() == Qt::Key_Escape)
        return m_measure.has_value();
    if (key.modifiers() == Qt::ShiftModifier)
        return m_measure && isIn(Corners);
    return key.modifiers() == Qt::NoModifier && isIn(Moves);
}

bool WaveformStrip::event(QEvent* event)
{
    // while the focus is here, these keys mean the paper, not the page around it
    if (event->type() == QEvent::ShortcutOverride && usesKey(static_cast<QKeyEvent&>(*event)))
        event->accept();
    return QAbstractScrollArea::event(event);
}

void WaveformStrip::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers().testFlag(Qt::ShiftModifier) && moveMeasure(event->key()))
        return;
    QScrollBar* bar = horizontalScrollBar();
    switch (event->key()) {
    case Qt::Key_Left:
        return bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_Right:
        return bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_PageUp:
        return bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    case Qt::Key_PageDown:
        return bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    case Qt::Key_Home:
        return bar->triggerAction(QAbstractSlider::SliderToMinimum);
    case Qt::Key_Escape:
        return clearMeasure();
    case Qt::Key_End:
        return bar->triggerAction(QAbstractSlider::SliderToMaximum);
    default: // a key is a number
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void WaveformStrip::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        update();
}

} // namespace wardlight::ui
