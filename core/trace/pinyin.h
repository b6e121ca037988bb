#pragma once

#include <QString>

namespace wardlight::trace {

/// A Chinese text in Latin letters, lower case, without tones and spaces.
struct Pinyin
{
    QString whole;    ///< "amoxilin"
    QString initials; ///< "amxl"
};

/// By ICU's Han-Latin transliteration, which knows one reading a character. Text in Latin letters
/// stays as it is, lower case. Thread-safe.
[[nodiscard]] Pinyin pinyinOf(const QString& text);

} // namespace wardlight::trace
