#include "app/ctl/commands.h"
#include "app/ctl/stored_waveforms.h"
#include "core/base/csv_cell.h"
#include "core/ingest/wfdb/annotation_words.h"
#include "core/waveforms/segment_store.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <cmath>

namespace wardlight::ctl {

namespace {

using waveforms::Annotation;
using waveforms::AnnotationSet;
using waveforms::StoredRecord;

struct WaveformAnnotations
{
    Q_DECLARE_TR_FUNCTIONS(WaveformAnnotations)
};

struct AddOptions
{
    std::string record;
    std::string annotator;
    std::string channel;
    std::string type = "note";
    std::string text;
    double at = 0;
    double duration = 0;
};

struct ExportOptions
{
    std::string record;
    std::string annotator;
    std::string format = "csv";
    std::string out;
};

QJsonObject toJson(const StoredRecord& record, const QString& annotator, const Annotation& each)
{
    const bool hasChannel = each.channel >= 0 && each.channel < int(record.channels.size());
    return {{QStringLiteral("annotator"), annotator},
            {QStringLiteral("time_s"), each.atSeconds},
            {QStringLiteral("duration_s"), each.durationSeconds},
            {QStringLiteral("type"), each.type},
            {QStringLiteral("text"), each.text},
            {QStringLiteral("channel"),
             hasChannel ? QJsonValue(record.channels[std::size_t(each.channel)].source.name)
                        : QJsonValue()}};
}

Result<ExitCode> listAnnotations(Context& context, const std::string& name)
{
    const auto open = openRecord(context, name);
    if (!open)
        return propagate(open);
    const auto& [services, record] = *open;
    const auto sets = services.segments->annotations(record);
    if (!sets)
        return propagate(sets);
    QJsonArray json;
    std::vector<QStringList> rows;
    for (const AnnotationSet& set : *sets) {
        for (const Annotation& each : set.annotations) {
            json.append(toJson(record, set.annotator, each));
            rows.push_back(
                {set.annotator, QString::number(each.atSeconds, 'f', 3), each.type, each.text});
        }
    }
    if (context.out().isJson())
        context.out().json(json);
    else
        context.out().table({WaveformAnnotations::tr("Annotator"),
                             WaveformAnnotations::tr("Seconds"), WaveformAnnotations::tr("Type"),
                             WaveformAnnotations::tr("Text")},
                            rows);
    return ExitCode::Done;
}

/// The person who works here, unless another one is named.
QString annotatorFor(const services::Services& services, const AddOptions& options)
{
    return options.annotator.empty() ? services.audit.person : toQString(options.annotator);
}

Result<ExitCode> addAnnotation(Context& context, const AddOptions& options)
{
    if (!std::isfinite(options.at) || options.at < 0 || !std::isfinite(options.duration) ||
        options.duration < 0)
        return context.badUsage(
            WaveformAnnotations::tr("Times are seconds from 0 on; a duration is not negative."));
    const auto open = openRecord(context, options.record);
    if (!open)
        return propagate(open);
    const auto& [services, record] = *open;
    if (options.at > record.durationSeconds())
        return fail(ErrorCode::Invalid, WaveformAnnotations::tr("The recording ends after %1 s.")
                                            .arg(record.durationSeconds()));
    Annotation annotation;
    annotation.atSeconds = options.at;
    annotation.durationSeconds = options.duration;
    annotation.type = toQString(options.type);
    annotation.text = toQString(options.text);
    if (!options.channel.empty()) {
        const auto channel = record.channelIndex(toQString(options.channel));
        if (!channel)
            return fail(ErrorCode::NotFound,
                        WaveformAnnotations::tr("The record has no channel %1.")
                            .arg(toQString(options.channel)));
        annotation.channel = *channel;
    }
    const AnnotationSet set{annotatorFor(services, options), {annotation}, {}};
    if (const auto added = services.segments->addAnnotations(record, set); !added)
        return propagate(added);
    if (context.out().isJson())
        context.out().json(toJson(record, set.annotator, annotation));
    else
        context.out().line(WaveformAnnotations::tr("Noted by %1.").arg(set.annotator));
    return ExitCode::Done;
}

QByteArray csv(const StoredRecord& record, const std::vector<AnnotationSet>& sets)
{
    QByteArray lines = "annotator,time_s,duration_s,type,text,channel\r\n";
    for (const AnnotationSet& set : sets) {
        for (const Annotation& each : set.annotations) {
            const bool hasChannel = each.channel >= 0 && each.channel < int(record.channels.size());
            const QStringList cells = {
                csvCell(set.annotator),
                QString::number(each.atSeconds, 'f', 6),
                QString::number(each.durationSeconds, 'f', 6),
                csvCell(each.type),
                csvCell(each.text),
                hasChannel ? csvCell(record.channels[std::size_t(each.channel)].source.name)
                           : QString()};
            lines += cells.join(u',').toUtf8() + "\r\n";
        }
    }
    return lines;
}

/// Of all annotators together, in the order of time.
QByteArray wfdb(const StoredRecord& record, const std::vector<AnnotationSet>& sets)
{
    AnnotationSet all;
    for (const AnnotationSet& set : sets)
        all.annotations.insert(all.annotations.end(), set.annotations.begin(),
                               set.annotations.end());
    std::stable_sort(all.annotations.begin(), all.annotations.end(),
                     [](const auto& a, const auto& b) { return a.atSeconds < b.atSeconds; });
    const double own = record.details.value(QLatin1String("frames_per_second")).toDouble();
    const double rate = own > 0                   ? own
                        : record.channels.empty() ? 1
                                                  : record.channels.front().source.rateHz;
    return ingest::wfdb::annotationWords(all, rate);
}

Result<ExitCode> exportAnnotations(Context& context, const ExportOptions& options)
{
    const auto open = openRecord(context, options.record);
    if (!open)
        return propagate(open);
    const auto& [services, record] = *open;
    auto sets = services.segments->annotations(record);
    if (!sets)
        return propagate(sets);
    if (!options.annotator.empty())
        std::erase_if(*sets, [&](const AnnotationSet& set) {
            return set.annotator != toQString(options.annotator);
        });
    if (sets->empty())
        return fail(ErrorCode::NotFound,
                    WaveformAnnotations::tr("The record has no such annotations."));
    const auto noted = services.segments->noteExport(record, toQString(options.format));
    if (!noted)
        return propagate(noted);
    const QByteArray bytes = options.format == "csv" ? csv(record, *sets) : wfdb(record, *sets);
    QSaveFile file(toQString(options.out));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Permission, WaveformAnnotations::tr("%1 cannot be written: %2")
                                               .arg(file.fileName(), file.errorString()));
    qint64 count = 0;
    for (const AnnotationSet& set : *sets)
        count += qint64(set.annotations.size());
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("annotations"), count}});
    else
        context.out().line(WaveformAnnotations::tr("Annotations written: %1").arg(count));
    return ExitCode::Done;
}

CLI::Option* addText(CLI::App* command, const char* name, std::string& value, const char* type,
                     const QString& description)
{
    return command->add_option(name, value, description.toStdString())->type_name(type);
}

void addAdd(CommandLine& line, CLI::App* annotations)
{
    const auto options = std::make_shared<AddOptions>();
    CLI::App* command =
        line.command(annotations, "add", WaveformAnnotations::tr("Mark a moment or a stretch"),
                     [options](Context& context) { return addAnnotation(context, *options); });
    addRecordOption(command, options->record);
    command
        ->add_option("--at", options->at,
                     WaveformAnnotations::tr("Seconds from the record's start").toStdString())
        ->required()
        ->type_name("S");
    command
        ->add_option("--duration", options->duration,
                     WaveformAnnotations::tr("Seconds; 0 for a moment").toStdString())
        ->type_name("S");
    addText(command, "--type", options->type, "T",
            WaveformAnnotations::tr("N, V, +, ... as WFDB writes it; else it is a note"));
    addText(command, "--text", options->text, "TEXT",
            WaveformAnnotations::tr("What there is to say"));
    addText(command, "--channel", options->channel, "NAME",
            WaveformAnnotations::tr("The channel that it is about; else the whole record"));
    addText(command, "--annotator", options->annotator, "NAME",
            WaveformAnnotations::tr("Who says it; else the person who works here"));
}

void addExport(CommandLine& line, CLI::App* annotations)
{
    const auto options = std::make_shared<ExportOptions>();
    CLI::App* command = line.command(
        annotations, "export", WaveformAnnotations::tr("Write annotations into a file"),
        [options](Context& context) { return exportAnnotations(context, *options); });
    addRecordOption(command, options->record);
    addText(command, "--annotator", options->annotator, "NAME",
            WaveformAnnotations::tr("Of this one alone"));
    addText(command, "--format", options->format, "FORMAT",
            WaveformAnnotations::tr("csv, or wfdb: an annotation file of MIT format"))
        ->check(CLI::IsMember({"csv", "wfdb"}));
    addText(command, "--out", options->out, "FILE",
            WaveformAnnotations::tr("The file; one that is there is replaced"))
        ->required();
}

} // namespace

void addWaveformAnnotationCommands(CommandLine& line, CLI::App* group)
{
    CLI::App* annotations = group->add_subcommand(
        "annotations", WaveformAnnotations::tr("Marks on a record's time axis").toStdString());
    annotations->require_subcommand(1);
    const auto record = std::make_shared<std::string>();
    CLI::App* list =
        line.command(annotations, "list", WaveformAnnotations::tr("List a record's annotations"),
                     [record](Context& context) { return listAnnotations(context, *record); });
    addRecordOption(list, *record);
    addAdd(line, annotations);
    addExport(line, annotations);
}

} // namespace wardlight::ctl
