#pragma once

#include "core/ingest/edf/edf_header.h"
#include "core/waveforms/count_range.h"

namespace wardlight::ingest::edf {

/// Data records that follow each other without a break.
struct Run
{
    double onset = 0;          ///< seconds from the record's start
    std::vector<qint64> first; ///< each channel's first sample
    qint64 records = 0;
};

/// How a stored record becomes data records: a header without its annotation signal, and where the
/// samples of each data record come from.
struct ExportLayout
{
    EdfHeader header;
    double firstOnset = 0; ///< the part of a second that the header's start cannot say
    std::vector<Run> runs;
    QStringList remarks;

    [[nodiscard]] qint64 recordCount() const;
};

/// @param ranges  of the record's channels
/// @return Error::Unsupported for counts of more than 24 bits
[[nodiscard]] Result<ExportLayout> layOut(const waveforms::StoredRecord& record,
                                          const std::vector<waveforms::CountRange>& ranges);

} // namespace wardlight::ingest::edf
