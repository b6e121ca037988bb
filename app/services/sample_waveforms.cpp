#include "app/services/sample_waveforms.h"

#include "app/services/sample_noise.h"
#include "core/patients/patient_store.h"
#include "core/vitals/vitals_store.h"
#include "core/waveforms/beats.h"
#include "core/waveforms/record_writer_pg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace wardlight::services {

using waveforms::ChannelBlock;
using waveforms::NewRecord;

namespace {

constexpr std::size_t Patients = 4;
constexpr double Seconds = 1'800;
constexpr double AgoSeconds = 29'700; ///< how long before now a recording begins
constexpr double LeadsOffAt = 610, LeadsOffFor = 12;
constexpr double PulseDelay = 0.22; ///< from the heart to the finger, s
constexpr qint64 EctopicEach = 61;  ///< beats

enum Noise : int
{
    Rhythm,
    Muscle
};

/// A bell: how high, where, seconds from the beat, and how wide.
struct Bell
{
    double height;
    double at;
    double width;
};

template <std::size_t Count>
double sumOf(const std::array<Bell, Count>& bells, double phase)
{
    double sum = 0;
    for (const Bell& bell : bells) {
        const double x = (phase - bell.at) / bell.width;
        sum += bell.height * std::exp(-x * x / 2);
    }
    return sum;
}

/// P, Q, R, S, T; millivolts in lead II.
constexpr std::array<Bell, 5> Normal = {{{0.13, -0.17, 0.025},
                                         {-0.10, -0.03, 0.010},
                                         {1.10, 0.0, 0.011},
                                         {-0.24, 0.03, 0.011},
                                         {0.31, 0.27, 0.055}}};
/// From the ventricle: no P, wide, T the other way.
constexpr std::array<Bell, 3> Ectopic = {
    {{1.5, 0.01, 0.035}, {-0.5, 0.10, 0.04}, {-0.4, 0.33, 0.07}}};
constexpr std::array<Bell, 2> Pulse = {{{1.0, 0.12, 0.07}, {0.45, 0.36, 0.09}}};

/// How fast a patient's heart beats and how fast they breathe, a minute.
struct Rates
{
    double heart = 70;
    double breath = 15;
};

struct Beat
{
    double at = 0;
    bool isEctopic = false;
};

/// One patient's heart and breath for as long as a recording lasts.
class Monitor
{
public:
    Monitor(quint64 key, const Rates& rates) : m_breathHz(rates.breath / 60), m_noise(key)
    {
        const double usual = 60 / rates.heart;
        double at = 0.4;
        for (qint64 beat = 0; at < Seconds + 1; ++beat) {
            const bool isEctopic = beat % EctopicEach == EctopicEach - 1;
            m_beats.push_back({isEctopic ? at - 0.3 * usual : at, isEctopic});
            at += usual * (1 + 0.04 * breath(at) + 0.015 * m_noise.bell(Rhythm, beat));
        }
    }

    [[nodiscard]] double lead(double at, double scale, qint64 sample) const
    {
        double value = 0.05 * breath(at);
        forEachBeatNear(at, [&](const Beat& beat) {
            value += scale *
                     (beat.isEctopic ? sumOf(Ectopic, at - beat.at) : sumOf(Normal, at - beat.at));
        });
        return value + 0.012 * m_noise.bell(Muscle, sample);
    }
    [[nodiscard]] double pulse(double at) const
    {
        double value = 0;
        forEachBeatNear(at, [&](const Beat& beat) {
            value += (beat.isEctopic ? 0.5 : 1.0) * sumOf(Pulse, at - beat.at - PulseDelay);
        });
        return value;
    }
    [[nodiscard]] double breath(double at) const
    {
        return std::sin(2 * std::numbers::pi * m_breathHz * at);
    }

private:
    /// Beats whose waves reach @p at.
    template <class Visit>
    void forEachBeatNear(double at, Visit visit) const
    {
        const auto first =
            std::lower_bound(m_beats.begin(), m_beats.end(), at - 1,
                             [](const Beat& beat, double time) { return beat.at < time; });
        for (auto beat = first; beat != m_beats.end() && beat->at < at + 0.5; ++beat)
            visit(*beat);
    }

    double m_breathHz;
    SampleNoise m_noise;
    std::vector<Beat> m_beats;
};

waveforms::SourceChannel channel(const char* name, const char* unit, double rateHz, double gain)
{
    waveforms::SourceChannel made;
    made.name = QString::fromLatin1(name);
    made.unit = QString::fromLatin1(unit);
    made.rateHz = rateHz;
    made.gain = gain;
    return made;
}

std::vector<waveforms::SourceChannel> monitorChannels()
{
    return {channel("II", "mV", 250, 0.005), channel("V5", "mV", 250, 0.005),
            channel("PLETH", "%", 125, 0.1), channel("RESP", "Ohm", 25, 0.001)};
}

template <class Value>
ChannelBlock blockOf(const waveforms::SourceChannel& channel, Value value)
{
    ChannelBlock block;
    const auto samples = qint64(Seconds * channel.rateHz);
    block.counts.reserve(std::size_t(samples));
    for (qint64 i = 0; i < samples; ++i)
        block.counts.push_back(
            std::int32_t(std::lround(value(double(i) / channel.rateHz, i) / channel.gain)));
    return block;
}

std::vector<ChannelBlock> record(const Monitor& monitor,
                                 const std::vector<waveforms::SourceChannel>& channels)
{
    std::vector<ChannelBlock> blocks = {
        blockOf(channels[0], [&](double at, qint64 i) { return monitor.lead(at, 1, i); }),
        blockOf(channels[1], [&](double at, qint64 i) { return monitor.lead(at, 0.8, i + 1); }),
        blockOf(channels[2], [&](double at, qint64) { return 50 * monitor.pulse(at); }),
        blockOf(channels[3], [&](double at, qint64) { return monitor.breath(at); })};
    for (std::size_t lead = 0; lead < 2; ++lead) {
        const double rateHz = channels[lead].rateHz;
        blocks[lead].gaps = {
            {qint64(LeadsOffAt * rateHz), qint64((LeadsOffAt + LeadsOffFor) * rateHz)}};
    }
    return blocks;
}

waveforms::AnnotationSet wardNotes()
{
    waveforms::AnnotationSet set;
    set.annotator = QStringLiteral("ward");
    waveforms::Annotation note;
    note.atSeconds = LeadsOffAt + LeadsOffFor;
    note.type = QStringLiteral("note");
    note.text = QStringLiteral("electrodes renewed");
    set.annotations.push_back(note);
    return set;
}

NewRecord describe(quint32 seed, std::size_t number, const PatientId& patient, const QDateTime& now)
{
    NewRecord made;
    made.id = waveforms::RecordId::generate();
    made.source.name = QStringLiteral("monitor-%1").arg(number + 1);
    made.source.start = now.addSecs(-qint64(AgoSeconds));
    made.source.channels = monitorChannels();
    made.sourceFormat = QStringLiteral("sample");
    made.sourceSha256 =
        Sha256::of(QStringLiteral("sample recording/%1/%2").arg(seed).arg(number).toUtf8());
    made.patient = patient;
    return made;
}

/// What was measured when the recording began, so that curves and charts agree.
Result<Rates> measuredRates(const Services& services, const PatientId& patient, const QDateTime& at)
{
    const auto latest = services.vitals->latestOfPatient(patient, at);
    if (!latest)
        return propagate(latest);
    const auto value = [&latest](const char* type, double otherwise) {
        const auto found = latest->constFind(QString::fromLatin1(type));
        return found == latest->cend() || found->value <= 0 ? otherwise : found->value;
    };
    return Rates{value("heart_rate", Rates().heart), value("respiratory_rate", Rates().breath)};
}

/// Marks the beats that the program itself finds.
Result<> markBeats(const Services& services, const waveforms::RecordId& id, Job& job)
{
    const auto stored = services.segments->record(id.toString());
    if (!stored)
        return propagate(stored);
    const auto beats = waveforms::findBeats(*services.segments, *stored, 0, job);
    if (!beats)
        return propagate(beats);
    return services.segments->annotate(*stored, waveforms::beatAnnotations(*stored, 0, *beats));
}

Result<bool> addRecording(const Services& services, const NewRecord& described,
                          const Monitor& monitor, Job& job)
{
    const auto known = waveforms::isRecorded(*services.database, described.sourceSha256);
    if (!known || *known)
        return known.map([](bool) { return false; });
    waveforms::RecordWriter writer(services.database, services.audit, described);
    if (const auto begun = writer.begin(); !begun)
        return propagate(begun);
    if (const auto added = writer.add(record(monitor, described.source.channels)); !added)
        return propagate(added);
    if (const auto finished = writer.finish({wardNotes()}, {}); !finished)
        return propagate(finished);
    if (const auto analysed = markBeats(services, described.id, job); !analysed)
        return propagate(analysed);
    return true;
}

} // namespace

Result<int> createSampleRecordings(const Services& services, quint32 seed,
                                   const std::vector<patients::NewPatient>& people, Job& job)
{
    int added = 0;
    for (std::size_t i = 0; i < std::min(Patients, people.size()); ++i) {
        const PatientId& patient = people[i].patient.id;
        const auto found = services.patients->summary(patient);
        if (!found && found.error().code == ErrorCode::NotFound)
            continue;
        if (!found)
            return propagate(found);
        const NewRecord described = describe(seed, i, patient, services.clock->now());
        const auto rates = measuredRates(services, patient, described.source.start);
        if (!rates)
            return propagate(rates);
        const Monitor monitor((quint64(seed) << 8) + i, *rates);
        const auto isNew = addRecording(services, described, monitor, job);
        if (!isNew)
            return propagate(isNew);
        added += *isNew ? 1 : 0;
    }
    return added;
}

} // namespace wardlight::services
