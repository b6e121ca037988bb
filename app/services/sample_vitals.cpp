#include "app/services/sample_vitals.h"

#include <algorithm>

namespace wardlight::services {

namespace {

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 3'600;
constexpr qint64 Day = 86'400;
constexpr qint64 WardOffset = 8 * Hour;
constexpr qint64 ArchivedAfter = 4 * Day;
constexpr qint64 ColdFinger = 4 * Minute;
constexpr double CloseWatch = 0.35; ///< trouble from which a nurse comes every 15 minutes

enum Channel
{
    RoundOffset = 200,
    AwayChance,
    AwayFrom,
    AwayLength,
    SensorFrom,
    SensorLength,
    CuffMoved
};

/// Measures one stay over one span.
class Sampler
{
public:
    Sampler(const SampleStay& stay, const SampleSpan& span)
        : m_stay(stay), m_course(stay.person),
          m_noise(stay.person.key), m_span{std::max(span.from, stay.from),
                                           std::min(span.to, stay.to), span.madeAt}
    {}

    std::vector<SampleValue> measure()
    {
        if (m_stay.watch == Watch::Monitored) {
            monitor(SampleType::HeartRate);
            pressures();
        } else if (m_stay.watch == Watch::Telemetry) {
            monitor(SampleType::HeartRate);
        }
        rounds();
        std::stable_sort(
            m_values.begin(), m_values.end(),
            [](const SampleValue& a, const SampleValue& b) { return a.second < b.second; });
        return std::move(m_values);
    }

    std::vector<SampleValue> round(qint64 second)
    {
        const Physiology body = m_course.at(second);
        addPulseAndBreath(body, second);
        addPressure(body, second);
        addObservation(body, second);
        return std::move(m_values);
    }

private:
    [[nodiscard]] bool isInside(qint64 second) const
    {
        return second >= m_span.from && second < m_span.to;
    }

    /// s between two values of the monitor at a moment.
    [[nodiscard]] qint64 pace(qint64 second) const
    {
        const qint64 age = m_span.madeAt - second;
        const bool isArchived = age > ArchivedAfter;
        if (m_stay.watch == Watch::Telemetry)
            return (age < 0 ? 5 : isArchived ? 60 : 15) * Minute;
        if (age < 0 || (m_stay.isShowcase && age < 36 * Hour))
            return Minute;
        return (isArchived ? 30 : 5) * Minute;
    }

    /// s between two pressures of a monitored bed.
    [[nodiscard]] qint64 pressurePace(qint64 second) const
    {
        const qint64 signal = pace(second);
        if (signal > 5 * Minute)
            return 60 * Minute;
        return m_stay.isShowcase && signal == Minute ? 5 * Minute : 15 * Minute;
    }

    /// At the scanner or in theatre, for most of an hour, every few days by day.
    [[nodiscard]] bool isAway(qint64 second) const
    {
        const qint64 block = second / (4 * Day);
        if (m_noise.uniform(AwayChance, block) < 0.25)
            return false;
        const qint64 day = block * 4 * Day + qint64(m_noise.uniform(AwayFrom, block) * 4) * Day;
        const qint64 from = day + qint64(m_noise.uniform(AwayFrom, block + 1'000'000) * 8 * Hour);
        const qint64 length = qint64((35 + 25 * m_noise.uniform(AwayLength, block)) * Minute);
        return second >= from && second < from + length; // 8 to 16 o'clock at the ward
    }

    /// The clip comes off the finger once a day.
    [[nodiscard]] bool isSensorOff(qint64 second) const
    {
        const qint64 day = second / Day;
        const qint64 since =
            second - day * Day - qint64(m_noise.uniform(SensorFrom, day) * 22 * Hour);
        return since >= 0 && since < qint64((8 + 25 * m_noise.uniform(SensorLength, day)) * Minute);
    }

    void add(SampleType type, double value, qint64 second, bool isArtefact = false)
    {
        m_values.push_back({type, value, second, isArtefact});
    }

    void addPulseAndBreath(const Physiology& body, qint64 second)
    {
        add(SampleType::HeartRate, body.heartRate, second);
        add(SampleType::RespiratoryRate, body.respiratoryRate, second);
        addSaturation(body, second);
    }

    /// A clip that stays on is off for a while, and reads low for the first minutes on the cold
    /// finger; a nurse on a round looks.
    void addSaturation(const Physiology& body, qint64 second)
    {
        const bool staysOn = m_stay.watch == Watch::Monitored;
        if (staysOn && isSensorOff(second))
            return;
        const bool isCold = staysOn && isSensorOff(second - ColdFinger);
        add(SampleType::Spo2, isCold ? std::max(55.0, body.spo2 - 24) : body.spo2, second, isCold);
    }

    /// An arm that moves lifts the upper value. The mean pressure comes from monitors alone: nurses
    /// write down two values.
    void addPressure(const Physiology& body, qint64 second)
    {
        const bool isMoved = m_noise.uniform(CuffMoved, second) < 0.006;
        const double lift = isMoved ? 45 : 0;
        add(SampleType::Systolic, body.systolic + lift, second, isMoved);
        add(SampleType::Diastolic, body.diastolic, second, isMoved);
        if (m_stay.watch == Watch::Monitored)
            add(SampleType::Mean, body.mean + lift / 3, second, isMoved);
    }

    void addObservation(const Physiology& body, qint64 second)
    {
        add(SampleType::Temperature, body.temperature, second);
        add(SampleType::Fio2, body.fio2, second);
        add(SampleType::Consciousness, double(body.consciousness), second);
    }

    void monitor(SampleType only)
    {
        const bool isMonitored = m_stay.watch == Watch::Monitored;
        const qint64 phase = Minute * (m_stay.number % 5) + (qint64(m_stay.number) * 7) % Minute;
        // a value comes up to its phase after its place on the grid
        for (qint64 grid = (m_span.from / Minute - 5) * Minute; grid < m_span.to; grid += Minute) {
            if (grid % pace(grid) != 0)
                continue;
            const qint64 second = grid + phase % pace(grid);
            if (!isInside(second) || isAway(second))
                continue;
            const Physiology body = m_course.at(second);
            if (isMonitored)
                addPulseAndBreath(body, second);
            else
                add(only, body.heartRate, second);
        }
    }

    void pressures()
    {
        for (qint64 grid = (m_span.from / Minute) * Minute; grid < m_span.to; grid += Minute) {
            const qint64 spacing = pressurePace(grid);
            const qint64 second = grid + (qint64(m_stay.number) * 11) % Minute;
            if (grid % spacing == 0 && isInside(second) && !isAway(second))
                addPressure(m_course.at(second), second);
        }
    }

    [[nodiscard]] bool isRoundDue(qint64 quarter, const Physiology& body) const
    {
        const qint64 turn = quarter + m_stay.number; // not all beds at once
        if (m_stay.watch == Watch::Monitored)
            return turn % 4 == 0;
        if (body.trouble > CloseWatch)
            return true;
        const qint64 hour = ((quarter * 15 * Minute + WardOffset) % Day) / Hour;
        const bool isNight = hour >= 23 || hour < 6;
        return turn % (isNight ? 8 : 4) == 0;
    }

    void rounds()
    {
        for (qint64 quarter = m_span.from / (15 * Minute) - 1; quarter * 15 * Minute < m_span.to;
             ++quarter) {
            const qint64 late = qint64(m_noise.uniform(RoundOffset, quarter) * 8 * Minute);
            const qint64 second = quarter * 15 * Minute + late;
            if (!isInside(second) || isAway(second))
                continue;
            const Physiology body = m_course.at(second);
            if (!isRoundDue(quarter, body))
                continue;
            if (m_stay.watch != Watch::Monitored) {
                addPulseAndBreath(body, second);
                addPressure(body, second);
            }
            addObservation(body, second);
            addDaily(body, quarter, second);
        }
    }

    /// Weight in the morning, glucose before meals.
    void addDaily(const Physiology& body, qint64 quarter, qint64 second)
    {
        const qint64 hour = ((quarter * 15 * Minute + WardOffset) % Day) / Hour;
        if (m_stay.isWeighed && hour == 6)
            add(SampleType::Weight, body.weight, second);
        const bool isMeal = hour == 7 || hour == 11 || hour == 17 || hour == 21;
        if (m_stay.hasDiabetes && isMeal)
            add(SampleType::Glucose, body.glucose, second);
    }

    const SampleStay& m_stay;
    SampleCourse m_course;
    SampleNoise m_noise;
    SampleSpan m_span;
    std::vector<SampleValue> m_values;
};

} // namespace

std::vector<SampleValue> sampleValues(const SampleStay& stay, const SampleSpan& span)
{
    return Sampler(stay, span).measure();
}

std::vector<SampleValue> sampleRound(const SampleStay& stay, qint64 second)
{
    return Sampler(stay, {second, second + 1, second}).round(second);
}

} // namespace wardlight::services
