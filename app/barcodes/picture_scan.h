#pragma once

#include <QByteArray>

#include <span>

namespace wardlight::barcodes {

/// Loads what reading pictures needs (plug-ins, tables), while files can still be opened.
/// @return false when JPEG or PNG cannot be read on this machine
[[nodiscard]] bool prepare();

/// Finds DataMatrix, QR, Code 128, EAN and ITF symbols in a picture.
/// @return one record a symbol, 0x1E between them: the AIM symbology identifier ("]d2"), then the
///         text, UTF-8; "!" and a word ("format", "size", "broken") where the picture was refused
[[nodiscard]] QByteArray scanPicture(std::span<const std::byte> file);

} // namespace wardlight::barcodes
