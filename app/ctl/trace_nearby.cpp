#include "app/ctl/trace_commands.h"
#include "app/ctl/trace_json.h"
#include "core/trace/verdict/evidence_store.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

struct NearbyCommands
{
    Q_DECLARE_TR_FUNCTIONS(NearbyCommands)
};

struct NearbyOptions
{
    std::string name, category;
    double latitude = 0, longitude = 0;
    std::optional<double> radius;
    std::optional<int> nearest;
    bool isOnSale = false;
};

constexpr int MostPacks = 100'000;

QString metres(double distance)
{
    return QString::number(distance, 'f', 0);
}

Result<ExitCode> nearby(Context& context, const NearbyOptions& options)
{
    if (!options.radius && !options.nearest)
        return context.badUsage(NearbyCommands::tr("Say --radius METRES or --nearest K."));
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto found = services->evidence->nearby({.name = toQString(options.name),
                                                   .category = toQString(options.category),
                                                   .centre = {options.latitude, options.longitude},
                                                   .radiusMetres = options.radius,
                                                   .nearest = options.nearest.value_or(MostPacks),
                                                   .isOnSale = options.isOnSale});
    if (!found)
        return propagate(found);
    QJsonArray json;
    std::vector<QStringList> rows;
    for (const trace::NearbyItem& near : *found) {
        json.append(QJsonObject{
            {QStringLiteral("code"), near.item.code},
            {QStringLiteral("name"), near.item.name},
            {QStringLiteral("distance_m"), near.distanceMetres},
            {QStringLiteral("lat"), degrees(near.item.place, &trace::Coordinates::latitude)},
            {QStringLiteral("lon"), degrees(near.item.place, &trace::Coordinates::longitude)},
            {QStringLiteral("status"), orNull(near.item.status)},
            {QStringLiteral("link"), orNull(near.item.link)}});
        rows.push_back({near.item.code, near.item.name, metres(near.distanceMetres), near.item.link,
                        near.item.status});
    }
    if (context.out().isJson())
        context.out().json(json);
    else
        context.out().table({NearbyCommands::tr("Code"), NearbyCommands::tr("Name"),
                             NearbyCommands::tr("Metres"), NearbyCommands::tr("Link"),
                             NearbyCommands::tr("Status")},
                            rows);
    if (!options.nearest && int(found->size()) == MostPacks)
        Output::error(NearbyCommands::tr("Only the nearest %1 are shown.").arg(MostPacks));
    return ExitCode::Done;
}

Result<ExitCode> stock(Context& context, const NearbyOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto found = services->evidence->stock({.name = toQString(options.name),
                                                  .centre = {options.latitude, options.longitude},
                                                  .radiusMetres = options.radius.value_or(5000)});
    if (!found)
        return propagate(found);
    QJsonArray json;
    std::vector<QStringList> rows;
    for (const trace::SiteStock& stock : *found) {
        json.append(QJsonObject{
            {QStringLiteral("site_id"), stock.site.id},
            {QStringLiteral("site"), stock.site.name},
            {QStringLiteral("name"), stock.name},
            {QStringLiteral("batch"), orNull(stock.batch)},
            {QStringLiteral("quantity"), stock.quantity},
            {QStringLiteral("unit"), orNull(stock.unit)},
            {QStringLiteral("counted_at"), orNull(stock.countedAt)},
            {QStringLiteral("distance_m"), stock.distanceMetres},
            {QStringLiteral("lat"), degrees(stock.site.place, &trace::Coordinates::latitude)},
            {QStringLiteral("lon"), degrees(stock.site.place, &trace::Coordinates::longitude)}});
        rows.push_back({stock.site.name, stock.name, stock.batch, QString::number(stock.quantity),
                        stock.unit, metres(stock.distanceMetres)});
    }
    if (context.out().isJson())
        context.out().json(json);
    else
        context.out().table({NearbyCommands::tr("Site"), NearbyCommands::tr("Name"),
                             NearbyCommands::tr("Batch"), NearbyCommands::tr("Quantity"),
                             NearbyCommands::tr("Unit"), NearbyCommands::tr("Metres")},
                            rows);
    return ExitCode::Done;
}

/// The options that both commands have.
void addPlace(CLI::App* command, const std::shared_ptr<NearbyOptions>& options)
{
    command
        ->add_option("--name", options->name,
                     NearbyCommands::tr("Any part of the name").toStdString())
        ->required();
    command
        ->add_option("--lat", options->latitude,
                     NearbyCommands::tr("Latitude, degrees, WGS-84").toStdString())
        ->required()
        ->check(CLI::Range(-90.0, 90.0));
    command
        ->add_option("--lon", options->longitude,
                     NearbyCommands::tr("Longitude, degrees, WGS-84").toStdString())
        ->required()
        ->check(CLI::Range(-180.0, 180.0));
    command
        ->add_option("--radius", options->radius,
                     NearbyCommands::tr("At most so many metres away").toStdString())
        ->check(CLI::Range(0.0, 25'000'000.0));
}

} // namespace

void addTraceNearby(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<NearbyOptions>();
    CLI::App* nearby =
        line.command(group, "nearby", NearbyCommands::tr("Find packs of a drug near a place"),
                     [options](Context& context) { return ctl::nearby(context, *options); });
    addPlace(nearby, options);
    nearby->add_option("--category", options->category,
                       NearbyCommands::tr("The category, exactly").toStdString());
    nearby
        ->add_option("--nearest", options->nearest,
                     NearbyCommands::tr("The nearest ones, so many").toStdString())
        ->check(CLI::Range(1, MostPacks));
    nearby->add_flag("--on-sale", options->isOnSale,
                     NearbyCommands::tr("Only what is on sale and not sold yet").toStdString());
    const auto stockOptions = std::make_shared<NearbyOptions>();
    CLI::App* stock = line.command(
        group, "stock", NearbyCommands::tr("Show what sites near a place have in stock"),
        [stockOptions](Context& context) { return ctl::stock(context, *stockOptions); });
    addPlace(stock, stockOptions);
}

} // namespace wardlight::ctl
