#include "core/imaging/shutter.h"

#include <algorithm>
#include <cmath>

namespace wardlight::imaging {

namespace {

using Run = std::pair<int, int>;
using Runs = std::vector<Run>;

/// Sorted, without overlaps.
Runs joined(Runs runs)
{
    std::sort(runs.begin(), runs.end());
    Runs result;
    for (const Run& run : runs) {
        if (!result.empty() && run.first <= result.back().second + 1)
            result.back().second = std::max(result.back().second, run.second);
        else
            result.push_back(run);
    }
    return result;
}

Runs intersected(const Runs& a, const Runs& b)
{
    Runs result;
    for (const Run& one : a) {
        for (const Run& other : b) {
            const Run both{std::max(one.first, other.first), std::min(one.second, other.second)};
            if (both.first <= both.second)
                result.push_back(both);
        }
    }
    return joined(std::move(result));
}

Runs inRectangle(const Shutter::Rectangle& shape, int row)
{
    if (row < shape.upper || row > shape.lower)
        return {};
    return {{shape.left, shape.right}};
}

Runs inCircle(const Shutter::Circle& shape, int row)
{
    const double away = double(row) - shape.row;
    const double left = double(shape.radius) * shape.radius - away * away;
    if (left < 0)
        return {};
    const int half = int(std::floor(std::sqrt(left)));
    return {{shape.column - half, shape.column + half}};
}

/// Where the edges of a polygon cross a row. An edge holds its upper or its lower end, never both,
/// so that every row is crossed an even number of times.
std::vector<double> crossings(const std::vector<Shutter::Vertex>& polygon, int row,
                              bool holdsUpperEnd)
{
    std::vector<double> columns;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        Shutter::Vertex a = polygon[i];
        Shutter::Vertex b = polygon[(i + 1) % polygon.size()];
        if (a.row > b.row)
            std::swap(a, b);
        const bool crosses =
            holdsUpperEnd ? a.row <= row && row < b.row : a.row < row && row <= b.row;
        if (crosses)
            columns.push_back(a.column + double(b.column - a.column) * (row - a.row) /
                                             (double(b.row) - a.row));
    }
    std::sort(columns.begin(), columns.end());
    return columns;
}

/// Inside by the even-odd rule, or on an edge.
Runs inPolygon(const std::vector<Shutter::Vertex>& polygon, int row)
{
    Runs runs;
    for (const bool holdsUpperEnd : {true, false}) {
        const std::vector<double> columns = crossings(polygon, row, holdsUpperEnd);
        for (std::size_t i = 0; i + 1 < columns.size(); i += 2) {
            const Run run{int(std::ceil(columns[i])), int(std::floor(columns[i + 1]))};
            if (run.first <= run.second)
                runs.push_back(run);
        }
    }
    return joined(std::move(runs));
}

} // namespace

std::vector<std::pair<int, int>> openColumns(const Shutter& shutter, int row, int columns)
{
    const int fromOne = row + 1;
    Runs open{{1, columns}};
    if (shutter.rectangle)
        open = intersected(open, inRectangle(*shutter.rectangle, fromOne));
    if (shutter.circle)
        open = intersected(open, inCircle(*shutter.circle, fromOne));
    if (shutter.polygon.size() >= 3)
        open = intersected(open, inPolygon(shutter.polygon, fromOne));
    for (Run& run : open) {
        --run.first;
        --run.second;
    }
    return open;
}

} // namespace wardlight::imaging
