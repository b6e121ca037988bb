#include "core/dicom/date_time.h"

#include <algorithm>
#include <string>

namespace wardlight::dicom {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The number written in @p count digits at @p at; empty when something else stands there.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (!isDigit(c))
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string without(std::string_view text, char separator)
{
    std::string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
                 [separator](char c) { return c != separator; });
    return kept;
}

/// ".5" is 500; digits beyond the third do not count.
std::optional<int> milliseconds(std::string_view fraction)
{
    int value = 0;
    int weight = 100;
    for (const char c : fraction) {
        if (!isDigit(c))
            return std::nullopt;
        value += (c - '0') * weight;
        weight /= 10;
    }
    return value;
}

} // namespace

std::optional<QDate> parseDate(std::string_view text)
{
    const std::string plain = without(text, '.');
    const auto year = digits(plain, 0, 4);
    const auto month = digits(plain, 4, 2);
    const auto day = digits(plain, 6, 2);
    if (plain.size() != 8 || !year || !month || !day)
        return std::nullopt;
    const QDate date(*year, *month, *day);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<QTime> parseTime(std::string_view text)
{
    const std::string plain = without(text, ':');
    const std::string_view whole = std::string_view(plain).substr(0, plain.find('.'));
    const std::string_view fraction =
        std::string_view(plain).substr(std::min(plain.size(), whole.size() + 1));
    if (whole.size() != 2 && whole.size() != 4 && whole.size() != 6)
        return std::nullopt;
    const auto part = [whole](std::size_t at) {
        return at < whole.size() ? digits(whole, at, 2) : std::optional(0);
    };
    const auto hour = part(0);
    const auto minute = part(2);
    const auto second = part(4);
    const auto ms = milliseconds(fraction);
    if (!hour || !minute || !second || !ms)
        return std::nullopt;
    const QTime time(*hour, *minute, std::min(*second, 59), *ms);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

std::optional<int> parseUtcOffset(std::string_view text)
{
    if (text.size() != 5 || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const auto hours = digits(text, 1, 2);
    const auto minutes = digits(text, 3, 2);
    if (!hours || !minutes || *minutes > 59)
        return std::nullopt;
    const int offset = (*hours * 60 + *minutes) * (text[0] == '-' ? -1 : 1);
    const bool isReal = offset >= -12 * 60 && offset <= 14 * 60;
    return isReal ? std::optional(offset) : std::nullopt;
}

} // namespace wardlight::dicom
