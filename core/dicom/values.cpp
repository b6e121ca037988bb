#include "core/dicom/values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace wardlight::dicom {

namespace {

constexpr std::string_view Padding("\0 ", 2);

std::string_view trimmed(std::string_view text)
{
    text = text.substr(0, text.find_last_not_of(Padding) + 1);
    return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

std::optional<double> parseNumber(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    return isWhole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

template <class Number>
std::vector<std::optional<double>> binaryNumbers(Bytes bytes, ByteOrder order)
{
    std::vector<std::optional<double>> numbers;
    for (std::size_t at = 0; at + sizeof(Number) <= bytes.size(); at += sizeof(Number)) {
        const auto number = static_cast<double>(readNumber<Number>(bytes, at, order));
        numbers.push_back(std::isfinite(number) ? std::optional(number) : std::nullopt);
    }
    return numbers;
}

} // namespace

std::string_view rawText(const Element& element)
{
    const std::string_view text(reinterpret_cast<const char*>(element.value.data()),
                                element.value.size());
    return text.substr(0, text.find_last_not_of(Padding) + 1);
}

std::vector<std::string_view> textParts(const Element& element)
{
    std::vector<std::string_view> parts;
    std::string_view rest = rawText(element);
    for (;;) {
        const std::size_t end = rest.find('\\');
        parts.push_back(trimmed(rest.substr(0, end)));
        if (end == std::string_view::npos)
            return parts;
        rest.remove_prefix(end + 1);
    }
}

std::vector<std::optional<double>> numbers(const Element& element, ByteOrder order)
{
    switch (element.vr) {
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
    default: { // a VR comes from a file; whatever else it is may be digits
        std::vector<std::optional<double>> values;
        for (const std::string_view part : textParts(element))
            values.push_back(parseNumber(part));
        return values;
    }
    }
}

std::optional<double> firstNumber(const Dataset& dataset, Tag tag)
{
    const Element* element = dataset.findFilled(tag);
    if (!element)
        return std::nullopt;
    const auto values = numbers(*element, dataset.order);
    return values.empty() ? std::nullopt : values.front();
}

std::optional<int> firstInteger(const Dataset& dataset, Tag tag)
{
    const auto number = firstNumber(dataset, tag);
    if (!number || *number != std::floor(*number) ||
        std::abs(*number) > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(*number);
}

std::string_view firstText(const Dataset& dataset, Tag tag)
{
    const Element* element = dataset.findFilled(tag);
    return element ? textParts(*element).front() : std::string_view();
}

} // namespace wardlight::dicom
