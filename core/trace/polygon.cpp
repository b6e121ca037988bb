#include "core/trace/polygon.h"

#include "core/trace/trace_rules.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace wardlight::trace {

namespace {

/// The context of this file's translations.
struct PolygonTexts
{
    Q_DECLARE_TR_FUNCTIONS(PolygonTexts)
};

/// Twice the area of a triangle: positive when it turns left, 0 when its corners are in a line.
double turn(const Coordinates& a, const Coordinates& b, const Coordinates& c)
{
    return (b.longitude - a.longitude) * (c.latitude - a.latitude) -
           (b.latitude - a.latitude) * (c.longitude - a.longitude);
}

/// Whether a point of the line through a and b lies between them.
bool isBetween(const Coordinates& a, const Coordinates& b, const Coordinates& point)
{
    return std::min(a.longitude, b.longitude) <= point.longitude &&
           point.longitude <= std::max(a.longitude, b.longitude) &&
           std::min(a.latitude, b.latitude) <= point.latitude &&
           point.latitude <= std::max(a.latitude, b.latitude);
}

/// Whether two edges have a point in common.
bool doMeet(const Coordinates& a, const Coordinates& b, const Coordinates& c, const Coordinates& d)
{
    const double c1 = turn(a, b, c), d1 = turn(a, b, d), a2 = turn(c, d, a), b2 = turn(c, d, b);
    if (((c1 > 0 && d1 < 0) || (c1 < 0 && d1 > 0)) && ((a2 > 0 && b2 < 0) || (a2 < 0 && b2 > 0)))
        return true;
    return (c1 == 0 && isBetween(a, b, c)) || (d1 == 0 && isBetween(a, b, d)) ||
           (a2 == 0 && isBetween(c, d, a)) || (b2 == 0 && isBetween(c, d, b));
}

/// Whether an edge meets one that is not its neighbour.
bool doesCrossItself(const std::vector<Coordinates>& corners)
{
    const std::size_t count = corners.size();
    const auto corner = [&](std::size_t i) -> const Coordinates& { return corners[i % count]; };
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 2; j < count; ++j) {
            const bool areNeighbours = i == 0 && j == count - 1;
            if (!areNeighbours && doMeet(corner(i), corner(i + 1), corner(j), corner(j + 1)))
                return true;
        }
    }
    return false;
}

bool isFlat(const std::vector<Coordinates>& corners)
{
    return std::all_of(corners.begin(), corners.end(), [&](const Coordinates& corner) {
        return turn(corners[0], corners[1], corner) == 0;
    });
}

} // namespace

Result<> checkPolygon(const std::vector<Coordinates>& corners)
{
    if (corners.size() < 3 || isFlat(corners))
        return fail(ErrorCode::Invalid,
                    PolygonTexts::tr("An area needs three corners that are not in a line: "
                                     "LAT,LON LAT,LON LAT,LON."));
    if (corners.size() > MostCorners)
        return fail(ErrorCode::Invalid,
                    PolygonTexts::tr("An area may have %1 corners at most.").arg(MostCorners));
    if (doesCrossItself(corners))
        return fail(ErrorCode::Invalid,
                    PolygonTexts::tr("The edges of the area cross; name its corners in the order "
                                     "in which one walks around it."));
    return {};
}

Result<std::vector<Coordinates>> parsePolygon(const QString& text)
{
    static const QRegularExpression Gap(QStringLiteral("[\\s;]+"));
    std::vector<Coordinates> corners;
    for (const QString& part : text.split(Gap, Qt::SkipEmptyParts)) {
        const auto corner = parsePlace(QString(part).replace(u',', u':'));
        if (!corner)
            return propagate(corner);
        if (corner->has_value() && (corners.empty() || corners.back() != **corner))
            corners.push_back(**corner);
        if (corners.size() > MostCorners + 1)
            break;
    }
    if (corners.size() > 1 && corners.front() == corners.back())
        corners.pop_back();
    if (auto checked = checkPolygon(corners); !checked)
        return propagate(checked);
    return corners;
}

QString polygonText(const std::vector<Coordinates>& corners)
{
    QStringList parts;
    for (const Coordinates& corner : corners)
        parts << QStringLiteral("%1,%2")
                     .arg(corner.latitude, 0, 'f', 5)
                     .arg(corner.longitude, 0, 'f', 5);
    return parts.join(u' ');
}

} // namespace wardlight::trace
