#pragma once

#include "core/imaging/study.h"
#include "core/imaging/voi_window.h"

#include <QLocale>
#include <QStringList>

#include <optional>

namespace wardlight::ui {

/// The four quiet text blocks of a viewport, a line each entry.
struct CornerTexts
{
    QStringList topLeft;     ///< whose image: as the file says, not as the window says
    QStringList topRight;    ///< study and series
    QStringList bottomLeft;  ///< which image, where, how thick
    QStringList bottomRight; ///< window, zoom, lossy mark

    friend bool operator==(const CornerTexts&, const CornerTexts&) = default;
};

/// What the texts are about.
struct ImageCaption
{
    imaging::Study study;
    imaging::Series series;
    imaging::DicomHeader header;
    int position = 0;                              ///< 0-based, in the stack
    int count = 0;                                 ///< images in the stack
    int frame = 0;                                 ///< 0-based, in the object
    std::optional<imaging::VoiWindow> window = {}; ///< none for colour
    bool isInverted = false;
    double zoom = 1; ///< device pixels for the width of an image column
};

[[nodiscard]] CornerTexts cornerTexts(const ImageCaption& caption, const QLocale& locale = {});

/// "ZHANG Wei" of the name in a file, with its own script before it; "Name not known" for none.
[[nodiscard]] QString nameInFile(const imaging::PersonName& name);

/// "Lossy 10:1", "Lossy"; empty for an image that lost nothing.
[[nodiscard]] QString lossyMark(const imaging::DicomHeader& header);

} // namespace wardlight::ui
