#include "app/services/import_dicom.h"

#include "core/ingest/dicom/dicom_recordings.h"

namespace wardlight::services {

Result<ingest::ImportReport> importDicom(const Services& services, const QStringList& paths,
                                         const ingest::DicomImportOptions& options, Job& job)
{
    auto report = ingest::importDicom(importServices(services), paths, options, job);
    if (!report || report->stopped)
        return report;
    const auto failures = ingest::keepRecordings(
        {services.waveforms, services.database, services.audit}, report->ids, job);
    report->notes += failures ? *failures : QStringList{failures.error().message};
    return report;
}

} // namespace wardlight::services
