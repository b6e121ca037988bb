#pragma once

#include "core/ingest/edf/edf_header.h"

namespace wardlight::ingest::edf {

/// The header as its specification has it; readHeader() reads it back. What is longer than its
/// field ends there; a null start is written as unknown.
[[nodiscard]] QByteArray headerBytes(const EdfHeader& header);

/// A number as a header's eight characters hold it, as near as they can.
[[nodiscard]] QByteArray eightCharacters(double value);

} // namespace wardlight::ingest::edf
