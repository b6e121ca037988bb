#include "app/services/sample_course.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace wardlight::services {

namespace {

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 3'600;
constexpr qint64 Day = 86'400;
constexpr qint64 WardOffset = 8 * Hour; ///< the invented hospital lies at UTC+8

/// What each random number is for; changing one changes every sample ward.
enum Channel
{
    HeartBase = 1,
    PressureBase,
    WeightBase,
    GlucoseBase,
    HeartDrift,
    HeartWander,
    HeartJitter,
    SaturationWander,
    SaturationJitter,
    BreathWander,
    BreathJitter,
    TemperatureWander,
    PressureDrift,
    PressureWander,
    PressureJitter,
    PulsePressureWander,
    GlucoseWander,
    WeightJitter
};

/// How an episode comes and goes, hours.
struct Shape
{
    double rise;
    double plateau;
    double decay; ///< to a third
};

Shape shapeOf(Ailment ailment)
{
    switch (ailment) {
    case Ailment::Restlessness:
        return {0.3, 0.7, 0.5};
    case Ailment::Sepsis:
        return {10, 3, 26};
    case Ailment::Pneumonia:
        return {20, 24, 60};
    case Ailment::CopdExacerbation:
        return {5, 10, 30};
    case Ailment::Surgery:
        return {0.2, 5, 28};
    case Ailment::AtrialFibrillation:
        return {0.1, 5, 0.8};
    case Ailment::HeartFailure:
        return {36, 10, 40};
    case Ailment::Bradycardia:
        return {0.4, 1.5, 0.6};
    case Ailment::Hypertension:
        return {0.7, 2, 2};
    }
    return {1, 1, 1};
}

/// What one ailment at full strength adds to the vital signs of an adult.
struct Effect
{
    double heartRate = 0;
    double spo2 = 0;
    double respiratoryRate = 0;
    double temperature = 0;
    double systolic = 0;
    double diastolic = 0;
    double oxygenNeed = 0; ///< 0 to 1
    double irregularity = 0;
    double weight = 0;
    double glucose = 0;
    double stupor = 0; ///< 0 to 1

    void add(const Effect& other, double share)
    {
        heartRate += other.heartRate * share;
        spo2 += other.spo2 * share;
        respiratoryRate += other.respiratoryRate * share;
        temperature += other.temperature * share;
        systolic += other.systolic * share;
        diastolic += other.diastolic * share;
        oxygenNeed += other.oxygenNeed * share;
        irregularity += other.irregularity * share;
        weight += other.weight * share;
        glucose += other.glucose * share;
        stupor = std::max(stupor, other.stupor * share);
    }
};

Effect effectOf(Ailment ailment)
{
    switch (ailment) {
    case Ailment::Restlessness:
        return {.heartRate = 16, .respiratoryRate = 3, .systolic = 20, .diastolic = 9};
    case Ailment::Sepsis:
        return {.heartRate = 48,
                .spo2 = -7,
                .respiratoryRate = 13,
                .temperature = 2.4,
                .systolic = -44,
                .diastolic = -22,
                .oxygenNeed = 0.7,
                .glucose = 4,
                .stupor = 1};
    case Ailment::Pneumonia:
        return {.heartRate = 24,
                .spo2 = -6,
                .respiratoryRate = 10,
                .temperature = 1.9,
                .systolic = -8,
                .diastolic = -4,
                .oxygenNeed = 0.7};
    case Ailment::CopdExacerbation:
        return {.heartRate = 20, .spo2 = -4, .respiratoryRate = 9, .oxygenNeed = 0.3};
    case Ailment::Surgery:
        return {.heartRate = 17,
                .spo2 = -2,
                .respiratoryRate = 2,
                .temperature = 0.7,
                .systolic = -16,
                .diastolic = -8,
                .oxygenNeed = 0.35};
    case Ailment::AtrialFibrillation:
        return {.heartRate = 56, .systolic = -12, .diastolic = -2, .irregularity = 1};
    case Ailment::HeartFailure:
        return {.heartRate = 14,
                .spo2 = -4,
                .respiratoryRate = 8,
                .systolic = 16,
                .diastolic = 8,
                .oxygenNeed = 0.4,
                .weight = 4.5};
    case Ailment::Bradycardia:
        return {.heartRate = -34, .systolic = -20, .diastolic = -10, .stupor = 0.6};
    case Ailment::Hypertension:
        return {.heartRate = 6, .systolic = 66, .diastolic = 32};
    }
    return {};
}

/// 0 before the onset, 1 on the plateau, then fading.
double strength(const Shape& shape, double hours)
{
    if (hours <= 0)
        return 0;
    if (hours < shape.rise) {
        const double share = hours / shape.rise;
        return share * share * (3 - 2 * share);
    }
    const double over = hours - shape.rise - shape.plateau;
    return over <= 0 ? 1 : std::exp(-over / shape.decay);
}

/// How strong an episode is at a moment, its last return counted, 0 to its severity.
double strengthAt(const Episode& episode, qint64 second)
{
    qint64 since = second - episode.onset;
    if (episode.period > 0)
        since = ((since % episode.period) + episode.period) % episode.period;
    return since < 0 ? 0
                     : episode.severity * strength(shapeOf(episode.ailment), double(since) / Hour);
}

/// −1 in the late afternoon, 1 before dawn.
double nightShare(qint64 second)
{
    const double hour = double((second + WardOffset) % Day) / Hour;
    return std::cos((hour - 4) * std::numbers::pi / 12);
}

/// Resting values by age: children from the ranges of paediatric life support (APLS), adults with
/// pressure rising and saturation falling with the years.
struct Baseline
{
    double heartRate;
    double spo2;
    double respiratoryRate;
    double systolic;
    double weight;
};

Baseline baselineOf(const SamplePerson& person)
{
    const double age = person.ageYears;
    if (age < 1)
        return {132, 98, 36, 84, 4 + 6 * age};
    if (age < 16)
        return {128 - 3.4 * age, 98, 30 - age, 86 + 1.9 * age, 8 + 3 * age};
    const double pressure = 112 + std::max(0.0, age - 30) * 0.4;
    return {person.isMale ? 70.0 : 74.0, 98.2 - age / 45, 14.5, pressure,
            person.isMale ? 74.0 : 62.0};
}

double within(double value, double low, double high)
{
    return std::clamp(value, low, high);
}

/// What the flow meter and the mask can be set to.
double fio2For(double need, bool hasCopd)
{
    if (hasCopd)
        return need > 0.25 ? 28 : 24; // controlled: more would do harm
    constexpr std::array<std::pair<double, double>, 4> Steps = {
        {{0.62, 50}, {0.45, 40}, {0.3, 35}, {0.14, 28}}};
    for (const auto& [above, fio2] : Steps) {
        if (need > above)
            return fio2;
    }
    return 21;
}

Consciousness consciousnessFor(double stupor)
{
    return stupor > 0.9    ? Consciousness::Voice
           : stupor > 0.72 ? Consciousness::Confused
                           : Consciousness::Alert;
}

Effect effectsAt(const SamplePerson& person, qint64 second, double& trouble)
{
    Effect sum;
    for (const Episode& episode : person.episodes) {
        const double share = strengthAt(episode, second);
        sum.add(effectOf(episode.ailment), share);
        if (episode.ailment != Ailment::Restlessness)
            trouble = std::max(trouble, share);
    }
    return sum;
}

void beat(Physiology& body, const Baseline& base, const Effect& effect, const SampleNoise& noise,
          qint64 second, double night)
{
    const double rest = base.heartRate + 9 * (noise.uniform(HeartBase, 0) - 0.5);
    const double wander = 4 * noise.smooth(HeartDrift, second, 3 * Hour) +
                          3 * noise.smooth(HeartWander, second, 12 * Minute);
    const double jitter = (1.2 + 11 * effect.irregularity) * noise.bell(HeartJitter, second);
    const double rate = rest + effect.heartRate - 4.5 * night + wander + jitter;
    body.heartRate = std::round(within(rate, 28, 215));
}

void breathe(Physiology& body, const Baseline& base, const Effect& effect, const SampleNoise& noise,
             qint64 second, double night)
{
    const double rate = base.respiratoryRate + effect.respiratoryRate - night +
                        1.4 * noise.smooth(BreathWander, second, 25 * Minute) +
                        0.5 * noise.bell(BreathJitter, second);
    body.respiratoryRate = std::round(within(rate, 6, 58));
    // oxygen makes up for most of what the lungs lost
    const double saturation = base.spo2 + effect.spo2 - 0.4 * night +
                              0.9 * noise.smooth(SaturationWander, second, 20 * Minute) +
                              0.4 * noise.bell(SaturationJitter, second);
    body.spo2 = std::round(within(saturation, 74, 100));
}

void press(Physiology& body, const Baseline& base, const Effect& effect, const SampleNoise& noise,
           qint64 second, double night)
{
    const double own = 16 * (noise.uniform(PressureBase, 0) - 0.5);
    const double wander = 6 * noise.smooth(PressureDrift, second, 4 * Hour) +
                          3 * noise.smooth(PressureWander, second, 20 * Minute) +
                          1.5 * noise.bell(PressureJitter, second);
    const double systolic =
        within(base.systolic + own + effect.systolic - 6 * night + wander, 58, 245);
    // a stiff vessel widens the pulse pressure, a failing circulation narrows it
    const double pulsePressure =
        within(0.38 * base.systolic + effect.systolic - effect.diastolic +
                   2.5 * noise.smooth(PulsePressureWander, second, 30 * Minute),
               18, 110);
    const double diastolic = std::round(within(systolic - pulsePressure, 26, 140));
    body.systolic = std::round(std::max(systolic, diastolic + 14));
    body.diastolic = diastolic;
    body.mean = std::round(body.diastolic + (body.systolic - body.diastolic) * 0.36);
}

} // namespace

SampleCourse::SampleCourse(SamplePerson person) : m_person(std::move(person)), m_noise(m_person.key)
{}

Physiology SampleCourse::at(qint64 second) const
{
    Physiology body;
    Baseline base = baselineOf(m_person);
    if (m_person.hasCopd) {
        base.spo2 = 90;
        base.respiratoryRate += 4;
    }
    const Effect effect = effectsAt(m_person, second, body.trouble);
    const double night = nightShare(second);
    beat(body, base, effect, m_noise, second, night);
    breathe(body, base, effect, m_noise, second, night);
    press(body, base, effect, m_noise, second, night);
    const double temperature = 36.7 + effect.temperature - 0.25 * night +
                               0.15 * m_noise.smooth(TemperatureWander, second, 5 * Hour);
    body.temperature = std::round(within(temperature, 34.5, 41) * 10) / 10;
    body.fio2 = fio2For(effect.oxygenNeed, m_person.hasCopd);
    body.consciousness = consciousnessFor(effect.stupor);
    body.weight = std::round((base.weight * (0.9 + 0.3 * m_noise.uniform(WeightBase, 0)) +
                              effect.weight + 0.3 * m_noise.bell(WeightJitter, second)) *
                             10) /
                  10;
    const double sugar = 5.4 + 4 * m_noise.uniform(GlucoseBase, 0) + effect.glucose +
                         1.5 * m_noise.smooth(GlucoseWander, second, 5 * Hour);
    body.glucose = std::round(within(sugar, 3.2, 24) * 10) / 10;
    return body;
}

} // namespace wardlight::services
