#pragma once

#include "core/base/result.h"
#include "core/trace/map/basemap.h"
#include "core/trace/trace_item.h"

#include <vector>

namespace wardlight::trace {

/// A province's name in lower case without what others have too: "四川省" and "Sichuan Province"
/// give "四川" and "sichuan".
[[nodiscard]] QString bareProvinceName(const QString& name);

/// The outline of a province of China in degrees, one ring an area, from the finest detail.
/// @param name  Chinese or English, letter case aside, with or without 省, 市, 自治区; or "CN-SC"
/// @return Error::Invalid when no province or several have that name
[[nodiscard]] Result<std::vector<std::vector<Coordinates>>> provinceOutline(const Basemap& basemap,
                                                                            const QString& name);

} // namespace wardlight::trace
