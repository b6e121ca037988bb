#pragma once

#include "core/vitals/vitals_store.h"
#include "ui/vitals/time_view.h"

#include <QMap>

#include <optional>
#include <vector>

namespace wardlight::ui {

/// What was read of one patient's trends, so that panning reads only what comes into sight and a
/// range shown before is there at once. Columns of one width lie on a grid that does not move with
/// the view. Holds at most MostColumns a width and vital.
class TrendCache
{
public:
    static constexpr qint64 MostColumns = 8000;

    /// The width of columns for a view: the smallest of a fixed list that needs no more than
    /// @p mostColumns.
    [[nodiscard]] static qint64 columnWidthMs(qint64 viewMs, int mostColumns);

    /// What has to be read before the view can be shown in this width, on the grid; none when it is
    /// all there.
    [[nodiscard]] std::optional<TimeView> missing(qint64 widthMs, const TimeView& view) const;
    /// Takes in what was read for a span on the grid.
    void add(qint64 widthMs, const TimeView& span, const std::vector<vitals::Envelope>& read);
    /// Everything of the view in this width; one column more at either side, so that curves leave
    /// the chart where they should.
    [[nodiscard]] std::vector<vitals::Envelope> cut(qint64 widthMs, const TimeView& view) const;
    /// Forgets what is at or after @p ms: there may be more of it by now.
    void forgetFrom(qint64 ms);
    void clear() { m_levels.clear(); }

private:
    struct Level
    {
        TimeView covered;
        std::vector<vitals::Envelope> traces;
    };

    QMap<qint64, Level> m_levels; ///< by width
};

} // namespace wardlight::ui
