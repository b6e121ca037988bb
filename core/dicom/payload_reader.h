#pragma once

#include "core/dicom/dicom_object.h"

#include <QString>

#include <vector>

namespace wardlight::dicom {

/// Something of another format that an object carries: views into its file.
struct Payload
{
    QString mimeType; ///< lower case
    std::vector<Bytes> pieces;
};

/// An encapsulated document (PS3.3 A.45), or the stream of a video (PS3.5 8.2.5 and later: MPEG-2,
/// MPEG-4, HEVC).
/// @return Refusal::NoPayload for an object without one, Truncated for a document shorter than it
///         says
[[nodiscard]] Checked<Payload> readPayload(const DicomObject& object);

} // namespace wardlight::dicom
