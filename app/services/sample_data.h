#pragma once

#include "app/services/sample_ward.h"
#include "app/services/services.h"
#include "core/async/job.h"
#include "core/ingest/import_report.h"

namespace wardlight::services {

struct SampleDataOptions
{
    quint32 seed = 20'260'314;
    /// Folder with DICOM files, as packaging/sample unpacks them; empty: no images.
    QString dicomFolder;
    int days = 30; ///< of vitals and alerts
};

struct SampleDataReport
{
    int patientsAdded = 0;
    SampleWardReport ward;
    int traceEventsAdded = 0; ///< of traced drugs
    int recordingsAdded = 0;
    ingest::ImportReport images;
};

/// The DICOM files that python3-pydicom comes with: in the folder WARDLIGHT_SAMPLE_DICOM names, or,
/// where it is not set, in the build's own copy (packaging/sample) or as Debian installs them.
/// Empty when there are none.
[[nodiscard]] QString sampleDicomFolder();

/// Fills a workspace with invented patients, their vitals, alerts and recordings, invented ways of
/// drugs and, where there are files, with images, some of them filed under those patients. A second
/// call adds nothing. Blocking; cancelled through @p job.
[[nodiscard]] Result<SampleDataReport> createSampleData(const Services& services,
                                                        const SampleDataOptions& options, Job& job);

} // namespace wardlight::services
