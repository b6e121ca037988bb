#include "core/objects/manifest.h"

namespace wardlight::objects {

Result<> Manifest::markAllVerified(const std::vector<QString>& keys, const QDateTime& at)
{
    for (const QString& key : keys) {
        if (auto marked = markVerified(key, at); !marked)
            return marked;
    }
    return {};
}

} // namespace wardlight::objects
