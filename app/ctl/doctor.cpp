#include "app/ctl/commands.h"
#include "app/services/health.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::ctl {

namespace {

using services::HealthCheck;

QString stateWord(HealthCheck::State state)
{
    switch (state) {
    case HealthCheck::State::Ok:
        return QStringLiteral("ok");
    case HealthCheck::State::Warn:
        return QStringLiteral("warn");
    case HealthCheck::State::Fail:
        return QStringLiteral("fail");
    }
    return {};
}

QJsonArray toJson(const std::vector<HealthCheck>& checks)
{
    QJsonArray json;
    for (const HealthCheck& check : checks)
        json.append(QJsonObject{{QStringLiteral("check"), check.name},
                                {QStringLiteral("state"), stateWord(check.state)},
                                {QStringLiteral("detail"), check.detail},
                                {QStringLiteral("advice"), check.advice}});
    return json;
}

Result<ExitCode> runDoctor(Context& context)
{
    const auto checks = services::checkHealth(context.workspaceFolder());
    if (context.out().isJson()) {
        context.out().json(toJson(checks));
    } else {
        for (const HealthCheck& check : checks) {
            context.out().line(QStringLiteral("%1  %2: %3 %4")
                                   .arg(stateWord(check.state), -4)
                                   .arg(check.name, check.detail, check.advice)
                                   .trimmed());
        }
    }
    const bool hasFailed = std::any_of(checks.begin(), checks.end(), [](const HealthCheck& check) {
        return check.state == HealthCheck::State::Fail;
    });
    return hasFailed ? ExitCode::Failed : ExitCode::Done;
}

} // namespace

void addDoctorCommand(CommandLine& line)
{
    line.command(
        "doctor",
        QCoreApplication::translate("DoctorCommand", "Check everything that the workspace needs"),
        runDoctor);
}

} // namespace wardlight::ctl
