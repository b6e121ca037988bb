#include "app/ctl/commands.h"
#include "app/ctl/import_output.h"
#include "app/services/import_dicom.h"
#include "core/base/iso_time.h"
#include "core/ingest/csv/trace_import.h"
#include "core/ingest/csv/vitals_import.h"
#include "core/ingest/waves/waveform_import.h"
#include "core/patients/patient_store.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using ingest::ImportReport;

struct ImportOptions
{
    std::vector<std::string> paths;
    std::string patientMrn;
};

struct WaveformOptions
{
    std::vector<std::string> paths;
    std::string patientMrn;
    std::optional<double> rateHz;
};

struct TraceOptions
{
    std::vector<std::string> paths;
    std::string encoding = "utf-8";
};

struct VitalsOptions
{
    std::vector<std::string> paths;
    std::string encoding;
    std::string utcOffset;
    std::string patientMrn;
};

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
        report = services::importDicom(*services, toQStrings(options.paths), importOptions, *job);
    }
    if (!report)
        return propagate(report);
    return finish(context.out(), *report, Counted::Files);
}

Result<ExitCode> importTrace(Context& context, const TraceOptions& options,
                             ingest::csv::TraceColumns::Kind kind)
{
    const auto encoding = ingest::csv::parseEncoding(toQString(options.encoding));
    if (!encoding)
        return context.badUsage(
            QCoreApplication::translate("ImportCommand", "--encoding is utf-8 or gbk."));
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto job = std::make_shared<Job>();
    ImportReport report;
    {
        const ProgressLine progress(job);
        report = ingest::csv::importTraceFiles(*services->trace, toQStrings(options.paths),
                                               {kind, *encoding}, *job);
    }
    return finish(context.out(), report, Counted::Lines);
}

Result<ExitCode> importVitals(Context& context, const VitalsOptions& options)
{
    ingest::csv::VitalsImportOptions importOptions;
    if (!options.encoding.empty()) {
        importOptions.encoding = ingest::csv::parseEncoding(toQString(options.encoding));
        if (!importOptions.encoding)
            return context.badUsage(
                QCoreApplication::translate("ImportCommand", "--encoding is utf-8 or gbk."));
    }
    if (!options.utcOffset.empty()) {
        importOptions.utcOffsetSeconds = parseUtcOffset(toQString(options.utcOffset));
        if (!importOptions.utcOffsetSeconds)
            return context.badUsage(QCoreApplication::translate(
                "ImportCommand", "--utc-offset is written like +08:00 or Z."));
    }
    if (!options.patientMrn.empty())
        importOptions.patientMrn = toQString(options.patientMrn);
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const auto job = std::make_shared<Job>();
    Result<ImportReport> report;
    {
        const ProgressLine progress(job);
        report = ingest::csv::importVitalsFiles(services::vitalsImportServices(*services),
                                                toQStrings(options.paths), importOptions, *job);
    }
    if (!report)
        return propagate(report);
    return finish(context.out(), *report, Counted::Lines);
}

void addVitalsImport(CommandLine& line, CLI::App* import)
{
    const auto options = std::make_shared<VitalsOptions>();
    const QString columns = ingest::csv::vitalsColumnNames().join(QStringLiteral("\n  "));
    CLI::App* command = line.command(
        import, "vitals-csv",
        QCoreApplication::translate("ImportCommand",
                                    "Record vitals from CSV files. The first line names the "
                                    "columns, in any order:\n  %1\npatient and device may be "
                                    "absent, further columns are ignored; times are ISO 8601 with "
                                    "an offset")
            .arg(columns),
        [options](Context& context) { return importVitals(context, *options); });
    const auto add = [command](const char* name, std::string& value, const char* typeName,
                               const QString& description) {
        command->add_option(name, value, description.toStdString())->type_name(typeName);
    };
    command
        ->add_option("paths", options->paths,
                     QCoreApplication::translate("ImportCommand",
                                                 "Files, and folders with all *.csv below them")
                         .toStdString())
        ->required()
        ->type_name("PATH");
    add("--patient", options->patientMrn, "MRN",
        QCoreApplication::translate("ImportCommand",
                                    "Whose the lines are that name no patient; on record already"));
    add("--utc-offset", options->utcOffset, "OFFSET",
        QCoreApplication::translate("ImportCommand", "For times that do not say theirs: +08:00"));
    add("--encoding", options->encoding, "NAME",
        QCoreApplication::translate("ImportCommand",
                                    "How the files are written: utf-8 or gbk; else it is found "
                                    "out"));
}

Result<ExitCode> importWaveforms(Context& context, const WaveformOptions& options,
                                 ingest::WaveformFormat format)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    ingest::WaveformImport import{format, toQStrings(options.paths), {}, options.rateHz};
    if (!options.patientMrn.empty()) {
        const auto patient = services->patients->summaryByMrn(toQString(options.patientMrn));
        if (!patient)
            return propagate(patient);
        import.patient = patient->row.patient.id;
    }
    const auto job = std::make_shared<Job>();
    ImportReport report;
    {
        const ProgressLine progress(job);
        report = ingest::importWaveforms(services->database, services->audit, import, *job);
    }
    return finish(context.out(), report, Counted::Files);
}

void addWaveformImport(CommandLine& line, CLI::App* import, const char* name,
                       ingest::WaveformFormat format, const QString& description)
{
    const auto options = std::make_shared<WaveformOptions>();
    CLI::App* command =
        line.command(import, name, description, [options, format](Context& context) {
            return importWaveforms(context, *options, format);
        });
    command
        ->add_option(
            "paths", options->paths,
            QCoreApplication::translate("ImportCommand", "Files and folders").toStdString())
        ->required()
        ->type_name("PATH");
    command
        ->add_option("--patient", options->patientMrn,
                     QCoreApplication::translate("ImportCommand",
                                                 "File everything under this existing patient")
                         .toStdString())
        ->type_name("MRN");
    if (format != ingest::WaveformFormat::Csv)
        return;
    command
        ->add_option("--rate", options->rateHz,
                     QCoreApplication::translate("ImportCommand",
                                                 "Lines a second, where no column holds the time")
                         .toStdString())
        ->check(CLI::PositiveNumber)
        ->type_name("HZ");
}

/// The columns of the reference's files as --help shows them.
QString traceColumnsOf(ingest::csv::TraceColumns::Kind kind)
{
    using Kind = ingest::csv::TraceColumns::Kind;
    const QString columns =
        kind == Kind::Items
            ? QStringLiteral(
                  "分类,名称,监管号,受理号,生产日期,有效日期,注册分类,申请类型,企业名称,任务类型")
            : QStringLiteral("分类,名称,监管号,生产日期,位置,环节,状态");
    const QString text = QCoreApplication::translate(
        "ImportCommand",
        "CSV with these columns, or with a first line that names them, in any order; other columns "
        "are kept then:\n  %1\nTimes are ISO 8601, UTC without an offset.");
    if (kind == Kind::Items)
        return text.arg(columns);
    return text.arg(columns) + u' ' +
           QCoreApplication::translate(
               "ImportCommand", "生产日期 is the time of the event, 位置 latitude:longitude in "
                                "degrees, WGS-84.");
}

void addTraceImport(CommandLine& line, CLI::App* import, const char* name,
                    ingest::csv::TraceColumns::Kind kind, const QString& description)
{
    const auto options = std::make_shared<TraceOptions>();
    CLI::App* command = line.command(import, name, description, [options, kind](Context& context) {
        return importTrace(context, *options, kind);
    });
    command->footer(traceColumnsOf(kind).toStdString());
    command
        ->add_option("paths", options->paths,
                     QCoreApplication::translate("ImportCommand",
                                                 "Files, and folders with all *.csv below them")
                         .toStdString())
        ->required()
        ->type_name("PATH");
    command
        ->add_option(
            "--encoding", options->encoding,
            QCoreApplication::translate("ImportCommand", "How the files are written: utf-8 or gbk")
                .toStdString())
        ->type_name("NAME");
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
    addVitalsImport(line, import);
    addWaveformImport(
        line, import, "wfdb", ingest::WaveformFormat::Wfdb,
        QCoreApplication::translate("ImportCommand", "Import WFDB records with their annotations"));
    addWaveformImport(
        line, import, "edf", ingest::WaveformFormat::Edf,
        QCoreApplication::translate("ImportCommand", "Import EDF, EDF+, BDF and BDF+ files"));
    addWaveformImport(
        line, import, "waveform-csv", ingest::WaveformFormat::Csv,
        QCoreApplication::translate("ImportCommand",
                                    "Import recordings from CSV files: a line a sample, a column "
                                    "a channel, names and units in the first line (II (mV)), the "
                                    "time in the first column: seconds or ISO 8601"));
    using Kind = ingest::csv::TraceColumns::Kind;
    addTraceImport(
        line, import, "trace-meta", Kind::Items,
        QCoreApplication::translate("ImportCommand", "Register traced drugs from CSV files"));
    addTraceImport(line, import, "trace-events", Kind::Events,
                   QCoreApplication::translate("ImportCommand",
                                               "Record what happened to traced drugs from CSV "
                                               "files"));
    addReferenceImports(line, import);
}

} // namespace wardlight::ctl
