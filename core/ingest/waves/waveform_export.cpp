#include "core/ingest/waves/waveform_export.h"

#include "core/ingest/edf/edf_export.h"
#include "core/ingest/wfdb/wfdb_export.h"

#include <QCoreApplication>

namespace wardlight::ingest {

Result<ExportedRecord> exportWaveforms(waveforms::SegmentStore& store,
                                       const waveforms::StoredRecord& record,
                                       const WaveformExport& wanted, Job& job)
{
    const QDir folder(wanted.folder);
    if (!folder.mkpath(QStringLiteral(".")))
        return fail(ErrorCode::Permission,
                    QCoreApplication::translate("WaveformExport", "The folder %1 cannot be made.")
                        .arg(wanted.folder));
    // what leaves this system is written down before it does
    const bool isWfdb = wanted.format == WaveformFormat::Wfdb;
    const auto noted =
        store.noteExport(record, isWfdb ? QStringLiteral("wfdb") : QStringLiteral("edf"));
    if (!noted)
        return propagate(noted);
    return isWfdb ? wfdb::exportRecord(store, record, folder, job)
                  : edf::exportRecord(store, record, folder, job);
}

} // namespace wardlight::ingest
