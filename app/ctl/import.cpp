#include "app/ctl/commands.h"
#include "core/ingest/dicom/dicom_import.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using ingest::ImportReport;
using ingest::Rejection;

struct ImportOptions
{
    std::vector<std::string> paths;
    std::string patientMrn;
};

QJsonObject toJson(const ImportReport& report)
{
    QJsonArray rejected;
    for (const Rejection& rejection : report.rejected)
        rejected.append(QJsonObject{{QStringLiteral("where"), rejection.where},
                                    {QStringLiteral("reason"), rejection.reason}});
    return {{QStringLiteral("read"), report.read},
            {QStringLiteral("added"), report.added},
            {QStringLiteral("unchanged"), report.unchanged},
            {QStringLiteral("rejected"), rejected},
            {QStringLiteral("ids"), QJsonArray::fromStringList(report.ids)}};
}

void print(Output& out, const ImportReport& report)
{
    for (const Rejection& rejection : report.rejected)
        out.line(QStringLiteral("%1: %2").arg(rejection.where, rejection.reason));
    out.line(QCoreApplication::translate("ImportCommand",
                                         "Files read: %1. Added: %2. Unchanged: %3. Rejected: %4.")
                 .arg(report.read)
                 .arg(report.added)
                 .arg(report.unchanged)
                 .arg(report.rejected.size()));
}

ExitCode finish(Output& out, const ImportReport& report)
{
    if (out.isJson())
        out.json(toJson(report));
    else
        print(out, report);
    if (report.stopped)
        Output::error(report.stopped->message);
    else if (!report.tookAnything())
        Output::error(
            QCoreApplication::translate("ImportCommand", "Nothing there could be imported."));
    return report.tookAnything() ? ExitCode::Done : ExitCode::Failed;
}

Result<ExitCode> importDicom(Context& context, const ImportOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    ingest::DicomImportOptions importOptions;
    if (!options.patientMrn.empty())
        importOptions.patientMrn = toQString(options.patientMrn);
    const auto job = std::make_shared<Job>();
    Result<ImportReport> report;
    {
        const ProgressLine progress(job);
        report = ingest::importDicom(services::importServices(*services), toQStrings(options.paths),
                                     importOptions, *job);
    }
    if (!report)
        return propagate(report);
    return finish(context.out(), *report);
}

} // namespace

void addImportCommands(CommandLine& line)
{
    CLI::App* import =
        line.group("import", QCoreApplication::translate("ImportCommand", "Take data in"));
    const auto options = std::make_shared<ImportOptions>();
    CLI::App* dicom =
        line.command(import, "dicom",
                     QCoreApplication::translate(
                         "ImportCommand", "Import DICOM files and folders with all below them"),
                     [options](Context& context) { return importDicom(context, *options); });
    dicom
        ->add_option(
            "paths", options->paths,
            QCoreApplication::translate("ImportCommand", "Files and folders").toStdString())
        ->required()
        ->type_name("PATH");
    dicom
        ->add_option("--patient", options->patientMrn,
                     QCoreApplication::translate("ImportCommand",
                                                 "File everything under this existing patient")
                         .toStdString())
        ->type_name("MRN");
}

} // namespace wardlight::ctl
