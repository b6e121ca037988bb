#include "core/ingest/waves/waveform_append.h"

#include "core/ingest/waves/open_source.h"
#include "core/waveforms/record_appender_pg.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace wardlight::ingest {

using waveforms::ChannelBlock;
using waveforms::RecordAppender;
using waveforms::RecordSource;
using waveforms::SampleRange;
using waveforms::SegmentStore;
using waveforms::SourceChannel;
using waveforms::StoredRecord;

namespace {

constexpr double LongestGap = 400.0 * 86'400; ///< seconds
constexpr double GapPiece = 600;

QString translated(const char* text)
{
    return QCoreApplication::translate("WaveformAppend", text);
}

bool isSame(const SourceChannel& a, const SourceChannel& b)
{
    return a.name == b.name && a.unit == b.unit && a.rateHz == b.rateHz && a.gain == b.gain &&
           a.baseline == b.baseline && a.countOffset == b.countOffset;
}

Result<> checkChannels(const std::vector<SourceChannel>& record, const RecordSource& source)
{
    const auto& channels = source.record().channels;
    for (std::size_t i = 0; i < std::max(record.size(), channels.size()); ++i) {
        if (i < record.size() && i < channels.size() && isSame(record[i], channels[i]))
            continue;
        return fail(ErrorCode::Conflict,
                    translated(QT_TRANSLATE_NOOP(
                                   "WaveformAppend",
                                   "Channel %1 is not the same as the recording's: names, rates, "
                                   "units and scales must agree."))
                        .arg(i < channels.size() ? channels[i].name : record[i].name));
    }
    return {};
}

/// Adds files to one record.
class Appending
{
public:
    Appending(std::unique_ptr<RecordAppender> appender, QDateTime start,
              std::vector<SourceChannel> channels)
        : m_appender(std::move(appender)), m_start(std::move(start)),
          m_channels(std::move(channels))
    {}

    Result<> add(RecordSource& source, Job& job)
    {
        if (const auto checked = checkChannels(m_channels, source); !checked)
            return propagate(checked);
        const double begin = beginOf(source);
        if (const auto bridged = bridge(begin); !bridged)
            return propagate(bridged);
        std::vector<qint64> skip = alreadyThere(begin);
        for (;;) {
            if (job.isCancelled())
                return fail(ErrorCode::Cancelled,
                            translated(QT_TRANSLATE_NOOP("WaveformAppend",
                                                         "Adding was cancelled; what was added "
                                                         "stays.")));
            auto blocks = source.next();
            if (!blocks)
                return propagate(blocks);
            if (blocks->empty())
                break;
            if (const auto added = append(std::move(*blocks), skip); !added)
                return propagate(added);
            job.report(m_added, 0);
        }
        return addAnnotations(source, begin);
    }
    Result<> finish() { return m_appender->finish(); }
    [[nodiscard]] const RecordAppender& appender() const { return *m_appender; }
    [[nodiscard]] qint64 added() const { return m_added; }

private:
    [[nodiscard]] double end() const
    {
        double seconds = 0;
        for (std::size_t i = 0; i < m_channels.size(); ++i)
            seconds = std::max(seconds, double(m_appender->samples(i)) / m_channels[i].rateHz);
        return seconds;
    }

    /// Where a file begins on the record's axis.
    [[nodiscard]] double beginOf(const RecordSource& source) const
    {
        if (!m_start.isValid() || !source.record().start.isValid())
            return end();
        return double(m_start.msecsTo(source.record().start)) / 1000;
    }

    /// A gap up to where a file begins.
    Result<> bridge(double begin)
    {
        if (begin - end() > LongestGap)
            return fail(ErrorCode::Limit,
                        translated(QT_TRANSLATE_NOOP("WaveformAppend",
                                                     "The file begins more than a year after the "
                                                     "recording ends.")));
        for (double from = end(); from < begin; from += GapPiece) {
            const double to = std::min(begin, from + GapPiece);
            std::vector<ChannelBlock> blocks;
            bool isGap = false;
            for (std::size_t i = 0; i < m_channels.size(); ++i) {
                const double missing = to * m_channels[i].rateHz - double(m_appender->samples(i));
                // half a sample is the clock's rounding, not a gap
                const qint64 samples = missing > 0.5 ? std::llround(missing) : 0;
                blocks.push_back({std::vector<std::int32_t>(std::size_t(samples), 0), {}});
                if (samples > 0)
                    blocks.back().gaps.push_back({0, samples});
                isGap = isGap || samples > 0;
            }
            if (!isGap)
                continue;
            if (const auto added = m_appender->append(std::move(blocks)); !added)
                return propagate(added);
        }
        return {};
    }

    /// How many samples of each channel of a file the record has.
    [[nodiscard]] std::vector<qint64> alreadyThere(double begin) const
    {
        std::vector<qint64> samples;
        for (std::size_t i = 0; i < m_channels.size(); ++i)
            samples.push_back(std::max<qint64>(
                0, std::llround(double(m_appender->samples(i)) - begin * m_channels[i].rateHz)));
        return samples;
    }

    Result<> append(std::vector<ChannelBlock> blocks, std::vector<qint64>& skip)
    {
        qint64 added = 0;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            ChannelBlock& block = blocks[i];
            const qint64 known = std::min(skip[i], qint64(block.counts.size()));
            skip[i] -= known;
            block.counts.erase(block.counts.begin(), block.counts.begin() + known);
            std::vector<SampleRange> gaps;
            for (const SampleRange& gap : block.gaps) {
                const SampleRange rest{std::max<qint64>(0, gap.from - known), gap.to - known};
                if (!rest.isEmpty())
                    gaps.push_back(rest);
            }
            block.gaps = std::move(gaps);
            added += qint64(block.counts.size());
        }
        m_added += added;
        return added > 0 ? m_appender->append(std::move(blocks)) : Result<>();
    }

    Result<> addAnnotations(RecordSource& source, double begin)
    {
        auto sets = source.annotations();
        if (!sets)
            return propagate(sets);
        for (waveforms::AnnotationSet& set : *sets) {
            for (waveforms::Annotation& each : set.annotations)
                each.atSeconds += begin;
            if (const auto added = m_appender->append(set); !added)
                return propagate(added);
        }
        return {};
    }

    std::unique_ptr<RecordAppender> m_appender;
    QDateTime m_start;
    std::vector<SourceChannel> m_channels;
    qint64 m_added = 0;
};

struct Target
{
    const std::shared_ptr<postgres::Database>& database;
    const security::AuditContext& audit;
    SegmentStore& store;
};

/// A new record with the channels of its first file.
Result<std::unique_ptr<RecordAppender>> create(const Target& target, const WaveformAppend& wanted,
                                               const RecordSource& first)
{
    waveforms::NewRecord record;
    record.id = waveforms::RecordId::generate();
    record.source = first.record();
    record.source.name = wanted.record;
    record.sourceFormat = QStringLiteral("append");
    // what it will be made of is not known yet; its id is its own
    record.sourceSha256 = Sha256::of(record.id.toString().toUtf8());
    record.patient = wanted.patient;
    return RecordAppender::create(target.database, target.audit, record);
}

Result<Appending> begin(const Target& target, const WaveformAppend& wanted,
                        const RecordSource* first)
{
    const auto found = target.store.record(wanted.record);
    if (found) {
        auto appender = RecordAppender::open(target.database, target.audit, target.store, *found);
        if (!appender)
            return propagate(appender);
        std::vector<SourceChannel> channels;
        for (const auto& channel : found->channels)
            channels.push_back(channel.source);
        return Appending(std::move(*appender), found->start, std::move(channels));
    }
    if (found.error().code != ErrorCode::NotFound || !first)
        return propagate(found);
    auto appender = create(target, wanted, *first);
    if (!appender)
        return propagate(appender);
    return Appending(std::move(*appender), first->record().start, first->record().channels);
}

} // namespace

Result<AppendReport> appendWaveforms(const std::shared_ptr<postgres::Database>& database,
                                     const security::AuditContext& audit, SegmentStore& store,
                                     const WaveformAppend& wanted, Job& job)
{
    std::vector<OpenedSource> sources;
    for (const QString& path : wanted.paths) {
        auto source = openSource(formatOf(path), path);
        if (!source)
            return propagate(source);
        sources.push_back(std::move(*source));
    }
    auto appending = begin({database, audit, store}, wanted,
                           sources.empty() ? nullptr : sources.front().source.get());
    if (!appending)
        return propagate(appending);
    AppendReport report;
    for (const OpenedSource& source : sources) {
        if (const auto added = appending->add(*source.source, job); !added)
            return propagate(added);
        report.remarks << source.source->remarks();
    }
    if (wanted.isLast) {
        if (const auto finished = appending->finish(); !finished)
            return propagate(finished);
    }
    report.id = appending->appender().id();
    report.samples = appending->added();
    return report;
}

} // namespace wardlight::ingest
