#include "app/ctl/commands.h"
#include "app/ctl/stored_waveforms.h"
#include "core/ingest/waves/waveform_append.h"
#include "core/patients/patient_store.h"
#include "core/waveforms/tiering.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using waveforms::OrphanedObject;
using waveforms::Tiering;
using waveforms::TierReport;

struct WaveformStorage
{
    Q_DECLARE_TR_FUNCTIONS(WaveformStorage)
};

struct AppendOptions
{
    std::string record;
    std::vector<std::string> paths;
    std::string patientMrn;
    bool isLast = false;
};

struct TierOptions
{
    std::string record;
    std::string to;
};

Tiering tieringOf(const services::Services& services)
{
    return {services.database, {services.objects, services.manifest}, services.audit};
}

Result<ExitCode> append(Context& context, const AppendOptions& options)
{
    if (options.paths.empty() && !options.isLast)
        return context.badUsage(WaveformStorage::tr("Name a file to add, or --finish."));
    const auto services = context.services();
    if (!services)
        return propagate(services);
    ingest::WaveformAppend wanted{
        toQString(options.record), toQStrings(options.paths), {}, options.isLast};
    if (!options.patientMrn.empty()) {
        const auto patient = services->patients->summaryByMrn(toQString(options.patientMrn));
        if (!patient)
            return propagate(patient);
        wanted.patient = patient->row.patient.id;
    }
    const auto job = std::make_shared<Job>();
    Result<ingest::AppendReport> report;
    {
        const ProgressLine progress(job);
        report = ingest::appendWaveforms(services->database, services->audit, *services->segments,
                                         wanted, *job);
    }
    if (!report)
        return propagate(report);
    if (context.out().isJson())
        context.out().json(
            QJsonObject{{QStringLiteral("record_id"), report->id.toString()},
                        {QStringLiteral("samples"), report->samples},
                        {QStringLiteral("growing"), !options.isLast},
                        {QStringLiteral("remarks"), QJsonArray::fromStringList(report->remarks)}});
    else
        context.out().line(WaveformStorage::tr("Samples added: %1").arg(report->samples));
    return ExitCode::Done;
}

Result<ExitCode> tier(Context& context, const TierOptions& options)
{
    const auto open = openRecord(context, options.record);
    if (!open)
        return propagate(open);
    const auto& [services, record] = *open;
    Tiering tiering = tieringOf(services);
    const auto job = std::make_shared<Job>();
    Result<TierReport> report;
    {
        const ProgressLine progress(job);
        report = options.to == "cold" ? tiering.moveToObjects(record, *job)
                                      : tiering.moveToDatabase(record, *job);
    }
    if (!report)
        return propagate(report);
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("segments"), report->segments},
                                       {QStringLiteral("objects"), report->objects},
                                       {QStringLiteral("bytes"), report->bytes}});
    else
        context.out().line(WaveformStorage::tr("Segments moved: %1, in %2 objects")
                               .arg(report->segments)
                               .arg(report->objects));
    return ExitCode::Done;
}

Result<ExitCode> orphans(Context& context, bool isRemoval)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    Tiering tiering = tieringOf(*services);
    const auto found = isRemoval ? tiering.removeOrphans() : tiering.orphans();
    if (!found)
        return propagate(found);
    QJsonArray json;
    std::vector<QStringList> rows;
    for (const OrphanedObject& orphan : *found) {
        const QString modified = orphan.modified.toUTC().toString(Qt::ISODate);
        json.append(QJsonObject{{QStringLiteral("key"), orphan.key},
                                {QStringLiteral("bytes"), orphan.bytes},
                                {QStringLiteral("modified"), modified}});
        rows.push_back({orphan.key, QString::number(orphan.bytes), modified});
    }
    if (context.out().isJson())
        context.out().json(json);
    else
        context.out().table({WaveformStorage::tr("Object"), WaveformStorage::tr("Bytes"),
                             WaveformStorage::tr("Written")},
                            rows);
    return ExitCode::Done;
}

void addAppend(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<AppendOptions>();
    CLI::App* command =
        line.command(group, "append",
                     WaveformStorage::tr("Add files to the end of a record that is still growing; "
                                         "the first one makes it"),
                     [options](Context& context) { return append(context, *options); });
    command
        ->add_option("--record", options->record,
                     WaveformStorage::tr("The record's name or id; a name of none makes a new one")
                         .toStdString())
        ->required()
        ->type_name("R");
    command
        ->add_option("paths", options->paths,
                     WaveformStorage::tr("WFDB headers, EDF and BDF files, in the order of time: "
                                         "each stands at its own time, without one it follows at "
                                         "once")
                         .toStdString())
        ->type_name("PATH");
    command
        ->add_option("--patient", options->patientMrn,
                     WaveformStorage::tr("Whose a new record is; on record already").toStdString())
        ->type_name("MRN");
    command->add_flag("--finish", options->isLast,
                      WaveformStorage::tr("Nothing follows: the record is complete").toStdString());
}

} // namespace

void addWaveformStorageCommands(CommandLine& line, CLI::App* group)
{
    addAppend(line, group);
    const auto options = std::make_shared<TierOptions>();
    CLI::App* move =
        line.command(group, "tier",
                     WaveformStorage::tr("Move a record's samples to the object store or back; "
                                         "its overview stays in the database"),
                     [options](Context& context) { return tier(context, *options); });
    addRecordOption(move, options->record);
    move->add_option(
            "--to", options->to,
            WaveformStorage::tr("cold: the object store, an object an hour; hot: the database")
                .toStdString())
        ->required()
        ->check(CLI::IsMember({"cold", "hot"}))
        ->type_name("TIER");
    const auto isRemoval = std::make_shared<bool>(false);
    CLI::App* find =
        line.command(group, "orphans",
                     WaveformStorage::tr("List objects that a move which broke off left behind"),
                     [isRemoval](Context& context) { return orphans(context, *isRemoval); });
    find->add_flag("--remove", *isRemoval, WaveformStorage::tr("Remove them").toStdString());
}

} // namespace wardlight::ctl
