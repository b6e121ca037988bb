#include "resources/basemap/rivers.h"

#include "core/trace/map/web_mercator.h"

#include <QtEndian>

#include <cmath>

namespace wardlight::basemap {

namespace {

constexpr qsizetype RecordBytes = 6;
constexpr int LastDetail = 5; ///< codes up to it say how important a point is
constexpr double MinutesPerDegree = 60;

} // namespace

Result<trace::Rings> parseRivers(const QByteArray& bytes)
{
    trace::Rings lines;
    bool isGood = !bytes.isEmpty() && bytes.size() % RecordBytes == 0;
    for (qsizetype at = 0; at < bytes.size() && isGood; at += RecordBytes) {
        const auto number = [&bytes, at](int index) {
            return qFromLittleEndian<qint16>(bytes.constData() + at + 2 * index);
        };
        const trace::Coordinates place{number(1) / MinutesPerDegree, number(2) / MinutesPerDegree};
        isGood = number(0) > 0 && std::abs(place.latitude) <= 90 &&
                 std::abs(place.longitude) <= 180 && (number(0) > LastDetail || !lines.empty());
        if (number(0) > LastDetail)
            lines.emplace_back();
        if (isGood)
            lines.back().push_back(trace::toWorld(place));
    }
    if (!isGood)
        return fail(ErrorCode::Invalid, QStringLiteral("This is no file of lines."));
    return lines;
}

} // namespace wardlight::basemap
