#include "app/ctl/commands.h"
#include "app/ctl/import_output.h"
#include "core/ingest/dicom/bucket_index.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using ingest::BucketIndexReport;
using objects::UnverifiedPolicy;

struct IndexOptions
{
    std::string prefix = "dicom/";
    bool acceptUnverified = false;
};

QJsonObject toJson(const BucketIndexReport& report)
{
    QJsonObject json = ctl::toJson(report.import);
    QJsonArray failed;
    for (const ingest::Rejection& failure : report.failed)
        failed.append(QJsonObject{{QStringLiteral("key"), failure.where},
                                  {QStringLiteral("reason"), failure.reason}});
    json.insert(QStringLiteral("failed"), failed);
    json.insert(QStringLiteral("unverified"), QJsonArray::fromStringList(report.unverified));
    return json;
}

void print(Output& out, const BucketIndexReport& report, UnverifiedPolicy policy)
{
    for (const ingest::Rejection& rejection : report.import.rejected)
        out.line(QStringLiteral("%1: %2").arg(rejection.where, rejection.reason));
    for (const ingest::Rejection& failure : report.failed)
        out.line(QStringLiteral("%1: %2").arg(failure.where, failure.reason));
    const QString unverified =
        policy == UnverifiedPolicy::Refuse
            ? QCoreApplication::translate("ImagingIndex",
                                          "%1: not indexed, nobody recorded a hash for it.")
            : QCoreApplication::translate("ImagingIndex",
                                          "%1: unverified, nobody recorded a hash for it.");
    for (const QString& key : report.unverified)
        out.line(unverified.arg(key));
    out.line(QCoreApplication::translate("ImagingIndex",
                                         "Objects looked at: %1. Added: %2. Unchanged: %3. "
                                         "Rejected: %4. Failed their check: %5. Without a "
                                         "recorded hash: %6.")
                 .arg(report.import.read)
                 .arg(report.import.added)
                 .arg(report.import.unchanged)
                 .arg(report.import.rejected.size())
                 .arg(report.failed.size())
                 .arg(report.unverified.size()));
}

ExitCode exitCode(const BucketIndexReport& report)
{
    if (report.import.stopped)
        Output::error(report.import.stopped->message);
    if (!report.failed.empty())
        return ExitCode::IntegrityFailed;
    const bool hasTrouble = report.import.stopped || !report.import.rejected.empty();
    return hasTrouble && !report.import.tookAnything() ? ExitCode::Failed : ExitCode::Done;
}

Result<ExitCode> index(Context& context, const IndexOptions& options)
{
    const auto services = context.services();
    if (!services)
        return propagate(services);
    const ingest::BucketIndexOptions indexOptions{.prefix = toQString(options.prefix),
                                                  .unverified = options.acceptUnverified
                                                                    ? UnverifiedPolicy::Accept
                                                                    : UnverifiedPolicy::Refuse};
    const auto job = std::make_shared<Job>();
    Result<BucketIndexReport> report;
    {
        const ProgressLine progress(job);
        report = ingest::indexBucket({services::importServices(*services), services->fetch},
                                     indexOptions, *job);
    }
    if (!report)
        return propagate(report);
    if (context.out().isJson())
        context.out().json(toJson(*report));
    else
        print(context.out(), *report, indexOptions.unverified);
    return exitCode(*report);
}

} // namespace

void addImagingIndexCommand(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<IndexOptions>();
    CLI::App* command = line.command(
        group, "index",
        QCoreApplication::translate("ImagingIndex",
                                    "Index what other tools put into the store. Each object is "
                                    "checked against its file-hash; exit code 3 when one fails"),
        [options](Context& context) { return index(context, *options); });
    command
        ->add_option(
            "--prefix", options->prefix,
            QCoreApplication::translate("ImagingIndex", "Only keys that begin so").toStdString())
        ->type_name("P")
        ->capture_default_str();
    command->add_flag("--accept-unverified", options->acceptUnverified,
                      QCoreApplication::translate("ImagingIndex",
                                                  "Index objects without a recorded hash, too; "
                                                  "they stay marked as unverified")
                          .toStdString());
}

} // namespace wardlight::ctl
