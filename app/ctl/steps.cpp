#include "app/ctl/steps.h"

#include "app/services/profile_check.h"
#include "core/profiles/profile_file.h"

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

QJsonArray toJson(const std::vector<HealthCheck>& steps)
{
    QJsonArray json;
    for (const HealthCheck& step : steps)
        json.append(QJsonObject{{QStringLiteral("check"), step.name},
                                {QStringLiteral("state"), stateWord(step.state)},
                                {QStringLiteral("detail"), step.detail},
                                {QStringLiteral("advice"), step.advice}});
    return json;
}

} // namespace

ExitCode printSteps(Context& context, const std::vector<HealthCheck>& steps)
{
    if (context.out().isJson()) {
        context.out().json(toJson(steps));
    } else {
        for (const HealthCheck& step : steps) {
            context.out().line(QStringLiteral("%1  %2: %3 %4")
                                   .arg(stateWord(step.state), -4)
                                   .arg(step.name, step.detail, step.advice)
                                   .trimmed());
        }
    }
    return services::hasFailed(steps) ? ExitCode::Failed : ExitCode::Done;
}

Result<std::vector<HealthCheck>> testProfile(Context& context, const QString& name,
                                             Scrutiny scrutiny)
{
    const auto profile = profiles::ProfileFile().find(name);
    if (!profile)
        return propagate(profile);
    const auto secrets = context.secrets().read(profile->id);
    if (!secrets)
        return propagate(secrets);
    const auto job = std::make_shared<Job>();
    const ProgressLine progress(job);
    return scrutiny == Scrutiny::Everything ? services::checkProfileHealth(*profile, *secrets, *job)
                                            : services::checkProfile(*profile, *secrets, *job);
}

} // namespace wardlight::ctl
