#include "core/ingest/wfdb/wfdb_export.h"

#include "core/ingest/wfdb/annotation_words.h"
#include "core/ingest/wfdb/export_plan.h"
#include "core/ingest/wfdb/header_text.h"
#include "core/ingest/wfdb/sample_packing.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>
#include <memory>

namespace wardlight::ingest::wfdb {

using waveforms::AnnotationSet;
using waveforms::CountRange;
using waveforms::SegmentStore;
using waveforms::StoredRecord;

namespace {

constexpr qint64 PieceSamples = 1 << 20; ///< of a file's signals together, about
constexpr qint64 FrameMultiple = 6;      ///< frames that end on a packing group, whatever its size

QString translated(const char* text)
{
    return QCoreApplication::translate("WfdbExport", text);
}

tl::unexpected<Error> cannotWrite(const QSaveFile& file)
{
    return fail(ErrorCode::Permission,
                translated(QT_TRANSLATE_NOOP("WfdbExport", "%1 cannot be written: %2"))
                    .arg(file.fileName(), file.errorString()));
}

/// Files that come into being together.
class OpenFiles
{
public:
    explicit OpenFiles(const QDir& folder) : m_folder(folder) {}

    Result<QSaveFile*> open(const QString& name)
    {
        auto file = std::make_unique<QSaveFile>(m_folder.absoluteFilePath(name));
        if (!file->open(QIODevice::WriteOnly))
            return cannotWrite(*file);
        m_files.push_back(std::move(file));
        return m_files.back().get();
    }
    Result<> write(const QString& name, const QByteArray& bytes)
    {
        const auto file = open(name);
        if (!file)
            return propagate(file);
        if ((*file)->write(bytes) != bytes.size())
            return cannotWrite(**file);
        return {};
    }
    Result<QStringList> commit()
    {
        QStringList paths;
        for (const auto& file : m_files) {
            if (!file->commit())
                return cannotWrite(*file);
            paths << file->fileName();
        }
        return paths;
    }

private:
    QDir m_folder;
    std::vector<std::unique_ptr<QSaveFile>> m_files;
};

/// Writes the signals of one file, frame by frame.
class SignalFileWriter
{
public:
    /// @param lines  the signals of this file; their first counts and checksums are filled in
    SignalFileWriter(SegmentStore& store, const StoredRecord& record, std::size_t firstChannel,
                     std::span<SignalLine> lines)
        : m_store(store), m_record(record), m_firstChannel(firstChannel), m_lines(lines),
          m_last(lines.size()), m_sums(lines.size())
    {
        for (const SignalLine& line : lines)
            m_frameSamples += line.samplesPerFrame;
    }

    [[nodiscard]] qint64 piece() const
    {
        return std::max<qint64>(1, PieceSamples / m_frameSamples / FrameMultiple) * FrameMultiple;
    }
    Result<> write(QIODevice& file, qint64 from, qint64 to)
    {
        std::vector<std::vector<std::int32_t>> counts;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            auto read = signalCounts(i, from, to);
            if (!read)
                return propagate(read);
            counts.push_back(std::move(*read));
        }
        const QByteArray bytes = pack(m_lines.front().format, interleaved(counts, to - from));
        if (file.write(bytes) != bytes.size())
            return fail(
                ErrorCode::NoSpace,
                translated(QT_TRANSLATE_NOOP("WfdbExport", "The signal file cannot be written: %1"))
                    .arg(file.errorString()));
        return {};
    }
    void finish()
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            m_lines[i].checksum = int(m_sums[i]);
    }

private:
    Result<std::vector<std::int32_t>> signalCounts(std::size_t i, qint64 from, qint64 to)
    {
        SignalLine& line = m_lines[i];
        const qint64 each = line.samplesPerFrame;
        const qint64 skew = line.skewFrames;
        auto counts = waveforms::countsWith(invalidCount(line.format).value_or(0), m_store,
                                            m_record, int(m_firstChannel + i),
                                            {(from - skew) * each, (to - skew) * each});
        if (!counts)
            return counts;
        if (from == 0 && !counts->empty()) {
            line.initialValue = counts->front();
            m_last[i] = counts->front();
        }
        for (std::int32_t& count : *counts) {
            m_sums[i] = std::uint16_t(m_sums[i] + std::uint32_t(count));
            if (line.format != SampleFormat::Difference8)
                continue;
            const std::int64_t difference = std::int64_t(count) - m_last[i];
            if (difference < -128 || difference > 127)
                return fail(ErrorCode::Unsupported,
                            translated(QT_TRANSLATE_NOOP("WfdbExport",
                                                         "The steps of signal %1 are too large "
                                                         "for the difference format that its "
                                                         "source had."))
                                .arg(line.description));
            m_last[i] = count;
            count = std::int32_t(difference);
        }
        return counts;
    }

    [[nodiscard]] std::vector<std::int32_t>
    interleaved(const std::vector<std::vector<std::int32_t>>& counts, qint64 frames) const
    {
        std::vector<std::int32_t> all;
        all.reserve(std::size_t(frames * m_frameSamples));
        for (qint64 frame = 0; frame < frames; ++frame) {
            for (std::size_t i = 0; i < m_lines.size(); ++i) {
                const qint64 each = m_lines[i].samplesPerFrame;
                const auto at = counts[i].begin() + frame * each;
                all.insert(all.end(), at, at + each);
            }
        }
        return all;
    }

    SegmentStore& m_store;
    const StoredRecord& m_record;
    std::size_t m_firstChannel;
    std::span<SignalLine> m_lines;
    std::vector<std::int32_t> m_last;
    std::vector<std::uint16_t> m_sums;
    qint64 m_frameSamples = 0;
};

Result<> writeSignals(SegmentStore& store, const StoredRecord& record, WfdbHeader& header,
                      OpenFiles& files, Job& job)
{
    auto& lines = header.lines;
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t end = first + 1;
        while (end < lines.size() && lines[end].file == lines[first].file)
            ++end;
        const auto file = files.open(lines[first].file);
        if (!file)
            return propagate(file);
        SignalFileWriter writer(store, record, first, {lines.data() + first, end - first});
        for (qint64 from = 0; from < header.frames; from += writer.piece()) {
            if (job.isCancelled())
                return fail(ErrorCode::Cancelled, translated(QT_TRANSLATE_NOOP(
                                                      "WfdbExport", "The export was cancelled.")));
            const qint64 to = std::min(header.frames, from + writer.piece());
            if (const auto written = writer.write(**file, from, to); !written)
                return propagate(written);
            job.report(qint64(first) * header.frames + to * qint64(end - first),
                       qint64(lines.size()) * header.frames);
        }
        writer.finish();
        first = end;
    }
    return {};
}

/// A file of its own for an annotator, with an ending that programs of others can name.
QString annotationFile(const WfdbHeader& header, const QString& annotator, QStringList& taken)
{
    QString ending = annotator;
    ending.replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9_-]")), QStringLiteral("_"));
    QString name = header.record + u'.' + ending;
    while (ending.isEmpty() || taken.contains(name)) {
        ending += u'_';
        name = header.record + u'.' + ending;
    }
    taken << name;
    return name;
}

Result<> writeAnnotations(const std::vector<AnnotationSet>& sets, const WfdbHeader& header,
                          OpenFiles& files)
{
    QStringList taken = {header.record + QStringLiteral(".hea")};
    for (const SignalLine& line : header.lines)
        taken << line.file;
    for (const AnnotationSet& set : sets) {
        const auto written = files.write(annotationFile(header, set.annotator, taken),
                                         annotationWords(set, header.framesPerSecond));
        if (!written)
            return propagate(written);
    }
    return {};
}

} // namespace

Result<ExportedRecord> exportRecord(SegmentStore& store, const StoredRecord& record,
                                    const QDir& folder, Job& job)
{
    const auto ranges = waveforms::countRanges(store, record);
    if (!ranges)
        return propagate(ranges);
    auto plan = planExport(record, *ranges);
    if (!plan)
        return propagate(plan);
    OpenFiles files(folder);
    if (const auto written = writeSignals(store, record, plan->header, files, job); !written)
        return propagate(written);
    const auto sets = store.annotations(record);
    if (!sets)
        return propagate(sets);
    if (const auto written = writeAnnotations(*sets, plan->header, files); !written)
        return propagate(written);
    const auto header =
        files.write(plan->header.record + QStringLiteral(".hea"), headerText(plan->header));
    if (!header)
        return propagate(header);
    const auto paths = files.commit();
    if (!paths)
        return propagate(paths);
    return ExportedRecord{*paths, plan->remarks};
}

} // namespace wardlight::ingest::wfdb
