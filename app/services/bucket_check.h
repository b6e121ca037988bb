#pragma once

#include "app/services/profile_check.h"

namespace wardlight::services {

/// The part of checkProfile() that concerns a bucket: whether the server answers, takes the key,
/// has the bucket, lets its objects be listed and read.
void checkBucket(const profiles::BucketPlace& place, const profiles::ProfileSecrets& secrets,
                 const Job& job, const StepListener& tell);

} // namespace wardlight::services
