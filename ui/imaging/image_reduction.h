#pragma once

#include <QImage>

namespace wardlight::ui {

/// @p image made smaller along both edges by averaging squares of @p factor pixels; at the right
/// and lower edge, of those that are there. A factor of 1 returns the image itself.
/// @param image  Format_Grayscale8 or Format_RGB32
[[nodiscard]] QImage reduced(const QImage& image, int factor);

} // namespace wardlight::ui
