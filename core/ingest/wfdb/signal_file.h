#pragma once

#include "core/base/result.h"
#include "core/ingest/wfdb/wfdb_header.h"

#include <memory>
#include <span>

namespace wardlight::ingest::wfdb {

/// The signals that one file holds, frame by frame: a frame has samplesPerFrame samples of each.
class SignalFile
{
public:
    virtual ~SignalFile() = default;

    /// @param lines  the signals of this file, in the order of its samples; all of one format
    /// @return Error::NotFound, Permission; Invalid for signals that cannot share a file
    [[nodiscard]] static Result<std::unique_ptr<SignalFile>>
    open(const QString& path, std::span<const SignalLine> lines);

    /// Appends the next frames to the signals' samples: @p signalCounts has a vector for each line.
    /// @return how many frames there were; fewer than @p frames at the end of the file
    [[nodiscard]] virtual Result<qint64>
    read(qint64 frames, std::span<std::vector<std::int32_t>> signalCounts) = 0;

    /// Whole frames in the file, where its size tells.
    [[nodiscard]] virtual std::optional<qint64> frames() const = 0;
};

} // namespace wardlight::ingest::wfdb
