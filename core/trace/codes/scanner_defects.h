#pragma once

#include "core/trace/codes/decoded_code.h"

namespace wardlight::trace {

/// What the scanner says about the symbol it read.
enum class ScanCarrier
{
    Unknown,
    Gs1,  ///< ]d2 DataMatrix, ]C1 Code 128, ]Q3 QR, ]e0 DataBar, ]J1 DotCode: FNC1 comes first
    Plain ///< the same symbols without FNC1
};

/// A scan without what the scanner put around it.
struct Scan
{
    QString text;
    ScanCarrier carrier = ScanCarrier::Unknown;
    std::vector<CodeProblem> problems;
};

/// Removes white space around, an AIM symbology identifier and a leading FNC1, and turns the texts
/// that stand for FNC1 (<GS>, {GS}, \x1d, ␝) into 0x1D.
[[nodiscard]] Scan cleanScan(const QString& scan);

/// What the text would be, had the keyboard layout been another one: full-width figures of a
/// Chinese input method, a French keyboard's figures, a German one's Y and Z, letters O and I for
/// figures, spaces and hyphens between figures.
[[nodiscard]] std::vector<CodeSuggestion> keyboardRepairs(const QString& text);

/// Upper case for lower and lower for upper: what Caps Lock makes of a scan.
[[nodiscard]] QString swappedCase(const QString& text);

} // namespace wardlight::trace
