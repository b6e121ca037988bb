#pragma once

#include <optional>

namespace wardlight::ui {

/// How time and voltage become lengths on ECG paper, and those pixels.
struct PaperScale
{
    double pxPerMm = 96 / 25.4; ///< of the screen, logical pixels
    double mmPerSecond = 25;
    double mmPerMillivolt = 10;

    [[nodiscard]] double pxPerSecond() const { return pxPerMm * mmPerSecond; }
    [[nodiscard]] double pxPerMillivolt() const { return pxPerMm * mmPerMillivolt; }

    friend bool operator==(const PaperScale&, const PaperScale&) = default;
};

/// How long a millimetre is on a screen, and how far that can be trusted.
struct ScreenRuler
{
    enum class Source
    {
        Measured, ///< by the person, with a ruler on the glass
        Reported, ///< by the screen itself
        Assumed   ///< 96 dpi: the screen says nothing, or what no screen can be
    };

    double pxPerMm = 96 / 25.4; ///< logical pixels
    Source source = Source::Assumed;
};

/// @param reportedDpi  physical dots an inch in logical pixels, as a screen gives them
/// @param measuredPxPerMm  what the person measured on this screen, if so
[[nodiscard]] ScreenRuler screenRuler(double reportedDpi, std::optional<double> measuredPxPerMm);

/// Whether a calibration can be true of any screen.
[[nodiscard]] bool isPossibleScreen(double pxPerMm);

} // namespace wardlight::ui
