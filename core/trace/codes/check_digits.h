#pragma once

#include <QStringView>

namespace wardlight::trace {

/// The check digit of GS1 keys and of the drug's standard code (本位码): weights 3 and 1 from the
/// right, modulo 10 (GS1 General Specifications, section 7.9.1).
/// @param payload  digits alone, without the check digit
[[nodiscard]] int mod10CheckDigit(QStringView payload);

/// Whether the last of these digits is the check digit of those before it.
[[nodiscard]] bool hasValidMod10(QStringView digits);

/// 0 to 9 alone, at least one; no other script's digits.
[[nodiscard]] bool isAllDigits(QStringView text);

} // namespace wardlight::trace
