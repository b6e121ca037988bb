#pragma once

#include "app/services/sample_noise.h"

#include <vector>

namespace wardlight::services {

/// What can befall an invented patient. Each has its own picture in the vital signs, as textbooks
/// and the chart on the wall have it.
enum class Ailment
{
    Restlessness,       ///< pain, fear, getting up: pulse and pressure rise for an hour or two
    Sepsis,             ///< pulse, breathing and temperature rise, pressure and SpO2 fall; treated
    Pneumonia,          ///< fever, fast breathing, low SpO2; days
    CopdExacerbation,   ///< on top of SpO2 88–92 % on oxygen
    Surgery,            ///< low pressure and oxygen at first, pain and a little fever then
    AtrialFibrillation, ///< fast and irregular for hours
    HeartFailure,       ///< fluid: weight, breathing, pressure; relieved over days
    Bradycardia,
    Hypertension
};

/// One time of trouble, coming back every @p period if that is not 0.
struct Episode
{
    Ailment ailment = Ailment::Restlessness;
    qint64 onset = 0;    ///< Unix time, s
    double severity = 1; ///< 0 to 1
    qint64 period = 0;   ///< s
};

/// Who lies there, as far as physiology asks.
struct SamplePerson
{
    quint64 key = 0; ///< the seed of everything random about this person
    double ageYears = 60;
    bool isMale = true;
    bool hasCopd = false;
    std::vector<Episode> episodes = {};
};

enum class Consciousness
{
    Alert = 0,
    Confused = 1,
    Voice = 2
};

/// The state of a body at one moment, as a monitor and a nurse would write it down.
struct Physiology
{
    double heartRate = 0;       ///< /min
    double spo2 = 0;            ///< %
    double respiratoryRate = 0; ///< /min
    double temperature = 0;     ///< °C
    double systolic = 0;        ///< mmHg
    double diastolic = 0;       ///< mmHg
    double mean = 0;            ///< mmHg, between the two
    double fio2 = 21;           ///< %; 21 is air
    double weight = 0;          ///< kg
    double glucose = 0;         ///< mmol/L
    Consciousness consciousness = Consciousness::Alert;
    double trouble = 0; ///< 0 (well) to 1: how closely the ward looks
};

/// A person's vital signs as a function of time: baseline by age, day and night, episodes, and
/// noise. A pure function, so a course can be read from any moment on, past the end of what was
/// written before. Not thread-bound.
class SampleCourse
{
public:
    explicit SampleCourse(SamplePerson person);

    /// @param second  Unix time
    [[nodiscard]] Physiology at(qint64 second) const;

private:
    SamplePerson m_person;
    SampleNoise m_noise;
};

} // namespace wardlight::services
