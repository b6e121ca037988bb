#pragma once

#include "core/ingest/csv/text_encoding.h"

#include <QString>

#include <optional>

namespace wardlight::ingest::csv {

/// What a table holds.
enum class CsvKind
{
    Vitals,
    TraceItems,
    TraceEvents
};

/// What the file holds, whatever its encoding, by the header or the first of 100 lines that says
/// so; none for a file that cannot be read or says nothing of the kind. Files of traced drugs may
/// have no header: they are known by the number of columns and the values in them.
[[nodiscard]] std::optional<CsvKind> csvKindOf(const QString& path);

/// What detectEncoding() says of the file; UTF-8 for one that cannot be read.
[[nodiscard]] Encoding fileEncoding(const QString& path);

} // namespace wardlight::ingest::csv
