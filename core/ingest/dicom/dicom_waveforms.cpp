#include "core/ingest/dicom/dicom_waveforms.h"

#include "core/imaging/acquisition_time.h"
#include "core/imaging/decoder_protocol.h"
#include "core/imaging/fetch_instance.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace wardlight::ingest {

namespace {

using imaging::Waveform;
using imaging::WaveformChannel;
using imaging::WaveformGroup;
using waveforms::Channel;
using waveforms::WaveformRecord;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DicomWaveforms)
};

constexpr double MsASecond = 1000;

/// The counts of one channel of a group.
std::vector<std::int32_t> countsOf(const Waveform& waveform, std::size_t channel)
{
    const std::size_t samples = waveform.group.samples;
    std::vector<std::int32_t> counts(samples);
    std::memcpy(counts.data(),
                waveform.counts.bytes().data() + channel * samples * sizeof(std::int32_t),
                samples * sizeof(std::int32_t));
    return counts;
}

waveforms::ChannelSource sourceOf(const WaveformChannel& channel)
{
    return {channel.source, channel.sourceCode, channel.sourceScheme};
}

Channel channelOf(const Waveform& waveform, std::size_t index, double firstMs)
{
    const WaveformGroup& group = waveform.group;
    const WaveformChannel& described = group.channels[index];
    Channel channel;
    channel.lead = waveforms::leadOf(sourceOf(described));
    channel.rateHz = group.rateHz;
    channel.startSeconds = (group.offsetMs - firstMs) / MsASecond;
    channel.skewSeconds = described.skewSeconds;
    channel.gain = described.gain;
    channel.baseline = described.baseline;
    channel.countOffset = group.countOffset;
    channel.unit = described.unit;
    channel.bandwidth = {described.lowCutHz, described.highCutHz, described.notchHz};
    channel.counts = countsOf(waveform, index);
    if (group.padding)
        channel.gaps = waveforms::gapsOf(channel.counts, *group.padding);
    return channel;
}

/// What was noted, each thing once although every group may repeat it.
void addRemarks(WaveformRecord& record, const WaveformGroup& group)
{
    for (const imaging::WaveformRemark& noted : group.remarks) {
        const auto isSame = [&noted](const waveforms::Remark& known) {
            return known.name == noted.name && known.text == noted.text &&
                   known.value == noted.value && known.unit == noted.unit;
        };
        if (std::none_of(record.remarks.begin(), record.remarks.end(), isSame))
            record.remarks.push_back({noted.name, noted.text, noted.value, noted.unit});
    }
}

void addGroup(WaveformRecord& record, const Waveform& waveform, double firstMs)
{
    const WaveformGroup& group = waveform.group;
    record.groups.push_back({group.label, group.originality == QLatin1String("DERIVED")});
    for (std::size_t i = 0; i < group.channels.size(); ++i) {
        Channel channel = channelOf(waveform, i, firstMs);
        channel.group = int(record.groups.size()) - 1;
        record.channels.push_back(std::move(channel));
    }
    addRemarks(record, group);
}

double earliestOffsetMs(const std::vector<Waveform>& groups)
{
    double first = groups.front().group.offsetMs;
    for (const Waveform& waveform : groups)
        first = std::min(first, waveform.group.offsetMs);
    return first;
}

/// Every multiplex group of an object, as long as they are not too many bytes together.
Result<std::vector<Waveform>> readGroups(const imaging::Decoder& decoder,
                                         const SealedMemory& object,
                                         const imaging::Decoder::Scope& scope)
{
    constexpr int MostGroups = 64;
    std::vector<Waveform> groups;
    std::size_t bytes = 0;
    for (int count = 1; int(groups.size()) < count;) {
        auto waveform = decoder.waveform(object, scope, int(groups.size()));
        if (!waveform)
            return propagate(waveform);
        count = int(std::min<std::uint32_t>(waveform->group.groups, MostGroups + 1));
        bytes += waveform->counts.size();
        if (bytes > DicomWaveforms::LongestBytes || count > MostGroups)
            return fail(ErrorCode::Limit,
                        Words::tr("The recording is longer than this version can show. Ask its "
                                  "sender to split it."),
                        QStringLiteral("waveform of %1 groups").arg(count));
        groups.push_back(std::move(*waveform));
    }
    return groups;
}

} // namespace

DicomWaveforms::DicomWaveforms(std::shared_ptr<imaging::ImagingStore> index,
                               std::shared_ptr<const objects::VerifiedFetch> fetch,
                               std::shared_ptr<const imaging::Decoder> decoder)
    : m_index(std::move(index)), m_fetch(std::move(fetch)), m_decoder(std::move(decoder))
{}

Result<std::vector<waveforms::RecordSummary>>
DicomWaveforms::records(const waveforms::RecordQuery& query)
{
    const auto instances = m_index->waveforms(query.patient);
    if (!instances)
        return propagate(instances);
    std::vector<waveforms::RecordSummary> records;
    for (const imaging::WaveformInstance& waveform : *instances) {
        const imaging::DicomHeader& header = waveform.instance.header;
        const QString& words =
            header.seriesDescription.isEmpty() ? header.modality : header.seriesDescription;
        records.push_back({header.sopInstanceUid, header.sopInstanceUid, waveform.patient,
                           imaging::acquiredAt(header), words});
    }
    std::stable_sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
        return a.start.isNull() != b.start.isNull() ? b.start.isNull() : a.start < b.start;
    });
    return records;
}

Result<waveforms::OpenedRecord> DicomWaveforms::open(const QString& id,
                                                     objects::UnverifiedPolicy policy)
{
    const auto instance = m_index->instance(id);
    if (!instance && instance.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, Words::tr("There is no waveform record %1.").arg(id));
    if (!instance)
        return propagate(instance);
    const auto object = imaging::fetchInstance(*m_fetch, *instance, policy);
    if (!object)
        return propagate(object);
    const auto groups = readGroups(*m_decoder, object->bytes, instance->header.studyUid);
    if (!groups)
        return propagate(groups);
    auto record = recordOf(instance->header, *groups);
    if (!record)
        return propagate(record);
    return waveforms::OpenedRecord{std::move(*record), object->provenance};
}

Result<WaveformRecord> recordOf(const imaging::DicomHeader& header,
                                const std::vector<Waveform>& groups)
{
    for (const Waveform& waveform : groups) {
        if (imaging::waveformBytes(waveform.group) != waveform.counts.size())
            return fail(ErrorCode::Integrity,
                        Words::tr("The recording does not fit its description; nothing of it is "
                                  "shown. Report this file to your administrator."),
                        QStringLiteral("waveform counts do not fit"));
    }
    WaveformRecord record;
    record.id = header.sopInstanceUid;
    record.name = header.sopInstanceUid;
    if (groups.empty())
        return record;
    const double firstMs = earliestOffsetMs(groups);
    record.start = imaging::acquiredAt(header);
    if (record.start.isValid())
        record.start = record.start.addMSecs(qRound64(firstMs));
    std::vector<waveforms::ChannelSource> sources;
    QStringList labels;
    for (const Waveform& waveform : groups) {
        addGroup(record, waveform, firstMs);
        for (const WaveformChannel& channel : waveform.group.channels) {
            sources.push_back(sourceOf(channel));
            labels << channel.label;
        }
    }
    nameChannels(record, sources, labels);
    return record;
}

} // namespace wardlight::ingest
