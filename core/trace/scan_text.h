#pragma once

#include <QString>
#include <QStringList>

namespace wardlight::trace {

/// The most of a scan or a pasted text that is looked at, characters.
inline constexpr qsizetype LongestScan = 4096;
/// The longest code that comes out of one; no trace code is longer.
inline constexpr qsizetype LongestScannedCode = 128;

/// The code in what a scanner sent or a person pasted: the first word of it, without the reader's
/// symbology identifier (ISO/IEC 15424: "]d2"), without control characters, FNC1 (0x1D) and marks
/// that cannot be seen, and cut where no code is longer. Empty where there is none.
[[nodiscard]] QString scannedCode(QStringView scan);

/// The codes of a text with several of them, in their order: words of at least 14 characters and no
/// others, as lists that are pasted have them. Else the text is one scan, as it is. Empty where it
/// holds nothing.
[[nodiscard]] QStringList scannedCodes(const QString& text);

} // namespace wardlight::trace
