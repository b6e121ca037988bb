#include "core/waveforms/beats.h"

#include "core/waveforms/beat_detector.h"

#include <QCoreApplication>

namespace wardlight::waveforms {

namespace {

constexpr double LowestRateHz = 50;
constexpr double PieceSeconds = 600;

QString translated(const char* text)
{
    return QCoreApplication::translate("Beats", text);
}

/// Counts as the detector wants them: the value before a gap held over it.
std::vector<float> bridged(const ChannelSamples& read, float before)
{
    std::vector<float> values(read.counts.begin(), read.counts.end());
    for (const SampleRange& gap : read.gaps) {
        const auto from = std::size_t(gap.from - read.first);
        std::fill(values.begin() + std::ptrdiff_t(from),
                  values.begin() + std::ptrdiff_t(gap.to - read.first),
                  from > 0 ? values[from - 1] : before);
    }
    return values;
}

} // namespace

Result<std::vector<qint64>> findBeats(SegmentStore& store, const StoredRecord& record, int channel,
                                      Job& job)
{
    const StoredChannel& info = record.channels[std::size_t(channel)];
    if (info.source.rateHz < LowestRateHz)
        return fail(ErrorCode::Unsupported,
                    translated(QT_TRANSLATE_NOOP("Beats",
                                                 "Channel %1 has %2 samples a second; beats can be "
                                                 "found from %3 on."))
                        .arg(info.source.name)
                        .arg(info.source.rateHz)
                        .arg(LowestRateHz));
    BeatDetector detector(info.source.rateHz);
    const auto piece = qint64(PieceSeconds * info.source.rateHz);
    float last = 0;
    for (qint64 from = 0; from < info.samples; from += piece) {
        if (job.isCancelled())
            return fail(ErrorCode::Cancelled,
                        translated(QT_TRANSLATE_NOOP("Beats", "The search was cancelled.")));
        const auto read = store.samples(record, channel, {from, from + piece});
        if (!read)
            return propagate(read);
        const std::vector<float> values = bridged(*read, last);
        last = values.empty() ? last : values.back();
        detector.add(values);
        job.report(std::min(info.samples, from + piece), info.samples);
    }
    return detector.finish();
}

AnnotationSet beatAnnotations(const StoredRecord& record, int channel,
                              const std::vector<qint64>& beats)
{
    const StoredChannel& info = record.channels[std::size_t(channel)];
    AnnotationSet set;
    set.annotator = QStringLiteral("%1 %2 %3")
                        .arg(QString::fromLatin1(BeatDetector::Name),
                             QString::number(BeatDetector::Version), info.source.name);
    for (const qint64 beat : beats) {
        Annotation annotation;
        annotation.atSeconds = double(beat) / info.source.rateHz;
        annotation.type = QStringLiteral("N");
        annotation.channel = channel;
        set.annotations.push_back(annotation);
    }
    return set;
}

} // namespace wardlight::waveforms
