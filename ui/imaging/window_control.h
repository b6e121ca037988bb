#pragma once

#include "core/imaging/voi_window.h"

#include <QPointF>

#include <vector>

namespace wardlight::ui {

/// The window after a drag: to the right wider, down to a higher centre (darker). Steps grow with
/// the width, so that a narrow window can be set as finely as a wide one.
/// @param by  logical pixels
[[nodiscard]] imaging::VoiWindow draggedWindow(const imaging::VoiWindow& window, const QPointF& by);

/// What the keys 1 to 9 choose for an object: the customary windows of its modality, then the
/// object's own; at most nine.
[[nodiscard]] std::vector<imaging::NamedWindow> presetWindows(const imaging::DicomHeader& header);

/// The picture to show when a cine runs.
/// @param start  where it began
/// @param frameTimeMs  how long each picture stands
/// @return start at 0 ms, wrapping round after the last of @p count
[[nodiscard]] int cinePosition(int start, qint64 elapsedMs, double frameTimeMs, int count);

} // namespace wardlight::ui
