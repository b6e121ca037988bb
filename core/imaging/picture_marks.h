#pragma once

#include "core/imaging/frame.h"

namespace wardlight::imaging {

struct PictureView;

/// What lies over the picture of one frame: overlays in white, then the shutter.
class PictureMarks
{
public:
    PictureMarks() = default;
    /// @param frame  0-based
    PictureMarks(const DisplayTables& tables, int frame);

    [[nodiscard]] bool hasOverlays() const { return !m_overlays.empty() || m_overlayBits != 0; }
    /// @param frame  the one whose picture this is; its stored words may hold overlays
    /// @param out  of the frame's size
    void drawOverlays(const Frame& frame, const PictureView& out, int pixelBytes) const;
    void drawShutter(const PictureView& out, int pixelBytes) const;

private:
    std::vector<Overlay> m_overlays;
    std::size_t m_frame = 0;
    std::uint32_t m_overlayBits = 0;
    Shutter m_shutter;
};

} // namespace wardlight::imaging
