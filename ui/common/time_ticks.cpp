#include "ui/common/time_ticks.h"

#include "ui/common/formats.h"

#include <algorithm>
#include <array>

namespace wardlight::ui {

namespace {

constexpr qint64 Second = 1000, Minute = 60 * Second, Hour = 60 * Minute, Day = 24 * Hour;
constexpr std::array Steps = {Second,      2 * Second,  5 * Second, 10 * Second, 15 * Second,
                              30 * Second, Minute,      2 * Minute, 5 * Minute,  10 * Minute,
                              15 * Minute, 30 * Minute, Hour,       2 * Hour,    3 * Hour,
                              6 * Hour,    12 * Hour,   Day,        2 * Day,     7 * Day,
                              14 * Day,    30 * Day,    90 * Day};
/// Offsets of all zones are multiples of it.
constexpr qint64 OffsetStep = 15 * Minute;

qint64 offsetMs(qint64 ms, const QTimeZone& zone)
{
    return zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)) * Second;
}

qint64 floorTo(qint64 ms, qint64 step)
{
    const qint64 rest = ms % step;
    return ms - (rest < 0 ? rest + step : rest);
}

qint64 stepFor(const TimeView& view, int most)
{
    const auto fits = [&](qint64 step) { return view.widthMs() / step + 1 <= most; };
    const auto found = std::find_if(Steps.begin(), Steps.end(), fits);
    return found == Steps.end() ? Steps.back() : *found;
}

QString dayText(const QDate& date, const QLocale& locale)
{
    return locale.language() == QLocale::Chinese
               ? date.toString(QStringLiteral("MM-dd"))
               : QLocale::c().toString(date, QStringLiteral("dd-MMM"));
}

/// Whether the clock on the wall shows a multiple of @p step.
bool isRound(qint64 ms, qint64 step, const QTimeZone& zone)
{
    return (ms + offsetMs(ms, zone)) % step == 0;
}

/// The first round time after @p ms.
qint64 nextRound(qint64 ms, qint64 step, const QTimeZone& zone)
{
    const qint64 offset = offsetMs(ms, zone);
    const qint64 next = floorTo(ms + offset, step) + step - offset;
    if (offsetMs(next, zone) == offset)
        return next;
    // the offset changes on the way: look at every time that may be round in either
    const qint64 stride = std::min(step, OffsetStep);
    const qint64 last = next + 2 * Hour + step;
    for (qint64 each = floorTo(ms, stride) + stride; each <= last; each += stride) {
        if (isRound(each, step, zone))
            return each;
    }
    return next;
}

std::vector<TimeTick> clockTicks(const TimeView& view, qint64 step, const QTimeZone& zone,
                                 const QLocale& locale)
{
    const QString format = step < Minute ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    std::vector<TimeTick> ticks;
    for (qint64 ms = nextRound(view.fromMs - 1, step, zone); ms < view.toMs;
         ms = nextRound(ms, step, zone)) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms, zone);
        const bool isDay = local.time() == QTime(0, 0);
        ticks.push_back(
            {ms, isDay ? dayText(local.date(), locale) : local.time().toString(format), isDay});
    }
    return ticks;
}

std::vector<TimeTick> dayTicks(const TimeView& view, int days, const QTimeZone& zone,
                               const QLocale& locale)
{
    QDate date = QDateTime::fromMSecsSinceEpoch(view.fromMs, zone).date();
    // the same days are marked wherever the view begins
    const qint64 rest = date.toJulianDay() % days;
    date = date.addDays(rest == 0 ? 0 : days - rest);
    std::vector<TimeTick> ticks;
    for (;; date = date.addDays(days)) {
        const qint64 ms = date.startOfDay(zone).toMSecsSinceEpoch();
        if (ms >= view.toMs)
            return ticks;
        if (ms >= view.fromMs)
            ticks.push_back({ms, dayText(date, locale), true});
    }
}

} // namespace

std::vector<TimeTick> timeTicks(const TimeView& view, int most, const QTimeZone& zone,
                                const QLocale& locale)
{
    const qint64 step = stepFor(view, std::max(most, 2));
    return step < Day ? clockTicks(view, step, zone, locale)
                      : dayTicks(view, int(step / Day), zone, locale);
}

QString offsetText(const TimeView& view, const QTimeZone& zone)
{
    const auto at = [&zone](qint64 ms) {
        return formatOffset(QDateTime::fromMSecsSinceEpoch(ms, zone));
    };
    const QString first = at(view.fromMs), last = at(view.toMs - 1);
    return first == last ? first : QStringLiteral("%1 → %2").arg(first, last);
}

} // namespace wardlight::ui
