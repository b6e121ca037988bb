#include "app/services/import_files.h"

#include "app/services/import_dicom.h"
#include "app/services/import_recordings.h"
#include "core/ingest/csv/csv_kind.h"
#include "core/ingest/csv/trace_import.h"
#include "core/ingest/csv/vitals_import.h"
#include "core/ingest/file_walk.h"

#include <QFileInfo>
#include <QMap>

#include <algorithm>

namespace wardlight::services {

namespace {

using ingest::ImportReport;

FileKind kindOf(ingest::csv::CsvKind kind)
{
    switch (kind) {
    case ingest::csv::CsvKind::Vitals:
        return FileKind::VitalsCsv;
    case ingest::csv::CsvKind::TraceItems:
        return FileKind::TraceItemsCsv;
    case ingest::csv::CsvKind::TraceEvents:
        return FileKind::TraceEventsCsv;
    }
    return FileKind::Dicom;
}

/// Traced drugs, each file in the encoding it has.
ImportReport importTrace(const Services& services, const QStringList& paths,
                         ingest::csv::TraceColumns::Kind kind, Job& job)
{
    ImportReport all;
    for (const QString& path : paths) {
        const ingest::csv::TraceImportOptions options{kind, ingest::csv::fileEncoding(path)};
        join(all, ingest::csv::importTraceFiles(*services.trace, {path}, options, job));
        if (all.stopped)
            break;
    }
    return all;
}

Result<ImportReport> importKind(const Services& services, FileKind kind, const QStringList& paths,
                                Job& job)
{
    using Columns = ingest::csv::TraceColumns;
    switch (kind) {
    case FileKind::Dicom:
        return importDicom(services, paths, {}, job);
    case FileKind::VitalsCsv:
        return ingest::csv::importVitalsFiles(vitalsImportServices(services), paths, {}, job);
    case FileKind::TraceItemsCsv:
        return importTrace(services, paths, Columns::Kind::Items, job);
    case FileKind::TraceEventsCsv:
        return importTrace(services, paths, Columns::Kind::Events, job);
    case FileKind::Recording:
        return importRecordings(services, paths, {}, job);
    }
    return ImportReport();
}

/// A folder that holds tables or recordings is taken file by file; any other as a whole, as DICOM
/// folders are.
QStringList opened(const QStringList& paths, const Job& job)
{
    QStringList all;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            all << path;
            continue;
        }
        const QStringList files = ingest::walkFiles({path}, job).files;
        const bool hasOthers = std::any_of(files.begin(), files.end(), [](const QString& file) {
            return fileKindOf(file) != FileKind::Dicom;
        });
        all += hasOthers ? files : QStringList{path};
    }
    all.removeIf(isPartOfRecording); // its header brings it along
    return all;
}

} // namespace

FileKind fileKindOf(const QString& path)
{
    if (isRecording(path))
        return FileKind::Recording;
    const QFileInfo file(path);
    if (file.suffix().compare(QLatin1String("csv"), Qt::CaseInsensitive) != 0 || !file.isFile())
        return FileKind::Dicom;
    const auto kind = ingest::csv::csvKindOf(path);
    return kind ? kindOf(*kind) : FileKind::Dicom;
}

Result<ImportReport> importFiles(const Services& services, const QStringList& paths, Job& job)
{
    QMap<FileKind, QStringList> byKind;
    for (const QString& path : opened(paths, job))
        byKind[fileKindOf(path)] << path;
    ImportReport all;
    for (auto kind = byKind.cbegin(); kind != byKind.cend(); ++kind) {
        const auto part = importKind(services, kind.key(), *kind, job);
        if (!part)
            return propagate(part);
        join(all, *part);
        if (all.stopped)
            break;
    }
    return all;
}

} // namespace wardlight::services
