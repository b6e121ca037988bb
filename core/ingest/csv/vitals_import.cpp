#include "core/ingest/csv/vitals_import.h"

#include "core/async/tasks.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/file_walk.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <functional>
#include <utility>

namespace wardlight::ingest::csv {

namespace {

using vitals::RecordOutcome;

constexpr std::size_t BatchSize = 5000;
constexpr int MostRejections = 1000; ///< listed of one file
constexpr qsizetype MostIds = 100'000;

/// The context of this file's translations.
struct VitalsImportTexts
{
    Q_DECLARE_TR_FUNCTIONS(VitalsImportTexts)
};

/// The import of one open file, in batches.
class FileImport
{
public:
    FileImport(const VitalsImportServices& services, const VitalsImportOptions& options,
               const std::optional<PatientId>& patient, ImportReport& report, QString path)
        : m_services(services), m_patient(patient), m_report(report), m_path(std::move(path)),
          m_columns(options.utcOffsetSeconds)
    {}

    /// @param advance  told how many bytes of the file were read; false cancels
    Result<> run(CsvReader& reader, const std::function<bool(qint64)>& advance)
    {
        if (!readHeader(reader))
            return {};
        while (const auto record = reader.next()) {
            take(*record);
            if (m_rows.size() + m_refused.size() < BatchSize)
                continue;
            if (const auto written = flush(); !written)
                return written;
            if (!advance(reader.position()))
                return tl::unexpected(cancelledError());
        }
        return flush();
    }

    /// Sums up what did not fit into the list.
    void close()
    {
        if (m_rejected > MostRejections)
            m_report.rejected.push_back(
                {m_path, VitalsImportTexts::tr("%n more lines were rejected.", nullptr,
                                               int(m_rejected - MostRejections))});
    }

private:
    bool readHeader(CsvReader& reader)
    {
        const auto record = reader.next();
        if (!record) {
            m_report.rejected.push_back({m_path, VitalsImportTexts::tr("The file is empty.")});
            return false;
        }
        const auto header = record->fields.and_then(
            [this](const QStringList& fields) { return m_columns.readHeader(fields); });
        if (!header)
            m_report.rejected.push_back({m_path, header.error()});
        else if (!m_columns.ignored().isEmpty())
            m_report.notes << VitalsImportTexts::tr("%1: these columns are not used: %2")
                                  .arg(m_path, m_columns.ignored().join(QStringLiteral(", ")));
        return header.has_value();
    }

    void take(const Record& record)
    {
        ++m_report.read;
        auto row = record.fields.and_then(
            [this](const QStringList& fields) { return m_columns.row(fields); });
        if (!row) {
            m_refused.emplace_back(record.line, row.error());
            return;
        }
        m_rows.push_back(std::move(*row));
        m_lines.push_back(record.line);
    }

    Result<> flush()
    {
        if (!m_rows.empty()) {
            const auto outcomes =
                commitVitals(m_services, QFileInfo(m_path).fileName(), m_rows, m_patient);
            if (!outcomes)
                return propagate(outcomes);
            for (std::size_t i = 0; i < outcomes->size(); ++i)
                count((*outcomes)[i], m_lines[i]);
        }
        std::sort(m_refused.begin(), m_refused.end());
        for (const auto& [line, reason] : m_refused)
            reject(line, reason);
        m_refused.clear();
        m_rows.clear();
        m_lines.clear();
        return {};
    }

    void count(const RecordOutcome& outcome, qint64 line)
    {
        switch (outcome.recording) {
        case RecordOutcome::Recording::Added:
            ++m_report.added;
            if (m_report.ids.size() < MostIds)
                m_report.ids << outcome.id.toString(QUuid::WithoutBraces);
            return;
        case RecordOutcome::Recording::Unchanged:
            ++m_report.unchanged;
            return;
        case RecordOutcome::Recording::Rejected:
            m_refused.emplace_back(line, outcome.reason);
            return;
        }
    }

    void reject(qint64 line, const QString& reason)
    {
        if (++m_rejected <= MostRejections)
            m_report.rejected.push_back({QStringLiteral("%1:%2").arg(m_path).arg(line), reason});
    }

    const VitalsImportServices& m_services;
    const std::optional<PatientId>& m_patient;
    ImportReport& m_report;
    QString m_path;
    VitalsColumns m_columns;
    std::vector<VitalsRow> m_rows;                     ///< waiting to be written
    std::vector<qint64> m_lines;                       ///< where they stand
    std::vector<std::pair<qint64, QString>> m_refused; ///< lines of this batch, with the reason
    qint64 m_rejected = 0;
};

/// Imports file after file into one report.
class FilesImport
{
public:
    FilesImport(const VitalsImportServices& services, const VitalsImportOptions& options,
                std::optional<PatientId> patient, Job& job)
        : m_services(services), m_options(options), m_patient(std::move(patient)), m_job(job)
    {}

    ImportReport run(const QStringList& paths)
    {
        const QStringList files = filesBelow(paths);
        for (const QString& path : files)
            m_totalBytes += QFileInfo(path).size();
        if (m_job.isCancelled())
            m_report.stopped = cancelledError();
        for (const QString& path : files) {
            if (m_report.stopped) {
                m_report.rejected.push_back(
                    {path, VitalsImportTexts::tr("The import ended before this file.")});
                continue;
            }
            m_job.setStep(QFileInfo(path).fileName());
            m_job.report(m_bytesBefore, m_totalBytes);
            if (const auto imported = importFile(path); !imported)
                m_report.stopped = imported.error();
            m_bytesBefore += QFileInfo(path).size();
        }
        m_job.report(m_totalBytes, m_totalBytes);
        return std::move(m_report);
    }

private:
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
                 VitalsImportTexts::tr("The file cannot be read: %1").arg(file.errorString())});
            return {};
        }
        CsvReader reader(file,
                         m_options.encoding.value_or(detectEncoding(file.peek(EncodingSample))));
        FileImport import(m_services, m_options, m_patient, m_report, path);
        const auto imported = import.run(reader, [this](qint64 bytes) {
            m_job.report(m_bytesBefore + bytes, m_totalBytes);
            return !m_job.isCancelled();
        });
        import.close();
        if (imported && !reader.deviceError().isEmpty())
            m_report.rejected.push_back(
                {path, VitalsImportTexts::tr("The file cannot be read to its end: %1")
                           .arg(reader.deviceError())});
        return imported;
    }

    const VitalsImportServices& m_services;
    const VitalsImportOptions& m_options;
    std::optional<PatientId> m_patient;
    Job& m_job;
    ImportReport m_report;
    qint64 m_totalBytes = 0;
    qint64 m_bytesBefore = 0; ///< of the files that are done
};

} // namespace

Result<ImportReport> importVitalsFiles(const VitalsImportServices& services,
                                       const QStringList& paths, const VitalsImportOptions& options,
                                       Job& job)
{
    std::optional<PatientId> patient;
    if (options.patientMrn) {
        const auto found = findPatient(*services.database, *options.patientMrn);
        if (!found)
            return propagate(found);
        patient = *found;
    }
    return FilesImport(services, options, patient, job).run(paths);
}

} // namespace wardlight::ingest::csv
