#include "app/ctl/commands.h"
#include "app/ctl/objects_json.h"
#include "core/base/platform/durable_file.h"
#include "core/objects/integrity.h"
#include "core/objects/s3/s3_store.h"
#include "core/objects/verify_position.h"

#include <QCoreApplication>
#include <QFile>

namespace wardlight::ctl {

namespace {

using objects::ManifestEntry;
using objects::ObjectState;
using objects::VerifyFailure;
using objects::VerifyReport;

struct VerifyOptions
{
    std::string prefix;
    int sample = 0;
    bool resumes = false;
};

struct KeyOptions
{
    std::string key;
};

QString translated(const char* text)
{
    return QCoreApplication::translate("ObjectsCheckCommands", text);
}

QJsonObject toJson(const VerifyReport& report)
{
    QJsonArray failed;
    for (const VerifyFailure& failure : report.failed)
        failed.append(QJsonObject{{QStringLiteral("key"), failure.key},
                                  {QStringLiteral("reason"), failure.reason}});
    return {{QStringLiteral("checked"), report.checked},
            {QStringLiteral("ok"), report.ok},
            {QStringLiteral("failed"), failed},
            {QStringLiteral("unverified"), report.unverified}};
}

void print(Output& out, const VerifyReport& report)
{
    for (const VerifyFailure& failure : report.failed)
        out.line(QStringLiteral("%1: %2").arg(failure.key, failure.reason));
    out.line(translated(
                 QT_TRANSLATE_NOOP("ObjectsCheckCommands",
                                   "Objects checked: %1. Good: %2. Failed: %3. Without a recorded "
                                   "hash: %4."))
                 .arg(report.checked)
                 .arg(report.ok)
                 .arg(report.failed.size())
                 .arg(report.unverified));
}

/// What a run over everything below a prefix needs to be able to go on later.
objects::VerifyRequest resumable(const VerifyOptions& options, const QString& positionFile)
{
    objects::VerifyRequest request{.prefix = toQString(options.prefix), .sample = options.sample};
    if (options.sample > 0)
        return request;
    const auto position =
        options.resumes ? objects::loadVerifyPosition(positionFile) : std::nullopt;
    if (position && position->prefix == request.prefix) {
        request.after = position->after;
        request.soFar = position->report;
    }
    request.onProgress = [prefix = request.prefix, positionFile](const QString& key,
                                                                 const VerifyReport& report) {
        return objects::saveVerifyPosition(positionFile, {prefix, key, report});
    };
    return request;
}

Result<ExitCode> verify(Context& context, const VerifyOptions& options)
{
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    const QString folder = services->place.folder + QStringLiteral("/objects");
    if (const auto made = makePrivateFolder(folder); !made)
        return propagate(made);
    const QString positionFile = folder + QStringLiteral("/.verify.json");
    const auto job = std::make_shared<Job>();
    // a person at the screen goes first
    const std::shared_ptr<objects::ObjectStore> store =
        services->bucket ? services->bucket->withPriority(objects::TransferPriority::Background)
                         : services->store;
    Result<VerifyReport> report;
    {
        const ProgressLine progress(job);
        report = objects::verifyObjects(*store, *services->manifest, *services->clock,
                                        resumable(options, positionFile), *job);
    }
    if (!report)
        return propagate(report);
    if (options.sample == 0)
        QFile::remove(positionFile);
    if (context.out().isJson())
        context.out().json(toJson(*report));
    else
        print(context.out(), *report);
    return report->failed.empty() ? ExitCode::Done : ExitCode::IntegrityFailed;
}

Result<std::vector<ManifestEntry>> listQuarantined(objects::Manifest& manifest)
{
    objects::ManifestQuery query{.state = ObjectState::Quarantined};
    std::vector<ManifestEntry> all;
    for (;;) {
        auto page = manifest.list(query);
        if (!page)
            return propagate(page);
        if (page->empty())
            return all;
        query.after = page->back().key;
        std::ranges::move(*page, std::back_inserter(all));
    }
}

Result<ExitCode> quarantineList(Context& context)
{
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    const auto entries = listQuarantined(*services->manifest);
    if (!entries)
        return propagate(entries);
    QJsonArray json;
    for (const ManifestEntry& entry : *entries) {
        json.append(quarantinedJson(entry));
        if (!context.out().isJson())
            context.out().line(QStringLiteral("%1: %2").arg(entry.key, entry.quarantineReason));
    }
    if (context.out().isJson())
        context.out().json(json);
    return ExitCode::Done;
}

Result<ExitCode> quarantineShow(Context& context, const KeyOptions& options)
{
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    const QString key = toQString(options.key);
    const auto entry = services->manifest->find(key);
    if (!entry)
        return propagate(entry);
    if (!*entry || (*entry)->state != ObjectState::Quarantined)
        return tl::unexpected(objects::notQuarantined(key));
    if (context.out().isJson()) {
        context.out().json(quarantinedJson(**entry));
        return ExitCode::Done;
    }
    context.out().line((*entry)->key);
    context.out().line((*entry)->quarantinedAt.toString(Qt::ISODate));
    context.out().line((*entry)->quarantineReason);
    return ExitCode::Done;
}

Result<ExitCode> quarantineRelease(Context& context, const KeyOptions& options)
{
    const auto services = context.objectServices();
    if (!services)
        return propagate(services);
    const QString key = toQString(options.key);
    if (const auto released =
            objects::releaseObject(*services->store, *services->manifest, *services->clock, key);
        !released) {
        return propagate(released);
    }
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("released"), key}});
    return ExitCode::Done;
}

void addQuarantine(CommandLine& line, CLI::App* objectsGroup)
{
    CLI::App* group = objectsGroup->add_subcommand(
        "quarantine", translated(QT_TRANSLATE_NOOP("ObjectsCheckCommands",
                                                   "Objects that did not pass their check"))
                          .toStdString());
    group->require_subcommand(1);
    line.command(group, "list",
                 translated(QT_TRANSLATE_NOOP("ObjectsCheckCommands", "All objects in quarantine")),
                 quarantineList);
    const auto showOptions = std::make_shared<KeyOptions>();
    line.command(
            group, "show",
            translated(QT_TRANSLATE_NOOP("ObjectsCheckCommands", "Why an object is in quarantine")),
            [showOptions](Context& context) { return quarantineShow(context, *showOptions); })
        ->add_option("key", showOptions->key)
        ->required()
        ->type_name("KEY");
    const auto releaseOptions = std::make_shared<KeyOptions>();
    line.command(
            group, "release",
            translated(QT_TRANSLATE_NOOP("ObjectsCheckCommands",
                                         "Check an object again; if it matches, let it be used")),
            [releaseOptions](Context& context) {
                return quarantineRelease(context, *releaseOptions);
            })
        ->add_option("key", releaseOptions->key)
        ->required()
        ->type_name("KEY");
}

} // namespace

void addObjectsCheckCommands(CommandLine& line, CLI::App* group)
{
    const auto options = std::make_shared<VerifyOptions>();
    CLI::App* command =
        line.command(group, "verify",
                     translated(QT_TRANSLATE_NOOP("ObjectsCheckCommands",
                                                  "Read objects back and check their hashes")),
                     [options](Context& context) { return verify(context, *options); });
    command->add_option("--prefix", options->prefix)->type_name("PREFIX");
    command
        ->add_option("--sample", options->sample,
                     translated(QT_TRANSLATE_NOOP("ObjectsCheckCommands",
                                                  "Only so many objects, chosen at random"))
                         .toStdString())
        ->check(CLI::Range(1, 10'000'000));
    command->add_flag("--resume", options->resumes,
                      translated(QT_TRANSLATE_NOOP("ObjectsCheckCommands",
                                                   "Go on where the last run was interrupted"))
                          .toStdString());
    addQuarantine(line, group);
}

} // namespace wardlight::ctl
