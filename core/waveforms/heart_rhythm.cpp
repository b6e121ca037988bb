#include "core/waveforms/heart_rhythm.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace wardlight::waveforms {

namespace {

constexpr double ShortestMs = 300;
constexpr double LongestMs = 2000;
constexpr double MostDeviation = 0.20; ///< from the middle one of the five around it
constexpr double SpectrumSeconds = 300;
constexpr double TachogramHz = 4;
constexpr int RunningIntervals = 5;
constexpr double MinuteMs = 60'000;

struct Band
{
    double from;
    double to;
};
constexpr Band LowFrequency{0.04, 0.15};
constexpr Band HighFrequency{0.15, 0.40};

double middleAround(std::span<const RrInterval> intervals, std::size_t at)
{
    std::vector<double> around;
    for (std::size_t i = at < 2 ? 0 : at - 2; i < std::min(intervals.size(), at + 3); ++i)
        around.push_back(intervals[i].ms);
    const auto middle = around.begin() + std::ptrdiff_t(around.size() / 2);
    std::nth_element(around.begin(), middle, around.end());
    return *middle;
}

double meanOf(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / double(values.size());
}

/// Normal intervals drawn at even distances; empty where there are too few.
std::vector<double> tachogram(std::span<const RrInterval> normal, double from)
{
    std::vector<double> drawn;
    std::size_t next = 0;
    for (int i = 0; i < int(SpectrumSeconds * TachogramHz); ++i) {
        const double at = from + i / TachogramHz;
        while (next < normal.size() && normal[next].endSeconds < at)
            ++next;
        if (next == 0 || next == normal.size()) {
            drawn.push_back(next == 0 ? normal.front().ms : normal.back().ms);
            continue;
        }
        const RrInterval& a = normal[next - 1];
        const RrInterval& b = normal[next];
        const double share = (at - a.endSeconds) / (b.endSeconds - a.endSeconds);
        drawn.push_back(a.ms + share * (b.ms - a.ms));
    }
    return drawn;
}

void removeTrend(std::vector<double>& values)
{
    const double mean = meanOf(values);
    const double middle = double(values.size() - 1) / 2;
    double product = 0;
    double square = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        product += (double(i) - middle) * (values[i] - mean);
        square += (double(i) - middle) * (double(i) - middle);
    }
    const double slope = product / square;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] -= mean + slope * (double(i) - middle);
}

/// Power of a band, in the square of the values' unit.
double bandPower(const std::vector<double>& values, const Band& band)
{
    const auto count = double(values.size());
    double windowPower = 0;
    std::vector<double> windowed(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double hann = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(i) / count);
        windowed[i] = values[i] * hann;
        windowPower += hann * hann;
    }
    const double step = TachogramHz / count;
    double power = 0;
    for (auto bin = int(std::ceil(band.from / step)); bin * step < band.to; ++bin) {
        double real = 0;
        double imaginary = 0;
        for (std::size_t i = 0; i < windowed.size(); ++i) {
            const double angle = 2 * std::numbers::pi * bin * double(i) / count;
            real += windowed[i] * std::cos(angle);
            imaginary += windowed[i] * std::sin(angle);
        }
        power += 2 * (real * real + imaginary * imaginary) / (windowPower * count);
    }
    return power;
}

void addSpectrum(std::span<const RrInterval> normal, double from, double to, HeartRhythm& rhythm)
{
    constexpr double Fewest = 0.8; // of five minutes, that normal intervals must fill
    double low = 0;
    double high = 0;
    int parts = 0;
    for (; from + SpectrumSeconds <= to + 1e-9; from += SpectrumSeconds) {
        std::vector<RrInterval> inside;
        double filledMs = 0;
        for (const RrInterval& each : normal) {
            if (each.endSeconds < from || each.endSeconds >= from + SpectrumSeconds)
                continue;
            inside.push_back(each);
            filledMs += each.ms;
        }
        if (filledMs < Fewest * SpectrumSeconds * 1000)
            continue;
        std::vector<double> drawn = tachogram(inside, from);
        removeTrend(drawn);
        low += bandPower(drawn, LowFrequency);
        high += bandPower(drawn, HighFrequency);
        ++parts;
    }
    if (parts == 0)
        return;
    rhythm.lfMs2 = low / parts;
    rhythm.hfMs2 = high / parts;
}

void addDifferences(std::span<const RrInterval> inside, HeartRhythm& rhythm)
{
    constexpr double Large = 50;
    double squares = 0;
    int pairs = 0;
    int large = 0;
    for (std::size_t i = 1; i < inside.size(); ++i) {
        if (!inside[i].isNormal || !inside[i - 1].isNormal)
            continue;
        const double difference = inside[i].ms - inside[i - 1].ms;
        squares += difference * difference;
        large += std::abs(difference) > Large ? 1 : 0;
        ++pairs;
    }
    if (pairs == 0)
        return;
    rhythm.rmssdMs = std::sqrt(squares / pairs);
    rhythm.pnn50 = 100.0 * large / pairs;
}

void addRates(const std::vector<double>& ms, HeartRhythm& rhythm)
{
    rhythm.meanRrMs = meanOf(ms);
    rhythm.meanRate = MinuteMs / rhythm.meanRrMs;
    rhythm.lowestRate = rhythm.highestRate = rhythm.meanRate;
    const std::size_t width = std::min<std::size_t>(RunningIntervals, ms.size());
    for (std::size_t i = 0; i + width <= ms.size(); ++i) {
        const double rate = MinuteMs / meanOf(std::span(ms).subspan(i, width));
        rhythm.lowestRate = std::min(rhythm.lowestRate, rate);
        rhythm.highestRate = std::max(rhythm.highestRate, rate);
    }
}

} // namespace

std::vector<RrInterval> rrIntervals(std::span<const double> beats)
{
    std::vector<RrInterval> intervals;
    for (std::size_t i = 1; i < beats.size(); ++i)
        intervals.push_back({beats[i], (beats[i] - beats[i - 1]) * 1000, false});
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        const double middle = middleAround(intervals, i);
        const double ms = intervals[i].ms;
        intervals[i].isNormal =
            ms >= ShortestMs && ms <= LongestMs && std::abs(ms - middle) <= MostDeviation * middle;
    }
    return intervals;
}

std::optional<HeartRhythm> heartRhythm(std::span<const RrInterval> intervals, double fromSeconds,
                                       double toSeconds)
{
    std::vector<RrInterval> inside, normal;
    std::vector<double> ms;
    for (const RrInterval& each : intervals) {
        if (each.endSeconds < fromSeconds || each.endSeconds >= toSeconds)
            continue;
        inside.push_back(each);
        if (!each.isNormal)
            continue;
        normal.push_back(each);
        ms.push_back(each.ms);
    }
    if (ms.empty())
        return std::nullopt;
    HeartRhythm rhythm;
    rhythm.intervals = int(ms.size());
    addRates(ms, rhythm);
    if (ms.size() > 1) {
        double squares = 0;
        for (const double each : ms)
            squares += (each - rhythm.meanRrMs) * (each - rhythm.meanRrMs);
        rhythm.sdnnMs = std::sqrt(squares / double(ms.size() - 1));
    }
    addDifferences(inside, rhythm);
    addSpectrum(normal, fromSeconds, toSeconds, rhythm);
    return rhythm;
}

} // namespace wardlight::waveforms
