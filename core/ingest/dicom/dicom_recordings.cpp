#include "core/ingest/dicom/dicom_recordings.h"

#include "core/waveforms/record_writer_pg.h"

#include <QCoreApplication>
#include <QSet>

namespace wardlight::ingest {

using waveforms::Channel;
using waveforms::OpenedRecord;
using waveforms::RecordSummary;
using waveforms::WaveformRecord;

namespace {

constexpr double MsASecond = 1000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DicomRecordings)
};

/// What a group's channels have in front of their names, as nameChannels() writes it.
QString groupWord(const WaveformRecord& record, int group)
{
    const QString& label = record.groups[std::size_t(group)].label;
    return label.isEmpty() ? QString::number(group + 1) : label;
}

void put(QJsonObject& details, const char* key, const std::optional<double>& value)
{
    if (value)
        details.insert(QLatin1String(key), *value);
}

waveforms::SourceChannel sourceOf(const Channel& channel, const QString& group)
{
    waveforms::SourceChannel source;
    const QString front = group + u'/';
    source.name = channel.name.startsWith(front) ? channel.name.mid(front.size()) : channel.name;
    source.unit = channel.unit;
    source.rateHz = channel.rateHz;
    source.gain = channel.gain;
    source.baseline = channel.baseline;
    source.countOffset = channel.countOffset;
    put(source.details, "skew_seconds", channel.skewSeconds);
    put(source.details, "low_cut_hz", channel.bandwidth.lowCutHz);
    put(source.details, "high_cut_hz", channel.bandwidth.highCutHz);
    put(source.details, "notch_hz", channel.bandwidth.notchHz);
    return source;
}

waveforms::AnnotationSet remarksOf(const WaveformRecord& record)
{
    waveforms::AnnotationSet set;
    set.annotator = QStringLiteral("dicom");
    for (const waveforms::Remark& remark : record.remarks) {
        QStringList parts{remark.name, remark.text};
        if (remark.value)
            parts << QString::number(*remark.value) << remark.unit;
        parts.removeAll(QString());
        waveforms::Annotation note;
        note.type = QStringLiteral("note");
        note.text = parts.join(u' ');
        set.annotations.push_back(note);
    }
    return set;
}

GroupRecording recordingOf(const OpenedRecord& object, const RecordSummary& summary, int group)
{
    const WaveformRecord& record = object.record;
    const QString word = groupWord(record, group);
    GroupRecording made;
    waveforms::NewRecord& described = made.described;
    described.id = waveforms::RecordId::generate();
    described.source.name = group == 0 ? record.name : record.name + u'/' + word;
    described.source.start = record.start;
    described.source.details = {
        {QStringLiteral("sop_instance_uid"), record.id},
        {QStringLiteral("title"), QStringLiteral("%1 %2").arg(summary.description, word)}};
    described.sourceFormat = QStringLiteral("dicom");
    described.sourceSha256 =
        Sha256::of(object.provenance.sha256.toHex().toUtf8() + '/' + QByteArray::number(group));
    described.patient = summary.patient;
    for (const Channel& channel : record.channels) {
        if (channel.group != group)
            continue;
        if (described.source.channels.empty() && record.start.isValid())
            described.source.start =
                record.start.addMSecs(qRound64(channel.startSeconds * MsASecond));
        described.source.channels.push_back(sourceOf(channel, word));
        made.samples.push_back({channel.counts, channel.gaps});
    }
    waveforms::nameUniquely(described.source.channels);
    made.remarks = remarksOf(record);
    return made;
}

Result<> keep(const DicomRecordingServices& services, GroupRecording recording)
{
    const auto known = waveforms::isRecorded(*services.database, recording.described.sourceSha256);
    if (!known)
        return propagate(known);
    if (*known || recording.described.source.channels.empty())
        return {};
    waveforms::RecordWriter writer(services.database, services.audit, recording.described);
    if (const auto begun = writer.begin(); !begun)
        return begun;
    if (const auto added = writer.add(std::move(recording.samples)); !added)
        return added;
    const auto finished = writer.finish({recording.remarks}, {});
    // another program kept the same object meanwhile
    if (!finished && finished.error().code == ErrorCode::Conflict)
        return {};
    return finished;
}

Result<> keepObject(const DicomRecordingServices& services, const RecordSummary& summary)
{
    const auto object = services.objects->open(summary.id, objects::UnverifiedPolicy::Refuse);
    if (!object)
        return propagate(object);
    for (GroupRecording& recording : groupRecordings(*object, summary)) {
        if (const auto kept = keep(services, std::move(recording)); !kept)
            return kept;
    }
    return {};
}

} // namespace

std::vector<GroupRecording> groupRecordings(const OpenedRecord& object,
                                            const RecordSummary& summary)
{
    std::vector<GroupRecording> recordings;
    for (int group = 0; group < int(object.record.groups.size()); ++group)
        recordings.push_back(recordingOf(object, summary, group));
    return recordings;
}

Result<QStringList> keepRecordings(const DicomRecordingServices& services,
                                   const QStringList& sopInstanceUids, Job& job)
{
    QStringList failures;
    if (sopInstanceUids.isEmpty())
        return failures;
    const auto summaries = services.objects->records({});
    if (!summaries)
        return propagate(summaries);
    const QSet<QString> wanted(sopInstanceUids.begin(), sopInstanceUids.end());
    for (const RecordSummary& summary : *summaries) {
        if (!wanted.contains(summary.id) || job.isCancelled())
            continue;
        if (const auto kept = keepObject(services, summary); !kept)
            failures << Words::tr("The waveforms of %1 are not among the stored recordings: %2")
                            .arg(summary.id, kept.error().message);
    }
    return failures;
}

} // namespace wardlight::ingest
