#include "core/objects/s3/header_text.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace wardlight::objects {

namespace {

/// Bytes of UTF-8 in one encoded word: RFC 2047 allows 75 characters, "=?UTF-8?B?" and "?=" among
/// them.
constexpr qsizetype WordBytes = 45;

bool isPlain(const QString& text)
{
    const bool isPrintable =
        std::ranges::all_of(text, [](QChar c) { return c >= u' ' && c <= u'~'; });
    return isPrintable && !text.isEmpty() && text == text.simplified() &&
           !text.contains(QStringLiteral("=?"));
}

/// Where a word of at most WordBytes ends without cutting a character.
qsizetype wordEnd(const QByteArray& utf8, qsizetype from)
{
    qsizetype end = std::min(from + WordBytes, utf8.size());
    while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U)
        --end;
    return end;
}

QByteArray decodeQ(QByteArray text)
{
    text.replace('_', ' ');
    return QByteArray::fromPercentEncoding(text, '=');
}

QString decodeWord(const QRegularExpressionMatch& match)
{
    const QByteArray content = match.captured(3).toLatin1();
    const bool isBase64 = match.captured(2).toUpper() == QStringLiteral("B");
    const QByteArray bytes = isBase64 ? QByteArray::fromBase64(content) : decodeQ(content);
    const QString charset = match.captured(1).toLower();
    return charset == QStringLiteral("iso-8859-1") ? QString::fromLatin1(bytes)
                                                   : QString::fromUtf8(bytes);
}

QString decodeWords(const QString& text)
{
    static const QRegularExpression word(
        QStringLiteral("=\\?(utf-8|us-ascii|iso-8859-1)\\?([bq])\\?([^?\\s]*)\\?="),
        QRegularExpression::CaseInsensitiveOption);
    QString decoded;
    qsizetype end = 0;
    bool followsWord = false;
    for (auto matches = word.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString between = text.mid(end, match.capturedStart() - end);
        // white space between two encoded words only separates them
        if (!followsWord || !between.trimmed().isEmpty())
            decoded += between;
        decoded += decodeWord(match);
        end = match.capturedEnd();
        followsWord = true;
    }
    return decoded + text.mid(end);
}

} // namespace

QByteArray encodeHeaderText(const QString& text)
{
    if (isPlain(text))
        return text.toLatin1();
    const QByteArray utf8 = text.toUtf8();
    if (utf8.isEmpty())
        return QByteArrayLiteral("=?UTF-8?Q?"
                                 "?=");
    QByteArrayList words;
    for (qsizetype at = 0; at < utf8.size();) {
        const qsizetype end = wordEnd(utf8, at);
        words.append("=?UTF-8?B?" + utf8.mid(at, end - at).toBase64() + "?=");
        at = end;
    }
    return words.join(' ');
}

QString decodeHeaderText(const QByteArray& value)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString utf8 = decoder(value);
    return decodeWords(decoder.hasError() ? QString::fromLatin1(value) : utf8);
}

} // namespace wardlight::objects
