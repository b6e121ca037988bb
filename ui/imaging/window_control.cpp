#include "ui/imaging/window_control.h"

#include <algorithm>
#include <cmath>

namespace wardlight::ui {
namespace {

constexpr std::size_t NumberKeys = 9;
constexpr double WidthPerPixel = 1.0 / 200;  ///< natural logarithm of the factor
constexpr double CentrePerPixel = 1.0 / 300; ///< share of the width
constexpr double WidestWindow = 1e7;

/// PS3.3 C.11.2.1.2: LINEAR takes no width below 1.
double narrowest(imaging::VoiFunction function)
{
    return function == imaging::VoiFunction::Linear ? 1 : 1e-3;
}

} // namespace

imaging::VoiWindow draggedWindow(const imaging::VoiWindow& window, const QPointF& by)
{
    imaging::VoiWindow dragged = window;
    // A width of 1 must be able to grow by whole values, or integers would stay stuck there.
    const double step = std::max(window.width, 20 * narrowest(window.function));
    dragged.centre += by.y() * step * CentrePerPixel;
    dragged.width = by.x() >= 0 ? window.width + step * std::expm1(by.x() * WidthPerPixel)
                                : window.width * std::exp(by.x() * WidthPerPixel);
    dragged.width = std::clamp(dragged.width, narrowest(window.function), WidestWindow);
    return dragged;
}

std::vector<imaging::NamedWindow> presetWindows(const imaging::DicomHeader& header)
{
    std::vector<imaging::NamedWindow> presets = imaging::windowPresets(header.modality);
    for (const imaging::NamedWindow& own : imaging::headerWindows(header))
        presets.push_back(own);
    if (presets.size() > NumberKeys)
        presets.resize(NumberKeys);
    return presets;
}

int cinePosition(int start, qint64 elapsedMs, double frameTimeMs, int count)
{
    if (count <= 0 || !(frameTimeMs > 0))
        return start;
    const qint64 steps = static_cast<qint64>(static_cast<double>(elapsedMs) / frameTimeMs);
    return static_cast<int>((start + steps) % count);
}

} // namespace wardlight::ui
