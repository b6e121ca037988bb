#include "core/trace/map/outline.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <limits>

namespace wardlight::trace {

namespace {

double squaredDistance(const QPointF& p, const QPointF& a, const QPointF& b)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double share =
        length > 0 ? std::clamp(QPointF::dotProduct(p - a, along) / length, 0.0, 1.0) : 0.0;
    const QPointF away = p - (a + share * along);
    return QPointF::dotProduct(away, away);
}

double areaOf(const Points& ring)
{
    double doubled = 0;
    for (std::size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++)
        doubled += ring[last].x() * ring[i].y() - ring[i].x() * ring[last].y();
    return std::abs(doubled) / 2;
}

const Points* largestRing(const Rings& rings)
{
    const Points* largest = nullptr;
    double largestArea = -1;
    for (const Points& ring : rings) {
        const double area = ring.empty() ? -1 : areaOf(ring);
        if (area > largestArea) {
            largest = &ring;
            largestArea = area;
        }
    }
    return largest;
}

/// Distance to the ring's border, negative outside.
double depthInside(const QPointF& p, const Points& ring)
{
    bool isInside = false;
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
        const QPointF& a = ring[i];
        const QPointF& b = ring[last];
        if ((a.y() > p.y()) != (b.y() > p.y()) &&
            p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x())
            isInside = !isInside;
        nearest = std::min(nearest, squaredDistance(p, a, b));
    }
    return (isInside ? 1 : -1) * std::sqrt(nearest);
}

/// A square that may hold the deepest point.
struct Cell
{
    QPointF centre;
    double half = 0;
    double depth = 0;
    double best = 0; ///< no point of the square is deeper

    Cell(const QPointF& at, double halfSide, const Points& ring)
        : centre(at), half(halfSide), depth(depthInside(at, ring)),
          best(depth + halfSide * std::sqrt(2.0))
    {}
    friend bool operator<(const Cell& a, const Cell& b) { return a.best < b.best; }
};

} // namespace

QRectF boundsOf(const Rings& rings)
{
    double left = std::numeric_limits<double>::max(), top = left, right = -left, bottom = -left;
    for (const Points& ring : rings) {
        for (const QPointF& p : ring) {
            left = std::min(left, p.x());
            right = std::max(right, p.x());
            top = std::min(top, p.y());
            bottom = std::max(bottom, p.y());
        }
    }
    return left > right ? QRectF() : QRectF(QPointF(left, top), QPointF(right, bottom));
}

Points simplifyLine(const Points& line, double tolerance)
{
    if (line.size() < 3)
        return line;
    std::vector<bool> keep(line.size(), false);
    keep.front() = keep.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> spans{{0, line.size() - 1}};
    while (!spans.empty()) {
        const auto [first, last] = spans.back();
        spans.pop_back();
        double farthest = tolerance * tolerance;
        std::size_t at = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double distance = squaredDistance(line[i], line[first], line[last]);
            if (distance > farthest) {
                farthest = distance;
                at = i;
            }
        }
        if (at == 0)
            continue;
        keep[at] = true;
        spans.emplace_back(first, at);
        spans.emplace_back(at, last);
    }
    Points result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i])
            result.push_back(line[i]);
    }
    return result;
}

Rings simplifyRings(const Rings& rings, double tolerance)
{
    Rings result;
    const Points* largest = largestRing(rings);
    for (const Points& ring : rings) {
        const QRectF bounds = boundsOf({ring});
        const bool isSmall = std::max(bounds.width(), bounds.height()) < 2 * tolerance;
        if (isSmall && &ring != largest)
            continue;
        // Two halves between points that stay, so that a ring never collapses into a line's ends.
        const auto middle = std::ptrdiff_t(ring.size() / 2);
        Points first(ring.begin(), ring.begin() + middle + 1);
        Points second(ring.begin() + middle, ring.end());
        second.push_back(ring.front());
        Points simple = simplifyLine(first, tolerance);
        const Points rest = simplifyLine(second, tolerance);
        simple.insert(simple.end(), rest.begin() + 1, rest.end() - 1);
        if (simple.size() >= 3)
            result.push_back(std::move(simple));
        else if (&ring == largest)
            result.push_back(ring);
    }
    return result;
}

LabelPlace labelPlace(const Rings& rings)
{
    const Points* ring = largestRing(rings);
    if (!ring)
        return {};
    const QRectF bounds = boundsOf({*ring});
    if (bounds.isEmpty())
        return {bounds.center(), 0};
    // Squares as wide as the shape is; not too many for a sliver.
    const double side = std::max(std::min(bounds.width(), bounds.height()),
                                 std::max(bounds.width(), bounds.height()) / 64);
    std::priority_queue<Cell> cells;
    const int columns = int(std::ceil(bounds.width() / side));
    const int rows = int(std::ceil(bounds.height() / side));
    for (int column = 0; column < columns; ++column) {
        for (int row = 0; row < rows; ++row)
            cells.emplace(bounds.topLeft() + QPointF(column + 0.5, row + 0.5) * side, side / 2,
                          *ring);
    }
    Cell best(bounds.center(), 0, *ring);
    const double precision = side / 50;
    while (!cells.empty()) {
        const Cell cell = cells.top();
        cells.pop();
        if (cell.depth > best.depth)
            best = cell;
        if (cell.best - best.depth <= precision)
            break;
        const double half = cell.half / 2;
        for (const QPointF& step : {QPointF(-half, -half), QPointF(half, -half),
                                    QPointF(-half, half), QPointF(half, half)})
            cells.emplace(cell.centre + step, half, *ring);
    }
    return {best.centre, best.depth};
}

Points clipRing(const Points& ring, const QRectF& box)
{
    // Each side as: how far inside a point lies (not negative: inside).
    const auto depth = [&box](int side, const QPointF& p) {
        switch (side) {
        case 0:
            return p.x() - box.left();
        case 1:
            return box.right() - p.x();
        case 2:
            return p.y() - box.top();
        default:
            return box.bottom() - p.y();
        }
    };
    Points points = ring;
    for (int side = 0; side < 4 && !points.empty(); ++side) {
        Points kept;
        kept.reserve(points.size() + 4);
        QPointF last = points.back();
        double lastDepth = depth(side, last);
        for (const QPointF& p : points) {
            const double here = depth(side, p);
            if ((here >= 0) != (lastDepth >= 0))
                kept.push_back(last + (p - last) * (lastDepth / (lastDepth - here)));
            if (here >= 0)
                kept.push_back(p);
            last = p;
            lastDepth = here;
        }
        points = std::move(kept);
    }
    return points;
}

} // namespace wardlight::trace
