#pragma once

#include "core/ingest/wfdb/wfdb_header.h"
#include "core/waveforms/count_range.h"

namespace wardlight::ingest::wfdb {

/// How a stored record becomes one of WFDB: a header whose checksums and first counts are not
/// known yet, a line for each channel.
struct ExportPlan
{
    WfdbHeader header;
    QStringList remarks;
};

/// A record's name as file names and headers can hold it.
[[nodiscard]] QString recordName(const waveforms::StoredRecord& record);

/// @param ranges  of the record's channels
/// @return Error::Unsupported, see exportRecord()
[[nodiscard]] Result<ExportPlan> planExport(const waveforms::StoredRecord& record,
                                            const std::vector<waveforms::CountRange>& ranges);

} // namespace wardlight::ingest::wfdb
