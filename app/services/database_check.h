#pragma once

#include "app/services/profile_check.h"

namespace wardlight::services {

/// The part of checkProfile() that concerns the database, which the profile must have.
void checkDatabase(const profiles::Profile& profile, const profiles::ProfileSecrets& secrets,
                   const Job& job, const StepListener& tell);

} // namespace wardlight::services
