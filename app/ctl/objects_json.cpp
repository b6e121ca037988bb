#include "app/ctl/objects_json.h"

#include "core/objects/integrity.h"

namespace wardlight::ctl {

namespace {

using objects::ManifestEntry;
using objects::ObjectInfo;
using objects::ObjectState;

/// "unverified" when there is nothing to check the bytes against.
QString stateName(const std::optional<ManifestEntry>& entry, bool isRecorded)
{
    if (!entry)
        return isRecorded ? QStringLiteral("stored") : QStringLiteral("unverified");
    switch (entry->state) {
    case ObjectState::Stored:
        return QStringLiteral("stored");
    case ObjectState::Verified:
        return QStringLiteral("verified");
    case ObjectState::Quarantined:
        return QStringLiteral("quarantined");
    }
    return {};
}

QJsonValue hashJson(const std::optional<Sha256Digest>& sha256)
{
    return sha256 ? QJsonValue(sha256->toHex()) : QJsonValue();
}

QJsonValue timeJson(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(time.toString(Qt::ISODateWithMs)) : QJsonValue();
}

} // namespace

QJsonObject objectJson(const ObjectInfo& info, const std::optional<ManifestEntry>& entry)
{
    QJsonObject metadata;
    for (auto it = info.metadata.begin(); it != info.metadata.end(); ++it)
        metadata.insert(it.key(), it.value());
    const objects::Expectation expected(entry, info.metadata);
    return {{QStringLiteral("key"), info.key},
            {QStringLiteral("bytes"), info.bytes},
            {QStringLiteral("sha256"), hashJson(expected.sha256())},
            {QStringLiteral("content_type"), info.contentType},
            {QStringLiteral("metadata"), metadata},
            {QStringLiteral("storage_class"), info.storageClass},
            {QStringLiteral("state"), stateName(entry, expected.isRecorded())}};
}

QJsonObject listedJson(const ObjectInfo& info)
{
    return {{QStringLiteral("key"), info.key},
            {QStringLiteral("bytes"), info.bytes},
            {QStringLiteral("modified"), timeJson(info.modified)},
            {QStringLiteral("etag"), info.etag},
            {QStringLiteral("storage_class"), info.storageClass}};
}

QJsonObject quarantinedJson(const ManifestEntry& entry)
{
    const auto sha256 = entry.hasRecordedHash() ? std::optional(entry.sha256) : std::nullopt;
    return {{QStringLiteral("key"), entry.key},
            {QStringLiteral("reason"), entry.quarantineReason},
            {QStringLiteral("quarantined_at"), timeJson(entry.quarantinedAt)},
            {QStringLiteral("sha256"), hashJson(sha256)},
            {QStringLiteral("bytes"), entry.bytes},
            {QStringLiteral("verified_at"), timeJson(entry.verifiedAt)}};
}

} // namespace wardlight::ctl
