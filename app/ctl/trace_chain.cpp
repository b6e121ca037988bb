#include "app/ctl/trace_commands.h"
#include "app/ctl/trace_json.h"
#include "core/trace/verdict/evidence_store.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

struct ChainCommands
{
    Q_DECLARE_TR_FUNCTIONS(ChainCommands)
};

QJsonArray toJson(const std::vector<trace::PackedPair>& pairs)
{
    QJsonArray json;
    for (const trace::PackedPair& pair : pairs)
        json.append(QJsonObject{{QStringLiteral("parent"), pair.parent},
                                {QStringLiteral("child"), pair.child},
                                {QStringLiteral("packed"), orNull(pair.packedAt)},
                                {QStringLiteral("unpacked"), orNull(pair.unpackedAt)},
                                {QStringLiteral("depth"), pair.depth}});
    return json;
}

Result<ExitCode> tree(Context& context, const std::string& code)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto tree = services->evidence->packingTree(toQString(code));
    if (!tree)
        return propagate(tree);
    if (context.out().isJson()) {
        context.out().json(QJsonObject{{QStringLiteral("code"), toQString(code)},
                                       {QStringLiteral("above"), toJson(tree->above)},
                                       {QStringLiteral("below"), toJson(tree->below)}});
        return ExitCode::Done;
    }
    for (auto pair = tree->above.crbegin(); pair != tree->above.crend(); ++pair)
        context.out().line(pair->parent);
    context.out().line(QStringLiteral("> ") + toQString(code));
    for (const trace::PackedPair& pair : tree->below)
        context.out().line(QString(2 * pair.depth, u' ') + pair.child);
    return ExitCode::Done;
}

QJsonObject toJson(const trace::Recall& recall)
{
    return {{QStringLiteral("id"), recall.id},
            {QStringLiteral("code"), orNull(recall.code)},
            {QStringLiteral("batch"), orNull(recall.batch)},
            {QStringLiteral("class"), orNull(recall.recallClass)},
            {QStringLiteral("reason"), orNull(recall.reason)},
            {QStringLiteral("from"), orNull(recall.from)},
            {QStringLiteral("to"), orNull(recall.to)}};
}

Result<ExitCode> recall(Context& context, const std::string& batchOrCode)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto reach = services->evidence->recallReach(toQString(batchOrCode), 100'000);
    if (!reach)
        return propagate(reach);
    QJsonArray recalls, items;
    std::vector<QStringList> rows;
    for (const trace::Recall& recall : reach->recalls)
        recalls.append(toJson(recall));
    for (const trace::Item& item : reach->items) {
        items.append(ctl::toJson(item));
        rows.push_back({item.code, item.name, item.link, item.status,
                        item.place ? QStringLiteral("%1:%2")
                                         .arg(item.place->latitude, 0, 'f', 5)
                                         .arg(item.place->longitude, 0, 'f', 5)
                                   : QString()});
    }
    if (context.out().isJson()) {
        context.out().json(
            QJsonObject{{QStringLiteral("recalls"), recalls}, {QStringLiteral("items"), items}});
        return ExitCode::Done;
    }
    context.out().line(ChainCommands::tr("Recalls on record: %1. Packs it reaches: %2.")
                           .arg(recalls.size())
                           .arg(items.size()));
    context.out().table({ChainCommands::tr("Code"), ChainCommands::tr("Name"),
                         ChainCommands::tr("Link"), ChainCommands::tr("Status"),
                         ChainCommands::tr("Place")},
                        rows);
    return ExitCode::Done;
}

QJsonValue orNull(const std::optional<double>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

Result<ExitCode> coldChain(Context& context, const std::string& code)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto chain = services->evidence->coldChain(toQString(code));
    if (!chain)
        return propagate(chain);
    const trace::Product product = chain->product.value_or(trace::Product());
    QJsonArray readings;
    std::vector<QStringList> rows;
    for (const trace::Reading& reading : chain->readings) {
        const bool isOutside =
            (product.lowestCelsius && reading.celsius < *product.lowestCelsius) ||
            (product.highestCelsius && reading.celsius > *product.highestCelsius);
        readings.append(QJsonObject{{QStringLiteral("time"), ctl::orNull(reading.time)},
                                    {QStringLiteral("sensor"), ctl::orNull(reading.sensor)},
                                    {QStringLiteral("celsius"), reading.celsius},
                                    {QStringLiteral("outside"), isOutside}});
        rows.push_back({reading.time.toUTC().toString(Qt::ISODate), reading.sensor,
                        QString::number(reading.celsius, 'f', 1),
                        isOutside ? ChainCommands::tr("outside") : QString()});
    }
    if (context.out().isJson())
        context.out().json(
            QJsonObject{{QStringLiteral("code"), toQString(code)},
                        {QStringLiteral("lowest"), orNull(product.lowestCelsius)},
                        {QStringLiteral("highest"), orNull(product.highestCelsius)},
                        {QStringLiteral("allowed_minutes"), orNull(product.excursionMinutes)},
                        {QStringLiteral("readings"), readings}});
    else
        context.out().table({ChainCommands::tr("Time"), ChainCommands::tr("Sensor"),
                             ChainCommands::tr("°C"), QString()},
                            rows);
    return ExitCode::Done;
}

void addOne(CommandLine& line, CLI::App* group, const char* name, const QString& description,
            const char* argument, Result<ExitCode> (*run)(Context&, const std::string&))
{
    const auto value = std::make_shared<std::string>();
    line.command(group, name, description,
                 [value, run](Context& context) { return run(context, *value); })
        ->add_option("code", *value, ChainCommands::tr("What to look for").toStdString())
        ->required()
        ->type_name(argument);
}

} // namespace

void addTraceChain(CommandLine& line, CLI::App* group)
{
    addOne(line, group, "tree", ChainCommands::tr("Show what a pack is in, and what is in it"),
           "CODE", tree);
    addOne(line, group, "recall", ChainCommands::tr("Show what a recall reaches"), "BATCH|CODE",
           recall);
    addOne(line, group, "coldchain", ChainCommands::tr("Show a pack's temperatures"), "CODE",
           coldChain);
}

} // namespace wardlight::ctl
