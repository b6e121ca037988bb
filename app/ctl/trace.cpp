#include "app/ctl/commands.h"
#include "app/ctl/trace_commands.h"
#include "app/ctl/trace_json.h"
#include "core/trace/item_export.h"
#include "core/trace/map/basemap.h"
#include "core/trace/map/province.h"
#include "core/trace/polygon.h"
#include "core/trace/trace_rules.h"
#include "core/trace/trace_store.h"

#include <QCoreApplication>

#include <map>

namespace wardlight::ctl {

namespace {

struct TraceCommands
{
    Q_DECLARE_TR_FUNCTIONS(TraceCommands)
};

struct FindOptions
{
    std::string category, name, maker, approval, code, batch, status, link;
    std::string producedFrom, producedTo, expiresFrom, expiresTo;
    std::vector<std::string> extension;
    std::string within, polygon, province, after, countBy, csv, xlsx;
    bool isOnSale = false;
    int limit = 1000;
};

QString isoDay(const trace::RecordedTime& time)
{
    return time.instant.isValid() ? time.instant.toUTC().toString(QStringLiteral("yyyy-MM-dd"))
                                  : QString();
}

/// The instants of a query; a reason where one cannot be read.
Result<> readTimes(const FindOptions& options, trace::ItemQuery& query)
{
    const std::pair<const std::string&, QDateTime&> times[] = {
        {options.producedFrom, query.producedFrom},
        {options.producedTo, query.producedTo},
        {options.expiresFrom, query.expiresFrom},
        {options.expiresTo, query.expiresTo}};
    for (const auto& [text, instant] : times) {
        const auto time = trace::parseTime(toQString(text));
        if (!time)
            return propagate(time);
        instant = time->instant;
    }
    return {};
}

Result<> readExtension(const FindOptions& options, trace::ItemQuery& query)
{
    for (const QString& field : toQStrings(options.extension)) {
        const qsizetype equals = field.indexOf(u'=');
        if (equals < 1)
            return fail(ErrorCode::Invalid,
                        TraceCommands::tr("--ext takes a field and its value: NAME=VALUE."));
        query.extension.insert(field.left(equals), field.mid(equals + 1));
    }
    return {};
}

/// The circle, the polygon and the province of a query.
Result<> readArea(const FindOptions& options, trace::ItemQuery& query)
{
    if (!options.within.empty()) {
        const auto circle = parseCircle(toQString(options.within));
        if (!circle)
            return propagate(circle);
        query.within = *circle;
    }
    if (!options.polygon.empty()) {
        const auto polygon = trace::parsePolygon(toQString(options.polygon));
        if (!polygon)
            return propagate(polygon);
        query.polygon = *polygon;
    }
    if (options.province.empty())
        return {};
    const auto basemap = trace::readBasemap(trace::basemapFile());
    if (!basemap)
        return propagate(basemap);
    const auto rings = trace::provinceOutline(**basemap, toQString(options.province));
    if (!rings)
        return propagate(rings);
    query.area = *rings;
    return {};
}

Result<trace::ItemQuery> queryOf(const FindOptions& options)
{
    trace::ItemQuery query;
    query.category = toQString(options.category);
    query.name = toQString(options.name);
    query.maker = toQString(options.maker);
    query.approval = toQString(options.approval);
    query.code = toQString(options.code);
    query.batch = toQString(options.batch);
    query.after = toQString(options.after);
    query.status = toQString(options.status);
    query.link = toQString(options.link);
    query.limit = options.limit;
    query.isOnSale = options.isOnSale;
    const auto read = readTimes(options, query)
                          .and_then([&] { return readExtension(options, query); })
                          .and_then([&] { return readArea(options, query); });
    if (!read)
        return propagate(read);
    return query;
}

QStringList columnTitles()
{
    return {TraceCommands::tr("Category"), TraceCommands::tr("Name"),
            TraceCommands::tr("Code"),     TraceCommands::tr("Maker"),
            TraceCommands::tr("Produced"), TraceCommands::tr("Expires"),
            TraceCommands::tr("Link"),     TraceCommands::tr("Status")};
}

std::vector<QStringList> rowsOf(const std::vector<trace::Item>& items)
{
    std::vector<QStringList> rows;
    for (const trace::Item& item : items)
        rows.push_back({item.category, item.name, item.code, item.maker, isoDay(item.produced),
                        isoDay(item.expires), item.link, item.status});
    return rows;
}

void printItems(Output& out, const std::vector<trace::Item>& items)
{
    if (!out.isJson()) {
        out.table(columnTitles(), rowsOf(items));
        return;
    }
    QJsonArray json;
    for (const trace::Item& item : items)
        json.append(toJson(item));
    out.json(json);
}

std::optional<trace::Dimension> dimensionOf(const std::string& name)
{
    using trace::Dimension;
    static const std::map<std::string, Dimension> dimensions{
        {"category", Dimension::Category}, {"name", Dimension::Name},
        {"maker", Dimension::Maker},       {"batch", Dimension::Batch},
        {"status", Dimension::Status},     {"link", Dimension::Link}};
    const auto found = dimensions.find(name);
    return found == dimensions.end() ? std::nullopt : std::optional(found->second);
}

Result<ExitCode> count(Context& context, const trace::ItemQuery& query, trace::Dimension dimension)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto counts = services->trace->counts(query, dimension);
    if (!counts)
        return propagate(counts);
    QJsonArray json;
    std::vector<QStringList> rows;
    for (const trace::DimensionCount& count : *counts) {
        json.append(QJsonObject{{QStringLiteral("value"), orNull(count.value)},
                                {QStringLiteral("count"), count.count}});
        rows.push_back({count.value, QString::number(count.count)});
    }
    if (context.out().isJson())
        context.out().json(json);
    else
        context.out().table({TraceCommands::tr("Value"), TraceCommands::tr("Items")}, rows);
    return ExitCode::Done;
}

Result<> exportItems(const FindOptions& options, const std::vector<trace::Item>& items)
{
    const trace::ItemTable table{columnTitles(), rowsOf(items)};
    if (!options.csv.empty()) {
        if (auto written = trace::writeCsv(toQString(options.csv), table); !written)
            return written;
    }
    return options.xlsx.empty() ? Result<>() : trace::writeXlsx(toQString(options.xlsx), table);
}

Result<ExitCode> find(Context& context, const FindOptions& options)
{
    const auto query = queryOf(options);
    if (!query)
        return query.error().code == ErrorCode::Invalid ? context.badUsage(query.error().message)
                                                        : Result<ExitCode>(propagate(query));
    if (!options.countBy.empty()) {
        const auto dimension = dimensionOf(options.countBy);
        if (!dimension)
            return context.badUsage(
                TraceCommands::tr("--count-by is category, name, maker, batch, status or link."));
        return count(context, *query, *dimension);
    }
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto items = services->trace->find(*query);
    if (!items)
        return propagate(items);
    if (const auto exported = exportItems(options, *items); !exported)
        return propagate(exported);
    printItems(context.out(), *items);
    if (int(items->size()) == options.limit)
        Output::error(TraceCommands::tr("Only the first %1 are shown; --limit asks for more, and "
                                        "--after %2 for the next ones.")
                          .arg(options.limit)
                          .arg(items->back().code));
    return ExitCode::Done;
}

Result<ExitCode> path(Context& context, const std::string& code)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto path = services->trace->path(toQString(code));
    if (!path)
        return propagate(path);
    if (context.out().isJson()) {
        QJsonArray json;
        for (const trace::Event& event : path->events)
            json.append(toJson(event));
        context.out().json(json);
        return ExitCode::Done;
    }
    std::vector<QStringList> rows;
    for (const trace::Event& event : path->events)
        rows.push_back(
            {event.time.toUTC().toString(Qt::ISODate), event.placeText, event.link, event.status});
    context.out().table({TraceCommands::tr("Time"), TraceCommands::tr("Place"),
                         TraceCommands::tr("Link"), TraceCommands::tr("Status")},
                        rows);
    return ExitCode::Done;
}

void addFind(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<FindOptions>();
    CLI::App* find =
        line.command(group, "find", TraceCommands::tr("Find traced drugs"),
                     [options](Context& context) { return ctl::find(context, *options); });
    const auto add = [find](const char* name, std::string& value, const QString& description) {
        find->add_option(name, value, description.toStdString());
    };
    add("--category", options->category, TraceCommands::tr("The category, exactly"));
    add("--name", options->name,
        TraceCommands::tr("Any part of the name, or the beginning of its pinyin"));
    add("--maker", options->maker, TraceCommands::tr("Any part of the maker's name"));
    add("--approval", options->approval, TraceCommands::tr("The approval number, exactly"));
    add("--batch", options->batch, TraceCommands::tr("The batch, exactly"));
    add("--within", options->within, TraceCommands::tr("Inside a circle: LAT,LON,METRES"));
    add("--polygon", options->polygon,
        TraceCommands::tr("Inside an area, by its corners: \"LAT,LON LAT,LON LAT,LON …\""));
    add("--province", options->province,
        TraceCommands::tr("Inside a province of China, named in Chinese or English"));
    add("--after", options->after, TraceCommands::tr("Only codes after this one: the next page"));
    add("--count-by", options->countBy,
        TraceCommands::tr("Count instead: category, name, maker, batch, status or link"));
    add("--csv", options->csv, TraceCommands::tr("Write the list into this CSV file too"));
    add("--xlsx", options->xlsx, TraceCommands::tr("Write the list into this spreadsheet too"));
    add("--code", options->code, TraceCommands::tr("The trace code, exactly"));
    add("--status", options->status, TraceCommands::tr("The latest status, exactly"));
    add("--link", options->link, TraceCommands::tr("The latest stage of the chain, exactly"));
    add("--produced-from", options->producedFrom, TraceCommands::tr("Produced at or after"));
    add("--produced-to", options->producedTo, TraceCommands::tr("Produced at or before"));
    add("--expires-from", options->expiresFrom, TraceCommands::tr("Expires at or after"));
    add("--expires-to", options->expiresTo, TraceCommands::tr("Expires at or before"));
    find->add_flag("--on-sale", options->isOnSale,
                   TraceCommands::tr("Only what is on sale and not sold yet").toStdString());
    find->add_option("--ext", options->extension,
                     TraceCommands::tr("A further field, exactly; may be repeated").toStdString())
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    find->add_option("--limit", options->limit, TraceCommands::tr("The most to list").toStdString())
        ->check(CLI::Range(1, 100'000));
}

void addPath(CommandLine& line, CLI::App* group)
{
    const auto code = std::make_shared<std::string>();
    CLI::App* path =
        line.command(group, "path", TraceCommands::tr("Show what happened to one drug"),
                     [code](Context& context) { return ctl::path(context, *code); });
    path->add_option("code", *code, TraceCommands::tr("The trace code").toStdString())
        ->required()
        ->type_name("CODE");
}

} // namespace

void addTraceCommands(CommandLine& line)
{
    CLI::App* group = line.group("trace", TraceCommands::tr("Traced drugs and their paths"));
    addFind(line, group);
    addPath(line, group);
    addTraceDecode(line, group);
    addTraceVerdict(line, group);
    addTraceNearby(line, group);
    addTraceChain(line, group);
}

} // namespace wardlight::ctl
