#include "ui/imaging/stack_view.h"

#include "ui/common/provenance_badge.h"
#include "ui/common/theme.h"
#include "ui/imaging/image_provenance.h"
#include "ui/imaging/report_panel.h"
#include "ui/imaging/roi_presenter.h"
#include "ui/imaging/tile_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QSignalBlocker>

namespace wardlight::ui {
namespace {

constexpr int FastStep = 10; ///< images

} // namespace

StackView::StackView(const Theme& theme, StackPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_presenter(presenter)
{
    m_viewport = new ImageViewport(theme);
    m_badge = new ProvenanceBadge(theme, ProvenanceBadge::Ground::Image);
    m_badge->setFocusPolicy(Qt::TabFocus);
    m_viewport->setCornerWidget(m_badge);
    m_badge->hide();
    m_tile = new TilePanel(theme, m_viewport);
    m_report = new ReportPanel(m_viewport);
    m_scrollBar = new QScrollBar(Qt::Vertical);
    m_scrollBar->setPageStep(FastStep);

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_viewport, 1);
    line->addWidget(m_scrollBar);

    connect(&presenter, &StackPresenter::shown, this, &StackView::updateImage);
    connect(&presenter, &StackPresenter::pictureChanged, this, &StackView::updatePicture);
    connect(&presenter, &StackPresenter::waitingChanged, this, &StackView::updateStatus);
    connect(m_tile, &TilePanel::actionRequested, &presenter, &StackPresenter::actOnTile);
    connect(m_viewport, &ImageViewport::scrolled, &presenter, &StackPresenter::step);
    connect(m_viewport, &ImageViewport::windowDragged, &presenter, &StackPresenter::dragWindow);
    connect(m_viewport, &ImageViewport::viewChanged, this, &StackView::updateTexts);
    connect(m_scrollBar, &QScrollBar::valueChanged, &presenter, &StackPresenter::goTo);
    updateImage();
}

void StackView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_presenter.retranslate();
    updateImage();
}

void StackView::updateImage()
{
    m_scrollBar->setAccessibleName(tr("Image in the stack"));
    m_tile->setTile(m_presenter.tile());
    m_report->setReport(m_presenter.report());
    updateBadge();
    updateStatus();
    if (m_presenter.picture().isNull()) {
        m_viewport->clearImage();
        updateTexts();
        return;
    }
    m_viewport->setOrientation(m_presenter.orientation());
    updatePicture();
}

void StackView::updatePicture()
{
    m_viewport->setImage(m_presenter.picture(), m_presenter.pixelAspect());
    updateTexts();
    updateRois();
}

void StackView::setRois(RoiPresenter& rois)
{
    m_rois = &rois;
    connect(&rois, &RoiPresenter::changed, this, &StackView::updateRois);
    connect(&rois, &RoiPresenter::failed, this, [this](const Error& error) {
        m_problem = tr("The measurement could not be kept: %1").arg(error.message);
        updateStatus();
    });
    connect(m_viewport, &ImageViewport::roiDrawn, this, [this](const imaging::Roi& roi) {
        m_problem.clear();
        updateStatus();
        if (const imaging::StackImage* image = m_presenter.shownImage())
            m_rois->add(m_presenter.shownInstance()->header.sopInstanceUid, image->frame, roi);
    });
}

void StackView::updateRois()
{
    const imaging::StackImage* image = m_presenter.shownImage();
    if (!m_rois || !image || m_presenter.picture().isNull())
        return;
    std::vector<ShownRoi> shown;
    const QString& uid = m_presenter.shownInstance()->header.sopInstanceUid;
    for (const imaging::Roi& roi : m_rois->roisOn(uid, image->frame)) {
        if (const auto figures = m_presenter.measure(roi))
            shown.push_back({roi, roiLabel(roi.kind, *figures)});
    }
    m_viewport->setRois(std::move(shown));
}

void StackView::updateTexts()
{
    const double zoom = m_viewport->view().zoom() * m_viewport->devicePixelRatioF();
    m_viewport->setTexts(m_presenter.texts(zoom));
}

void StackView::updateBadge()
{
    const imaging::StackImage* image = m_presenter.shownImage();
    const auto source =
        image ? imageProvenance(*image, *m_presenter.shownInstance()) : std::optional<Provenance>();
    m_badge->setVisible(source.has_value());
    if (source)
        m_badge->setProvenance(*source);
}

void StackView::updateStatus()
{
    m_viewport->setStatus(m_presenter.isWaiting() ? tr("Loading image %1 of %2 …")
                                                        .arg(m_presenter.position() + 1)
                                                        .arg(m_presenter.count())
                                                  : m_problem);
    updateScrollBar();
}

void StackView::updateScrollBar()
{
    const QSignalBlocker quiet(m_scrollBar);
    m_scrollBar->setVisible(m_presenter.count() > 1);
    m_scrollBar->setRange(0, std::max(0, m_presenter.count() - 1));
    m_scrollBar->setValue(m_presenter.position());
}

void StackView::resetAll()
{
    m_presenter.resetWindow();
    m_viewport->resetView();
}

void StackView::bind(const ImagingActions& actions)
{
    bindView(actions);
    bindStack(actions);
    bindRois(actions);
}

void StackView::bindRois(const ImagingActions& actions)
{
    if (!m_rois)
        return;
    connect(actions.undo, &QAction::triggered, m_rois, &RoiPresenter::undo);
    connect(actions.removeRoi, &QAction::triggered, this, [this] {
        if (const imaging::StackImage* image = m_presenter.shownImage())
            m_rois->removeLast(m_presenter.shownInstance()->header.sopInstanceUid, image->frame);
    });
    const auto follow = [rois = m_rois, undo = actions.undo] { undo->setEnabled(rois->canUndo()); };
    connect(m_rois, &RoiPresenter::changed, actions.undo, follow);
    follow();
}

void StackView::bindView(const ImagingActions& actions)
{
    const auto tool = [this](QAction* action, ViewTool which) {
        connect(action, &QAction::triggered, m_viewport,
                [this, which] { m_viewport->setTool(which); });
    };
    tool(actions.windowTool, ViewTool::Window);
    tool(actions.zoomTool, ViewTool::Zoom);
    tool(actions.panTool, ViewTool::Pan);
    tool(actions.scrollTool, ViewTool::Scroll);
    tool(actions.lengthTool, ViewTool::Length);
    tool(actions.ellipseTool, ViewTool::Ellipse);
    const auto on = [](QAction* action, ImageViewport* view, auto method) {
        connect(action, &QAction::triggered, view, [view, method] { (view->*method)(); });
    };
    on(actions.fit, m_viewport, &ImageViewport::fit);
    on(actions.actualSize, m_viewport, &ImageViewport::showActualSize);
    on(actions.flipHorizontally, m_viewport, &ImageViewport::flipHorizontally);
    on(actions.flipVertically, m_viewport, &ImageViewport::flipVertically);
    connect(actions.rotateLeft, &QAction::triggered, m_viewport,
            [this] { m_viewport->rotate(-1); });
    connect(actions.rotateRight, &QAction::triggered, m_viewport,
            [this] { m_viewport->rotate(1); });
    connect(actions.reset, &QAction::triggered, this, &StackView::resetAll);
    connect(actions.cancel, &QAction::triggered, this, [this, standard = actions.windowTool] {
        m_viewport->cancelDrag();
        m_presenter.setCineRunning(false);
        standard->trigger();
    });
}

void StackView::bindStack(const ImagingActions& actions)
{
    const auto step = [this](QAction* action, int images) {
        connect(action, &QAction::triggered, &m_presenter,
                [this, images] { m_presenter.step(images); });
    };
    step(actions.nextImage, 1);
    step(actions.previousImage, -1);
    step(actions.tenOn, FastStep);
    step(actions.tenBack, -FastStep);
    connect(actions.firstImage, &QAction::triggered, &m_presenter, [this] { m_presenter.goTo(0); });
    connect(actions.lastImage, &QAction::triggered, &m_presenter,
            [this] { m_presenter.goTo(m_presenter.count() - 1); });
    connect(actions.invert, &QAction::triggered, &m_presenter, &StackPresenter::toggleInversion);
    connect(actions.overlays, &QAction::toggled, &m_presenter, &StackPresenter::setOverlaysShown);
    connect(actions.cine, &QAction::triggered, &m_presenter, &StackPresenter::setCineRunning);
    connect(&m_presenter, &StackPresenter::cineChanged, actions.cine, &QAction::setChecked);
    const auto followInversion = [this, invert = actions.invert] {
        invert->setChecked(m_presenter.isInverted());
    };
    connect(&m_presenter, &StackPresenter::pictureChanged, actions.invert, followInversion);
    connect(&m_presenter, &StackPresenter::shown, actions.invert, followInversion);
    for (std::size_t i = 0; i < actions.presets.size(); ++i) {
        connect(actions.presets[i], &QAction::triggered, &m_presenter,
                [this, number = static_cast<int>(i)] { m_presenter.applyPreset(number); });
    }
}

} // namespace wardlight::ui
