// Makes basemap.sqlite from the unpacked packages qgis-common, iso-codes, marble-qt-data,
// libgeonames0 and libgeonames-common of Debian.

#include "core/trace/map/basemap.h"
#include "core/trace/map/web_mercator.h"
#include "resources/basemap/cities.h"
#include "resources/basemap/geopackage.h"
#include "resources/basemap/place_names.h"
#include "resources/basemap/rivers.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cstdio>

namespace wardlight::basemap {

namespace {

using trace::AreaKind;
using trace::Basemap;
using trace::BasemapArea;
using trace::DetailLevels;

/// How far a simplified line may lie from the true one, pixels at the level's largest zoom.
constexpr double TolerancePixels = 0.4;
/// The last level has no largest zoom: it keeps everything.
double toleranceOf(std::size_t level)
{
    if (level + 1 == DetailLevels)
        return 0;
    return TolerancePixels / trace::worldPixels(trace::DetailZooms[level]);
}

/// Regions of China with an ISO 3166-1 code of their own, which ISO 3166-2 lists as provinces.
QString provinceCodeOfRegion(const QString& countryCode)
{
    for (const char* region : {"TW", "HK", "MO"}) {
        if (countryCode == QLatin1String(region))
            return QStringLiteral("CN-") + countryCode;
    }
    return {};
}

QString englishName(const QString& name)
{
    if (name == QLatin1String("Inner Mongol"))
        return QStringLiteral("Inner Mongolia");
    return name;
}

BasemapArea makeArea(AreaKind kind, const PlaceNames::Province& names, const QString& english,
                     const trace::Rings& rings)
{
    BasemapArea area;
    area.kind = kind;
    area.code = names.code;
    area.chineseName = names.chineseName;
    area.englishName = english;
    area.label = trace::labelPlace(rings);
    area.bounds = trace::boundsOf(rings);
    for (std::size_t level = 0; level < DetailLevels; ++level)
        area.outlines[level] = trace::simplifyRings(rings, toleranceOf(level));
    return area;
}

Result<> addCountries(const QString& gpkg, const PlaceNames& names, Basemap& basemap)
{
    const auto features = readLayer(gpkg, QStringLiteral("countries"));
    if (!features)
        return propagate(features);
    for (const Feature& feature : *features) {
        const QString code = feature.attributes.value(QStringLiteral("iso_a2"));
        const QString english = feature.attributes.value(QStringLiteral("name"));
        const QString region = provinceCodeOfRegion(code);
        if (region.isEmpty())
            basemap.areas.push_back(
                makeArea(AreaKind::Country, {code, names.country(code)}, english, feature.rings));
        else
            basemap.areas.push_back(
                makeArea(AreaKind::Province, names.provinceByCode(region), english, feature.rings));
    }
    return {};
}

Result<> addProvinces(const QString& gpkg, const PlaceNames& names, Basemap& basemap)
{
    const auto features = readLayer(gpkg, QStringLiteral("states_provinces"));
    if (!features)
        return propagate(features);
    for (const Feature& feature : *features) {
        const auto& attributes = feature.attributes;
        if (attributes.value(QStringLiteral("iso_a2")) != QLatin1String("CN"))
            continue;
        const QString name = attributes.value(QStringLiteral("name"));
        const auto province = names.province(attributes.value(QStringLiteral("gn_name")), name);
        if (province.chineseName.isEmpty())
            return fail(ErrorCode::Invalid,
                        QStringLiteral("The province \"%1\" has no Chinese name.").arg(name));
        basemap.areas.push_back(
            makeArea(AreaKind::Province, province, englishName(name), feature.rings));
    }
    return {};
}

trace::BasemapLine makeLine(const trace::Rings& lines)
{
    trace::BasemapLine made{trace::boundsOf(lines), {}};
    for (std::size_t level = 0; level < DetailLevels; ++level) {
        for (const trace::Points& line : lines)
            made.lines[level].push_back(trace::simplifyLine(line, toleranceOf(level)));
    }
    return made;
}

Result<> addDisputedBorders(const QString& gpkg, Basemap& basemap)
{
    const auto features = readLayer(gpkg, QStringLiteral("disputed_borders"));
    if (!features)
        return propagate(features);
    for (const Feature& feature : *features) {
        basemap.disputedBorders.push_back(makeLine(feature.rings));
    }
    return {};
}

/// Nothing where a file is not there: a map may do without.
std::optional<QByteArray> readOptional(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

Result<> addRivers(const QString& share, Basemap& basemap)
{
    const auto bytes = readOptional(share + QStringLiteral("/marble/data/mwdbii/RIVER.PNT"));
    if (!bytes)
        return {};
    const auto rivers = parseRivers(*bytes);
    if (!rivers)
        return propagate(rivers);
    for (const trace::Points& river : *rivers)
        basemap.rivers.push_back(makeLine({river}));
    basemap.attribution += QStringLiteral(" · MWDB II");
    return {};
}

/// Whether a city is worth its place: those of China all, others where they are large.
bool isWanted(const City& city)
{
    constexpr quint32 LargeElsewhere = 500'000;
    return city.country == QLatin1String("CN") || !provinceCodeOfRegion(city.country).isEmpty() ||
           city.population >= LargeElsewhere;
}

Result<> addCities(const QString& file, const PlaceNames& names, Basemap& basemap)
{
    const auto bytes = readOptional(file);
    if (!bytes)
        return {};
    const auto cities = parseCities(*bytes);
    if (!cities)
        return propagate(cities);
    for (const City& city : *cities) {
        if (isWanted(city))
            basemap.cities.push_back(
                {city.name, names.city(city.id), trace::toWorld(city.place), city.population});
    }
    basemap.attribution += QStringLiteral(" · GeoNames (CC BY 4.0)");
    return {};
}

/// What a map is made from.
struct Sources
{
    QString gpkg;
    QString share;  ///< usr/share of the unpacked packages
    QString cities; ///< cities.compiled of libgeonames; need not be there
};

Result<> makeBasemap(const Sources& sources, const QString& output)
{
    const auto names = PlaceNames::read(sources.share);
    if (!names)
        return propagate(names);
    Basemap basemap;
    basemap.attribution = QStringLiteral("Natural Earth");
    return addCountries(sources.gpkg, *names, basemap)
        .and_then([&] { return addProvinces(sources.gpkg, *names, basemap); })
        .and_then([&] { return addDisputedBorders(sources.gpkg, basemap); })
        .and_then([&] { return addRivers(sources.share, basemap); })
        .and_then([&] { return addCities(sources.cities, *names, basemap); })
        .and_then([&] { return trace::writeBasemap(output, basemap); });
}

} // namespace

} // namespace wardlight::basemap

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5) {
        std::fputs("usage: make-basemap WORLD_MAP.GPKG USR_SHARE CITIES OUTPUT\n", stderr);
        return 2;
    }
    const auto made =
        wardlight::basemap::makeBasemap({arguments[1], arguments[2], arguments[3]}, arguments[4]);
    if (made)
        return 0;
    std::fprintf(stderr, "make-basemap: %s (%s)\n", qPrintable(made.error().message),
                 qPrintable(made.error().detail));
    return 1;
}
