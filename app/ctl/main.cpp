#include "app/ctl/commands.h"

#include <QCoreApplication>

#include <clocale>

int main(int argc, char** argv)
{
    using namespace wardlight::ctl;

    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wardlightctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WARDLIGHT_VERSION));
    std::setlocale(LC_NUMERIC, "C"); // numbers in SQL and JSON have a point

    CommandLine line;
    addWorkspaceCommands(line);
    addMigrateCommand(line);
    addPatientsCommands(line);
    addAuditCommands(line);
    return static_cast<int>(line.run(argc, argv));
}
