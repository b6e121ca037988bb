#include "app/services/sample_stays.h"

#include "app/services/sample_patients.h"

#include <QHash>

#include <array>
#include <limits>

namespace wardlight::services {

namespace {

constexpr qint64 Hour = 3'600;
constexpr qint64 Day = 86'400;
constexpr int CardiologyBed = 10; ///< the first of the ward
constexpr int SurgeryBed = 20;
constexpr int IntensiveBed = 30;

/// What ails whoever lies in a bed now: when it began, hours before the ward was made, how badly,
/// and after how many hours it comes back (0: never).
struct Script
{
    Ailment ailment;
    double hoursAgo;
    double severity;
    double everyHours;
};

constexpr Script Well{Ailment::Restlessness, 30, 0.4, 61};

/// By bed: ten of internal medicine, cardiology, surgery and intensive care each.
constexpr std::array<Script, 40> Scripts = {{
    {Ailment::Sepsis, 41, 0.95, 0},
    {Ailment::CopdExacerbation, 20, 0.8, 151},
    {Ailment::Pneumonia, 90, 0.8, 0},
    Well,
    {Ailment::Restlessness, 11, 0.6, 47},
    {Ailment::Sepsis, 7.5, 0.8, 0},
    Well,
    {Ailment::CopdExacerbation, 160, 0.6, 190},
    {Ailment::Hypertension, 2.6, 0.7, 75},
    Well,
    {Ailment::AtrialFibrillation, 3.2, 1, 53},
    {Ailment::HeartFailure, 70, 0.9, 260},
    Well,
    {Ailment::AtrialFibrillation, 30, 0.8, 71},
    {Ailment::HeartFailure, 25, 0.7, 310},
    {Ailment::Bradycardia, 1.1, 0.9, 67},
    Well,
    {Ailment::HeartFailure, 200, 0.8, 330},
    {Ailment::Hypertension, 15, 0.9, 44},
    {Ailment::Restlessness, 1, 0.6, 50},
    {Ailment::Surgery, 4, 0.9, 0},
    {Ailment::Surgery, 52, 0.8, 0},
    {Ailment::Surgery, 27, 0.7, 0},
    Well,
    {Ailment::Surgery, 100, 0.9, 0},
    {Ailment::Sepsis, 15, 0.6, 0},
    {Ailment::Surgery, 75, 0.6, 0},
    Well,
    {Ailment::Surgery, 11, 0.8, 0},
    {Ailment::Pneumonia, 45, 0.5, 0},
    {Ailment::Sepsis, 12, 1, 0},
    {Ailment::Pneumonia, 40, 1, 0},
    {Ailment::Sepsis, 60, 1, 400},
    {Ailment::HeartFailure, 40, 1, 290},
    {Ailment::Surgery, 8, 1, 0},
    {Ailment::CopdExacerbation, 12, 1, 170},
    {Ailment::AtrialFibrillation, 5, 0.8, 37},
    {Ailment::Sepsis, 110, 0.9, 350},
    {Ailment::Surgery, 30, 1, 0},
    {Ailment::Pneumonia, 130, 0.9, 380},
}};

/// Those who went home before came with one thing and left well.
constexpr std::array PastAilments = {Ailment::Pneumonia,    Ailment::Surgery,
                                     Ailment::HeartFailure, Ailment::CopdExacerbation,
                                     Ailment::Sepsis,       Ailment::Hypertension};

Watch watchOf(int bed)
{
    if (bed == 0 || bed >= IntensiveBed)
        return Watch::Monitored;
    return bed >= CardiologyBed && bed < SurgeryBed ? Watch::Telemetry : Watch::Rounds;
}

Episode episodeOf(const Script& script, qint64 madeAt)
{
    return {script.ailment, madeAt - qint64(script.hoursAgo * Hour), script.severity,
            qint64(script.everyHours * Hour)};
}

/// Two times an hour or two out of sorts at moments of their own, whatever else there is.
void addRestlessness(SamplePerson& person, const SampleNoise& noise, qint64 madeAt)
{
    for (int which = 0; which < 2; ++which) {
        const qint64 period = Day + qint64(noise.uniform(100, which) * double(2 * Day));
        const qint64 onset = madeAt - qint64(noise.uniform(101, which) * double(period));
        person.episodes.push_back(
            {Ailment::Restlessness, onset, 0.25 + 0.35 * noise.uniform(102, which), period});
    }
}

/// The one whose vital signs tell a story: pneumonia that became sepsis, treated, on the mend, with
/// a spell of atrial fibrillation last night.
void addShowcaseStory(SamplePerson& person, qint64 madeAt)
{
    person.episodes.push_back({Ailment::Pneumonia, madeAt - 100 * Hour, 0.45, 0});
    person.episodes.push_back({Ailment::AtrialFibrillation, madeAt - 13 * Hour, 0.85, 0});
}

SamplePerson personOf(quint32 seed, int number, const patients::Patient& patient, qint64 madeAt)
{
    SamplePerson person;
    person.key = (quint64(seed) << 16) + quint64(number);
    const QDate day = QDateTime::fromSecsSinceEpoch(madeAt, Qt::UTC).date();
    person.ageYears = patient.dateOfBirth ? double(patient.dateOfBirth->daysTo(day)) / 365.25 : 60;
    person.isMale = patient.gender != patients::Gender::Female;
    return person;
}

SampleStay currentStay(quint32 seed, int number, const patients::NewPatient& patient, qint64 madeAt)
{
    SampleStay stay;
    stay.patient = patient.patient.id;
    stay.number = number;
    stay.bed = number;
    stay.watch = watchOf(number);
    stay.isShowcase = number == 0;
    stay.person = personOf(seed, number, patient.patient, madeAt);
    const Script& script = Scripts[std::size_t(number)];
    stay.person.hasCopd = script.ailment == Ailment::CopdExacerbation;
    stay.isWeighed = script.ailment == Ailment::HeartFailure;
    stay.hasDiabetes = number % 7 == 4;
    stay.person.episodes = {episodeOf(script, madeAt)};
    if (stay.isShowcase)
        addShowcaseStory(stay.person, madeAt);
    addRestlessness(stay.person, SampleNoise(stay.person.key), madeAt);
    stay.from = patient.encounters.back().startedAt.toSecsSinceEpoch();
    stay.to = std::numeric_limits<qint64>::max();
    return stay;
}

SampleStay pastStay(quint32 seed, int number, int bed, const patients::NewPatient& patient,
                    qint64 madeAt)
{
    const patients::Encounter& lain = patient.encounters.back();
    SampleStay stay;
    stay.patient = patient.patient.id;
    stay.number = number;
    stay.bed = bed;
    stay.watch = watchOf(bed);
    stay.person = personOf(seed, number, patient.patient, madeAt);
    stay.from = lain.startedAt.toSecsSinceEpoch();
    stay.to = lain.endedAt.toSecsSinceEpoch();
    const Ailment ailment = PastAilments[std::size_t(number) % PastAilments.size()];
    stay.person.hasCopd = ailment == Ailment::CopdExacerbation;
    stay.isWeighed = ailment == Ailment::HeartFailure;
    stay.person.episodes = {{ailment, std::max(stay.from, madeAt - 27 * Day), 0.75, 0}};
    addRestlessness(stay.person, SampleNoise(stay.person.key), madeAt);
    return stay;
}

} // namespace

std::vector<SampleStay> sampleStays(quint32 seed, const QDateTime& madeAt)
{
    const auto people = samplePatients(seed, madeAt);
    const qint64 made = madeAt.toSecsSinceEpoch();
    QHash<QString, int> beds; ///< by ward and bed
    std::vector<SampleStay> stays;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const patients::Encounter& last = people[i].encounters.back();
        const QString place = last.ward + u'/' + last.bed;
        if (last.endedAt.isValid()) {
            stays.push_back(pastStay(seed, int(i), beds.value(place), people[i], made));
        } else {
            beds.insert(place, int(i));
            stays.push_back(currentStay(seed, int(i), people[i], made));
        }
    }
    return stays;
}

} // namespace wardlight::services
