#include "core/workspace/workspace.h"

#include "app/ctl/bucket_options.h"
#include "app/ctl/commands.h"
#include "app/services/object_backing.h"
#include "core/postgres/database.h"
#include "core/postgres/migrations.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using workspace::Workspace;

struct WorkspaceOptions
{
    std::string folder;
    BucketOptions bucket; ///< of create

    [[nodiscard]] QString folderOr(const Context& context) const
    {
        return folder.empty() ? context.workspaceFolder() : toQString(folder);
    }
};

QString translated(const char* text)
{
    return QCoreApplication::translate("WorkspaceCommands", text);
}

/// The folder or the bucket.
Result<QString> objectsPlace(const Workspace& workspace)
{
    const auto backing = services::objectBacking(workspace);
    if (!backing)
        return propagate(backing);
    if (!*backing)
        return workspace.objectsFolder();
    return objects::resolveEndpoint(**backing).map(
        [](const objects::S3Endpoint& endpoint) { return endpoint.display(); });
}

QJsonObject toJson(const Workspace& workspace, bool isRunning, const QString& dsn,
                   const QString& objects, const QJsonValue& schemaVersion)
{
    return {{QStringLiteral("dir"), workspace.folder()},
            {QStringLiteral("running"), isRunning},
            {QStringLiteral("pg_dsn"), dsn},
            {QStringLiteral("objects"), objects},
            {QStringLiteral("schema_version"), schemaVersion}};
}

/// The schema version of a running workspace; null when it does not run.
Result<QJsonValue> schemaVersionOf(const QString& dsn, bool isRunning)
{
    if (!isRunning)
        return QJsonValue();
    postgres::Database database({.dsn = dsn, .maxConnections = 1});
    const auto version = postgres::schemaVersion(database);
    if (!version)
        return propagate(version);
    return QJsonValue(*version);
}

Result<ExitCode> showStatus(Context& context, const Workspace& workspace)
{
    const auto isRunning = workspace.isRunning();
    if (!isRunning)
        return propagate(isRunning);
    const auto dsn = workspace.dsn();
    if (!dsn)
        return propagate(dsn);
    const auto version = schemaVersionOf(*dsn, *isRunning);
    if (!version)
        return propagate(version);
    const auto objects = objectsPlace(workspace);
    if (!objects)
        return propagate(objects);
    if (context.out().isJson()) {
        context.out().json(toJson(workspace, *isRunning, *dsn, *objects, *version));
        return ExitCode::Done;
    }
    context.out().line(
        *isRunning
            ? translated(QT_TRANSLATE_NOOP("WorkspaceCommands", "The workspace at %1 runs."))
                  .arg(workspace.folder())
            : translated(QT_TRANSLATE_NOOP("WorkspaceCommands", "The workspace at %1 is stopped."))
                  .arg(workspace.folder()));
    context.out().line(
        translated(QT_TRANSLATE_NOOP("WorkspaceCommands", "Database: %1")).arg(*dsn));
    context.out().line(
        translated(QT_TRANSLATE_NOOP("WorkspaceCommands", "Objects: %1")).arg(*objects));
    return ExitCode::Done;
}

Result<ExitCode> create(Context& context, const WorkspaceOptions& options)
{
    const auto config = options.bucket.config();
    if (config) { // before anything is made
        if (const auto found = services::findBucket(*config, options.bucket.makesBucket); !found)
            return propagate(found);
    }
    const auto workspace =
        Workspace::create(options.folderOr(context), context.secrets().keychain());
    if (!workspace)
        return propagate(workspace);
    if (config) {
        if (const auto set = services::setObjectBacking(*workspace, *config); !set)
            return propagate(set);
    }
    return showStatus(context, *workspace);
}

Result<ExitCode> start(Context& context, const WorkspaceOptions& options)
{
    const auto workspace = Workspace::open(options.folderOr(context));
    if (!workspace)
        return propagate(workspace);
    if (const auto started = workspace->start(); !started)
        return propagate(started);
    return showStatus(context, *workspace);
}

Result<ExitCode> stop(Context& context, const WorkspaceOptions& options)
{
    const auto workspace = Workspace::open(options.folderOr(context));
    if (!workspace)
        return propagate(workspace);
    if (const auto stopped = workspace->stop(); !stopped)
        return propagate(stopped);
    return showStatus(context, *workspace);
}

Result<ExitCode> status(Context& context, const WorkspaceOptions& options)
{
    const auto workspace = Workspace::open(options.folderOr(context));
    if (!workspace)
        return propagate(workspace);
    return showStatus(context, *workspace);
}

Result<ExitCode> destroy(Context& context, const WorkspaceOptions& options)
{
    const QString folder = options.folderOr(context);
    if (const auto destroyed = Workspace::destroy(folder, context.secrets().keychain()); !destroyed)
        return propagate(destroyed);
    if (context.out().isJson())
        context.out().json(
            QJsonObject{{QStringLiteral("dir"), folder}, {QStringLiteral("running"), false}});
    else
        context.out().line(
            translated(QT_TRANSLATE_NOOP("WorkspaceCommands",
                                         "The workspace at %1 and all its data are gone."))
                .arg(folder));
    return ExitCode::Done;
}

} // namespace

void addWorkspaceCommands(CommandLine& line)
{
    CLI::App* group = line.group(
        "workspace",
        translated(QT_TRANSLATE_NOOP("WorkspaceCommands",
                                     "The private workspace: a database and an object store")));
    auto options = std::make_shared<WorkspaceOptions>();
    using Work = Result<ExitCode> (*)(Context&, const WorkspaceOptions&);
    const auto add = [&](const char* name, const QString& description, Work work) {
        CLI::App* command =
            line.command(group, name, description,
                         [options, work](Context& context) { return work(context, *options); });
        command
            ->add_option(
                "--dir", options->folder,
                translated(QT_TRANSLATE_NOOP("WorkspaceCommands", "The workspace's folder"))
                    .toStdString())
            ->type_name("DIR");
        return command;
    };
    CLI::App* creating =
        add("create",
            translated(QT_TRANSLATE_NOOP("WorkspaceCommands",
                                         "Make a workspace, or find it, and start it")),
            create);
    options->bucket.addTo(creating);
    add("start", translated(QT_TRANSLATE_NOOP("WorkspaceCommands", "Start its database server")),
        start);
    add("stop", translated(QT_TRANSLATE_NOOP("WorkspaceCommands", "Stop its database server")),
        stop);
    add("status",
        translated(QT_TRANSLATE_NOOP("WorkspaceCommands", "Where it is and whether it runs")),
        status);
    add("destroy",
        translated(
            QT_TRANSLATE_NOOP("WorkspaceCommands", "Remove it with all data in it, for good")),
        destroy);
}

} // namespace wardlight::ctl
