#pragma once

#include "core/imaging/series_loader.h"
#include "ui/common/provenance_badge.h"

#include <optional>

namespace wardlight::ui {

/// Where an image on the screen comes from, for its badge; none while that is not known yet.
[[nodiscard]] std::optional<Provenance> imageProvenance(const imaging::StackImage& image,
                                                        const imaging::Instance& instance);

/// The name of a transfer syntax (PS3.6 table A-1), shortened; the UID itself where it is not one
/// of those that DICOM defines for images.
[[nodiscard]] QString transferSyntaxName(const QString& uid);

} // namespace wardlight::ui
