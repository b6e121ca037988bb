#pragma once

#include "app/services/services.h"
#include "ui/vitals/trends_presenter.h"

namespace wardlight::desktop {

/// Acquisition times of a patient's images and the times of their alerts, as markers on the axis of
/// the trends. A study whose file gives no time of day stands at noon; times of studies are local,
/// as the device wrote them. Of images the newest 1,000 studies, of alerts the newest 5,000.
[[nodiscard]] ui::TrendMarkerLoader trendMarkers(const services::Services& services);

} // namespace wardlight::desktop
