#pragma once

#include <QStringList>

namespace wardlight::ingest {

/// What an export wrote.
struct ExportedRecord
{
    QStringList files; ///< absolute paths
    /// Whole sentences: what the format could not hold as it was.
    QStringList remarks;
};

} // namespace wardlight::ingest
