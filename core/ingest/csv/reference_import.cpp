#include "core/ingest/csv/reference_import.h"

#include "core/async/tasks.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/csv/trace_import.h"
#include "core/ingest/file_walk.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace wardlight::ingest::csv {

namespace {

constexpr std::size_t BatchSize = 10'000;

/// The context of this file's translations.
struct ReferenceImportTexts
{
    Q_DECLARE_TR_FUNCTIONS(ReferenceImportTexts)
};

/// The import of one kind of table, file after file into one report.
class ReferenceImport
{
public:
    ReferenceImport(trace::ReferenceStore& store, trace::ReferenceKind kind, Encoding encoding,
                    Job& job)
        : m_store(store), m_form(trace::referenceForm(kind)), m_encoding(encoding), m_job(job)
    {}

    ImportReport run(const QStringList& paths)
    {
        WalkedFiles walked = walkFiles(paths, m_job);
        m_report.rejected = std::move(walked.skipped);
        if (m_job.isCancelled())
            m_report.stopped = cancelledError();
        for (const QString& path : walked.files) {
            const bool isNamed =
                paths.contains(path) || path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
            if (isNamed && !m_report.stopped)
                importFile(path);
            else if (isNamed)
                m_report.rejected.push_back(
                    {path, ReferenceImportTexts::tr("The import ended before this file.")});
        }
        return std::move(m_report);
    }

private:
    void importFile(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            m_report.rejected.push_back(
                {path,
                 ReferenceImportTexts::tr("The file cannot be read: %1").arg(file.errorString())});
            return;
        }
        m_path = path;
        m_rejected = 0;
        m_job.setStep(QFileInfo(path).fileName());
        CsvReader reader(file, m_encoding);
        readLines(reader, file.size());
        if (!reader.deviceError().isEmpty())
            m_report.rejected.push_back(
                {path, ReferenceImportTexts::tr("The file cannot be read to its end: %1")
                           .arg(reader.deviceError())});
        if (m_rejected > LargestRejectionList)
            m_report.rejected.push_back(
                {path, ReferenceImportTexts::tr("%n more lines were rejected.", nullptr,
                                                m_rejected - LargestRejectionList)});
    }

    void readLines(CsvReader& reader, qint64 bytes)
    {
        const auto first = reader.next();
        if (!first)
            return;
        const auto columns = columnsOf(*first);
        if (!columns) {
            reject(first->line, columns.error());
            return;
        }
        while (const auto record = reader.next()) {
            take(*columns, *record);
            if (m_rows.size() < BatchSize)
                continue;
            flush();
            m_job.report(reader.position(), bytes);
            if (m_job.isCancelled())
                m_report.stopped = cancelledError();
            if (m_report.stopped)
                return;
        }
        flush();
    }

    tl::expected<trace::ReferenceColumns, QString> columnsOf(const Record& header)
    {
        if (!header.fields)
            return tl::unexpected(header.fields.error());
        auto columns = trace::ReferenceColumns::ofHeader(m_form, *header.fields);
        if (!columns)
            return tl::unexpected(columns.error().message);
        return *columns;
    }

    void take(const trace::ReferenceColumns& columns, const Record& record)
    {
        ++m_report.read;
        if (!record.fields) {
            reject(record.line, record.fields.error());
            return;
        }
        auto row = columns.row(*record.fields);
        if (row)
            m_rows.push_back(std::move(*row));
        else
            reject(record.line, row.error().message);
    }

    void reject(qint64 line, const QString& reason)
    {
        if (++m_rejected <= LargestRejectionList)
            m_report.rejected.push_back({QStringLiteral("%1:%2").arg(m_path).arg(line), reason});
    }

    void flush()
    {
        if (m_rows.empty())
            return;
        const auto changed = m_store.addRows(OperationId::generate(), QFileInfo(m_path).fileName(),
                                             m_form.kind, m_rows);
        if (!changed) {
            m_report.stopped = changed.error();
            return;
        }
        for (std::size_t i = 0; i < changed->size(); ++i) {
            if ((*changed)[i]) {
                ++m_report.added;
                m_report.ids << m_rows[i].id(m_form);
            } else {
                ++m_report.unchanged;
            }
        }
        m_rows.clear();
    }

    trace::ReferenceStore& m_store;
    const trace::ReferenceForm& m_form;
    Encoding m_encoding;
    Job& m_job;
    ImportReport m_report;
    QString m_path;
    int m_rejected = 0; ///< lines of the file at hand
    std::vector<trace::ReferenceRow> m_rows;
};

} // namespace

ImportReport importReferenceFiles(trace::ReferenceStore& store, trace::ReferenceKind kind,
                                  const QStringList& paths, Encoding encoding, Job& job)
{
    QStringList absolute;
    for (const QString& path : paths)
        absolute << QFileInfo(path).absoluteFilePath();
    return ReferenceImport(store, kind, encoding, job).run(absolute);
}

} // namespace wardlight::ingest::csv
