#include "app/ctl/commands.h"
#include "app/ctl/stored_waveforms.h"
#include "core/waveforms/analysis.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using waveforms::Analysis;
using waveforms::ChannelQuality;
using waveforms::HeartRhythm;
using waveforms::StoredRecord;

struct WaveformRhythm
{
    Q_DECLARE_TR_FUNCTIONS(WaveformRhythm)
};

struct AnalyzeOptions
{
    std::string record;
    std::string channel;
};

QJsonValue orNull(const std::optional<double>& value)
{
    return value.has_value() ? QJsonValue(value.value_or(0)) : QJsonValue();
}

QJsonObject toJson(const HeartRhythm& rhythm)
{
    std::optional<double> ratio;
    if (rhythm.hfMs2.value_or(0) > 0)
        ratio = rhythm.lfMs2.value_or(0) / rhythm.hfMs2.value_or(1);
    return {{QStringLiteral("intervals"), rhythm.intervals},
            {QStringLiteral("heart_rate"), rhythm.meanRate},
            {QStringLiteral("heart_rate_lowest"), rhythm.lowestRate},
            {QStringLiteral("heart_rate_highest"), rhythm.highestRate},
            {QStringLiteral("rr_ms"), rhythm.meanRrMs},
            {QStringLiteral("sdnn_ms"), orNull(rhythm.sdnnMs)},
            {QStringLiteral("rmssd_ms"), orNull(rhythm.rmssdMs)},
            {QStringLiteral("pnn50_percent"), orNull(rhythm.pnn50)},
            {QStringLiteral("lf_ms2"), orNull(rhythm.lfMs2)},
            {QStringLiteral("hf_ms2"), orNull(rhythm.hfMs2)},
            {QStringLiteral("lf_hf"), orNull(ratio)}};
}

QJsonArray qualityJson(const StoredRecord& record, const Analysis& analysis)
{
    QJsonArray all;
    for (const ChannelQuality& quality : analysis.quality) {
        const auto& source = record.channels[std::size_t(quality.channel)].source;
        QJsonArray faults;
        for (const auto& fault : quality.faults)
            faults.append(
                QJsonObject{{QStringLiteral("from_s"), double(fault.range.from) / source.rateHz},
                            {QStringLiteral("to_s"), double(fault.range.to) / source.rateHz},
                            {QStringLiteral("fault"), waveforms::faultName(fault.fault)}});
        all.append(QJsonObject{{QStringLiteral("channel"), source.name},
                               {QStringLiteral("good_percent"), quality.goodPercent},
                               {QStringLiteral("faults"), faults}});
    }
    return all;
}

QJsonObject toJson(const StoredRecord& record, const Analysis& analysis,
                   const QStringList& annotators)
{
    QJsonArray windows;
    for (const auto& window : analysis.windows) {
        QJsonObject each = toJson(window.rhythm);
        each.insert(QStringLiteral("from_s"), window.fromSeconds);
        each.insert(QStringLiteral("to_s"), window.toSeconds);
        windows.append(each);
    }
    return {
        {QStringLiteral("channel"), record.channels[std::size_t(analysis.channel)].source.name},
        {QStringLiteral("beats"), qint64(analysis.beats.size())},
        {QStringLiteral("rhythm"), analysis.all ? QJsonValue(toJson(*analysis.all)) : QJsonValue()},
        {QStringLiteral("windows"), windows},
        {QStringLiteral("quality"), qualityJson(record, analysis)},
        {QStringLiteral("annotators"), QJsonArray::fromStringList(annotators)}};
}

void print(Output& out, const QJsonObject& rhythm)
{
    std::vector<QStringList> rows;
    for (auto each = rhythm.begin(); each != rhythm.end(); ++each)
        rows.push_back({each.key(), each.value().isNull()
                                        ? QStringLiteral("-")
                                        : QString::number(each.value().toDouble(), 'f', 1)});
    out.table({WaveformRhythm::tr("Measure"), WaveformRhythm::tr("Value")}, rows);
}

Result<int> channelFor(const StoredRecord& record, const std::string& name)
{
    const auto found =
        name.empty() ? waveforms::beatChannel(record) : record.channelIndex(toQString(name));
    if (found)
        return *found;
    return name.empty()
               ? fail(ErrorCode::NotFound,
                      WaveformRhythm::tr("The record has no electrocardiogram. Name the channel to "
                                         "look for beats in."))
               : fail(ErrorCode::NotFound,
                      WaveformRhythm::tr("The record has no channel %1.").arg(toQString(name)));
}

Result<ExitCode> analyze(Context& context, const AnalyzeOptions& options)
{
    const auto open = openRecord(context, options.record);
    if (!open)
        return propagate(open);
    const auto& [services, record] = *open;
    const auto channel = channelFor(record, options.channel);
    if (!channel)
        return propagate(channel);
    const auto job = std::make_shared<Job>();
    Result<Analysis> analysis;
    {
        const ProgressLine progress(job);
        analysis = waveforms::analyse(*services.segments, record, *channel, *job);
    }
    if (!analysis)
        return propagate(analysis);
    QStringList annotators;
    for (const auto& set : waveforms::annotationsOf(record, *analysis)) {
        if (const auto kept = services.segments->annotate(record, set); !kept)
            return propagate(kept);
        annotators << set.annotator;
    }
    const QJsonObject json = toJson(record, *analysis, annotators);
    if (context.out().isJson())
        context.out().json(json);
    else
        print(context.out(), json.value(QLatin1String("rhythm")).toObject());
    return ExitCode::Done;
}

} // namespace

void addWaveformRhythmCommand(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<AnalyzeOptions>();
    CLI::App* command = line.command(
        group, "analyze",
        WaveformRhythm::tr("Find beats, heart rate, its variability (Task Force 1996) and the "
                           "quality of every channel; they are kept as annotations"),
        [options](Context& context) { return analyze(context, *options); });
    addRecordOption(command, options->record);
    command
        ->add_option("--channel", options->channel,
                     WaveformRhythm::tr("Where beats are looked for; else lead II, or another "
                                        "lead of an electrocardiogram")
                         .toStdString())
        ->type_name("NAME");
}

} // namespace wardlight::ctl
