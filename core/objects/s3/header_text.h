#pragma once

#include <QByteArray>
#include <QString>

namespace wardlight::objects {

/// A metadata value as a header carries it. Printable ASCII stays as it is; anything else, and what
/// would not come back as it was (spaces at the ends, nothing at all, text that looks encoded),
/// becomes RFC 2047 encoded words, as S3 itself writes them.
[[nodiscard]] QByteArray encodeHeaderText(const QString& text);

/// Reads a value back: encoded words (B and Q, UTF-8, US-ASCII, ISO-8859-1), UTF-8 as it is, else
/// Latin-1.
[[nodiscard]] QString decodeHeaderText(const QByteArray& value);

} // namespace wardlight::objects
