#pragma once

#include "core/async/job.h"
#include "core/ingest/import_report.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"

#include <memory>

namespace wardlight::ingest {

/// How recordings come.
enum class WaveformFormat
{
    Wfdb, ///< headers (.hea) with the signal and annotation files beside them
    Edf,  ///< EDF, EDF+, BDF, BDF+ (.edf, .bdf)
    Csv   ///< tables of samples (.csv), see CsvWaveSource
};

struct WaveformImport
{
    WaveformFormat format = WaveformFormat::Wfdb;
    QStringList paths;                 ///< files and folders; WFDB records also without ".hea"
    std::optional<PatientId> patient;  ///< whose they are, where that is known
    std::optional<double> rateHz = {}; ///< of tables without times: lines a second
};

/// Imports recordings, each whole or not at all; one that cannot be read does not stop the rest.
///
/// The same files a second time are unchanged. Headers of segments are not records of their own
/// where the record's own header comes along. Memory does not grow with a recording's length.
/// Blocking; ends within a second when @p job is cancelled.
[[nodiscard]] ImportReport importWaveforms(const std::shared_ptr<postgres::Database>& database,
                                           const security::AuditContext& audit,
                                           const WaveformImport& import, Job& job);

} // namespace wardlight::ingest
