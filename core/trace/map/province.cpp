#include "core/trace/map/province.h"

#include "core/trace/map/web_mercator.h"

#include <QCoreApplication>

namespace wardlight::trace {

namespace {

bool isNamed(const BasemapArea& area, const QString& name)
{
    return area.kind == AreaKind::Province &&
           (bareProvinceName(area.chineseName) == bareProvinceName(name) ||
            bareProvinceName(area.englishName) == bareProvinceName(name) ||
            area.code.compare(name, Qt::CaseInsensitive) == 0);
}

} // namespace

QString bareProvinceName(const QString& text)
{
    const QString name = text.trimmed().toLower();
    for (const char* suffix : {"壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区",
                               "省", "市", " province", " municipality", " autonomous region"}) {
        const QString end = QString::fromUtf8(suffix);
        if (name.endsWith(end) && name.size() > end.size())
            return name.chopped(end.size());
    }
    return name;
}

Result<std::vector<std::vector<Coordinates>>> provinceOutline(const Basemap& basemap,
                                                              const QString& name)
{
    const BasemapArea* found = nullptr;
    for (const BasemapArea& area : basemap.areas) {
        if (!isNamed(area, name))
            continue;
        if (found)
            return fail(
                ErrorCode::Invalid,
                QCoreApplication::translate("Provinces", "More than one province is called \"%1\".")
                    .arg(name.left(80)));
        found = &area;
    }
    if (!found)
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("Provinces",
                                                "There is no province called \"%1\" on the map. "
                                                "Write it like 四川 or Sichuan.")
                        .arg(name.left(80)));
    std::vector<std::vector<Coordinates>> rings;
    for (const Points& points : found->outlines.back()) {
        std::vector<Coordinates> ring;
        ring.reserve(points.size());
        for (const QPointF& point : points)
            ring.push_back(toCoordinates(point));
        rings.push_back(std::move(ring));
    }
    return rings;
}

} // namespace wardlight::trace
