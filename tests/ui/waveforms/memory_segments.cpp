#include "tests/ui/waveforms/memory_segments.h"

#include <algorithm>

namespace wardlight::test {

using namespace waveforms;

RecordId MemorySegments::add(const PatientId& patient, const QString& name, const QDateTime& start,
                             std::vector<HeldChannel> channels)
{
    const std::lock_guard lock(m_mutex);
    Kept kept;
    kept.record.id = RecordId::generate();
    kept.record.name = name;
    kept.record.patient = patient;
    kept.record.start = start;
    for (const HeldChannel& held : channels) {
        StoredChannel channel;
        channel.source.name = held.name;
        channel.source.unit = QStringLiteral("mV");
        channel.source.rateHz = held.rateHz;
        channel.source.gain = 0.001;
        channel.samples = qint64(held.counts.size());
        kept.record.channels.push_back(channel);
    }
    kept.channels = std::move(channels);
    m_kept.push_back(std::move(kept));
    return m_kept.back().record.id;
}

void MemorySegments::setAnnotations(const RecordId& id, std::vector<AnnotationSet> sets)
{
    const std::lock_guard lock(m_mutex);
    for (Kept& kept : m_kept) {
        if (kept.record.id == id)
            kept.annotations = std::move(sets);
    }
}

void MemorySegments::failWith(std::optional<Error> error)
{
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
}

std::vector<WindowRequest> MemorySegments::windows() const
{
    const std::lock_guard lock(m_mutex);
    return m_windows;
}

const MemorySegments::Kept* MemorySegments::find(const RecordId& id) const
{
    const auto found = std::find_if(m_kept.begin(), m_kept.end(),
                                    [&id](const Kept& kept) { return kept.record.id == id; });
    return found == m_kept.end() ? nullptr : &*found;
}

Result<std::vector<StoredRecord>> MemorySegments::records(const std::optional<PatientId>& patient)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    std::vector<StoredRecord> records;
    for (const Kept& kept : m_kept) {
        if (!patient || kept.record.patient == patient)
            records.push_back(kept.record);
    }
    return records;
}

Result<StoredRecord> MemorySegments::record(const QString& nameOrId)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    for (const Kept& kept : m_kept) {
        if (kept.record.id.toString() == nameOrId)
            return kept.record;
    }
    return fail(ErrorCode::NotFound, nameOrId);
}

Result<ChannelWindow> MemorySegments::window(const StoredRecord& record, int channel,
                                             const WindowRequest& request)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    m_windows.push_back(request);
    const HeldChannel& held = find(record.id)->channels[std::size_t(channel)];
    const auto grid =
        ColumnGrid::create(held.rateHz, request.fromSeconds, request.toSeconds, request.columns);
    if (!grid)
        return propagate(grid);
    Channel whole;
    whole.rateHz = held.rateHz;
    whole.gain = 0.001;
    whole.counts = held.counts;
    whole.gaps = held.gaps;
    ChannelWindow window;
    for (int i = 0; i <= grid->columns(); ++i)
        window.edges.push_back(grid->edge(i));
    window.columns = columnExtremes(whole, *grid);
    window.gaps = gapsIn(whole, grid->span());
    return window;
}

Result<ChannelSamples> MemorySegments::samples(const StoredRecord& record, int channel,
                                               SampleRange range)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    const HeldChannel& held = find(record.id)->channels[std::size_t(channel)];
    range = {std::max<qint64>(0, range.from),
             std::min<qint64>(qint64(held.counts.size()), range.to)};
    return ChannelSamples{
        range.from, {held.counts.begin() + range.from, held.counts.begin() + range.to}, {}};
}

Result<std::vector<AnnotationSet>> MemorySegments::annotations(const StoredRecord& record)
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return tl::unexpected(*m_error);
    return find(record.id)->annotations;
}

Result<> MemorySegments::annotate(const StoredRecord& record, const AnnotationSet& set)
{
    setAnnotations(record.id, {set});
    return {};
}

Result<> MemorySegments::addAnnotations(const StoredRecord& record, const AnnotationSet& set)
{
    return annotate(record, set);
}

Result<> MemorySegments::noteExport(const StoredRecord&, const QString&)
{
    return {};
}

} // namespace wardlight::test
