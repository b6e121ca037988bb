#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace wardlight::ingest::csv {

/// How the bytes of a file stand for text.
enum class Encoding
{
    Utf8,
    Gbk ///< GB18030, of which GBK and GB2312 are parts
};

/// Reads "utf-8" and "gbk" (also "gb2312", "gb18030"), any case; none for other names.
[[nodiscard]] std::optional<Encoding> parseEncoding(const QString& name);

/// Index of the first byte that is not well-formed UTF-8 (RFC 3629: no overlong forms, surrogates
/// or values above U+10FFFF); none when all is well.
[[nodiscard]] std::optional<qsizetype> firstInvalidUtf8(QByteArrayView bytes);

/// The text of @p bytes; none where they are no text in @p encoding.
[[nodiscard]] std::optional<QString> decodeText(QByteArrayView bytes, Encoding encoding);

/// How a file seems to be written, judged by its first bytes, line by line: GBK where more lines
/// make sense as that than are UTF-8 beyond ASCII, else UTF-8. A broken byte here and there changes
/// nothing.
[[nodiscard]] Encoding detectEncoding(QByteArrayView head);

/// As many of the first bytes of a file as are looked at for that.
constexpr qsizetype EncodingSample = 1'048'576;

/// Whether bytes that are not UTF-8 make sense as Chinese text in GBK.
[[nodiscard]] bool looksLikeGbk(QByteArrayView bytes);

} // namespace wardlight::ingest::csv
