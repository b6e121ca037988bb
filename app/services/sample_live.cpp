#include "app/services/sample_live.h"

#include "app/services/sample_alerts.h"
#include "app/services/sample_ward.h"
#include "core/alerts/alert_store.h"
#include "core/vitals/vitals_store.h"

#include <QCoreApplication>

#include <limits>

namespace wardlight::services {

namespace {

constexpr qint64 WarmUp = 7'200; ///< s before the start, so that what lasts is not raised again

QString translated(const char* text)
{
    return QCoreApplication::translate("SampleLive", text);
}

} // namespace

struct SampleLive::Bed
{
    SampleStay stay;
    SampleAlarms alarms;
};

SampleLive::SampleLive(SampleLive&&) noexcept = default;
SampleLive& SampleLive::operator=(SampleLive&&) noexcept = default;
SampleLive::~SampleLive() = default;

SampleLive::SampleLive(Services services, const patients::SampleMark& mark, int speed)
    : m_services(std::move(services)), m_seed(mark.seed), m_madeAt(mark.madeAt.toSecsSinceEpoch()),
      m_speed(speed), m_startedAt(m_services.clock->now())
{
    const qint64 start = m_startedAt.toSecsSinceEpoch();
    for (const SampleStay& stay : markedStays(mark)) {
        if (stay.to != std::numeric_limits<qint64>::max())
            continue;
        Bed bed{stay, SampleAlarms(stay)};
        for (const SampleValue& value : sampleValues(stay, {start - WarmUp, start, m_madeAt}))
            (void)bed.alarms.add(value);
        m_beds.push_back(std::move(bed));
    }
}

Result<SampleLive> SampleLive::open(Services services, int speed)
{
    const auto mark = patients::readSampleMark(*services.database);
    if (!mark)
        return propagate(mark);
    if (!*mark) {
        return fail(ErrorCode::Conflict,
                    translated(QT_TRANSLATE_NOOP(
                        "SampleLive",
                        "This is not a sample workspace: no values are made up here. Make one with "
                        "\"workspace create\" and \"sample create\".")),
                    QStringLiteral("no sample mark"));
    }
    if (!(*mark)->isComplete) {
        return fail(ErrorCode::Invalid,
                    translated(QT_TRANSLATE_NOOP(
                        "SampleLive", "The sample ward is not complete. Run \"sample create\" "
                                      "first.")),
                    QStringLiteral("sample ward unfinished"));
    }
    return SampleLive(std::move(services), **mark, speed);
}

qint64 SampleLive::courseSecond(const QDateTime& now) const
{
    return m_startedAt.toSecsSinceEpoch() + m_startedAt.msecsTo(now) * m_speed / 1'000;
}

/// When a moment of the course is, in the time of the clock.
QDateTime SampleLive::instantOf(qint64 courseSecond) const
{
    return m_startedAt.addMSecs((courseSecond - m_startedAt.toSecsSinceEpoch()) * 1'000 / m_speed);
}

std::vector<SampleValue> SampleLive::measure(const Bed& bed, qint64 second) const
{
    if (!m_last)
        return sampleRound(bed.stay, second);
    return sampleValues(bed.stay, {*m_last + 1, second + 1, m_madeAt});
}

Result<SampleLive::Tick> SampleLive::tick()
{
    const qint64 second = courseSecond(m_services.clock->now());
    if (m_last && second <= *m_last)
        return Tick();
    std::vector<vitals::Reading> readings;
    std::vector<alerts::NewAlert> raised;
    for (Bed& bed : m_beds) {
        for (const SampleValue& value : measure(bed, second)) {
            readings.push_back(sampleReading(bed.stay, value));
            readings.back().measuredAt = instantOf(value.second);
            for (const SampleAlarm& alarm : bed.alarms.add(value)) {
                raised.push_back(sampleAlert(m_seed, {bed.stay, alarm}));
                raised.back().id = AlertId::generate();
                raised.back().occurredAt = instantOf(value.second);
            }
        }
    }
    m_last = second;
    if (!readings.empty()) {
        const auto recorded = m_services.vitals->record(
            OperationId::generate(), QStringLiteral("sample ward, live"), readings);
        if (!recorded)
            return propagate(recorded);
    }
    if (!raised.empty()) {
        const auto done = m_services.alerts->raise(OperationId::generate(), raised);
        if (!done)
            return propagate(done);
    }
    return Tick{int(readings.size()), int(raised.size())};
}

} // namespace wardlight::services
