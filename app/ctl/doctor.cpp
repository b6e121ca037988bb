#include "app/ctl/commands.h"
#include "app/ctl/steps.h"
#include "app/services/health.h"

#include <QCoreApplication>

namespace wardlight::ctl {

namespace {

using services::HealthCheck;

Result<std::vector<HealthCheck>> checksFor(Context& context)
{
    if (!context.hasProfile())
        return services::checkHealth(context.workspaceFolder());
    return testProfile(context, context.serviceOptions().profile, Scrutiny::Everything);
}

Result<ExitCode> runDoctor(Context& context)
{
    const auto checks = checksFor(context);
    if (!checks)
        return propagate(checks);
    return printSteps(context, *checks);
}

} // namespace

void addDoctorCommand(CommandLine& line)
{
    line.command("doctor",
                 QCoreApplication::translate(
                     "DoctorCommand", "Check everything that the workspace, or the profile, needs"),
                 runDoctor);
}

} // namespace wardlight::ctl
