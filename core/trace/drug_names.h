#pragma once

#include <QString>

namespace wardlight::trace {

/// Whether a text is of Latin letters, figures and spaces alone, and has any.
[[nodiscard]] bool isLatin(const QString& text);

/// Whether two names are nearly the same: one edit in four characters at most, letter case aside,
/// with what @p name lacks at its end left out of account. Names of one character never are.
[[nodiscard]] bool areSimilarNames(const QString& asked, const QString& name);

} // namespace wardlight::trace
