#pragma once

#include "core/ingest/wfdb/sample_format.h"

#include <QByteArray>

#include <span>

namespace wardlight::ingest::wfdb {

/// Whether a format can store every count from @p least to @p most beside its mark for "nothing
/// was recorded". FLAC formats hold none here: they are read, not written.
[[nodiscard]] bool holds(SampleFormat format, std::int32_t least, std::int32_t most);

/// The narrowest format of two, three or four bytes that holds the counts; empty for counts that
/// begin with the mark of the widest.
[[nodiscard]] std::optional<SampleFormat> formatFor(std::int32_t least, std::int32_t most);

/// Samples that are packed together; the bytes of fewer belong to the end of a file.
[[nodiscard]] int packingGroup(SampleFormat format);

/// The reverse of unpack(), from the start of a packing group; not for FLAC. Counts that the format
/// cannot hold lose their high bits: ask holds() first. Those of the difference format are
/// differences.
[[nodiscard]] QByteArray pack(SampleFormat format, std::span<const std::int32_t> counts);

} // namespace wardlight::ingest::wfdb
