#include "core/ingest/csv/trace_import.h"

#include "core/async/tasks.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/file_walk.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <functional>
#include <future>
#include <utility>

namespace wardlight::ingest::csv {

namespace {

constexpr std::size_t BatchSize = trace::TraceStore::LargestBatch;
/// The first batch is small: names and months that it brings are on record before the lanes of the
/// next one, which would wait for each other to write them.
constexpr std::size_t FirstBatchSize = 2000;
constexpr qint64 SmallFile = 500'000; ///< bytes; not worth a second connection
constexpr std::size_t Lanes = 2;      ///< beside the thread that reads

/// The context of this file's translations.
struct TraceImportTexts
{
    Q_DECLARE_TR_FUNCTIONS(TraceImportTexts)
};

/// What is known of one file's lines so far, in the report of the whole import.
class FileReport
{
public:
    FileReport(ImportReport& report, QString path) : m_report(report), m_path(std::move(path)) {}

    void countRead() { ++m_report.read; }
    void reject(qint64 line, const QString& reason)
    {
        if (++m_rejected <= LargestRejectionList)
            m_report.rejected.push_back({QStringLiteral("%1:%2").arg(m_path).arg(line), reason});
    }
    void count(const trace::RecordOutcome& outcome, const QString& code, qint64 line)
    {
        switch (outcome.recording) {
        case trace::Recording::Added:
            ++m_report.added;
            if (code != m_last && !std::exchange(m_seen[code], true))
                m_report.ids << code;
            m_last = code;
            return;
        case trace::Recording::Unchanged:
            ++m_report.unchanged;
            return;
        case trace::Recording::Refused:
            reject(line, outcome.reason);
            return;
        }
    }
    /// Sums up what did not fit into the list.
    void close()
    {
        if (m_rejected > LargestRejectionList)
            m_report.rejected.push_back(
                {m_path, TraceImportTexts::tr("%n more lines were rejected.", nullptr,
                                              int(m_rejected - LargestRejectionList))});
    }

private:
    ImportReport& m_report;
    QString m_path;
    qint64 m_rejected = 0;
    QHash<QString, bool> m_seen; ///< codes that stand in the report's ids
    QString m_last;              ///< of them
};

// The two kinds of file differ in these three; everything else is shared.

Result<std::vector<trace::RecordOutcome>> write(trace::TraceStore& store, const QString& source,
                                                const std::vector<trace::ItemRecord>& records)
{
    return store.addItems(OperationId::generate(), source, records);
}

Result<std::vector<trace::RecordOutcome>> write(trace::TraceStore& store, const QString& source,
                                                const std::vector<trace::EventRecord>& records)
{
    return store.addEvents(OperationId::generate(), source, records);
}

struct ItemFile
{
    using Value = trace::ItemRecord;
    static constexpr auto Kind = TraceColumns::Kind::Items;
    static auto read(const TraceColumns& columns, const QStringList& fields)
    {
        return columns.item(fields);
    }
};

struct EventFile
{
    using Value = trace::EventRecord;
    static constexpr auto Kind = TraceColumns::Kind::Events;
    static auto read(const TraceColumns& columns, const QStringList& fields)
    {
        return columns.event(fields);
    }
};

/// The import of one open file, in batches.
template <class Form>
class FileImport
{
public:
    /// @param bytes  of the file
    FileImport(trace::TraceStore& store, FileReport& report, QString source, qint64 bytes)
        : m_store(store), m_report(report), m_source(std::move(source)),
          m_read(bytes < SmallFile ? 1 : Lanes)
    {}

    /// @param advance  told how many bytes of the file were read; false cancels
    Result<> run(CsvReader& reader, const std::function<bool(qint64)>& advance)
    {
        bool isFirst = true;
        while (const auto record = reader.next()) {
            const bool mayBeHeader = std::exchange(isFirst, false);
            if (mayBeHeader && record->fields && m_columns.isHeader(*record->fields)) {
                if (!takeHeader(*record))
                    return {};
                continue;
            }
            take(*record);
            if (m_readCount < (m_written.empty() ? FirstBatchSize : BatchSize))
                continue;
            if (auto flushed = flush(); !flushed)
                return flushed;
            if (!advance(reader.position()))
                return finishWriting().and_then(
                    []() -> Result<> { return tl::unexpected(cancelledError()); });
        }
        return flush().and_then([this] { return finishWriting(); });
    }

private:
    bool takeHeader(const Record& record)
    {
        const auto header = m_columns.readHeader(*record.fields);
        if (!header)
            m_report.reject(record.line, header.error());
        return header.has_value();
    }

    void take(const Record& record)
    {
        m_report.countRead();
        auto value = record.fields.and_then(
            [this](const QStringList& fields) { return Form::read(m_columns, fields); });
        if (!value) {
            m_report.reject(record.line, value.error());
            return;
        }
        Lane& lane = m_read[m_read.size() == 1 ? 0 : qHash(value->code) % m_read.size()];
        lane.records.push_back(std::move(*value));
        lane.lines.push_back(record.line);
        ++m_readCount;
    }

    /// Hands what was read to the database and reads on while it is written: in lanes, each with
    /// the events of its own codes, so that their order stays.
    Result<> flush()
    {
        if (auto finished = finishWriting(); !finished || m_readCount == 0)
            return finished;
        m_written = std::exchange(m_read, std::vector<Lane>(m_read.size()));
        m_readCount = 0;
        for (Lane& lane : m_written) {
            lane.writing = std::async(std::launch::async, [this, &lane] {
                return write(m_store, m_source, lane.records);
            });
        }
        return {};
    }

    /// Waits for what is being written, and counts it in the order of the file.
    Result<> finishWriting()
    {
        Result<> result;
        for (Lane& lane : m_written) {
            auto outcomes = lane.writing.get();
            if (outcomes)
                lane.outcomes = std::move(*outcomes);
            else
                result = propagate(outcomes);
        }
        while (Lane* lane = laneOfNextLine()) {
            const std::size_t i = lane->counted++;
            m_report.count(lane->outcomes[i], lane->records[i].code, lane->lines[i]);
        }
        m_written.clear();
        return result;
    }

    /// A part of a batch; the future goes first, and waits for it.
    struct Lane
    {
        std::vector<typename Form::Value> records;
        std::vector<qint64> lines; ///< where they stand
        std::vector<trace::RecordOutcome> outcomes;
        std::size_t counted = 0; ///< of the outcomes
        std::future<Result<std::vector<trace::RecordOutcome>>> writing;
    };

    /// The lane whose next outcome stands first in the file; null when all are counted.
    Lane* laneOfNextLine()
    {
        Lane* next = nullptr;
        for (Lane& lane : m_written) {
            if (lane.counted < lane.outcomes.size() &&
                (!next || lane.lines[lane.counted] < next->lines[next->counted]))
                next = &lane;
        }
        return next;
    }

    trace::TraceStore& m_store;
    FileReport& m_report;
    QString m_source; ///< the file's name, for the audit log
    TraceColumns m_columns{Form::Kind};
    std::vector<Lane> m_read; ///< waiting to be written
    std::size_t m_readCount = 0;
    std::vector<Lane> m_written; ///< by other threads, at this moment
};

/// Imports file after file into one report.
class FilesImport
{
public:
    FilesImport(trace::TraceStore& store, const TraceImportOptions& options, Job& job)
        : m_store(store), m_options(options), m_job(job)
    {}

    ImportReport run(const QStringList& paths)
    {
        for (const QString& path : filesBelow(paths)) {
            m_files.push_back({path, QFileInfo(path).size()});
            m_totalBytes += m_files.back().bytes;
        }
        if (m_job.isCancelled())
            m_report.stopped = cancelledError();
        for (const File& file : m_files) {
            if (m_report.stopped) {
                m_report.rejected.push_back(
                    {file.path, TraceImportTexts::tr("The import ended before this file.")});
                continue;
            }
            m_job.setStep(QFileInfo(file.path).fileName());
            m_job.report(m_bytesBefore, m_totalBytes);
            if (const auto imported = importFile(file.path); !imported)
                m_report.stopped = imported.error();
            m_bytesBefore += file.bytes;
        }
        m_job.report(m_totalBytes, m_totalBytes);
        return std::move(m_report);
    }

private:
    struct File
    {
        QString path;
        qint64 bytes = 0;
    };

    /// Explicit files whatever their name; below folders, tables alone.
    QStringList filesBelow(const QStringList& paths)
    {
        QSet<QString> explicitPaths;
        for (const QString& path : paths)
            explicitPaths.insert(QFileInfo(path).absoluteFilePath());
        WalkedFiles walked = walkFiles(paths, m_job);
        m_report.rejected = std::move(walked.skipped);
        erase_if(walked.files, [&explicitPaths](const QString& path) {
            return !explicitPaths.contains(path) &&
                   !path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
        });
        return walked.files;
    }

    /// @return an error where the import cannot go on
    Result<> importFile(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            m_report.rejected.push_back(
                {path,
                 TraceImportTexts::tr("The file cannot be read: %1").arg(file.errorString())});
            return {};
        }
        CsvReader reader(file, m_options.encoding);
        FileReport lines(m_report, path);
        const auto imported = importLines(reader, lines, QFileInfo(path));
        lines.close();
        if (imported && !reader.deviceError().isEmpty())
            m_report.rejected.push_back(
                {path, TraceImportTexts::tr("The file cannot be read to its end: %1")
                           .arg(reader.deviceError())});
        return imported;
    }

    Result<> importLines(CsvReader& reader, FileReport& lines, const QFileInfo& file)
    {
        const auto advance = [this](qint64 bytes) {
            m_job.report(m_bytesBefore + bytes, m_totalBytes);
            return !m_job.isCancelled();
        };
        switch (m_options.kind) {
        case TraceColumns::Kind::Items:
            return FileImport<ItemFile>(m_store, lines, file.fileName(), file.size())
                .run(reader, advance);
        case TraceColumns::Kind::Events:
            return FileImport<EventFile>(m_store, lines, file.fileName(), file.size())
                .run(reader, advance);
        }
        return {};
    }

    trace::TraceStore& m_store;
    TraceImportOptions m_options;
    Job& m_job;
    ImportReport m_report;
    std::vector<File> m_files;
    qint64 m_totalBytes = 0;
    qint64 m_bytesBefore = 0; ///< of the files that are done
};

} // namespace

ImportReport importTraceFiles(trace::TraceStore& store, const QStringList& paths,
                              const TraceImportOptions& options, Job& job)
{
    return FilesImport(store, options, job).run(paths);
}

} // namespace wardlight::ingest::csv
