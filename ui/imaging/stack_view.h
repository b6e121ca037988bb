#pragma once

#include "ui/imaging/image_viewport.h"
#include "ui/imaging/imaging_actions.h"
#include "ui/imaging/stack_presenter.h"

#include <QWidget>

class QScrollBar;

namespace wardlight::ui {

class ProvenanceBadge;
class ReportPanel;
class RoiPresenter;
class TilePanel;

/// A viewport with its stack's scroll bar, tile and badge, bound to a StackPresenter: what the
/// presenter decides is drawn, what the hand does is passed on.
class StackView final : public QWidget
{
    Q_OBJECT

public:
    /// @param presenter  outlives the view
    StackView(const Theme& theme, StackPresenter& presenter, QWidget* parent = nullptr);

    [[nodiscard]] ImageViewport& viewport() { return *m_viewport; }
    /// Shows and takes measurements; call before bind(). @param rois  outlives the view
    void setRois(RoiPresenter& rois);
    /// Connects the actions that concern one stack.
    void bind(const ImagingActions& actions);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateImage();
    void updatePicture();
    void updateTexts();
    void updateBadge();
    void updateScrollBar();
    void updateStatus();
    void updateRois();
    void bindRois(const ImagingActions& actions);
    void resetAll();
    void bindView(const ImagingActions& actions);
    void bindStack(const ImagingActions& actions);

    StackPresenter& m_presenter;
    RoiPresenter* m_rois = nullptr;
    QString m_problem; ///< why a measurement could not be kept; empty: nothing
    ImageViewport* m_viewport;
    QScrollBar* m_scrollBar;
    TilePanel* m_tile;
    ReportPanel* m_report;
    ProvenanceBadge* m_badge;
};

} // namespace wardlight::ui
