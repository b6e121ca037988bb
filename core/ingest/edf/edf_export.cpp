#include "core/ingest/edf/edf_export.h"

#include "core/ingest/edf/export_layout.h"
#include "core/ingest/edf/gap_note.h"
#include "core/ingest/edf/header_bytes.h"
#include "core/ingest/edf/note_packing.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace wardlight::ingest::edf {

using waveforms::Annotation;
using waveforms::CountRange;
using waveforms::SampleRange;
using waveforms::SegmentStore;
using waveforms::StoredRecord;

namespace {

constexpr qint64 PieceSamples = 1 << 20; ///< of all channels together, about

QString translated(const char* text)
{
    return QCoreApplication::translate("EdfExport", text);
}

QString noteText(const Annotation& annotation)
{
    if (annotation.type == QStringLiteral("note"))
        return annotation.text;
    return (annotation.type + u' ' + annotation.text).trimmed();
}

/// Writes one record; see exportRecord().
class Writer
{
public:
    Writer(SegmentStore& store, const StoredRecord& record, std::vector<CountRange> ranges,
           ExportLayout layout)
        : m_store(store), m_record(record), m_ranges(std::move(ranges)), m_layout(std::move(layout))
    {}

    void addAnnotations(const std::vector<waveforms::AnnotationSet>& sets)
    {
        for (const auto& set : sets) {
            for (const Annotation& each : set.annotations)
                addNote(each.atSeconds, each.durationSeconds, noteText(each), false);
        }
    }
    void addGaps()
    {
        std::vector<waveforms::SourceChannel> named(m_layout.header.channels.size());
        for (std::size_t i = 0; i < named.size(); ++i)
            named[i].name =
                QString::fromUtf8(m_layout.header.channels[i].label.toUtf8().left(LabelBytes))
                    .trimmed();
        waveforms::nameUniquely(named);
        for (std::size_t i = 0; i < named.size(); ++i) {
            for (const Run& run : m_layout.runs)
                addGaps(i, run, GapNote + named[i].name);
        }
    }
    /// Puts the notes in order and gives them a signal, where one is needed.
    void finishHeader()
    {
        EdfHeader& header = m_layout.header;
        const QString source = m_record.details.value(QLatin1String("format")).toString();
        const bool wasPlain = source == QStringLiteral("EDF") || source == QStringLiteral("BDF");
        if (wasPlain && m_notes.empty() && header.isContinuous && m_layout.firstOnset == 0) {
            header.kind = header.kind == EdfKind::BdfPlus ? EdfKind::Bdf : EdfKind::Edf;
            header.patient = m_record.details.value(QLatin1String("patient")).toString();
            header.recording = m_record.details.value(QLatin1String("recording")).toString();
            return;
        }
        std::stable_sort(m_notes.begin(), m_notes.end(),
                         [](const auto& a, const auto& b) { return a.record < b.record; });
        const Run& last = m_layout.runs.back();
        const double end = last.onset + double(last.records) * header.recordSeconds;
        constexpr int Decimals = 12;
        m_dealt =
            dealOut(m_notes, header.recordCount,
                    int(timeStamp(std::floor(end) + 1).size()) + Decimals, header.bytesPerSample());
        header.recordCount = qint64(m_dealt.byRecord.size());
        EdfSignal notes;
        const bool isBdf = header.bytesPerSample() == 3;
        notes.label = isBdf ? QStringLiteral("BDF Annotations") : QStringLiteral("EDF Annotations");
        notes.physicalMin = -1;
        notes.physicalMax = 1;
        notes.digitalMin = isBdf ? -8'388'608 : -32'768;
        notes.digitalMax = isBdf ? 8'388'607 : 32'767;
        notes.samplesPerRecord = m_dealt.bytes / header.bytesPerSample();
        header.channels.push_back(notes);
    }
    Result<> write(QIODevice& file, Job& job)
    {
        if (!put(file, headerBytes(m_layout.header)))
            return cannotWrite(file);
        qint64 number = 0;
        for (const Run& run : m_layout.runs) {
            // a record without channels has notes alone
            const qint64 records = m_ranges.empty() ? m_layout.header.recordCount : run.records;
            for (qint64 from = 0; from < records; from += piece()) {
                if (job.isCancelled())
                    return fail(
                        ErrorCode::Cancelled,
                        translated(QT_TRANSLATE_NOOP("EdfExport", "The export was cancelled.")));
                const qint64 to = std::min(records, from + piece());
                const auto bytes = dataRecords(run, from, to, number);
                if (!bytes)
                    return propagate(bytes);
                if (!put(file, *bytes))
                    return cannotWrite(file);
                number += to - from;
                job.report(number, m_layout.header.recordCount);
            }
        }
        return {};
    }
    [[nodiscard]] const ExportLayout& layout() const { return m_layout; }

private:
    static constexpr qsizetype LabelBytes = 16;

    static bool put(QIODevice& file, const QByteArray& bytes)
    {
        return file.write(bytes) == bytes.size();
    }
    static tl::unexpected<Error> cannotWrite(const QIODevice& file)
    {
        return fail(ErrorCode::NoSpace,
                    translated(QT_TRANSLATE_NOOP("EdfExport", "The file cannot be written: %1"))
                        .arg(file.errorString()));
    }

    [[nodiscard]] qint64 piece() const
    {
        const qint64 bytes = std::max<qint64>(1, m_layout.header.bytesPerRecord());
        return std::max<qint64>(1, PieceSamples * 2 / bytes);
    }

    /// The data record in which a time falls, and the last one for times behind the end.
    [[nodiscard]] qint64 recordAt(double seconds) const
    {
        const double length = m_layout.header.recordSeconds;
        qint64 before = 0;
        qint64 found = 0;
        for (const Run& run : m_layout.runs) {
            if (run.records > 0 && (seconds >= run.onset || before == 0)) {
                const double inside = length > 0 ? (seconds - run.onset) / length + 1e-9 : 0;
                found = before + qint64(std::clamp(inside, 0.0, double(run.records - 1)));
            }
            before += run.records;
        }
        return found;
    }

    void addNote(double at, double duration, const QString& text, bool mustBeHere)
    {
        m_notes.push_back(
            {recordAt(at), mustBeHere, noteBytes(at + m_layout.firstOnset, duration, text)});
    }

    /// Where a run holds samples of a channel that are none.
    void addGaps(std::size_t channel, const Run& run, const QString& text)
    {
        const auto& info = m_record.channels[channel];
        const qint64 each = m_layout.header.channels[channel].samplesPerRecord;
        const SampleRange covered{run.first[channel], run.first[channel] + run.records * each};
        std::vector<SampleRange> gaps = m_ranges[channel].gaps;
        if (!gaps.empty() && gaps.back().to == info.samples)
            gaps.back().to = std::max(gaps.back().to, covered.to);
        else if (covered.to > info.samples)
            gaps.push_back({info.samples, covered.to});
        for (const SampleRange& gap : gaps) {
            const SampleRange inside{std::max(gap.from, covered.from),
                                     std::min(gap.to, covered.to)};
            if (!inside.isEmpty())
                addNote(double(inside.from) / info.source.rateHz,
                        double(inside.size()) / info.source.rateHz, text, true);
        }
    }

    Result<QByteArray> dataRecords(const Run& run, qint64 from, qint64 to, qint64 number)
    {
        const EdfHeader& header = m_layout.header;
        std::vector<std::vector<std::int32_t>> counts;
        for (std::size_t i = 0; i < m_ranges.size(); ++i) {
            const EdfSignal& signal = header.channels[i];
            const qint64 each = signal.samplesPerRecord;
            const auto nothing = std::clamp(0, std::min(signal.digitalMin, signal.digitalMax),
                                            std::max(signal.digitalMin, signal.digitalMax));
            auto read =
                waveforms::countsWith(nothing, m_store, m_record, int(i),
                                      {run.first[i] + from * each, run.first[i] + to * each});
            if (!read)
                return propagate(read);
            counts.push_back(std::move(*read));
        }
        QByteArray bytes;
        bytes.reserve((to - from) * header.bytesPerRecord());
        for (qint64 record = 0; record < to - from; ++record) {
            for (std::size_t i = 0; i < counts.size(); ++i)
                appendSamples(bytes, counts[i], record * header.channels[i].samplesPerRecord,
                              header.channels[i].samplesPerRecord);
            if (header.isPlus())
                appendNotes(bytes, run.onset + double(from + record) * header.recordSeconds,
                            number + record);
        }
        return bytes;
    }

    void appendSamples(QByteArray& bytes, const std::vector<std::int32_t>& counts, qint64 first,
                       qint64 samples) const
    {
        const int width = m_layout.header.bytesPerSample();
        for (qint64 i = first; i < first + samples; ++i) {
            const auto value = std::uint32_t(counts[std::size_t(i)]);
            for (int byte = 0; byte < width; ++byte)
                bytes += char(value >> (8 * byte) & 0xFF);
        }
    }

    void appendNotes(QByteArray& bytes, double onset, qint64 number) const
    {
        const QByteArray notes =
            timeStamp(onset + m_layout.firstOnset) + m_dealt.byRecord[std::size_t(number)];
        bytes += notes.leftJustified(m_dealt.bytes, '\0', true);
    }

    SegmentStore& m_store;
    const StoredRecord& m_record;
    std::vector<CountRange> m_ranges;
    ExportLayout m_layout;
    std::vector<PackedNote> m_notes;
    DealtNotes m_dealt;
};

QString fileName(const StoredRecord& record, const EdfHeader& header)
{
    QString name = record.name;
    name.replace(QRegularExpression(QStringLiteral("[/\\\\\\x00-\\x1f]")), QStringLiteral("_"));
    const QString ending =
        header.bytesPerSample() == 3 ? QStringLiteral(".bdf") : QStringLiteral(".edf");
    return (name.isEmpty() ? QStringLiteral("record") : name) + ending;
}

} // namespace

Result<ExportedRecord> exportRecord(SegmentStore& store, const StoredRecord& record,
                                    const QDir& folder, Job& job)
{
    auto ranges = waveforms::countRanges(store, record);
    if (!ranges)
        return propagate(ranges);
    auto layout = layOut(record, *ranges);
    if (!layout)
        return propagate(layout);
    const auto sets = store.annotations(record);
    if (!sets)
        return propagate(sets);
    Writer writer(store, record, std::move(*ranges), std::move(*layout));
    writer.addAnnotations(*sets);
    writer.addGaps();
    writer.finishHeader();
    QSaveFile file(folder.absoluteFilePath(fileName(record, writer.layout().header)));
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Permission,
                    translated(QT_TRANSLATE_NOOP("EdfExport", "%1 cannot be written: %2"))
                        .arg(file.fileName(), file.errorString()));
    if (const auto written = writer.write(file, job); !written)
        return propagate(written);
    if (!file.commit())
        return fail(ErrorCode::Permission,
                    translated(QT_TRANSLATE_NOOP("EdfExport", "%1 cannot be written: %2"))
                        .arg(file.fileName(), file.errorString()));
    return ExportedRecord{{file.fileName()}, writer.layout().remarks};
}

} // namespace wardlight::ingest::edf
