#pragma once

#include "app/services/services.h"
#include "core/ingest/dicom/dicom_import.h"

namespace wardlight::services {

/// Imports DICOM files as ingest::importDicom() does, and keeps the waveforms among them as stored
/// recordings too; what of them could not be kept is a note of the report.
[[nodiscard]] Result<ingest::ImportReport> importDicom(const Services& services,
                                                       const QStringList& paths,
                                                       const ingest::DicomImportOptions& options,
                                                       Job& job);

} // namespace wardlight::services
