#include "app/services/profile_check.h"

#include "app/services/database_check.h"
#include "app/services/object_place_check.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::services {

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

bool hasFailed(const std::vector<HealthCheck>& steps)
{
    return std::any_of(steps.begin(), steps.end(), [](const HealthCheck& step) {
        return step.state == HealthCheck::State::Fail;
    });
}

} // namespace wardlight::services
