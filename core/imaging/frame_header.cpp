#include "core/imaging/frame_header.h"

namespace wardlight::imaging {

DicomHeader headerOfFrame(const DicomHeader& header, const DisplayTables& tables, int frame)
{
    DicomHeader own = header;
    if (frame < 0 || std::size_t(frame) >= tables.frames.size())
        return own;
    const FrameValues& values = tables.frames[std::size_t(frame)];
    own.imagePosition = values.imagePosition;
    own.imageOrientation = values.imageOrientation;
    own.sliceThickness = values.sliceThickness;
    // The header's may be that of its first frame; others hold for the object.
    if (values.pixelSpacing || own.spacingSource == SpacingSource::PixelSpacing) {
        own.pixelSpacing = values.pixelSpacing;
        own.spacingSource = values.pixelSpacing ? SpacingSource::PixelSpacing : SpacingSource::None;
    }
    own.rescaleSlope = values.rescaleSlope;
    own.rescaleIntercept = values.rescaleIntercept;
    own.rescaleType = values.rescaleType;
    own.windows = values.windows;
    own.voiFunction = values.voiFunction;
    return own;
}

} // namespace wardlight::imaging
