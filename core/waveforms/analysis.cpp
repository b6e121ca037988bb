#include "core/waveforms/analysis.h"

#include "core/waveforms/beats.h"
#include "core/waveforms/ecg_lead.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::waveforms {

namespace {

constexpr double WindowSeconds = 300;
constexpr double PieceSeconds = 600;
constexpr auto RhythmName = "wardlight-hrv";
constexpr int RhythmVersion = 1;

std::vector<double> secondsOf(const std::vector<qint64>& beats, double rateHz)
{
    std::vector<double> seconds;
    seconds.reserve(beats.size());
    for (const qint64 beat : beats)
        seconds.push_back(double(beat) / rateHz);
    return seconds;
}

void addRhythm(const StoredRecord& record, Analysis& analysis)
{
    const StoredChannel& channel = record.channels[std::size_t(analysis.channel)];
    const double rateHz = channel.source.rateHz;
    const std::vector<RrInterval> intervals = rrIntervals(secondsOf(analysis.beats, rateHz));
    const double end = double(channel.samples) / rateHz;
    analysis.all = heartRhythm(intervals, 0, end);
    auto first = intervals.begin();
    for (double from = 0; from + WindowSeconds <= end; from += WindowSeconds) {
        const auto last = std::find_if(first, intervals.end(), [&](const RrInterval& each) {
            return each.endSeconds >= from + WindowSeconds;
        });
        const auto rhythm = heartRhythm({first, last}, from, from + WindowSeconds);
        if (rhythm)
            analysis.windows.push_back({from, from + WindowSeconds, *rhythm});
        first = last;
    }
}

Result<ChannelQuality> judge(SegmentStore& store, const StoredRecord& record, int channel, Job& job)
{
    const StoredChannel& info = record.channels[std::size_t(channel)];
    QualityJudge judge(info.source.rateHz);
    const auto piece = std::max<qint64>(1, qint64(PieceSeconds * info.source.rateHz));
    for (qint64 from = 0; from < info.samples; from += piece) {
        if (job.isCancelled())
            return fail(ErrorCode::Cancelled,
                        QCoreApplication::translate("Analysis", "The analysis was cancelled."));
        auto read = store.samples(record, channel, {from, from + piece});
        if (!read)
            return propagate(read);
        for (SampleRange& gap : read->gaps)
            gap = {gap.from - read->first, gap.to - read->first};
        judge.add(read->counts, read->gaps);
    }
    judge.finish();
    return ChannelQuality{channel, judge.goodPercent(), judge.faults()};
}

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

/// "HR 72.1 SDNN 45.2 …": the names are those of the Task Force; units ms, ms2, %.
QString rhythmText(const HeartRhythm& rhythm)
{
    QStringList parts = {QStringLiteral("HR ") + number(rhythm.meanRate),
                         QStringLiteral("RR ") + number(rhythm.meanRrMs)};
    const auto add = [&parts](const char* name, const std::optional<double>& value) {
        if (value)
            parts << QString::fromLatin1(name) + u' ' + number(*value);
    };
    add("SDNN", rhythm.sdnnMs);
    add("RMSSD", rhythm.rmssdMs);
    add("pNN50", rhythm.pnn50);
    add("LF", rhythm.lfMs2);
    add("HF", rhythm.hfMs2);
    return parts.join(u' ');
}

Annotation rhythmNote(const HeartRhythm& rhythm, double from, double to, int channel)
{
    Annotation note;
    note.atSeconds = from;
    note.durationSeconds = to - from;
    note.type = QStringLiteral("hrv");
    note.text = rhythmText(rhythm);
    note.channel = channel;
    return note;
}

AnnotationSet rhythmSet(const StoredRecord& record, const Analysis& analysis)
{
    const StoredChannel& channel = record.channels[std::size_t(analysis.channel)];
    AnnotationSet set;
    set.annotator = QStringLiteral("%1 %2 %3")
                        .arg(QString::fromLatin1(RhythmName))
                        .arg(RhythmVersion)
                        .arg(channel.source.name);
    if (analysis.all)
        set.annotations.push_back(rhythmNote(
            *analysis.all, 0, double(channel.samples) / channel.source.rateHz, analysis.channel));
    for (const RhythmWindow& window : analysis.windows)
        set.annotations.push_back(
            rhythmNote(window.rhythm, window.fromSeconds, window.toSeconds, analysis.channel));
    return set;
}

AnnotationSet qualitySet(const StoredRecord& record, const Analysis& analysis)
{
    AnnotationSet set;
    set.annotator = QStringLiteral("%1 %2")
                        .arg(QString::fromLatin1(QualityJudge::Name))
                        .arg(QualityJudge::Version);
    for (const ChannelQuality& quality : analysis.quality) {
        const double rateHz = record.channels[std::size_t(quality.channel)].source.rateHz;
        for (const FaultyStretch& fault : quality.faults) {
            Annotation note;
            note.atSeconds = double(fault.range.from) / rateHz;
            note.durationSeconds = double(fault.range.size()) / rateHz;
            note.type = QStringLiteral("quality");
            note.text = faultName(fault.fault);
            note.channel = quality.channel;
            set.annotations.push_back(note);
        }
    }
    return set;
}

} // namespace

std::optional<int> beatChannel(const StoredRecord& record)
{
    std::optional<int> lead, voltage;
    for (int i = 0; i < int(record.channels.size()); ++i) {
        const SourceChannel& channel = record.channels[std::size_t(i)].source;
        const auto named = leadOf({channel.name, {}, {}});
        if (named == EcgLead::II)
            return i;
        if (!lead && (named || channel.name.startsWith(QStringLiteral("ML")) ||
                      channel.name.contains(QStringLiteral("ECG"), Qt::CaseInsensitive)))
            lead = i;
        if (!voltage &&
            (channel.unit == QStringLiteral("mV") || channel.unit == QStringLiteral("uV")))
            voltage = i;
    }
    return lead ? lead : voltage;
}

Result<Analysis> analyse(SegmentStore& store, const StoredRecord& record, int channel, Job& job)
{
    Analysis analysis;
    analysis.channel = channel;
    auto beats = findBeats(store, record, channel, job);
    if (!beats)
        return propagate(beats);
    analysis.beats = std::move(*beats);
    addRhythm(record, analysis);
    const auto channels = int(record.channels.size());
    for (int i = 0; i < channels; ++i) {
        auto quality = judge(store, record, i, job);
        if (!quality)
            return propagate(quality);
        analysis.quality.push_back(std::move(*quality));
        job.report(i + 1, channels);
    }
    return analysis;
}

std::vector<AnnotationSet> annotationsOf(const StoredRecord& record, const Analysis& analysis)
{
    return {beatAnnotations(record, analysis.channel, analysis.beats), rhythmSet(record, analysis),
            qualitySet(record, analysis)};
}

} // namespace wardlight::waveforms
