#include "core/trace/codes/check_digits.h"

#include <algorithm>

namespace wardlight::trace {

int mod10CheckDigit(QStringView payload)
{
    int sum = 0;
    int weight = 3;
    for (auto digit = payload.rbegin(); digit != payload.rend(); ++digit) {
        sum += weight * (digit->unicode() - u'0');
        weight = 4 - weight;
    }
    return (10 - sum % 10) % 10;
}

bool hasValidMod10(QStringView digits)
{
    return digits.size() > 1 && isAllDigits(digits) &&
           mod10CheckDigit(digits.chopped(1)) == digits.back().unicode() - u'0';
}

bool isAllDigits(QStringView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace wardlight::trace
