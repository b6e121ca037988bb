#include "core/imaging/pixel_mapping.h"

#include <algorithm>
#include <cmath>

namespace wardlight::imaging {

/// Lowest and highest stored value to be told apart.
struct PixelMapping::Range
{
    double low = 0;
    double high = 0;
};

namespace {

constexpr double TailShare = 0.001; ///< of the pixels, at each end

/// How often each word of @p mask occurs.
template <class Word>
std::vector<std::uint32_t> countWords(const Frame& frame, std::size_t pixels, int shift,
                                      std::uint32_t mask)
{
    std::vector<std::uint32_t> counts(std::size_t(mask) + 1);
    const auto* in = reinterpret_cast<const Word*>(frame.pixels.bytes().data());
    for (std::size_t i = 0; i < pixels; ++i)
        ++counts[(std::uint32_t(in[i]) >> shift) & mask];
    return counts;
}

struct Bin
{
    std::int64_t stored = 0;
    std::uint32_t count = 0;
};

/// The first bin after which more than @p tail pixels have passed.
template <class Iterator>
std::int64_t beyondTail(Iterator begin, Iterator end, double tail)
{
    double passed = 0;
    for (Iterator bin = begin; bin != end; ++bin) {
        passed += bin->count;
        if (passed > tail)
            return bin->stored;
    }
    return begin->stored;
}

} // namespace

std::optional<PixelMapping::Range> PixelMapping::tableRange(const Frame& frame) const
{
    const std::size_t pixels = std::size_t(m_format.rows) * std::size_t(m_format.columns);
    const std::vector<std::uint32_t> counts =
        m_format.bitsAllocated == 8 ? countWords<std::uint8_t>(frame, pixels, m_shift, m_mask)
                                    : countWords<std::uint16_t>(frame, pixels, m_shift, m_mask);
    std::vector<Bin> bins;
    double total = 0;
    for (std::uint32_t word = 0; word <= m_mask; ++word) {
        const std::int64_t stored = storedValue(word << m_shift);
        if (counts[word] == 0 || m_padding == stored)
            continue;
        bins.push_back({stored, counts[word]});
        total += counts[word];
    }
    if (bins.empty())
        return std::nullopt;
    std::sort(bins.begin(), bins.end(),
              [](const Bin& a, const Bin& b) { return a.stored < b.stored; });
    const Range range{double(beyondTail(bins.begin(), bins.end(), total * TailShare)),
                      double(beyondTail(bins.rbegin(), bins.rend(), total * TailShare))};
    if (range.low == range.high)
        return Range{double(bins.front().stored), double(bins.back().stored)};
    return range;
}

std::optional<PixelMapping::Range> PixelMapping::wideRange(const Frame& frame) const
{
    const std::size_t pixels = std::size_t(m_format.rows) * std::size_t(m_format.columns);
    std::optional<Range> range;
    for (std::size_t i = 0; i < pixels; ++i) {
        const double stored = wideValue(frame, i);
        if (!std::isfinite(stored) || isPadding(stored))
            continue;
        if (!range)
            range = Range{stored, stored};
        range->low = std::min(range->low, stored);
        range->high = std::max(range->high, stored);
    }
    return range;
}

VoiWindow PixelMapping::autoWindow(const Frame& frame) const
{
    if (isColour() || !fits(frame))
        return {.centre = 128, .width = 256};
    const std::optional<Range> range = usesTable() ? tableRange(frame) : wideRange(frame);
    const double low = toModality(range ? range->low : 0);
    const double high = toModality(range ? range->high : 0);
    const double narrowest = m_format.isFloat ? 1e-12 : std::abs(m_slope);
    return {.centre = (low + high) / 2,
            .width = std::max(std::abs(high - low), narrowest),
            .function = VoiFunction::LinearExact};
}

VoiWindow PixelMapping::initialWindow(const Frame& frame) const
{
    if (m_headerWindow)
        return *m_headerWindow;
    if (m_voi) {
        const auto entries = double(m_voi->entries.size());
        return {.centre = m_voi->firstMapped + entries / 2,
                .width = entries,
                .function = VoiFunction::Table};
    }
    return autoWindow(frame);
}

} // namespace wardlight::imaging
