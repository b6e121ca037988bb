#include "app/services/object_backing.h"

#include "core/base/platform/durable_file.h"
#include "core/objects/directory_store.h"
#include "core/objects/s3/credential_chain.h"
#include "core/objects/s3/s3_bucket.h"
#include "core/objects/s3/s3_probe.h"
#include "core/objects/s3/s3_store.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace wardlight::services {

namespace {

using objects::S3Config;

/// No key of the directory store beside it begins with a dot.
QString backingFile(const workspace::Workspace& workspace)
{
    return workspace.objectsFolder() + QStringLiteral("/.bucket.json");
}

QJsonObject toJson(const S3Config& config)
{
    return {{QStringLiteral("endpoint"), config.endpoint},
            {QStringLiteral("region"), config.region},
            {QStringLiteral("bucket"), config.bucket},
            {QStringLiteral("style"), objects::addressingStyleName(config.style)},
            {QStringLiteral("ca_file"), config.caFile},
            {QStringLiteral("encryption"), config.sendsEncryption},
            {QStringLiteral("checksum_trailers"), config.sendsChecksumTrailer}};
}

std::optional<S3Config> fromJson(const QJsonObject& json)
{
    const auto text = [&json](const char* name) {
        return json.value(QLatin1String(name)).toString();
    };
    S3Config config{.endpoint = text("endpoint"),
                    .region = text("region"),
                    .bucket = text("bucket"),
                    .caFile = text("ca_file")};
    const auto style = objects::addressingStyle(text("style"));
    if (!style || config.bucket.isEmpty() || config.region.isEmpty())
        return std::nullopt;
    config.style = *style;
    config.sendsEncryption = json.value(QLatin1String("encryption")).toBool(true);
    config.sendsChecksumTrailer = json.value(QLatin1String("checksum_trailers")).toBool(false);
    return config;
}

} // namespace

Result<std::optional<S3Config>> objectBacking(const workspace::Workspace& workspace)
{
    QFile file(backingFile(workspace));
    if (!file.exists())
        return std::nullopt;
    constexpr qint64 MaximumBytes = 64 * 1024;
    const QByteArray json = file.open(QIODevice::ReadOnly) ? file.read(MaximumBytes) : QByteArray();
    auto config = fromJson(QJsonDocument::fromJson(json).object());
    if (!config) {
        return fail(ErrorCode::Integrity,
                    QCoreApplication::translate("ObjectBacking",
                                                "The file that says where this workspace keeps its "
                                                "objects is damaged: %1. Restore it from a backup.")
                        .arg(file.fileName()));
    }
    return config;
}

Result<> findBucket(const S3Config& config, bool makesBucket)
{
    const auto clock = std::make_shared<SystemClock>();
    const auto credentials = objects::systemCredentials(clock);
    const auto transfers = std::make_shared<objects::TransferThread>();
    if (makesBucket) {
        auto client = objects::S3Client::create(config, credentials, transfers, clock);
        if (!client)
            return propagate(client);
        if (auto made = objects::S3Bucket(std::move(*client)).create(); !made)
            return made;
    }
    const auto report = objects::testConnection(config, credentials, transfers, clock);
    return report.isUsable() ? Result<>() : tl::unexpected(report.error);
}

Result<> setObjectBacking(const workspace::Workspace& workspace, const S3Config& config)
{
    if (const auto endpoint = objects::resolveEndpoint(config); !endpoint)
        return propagate(endpoint);
    const auto before = objectBacking(workspace);
    if (!before)
        return propagate(before);
    const auto local = objects::DirectoryStore::open(workspace.objectsFolder());
    if (!local)
        return propagate(local);
    const auto page = (*local)->list({.maxKeys = 1});
    if (!page)
        return propagate(page);
    const bool isElsewhere = *before && toJson(**before) != toJson(config);
    if (isElsewhere || !page->objects.empty()) {
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("ObjectBacking",
                                                "This workspace has objects in another place "
                                                "already. Make a new one for this bucket."));
    }
    const QByteArray json = QJsonDocument(toJson(config)).toJson();
    return writeFileDurably(backingFile(workspace),
                            std::as_bytes(std::span(json.constData(), std::size_t(json.size()))));
}

Result<OpenObjects> openObjects(const workspace::Workspace& workspace,
                                const std::shared_ptr<const Clock>& clock)
{
    auto backing = objectBacking(workspace);
    if (!backing)
        return propagate(backing);
    if (!*backing) {
        auto local = objects::DirectoryStore::open(workspace.objectsFolder());
        if (!local)
            return propagate(local);
        return OpenObjects{std::move(*local), nullptr};
    }
    auto client = objects::S3Client::create(std::move(**backing), objects::systemCredentials(clock),
                                            std::make_shared<objects::TransferThread>(), clock);
    if (!client)
        return propagate(client);
    auto bucket = std::make_shared<objects::S3Store>(std::move(*client));
    return OpenObjects{bucket, bucket};
}

} // namespace wardlight::services
