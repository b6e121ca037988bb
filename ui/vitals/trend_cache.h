#pragma once

#include "core/vitals/vitals_store.h"
#include "ui/common/time_view.h"

#include <QMap>

#include <optional>
#include <vector>

namespace wardlight::ui {

/// What was read of one patient's trends, so that panning reads only what comes into sight and a
/// range shown before is there at once, and so is a wide one of which narrow columns were read.
/// Columns of one width lie on a grid that does not move with
/// the view. Holds at most MostColumns a width and vital.
class TrendCache
{
public:
    static constexpr qint64 MostColumns = 8000;

    /// The width of columns for a view: the smallest of a fixed list that needs no more than
    /// @p mostColumns.
    [[nodiscard]] static qint64 columnWidthMs(qint64 viewMs, int mostColumns);

    /// A span on the grid of a width.
    struct Span
    {
        qint64 widthMs = 0;
        TimeView span;

        friend bool operator==(const Span&, const Span&) = default;
    };

    /// What has to be read before the view can be shown in this width; none when it is all there.
    /// It may be of a narrower width that divides this one, where more of that is at hand.
    [[nodiscard]] std::optional<Span> missing(qint64 widthMs, const TimeView& view) const;
    /// Takes in what was read for a span.
    void add(const Span& read, const std::vector<vitals::Envelope>& envelopes);
    /// What is at hand of the view in this width, perhaps put together from narrower columns; one
    /// column more at either side, so that curves leave the chart where they should.
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

    [[nodiscard]] qint64 bestWidth(qint64 widthMs, const TimeView& view) const;

    QMap<qint64, Level> m_levels; ///< by width
};

} // namespace wardlight::ui
