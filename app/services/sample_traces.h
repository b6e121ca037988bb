#pragma once

#include "app/services/services.h"
#include "core/async/job.h"
#include "core/ingest/import_report.h"

#include <QByteArray>

namespace wardlight::services {

/// Invented drugs and their ways in the reference's CSV form (UTF-8, no header).
struct SampleTraces
{
    QByteArray items;  ///< what `import trace-meta` takes
    QByteArray events; ///< what `import trace-events` takes
};

/// 360 packs of a dozen drugs, produced from January 2026 on: from a maker's city over a trade
/// centre to hospitals and pharmacies in Chinese provinces, at the speed of lorries. A batch was
/// recalled, some packs are damaged or still under way. The same seed gives the same bytes.
[[nodiscard]] SampleTraces sampleTraces(quint32 seed);

struct SampleTraceReport
{
    ingest::ImportReport items;
    ingest::ImportReport events;
};

/// Imports sample traces as their files would be. A second call adds nothing. Blocking.
[[nodiscard]] Result<SampleTraceReport> createSampleTraces(const Services& services, quint32 seed,
                                                           Job& job);

} // namespace wardlight::services
