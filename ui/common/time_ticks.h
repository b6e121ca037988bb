#pragma once

#include "ui/common/time_view.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <vector>

namespace wardlight::ui {

/// A mark on the time axis.
struct TimeTick
{
    qint64 ms = 0;
    QString text;       ///< "08:00", "14-Mar"
    bool isDay = false; ///< a new day begins here
};

/// Marks at round local times of @p zone, no more than @p most of them (at least 2), whatever the
/// zone's offset and across changes of daylight saving: an hour that comes twice has its marks
/// twice, one that is skipped has none.
[[nodiscard]] std::vector<TimeTick> timeTicks(const TimeView& view, int most, const QTimeZone& zone,
                                              const QLocale& locale = {});

/// "+08:00", or "+01:00 → +02:00" where the offset changes within the view.
[[nodiscard]] QString offsetText(const TimeView& view, const QTimeZone& zone);

} // namespace wardlight::ui
