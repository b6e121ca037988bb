#pragma once

#include "core/trace/item_export.h"
#include "core/trace/trace_item.h"

class QAbstractItemModel;

namespace wardlight::ui {

/// A list as it is shown, for a file.
[[nodiscard]] trace::ItemTable tableOf(const QAbstractItemModel& model);

/// Items with their master data and latest state, for a file; days in UTC, as on record.
[[nodiscard]] trace::ItemTable tableOf(const std::vector<trace::Item>& items);

} // namespace wardlight::ui
