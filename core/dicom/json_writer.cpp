#include "core/dicom/json_writer.h"

#include "core/dicom/character_set.h"
#include "core/dicom/values.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace wardlight::dicom {

namespace {

constexpr std::size_t MaxInlineBytes = 1024;

QByteArray hexTag(Tag tag)
{
    return QByteArray::number(quint32(tag.group) << 16U | tag.element, 16)
        .rightJustified(8, '0')
        .toUpper();
}

/// A string with its quotes.
QByteArray quoted(const QString& text)
{
    const QByteArray array =
        QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact); // ["…"]
    return array.mid(1, array.size() - 2);
}

QString latin(std::string_view text)
{
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

QByteArray number(double value)
{
    constexpr double Largest = 9'007'199'254'740'992.0; // 2^53
    if (value == std::floor(value) && std::abs(value) < Largest)
        return QByteArray::number(static_cast<qint64>(value));
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

/// PS3.18 F.2.4 allows what no JSON number can be as a string.
template <class Float>
QByteArray floatNumber(Float value)
{
    if (std::isnan(value))
        return QByteArrayLiteral("\"NaN\"");
    if (std::isinf(value))
        return value > 0 ? QByteArrayLiteral("\"inf\"") : QByteArrayLiteral("\"-inf\"");
    return number(static_cast<double>(value));
}

template <class Number>
QByteArrayList binaryNumbers(Bytes bytes, ByteOrder order)
{
    QByteArrayList values;
    for (std::size_t at = 0; at + sizeof(Number) <= bytes.size(); at += sizeof(Number)) {
        const auto value = readNumber<Number>(bytes, at, order);
        if constexpr (std::is_floating_point_v<Number>)
            values.append(floatNumber(value));
        else if constexpr (std::is_signed_v<Number>)
            values.append(QByteArray::number(qint64(value)));
        else
            values.append(QByteArray::number(quint64(value)));
    }
    return values;
}

QByteArrayList tagValues(Bytes bytes, ByteOrder order)
{
    QByteArrayList values;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
        const Tag tag{readNumber<std::uint16_t>(bytes, at, order),
                      readNumber<std::uint16_t>(bytes, at + 2, order)};
        values.append('"' + hexTag(tag) + '"');
    }
    return values;
}

/// DS and IS: numbers where they are such, else the text as it stands.
QByteArrayList decimalValues(const Element& element, ByteOrder order)
{
    QByteArrayList values;
    const auto parts = textParts(element);
    const auto parsed = numbers(element, order);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].empty())
            values.append(QByteArrayLiteral("null"));
        else
            values.append(parsed[i] ? number(*parsed[i]) : quoted(latin(parts[i])));
    }
    return values;
}

QByteArrayList stringValues(const QStringList& parts)
{
    QByteArrayList values;
    for (const QString& part : parts)
        values.append(part.isEmpty() ? QByteArrayLiteral("null") : quoted(part));
    return values;
}

QByteArray nameValue(const QString& name)
{
    static constexpr std::array Groups = {"Alphabetic", "Ideographic", "Phonetic"};
    const QStringList parts = name.split(QLatin1Char('='));
    QByteArrayList members;
    for (std::size_t i = 0; i < Groups.size(); ++i) {
        const QString part = parts.value(qsizetype(i)).trimmed();
        if (!part.isEmpty())
            members.append('"' + QByteArray(Groups[i]) + "\":" + quoted(part));
    }
    return members.isEmpty() ? QByteArrayLiteral("null") : '{' + members.join(',') + '}';
}

/// Base64 of the value as little-endian words.
QByteArray inlineBinary(const Element& element, ByteOrder order)
{
    QByteArray bytes(reinterpret_cast<const char*>(element.value.data()),
                     qsizetype(element.value.size()));
    const auto word = qsizetype(wordBytes(element.vr));
    if (order == ByteOrder::Big && word > 1) {
        for (qsizetype at = 0; at + word <= bytes.size(); at += word)
            std::reverse(bytes.begin() + at, bytes.begin() + at + word);
    }
    return bytes.toBase64();
}

/// Writes datasets one inside the other; recursion is bounded by DatasetParser::MaxDepth.
class JsonWriter
{
public:
    void write(const Dataset& dataset, const CharacterSet& enclosing)
    {
        const CharacterSet characterSet = enclosing.of(dataset);
        m_json += '{';
        std::vector<const Element*> sorted;
        for (const Element& element : dataset.elements) {
            if (!element.tag.isGroupLength())
                sorted.push_back(&element);
        }
        const auto byTag = [](const Element* a, const Element* b) { return a->tag < b->tag; };
        std::stable_sort(sorted.begin(), sorted.end(), byTag);
        const auto sameTag = [](const Element* a, const Element* b) { return a->tag == b->tag; };
        sorted.erase(std::unique(sorted.begin(), sorted.end(), sameTag), sorted.end());
        for (const Element* element : sorted) {
            if (element != sorted.front())
                m_json += ',';
            writeElement(*element, dataset.order, characterSet);
        }
        m_json += '}';
    }

    [[nodiscard]] QByteArray json() && { return std::move(m_json); }

private:
    void writeElement(const Element& element, ByteOrder order, const CharacterSet& characterSet)
    {
        const char vr[] = {static_cast<char>(static_cast<int>(element.vr) >> 8),
                           static_cast<char>(static_cast<int>(element.vr) & 0xff), '\0'};
        m_json += '"' + hexTag(element.tag) + "\":{\"vr\":\"" + vr + '"';
        if (element.tag == tags::SpecificCharacterSet)
            m_json += ",\"Value\":[\"ISO_IR 192\"]"; // of this document, PS3.18 F.2
        else if (!element.items.empty())
            writeItems(element, characterSet);
        else if (!element.value.empty())
            writeValue(element, order, characterSet);
        m_json += '}';
    }

    void writeItems(const Element& element, const CharacterSet& characterSet)
    {
        m_json += ",\"Value\":[";
        for (const Dataset& item : element.items) {
            if (&item != &element.items.front())
                m_json += ',';
            write(item, characterSet);
        }
        m_json += ']';
    }

    void writeValue(const Element& element, ByteOrder order, const CharacterSet& characterSet)
    {
        if (const auto values = jsonValues(element, order, characterSet)) {
            if (!values->isEmpty())
                m_json += ",\"Value\":[" + values->join(',') + ']';
        } else if (element.value.size() <= MaxInlineBytes && element.tag.group != 0x7fe0) {
            m_json += ",\"InlineBinary\":\"" + inlineBinary(element, order) + '"';
        }
    }

    /// Empty for binary representations.
    static std::optional<QByteArrayList> jsonValues(const Element& element, ByteOrder order,
                                                    const CharacterSet& characterSet)
    {
        switch (element.vr) {
        case Vr::AT:
            return tagValues(element.value, order);
        case Vr::US:
            return binaryNumbers<std::uint16_t>(element.value, order);
        case Vr::SS:
            return binaryNumbers<std::int16_t>(element.value, order);
        case Vr::UL:
            return binaryNumbers<std::uint32_t>(element.value, order);
        case Vr::SL:
            return binaryNumbers<std::int32_t>(element.value, order);
        case Vr::UV:
            return binaryNumbers<std::uint64_t>(element.value, order);
        case Vr::SV:
            return binaryNumbers<std::int64_t>(element.value, order);
        case Vr::FL:
            return binaryNumbers<float>(element.value, order);
        case Vr::FD:
            return binaryNumbers<double>(element.value, order);
        case Vr::DS:
        case Vr::IS:
            return decimalValues(element, order);
        default: // a VR comes from a file: text, or bytes
            return isText(element.vr) ? std::optional(textValues(element, characterSet))
                                      : std::nullopt;
        }
    }

    static QByteArrayList textValues(const Element& element, const CharacterSet& characterSet)
    {
        const std::string_view raw = rawText(element);
        if (raw.empty())
            return {};
        const bool isName = element.vr == Vr::PN;
        const QString text =
            isCharacterSetText(element.vr)
                ? characterSet.decode(raw, isName ? TextKind::PersonName : TextKind::Plain)
                : latin(raw);
        if (isSingleText(element.vr))
            return {quoted(text)};
        QStringList parts = text.split(QLatin1Char('\\'));
        for (QString& part : parts)
            part = part.trimmed();
        if (!isName)
            return stringValues(parts);
        QByteArrayList names;
        for (const QString& part : parts)
            names.append(nameValue(part));
        return names;
    }

    QByteArray m_json;
};

} // namespace

QByteArray writeJson(const DicomObject& object, const TextConverters& converters)
{
    JsonWriter writer;
    writer.write(object.dataset(), CharacterSet(converters));
    return std::move(writer).json();
}

} // namespace wardlight::dicom
