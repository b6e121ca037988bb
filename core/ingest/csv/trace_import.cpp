#include "core/ingest/csv/trace_import.h"

#include "core/async/tasks.h"
#include "core/ingest/csv/csv_reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <functional>
#include <utility>

namespace wardlight::ingest::csv {

namespace {

constexpr std::size_t BatchSize = 5000;

QString tr(const char* text)
{
    return QCoreApplication::translate("TraceImport", text);
}

/// Keeps the report of an import, and its lists within bounds.
class ReportBuilder
{
public:
    void addRejection(const QString& where, const QString& reason)
    {
        ++m_report.rejectedCount;
        if (m_report.rejected.size() < ImportReport::LargestList)
            m_report.rejected.push_back({where, reason});
    }
    void count(const trace::RecordOutcome& outcome, const QString& code, const QString& where)
    {
        switch (outcome.recording) {
        case trace::Recording::Added:
            ++m_report.added;
            if (!m_seen.contains(code) && m_seen.size() < qsizetype(ImportReport::LargestList)) {
                m_seen.insert(code);
                m_report.ids << code;
            }
            return;
        case trace::Recording::Unchanged:
            ++m_report.unchanged;
            return;
        case trace::Recording::Refused:
            addRejection(where, outcome.reason);
            return;
        }
    }
    void countRead() { ++m_report.read; }
    [[nodiscard]] ImportReport take() { return std::move(m_report); }

private:
    ImportReport m_report;
    QSet<QString> m_seen;
};

QString lineName(const QString& file, qint64 line)
{
    return QStringLiteral("%1:%2").arg(file).arg(line);
}

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
    FileImport(trace::TraceStore& store, ReportBuilder& report, const QString& fileName)
        : m_store(store), m_report(report), m_fileName(fileName)
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
            if (m_records.size() < BatchSize)
                continue;
            if (auto flushed = flush(); !flushed)
                return flushed;
            if (!advance(reader.position()))
                return tl::unexpected(cancelledError());
        }
        return flush();
    }

private:
    bool takeHeader(const Record& record)
    {
        const auto header = m_columns.readHeader(*record.fields);
        if (!header)
            m_report.addRejection(lineName(m_fileName, record.line), header.error());
        return header.has_value();
    }

    void take(const Record& record)
    {
        m_report.countRead();
        const auto value = record.fields.and_then(
            [this](const QStringList& fields) { return Form::read(m_columns, fields); });
        if (!value) {
            m_report.addRejection(lineName(m_fileName, record.line), value.error());
            return;
        }
        m_records.push_back(*value);
        m_lines.push_back(record.line);
    }

    Result<> flush()
    {
        if (m_records.empty())
            return {};
        const auto outcomes = write(m_store, m_fileName, m_records);
        if (!outcomes)
            return propagate(outcomes);
        for (std::size_t i = 0; i < outcomes->size(); ++i)
            m_report.count((*outcomes)[i], m_records[i].code, lineName(m_fileName, m_lines[i]));
        m_records.clear();
        m_lines.clear();
        return {};
    }

    trace::TraceStore& m_store;
    ReportBuilder& m_report;
    QString m_fileName;
    TraceColumns m_columns{Form::Kind};
    std::vector<typename Form::Value> m_records; ///< waiting to be written
    std::vector<qint64> m_lines;                 ///< where they stand
};

/// Imports file after file into one report.
class FilesImport
{
public:
    FilesImport(trace::TraceStore& store, const TraceImportOptions& options, Job& job)
        : m_store(store), m_options(options), m_job(job)
    {}

    Result<ImportReport> run(const QStringList& paths)
    {
        for (const QString& path : paths)
            m_totalBytes += QFileInfo(path).size();
        for (const QString& path : paths) {
            m_job.setStep(QFileInfo(path).fileName());
            m_job.report(m_bytesBefore, m_totalBytes);
            if (auto imported = importFile(path); !imported)
                return propagate(imported);
            m_bytesBefore += QFileInfo(path).size();
        }
        m_job.report(m_totalBytes, m_totalBytes);
        return m_report.take();
    }

private:
    Result<> importFile(const QString& path)
    {
        QFile file(path);
        if (!QFileInfo(path).isFile()) {
            m_report.addRejection(path, tr("There is no such file."));
            return {};
        }
        if (!file.open(QIODevice::ReadOnly)) {
            m_report.addRejection(path, tr("The file cannot be read: %1").arg(file.errorString()));
            return {};
        }
        const QString name = QFileInfo(path).fileName();
        CsvReader reader(file, m_options.encoding);
        const auto imported = importLines(reader, name);
        if (imported && !reader.deviceError().isEmpty())
            m_report.addRejection(
                name, tr("The file cannot be read to its end: %1").arg(reader.deviceError()));
        return imported;
    }

    Result<> importLines(CsvReader& reader, const QString& name)
    {
        const auto advance = [this](qint64 bytes) {
            m_job.report(m_bytesBefore + bytes, m_totalBytes);
            return !m_job.isCancelled();
        };
        switch (m_options.kind) {
        case TraceColumns::Kind::Items:
            return FileImport<ItemFile>(m_store, m_report, name).run(reader, advance);
        case TraceColumns::Kind::Events:
            return FileImport<EventFile>(m_store, m_report, name).run(reader, advance);
        }
        return {};
    }

    trace::TraceStore& m_store;
    TraceImportOptions m_options;
    Job& m_job;
    ReportBuilder m_report;
    qint64 m_totalBytes = 0;
    qint64 m_bytesBefore = 0; ///< of the files that are done
};

QStringList filesBelow(const QStringList& paths)
{
    QStringList files;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            files << path;
            continue;
        }
        QStringList found;
        QDirIterator walk(path, {QStringLiteral("*.csv")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            found << walk.next();
        found.sort();
        files << found;
    }
    return files;
}

} // namespace

Result<ImportReport> importTraceFiles(trace::TraceStore& store, const QStringList& paths,
                                      const TraceImportOptions& options, Job& job)
{
    return FilesImport(store, options, job).run(filesBelow(paths));
}

} // namespace wardlight::ingest::csv
