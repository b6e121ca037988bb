#include "core/objects/key_path.h"

#include <QByteArrayList>

#include <utility>

namespace wardlight::objects {

namespace {

// A whole name is always shorter than this, the part of a long one never: so no name is the
// beginning of a part, and folders keep the order of their keys. With the longest character (4),
// a mark (2) and the dot-file's own letters (6) it stays below the 255 bytes of file systems.
constexpr qsizetype PartBytes = 236;

const QByteArray EmptyName = QByteArrayLiteral("%_");
const QByteArray PartMark = QByteArrayLiteral("%+");
const QByteArray BesideMark = QByteArrayLiteral("%=");

bool isControl(unsigned char byte)
{
    return byte < 0x20 || byte == 0x7F;
}

qsizetype characterBytes(const QByteArray& text, qsizetype at)
{
    qsizetype end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        ++end;
    return end - at;
}

bool isSecondControlSet(const QByteArray& text, qsizetype at) // U+0080 to U+009F
{
    return static_cast<unsigned char>(text[at]) == 0xC2 && at + 1 < text.size() &&
           static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

QByteArray percentEncoded(const QByteArray& bytes)
{
    QByteArray out;
    for (const char byte : bytes)
        out += '%' + QByteArray(1, byte).toHex().toUpper();
    return out;
}

QByteArray encodeCharacter(const QByteArray& text, qsizetype at, qsizetype length)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const bool unsafe = isControl(first) || first == '%' || (first == '.' && at == 0) ||
                        isSecondControlSet(text, at);
    const QByteArray character = text.mid(at, length);
    return unsafe ? percentEncoded(character) : character;
}

// Appends the names of one segment to @p names: parts, if it is long, then the end.
void encodeSegment(QByteArray segment, QByteArrayList& names)
{
    QByteArray encoded;
    qsizetype at = 0;
    while (at < segment.size()) {
        const qsizetype length = characterBytes(segment, at);
        encoded += encodeCharacter(segment, at, length);
        at += length;
        if (encoded.size() >= PartBytes) {
            names.append(encoded + PartMark);
            segment = segment.mid(at);
            encoded.clear();
            at = 0;
        }
    }
    names.append(encoded.isEmpty() ? EmptyName : encoded);
}

std::optional<QByteArray> percentDecoded(const QByteArray& name)
{
    QByteArray text;
    for (qsizetype at = 0; at < name.size(); ++at) {
        if (name[at] != '%') {
            text += name[at];
            continue;
        }
        const QByteArray digits = name.mid(at + 1, 2);
        const QByteArray byte = QByteArray::fromHex(digits);
        if (byte.size() != 1 || byte.toHex().toUpper() != digits)
            return std::nullopt;
        text += byte;
        at += 2;
    }
    return text;
}

} // namespace

KeyPath keyPath(const QByteArray& key)
{
    QByteArrayList names;
    for (const QByteArray& segment : key.split('/'))
        encodeSegment(segment, names);
    const QByteArray name = names.takeLast();
    return {names.join('/'), name};
}

QByteArray besideName(const QByteArray& name)
{
    return name + BesideMark;
}

QByteArray recordName(const QByteArray& name)
{
    return '.' + name + ".meta";
}

std::optional<DecodedName> decodeName(const QByteArray& name)
{
    using Kind = DecodedName::Kind;
    Kind kind = Kind::Whole;
    QByteArray stem = name;
    if (name.endsWith(PartMark) || name.endsWith(BesideMark)) {
        kind = name.endsWith(PartMark) ? Kind::Part : Kind::Beside;
        stem.chop(PartMark.size());
    }
    const auto text = stem == EmptyName ? QByteArray() : percentDecoded(stem);
    if (!text)
        return std::nullopt;
    QByteArrayList names;
    encodeSegment(*text, names);
    const bool isPart = names.size() == 2 && names.first() == name && names.last() == EmptyName;
    const bool isWhole = names.size() == 1 && names.first() == stem;
    if (kind == Kind::Part ? !isPart : !isWhole)
        return std::nullopt;
    return DecodedName{*text, kind};
}

} // namespace wardlight::objects
