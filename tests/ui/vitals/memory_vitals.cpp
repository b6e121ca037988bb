#include "tests/ui/vitals/memory_vitals.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace wardlight::test {

using namespace vitals;

void MemoryVitals::put(const PatientId& patient, const QString& type, double value,
                       const QString& unit, const QDateTime& at, const QStringList& flags)
{
    const std::lock_guard lock(m_mutex);
    m_samples.push_back({patient, QStringLiteral("M1"), type, value, unit, at, flags, at});
    std::stable_sort(m_samples.begin(), m_samples.end(),
                     [](const Sample& a, const Sample& b) { return a.measuredAt < b.measuredAt; });
}

void MemoryVitals::putMinutes(const PatientId& patient, const QString& type, const QDateTime& last,
                              int minutes)
{
    const std::lock_guard lock(m_mutex);
    for (int i = 0; i < minutes; ++i)
        m_samples.push_back({patient,
                             QStringLiteral("M1"),
                             type,
                             std::round(80 + 20 * std::sin(i / 30.0)),
                             QStringLiteral("/min"),
                             last.addSecs(-60 * i),
                             {},
                             last});
    std::stable_sort(m_samples.begin(), m_samples.end(),
                     [](const Sample& a, const Sample& b) { return a.measuredAt < b.measuredAt; });
}

void MemoryVitals::failWith(std::optional<Error> error)
{
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
}

std::vector<EnvelopeQuery> MemoryVitals::envelopeQueries() const
{
    const std::lock_guard lock(m_mutex);
    return m_envelopeQueries;
}

int MemoryVitals::scoresRead() const
{
    const std::lock_guard lock(m_mutex);
    return m_scoresRead;
}

Result<std::vector<RecordOutcome>> MemoryVitals::record(const OperationId&, const QString&,
                                                        const std::vector<Reading>&)
{
    return fail(ErrorCode::Unsupported, QStringLiteral("read only"));
}

Result<SamplePage> MemoryVitals::samples(const SampleQuery& query)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    const std::size_t skip = query.before ? query.before->measuredAt.toULongLong() : 0;
    SamplePage page;
    std::size_t seen = 0;
    for (auto sample = m_samples.rbegin(); sample != m_samples.rend(); ++sample) {
        const bool isAsked = sample->patient == query.patient &&
                             (query.type.isEmpty() || sample->type == query.type) &&
                             sample->measuredAt >= query.range.from &&
                             sample->measuredAt < query.range.to;
        if (!isAsked || seen++ < skip)
            continue;
        if (int(page.samples.size()) == query.limit) {
            page.next = SampleCursor{QString::number(skip + page.samples.size()), {}};
            return page;
        }
        page.samples.push_back(*sample);
    }
    return page;
}

Result<std::vector<Window>> MemoryVitals::windows(const WindowQuery&)
{
    return fail(ErrorCode::Unsupported, QStringLiteral("no windows"));
}

Result<Statistics> MemoryVitals::statistics(const StatisticsQuery&)
{
    return fail(ErrorCode::Unsupported, QStringLiteral("no statistics"));
}

Result<Sample> MemoryVitals::latestOfDevice(const QString&, const QString&)
{
    return fail(ErrorCode::NotFound, QStringLiteral("no device"));
}

Result<LatestSamples> MemoryVitals::latestOfPatient(const PatientId& patient, const QDateTime& at)
{
    const std::lock_guard lock(m_mutex);
    ++m_scoresRead;
    if (m_error)
        return tl::unexpected(*m_error);
    LatestSamples latest;
    for (const Sample& sample : m_samples) {
        if (sample.patient == patient && sample.measuredAt <= at)
            latest.insert(sample.type, sample);
    }
    return latest;
}

Result<QHash<PatientId, LatestSamples>>
MemoryVitals::latestOfPatients(const std::vector<PatientId>&, const QDateTime&)
{
    return fail(ErrorCode::Unsupported, QStringLiteral("no overview"));
}

Result<Extent> MemoryVitals::extent(const PatientId& patient)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    Extent extent;
    for (const Sample& sample : m_samples) {
        if (sample.patient != patient)
            continue;
        if (extent.types.isEmpty())
            extent.first = sample.measuredAt;
        extent.last = sample.measuredAt;
        if (!extent.types.contains(sample.type))
            extent.types << sample.type;
    }
    return extent;
}

Result<std::vector<Envelope>> MemoryVitals::envelopes(const EnvelopeQuery& query)
{
    const std::lock_guard gate(m_gate);
    const std::lock_guard lock(m_mutex);
    m_envelopeQueries.push_back(query);
    if (m_error)
        return tl::unexpected(*m_error);
    const qint64 from = query.range.from.toMSecsSinceEpoch();
    const qint64 to = query.range.to.toMSecsSinceEpoch();
    const qint64 width = (to - from + query.columns - 1) / query.columns;
    std::map<QString, std::map<qint64, EnvelopeColumn>> columns;
    std::map<QString, QString> units;
    for (const Sample& sample : m_samples) {
        const qint64 ms = sample.measuredAt.toMSecsSinceEpoch();
        if (sample.patient != query.patient || ms < from || ms >= to)
            continue;
        EnvelopeColumn& column = columns[sample.type][(ms - from) / width];
        if (column.count == 0)
            column = {ms, ms, sample.value, 0, sample.value, 0, 0};
        column.lastMs = ms;
        column.minimum = std::min(column.minimum, sample.value);
        column.maximum = std::max(column.maximum, sample.value);
        column.mean =
            (column.mean * double(column.count) + sample.value) / double(column.count + 1);
        ++column.count;
        column.flagged += sample.flags.isEmpty() ? 0 : 1;
        units[sample.type] = sample.unit;
    }
    std::vector<Envelope> envelopes;
    for (const auto& [type, ofType] : columns) {
        envelopes.push_back({type, units[type], {}});
        for (const auto& [bin, column] : ofType)
            envelopes.back().columns.push_back(column);
    }
    return envelopes;
}

} // namespace wardlight::test
