#pragma once

#include "core/async/job.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/waveforms/segment_store.h"

#include <memory>

namespace wardlight::ingest {

struct WaveformAppend
{
    QString record;                   ///< name or id; a name that nobody has makes a new record
    QStringList paths;                ///< WFDB headers, EDF and BDF files, in the order of time
    std::optional<PatientId> patient; ///< of a new record
    bool isLast = false;              ///< nothing follows: the record is complete
};

struct AppendReport
{
    waveforms::RecordId id;
    qint64 samples = 0;  ///< of all channels, added
    QStringList remarks; ///< whole sentences, of the files
};

/// Adds files to the end of a record that is still growing; the first makes it. Readers see each
/// piece as it comes.
///
/// A file follows at its own time: what lies between is a gap, what is there already is left out.
/// Without a date in both it follows at once. Its channels must be those of the record: names,
/// rates, units and scales.
/// @return Error::Conflict for other channels and for a record that is complete; those of reading
///         the files; Cancelled
[[nodiscard]] Result<AppendReport>
appendWaveforms(const std::shared_ptr<postgres::Database>& database,
                const security::AuditContext& audit, waveforms::SegmentStore& store,
                const WaveformAppend& wanted, Job& job);

} // namespace wardlight::ingest
