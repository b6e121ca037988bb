#pragma once

#include "core/objects/object_store.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace wardlight::objects {

/// A store's keys, for paginate to walk. Keys are bytes of UTF-8, ordered as bytes.
struct KeyWalk
{
    /// The first key not smaller than the one given; empty when there is none.
    std::function<Result<std::optional<QByteArray>>(const QByteArray&)> firstAtOrAfter;
    /// What a page says about a key; empty when it has just been removed.
    std::function<Result<std::optional<ObjectInfo>>(const QByteArray&)> describe;
};

/// One page of a listing by the rules of S3's ListObjectsV2: prefixes end with the first delimiter
/// after the prefix, objects and prefixes count alike, at most MaximumPageKeys a page.
/// @return Error::Invalid for fewer than one key a page, or a continuation that no page gave
[[nodiscard]] Result<ListPage> paginate(const ListRequest& request, const KeyWalk& walk);

} // namespace wardlight::objects
