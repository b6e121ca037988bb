#pragma once

#include "core/waveforms/record_source.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace wardlight::ingest::edf {

/// What the annotation signal of one data record says.
struct RecordNotes
{
    std::optional<double> onset; ///< when the record began, seconds from the header's start
    std::vector<waveforms::Annotation> notes; ///< times from the header's start
    bool isBroken = false;                    ///< some of it could not be read
};

/// Reads time-stamped annotation lists (TALs): onset, duration and UTF-8 texts.
[[nodiscard]] RecordNotes readNotes(const QByteArray& bytes);

} // namespace wardlight::ingest::edf
