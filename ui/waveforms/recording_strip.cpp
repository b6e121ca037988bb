#include "ui/waveforms/recording_strip.h"

#include "ui/common/time_view.h"
#include "ui/waveforms/recording_words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

namespace {

constexpr int LeastLane = 26; ///< px
constexpr double WheelNotch = 120;
constexpr double WheelFactor = 1.25;
constexpr double MsASecond = 1000;
const std::vector<RecordingMark> NoMarks;

} // namespace

RecordingStrip::RecordingStrip(const Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent), m_theme(theme)
{
    m_picture.marks = &NoMarks;
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    retranslate();
}

void RecordingStrip::setRecord(std::shared_ptr<const waveforms::StoredRecord> record)
{
    m_record = std::move(record);
    m_picture.start = m_record ? m_record->start : QDateTime();
    m_picture.durationSeconds = m_record ? m_record->durationSeconds() : 0;
    setCrosshair(m_crosshair);
}

void RecordingStrip::setReading(std::shared_ptr<const RecordingReading> reading)
{
    m_picture.reading = std::move(reading);
    layOut();
}

void RecordingStrip::setSpan(const RecordingSpan& span)
{
    m_picture.span = span;
    setAccessibleDescription(m_record ? spanText(m_picture.start, span) : QString());
    viewport()->update();
}

void RecordingStrip::setMarks(const std::vector<RecordingMark>& marks)
{
    m_picture.marks = &marks;
    viewport()->update();
}

void RecordingStrip::setCrosshair(const QDateTime& moment)
{
    m_crosshair = moment;
    m_picture.crosshairSeconds.reset();
    if (moment.isValid() && m_picture.start.isValid())
        m_picture.crosshairSeconds = double(m_picture.start.msecsTo(moment)) / MsASecond;
    viewport()->update();
}

int RecordingStrip::columns() const
{
    return std::max(1, int(m_picture.lanes.width() * devicePixelRatioF()));
}

/// Lanes share the height; where they would be too flat, they scroll.
void RecordingStrip::layOut()
{
    const int lanes = m_picture.reading ? int(m_picture.reading->lanes.size()) : 1;
    // a scroll bar takes its room from the gutter
    const int width = std::max(1, this->width() - TimeGutters::Left - TimeGutters::Right);
    const int seen =
        std::max(1, viewport()->height() - RecordingPicture::MarkRow - RecordingPicture::AxisRow);
    const int height = std::max(seen, lanes * LeastLane);
    const int before = columns();
    verticalScrollBar()->setRange(0, height - seen);
    verticalScrollBar()->setPageStep(seen);
    verticalScrollBar()->setSingleStep(LeastLane);
    m_picture.visible = QRectF(TimeGutters::Left, RecordingPicture::MarkRow, width, seen);
    m_picture.lanes = QRectF(
        TimeGutters::Left, RecordingPicture::MarkRow - verticalScrollBar()->value(), width, height);
    viewport()->update();
    if (columns() != before)
        emit columnsChanged(columns());
}

void RecordingStrip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.colours().surface);
    if (m_record)
        RecordingPainter(painter, m_theme, m_picture).draw();
}

void RecordingStrip::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void RecordingStrip::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    m_picture.lanes.moveTop(RecordingPicture::MarkRow - verticalScrollBar()->value());
    viewport()->update();
}

void RecordingStrip::pan(double share)
{
    emit spanWanted(panned(m_picture.span, share));
}

void RecordingStrip::zoomAt(double factor, double seconds)
{
    emit spanWanted(zoomed(m_picture.span, factor, seconds));
}

void RecordingStrip::zoom(double factor)
{
    const RecordingSpan& span = m_picture.span;
    const double middle = (span.fromSeconds + span.toSeconds) / 2;
    const double crosshair = m_picture.crosshairSeconds.value_or(middle);
    const bool isAimed = crosshair >= span.fromSeconds && crosshair <= span.toSeconds;
    zoomAt(factor, isAimed ? crosshair : middle);
}

void RecordingStrip::showStart()
{
    emit spanWanted({0, m_picture.span.width()});
}

void RecordingStrip::showEnd()
{
    emit spanWanted(
        {m_picture.durationSeconds - m_picture.span.width(), m_picture.durationSeconds});
}

void RecordingStrip::showAll()
{
    emit spanWanted({0, m_picture.durationSeconds});
}

void RecordingStrip::showNextMark()
{
    const RecordingSpan& span = m_picture.span;
    // a mark in the middle is the one that was gone to
    const double middle = (span.fromSeconds + span.toSeconds) / 2 + span.width() / 1e4;
    const auto found =
        std::upper_bound(m_picture.marks->begin(), m_picture.marks->end(), middle,
                         [](double at, const RecordingMark& mark) { return at < mark.atSeconds; });
    if (found != m_picture.marks->end())
        emit spanWanted(centred(span, found->atSeconds));
}

void RecordingStrip::showPreviousMark()
{
    const RecordingSpan& span = m_picture.span;
    const double middle = (span.fromSeconds + span.toSeconds) / 2 - span.width() / 1e4;
    const auto found =
        std::lower_bound(m_picture.marks->begin(), m_picture.marks->end(), middle,
                         [](const RecordingMark& mark, double at) { return mark.atSeconds < at; });
    if (found != m_picture.marks->begin())
        emit spanWanted(centred(span, std::prev(found)->atSeconds));
}

void RecordingStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_record)
        return;
    m_pressedX = event->position().x();
    m_pressedSpan = m_picture.span;
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void RecordingStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressedX)
        emit spanWanted(
            panned(m_pressedSpan, (*m_pressedX - event->position().x()) / m_picture.lanes.width()));
}

void RecordingStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressedX.reset();
    viewport()->unsetCursor();
}

void RecordingStrip::wheelEvent(QWheelEvent* event)
{
    event->accept();
    const QPoint delta = event->angleDelta();
    const bool isSideways = delta.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier);
    const int turned = delta.y() != 0 ? delta.y() : delta.x();
    if (!m_record || turned == 0)
        return;
    if (event->modifiers().testFlag(Qt::ControlModifier))
        verticalScrollBar()->setValue(verticalScrollBar()->value() - turned);
    else if (isSideways)
        pan(-PanStep * turned / WheelNotch);
    else
        zoomAt(std::pow(WheelFactor, -turned / WheelNotch),
               m_picture.secondsAt(event->position().x()));
}

/// @return whether the key means something here
bool RecordingStrip::move(int key, bool isFar)
{
    switch (key) {
    case Qt::Key_Left:
        pan(isFar ? -1 : -PanStep);
        return true;
    case Qt::Key_Right:
        pan(isFar ? 1 : PanStep);
        return true;
    case Qt::Key_PageUp:
        pan(-1);
        return true;
    case Qt::Key_PageDown:
        pan(1);
        return true;
    case Qt::Key_Home:
        showStart();
        return true;
    case Qt::Key_End:
        showEnd();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(1 / ZoomStep);
        return true;
    case Qt::Key_Minus:
        zoom(ZoomStep);
        return true;
    default: // a key is a number
        return false;
    }
}

bool RecordingStrip::event(QEvent* event)
{
    // while the focus is here, these keys mean the recording, not the page around it
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<QKeyEvent&>(*event);
        constexpr int Keys[] = {Qt::Key_Left,     Qt::Key_Right, Qt::Key_PageUp,
                                Qt::Key_PageDown, Qt::Key_Home,  Qt::Key_End,
                                Qt::Key_Plus,     Qt::Key_Equal, Qt::Key_Minus};
        const auto others = key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
        if (!others && std::find(std::begin(Keys), std::end(Keys), key.key()) != std::end(Keys))
            event->accept();
    }
    return QAbstractScrollArea::event(event);
}

void RecordingStrip::keyPressEvent(QKeyEvent* event)
{
    const bool isOurs = !(event->modifiers() & (Qt::AltModifier | Qt::ControlModifier));
    if (!m_record || !isOurs || !move(event->key(), event->modifiers().testFlag(Qt::ShiftModifier)))
        QAbstractScrollArea::keyPressEvent(event);
}

void RecordingStrip::retranslate()
{
    setAccessibleName(tr("Recording"));
    viewport()->update();
}

void RecordingStrip::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace wardlight::ui
