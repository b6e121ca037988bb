#pragma once

#include "core/imaging/series_loader.h"

#include <QString>

#include <optional>

namespace wardlight::ui {

/// What stands in the viewport where there is no picture to show, and what can be done about it.
struct ViewportTile
{
    enum class Kind
    {
        Refused,      ///< the check failed, or a limit or rule was broken
        NeedsConsent, ///< there is no recorded hash to check against
        Failed,       ///< could not be read or shown; trying again may help
        NoPicture,    ///< the object has none
        Waveform      ///< it is a recording, which is shown elsewhere
    };

    Kind kind = Kind::Refused;
    QString title;
    QString explanation;
    QString action; ///< text of the button; empty: nothing to do here

    friend bool operator==(const ViewportTile&, const ViewportTile&) = default;
};

/// The tile for one image of a stack; none while it is loading or has a picture.
[[nodiscard]] std::optional<ViewportTile> tileFor(const imaging::StackImage& image,
                                                  const imaging::DicomHeader& header);

/// The tile for an object that cannot be shown because of @p error.
[[nodiscard]] ViewportTile tileForError(const Error& error);

} // namespace wardlight::ui
