#include "tests/ui/waveforms/memory_waveforms.h"

#include <algorithm>

namespace wardlight::test {

waveforms::Channel ecgChannel(waveforms::EcgLead lead, std::vector<std::int32_t> counts)
{
    waveforms::Channel channel;
    channel.lead = lead;
    channel.name = leadName(lead);
    channel.rateHz = 500;
    channel.gain = 2.5;
    channel.unit = QStringLiteral("uV");
    channel.bandwidth = {0.05, 150, {}};
    channel.counts = std::move(counts);
    return channel;
}

waveforms::WaveformRecord twelveLeads(double seconds)
{
    std::vector<std::int32_t> counts(std::size_t(seconds * 500), 0);
    counts[250] = 400; // 1 mV
    waveforms::WaveformRecord record;
    record.groups = {{QStringLiteral("RHYTHM"), false}};
    for (int lead = 0; lead < waveforms::EcgLeadCount; ++lead)
        record.channels.push_back(ecgChannel(waveforms::EcgLead(lead), counts));
    record.remarks = {{{}, QStringLiteral("SINUS RHYTHM"), {}, {}},
                      {QStringLiteral("QT Interval"), {}, 368, QStringLiteral("ms")}};
    return record;
}

void MemoryWaveforms::add(const PatientId& patient, const QDateTime& start,
                          waveforms::WaveformRecord record)
{
    const std::lock_guard lock(m_mutex);
    record.start = start;
    const waveforms::RecordSummary summary = {record.id, record.id, patient, start,
                                              QStringLiteral("ECG")};
    m_kept.push_back({summary, std::move(record)});
}

void MemoryWaveforms::failWith(std::optional<Error> error)
{
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
}

void MemoryWaveforms::setUnverified(const QString& id)
{
    const std::lock_guard lock(m_mutex);
    m_unverified = id;
}

QStringList MemoryWaveforms::opened() const
{
    const std::lock_guard lock(m_mutex);
    return m_opened;
}

Result<std::vector<waveforms::RecordSummary>>
MemoryWaveforms::records(const waveforms::RecordQuery& query)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    std::vector<waveforms::RecordSummary> records;
    for (const Kept& kept : m_kept) {
        if (!query.patient || kept.summary.patient == query.patient)
            records.push_back(kept.summary);
    }
    return records;
}

Result<waveforms::OpenedRecord> MemoryWaveforms::open(const QString& id,
                                                      objects::UnverifiedPolicy policy)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    if (id == m_unverified && policy == objects::UnverifiedPolicy::Refuse)
        return fail(ErrorCode::Unverified, QStringLiteral("no hash"));
    const auto found = std::find_if(m_kept.begin(), m_kept.end(),
                                    [&id](const Kept& kept) { return kept.summary.id == id; });
    if (found == m_kept.end())
        return fail(ErrorCode::NotFound, QStringLiteral("no such record"));
    m_opened << id;
    objects::Provenance provenance;
    provenance.key = QStringLiteral("dicom/") + id;
    provenance.state = id == m_unverified ? objects::Provenance::State::Unverified
                                          : objects::Provenance::State::Verified;
    provenance.checkedAt = QDateTime({2026, 3, 14}, {12, 0}, Qt::UTC);
    return waveforms::OpenedRecord{found->record, provenance};
}

} // namespace wardlight::test
