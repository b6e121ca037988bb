// Makes basemap.sqlite from the unpacked packages qgis-common and iso-codes of Debian.

#include "core/trace/map/basemap.h"
#include "core/trace/map/web_mercator.h"
#include "resources/basemap/geopackage.h"
#include "resources/basemap/place_names.h"

#include <QCoreApplication>

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

Result<> addDisputedBorders(const QString& gpkg, Basemap& basemap)
{
    const auto features = readLayer(gpkg, QStringLiteral("disputed_borders"));
    if (!features)
        return propagate(features);
    for (const Feature& feature : *features) {
        trace::BasemapLine border{trace::boundsOf(feature.rings), {}};
        for (std::size_t level = 0; level < DetailLevels; ++level) {
            for (const trace::Points& line : feature.rings)
                border.lines[level].push_back(trace::simplifyLine(line, toleranceOf(level)));
        }
        basemap.disputedBorders.push_back(std::move(border));
    }
    return {};
}

Result<> makeBasemap(const QString& gpkg, const QString& isoCodesFolder, const QString& output)
{
    const auto names = PlaceNames::read(isoCodesFolder);
    if (!names)
        return propagate(names);
    Basemap basemap;
    basemap.attribution = QStringLiteral("Natural Earth");
    return addCountries(gpkg, *names, basemap)
        .and_then([&] { return addProvinces(gpkg, *names, basemap); })
        .and_then([&] { return addDisputedBorders(gpkg, basemap); })
        .and_then([&] { return trace::writeBasemap(output, basemap); });
}

} // namespace

} // namespace wardlight::basemap

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4) {
        std::fputs("usage: make-basemap WORLD_MAP.GPKG USR_SHARE_OF_ISO_CODES OUTPUT\n", stderr);
        return 2;
    }
    const auto made = wardlight::basemap::makeBasemap(arguments[1], arguments[2], arguments[3]);
    if (made)
        return 0;
    std::fprintf(stderr, "make-basemap: %s (%s)\n", qPrintable(made.error().message),
                 qPrintable(made.error().detail));
    return 1;
}
