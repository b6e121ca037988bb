#include "app/ctl/commands.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLocale>

#include <clocale>

int main(int argc, char** argv)
{
    using namespace wardlight::ctl;

    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wardlightctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WARDLIGHT_VERSION));
    std::setlocale(LC_NUMERIC, "C"); // numbers in SQL and JSON have a point

    wardlight::translations::installTranslations(application, QLocale::system());
    CommandLine line;
    addWorkspaceCommands(line);
    addMigrateCommand(line);
    addDoctorCommand(line);
    addProfileCommands(line);
    addSampleCommands(line);
    addImportCommands(line);
    addPatientsCommands(line);
    addAlertsCommands(line);
    addVitalsCommands(line);
    addImagingCommands(line);
    addTraceCommands(line);
    addWaveformCommands(line);
    addObjectsCommands(line);
    addAuditCommands(line);
    return static_cast<int>(line.run(argc, argv));
}
