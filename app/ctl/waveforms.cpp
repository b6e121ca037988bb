#include "app/ctl/commands.h"
#include "app/ctl/stored_waveforms.h"
#include "core/waveforms/column_extremes.h"
#include "core/waveforms/derived_channel.h"
#include "core/waveforms/waveform_store.h"
#include "core/waveforms/zero_phase_filter.h"

#include <QCoreApplication>
#include <QSet>

namespace wardlight::ctl {

namespace {

using waveforms::Channel;
using waveforms::ColumnGrid;
using waveforms::OpenedRecord;
using waveforms::RecordSummary;
using waveforms::SampleRange;
using waveforms::WaveformRecord;

struct WaveformCommands
{
    Q_DECLARE_TR_FUNCTIONS(WaveformCommands)
};

struct WindowOptions
{
    std::string record;
    std::string channel;
    double from = 0;
    double to = 0;
    int columns = 0;
    bool samples = false;
    waveforms::FilterSettings filters;
};

constexpr auto Policy = objects::UnverifiedPolicy::Refuse;

QJsonValue orNull(const QDateTime& instant)
{
    return instant.isValid() ? QJsonValue(instant.toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonObject toJson(const WaveformRecord& record, const RecordSummary& summary)
{
    QJsonArray channels;
    for (const Channel& channel : record.channels)
        channels.append(QJsonObject{{QStringLiteral("name"), channel.name},
                                    {QStringLiteral("unit"), channel.unit},
                                    {QStringLiteral("rate_hz"), channel.rateHz},
                                    {QStringLiteral("samples"), channel.sampleCount()}});
    return {{QStringLiteral("record"), record.name},
            {QStringLiteral("record_id"), record.id},
            {QStringLiteral("patient_id"),
             summary.patient ? QJsonValue(summary.patient->toString()) : QJsonValue()},
            {QStringLiteral("start"), orNull(record.start)},
            {QStringLiteral("duration_s"), record.durationSeconds()},
            {QStringLiteral("channels"), channels}};
}

QStringList channelNames(const WaveformRecord& record)
{
    QStringList names;
    for (const Channel& channel : record.channels)
        names << channel.name;
    return names;
}

QStringList toRow(const WaveformRecord& record)
{
    return {record.name, record.start.toString(Qt::ISODate),
            QString::number(record.durationSeconds()), channelNames(record).join(u' ')};
}

/// Objects that are kept as recordings are listed as these. What cannot be read is named on stderr;
/// the rest is listed.
Result<ExitCode> list(Context& context)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto stored = services->segments->records();
    if (!stored)
        return propagate(stored);
    const auto records = services->waveforms->records({});
    if (!records)
        return propagate(records);
    ExitCode exitCode = ExitCode::Done;
    QJsonArray json;
    std::vector<QStringList> rows;
    QSet<QString> kept;
    for (const waveforms::StoredRecord& record : *stored) {
        kept.insert(record.name);
        json.append(recordJson(record));
        rows.push_back(recordRow(record));
    }
    for (const RecordSummary& summary : *records) {
        if (kept.contains(summary.name))
            continue;
        const auto opened = services->waveforms->open(summary.id, Policy);
        if (!opened) {
            Output::error(QStringLiteral("%1: %2").arg(summary.name, opened.error().message));
            if (opened.error().code == ErrorCode::Integrity)
                exitCode = ExitCode::IntegrityFailed;
            continue;
        }
        json.append(toJson(opened->record, summary));
        rows.push_back(toRow(opened->record));
    }
    if (context.out().isJson())
        context.out().json(json);
    else
        context.out().table({WaveformCommands::tr("Record"), WaveformCommands::tr("Start"),
                             WaveformCommands::tr("Seconds"), WaveformCommands::tr("Channels")},
                            rows);
    return exitCode;
}

QJsonArray toJson(const std::vector<SampleRange>& ranges)
{
    QJsonArray json;
    for (const SampleRange& range : ranges)
        json.append(QJsonArray{range.from, range.to});
    return json;
}

QJsonObject columnsJson(const Channel& channel, const ColumnGrid& grid)
{
    QJsonArray min;
    QJsonArray max;
    for (const auto& column : columnExtremes(channel, grid)) {
        min.append(column ? QJsonValue(column->min) : QJsonValue());
        max.append(column ? QJsonValue(column->max) : QJsonValue());
    }
    QJsonArray edges;
    for (int i = 0; i <= grid.columns(); ++i)
        edges.append(grid.edge(i));
    return {{QStringLiteral("min"), min},
            {QStringLiteral("max"), max},
            {QStringLiteral("edges"), edges},
            {QStringLiteral("unit"), channel.unit},
            {QStringLiteral("gaps"), toJson(gapsIn(channel, grid.span()))}};
}

QJsonObject samplesJson(const Channel& channel, const ColumnGrid& grid)
{
    const SampleRange range = recorded(channel, grid.span());
    QJsonArray samples;
    for (qint64 i = range.from; i < range.to; ++i)
        samples.append(channel.isGap(i)
                           ? QJsonValue()
                           : QJsonValue(channel.physical(channel.counts[std::size_t(i)])));
    return {{QStringLiteral("samples"), samples},
            {QStringLiteral("first"), range.from},
            {QStringLiteral("unit"), channel.unit}};
}

QString numberText(const QJsonValue& value)
{
    return value.isNull() ? QStringLiteral("-") : QString::number(value.toDouble(), 'g', 12);
}

void printColumns(Output& out, const QJsonObject& json)
{
    const QJsonArray edges = json.value(QLatin1String("edges")).toArray();
    const QJsonArray min = json.value(QLatin1String("min")).toArray();
    const QJsonArray max = json.value(QLatin1String("max")).toArray();
    std::vector<QStringList> rows;
    for (qsizetype i = 0; i < min.size(); ++i)
        rows.push_back({numberText(edges[i]), numberText(min[i]), numberText(max[i])});
    out.table({WaveformCommands::tr("First sample"), WaveformCommands::tr("Smallest"),
               WaveformCommands::tr("Largest")},
              rows);
}

void printSamples(Output& out, const QJsonObject& json)
{
    for (const QJsonValue sample : json.value(QLatin1String("samples")).toArray())
        out.line(numberText(sample));
}

/// Of a DICOM object, which is read whole.
Result<QJsonObject> readObjectWindow(const services::Services& services,
                                     const WindowOptions& options)
{
    const auto opened = services.waveforms->open(toQString(options.record), Policy);
    if (!opened)
        return propagate(opened);
    const Channel* channel = opened->record.channel(toQString(options.channel));
    if (!channel)
        return fail(ErrorCode::NotFound,
                    WaveformCommands::tr("The record has no channel %1. It has: %2.")
                        .arg(toQString(options.channel),
                             channelNames(opened->record).join(QStringLiteral(", "))));
    const auto grid =
        ColumnGrid::create(channel->rateHz, options.from, options.to, std::max(1, options.columns));
    if (!grid)
        return propagate(grid);
    return options.columns > 0 ? columnsJson(*channel, *grid) : samplesJson(*channel, *grid);
}

Result<QJsonObject> readWindow(const services::Services& services, const WindowOptions& options)
{
    const auto stored = services.segments->record(toQString(options.record));
    if (!stored && stored.error().code == ErrorCode::NotFound) {
        if (!options.filters.isEmpty())
            return fail(ErrorCode::Unsupported,
                        WaveformCommands::tr("Filters work on stored recordings; this one is "
                                             "not stored."));
        return readObjectWindow(services, options);
    }
    if (!stored)
        return propagate(stored);
    const bool isObject = stored->sourceFormat == QLatin1String("dicom");
    if (isObject && !waveforms::resolveChannel(*stored, toQString(options.channel)))
        return readObjectWindow(services, options); // it knows the names of all groups
    return windowJson(
        *services.segments, *stored,
        {toQString(options.channel), {options.from, options.to, options.columns}, options.filters});
}

Result<ExitCode> window(Context& context, const WindowOptions& options)
{
    const bool hasColumns = options.columns > 0;
    if (hasColumns == options.samples)
        return context.badUsage(WaveformCommands::tr("Give either --columns or --samples."));
    // what a rate cannot change is said before anything is opened
    const int columns = hasColumns ? options.columns : 1;
    if (const auto sound = ColumnGrid::create(1, options.from, options.to, columns); !sound)
        return context.badUsage(sound.error().message);
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto json = readWindow(*services, options);
    if (!json)
        return propagate(json);
    if (context.out().isJson())
        context.out().json(*json);
    else if (hasColumns)
        printColumns(context.out(), *json);
    else
        printSamples(context.out(), *json);
    return ExitCode::Done;
}

void addWindow(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<WindowOptions>();
    CLI::App* command =
        line.command(group, "window",
                     WaveformCommands::tr("Read a part of a channel: the extremes of columns, or "
                                          "every sample"),
                     [options](Context& context) { return window(context, *options); });
    addRecordOption(command, options->record);
    command
        ->add_option("--channel", options->channel,
                     WaveformCommands::tr("The channel, as the list names it; GROUP/NAME or "
                                          "NUMBER/NAME for one of another group; \"A-B\" for a "
                                          "difference, \"A-AVG\" against the mean of all, III, "
                                          "aVR, aVL, aVF of leads I and II")
                         .toStdString())
        ->required()
        ->type_name("NAME");
    command
        ->add_option("--from", options->from,
                     WaveformCommands::tr("Seconds from the channel's start").toStdString())
        ->required()
        ->type_name("S");
    command
        ->add_option("--to", options->to,
                     WaveformCommands::tr("Seconds, not included").toStdString())
        ->required()
        ->type_name("S");
    command
        ->add_option("--columns", options->columns,
                     WaveformCommands::tr("How many columns").toStdString())
        ->check(CLI::Range(1, ColumnGrid::MostColumns))
        ->type_name("N");
    const auto addFilter = [command](const char* name, std::optional<double>& hz,
                                     const QString& description) {
        command->add_option(name, hz, description.toStdString())
            ->check(CLI::PositiveNumber)
            ->type_name("HZ");
    };
    addFilter("--high-pass", options->filters.highPassHz,
              WaveformCommands::tr("Take out what is slower, shifting nothing in time"));
    addFilter("--low-pass", options->filters.lowPassHz,
              WaveformCommands::tr("Take out what is faster"));
    addFilter("--notch", options->filters.notchHz,
              WaveformCommands::tr("Take out the mains: 50 or 60"));
    command->add_flag("--samples", options->samples,
                      WaveformCommands::tr("Every sample instead").toStdString());
}

} // namespace

void addWaveformCommands(CommandLine& line)
{
    CLI::App* group = line.group("waveforms", WaveformCommands::tr("Recorded waveforms"));
    line.command(group, "list", WaveformCommands::tr("List the records and their channels"),
                 [](Context& context) { return list(context); });
    addWindow(line, group);
    addWaveformAnalysisCommands(line, group);
    addWaveformRhythmCommand(line, group);
    addWaveformAnnotationCommands(line, group);
    addWaveformExportCommand(line, group);
    addWaveformStorageCommands(line, group);
}

} // namespace wardlight::ctl
