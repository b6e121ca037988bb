#pragma once

#include "core/base/ids.h"
#include "core/trace/reference/reference_forms.h"

namespace wardlight::trace {

/// Takes in what verdicts weigh beside an item's events. Blocking and thread-safe.
class ReferenceStore
{
public:
    /// The most rows one operation takes.
    static constexpr int LargestBatch = 20'000;

    virtual ~ReferenceStore() = default;

    /// Adds rows as one operation; a row with a known key replaces the one on record where it says
    /// something else (a licence that was prolonged, a recall that was lifted).
    /// @return for each row whether it changed anything; of two with one key the last counts
    [[nodiscard]] virtual Result<std::vector<bool>>
    addRows(const OperationId& operation, const QString& source, ReferenceKind kind,
            const std::vector<ReferenceRow>& rows) = 0;
};

} // namespace wardlight::trace
