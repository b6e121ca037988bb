#pragma once

#include "core/imaging/voi_window.h"

#include <QAction>

#include <array>
#include <vector>

namespace wardlight::ui {

class Theme;

/// Everything a person can do on the imaging page. The actions belong to the page's widget; keys
/// that other widgets need for themselves (arrows, Space, Esc) work in the viewport alone.
struct ImagingActions
{
    QAction* windowTool = nullptr;
    QAction* zoomTool = nullptr;
    QAction* panTool = nullptr;
    QAction* scrollTool = nullptr;
    QAction* lengthTool = nullptr;
    QAction* ellipseTool = nullptr;
    QAction* removeRoi = nullptr;
    QAction* undo = nullptr;
    QAction* fit = nullptr;
    QAction* actualSize = nullptr;
    QAction* invert = nullptr;
    QAction* overlays = nullptr;
    QAction* flipHorizontally = nullptr;
    QAction* flipVertically = nullptr;
    QAction* rotateLeft = nullptr;
    QAction* rotateRight = nullptr;
    QAction* cine = nullptr;
    QAction* reset = nullptr;
    QAction* nextImage = nullptr;
    QAction* previousImage = nullptr;
    QAction* tenOn = nullptr;
    QAction* tenBack = nullptr;
    QAction* firstImage = nullptr;
    QAction* lastImage = nullptr;
    QAction* nextSeries = nullptr;
    QAction* previousSeries = nullptr;
    QAction* cancel = nullptr;
    std::array<QAction*, 9> presets{};

    /// In the order of the command palette.
    [[nodiscard]] QList<QAction*> all() const;
};

/// Makes the actions, without their texts.
[[nodiscard]] ImagingActions makeImagingActions(const Theme& theme, QWidget* page,
                                                QWidget* viewport);

/// Sets texts, tool tips with the keys, and accessible names, in the language of the moment.
void translateImagingActions(const ImagingActions& actions);

/// Names the preset actions after @p presets; those without one are hidden.
void namePresetActions(const ImagingActions& actions,
                       const std::vector<imaging::NamedWindow>& presets);

/// Switches on what needs a picture, or an open series.
void enableImagingActions(const ImagingActions& actions, bool hasPicture, bool hasSeries);

} // namespace wardlight::ui
