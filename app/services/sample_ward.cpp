#include "app/services/sample_ward.h"

#include "app/services/sample_alerts.h"
#include "app/services/sample_patients.h"
#include "core/async/tasks.h"
#include "core/patients/sample_mark_pg.h"
#include "core/vitals/intake.h"
#include "core/vitals/vitals_store.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <future>

namespace wardlight::services {

namespace {

constexpr qint64 SecondsPerDay = 86'400;
constexpr std::size_t BatchSize = 20'000;
const QUuid OperationNamespace(QStringLiteral("2a5de0b8-94a7-4c5c-8b2b-6c0b6f0b8c11"));

struct MeasuredType
{
    QString code;
    QString unit;
};

const MeasuredType& measuredType(SampleType type)
{
    static const std::array<MeasuredType, 11> Types = {{
        {QStringLiteral("heart_rate"), QStringLiteral("/min")},
        {QStringLiteral("spo2"), QStringLiteral("%")},
        {QStringLiteral("respiratory_rate"), QStringLiteral("/min")},
        {QStringLiteral("temperature"), QStringLiteral("Cel")},
        {QStringLiteral("blood_pressure_systolic"), QStringLiteral("mm[Hg]")},
        {QStringLiteral("blood_pressure_diastolic"), QStringLiteral("mm[Hg]")},
        {QStringLiteral("blood_pressure_mean"), QStringLiteral("mm[Hg]")},
        {QStringLiteral("fio2"), QStringLiteral("%")},
        {QStringLiteral("consciousness"), QStringLiteral("{ACVPU}")},
        {QStringLiteral("weight"), QStringLiteral("kg")},
        {QStringLiteral("glucose"), QStringLiteral("mmol/L")},
    }};
    return Types[std::size_t(type)];
}

/// The mark of this seed's ward, made now where there is none.
Result<patients::SampleMark> ensureMark(const Services& services, quint32 seed)
{
    auto mark = patients::readSampleMark(*services.database, seed);
    if (!mark)
        return propagate(mark);
    if (*mark)
        return std::move(**mark);
    patients::SampleMark made{seed, services.clock->now(), false, {}};
    for (const patients::NewPatient& person : samplePatients(seed, made.madeAt))
        made.patients.insert(person.patient.id);
    if (const auto marked = patients::markSample(*services.database, services.audit, made); !marked)
        return propagate(marked);
    mark = patients::readSampleMark(*services.database, seed);
    if (!mark)
        return propagate(mark);
    return mark->value_or(std::move(made));
}

/// What one transaction records: a part of one stay.
struct Batch
{
    const SampleStay* stay = nullptr;
    std::vector<SampleValue> values;
    OperationId operation;
};

void addBatches(std::vector<Batch>& lane, const SampleStay& stay,
                const std::vector<SampleValue>& values, quint32 seed)
{
    for (std::size_t from = 0; from < values.size(); from += BatchSize) {
        const auto first = values.begin() + std::ptrdiff_t(from);
        const auto last =
            values.begin() + std::ptrdiff_t(std::min(from + BatchSize, values.size()));
        const QString name = QStringLiteral("vitals/%1/%2/%3").arg(seed).arg(stay.number).arg(from);
        lane.push_back(
            {&stay, {first, last}, OperationId(QUuid::createUuidV5(OperationNamespace, name))});
    }
}

/// @return how many values were added
Result<int> record(const Services& services, const Batch& batch)
{
    std::vector<vitals::Reading> readings;
    readings.reserve(batch.values.size());
    for (const SampleValue& value : batch.values)
        readings.push_back(sampleReading(*batch.stay, value));
    const auto recorded =
        services.vitals->record(batch.operation, QStringLiteral("sample ward"), readings);
    if (!recorded && recorded.error().code == ErrorCode::AlreadyApplied)
        return 0;
    if (!recorded)
        return propagate(recorded);
    return int(
        std::count_if(recorded->begin(), recorded->end(), [](const vitals::RecordOutcome& outcome) {
            return outcome.recording == vitals::RecordOutcome::Recording::Added;
        }));
}

Result<int> recordLane(const Services& services, const std::vector<Batch>& lane, Job& job)
{
    int added = 0;
    for (const Batch& batch : lane) {
        if (job.isCancelled())
            return tl::unexpected(cancelledError());
        const auto recorded = record(services, batch);
        if (!recorded)
            return recorded;
        added += *recorded;
    }
    return added;
}

/// Two lanes side by side take little more than half the time of one. No device is in both, so that
/// neither waits for the other's rows; the first batch goes ahead and makes the months' partitions.
Result<int> recordVitals(const Services& services, const std::array<std::vector<Batch>, 2>& lanes,
                         Job& job)
{
    Result<int> ahead = 0;
    if (!lanes[0].empty())
        ahead = record(services, lanes[0].front());
    if (!ahead)
        return ahead;
    auto other =
        std::async(std::launch::async, [&] { return recordLane(services, lanes[1], job); });
    const Result<int> mine = recordLane(services, lanes[0], job);
    const Result<int> theirs = other.get();
    if (!mine)
        return mine;
    if (!theirs)
        return theirs;
    return *ahead + *mine + *theirs;
}

/// What happened.
struct Chronicle
{
    std::array<std::vector<Batch>, 2> lanes;
    std::vector<RaisedSample> raised;
};

Chronicle chronicleOf(const patients::SampleMark& mark, const std::vector<SampleStay>& stays,
                      int days)
{
    const qint64 made = mark.madeAt.toSecsSinceEpoch();
    const qint64 begin = made - days * SecondsPerDay;
    Chronicle chronicle;
    for (const SampleStay& stay : stays) {
        const auto values = sampleValues(stay, {begin, made, made});
        addBatches(chronicle.lanes[std::size_t(stay.bed % 2)], stay, values, mark.seed);
        SampleAlarms alarms(stay);
        for (const SampleValue& value : values) {
            for (const SampleAlarm& alarm : alarms.add(value))
                chronicle.raised.push_back({stay, alarm});
        }
    }
    return chronicle;
}

} // namespace

vitals::Reading sampleReading(const SampleStay& stay, const SampleValue& value)
{
    const MeasuredType& type = measuredType(value.type);
    vitals::Reading reading;
    reading.patient = stay.patient;
    reading.device = sampleDevice(stay);
    reading.type = type.code;
    reading.value = value.value;
    reading.unit = type.unit;
    reading.measuredAt = QDateTime::fromSecsSinceEpoch(value.second, Qt::UTC);
    if (value.isArtefact)
        reading.flags << vitals::flag::Artefact;
    return reading;
}

QString sampleTypeCode(SampleType type)
{
    return measuredType(type).code;
}

QString sampleUnit(SampleType type)
{
    return measuredType(type).unit;
}

QString sampleDevice(const SampleStay& stay)
{
    return QStringLiteral("SAMPLE-MON-%1").arg(stay.bed + 1, 2, 10, QChar(u'0'));
}

std::vector<SampleStay> markedStays(const patients::SampleMark& mark)
{
    auto stays = sampleStays(mark.seed, mark.madeAt);
    std::erase_if(
        stays, [&mark](const SampleStay& stay) { return !mark.patients.contains(stay.patient); });
    return stays;
}

Result<SampleWardReport> createSampleWard(const Services& services,
                                          const SampleWardOptions& options, Job& job)
{
    const auto mark = ensureMark(services, options.seed);
    if (!mark)
        return propagate(mark);
    if (mark->isComplete)
        return SampleWardReport();
    const auto stays = markedStays(*mark);
    const Chronicle chronicle = chronicleOf(*mark, stays, options.days);
    const auto measurements = recordVitals(services, chronicle.lanes, job);
    if (!measurements)
        return propagate(measurements);
    const auto alerts = recordSampleAlerts(services, *mark, chronicle.raised);
    if (!alerts)
        return propagate(alerts);
    if (const auto done = patients::completeSample(*services.database, services.audit, options.seed,
                                                   services.clock->now());
        !done)
        return propagate(done);
    return SampleWardReport{*measurements, *alerts};
}

} // namespace wardlight::services
