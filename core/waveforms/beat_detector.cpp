#include "core/waveforms/beat_detector.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <numeric>

namespace wardlight::waveforms {

namespace {

// seconds
constexpr double SmoothingSpan = 0.020; ///< averages the mains away
constexpr double BaselineSpan = 0.20;   ///< what is slower is not a QRS complex
constexpr double SlopeReach = 0.012;    ///< to either side
constexpr double EnergySpan = 0.10;
constexpr double PeakDistance = 0.12; ///< a candidate is the greatest so far to either side
constexpr double MarkReach = 0.08;    ///< from the energy's peak to the signal's
constexpr double Refractory = 0.20;   ///< no heart beats twice within
constexpr double SoonAfter = 0.36;    ///< a T wave comes within
constexpr double BackFrom = 0.28;     ///< of the last beat, where an overdue one is looked for
constexpr double BackClear = 0.25;    ///< of the candidate that shows it overdue
constexpr double Silence = 3;         ///< after which the signal may have become smaller
constexpr double UsualInterval = 1;
constexpr double SeedSeconds = 10;
constexpr double BlockSeconds = 60; ///< searched at once
constexpr double Margin = 1;        ///< more than all the filters reach

// shares
constexpr float ThresholdShare = 0.36F; ///< of the way from noise to beats
constexpr float NoiseShare = 0.5F;
constexpr float FlatShare = 0.55F; ///< of the last beat's strength, below it is a T wave
constexpr float BackShare = 0.6F;  ///< of the usual threshold, when a beat is overdue
constexpr float FirmShare = 0.5F;  ///< of a usual beat, from where on it teaches what is usual
constexpr float MostGrowth = 1.8F; ///< of the usual strength by one beat
constexpr float SilentDecay = 0.9F;
constexpr float FirstNoise = 0.1F;
constexpr double Overdue = 1.6; ///< of the usual interval
constexpr std::size_t RememberedBeats = 9;
constexpr std::size_t RememberedIntervals = 8;
constexpr float NoEnergy = 1e-9F;

qint64 samplesIn(double seconds, double rateHz)
{
    return std::max<qint64>(1, std::llround(seconds * rateHz));
}

/// The mean of an odd number of samples around each one; the ends repeat.
std::vector<float> movingMean(const std::vector<float>& values, qint64 width)
{
    const qint64 half = (width | 1) / 2;
    std::vector<float> padded;
    padded.reserve(values.size() + std::size_t(2 * half + 1));
    padded.insert(padded.end(), std::size_t(half + 1), values.front());
    padded.insert(padded.end(), values.begin(), values.end());
    padded.insert(padded.end(), std::size_t(half), values.back());
    const float* leaving = padded.data();
    const float* entering = leaving + 2 * half + 1;
    double sum = std::accumulate(leaving, entering, 0.0);
    const double share = 1 / double(2 * half + 1);
    std::vector<float> means(values.size());
    for (float& mean : means) {
        sum += double(*entering++) - double(*leaving++);
        mean = float(sum * share);
    }
    return means;
}

std::vector<float> bandLimited(const std::vector<float>& samples, double rateHz)
{
    const qint64 baseline = samplesIn(BaselineSpan, rateHz);
    std::vector<float> smooth = movingMean(samples, samplesIn(SmoothingSpan, rateHz));
    const std::vector<float> slow = movingMean(movingMean(smooth, baseline), baseline);
    for (std::size_t i = 0; i < smooth.size(); ++i)
        smooth[i] -= slow[i];
    return smooth;
}

/// The root of the mean squared slope around each sample.
std::vector<float> slopeEnergy(const std::vector<float>& signal, double rateHz)
{
    const auto reach = std::size_t(samplesIn(SlopeReach, rateHz));
    std::vector<float> squares(signal.size());
    for (std::size_t i = reach; i + reach < signal.size(); ++i) {
        const float slope = signal[i + reach] - signal[i - reach];
        squares[i] = slope * slope;
    }
    std::vector<float> energy = movingMean(squares, samplesIn(EnergySpan, rateHz));
    for (float& value : energy)
        value = std::sqrt(std::max(0.0F, value));
    return energy;
}

/// The places that nothing within @p reach exceeds; of equals the first.
std::vector<qint64> peaks(const std::vector<float>& values, qint64 reach)
{
    std::vector<qint64> found;
    const float* value = values.data();
    const auto size = qint64(values.size());
    for (qint64 place = 0; place < size;) {
        // climb: what is passed has something greater within reach
        const qint64 end = std::min(size, place + reach + 1);
        qint64 next = place + 1;
        while (next < end && value[next] <= value[place])
            ++next;
        if (next < end) {
            place = next;
            continue;
        }
        const float* begin = value + std::max<qint64>(0, place - reach);
        const bool isFirst = std::all_of(begin, value + place,
                                         [&](float earlier) { return earlier < value[place]; });
        if (isFirst && value[place] > NoEnergy)
            found.push_back(place);
        place = next; // nothing up to here exceeds it
    }
    return found;
}

qint64 greatestDeflection(const std::vector<float>& signal, qint64 around, qint64 reach)
{
    const qint64 end = std::min(qint64(signal.size()), around + reach + 1);
    qint64 greatest = around;
    for (qint64 i = std::max<qint64>(0, around - reach); i < end; ++i) {
        if (std::abs(signal[std::size_t(i)]) > std::abs(signal[std::size_t(greatest)]))
            greatest = i;
    }
    return greatest;
}

template <class Values>
float medianOf(const Values& values)
{
    std::vector<float> sorted(values.begin(), values.end());
    const auto middle = sorted.begin() + std::ptrdiff_t(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

} // namespace

BeatDetector::BeatDetector(double rateHz) : m_rateHz(rateHz)
{}

void BeatDetector::add(std::span<const float> samples)
{
    m_samples.insert(m_samples.end(), samples.begin(), samples.end());
    if (qint64(m_samples.size()) >= samplesIn(BlockSeconds, m_rateHz))
        findCandidates(false);
}

/// Searches what is there; what the filters cannot judge yet waits for the samples behind it.
void BeatDetector::findCandidates(bool isLast)
{
    if (m_samples.empty())
        return;
    const qint64 margin = samplesIn(Margin, m_rateHz);
    const qint64 end = m_begin + qint64(m_samples.size()) - (isLast ? 0 : margin);
    const std::vector<float> signal = bandLimited(m_samples, m_rateHz);
    const std::vector<float> energy = slopeEnergy(signal, m_rateHz);
    for (const qint64 peak : peaks(energy, samplesIn(PeakDistance, m_rateHz))) {
        const qint64 place = m_begin + peak;
        if (place < m_searched || place >= end)
            continue;
        const qint64 mark = greatestDeflection(signal, peak, samplesIn(MarkReach, m_rateHz));
        m_candidates.push_back({place, m_begin + mark, energy[std::size_t(peak)]});
    }
    m_searched = std::max(m_searched, end);
    const qint64 done = std::max<qint64>(0, m_searched - margin - m_begin);
    m_samples.erase(m_samples.begin(), m_samples.begin() + done);
    m_begin += done;
}

/// Decides which candidates are beats, one after the other.
class BeatDetector::Selection
{
public:
    Selection(const std::vector<Candidate>& candidates, double rateHz)
        : m_candidates(candidates), m_rateHz(rateHz)
    {
        const float first = firstLevel();
        m_strengths.assign(RememberedBeats, first);
        m_noise = FirstNoise * first;
    }

    std::vector<qint64> run()
    {
        for (std::size_t i = 0; i < m_candidates.size();) {
            if (const auto overdue = findOverdue(i); overdue < i) {
                accept(overdue);
                i = overdue + 1;
                continue;
            }
            judge(i++);
        }
        return std::move(m_beats);
    }

private:
    /// The median of the strongest candidate of each of the first seconds.
    [[nodiscard]] float firstLevel() const
    {
        std::vector<float> strongest(std::size_t(SeedSeconds), 0.0F);
        for (const Candidate& each : m_candidates) {
            const double seconds =
                double(each.energyPeak - m_candidates.front().energyPeak) / m_rateHz;
            if (seconds >= SeedSeconds)
                break;
            float& second = strongest[std::size_t(seconds)];
            second = std::max(second, each.strength);
        }
        return medianOf(strongest);
    }

    [[nodiscard]] float level() const { return medianOf(m_strengths); }
    [[nodiscard]] float threshold() const
    {
        const float noise = NoiseShare * m_noise;
        return noise + ThresholdShare * (level() - noise);
    }
    [[nodiscard]] double usualInterval() const
    {
        return m_intervals.size() < 3 ? UsualInterval : double(medianOf(m_intervals));
    }
    [[nodiscard]] double secondsSinceBeat(qint64 place) const
    {
        return double(place - m_beats.back()) / m_rateHz;
    }

    /// Where a beat is overdue at candidate @p now, the strongest one passed over since the last
    /// beat that is strong enough; @p now when there is none.
    [[nodiscard]] std::size_t findOverdue(std::size_t now) const
    {
        const Candidate& next = m_candidates[now];
        if (m_beats.empty() || secondsSinceBeat(next.energyPeak) <= Overdue * usualInterval())
            return now;
        const float noise = NoiseShare * m_noise;
        const float enough = BackShare * (ThresholdShare * level() + (1 - ThresholdShare) * noise);
        std::size_t best = now;
        for (std::size_t i = m_lastBeat + 1; i < now; ++i) {
            const Candidate& each = m_candidates[i];
            const bool isNearNext =
                double(next.signalPeak - each.signalPeak) / m_rateHz < BackClear &&
                next.strength > each.strength;
            if (secondsSinceBeat(each.signalPeak) < BackFrom || isNearNext ||
                each.strength <= enough)
                continue;
            if (best == now || each.strength > m_candidates[best].strength)
                best = i;
        }
        return best;
    }

    void judge(std::size_t i)
    {
        const Candidate& each = m_candidates[i];
        if (!m_beats.empty() && secondsSinceBeat(each.energyPeak) > Silence) {
            for (float& strength : m_strengths)
                strength *= SilentDecay;
        }
        const bool isStrong = each.strength > threshold();
        const double seconds = m_beats.empty() ? Silence : secondsSinceBeat(each.signalPeak);
        if (isStrong && seconds < Refractory) {
            preferStronger(i);
            return;
        }
        const bool isTWave =
            seconds < SoonAfter && each.strength < FlatShare * m_candidates[m_lastBeat].strength;
        if (isStrong && !isTWave)
            accept(i);
        else
            m_noise = 0.9F * m_noise + 0.1F * std::min(each.strength, 0.5F * level());
    }

    /// Two so close are one beat: the stronger.
    void preferStronger(std::size_t i)
    {
        const Candidate& each = m_candidates[i];
        if (each.strength <= m_candidates[m_lastBeat].strength || each.signalPeak <= m_beats.back())
            return;
        m_beats.back() = each.signalPeak;
        m_strengths.back() = std::min(each.strength, MostGrowth * level());
        m_lastBeat = i;
    }

    void accept(std::size_t i)
    {
        const Candidate& each = m_candidates[i];
        const float usual = level();
        // what was taken only because it was overdue teaches nothing: T waves would teach more
        const bool isFirm = each.strength > FirmShare * usual || each.strength > threshold();
        if (isFirm) {
            const double interval = m_beats.empty() ? 0 : secondsSinceBeat(each.signalPeak);
            if (m_wasFirm && interval > BackClear && interval < 2) {
                m_intervals.push_back(float(interval));
                if (m_intervals.size() > RememberedIntervals)
                    m_intervals.pop_front();
            }
            m_strengths.push_back(std::min(each.strength, MostGrowth * usual));
            m_strengths.pop_front();
        }
        m_wasFirm = isFirm;
        m_beats.push_back(each.signalPeak);
        m_lastBeat = i;
    }

    const std::vector<Candidate>& m_candidates;
    double m_rateHz;
    std::deque<float> m_strengths; ///< of the last beats
    std::deque<float> m_intervals; ///< seconds
    float m_noise = 0;
    bool m_wasFirm = true;
    std::size_t m_lastBeat = 0; ///< its candidate
    std::vector<qint64> m_beats;
};

std::vector<qint64> BeatDetector::finish()
{
    findCandidates(true);
    if (m_candidates.empty())
        return {};
    return Selection(m_candidates, m_rateHz).run();
}

} // namespace wardlight::waveforms
