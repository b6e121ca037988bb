#pragma once

#include "core/trace/trace_item.h"

namespace wardlight::trace {

/// What an event says happened, whatever words its source uses.
enum class EventMeaning
{
    Commissioned, ///< 生产
    Inspected,    ///< 质检
    Packed,
    Unpacked,
    Shipped,   ///< 出库, 配送
    InTransit, ///< 运输
    Received,  ///< 入库, 签收
    OnShelf,   ///< 售卖
    Sold,      ///< 已售
    Dispensed, ///< 发药
    Returned,  ///< 退货, and a sale undone
    Damaged,
    Destroyed,
    Stolen,
    Recalled,
    RecallLifted,
    Other
};

/// By the status where it says more than "normal" (a recalled pack on a shelf was recalled, not
/// put there again), else by the link. Knows the reference's words, others in use in China, and
/// the CBV's business steps and dispositions, bare or as URIs.
[[nodiscard]] EventMeaning meaningOf(const Event& event);

/// The site an event names in its further fields; empty for none.
[[nodiscard]] QString siteOf(const Event& event);

/// Whether the event has been declared an error (EPCIS): it stays in sight and is not weighed.
[[nodiscard]] bool isDeclaredError(const Event& event);

} // namespace wardlight::trace
