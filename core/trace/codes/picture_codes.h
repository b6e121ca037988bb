#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace wardlight::trace {

/// Reads the barcodes in a picture (PNG or JPEG, at most 64 MiB and 50 million pixels), in a
/// process of its own without network and file system. Blocking, up to 20 s.
/// @param program  the reader; empty: wardlight-barcodes beside this program
/// @return each symbol as a scanner would transmit it: "]d2010950600013435221A"
///         Error::NotFound (no such file, or no symbol in it), Invalid (no picture), Limit (too
///         large, or too much work), Unavailable (the reader crashed or is missing)
[[nodiscard]] Result<QStringList> readPictureCodes(const QString& file,
                                                   const QString& program = {});

} // namespace wardlight::trace
