#include "core/dicom/dataset_parser.h"

#include <algorithm>

namespace wardlight::dicom {

namespace {

constexpr std::size_t ShortestElement = 8;
constexpr Encoding ImplicitLittle = {false, ByteOrder::Little};

/// The maker whose block a private element belongs to, written in (gggg,00bb).
std::string privateCreatorOf(Tag tag, const Dataset& dataset)
{
    if (!tag.isPrivate() || tag.element < 0x1000)
        return {};
    const Element* creator =
        dataset.find({tag.group, static_cast<std::uint16_t>(tag.element >> 8U)});
    if (!creator)
        return {};
    std::string name(reinterpret_cast<const char*>(creator->value.data()), creator->value.size());
    name.erase(name.find_last_not_of(std::string_view(" \0", 2)) + 1);
    return name;
}

bool isUpperLetter(std::uint8_t letter)
{
    return letter >= 'A' && letter <= 'Z';
}

} // namespace

Checked<Dataset> DatasetParser::parseMeta(std::size_t begin)
{
    Dataset meta;
    m_at = begin;
    const Encoding encoding = {true, ByteOrder::Little};
    while (has(ShortestElement, m_bytes.size()) &&
           readNumber<std::uint16_t>(m_bytes, m_at, ByteOrder::Little) == 0x0002) {
        const auto head = readHead(meta, m_bytes.size(), encoding);
        if (!head)
            return passOn(head);
        const auto parsed = parseElement(meta, *head, {m_bytes.size()}, encoding, 0);
        if (!parsed)
            return passOn(parsed);
    }
    return meta;
}

Checked<Dataset> DatasetParser::parse(std::size_t begin, Encoding encoding)
{
    Dataset dataset;
    dataset.order = encoding.order;
    m_at = begin;
    m_elements = 0;
    const auto parsed = parseElements(dataset, {m_bytes.size()}, encoding, 0);
    if (!parsed)
        return passOn(parsed);
    return dataset;
}

Checked<> DatasetParser::parseElements(Dataset& into, Extent extent, Encoding encoding, int depth)
{
    while (m_at < extent.end) {
        if (depth == 0 && isOnlyZeroFrom(m_at)) {
            note("trailing-padding");
            m_at = extent.end;
            return {};
        }
        const auto head = readHead(into, extent.end, encoding);
        if (!head)
            return passOn(head);
        const bool isDelimiter = head->tag == tags::ItemDelimitation ||
                                 (depth == 0 && head->tag == tags::SequenceDelimitation);
        if (isDelimiter) {
            if (extent.isDelimited)
                return {};
            note("stray-delimiter");
            continue;
        }
        const auto parsed = parseElement(into, *head, extent, encoding, depth);
        if (!parsed)
            return parsed;
    }
    return extent.isDelimited ? Checked<>(refuse(Refusal::Truncated, m_at)) : Checked<>();
}

Checked<> DatasetParser::parseElement(Dataset& into, const Head& head, Extent extent,
                                      Encoding encoding, int depth)
{
    if (++m_elements > MaxElements)
        return refuse(Refusal::TooManyElements, m_at);
    if (head.tag.group == 0xfffe)
        return refuse(Refusal::Malformed, m_at);
    Element element;
    element.tag = head.tag;
    element.vr = head.vr;
    Checked<> parsed;
    if (head.length == Undefined) {
        parsed = parseUndefined(element, extent.end, encoding, depth);
    } else {
        const auto end = endOf(head.length, extent.end);
        if (!end)
            return passOn(end);
        if (head.length % 2 == 1)
            note("odd-length");
        parsed = parseDefined(element, *end, encoding, depth);
    }
    if (!parsed)
        return parsed;
    if (depth == 0 && element.tag == tags::PixelRepresentation && element.value.size() >= 2)
        m_isSigned = readNumber<std::uint16_t>(element.value, 0, encoding.order) == 1;
    into.elements.push_back(std::move(element));
    return {};
}

Checked<> DatasetParser::parseUndefined(Element& element, std::size_t end, Encoding encoding,
                                        int depth)
{
    if (element.tag == tags::PixelData && element.vr != Vr::SQ)
        return parseFragments(element, end, encoding.order);
    const Encoding inner = element.vr == Vr::UN ? ImplicitLittle : encoding; // PS3.5 6.2.2
    element.vr = Vr::SQ;
    return parseItems(element, {end, true}, inner, depth + 1);
}

Checked<> DatasetParser::parseDefined(Element& element, std::size_t valueEnd, Encoding encoding,
                                      int depth)
{
    if (element.vr == Vr::SQ)
        return parseItems(element, {valueEnd}, encoding, depth + 1);
    if (element.vr == Vr::UN && isItemAt(m_at, valueEnd, ByteOrder::Little))
        return tryItems(element, valueEnd, ImplicitLittle, depth);
    element.value = m_bytes.subspan(m_at, valueEnd - m_at);
    m_at = valueEnd;
    return {};
}

Checked<> DatasetParser::tryItems(Element& element, std::size_t valueEnd, Encoding encoding,
                                  int depth)
{
    const std::size_t begin = m_at;
    const auto parsed = parseItems(element, {valueEnd}, encoding, depth + 1);
    if (parsed) {
        element.vr = Vr::SQ;
        return {};
    }
    const Refusal reason = parsed.error().reason;
    if (reason == Refusal::TooDeep || reason == Refusal::TooManyElements)
        return parsed;
    element.items.clear(); // bytes that only looked like a sequence
    element.value = m_bytes.subspan(begin, valueEnd - begin);
    m_at = valueEnd;
    return {};
}

Checked<> DatasetParser::parseItems(Element& element, Extent extent, Encoding encoding, int depth)
{
    if (depth > MaxDepth)
        return refuse(Refusal::TooDeep, m_at);
    while (m_at < extent.end) {
        if (!has(ShortestElement, extent.end))
            return refuse(Refusal::Truncated, m_at);
        const Tag tag = readTag(encoding.order);
        const std::uint32_t length = readLength(encoding.order);
        if (tag == tags::SequenceDelimitation) {
            if (!extent.isDelimited)
                m_at = extent.end; // some writers add one to a sequence of given length
            return {};
        }
        if (tag != tags::Item)
            return refuse(Refusal::Malformed, m_at);
        if (++m_elements > MaxElements)
            return refuse(Refusal::TooManyElements, m_at);
        Extent item = {extent.end, length == Undefined};
        if (length != Undefined) {
            const auto end = endOf(length, extent.end);
            if (!end)
                return passOn(end);
            item.end = *end;
        }
        Dataset& dataset = element.items.emplace_back();
        dataset.order = encoding.order;
        if (const auto parsed = parseElements(dataset, item, encoding, depth); !parsed)
            return parsed;
    }
    return extent.isDelimited ? Checked<>(refuse(Refusal::Truncated, m_at)) : Checked<>();
}

Checked<> DatasetParser::parseFragments(Element& element, std::size_t end, ByteOrder order)
{
    element.isEncapsulated = true;
    while (m_at < end) {
        if (!has(ShortestElement, end))
            return refuse(Refusal::Truncated, m_at);
        const Tag tag = readTag(order);
        const std::uint32_t length = readLength(order);
        if (tag == tags::SequenceDelimitation)
            return {};
        if (tag != tags::Item)
            return refuse(Refusal::Malformed, m_at);
        if (++m_elements > MaxElements)
            return refuse(Refusal::TooManyElements, m_at);
        const auto fragmentEnd = endOf(length, end);
        if (!fragmentEnd)
            return passOn(fragmentEnd);
        element.fragments.push_back(m_bytes.subspan(m_at, *fragmentEnd - m_at));
        m_at = *fragmentEnd;
    }
    note("missing-delimiter"); // whether a frame is missing shows when they are counted
    return {};
}

Checked<DatasetParser::Head> DatasetParser::readHead(const Dataset& dataset, std::size_t end,
                                                     Encoding encoding)
{
    if (!has(ShortestElement, end))
        return refuse(Refusal::Truncated, m_at);
    Head head;
    head.tag = readTag(encoding.order);
    if (head.tag.group == 0xfffe || !encoding.isExplicit) {
        head.length = readLength(encoding.order);
        if (head.tag.group != 0xfffe)
            head.vr = impliedVr(head.tag, dataset);
        return head;
    }
    const auto first = std::to_integer<std::uint8_t>(m_bytes[m_at]);
    const auto second = std::to_integer<std::uint8_t>(m_bytes[m_at + 1]);
    const auto reserved = readNumber<std::uint16_t>(m_bytes, m_at + 2, encoding.order);
    const auto vr = parseVr(first, second);
    head.vr = vr.value_or(Vr::UN);
    if (!vr)
        note("unknown-vr");
    // PS3.5 6.2: representations to come have long lengths; what is no letter is an old mistake
    const bool isLong =
        vr ? hasLongLength(*vr) : isUpperLetter(first) && isUpperLetter(second) && reserved == 0;
    m_at += 4;
    if (!isLong) {
        head.length = reserved;
        return head;
    }
    if (!has(4, end))
        return refuse(Refusal::Truncated, m_at);
    head.length = readLength(encoding.order);
    return head;
}

Vr DatasetParser::impliedVr(Tag tag, const Dataset& dataset) const
{
    return m_dictionary->vrOf(tag, privateCreatorOf(tag, dataset), m_isSigned);
}

Tag DatasetParser::readTag(ByteOrder order)
{
    const auto group = readNumber<std::uint16_t>(m_bytes, m_at, order);
    const auto element = readNumber<std::uint16_t>(m_bytes, m_at + 2, order);
    m_at += 4;
    return {group, element};
}

std::uint32_t DatasetParser::readLength(ByteOrder order)
{
    const auto length = readNumber<std::uint32_t>(m_bytes, m_at, order);
    m_at += 4;
    return length;
}

bool DatasetParser::has(std::size_t bytes, std::size_t end) const
{
    return bytes <= end - m_at;
}

Checked<std::size_t> DatasetParser::endOf(std::uint32_t length, std::size_t end) const
{
    if (length > m_bytes.size() - m_at)
        return refuse(Refusal::Truncated, m_at);
    if (length > end - m_at)
        return refuse(Refusal::Malformed, m_at);
    return m_at + length;
}

bool DatasetParser::isItemAt(std::size_t at, std::size_t end, ByteOrder order) const
{
    return end - at >= ShortestElement &&
           readNumber<std::uint16_t>(m_bytes, at, order) == tags::Item.group &&
           readNumber<std::uint16_t>(m_bytes, at + 2, order) == tags::Item.element;
}

bool DatasetParser::isOnlyZeroFrom(std::size_t at) const
{
    const Bytes rest = m_bytes.subspan(at);
    return std::all_of(rest.begin(), rest.end(), [](std::byte b) { return b == std::byte{}; });
}

void DatasetParser::note(const char* key)
{
    const QString text = QString::fromLatin1(key);
    if (!m_notes.contains(text))
        m_notes.append(text);
}

} // namespace wardlight::dicom
