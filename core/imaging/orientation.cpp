#include "core/imaging/orientation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace wardlight::imaging {

namespace {

constexpr double SmallestPart = 1e-4;

std::array<double, 3> opposite(const std::array<double, 3>& direction)
{
    return {-direction[0], -direction[1], -direction[2]};
}

} // namespace

QString directionLetters(const std::array<double, 3>& direction)
{
    // Patient coordinates run to the left, to the back (posterior) and to the head.
    constexpr std::array<std::pair<char16_t, char16_t>, 3> Letters = {
        {{u'L', u'R'}, {u'P', u'A'}, {u'H', u'F'}}};
    std::array<std::pair<double, QChar>, 3> parts;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double part = direction[axis];
        if (!std::isfinite(part))
            return {};
        parts[axis] = {std::abs(part), part >= 0 ? Letters[axis].first : Letters[axis].second};
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    QString letters;
    for (const auto& [size, letter] : parts)
        if (size >= SmallestPart)
            letters += letter;
    return letters;
}

EdgeLetters edgeLetters(const std::array<double, 6>& orientation)
{
    const std::array<double, 3> right = {orientation[0], orientation[1], orientation[2]};
    const std::array<double, 3> down = {orientation[3], orientation[4], orientation[5]};
    return {.left = directionLetters(opposite(right)),
            .right = directionLetters(right),
            .top = directionLetters(opposite(down)),
            .bottom = directionLetters(down)};
}

} // namespace wardlight::imaging
