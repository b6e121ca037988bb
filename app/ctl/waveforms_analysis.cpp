#include "app/ctl/commands.h"
#include "app/ctl/stored_waveforms.h"
#include "core/waveforms/beats.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace wardlight::ctl {

namespace {

using waveforms::AnnotationSet;

struct WaveformAnalysis
{
    Q_DECLARE_TR_FUNCTIONS(WaveformAnalysis)
};

struct BeatsOptions
{
    std::string record;
    std::string channel;
    std::string out;
};

/// A line per beat, sample index then type; whole or not at all.
Result<> writeBeats(const QString& path, const std::vector<qint64>& beats)
{
    QSaveFile file(path);
    bool isWritten = file.open(QIODevice::WriteOnly);
    for (std::size_t i = 0; isWritten && i < beats.size(); ++i)
        isWritten = file.write(QByteArray::number(beats[i]) + " N\n") > 0;
    if (!isWritten || !file.commit())
        return fail(ErrorCode::Permission,
                    WaveformAnalysis::tr("%1 cannot be written: %2").arg(path, file.errorString()));
    return {};
}

Result<ExitCode> beats(Context& context, const BeatsOptions& options)
{
    const auto open = openRecord(context, options.record);
    if (!open)
        return propagate(open);
    const auto& [services, record] = *open;
    const auto channel = record.channelIndex(toQString(options.channel));
    if (!channel)
        return fail(
            ErrorCode::NotFound,
            WaveformAnalysis::tr("The record has no channel %1.").arg(toQString(options.channel)));
    const auto job = std::make_shared<Job>();
    Result<std::vector<qint64>> found;
    {
        const ProgressLine progress(job);
        found = waveforms::findBeats(*services.segments, record, *channel, *job);
    }
    if (!found)
        return propagate(found);
    const AnnotationSet set = waveforms::beatAnnotations(record, *channel, *found);
    if (const auto kept = services.segments->annotate(record, set); !kept)
        return propagate(kept);
    if (const auto written = writeBeats(toQString(options.out), *found); !written)
        return propagate(written);
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("beats"), qint64(found->size())},
                                       {QStringLiteral("annotator"), set.annotator}});
    else
        context.out().line(WaveformAnalysis::tr("Beats found: %1").arg(found->size()));
    return ExitCode::Done;
}

} // namespace

void addWaveformAnalysisCommands(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<BeatsOptions>();
    CLI::App* find = line.command(
        group, "beats",
        WaveformAnalysis::tr("Find the heart beats of a channel; they are kept as annotations too"),
        [options](Context& context) { return beats(context, *options); });
    addRecordOption(find, options->record);
    find->add_option("--channel", options->channel,
                     WaveformAnalysis::tr("The channel, as the list names it").toStdString())
        ->required()
        ->type_name("NAME");
    find->add_option("--out", options->out,
                     WaveformAnalysis::tr("A line per beat goes here: its sample, and its type")
                         .toStdString())
        ->required()
        ->type_name("FILE");
}

} // namespace wardlight::ctl
