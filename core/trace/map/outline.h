#pragma once

#include <QPointF>
#include <QRectF>

#include <vector>

namespace wardlight::trace {

/// Points in world units (see web_mercator.h); a closed ring does not repeat its first point.
using Points = std::vector<QPointF>;
using Rings = std::vector<Points>;

/// The box around all points; empty for none.
[[nodiscard]] QRectF boundsOf(const Rings& rings);

/// A line with no more points than it needs to stay within @p tolerance of the original (Douglas
/// and Peucker); its ends stay.
[[nodiscard]] Points simplifyLine(const Points& line, double tolerance);

/// The same for closed rings; those that would be smaller than the tolerance vanish, but the
/// largest one always stays.
[[nodiscard]] Rings simplifyRings(const Rings& rings, double tolerance);

/// The largest ring's share of a label: the point inside it that is farthest from its border.
struct LabelPlace
{
    QPointF at;
    double room = 0; ///< distance to the border, world units
};
[[nodiscard]] LabelPlace labelPlace(const Rings& rings);

/// The part of a ring inside @p box (Sutherland and Hodgman); its cut edges run along the box.
[[nodiscard]] Points clipRing(const Points& ring, const QRectF& box);

} // namespace wardlight::trace
