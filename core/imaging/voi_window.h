#pragma once

#include "core/imaging/dicom_header.h"

#include <QString>

#include <optional>
#include <vector>

namespace wardlight::imaging {

/// The shape of the window (PS3.3 C.11.2.1.2 and C.11.2.1.3).
enum class VoiFunction
{
    Linear,
    LinearExact,
    Sigmoid,
    Table ///< of the file's VOI LUT; centre and width stretch it. Without one LINEAR
};

/// Which modality values become which greys.
struct VoiWindow
{
    double centre = 0;
    double width = 1;
    VoiFunction function = VoiFunction::Linear;

    friend bool operator==(const VoiWindow&, const VoiWindow&) = default;
};

/// The grey of one modality value, 0 (black) to 1 (white), before any inversion.
///
/// A width below what the function allows (1 for LINEAR, above 0 for the others) counts as the
/// smallest allowed: a step at the centre.
[[nodiscard]] double windowed(const VoiWindow& window, double modalityValue);

/// VOILUTFunction (0028,1056); empty and unknown words are LINEAR.
[[nodiscard]] VoiFunction voiFunction(const QString& name);

/// A window with a name to choose it by.
struct NamedWindow
{
    QString key;  ///< stable English word for settings: "brain"; "header-0" for the file's own
    QString name; ///< translated
    VoiWindow window;
};

/// The windows a file brings, in its order; those with a width its function does not allow are
/// left out.
[[nodiscard]] std::vector<NamedWindow> headerWindows(const DicomHeader& header);

/// Customary windows of a modality, in the order of keys 1…9; empty where values have no common
/// scale (all but CT).
[[nodiscard]] std::vector<NamedWindow> windowPresets(const QString& modality);

} // namespace wardlight::imaging
