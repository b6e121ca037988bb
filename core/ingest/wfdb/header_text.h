#pragma once

#include "core/ingest/wfdb/wfdb_header.h"

namespace wardlight::ingest::wfdb {

/// A header of one segment as header(5) has it; parseHeader() reads it back. Line breaks within
/// names become spaces, spaces within units underscores.
[[nodiscard]] QByteArray headerText(const WfdbHeader& header);

} // namespace wardlight::ingest::wfdb
