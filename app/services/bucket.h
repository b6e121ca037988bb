#pragma once

#include "core/base/clock.h"
#include "core/objects/s3/s3_config.h"
#include "core/objects/s3/s3_store.h"
#include "core/profiles/profile.h"

namespace wardlight::services {

/// What the S3 client is told about a profile's bucket.
[[nodiscard]] objects::S3Config configOf(const profiles::BucketPlace& place);

/// The profile's own keys; without them those of the environment and of ~/.aws.
[[nodiscard]] std::shared_ptr<objects::CredentialSource>
credentialsOf(const profiles::ProfileSecrets& secrets, const std::shared_ptr<const Clock>& clock);

/// Opens a bucket over connections of its own; asks the server nothing yet.
[[nodiscard]] Result<std::shared_ptr<objects::S3Store>>
openBucket(const profiles::BucketPlace& place, const profiles::ProfileSecrets& secrets,
           const std::shared_ptr<const Clock>& clock);

} // namespace wardlight::services
