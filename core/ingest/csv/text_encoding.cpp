#include "core/ingest/csv/text_encoding.h"

#include <QList>
#include <QStringDecoder>

#include <algorithm>

namespace wardlight::ingest::csv {

namespace {

struct Utf8Form
{
    int length = 0;         ///< 0: no character begins with this byte
    uchar secondLow = 0x80; ///< the range of the second byte
    uchar secondHigh = 0xbf;
};

/// Table 3-7 of the Unicode Standard.
Utf8Form utf8Form(uchar lead)
{
    if (lead < 0x80)
        return {1};
    if (lead >= 0xc2 && lead <= 0xdf)
        return {2};
    if (lead == 0xe0)
        return {3, 0xa0, 0xbf};
    if (lead == 0xed)
        return {3, 0x80, 0x9f};
    if (lead >= 0xe1 && lead <= 0xef)
        return {3};
    if (lead == 0xf0)
        return {4, 0x90, 0xbf};
    if (lead >= 0xf1 && lead <= 0xf3)
        return {4};
    if (lead == 0xf4)
        return {4, 0x80, 0x8f};
    return {};
}

bool isWellFormed(QByteArrayView bytes, const Utf8Form& form)
{
    if (form.length == 0 || bytes.size() < form.length)
        return false;
    for (int i = 1; i < form.length; ++i) {
        const auto byte = uchar(bytes[i]);
        const uchar low = i == 1 ? form.secondLow : uchar(0x80);
        const uchar high = i == 1 ? form.secondHigh : uchar(0xbf);
        if (byte < low || byte > high)
            return false;
    }
    return true;
}

} // namespace

std::optional<Encoding> parseEncoding(const QString& name)
{
    const QString word = name.toLower().remove(u'-').remove(u'_');
    if (word == QLatin1String("utf8"))
        return Encoding::Utf8;
    if (word == QLatin1String("gbk") || word == QLatin1String("gb2312") ||
        word == QLatin1String("gb18030"))
        return Encoding::Gbk;
    return std::nullopt;
}

std::optional<qsizetype> firstInvalidUtf8(QByteArrayView bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const Utf8Form form = utf8Form(uchar(bytes[at]));
        if (!isWellFormed(bytes.sliced(at), form))
            return at;
        at += form.length;
    }
    return std::nullopt;
}

std::optional<QString> decodeText(QByteArrayView bytes, Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8: {
        // what cannot be decoded becomes U+FFFD, which may also stand in the text itself
        QString text = QString::fromUtf8(bytes);
        if (text.contains(QChar::ReplacementCharacter) && firstInvalidUtf8(bytes))
            return std::nullopt;
        return text;
    }
    case Encoding::Gbk: {
        QStringDecoder decoder("GB18030", QStringConverter::Flag::Stateless);
        QString text = decoder.decode(bytes);
        if (!decoder.isValid() || decoder.hasError() || text.contains(QChar::ReplacementCharacter))
            return std::nullopt;
        return text;
    }
    }
    return std::nullopt;
}

Encoding detectEncoding(QByteArrayView head)
{
    int utf8Lines = 0, gbkLines = 0;
    for (qsizetype at = 0; at < head.size();) {
        const qsizetype end = head.indexOf('\n', at);
        const QByteArrayView line = head.sliced(at, (end < 0 ? head.size() : end) - at);
        at += line.size() + 1;
        const bool isAscii =
            std::all_of(line.begin(), line.end(), [](char byte) { return uchar(byte) < 0x80; });
        if (isAscii)
            continue;
        if (!firstInvalidUtf8(line))
            ++utf8Lines;
        else if (looksLikeGbk(line))
            ++gbkLines;
    }
    return gbkLines > utf8Lines ? Encoding::Gbk : Encoding::Utf8;
}

bool looksLikeGbk(QByteArrayView bytes)
{
    const std::optional<QString> text = decodeText(bytes, Encoding::Gbk);
    if (!text)
        return false;
    const auto characters = text->toUcs4();
    const bool hasHan = std::any_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        return QChar::script(c) == QChar::Script_Han;
    });
    const bool hasStranger = std::any_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        return QChar::category(c) == QChar::Other_PrivateUse ||
               QChar::category(c) == QChar::Other_NotAssigned;
    });
    return hasHan && !hasStranger;
}

} // namespace wardlight::ingest::csv
