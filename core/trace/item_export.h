#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <vector>

namespace wardlight::trace {

/// Rows of text under their titles.
struct ItemTable
{
    QStringList header;
    std::vector<QStringList> rows;
};

// Both replace an existing file when everything is written, and leave nothing behind when that
// fails. Errors: Permission, NoSpace. Blocking.

/// Writes CSV (RFC 4180, UTF-8 with a byte order mark, CRLF). A field that a spreadsheet would take
/// for a formula gets an apostrophe before it.
[[nodiscard]] Result<> writeCsv(const QString& path, const ItemTable& table);

/// Writes an Office Open XML workbook with one sheet; every cell is text, so no formula can come of
/// it and codes keep their digits.
[[nodiscard]] Result<> writeXlsx(const QString& path, const ItemTable& table);

} // namespace wardlight::trace
