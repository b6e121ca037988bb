#pragma once

#include "core/base/result.h"
#include "core/trace/trace_item.h"
#include "core/trace/verdict/verdict.h"

#include <QString>

#include <optional>

namespace wardlight::ui {

/// What a sheet about a pack says.
struct VerdictSheet
{
    trace::Verdict verdict;
    std::optional<trace::Path> path; ///< none where nothing is on record
};

/// Writes a verdict with its reasons and evidence as one page of PDF (A4), in the language of the
/// moment; an existing file is replaced when all is written. What does not fit at a readable size
/// is counted instead: rows of evidence first. GUI thread.
/// Errors: Permission, NoSpace.
[[nodiscard]] Result<> writeVerdictPdf(const QString& file, const VerdictSheet& sheet);

} // namespace wardlight::ui
