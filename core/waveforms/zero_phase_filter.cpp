#include "core/waveforms/zero_phase_filter.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace wardlight::waveforms {

namespace {

constexpr double ButterworthQ = std::numbers::sqrt2 / 2;
constexpr double NotchQ = 30;
constexpr double Settled = 7; ///< time constants, after which less than a thousandth is left
constexpr double LongestMargin = 600; ///< seconds

QString translated(const char* text)
{
    return QCoreApplication::translate("ZeroPhaseFilter", text);
}

bool isUsable(const std::optional<double>& hz, double rateHz)
{
    return !hz || (std::isfinite(*hz) && *hz > 0 && *hz < rateHz / 2);
}

/// Time constants of what rings on after an impulse, in seconds.
double settling(const FilterSettings& settings)
{
    double longest = 0;
    const auto take = [&longest](const std::optional<double>& hz, double q) {
        if (hz)
            longest = std::max(longest, q / (std::numbers::pi * *hz));
    };
    take(settings.highPassHz, ButterworthQ);
    take(settings.lowPassHz, ButterworthQ);
    take(settings.notchHz, NotchQ);
    return longest * Settled;
}

} // namespace

Result<ZeroPhaseFilter> ZeroPhaseFilter::create(const FilterSettings& settings, double rateHz)
{
    if (!isUsable(settings.highPassHz, rateHz) || !isUsable(settings.lowPassHz, rateHz) ||
        !isUsable(settings.notchHz, rateHz))
        return fail(ErrorCode::Invalid,
                    translated(QT_TRANSLATE_NOOP("ZeroPhaseFilter",
                                                 "A filter's frequency must lie above 0 and below "
                                                 "half the sampling rate, which is %1 Hz here."))
                        .arg(rateHz / 2));
    if (settings.highPassHz && settings.lowPassHz && *settings.highPassHz >= *settings.lowPassHz)
        return fail(ErrorCode::Invalid,
                    translated(QT_TRANSLATE_NOOP("ZeroPhaseFilter",
                                                 "The high-pass must lie below the low-pass.")));
    ZeroPhaseFilter filter;
    // R. Bristow-Johnson's sections, by the bilinear transform
    const auto add = [&](double hz, double q, auto coefficients) {
        const double w = 2 * std::numbers::pi * hz / rateHz;
        const double alpha = std::sin(w) / (2 * q);
        const double a0 = 1 + alpha;
        const auto [b0, b1, b2] = coefficients(std::cos(w));
        filter.m_sections.push_back(
            {b0 / a0, b1 / a0, b2 / a0, -2 * std::cos(w) / a0, (1 - alpha) / a0});
    };
    struct Numerator
    {
        double b0, b1, b2;
    };
    if (settings.highPassHz)
        add(*settings.highPassHz, ButterworthQ, [](double c) {
            return Numerator{(1 + c) / 2, -(1 + c), (1 + c) / 2};
        });
    if (settings.lowPassHz)
        add(*settings.lowPassHz, ButterworthQ, [](double c) {
            return Numerator{(1 - c) / 2, 1 - c, (1 - c) / 2};
        });
    if (settings.notchHz)
        add(*settings.notchHz, NotchQ, [](double c) { return Numerator{1, -2 * c, 1}; });
    filter.m_margin = qint64(std::ceil(std::min(LongestMargin, settling(settings)) * rateHz));
    return filter;
}

/// One section and what it remembers of the samples before.
class ZeroPhaseFilter::Running
{
public:
    /// Begins as if @p first had stood there for ever.
    Running(const Section& section, double first)
        : m_section(section), m_x1(first), m_x2(first),
          m_y1(first * (section.b0 + section.b1 + section.b2) / (1 + section.a1 + section.a2)),
          m_y2(m_y1)
    {}

    [[nodiscard]] double steady() const { return m_y1; }

    double next(double x)
    {
        // what the last value enters comes last: the processor waits for nothing else
        const double known =
            m_section.b0 * x + m_section.b1 * m_x1 + m_section.b2 * m_x2 - m_section.a2 * m_y2;
        const double y = known - m_section.a1 * m_y1;
        m_x2 = m_x1;
        m_x1 = x;
        m_y2 = m_y1;
        m_y1 = y;
        return y;
    }

private:
    Section m_section;
    double m_x1, m_x2, m_y1, m_y2;
};

template <class Iterator>
void ZeroPhaseFilter::run(Iterator begin, Iterator end) const
{
    std::vector<Running> running;
    double first = *begin;
    for (const Section& section : m_sections) {
        running.emplace_back(section, first);
        first = running.back().steady();
    }
    for (Iterator sample = begin; sample != end; ++sample) {
        double value = *sample;
        for (Running& section : running)
            value = section.next(value);
        *sample = value;
    }
}

void ZeroPhaseFilter::apply(std::span<double> samples) const
{
    if (m_sections.empty() || samples.empty())
        return;
    const std::size_t reach = std::min(std::size_t(m_margin), samples.size() - 1);
    std::vector<double> extended;
    extended.reserve(samples.size() + 2 * reach);
    for (std::size_t i = reach; i > 0; --i)
        extended.push_back(2 * samples.front() - samples[i]);
    extended.insert(extended.end(), samples.begin(), samples.end());
    for (std::size_t i = 1; i <= reach; ++i)
        extended.push_back(2 * samples.back() - samples[samples.size() - 1 - i]);
    run(extended.begin(), extended.end());
    run(extended.rbegin(), extended.rend());
    std::copy_n(extended.begin() + std::ptrdiff_t(reach), samples.size(), samples.begin());
}

} // namespace wardlight::waveforms
