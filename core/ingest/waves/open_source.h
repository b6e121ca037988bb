#pragma once

#include "core/ingest/waves/waveform_import.h"
#include "core/waveforms/record_source.h"

#include <memory>

namespace wardlight::ingest {

/// A record that can be read, and the files it is made of.
struct OpenedSource
{
    std::unique_ptr<waveforms::RecordSource> source;
    QStringList files;
};

/// By a file's ending: EDF, BDF, CSV; everything else is taken for a WFDB header.
[[nodiscard]] WaveformFormat formatOf(const QString& path);

/// @param rateHz  of tables without times
[[nodiscard]] Result<OpenedSource> openSource(WaveformFormat format, const QString& path,
                                              std::optional<double> rateHz = {});

} // namespace wardlight::ingest
