#include "app/ctl/commands.h"
#include "app/ctl/trace_commands.h"
#include "core/trace/trace_rules.h"
#include "core/trace/trace_store.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

struct TraceCommands
{
    Q_DECLARE_TR_FUNCTIONS(TraceCommands)
};

struct FindOptions
{
    std::string category, name, maker, code, status, link;
    std::string producedFrom, producedTo, expiresFrom, expiresTo;
    std::vector<std::string> extension;
    int limit = 1000;
};

/// Absent values are null in JSON, not empty texts.
QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue orNull(const QDateTime& instant)
{
    return instant.isValid() ? QJsonValue(instant.toUTC().toString(Qt::ISODateWithMs))
                             : QJsonValue();
}

QJsonValue degrees(const std::optional<trace::Coordinates>& place,
                   double trace::Coordinates::*member)
{
    return place ? QJsonValue((*place).*member) : QJsonValue();
}

QJsonObject toJson(const trace::Item& item)
{
    return {{QStringLiteral("category"), item.category},
            {QStringLiteral("name"), item.name},
            {QStringLiteral("code"), item.code},
            {QStringLiteral("maker"), orNull(item.maker)},
            {QStringLiteral("produced"), orNull(item.produced.instant)},
            {QStringLiteral("expires"), orNull(item.expires.instant)},
            {QStringLiteral("status"), orNull(item.status)},
            {QStringLiteral("link"), orNull(item.link)},
            {QStringLiteral("lat"), degrees(item.place, &trace::Coordinates::latitude)},
            {QStringLiteral("lon"), degrees(item.place, &trace::Coordinates::longitude)}};
}

QJsonObject toJson(const trace::Event& event)
{
    return {{QStringLiteral("time"), orNull(event.time)},
            {QStringLiteral("lat"), degrees(event.place, &trace::Coordinates::latitude)},
            {QStringLiteral("lon"), degrees(event.place, &trace::Coordinates::longitude)},
            {QStringLiteral("link"), orNull(event.link)},
            {QStringLiteral("status"), orNull(event.status)}};
}

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

Result<trace::ItemQuery> queryOf(const FindOptions& options)
{
    trace::ItemQuery query;
    query.category = toQString(options.category);
    query.name = toQString(options.name);
    query.maker = toQString(options.maker);
    query.code = toQString(options.code);
    query.status = toQString(options.status);
    query.link = toQString(options.link);
    query.limit = options.limit;
    const auto read =
        readTimes(options, query).and_then([&] { return readExtension(options, query); });
    if (!read)
        return propagate(read);
    return query;
}

Result<ExitCode> find(Context& context, const FindOptions& options)
{
    const auto query = queryOf(options);
    if (!query)
        return context.badUsage(query.error().message);
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto items = services->trace->find(*query);
    if (!items)
        return propagate(items);
    QJsonArray json;
    std::vector<QStringList> rows;
    for (const trace::Item& item : *items) {
        if (context.out().isJson())
            json.append(toJson(item));
        else
            rows.push_back({item.category, item.name, item.code, item.maker, isoDay(item.produced),
                            isoDay(item.expires), item.link, item.status});
    }
    if (context.out().isJson())
        context.out().json(json);
    else
        context.out().table({TraceCommands::tr("Category"), TraceCommands::tr("Name"),
                             TraceCommands::tr("Code"), TraceCommands::tr("Maker"),
                             TraceCommands::tr("Produced"), TraceCommands::tr("Expires"),
                             TraceCommands::tr("Link"), TraceCommands::tr("Status")},
                            rows);
    if (int(items->size()) == options.limit)
        Output::error(TraceCommands::tr("Only the first %1 are shown; --limit asks for more.")
                          .arg(options.limit));
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
    add("--name", options->name, TraceCommands::tr("Any part of the name"));
    add("--maker", options->maker, TraceCommands::tr("Any part of the maker's name"));
    add("--code", options->code, TraceCommands::tr("The trace code, exactly"));
    add("--status", options->status, TraceCommands::tr("The latest status, exactly"));
    add("--link", options->link, TraceCommands::tr("The latest stage of the chain, exactly"));
    add("--produced-from", options->producedFrom, TraceCommands::tr("Produced at or after"));
    add("--produced-to", options->producedTo, TraceCommands::tr("Produced at or before"));
    add("--expires-from", options->expiresFrom, TraceCommands::tr("Expires at or after"));
    add("--expires-to", options->expiresTo, TraceCommands::tr("Expires at or before"));
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
}

} // namespace wardlight::ctl
