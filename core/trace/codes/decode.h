#pragma once

#include "core/trace/codes/decoded_code.h"

namespace wardlight::trace {

/// The longest scan that is looked at: more than any symbol holds (QR: 7,089 digits).
constexpr qsizetype LongestDecodable = 8192;

/// Takes a scan or a typed code apart. What a scanner adds (AIM symbology identifiers such as ]d2,
/// spaces around) is removed; FNC1 may be 0x1D or one of the texts that stand for it ("<GS>").
/// Never fails: what is none of the known forms is CodeKind::Other with its problems.
/// @param today  decides the century of two-digit years
[[nodiscard]] DecodedCode decodeCode(const QString& scan, const QDate& today);

/// What a scanner may have made of a code that is on record: other letter case, another keyboard's
/// letters, an AI or a prefix too much. Without the scan itself, each once.
[[nodiscard]] QStringList nearForms(const DecodedCode& decoded);

} // namespace wardlight::trace
