#include "ui/imaging/stack_presenter.h"

#include "core/imaging/frame_header.h"
#include "ui/imaging/window_control.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace wardlight::ui {
namespace {

using State = imaging::StackImage::State;
using namespace std::chrono_literals;

constexpr auto CineTick = 15ms;
constexpr double UsualFrameTimeMs = 100; ///< where the header says nothing: ten a second

double frameTime(const imaging::DicomHeader& header)
{
    const double told = header.frameTimeMs.value_or(0);
    return std::isfinite(told) && told > 0 ? std::max(told, 1.0) : UsualFrameTimeMs;
}

} // namespace

StackPresenter::StackPresenter(std::unique_ptr<StackSource> stack, QObject* parent)
    : QObject(parent), m_stack(std::move(stack))
{
    connect(m_stack.get(), &StackSource::imageChanged, this, &StackPresenter::updateShown);
    connect(m_stack.get(), &StackSource::countersChanged, this, &StackPresenter::countersChanged);
    m_cine.setInterval(CineTick);
    connect(&m_cine, &QTimer::timeout, this, &StackPresenter::advanceCine);
}

void StackPresenter::open(const imaging::Study& study, const imaging::SeriesContents& series)
{
    close();
    m_isOpen = true;
    m_study = study;
    m_series = series.series;
    m_stack->open(series.instances, 0);
    emit countersChanged();
    if (count() == 0)
        return;
    emit waitingChanged();
    updateShown(0);
}

void StackPresenter::close()
{
    setCineRunning(false);
    const bool wasOpen = std::exchange(m_isOpen, false);
    m_stack->close();
    m_wanted = 0;
    m_shown = -1;
    m_isAccepted = false;
    m_isInverted = false;
    m_chosenWindow.reset();
    m_seriesWindow.reset();
    m_tile.reset();
    m_report.reset();
    forgetPicture();
    if (wasOpen) {
        emit shown();
        emit waitingChanged();
    }
}

void StackPresenter::step(int images)
{
    goTo(m_wanted + images);
}

void StackPresenter::goTo(int position)
{
    setCineRunning(false);
    lookAt(position);
}

void StackPresenter::lookAt(int position)
{
    if (!m_isOpen || count() == 0)
        return;
    const int within = std::clamp(position, 0, count() - 1);
    if (within == m_wanted)
        return;
    m_wanted = within;
    m_stack->lookAt(within);
    updateShown(within);
    emit waitingChanged();
}

void StackPresenter::updateShown(int position)
{
    if (!m_isOpen || position >= count())
        return;
    const imaging::StackImage& image = m_stack->at(position);
    if (image.state == State::NeedsConsent && m_isAccepted) {
        m_stack->acceptUnverified(position);
        return;
    }
    if (position != m_wanted)
        return;
    if (image.state == State::Ready)
        showPicture();
    else if (image.state == State::NoPicture && image.document)
        showReport(image);
    else if (const auto tile = tileFor(image, m_stack->instanceAt(position).header))
        showTile(*tile);
}

void StackPresenter::showPicture()
{
    const imaging::StackImage& image = m_stack->at(m_wanted);
    const imaging::DisplayTables none;
    const imaging::DisplayTables& tables = image.tables ? *image.tables : none;
    m_header = imaging::headerOfFrame(m_stack->instanceAt(m_wanted).header, tables, image.frame);
    auto mapping =
        imaging::PixelMapping::create(m_header, image.pixels->format, tables, image.frame);
    if (!mapping) {
        showTile(tileForError(mapping.error()));
        return;
    }
    m_shown = m_wanted;
    m_frame = image.pixels;
    m_mapping = std::move(*mapping);
    m_mapping->setOverlaysShown(m_areOverlaysShown);
    if (const Result<> mapped = map(); !mapped) {
        showTile(tileForError(mapped.error()));
        return;
    }
    m_tile.reset();
    m_report.reset();
    emit waitingChanged();
    emit shown();
}

void StackPresenter::showReport(const imaging::StackImage& image)
{
    m_shown = m_wanted;
    m_header = m_stack->instanceAt(m_shown).header;
    forgetPicture();
    m_tile.reset();
    m_report = image.document;
    emit waitingChanged();
    emit shown();
}

void StackPresenter::showTile(ViewportTile tile)
{
    m_shown = m_wanted;
    m_header = m_stack->instanceAt(m_shown).header;
    forgetPicture();
    m_report.reset();
    m_tile = std::move(tile);
    emit waitingChanged();
    emit shown();
}

void StackPresenter::forgetPicture()
{
    m_frame.reset();
    m_mapping.reset();
    m_window.reset();
    m_picture = {};
}

imaging::VoiWindow StackPresenter::effectiveWindow()
{
    if (m_chosenWindow)
        return *m_chosenWindow;
    if (!imaging::headerWindows(m_header).empty() || m_mapping->hasVoiTable())
        return m_mapping->initialWindow(*m_frame);
    // Computed from the pixels it would differ from image to image, and the series would flicker.
    if (!m_seriesWindow)
        m_seriesWindow = m_mapping->initialWindow(*m_frame);
    return *m_seriesWindow;
}

QImage* StackPresenter::freshBuffer()
{
    const QSize size(m_frame->format.columns, m_frame->format.rows);
    const QImage::Format format =
        m_mapping->isColour() ? QImage::Format_RGB32 : QImage::Format_Grayscale8;
    std::swap(m_picture, m_spare);
    // A buffer that a widget still shows would be copied on writing; a new one costs less.
    if (m_picture.size() != size || m_picture.format() != format || !m_picture.isDetached())
        m_picture = QImage(size, format);
    return &m_picture;
}

Result<> StackPresenter::map()
{
    const imaging::VoiWindow window = effectiveWindow();
    QImage* buffer = freshBuffer();
    if (buffer->isNull())
        return fail(ErrorCode::NoSpace, tr("There is not enough memory for this image. Close other "
                                           "programs and try again."));
    const Result<> mapped =
        m_mapping->map(*m_frame, window, m_isInverted,
                       {buffer->bits(), buffer->bytesPerLine(), buffer->width(), buffer->height()});
    if (mapped)
        m_window = m_mapping->isColour() ? std::nullopt : std::optional(window);
    return mapped;
}

void StackPresenter::remap()
{
    if (!m_frame)
        return;
    if (const Result<> mapped = map(); !mapped) {
        showTile(tileForError(mapped.error()));
        return;
    }
    emit pictureChanged();
}

void StackPresenter::dragWindow(const QPointF& by)
{
    if (!m_window)
        return;
    m_chosenWindow = draggedWindow(*m_window, by);
    remap();
}

std::vector<imaging::NamedWindow> StackPresenter::presets() const
{
    if (!m_window || !shownInstance())
        return {};
    return presetWindows(m_header);
}

void StackPresenter::applyPreset(int number)
{
    const std::vector<imaging::NamedWindow> all = presets();
    if (number < 0 || number >= static_cast<int>(all.size()))
        return;
    m_chosenWindow = all[static_cast<std::size_t>(number)].window;
    remap();
}

void StackPresenter::toggleInversion()
{
    m_isInverted = !m_isInverted;
    remap();
}

void StackPresenter::setOverlaysShown(bool shown)
{
    m_areOverlaysShown = shown;
    if (m_mapping)
        m_mapping->setOverlaysShown(shown);
    remap();
}

void StackPresenter::resetWindow()
{
    m_chosenWindow.reset();
    m_isInverted = false;
    remap();
}

void StackPresenter::retranslate()
{
    // An error keeps the words it came with.
    if (m_tile && shownImage())
        m_tile = tileFor(*shownImage(), shownInstance()->header).value_or(*m_tile);
}

void StackPresenter::actOnTile()
{
    if (!m_tile || m_shown < 0)
        return;
    if (m_tile->kind == ViewportTile::Kind::NeedsConsent)
        acceptAll();
    else if (m_tile->kind == ViewportTile::Kind::Waveform)
        emit waveformRequested(shownInstance()->header.sopInstanceUid);
    else if (!m_tile->action.isEmpty())
        m_stack->retry(m_shown);
}

void StackPresenter::acceptAll()
{
    m_isAccepted = true;
    m_stack->acceptUnverified(m_shown);
    for (int i = 0; i < count(); ++i) {
        if (m_stack->at(i).state == State::NeedsConsent)
            m_stack->acceptUnverified(i);
    }
}

void StackPresenter::setCineRunning(bool isRunning)
{
    if (isRunning == m_cine.isActive() || (isRunning && count() < 2))
        return;
    if (isRunning) {
        m_cineStart = m_wanted;
        m_cineTime.start();
        m_cine.start();
    } else {
        m_cine.stop();
    }
    emit cineChanged(isRunning);
}

void StackPresenter::advanceCine()
{
    const double each = frameTime(m_stack->instanceAt(m_wanted).header);
    lookAt(cinePosition(m_cineStart, m_cineTime.elapsed(), each, count()));
}

double StackPresenter::pixelAspect() const
{
    if (!shownInstance())
        return 1;
    const std::array<double, 2> size = m_header.pixelSpacing.value_or(m_header.pixelAspect);
    return size[0] > 0 && size[1] > 0 ? size[0] / size[1] : 1;
}

std::optional<std::array<double, 6>> StackPresenter::orientation() const
{
    return shownInstance() ? m_header.imageOrientation : std::nullopt;
}

std::optional<imaging::RoiFigures> StackPresenter::measure(const imaging::Roi& roi) const
{
    if (!m_mapping || !m_frame || !imaging::isSound(roi, m_frame->format))
        return std::nullopt;
    return imaging::measure(roi, m_header, *m_mapping, *m_frame);
}

CornerTexts StackPresenter::texts(double zoom) const
{
    if (!shownInstance() || m_report) // a report's page says whose it is
        return {};
    CornerTexts texts = cornerTexts({.study = m_study,
                                     .series = m_series,
                                     .header = m_header,
                                     .position = m_shown,
                                     .count = count(),
                                     .frame = shownImage()->frame,
                                     .window = m_window,
                                     .isInverted = m_isInverted,
                                     .zoom = zoom});
    if (m_picture.isNull())
        texts.bottomRight.clear();
    return texts;
}

const imaging::StackImage* StackPresenter::shownImage() const
{
    return m_isOpen && m_shown >= 0 ? &m_stack->at(m_shown) : nullptr;
}

const imaging::Instance* StackPresenter::shownInstance() const
{
    return m_isOpen && m_shown >= 0 ? &m_stack->instanceAt(m_shown) : nullptr;
}

bool StackPresenter::isSettled() const
{
    return !m_isOpen || m_stack->isSettled();
}

} // namespace wardlight::ui
