#include "app/ctl/commands.h"
#include "core/postgres/migrations.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("MigrateCommand", text);
}

Result<ExitCode> runMigrate(Context& context)
{
    const auto report = services::migratePlace(context.serviceOptions());
    if (!report)
        return propagate(report);
    if (context.out().isJson())
        context.out().json(QJsonObject{{QStringLiteral("from"), report->from},
                                       {QStringLiteral("to"), report->to}});
    else
        context.out().line(
            translated(QT_TRANSLATE_NOOP("MigrateCommand", "The database is at schema version %1."))
                .arg(report->to));
    return ExitCode::Done;
}

} // namespace

void addMigrateCommand(CommandLine& line)
{
    line.command(
        "migrate",
        translated(QT_TRANSLATE_NOOP("MigrateCommand", "Bring the database's schema up to date")),
        runMigrate);
}

} // namespace wardlight::ctl
