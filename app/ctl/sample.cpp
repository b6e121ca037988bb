#include "app/ctl/commands.h"
#include "app/services/sample_data.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("SampleCommands", text);
}

struct SampleOptions
{
    quint32 seed = services::SampleDataOptions().seed;
    std::string dicomFolder;
    int days = services::SampleDataOptions().days;
};

QJsonObject toJson(const services::SampleDataReport& report)
{
    QJsonArray rejected;
    for (const ingest::Rejection& rejection : report.images.rejected)
        rejected.append(QJsonObject{{QStringLiteral("where"), rejection.where},
                                    {QStringLiteral("reason"), rejection.reason}});
    return {{QStringLiteral("patients_added"), report.patientsAdded},
            {QStringLiteral("measurements_added"), report.ward.measurementsAdded},
            {QStringLiteral("alerts_added"), report.ward.alertsAdded},
            {QStringLiteral("trace_events_added"), report.traceEventsAdded},
            {QStringLiteral("recordings_added"), report.recordingsAdded},
            {QStringLiteral("images"),
             QJsonObject{{QStringLiteral("read"), report.images.read},
                         {QStringLiteral("added"), report.images.added},
                         {QStringLiteral("unchanged"), report.images.unchanged},
                         {QStringLiteral("rejected"), rejected}}}};
}

Result<ExitCode> create(Context& context, const SampleOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    if (services->place.kind == services::Place::Kind::Production)
        return fail(ErrorCode::Unsupported,
                    translated(QT_TRANSLATE_NOOP("SampleCommands",
                                                 "\"%1\" is a production database: invented "
                                                 "patients do not belong there. Nothing was "
                                                 "added."))
                        .arg(services->place.name));
    const auto job = std::make_shared<Job>();
    const auto report = [&] {
        const ProgressLine progress(job);
        const QString folder = options.dicomFolder.empty() ? services::sampleDicomFolder()
                                                           : toQString(options.dicomFolder);
        return services::createSampleData(*services, {options.seed, folder, options.days}, *job);
    }();
    if (!report)
        return propagate(report);
    if (report->images.stopped)
        return tl::unexpected(*report->images.stopped);
    if (context.out().isJson()) {
        context.out().json(toJson(*report));
        return ExitCode::Done;
    }
    context.out().line(
        translated(QT_TRANSLATE_NOOP("SampleCommands",
                                     "Sample data: %1 patients, %2 measured values, %3 "
                                     "alerts and %4 images were added, %5 files were not "
                                     "taken."))
            .arg(report->patientsAdded)
            .arg(report->ward.measurementsAdded)
            .arg(report->ward.alertsAdded)
            .arg(report->images.added)
            .arg(report->images.rejected.size()));
    return ExitCode::Done;
}

} // namespace

void addSampleCommands(CommandLine& line)
{
    CLI::App* group = line.group(
        "sample",
        translated(QT_TRANSLATE_NOOP("SampleCommands", "Invented patients to look around with")));
    auto options = std::make_shared<SampleOptions>();
    CLI::App* command = line.command(
        group, "create",
        translated(QT_TRANSLATE_NOOP(
            "SampleCommands", "Add sample patients with 30 days of vitals and alerts, and images "
                              "where there are sample files; adds nothing the second time")),
        [options](Context& context) { return create(context, *options); });
    command->add_option(
        "--seed", options->seed,
        translated(QT_TRANSLATE_NOOP("SampleCommands", "The same number gives the same patients"))
            .toStdString());
    command
        ->add_option(
            "--days", options->days,
            translated(QT_TRANSLATE_NOOP("SampleCommands", "Of vitals and alerts, back from now"))
                .toStdString())
        ->check(CLI::Range(1, 30))
        ->type_name("N");
    command
        ->add_option(
            "--dicom", options->dicomFolder,
            translated(QT_TRANSLATE_NOOP("SampleCommands",
                                         "Folder with sample DICOM files (else the environment's "
                                         "WARDLIGHT_SAMPLE_DICOM)"))
                .toStdString())
        ->type_name("DIR");
    addSampleLiveCommand(line, group);
}

} // namespace wardlight::ctl
