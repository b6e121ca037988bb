#include "core/objects/directory_store.h"

#include "core/base/platform/durable_file.h"
#include "core/objects/key_path.h"
#include "core/objects/list_pages.h"
#include "core/objects/object_place.h"
#include "core/objects/object_rules.h"
#include "core/objects/staged_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace wardlight::objects {

namespace {

constexpr qint64 SendBytes = qint64(256) * 1024;
constexpr qint64 MaximumRecordBytes = qint64(1024) * 1024;

Result<> sendBytes(const OpenFile& file, const ByteExtent& extent, const ByteSink& sink)
{
    std::vector<std::byte> buffer(std::size_t(std::min(SendBytes, extent.length)));
    for (qint64 sent = 0; sent < extent.length;) {
        const auto wanted = std::min<qint64>(qint64(buffer.size()), extent.length - sent);
        const std::span room(buffer.data(), std::size_t(wanted));
        const auto got = file.read(extent.offset + sent, room);
        if (!got)
            return propagate(got);
        if (*got != room.size()) {
            return fail(ErrorCode::Unavailable,
                        QCoreApplication::translate("DirectoryStore",
                                                    "%1 became shorter while it was being read.")
                            .arg(QFile::decodeName(file.path)),
                        QStringLiteral("short read"), true);
        }
        if (auto taken = sink(room); !taken)
            return taken;
        sent += wanted;
    }
    return {};
}

} // namespace

struct DirectoryStore::OpenObject
{
    OpenFile file;
    ObjectVersion version;
};

Result<std::optional<OpenFile>> DirectoryStore::Place::openBytes() const
{
    auto opened = openFile(file);
    return !opened || *opened ? std::move(opened) : openFile(beside);
}

Result<std::optional<ObjectRecord>> DirectoryStore::Place::readRecord() const
{
    const auto opened = openFile(record);
    if (!opened)
        return propagate(opened);
    if (!*opened)
        return std::nullopt;
    QByteArray json(std::min((*opened)->identity.bytes, MaximumRecordBytes), Qt::Uninitialized);
    const auto read = (*opened)->read(
        0, std::as_writable_bytes(std::span(json.data(), std::size_t(json.size()))));
    if (!read)
        return propagate(read);
    if (auto parsed = ObjectRecord::fromJson(json))
        return parsed;
    return fail(ErrorCode::Integrity,
                QCoreApplication::translate("DirectoryStore",
                                            "The metadata stored with \"%1\" is damaged, so the "
                                            "object is not used. Restore it from a backup, or "
                                            "import it again.")
                    .arg(key),
                QStringLiteral("record does not parse"));
}

ObjectVersion foreignVersion(const FileIdentity& file)
{
    return {file, QStringLiteral("application/octet-stream"), {}};
}

ObjectInfo objectInfo(const QString& key, const FileIdentity& file, const ObjectVersion& version)
{
    return {key,
            file.bytes,
            version.contentType,
            version.metadata,
            QStringLiteral("STANDARD"),
            file.etag(),
            file.modified()};
}

Error changesTooOften(const QString& key)
{
    return {ErrorCode::Unavailable,
            QCoreApplication::translate("DirectoryStore",
                                        "\"%1\" is being changed by another program. Try again in "
                                        "a moment.")
                .arg(key),
            QStringLiteral("too many attempts"), true};
}

Result<std::shared_ptr<DirectoryStore>> DirectoryStore::open(const QString& root)
{
    const QString path = QDir::cleanPath(QFileInfo(root).absoluteFilePath());
    if (const auto made = makePrivateFolder(path); !made)
        return propagate(made);
    const QByteArray encoded = QFile::encodeName(path);
    if (!isFolder(encoded))
        return tl::unexpected(fileError(ENOTDIR, path));
    const std::shared_ptr<DirectoryStore> store(new DirectoryStore(encoded));
    StagedFile::removeLeftovers(store->absolute(StagingFolder));
    return store;
}

QString DirectoryStore::description() const
{
    return QStringLiteral("directory ") + QFile::decodeName(m_root);
}

QByteArray DirectoryStore::absolute(const QByteArray& relativePath) const
{
    return relativePath.isEmpty() ? m_root : m_root + '/' + relativePath;
}

Result<DirectoryStore::Place> DirectoryStore::place(const QString& key) const
{
    const auto bytes = keyBytes(key);
    if (!bytes)
        return propagate(bytes);
    const KeyPath path = keyPath(*bytes);
    const QByteArray folder = absolute(path.folder);
    return Place{key,
                 path.folder,
                 path.folder.isEmpty() ? path.name : path.folder + '/' + path.name,
                 folder,
                 folder + '/' + path.name,
                 folder + '/' + besideName(path.name),
                 folder + '/' + recordName(path.name)};
}

// Empty when another program has just replaced the object: then it is to be opened anew.
Result<std::optional<DirectoryStore::OpenObject>>
DirectoryStore::tryOpenObject(const Place& place) const
{
    auto opened = place.openBytes();
    if (!opened)
        return propagate(opened);
    if (!*opened)
        return tl::unexpected(objectNotFound(place.key, description()));
    const FileIdentity file = (*opened)->identity;
    const auto record = place.readRecord();
    if (!record || !*record || !(*record)->knows(file)) {
        // The record may be that of a later put: then the file has been replaced as well.
        const auto again = place.openBytes();
        if (!again)
            return propagate(again);
        if (!*again || (*again)->identity != file)
            return std::nullopt;
    }
    if (!record)
        return propagate(record);
    ObjectVersion version = *record ? (*record)->versionOf(file) : foreignVersion(file);
    return OpenObject{std::move(**opened), std::move(version)};
}

Result<DirectoryStore::OpenObject> DirectoryStore::openObject(const Place& place) const
{
    for (int attempt = 0; attempt < MaximumAttempts; ++attempt) {
        auto object = tryOpenObject(place);
        if (!object)
            return propagate(object);
        if (*object)
            return std::move(**object);
    }
    return tl::unexpected(changesTooOften(place.key));
}

Result<ObjectInfo> DirectoryStore::head(const QString& key)
{
    const auto where = place(key);
    if (!where)
        return propagate(where);
    const auto object = openObject(*where);
    if (!object)
        return propagate(object);
    return objectInfo(key, object->file.identity, object->version);
}

Result<ObjectInfo> DirectoryStore::get(const QString& key, std::optional<ByteRange> range,
                                       const ByteSink& sink)
{
    const auto where = place(key);
    if (!where)
        return propagate(where);
    const auto object = openObject(*where);
    if (!object)
        return propagate(object);
    const auto extent = resolveRange(range, object->file.identity.bytes);
    if (!extent)
        return propagate(extent);
    if (const auto sent = sendBytes(object->file, *extent, sink); !sent)
        return propagate(sent);
    return objectInfo(key, object->file.identity, object->version);
}

Result<std::optional<ObjectInfo>> DirectoryStore::describe(const QByteArray& key) const
{
    const auto where = place(QString::fromUtf8(key));
    if (!where)
        return propagate(where);
    auto file = regularFile(where->file);
    if (!file)
        file = regularFile(where->beside);
    if (!file)
        return std::nullopt;
    return objectInfo(where->key, *file, {});
}

Result<ListPage> DirectoryStore::list(const ListRequest& request)
{
    FolderWalk walk(m_root, m_indexes);
    return paginate(request,
                    {[&walk](const QByteArray& bound) { return walk.firstAtOrAfter(bound); },
                     [this](const QByteArray& key) { return describe(key); }});
}

Result<QUrl> DirectoryStore::presign(const QString& key, PresignMethod /*method*/,
                                     std::chrono::seconds /*validFor*/)
{
    if (const auto bytes = keyBytes(key); !bytes)
        return propagate(bytes);
    return tl::unexpected(presignUnsupported(description()));
}

} // namespace wardlight::objects
