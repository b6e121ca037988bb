#include "ui/common/time_view.h"

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

TimeView panned(const TimeView& view, double share)
{
    const auto by = qint64(std::llround(double(view.widthMs()) * share));
    return {view.fromMs + by, view.toMs + by};
}

TimeView zoomed(const TimeView& view, double factor, qint64 anchorMs)
{
    const auto width = std::clamp(qint64(std::llround(double(view.widthMs()) * factor)),
                                  TimeView::Narrowest, TimeView::Widest);
    const double share = double(anchorMs - view.fromMs) / double(view.widthMs());
    const qint64 from = anchorMs - qint64(std::llround(double(width) * share));
    return {from, from + width};
}

TimeView centred(const TimeView& view, qint64 ms)
{
    const qint64 from = ms - view.widthMs() / 2;
    return {from, from + view.widthMs()};
}

} // namespace wardlight::ui
