#include "app/services/profile_check.h"

#include "app/services/database_check.h"
#include "app/services/database_health.h"
#include "app/services/object_place_check.h"
#include "core/postgres/database.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::services {

namespace {

bool hasCheck(const std::vector<HealthCheck>& checks, const QString& name)
{
    return std::any_of(checks.begin(), checks.end(),
                       [&name](const HealthCheck& check) { return check.name == name; });
}

} // namespace

std::vector<HealthCheck> checkProfile(const profiles::Profile& profile,
                                      const profiles::ProfileSecrets& secrets, Job& job,
                                      const StepListener& told)
{
    std::vector<HealthCheck> steps;
    const StepListener tell = [&steps, &told](const HealthCheck& step) {
        steps.push_back(step);
        if (told)
            told(step);
    };
    if (const auto sound = profiles::requireSound(profile); !sound) {
        tell(
            {QStringLiteral("profile"), HealthCheck::State::Fail, sound.error().message,
             QCoreApplication::translate("ProfileCheck", "Correct the profile, then test again.")});
        return steps;
    }
    if (!profile.database.isEmpty())
        checkDatabase(profile, secrets, job, tell);
    checkObjectPlace(profile, secrets, job, tell);
    return steps;
}

std::vector<HealthCheck> checkProfileHealth(const profiles::Profile& profile,
                                            const profiles::ProfileSecrets& secrets, Job& job)
{
    std::vector<HealthCheck> checks = checkProfile(profile, secrets, job);
    const bool isReached = hasCheck(checks, QLatin1String("version"));
    if (!isReached || job.isCancelled())
        return checks; // why is among them
    postgres::DsnWords words = profile.database;
    words.insert(secrets.database);
    postgres::Database database({.dsn = postgres::joinDsn(words), .maxConnections = 1});
    for (HealthCheck& check : checkDatabase(database)) {
        if (!hasCheck(checks, check.name))
            checks.push_back(std::move(check));
    }
    return checks;
}

bool hasFailed(const std::vector<HealthCheck>& steps)
{
    return std::any_of(steps.begin(), steps.end(), [](const HealthCheck& step) {
        return step.state == HealthCheck::State::Fail;
    });
}

} // namespace wardlight::services
