#include "core/objects/s3/s3_bucket.h"

#include "core/objects/object_rules.h"
#include "core/objects/s3/bucket_documents.h"
#include "core/objects/s3/http_date.h"
#include "core/objects/s3/multipart_upload.h"
#include "core/objects/s3/xml_element.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace wardlight::objects {

namespace {

constexpr std::size_t BatchKeys = 1000;

/// The codes by which a server says that a setting it knows has not been set.
constexpr std::array<QByteArrayView, 3> UnsetCodes{"NoSuchLifecycleConfiguration",
                                                   "ReplicationConfigurationNotFoundError",
                                                   "ObjectLockConfigurationNotFoundError"};

bool isArchiveClass(const QString& storageClass)
{
    return storageClass == QStringLiteral("GLACIER") ||
           storageClass == QStringLiteral("DEEP_ARCHIVE");
}

/// The name of a document's root element; empty when it is no XML.
QString rootOf(const QByteArray& document)
{
    const auto parsed = XmlElement::parse(document);
    return parsed ? parsed->name() : QString();
}

/// The root element of a setting's document.
QString documentOf(const QByteArray& setting)
{
    if (setting == "lifecycle")
        return QStringLiteral("LifecycleConfiguration");
    if (setting == "versioning")
        return QStringLiteral("VersioningConfiguration");
    if (setting == "replication")
        return QStringLiteral("ReplicationConfiguration");
    return QStringLiteral("ObjectLockConfiguration");
}

tl::unexpected<Error> notOffered(const QString& server)
{
    return fail(
        ErrorCode::Unsupported,
        QCoreApplication::translate("S3Bucket", "%1 does not offer this setting.").arg(server),
        QStringLiteral("another document than that of the setting"));
}

} // namespace

std::vector<LifecycleRule> standardLifecycle()
{
    return {
        {.id = QStringLiteral("Archive old DICOM images"),
         .prefix = QStringLiteral("dicom/"),
         .transitions = {{90, QStringLiteral("GLACIER")}, {365, QStringLiteral("DEEP_ARCHIVE")}}},
        {.id = QStringLiteral("Delete temporary files"),
         .prefix = QStringLiteral("temp/"),
         .expirationDays = 7}};
}

Result<std::optional<QByteArray>> S3Bucket::read(const QByteArray& setting)
{
    const S3Request request{.method = "GET", .query = {{setting, ""}}};
    auto answer = m_client->sendOrFault([&request] { return request; }, {});
    if (answer) {
        // A server that does not know the setting takes the request for one about the bucket.
        const QString root = rootOf(answer->body);
        return root.isEmpty() || root == documentOf(setting)
                   ? Result<std::optional<QByteArray>>(std::move(answer->body))
                   : notOffered(m_client->display());
    }
    const S3Fault& fault = answer.error();
    const bool isUnset =
        std::ranges::find(UnsetCodes, QByteArrayView(fault.code)) != UnsetCodes.end();
    if (isUnset)
        return std::nullopt;
    return tl::unexpected(fault.error);
}

Result<> S3Bucket::write(const QByteArray& setting, const QByteArray& document)
{
    const auto known = read(setting);
    if (!known)
        return propagate(known);
    const auto answer = m_client->send(
        {.method = "PUT",
         .query = {{setting, ""}},
         .headers = {{"content-type", "application/xml"}, {"content-md5", contentMd5(document)}},
         .body = document});
    return answer ? Result<>() : propagate(answer);
}

Result<> S3Bucket::create()
{
    const S3Config& config = m_client->config();
    // Only Amazon asks for its own name of the place, and not in its first region.
    const bool namesRegion =
        config.endpoint.isEmpty() && config.region != QStringLiteral("us-east-1");
    const S3Request request{.method = "PUT",
                            .body = namesRegion ? bucketDocument(config.region) : QByteArray()};
    const auto answer = m_client->sendOrFault([&request] { return request; }, {});
    if (answer || answer.error().code == "BucketAlreadyOwnedByYou")
        return {};
    return tl::unexpected(answer.error().error);
}

Result<std::vector<LifecycleRule>> S3Bucket::lifecycle()
{
    const auto document = read("lifecycle");
    if (!document)
        return propagate(document);
    return *document ? parseLifecycle(**document) : std::vector<LifecycleRule>();
}

Result<> S3Bucket::setLifecycle(const std::vector<LifecycleRule>& rules)
{
    if (!rules.empty())
        return write("lifecycle", lifecycleDocument(rules));
    // Only where there are rules to delete, for the same reason.
    const auto before = lifecycle();
    if (!before)
        return propagate(before);
    if (before->empty())
        return {};
    const auto answer = m_client->send({.method = "DELETE", .query = {{"lifecycle", ""}}});
    return answer ? Result<>() : propagate(answer);
}

Result<Versioning> S3Bucket::versioning()
{
    const auto document = read("versioning");
    if (!document)
        return propagate(document);
    return *document ? parseVersioning(**document) : Versioning::Off;
}

Result<> S3Bucket::setVersioning(Versioning versioning)
{
    if (versioning == Versioning::Off) {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("S3Bucket",
                                                "Versions cannot be switched off, only suspended: "
                                                "those that exist stay."));
    }
    return write("versioning", versioningDocument(versioning));
}

Result<std::optional<Replication>> S3Bucket::replication()
{
    const auto document = read("replication");
    if (!document)
        return propagate(document);
    if (!*document)
        return std::nullopt;
    auto parsed = parseReplication(**document);
    if (!parsed)
        return propagate(parsed);
    return std::move(*parsed);
}

Result<> S3Bucket::setReplication(const Replication& replication)
{
    return write("replication", replicationDocument(replication));
}

Result<std::optional<ObjectLock>> S3Bucket::objectLock()
{
    const auto document = read("object-lock");
    if (!document)
        return propagate(document);
    if (!*document)
        return std::nullopt;
    const auto parsed = parseObjectLock(**document);
    if (!parsed)
        return propagate(parsed);
    return *parsed;
}

Result<> S3Bucket::setObjectLock(const ObjectLock& lock)
{
    const auto before = objectLock();
    if (!before)
        return propagate(before);
    if (!*before) {
        return fail(ErrorCode::Unsupported,
                    QCoreApplication::translate("S3Bucket",
                                                "This bucket was made without object lock; it "
                                                "cannot be added later on most servers. Make a new "
                                                "bucket with it."));
    }
    return write("object-lock", objectLockDocument(lock));
}

Result<> S3Bucket::copy(const QString& from, const QString& to)
{
    for (const QString& key : {from, to}) {
        if (const auto valid = keyBytes(key); !valid)
            return propagate(valid);
    }
    const QByteArray source =
        '/' + uriEncode(m_client->config().bucket.toUtf8()) + '/' + uriEncodePath(from.toUtf8());
    const auto answer = m_client->send({.method = "PUT",
                                        .key = to,
                                        .headers = {{"x-amz-copy-source", source}},
                                        .body = QByteArray(),
                                        .answerMayBeError = true});
    return answer ? Result<>() : propagate(answer);
}

Result<std::vector<DeleteFailure>> S3Bucket::remove(const std::vector<QString>& keys)
{
    std::vector<QString> batched;
    std::vector<DeleteFailure> failures;
    for (const QString& key : keys) {
        if (const auto valid = keyBytes(key); !valid)
            return propagate(valid);
        if (isXmlText(key)) {
            batched.push_back(key);
            continue;
        }
        // XML cannot name it
        const S3Request request{.method = "DELETE", .key = key};
        const auto answer = m_client->sendOrFault([&request] { return request; }, {});
        if (!answer && answer.error().error.code != ErrorCode::NotFound)
            failures.push_back({key, QString::fromLatin1(answer.error().code)});
    }
    for (std::size_t at = 0; at < batched.size(); at += BatchKeys) {
        const auto count = std::min(BatchKeys, batched.size() - at);
        auto refused = removeBatch(std::span(batched).subspan(at, count));
        if (!refused)
            return refused;
        std::ranges::move(*refused, std::back_inserter(failures));
    }
    return failures;
}

Result<std::vector<DeleteFailure>> S3Bucket::removeBatch(std::span<const QString> keys)
{
    const QByteArray document = deleteDocument(keys);
    const auto answer = m_client->send(
        {.method = "POST",
         .query = {{"delete", ""}},
         .headers = {{"content-type", "application/xml"}, {"content-md5", contentMd5(document)}},
         .body = document});
    if (!answer)
        return propagate(answer);
    return parseDeleteResult(answer->body);
}

Result<RestoreState> S3Bucket::restoreState(const QString& key)
{
    if (const auto valid = keyBytes(key); !valid)
        return propagate(valid);
    const auto answer = m_client->send({.method = "HEAD", .key = key});
    if (!answer)
        return propagate(answer);
    RestoreState state;
    state.storageClass = parseObjectInfo(key, *answer).storageClass;
    const QByteArray restore = answer->header("x-amz-restore");
    if (restore.contains("ongoing-request=\"true\"")) {
        state.kind = RestoreState::Kind::Running;
    } else if (const qsizetype at = restore.indexOf("expiry-date=\""); at >= 0) {
        const qsizetype begin = at + qsizetype(qstrlen("expiry-date=\""));
        state.kind = RestoreState::Kind::Restored;
        state.until = parseHttpDate(restore.mid(begin, restore.indexOf('"', begin) - begin));
    } else if (isArchiveClass(state.storageClass)) {
        state.kind = RestoreState::Kind::Archived;
    }
    return state;
}

Result<> S3Bucket::requestRestore(const QString& key, int days)
{
    if (const auto valid = keyBytes(key); !valid)
        return propagate(valid);
    const QByteArray document = restoreDocument(days);
    const S3Request request{
        .method = "POST",
        .key = key,
        .query = {{"restore", ""}},
        .headers = {{"content-type", "application/xml"}, {"content-md5", contentMd5(document)}},
        .body = document};
    const auto answer = m_client->sendOrFault([&request] { return request; }, {});
    if (answer || answer.error().code == "RestoreAlreadyInProgress")
        return {};
    return tl::unexpected(answer.error().error);
}

} // namespace wardlight::objects
