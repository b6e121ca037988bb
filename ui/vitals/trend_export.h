#pragma once

#include "core/base/result.h"
#include "core/vitals/sample.h"

#include <QString>

#include <vector>

namespace wardlight::ui {

/// A number as it is; a minus sign is no formula here.
[[nodiscard]] QString csvNumber(double value);

/// Samples as CSV, UTF-8 with a byte order mark, lines ended by CRLF: local time with its offset,
/// type, value, unit, device, flags. The columns are those that `import vitals-csv` reads.
[[nodiscard]] QByteArray samplesCsv(const std::vector<vitals::Sample>& samples);

/// Writes bytes to a file as a whole: the old one stays until the new one is complete.
[[nodiscard]] Result<> writeWhole(const QString& file, const QByteArray& bytes);

} // namespace wardlight::ui
