#include "app/ctl/commands.h"
#include "app/ctl/stored_waveforms.h"
#include "core/ingest/waves/waveform_export.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

struct WaveformExportCommand
{
    Q_DECLARE_TR_FUNCTIONS(WaveformExportCommand)
};

struct ExportOptions
{
    std::string record;
    std::string format;
    std::string folder;
};

Result<ExitCode> exportRecord(Context& context, const ExportOptions& options)
{
    const auto open = openRecord(context, options.record);
    if (!open)
        return propagate(open);
    const auto& [services, record] = *open;
    const auto format =
        options.format == "wfdb" ? ingest::WaveformFormat::Wfdb : ingest::WaveformFormat::Edf;
    const auto job = std::make_shared<Job>();
    Result<ingest::ExportedRecord> written;
    {
        const ProgressLine progress(job);
        written = ingest::exportWaveforms(*services.segments, record,
                                          {format, toQString(options.folder)}, *job);
    }
    if (!written)
        return propagate(written);
    if (context.out().isJson()) {
        context.out().json(
            QJsonObject{{QStringLiteral("files"), QJsonArray::fromStringList(written->files)},
                        {QStringLiteral("remarks"), QJsonArray::fromStringList(written->remarks)}});
        return ExitCode::Done;
    }
    for (const QString& file : written->files)
        context.out().line(file);
    for (const QString& remark : written->remarks)
        Output::error(remark);
    return ExitCode::Done;
}

} // namespace

void addWaveformExportCommand(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<ExportOptions>();
    CLI::App* command =
        line.command(group, "export",
                     WaveformExportCommand::tr("Write a record as files that other programs read; "
                                               "every sample stays exactly what it is"),
                     [options](Context& context) { return exportRecord(context, *options); });
    addRecordOption(command, options->record);
    command
        ->add_option("--format", options->format,
                     WaveformExportCommand::tr("wfdb, or edf: EDF+, and BDF+ where 16 bits do not "
                                               "suffice")
                         .toStdString())
        ->required()
        ->check(CLI::IsMember({"wfdb", "edf"}))
        ->type_name("FORMAT");
    command
        ->add_option("--out", options->folder,
                     WaveformExportCommand::tr("The folder for the files; made where there is "
                                               "none, files of the same names are replaced")
                         .toStdString())
        ->required()
        ->type_name("DIR");
}

} // namespace wardlight::ctl
