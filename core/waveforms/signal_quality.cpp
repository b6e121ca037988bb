#include "core/waveforms/signal_quality.h"

#include <algorithm>
#include <cmath>

namespace wardlight::waveforms {

namespace {

constexpr double PieceSeconds = 5;
constexpr double MostMissing = 0.5;    ///< of a piece
constexpr std::int64_t FlatCounts = 2; ///< from the smallest to the largest
constexpr double ClippedShare = 0.02;  ///< of a piece, at an end, in runs
constexpr double StepShare = 0.005;    ///< of the range, into a limit
constexpr double ClippedRunSeconds = 0.02;
constexpr double FastHz = 35;       ///< faster than what a heart or a vessel does
constexpr double NoisyShare = 0.35; ///< of the energy of what moves

/// Samples in runs of the same, outermost value that the signal runs into: it comes to a quiet line
/// slowly, to a limit in the middle of its way.
qint64 samplesAtALimit(std::span<const std::int32_t> counts, std::int32_t limit, double step,
                       qint64 shortestRun)
{
    qint64 all = 0;
    for (std::size_t i = 1; i < counts.size(); ++i) {
        const bool isEntered = counts[i] == limit && counts[i - 1] != limit;
        const std::size_t before = i < 2 ? 0 : i - 2;
        if (!isEntered || std::abs(double(counts[i]) - counts[before]) < step)
            continue;
        std::size_t end = i;
        while (end < counts.size() && counts[end] == limit)
            ++end;
        if (qint64(end - i) >= shortestRun)
            all += qint64(end - i);
        i = end - 1;
    }
    return all;
}

/// How much of the energy of the sample-to-sample movement a short mean takes away.
double fastShare(std::span<const std::int32_t> counts, double rateHz)
{
    const auto width = qint64(std::llround(rateHz / FastHz)) | 1;
    if (width < 3 || qint64(counts.size()) < 4 * width)
        return 0;
    double mean = 0;
    for (const std::int32_t count : counts)
        mean += count;
    mean /= double(counts.size());
    double sum = 0;
    for (qint64 i = 0; i < width; ++i)
        sum += counts[std::size_t(i)];
    double fast = 0;
    double all = 0;
    for (qint64 i = width / 2; i + width / 2 < qint64(counts.size()); ++i) {
        const double smooth = sum / double(width);
        const double value = counts[std::size_t(i)];
        fast += (value - smooth) * (value - smooth);
        all += (value - mean) * (value - mean);
        if (i + width / 2 + 1 < qint64(counts.size()))
            sum += double(counts[std::size_t(i + width / 2 + 1)]) -
                   double(counts[std::size_t(i - width / 2)]);
    }
    return all > 0 ? fast / all : 0;
}

} // namespace

QString faultName(SignalFault fault)
{
    switch (fault) {
    case SignalFault::None:
        return {};
    case SignalFault::Missing:
        return QStringLiteral("missing");
    case SignalFault::Flat:
        return QStringLiteral("flat");
    case SignalFault::Clipped:
        return QStringLiteral("clipped");
    case SignalFault::Noisy:
        return QStringLiteral("noisy");
    }
    return {};
}

SignalFault faultOf(std::span<const std::int32_t> counts, double rateHz)
{
    if (counts.empty())
        return SignalFault::Missing;
    const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
    if (std::int64_t(*most) - *least < FlatCounts)
        return SignalFault::Flat;
    const auto run = std::max<qint64>(3, std::llround(ClippedRunSeconds * rateHz));
    const double allowed = ClippedShare * double(counts.size());
    const double step = std::max(2.0, StepShare * (double(*most) - *least));
    if (double(samplesAtALimit(counts, *least, step, run)) > allowed ||
        double(samplesAtALimit(counts, *most, step, run)) > allowed)
        return SignalFault::Clipped;
    return fastShare(counts, rateHz) > NoisyShare ? SignalFault::Noisy : SignalFault::None;
}

QualityJudge::QualityJudge(double rateHz)
    : m_rateHz(rateHz), m_pieceSamples(std::max<qint64>(1, std::llround(PieceSeconds * rateHz)))
{}

void QualityJudge::judge()
{
    const qint64 size = qint64(m_piece.size()) + m_missing;
    if (size == 0)
        return;
    const SignalFault fault = double(m_missing) > MostMissing * double(size)
                                  ? SignalFault::Missing
                                  : faultOf(m_piece, m_rateHz);
    const SampleRange range{m_begin, m_begin + size};
    if (fault == SignalFault::None)
        m_good += size;
    else if (!m_faults.empty() && m_faults.back().fault == fault &&
             m_faults.back().range.to == range.from)
        m_faults.back().range.to = range.to;
    else
        m_faults.push_back({range, fault});
    m_begin = range.to;
    m_missing = 0;
    m_piece.clear();
}

void QualityJudge::add(std::span<const std::int32_t> counts, std::span<const SampleRange> gaps)
{
    auto gap = gaps.begin();
    for (qint64 at = 0; at < qint64(counts.size()); ++at) {
        while (gap != gaps.end() && gap->to <= at)
            ++gap;
        if (gap != gaps.end() && gap->from <= at)
            ++m_missing;
        else
            m_piece.push_back(counts[std::size_t(at)]);
        if (qint64(m_piece.size()) + m_missing == m_pieceSamples)
            judge();
    }
}

void QualityJudge::finish()
{
    judge();
}

double QualityJudge::goodPercent() const
{
    return m_begin > 0 ? 100 * double(m_good) / double(m_begin) : 0;
}

} // namespace wardlight::waveforms
