#pragma once

#include "core/base/clock.h"
#include "core/objects/s3/s3_config.h"

#include <memory>
#include <optional>

namespace wardlight::objects {
class ObjectStore;
class S3Store;
} // namespace wardlight::objects
namespace wardlight::workspace {
class Workspace;
}

namespace wardlight::services {

/// The bucket in which a workspace keeps its objects; empty for one that keeps them in its own
/// folder. Its file holds no secret: the keys come from the environment or ~/.aws.
[[nodiscard]] Result<std::optional<objects::S3Config>>
objectBacking(const workspace::Workspace& workspace);

/// Tries a bucket with the keys of the environment or ~/.aws; makes it first where asked to.
/// @return why it cannot be used
[[nodiscard]] Result<> findBucket(const objects::S3Config& config, bool makesBucket);

/// Makes a workspace keep its objects in a bucket from now on.
/// @return Error::Conflict when it has objects elsewhere already
[[nodiscard]] Result<> setObjectBacking(const workspace::Workspace& workspace,
                                        const objects::S3Config& config);

struct OpenObjects
{
    std::shared_ptr<objects::ObjectStore> store;
    std::shared_ptr<objects::S3Store> bucket; ///< the same, where it is a bucket; else null
};

/// Opens a workspace's objects, wherever they are. Asks no server anything yet.
[[nodiscard]] Result<OpenObjects> openObjects(const workspace::Workspace& workspace,
                                              const std::shared_ptr<const Clock>& clock);

} // namespace wardlight::services
