#include "core/base/sha256.h"
#include "core/objects/directory_store.h"
#include "core/objects/key_path.h"
#include "core/objects/object_place.h"
#include "core/objects/object_rules.h"
#include "core/objects/staged_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

namespace wardlight::objects {

namespace {

constexpr qint64 CopyBytes = qint64(256) * 1024;
constexpr int LockFiles = 64;

QByteArray parentOf(const QByteArray& relativePath)
{
    return relativePath.left(std::max<qsizetype>(0, relativePath.lastIndexOf('/')));
}

// A folder vanished, or something else took the name: the put is to be tried again.
bool wasOvertaken(int errnoValue)
{
    return errnoValue == ENOENT || errnoValue == ENOTDIR || errnoValue == EEXIST;
}

Result<> copySource(ByteSource& source, const QString& key, StagedFile& file)
{
    const qint64 size = source.size();
    std::vector<std::byte> buffer(std::size_t(std::clamp<qint64>(size, 1, CopyBytes)));
    for (qint64 done = 0; done < size;) {
        const auto wanted = std::min<qint64>(qint64(buffer.size()), size - done);
        const auto got = source.read(done, std::span(buffer.data(), std::size_t(wanted)));
        if (!got)
            return propagate(got);
        if (*got == 0)
            return tl::unexpected(sourceTooShort(key));
        if (auto written = file.write(std::span(buffer.data(), *got)); !written)
            return written;
        done += qint64(*got);
    }
    return file.sync();
}

} // namespace

Result<StagedFile> DirectoryStore::stage(const QByteArray& goal) const
{
    const QByteArray folder = absolute(StagingFolder);
    if (const auto made = ensureFolder(folder); !made)
        return propagate(made);
    return StagedFile::create(folder, goal);
}

Result<UniqueFd> DirectoryStore::lock(const QByteArray& relativePath) const
{
    const QByteArray folder = absolute(LockFolder);
    if (const auto made = ensureFolder(folder); !made)
        return propagate(made);
    const int number =
        static_cast<unsigned char>(Sha256::of(relativePath).toBytes().front()) % LockFiles;
    return lockFile(folder + '/' + QByteArray::number(number));
}

Result<> DirectoryStore::makeFolders(const QByteArray& relativePath) const
{
    if (relativePath.isEmpty() || isFolder(absolute(relativePath)))
        return {};
    if (auto made = makeFolders(parentOf(relativePath)); !made)
        return made;
    return makeFolder(relativePath);
}

Result<> DirectoryStore::makeFolder(const QByteArray& relativePath) const
{
    const QByteArray path = absolute(relativePath);
    if (regularFile(path)) {
        if (auto moved = moveAside(relativePath); !moved)
            return moved;
    }
    if (::mkdir(path.constData(), 0700) != 0) {
        if (wasOvertaken(errno))
            return {};
        return tl::unexpected(storeFileError(errno, path));
    }
    return syncFolderAt(absolute(parentOf(relativePath)));
}

// Gives the object "a" its second name, so that "a" can become a folder.
Result<> DirectoryStore::moveAside(const QByteArray& relativePath) const
{
    const auto locked = lock(relativePath);
    if (!locked)
        return propagate(locked);
    const QByteArray path = absolute(relativePath);
    if (!regularFile(path))
        return {};
    if (::rename(path.constData(), besideName(path).constData()) != 0)
        return tl::unexpected(storeFileError(errno, path));
    return syncFolderAt(absolute(parentOf(relativePath)));
}

Result<ObjectInfo> DirectoryStore::put(const PutRequest& request, ByteSource& source)
{
    if (const auto valid = checkPutRequest(request); !valid)
        return propagate(valid);
    const auto where = place(request.key);
    if (!where)
        return propagate(where);
    auto bytes = stage(where->file);
    if (!bytes)
        return propagate(bytes);
    if (const auto copied = copySource(source, request.key, *bytes); !copied)
        return propagate(copied);
    struct stat info = {};
    if (::fstat(bytes->fd(), &info) != 0)
        return tl::unexpected(storeFileError(errno, where->file));
    const ObjectVersion version{FileIdentity::of(info), request.contentType, request.metadata};
    for (int attempt = 0; attempt < MaximumAttempts; ++attempt) {
        const auto committed = tryCommit(*where, *bytes, version);
        if (!committed)
            return propagate(committed);
        if (*committed)
            return objectInfo(request.key, version.file, version);
    }
    return tl::unexpected(changesTooOften(request.key));
}

Result<StagedFile> DirectoryStore::stageRecord(const Place& place, const ObjectRecord& record) const
{
    auto staged = stage(place.record);
    if (!staged)
        return staged;
    const QByteArray json = record.toJson();
    const auto bytes = std::as_bytes(std::span(json.data(), std::size_t(json.size())));
    if (const auto written = staged->write(bytes); !written)
        return propagate(written);
    if (const auto synced = staged->sync(); !synced)
        return propagate(synced);
    return staged;
}

// False when another writer removed the folder or took the name meanwhile. A crash is harmless at
// every step: the record, which knows both versions, is on the disk before the bytes are replaced.
Result<bool> DirectoryStore::tryCommit(const Place& place, StagedFile& bytes,
                                       const ObjectVersion& version) const
{
    if (const auto made = makeFolders(place.relativeFolder); !made)
        return propagate(made);
    const auto locked = lock(place.relativeFile);
    if (!locked)
        return propagate(locked);
    const auto replaced = place.openBytes();
    if (!replaced)
        return propagate(replaced);
    ObjectRecord record{version, std::nullopt};
    if (*replaced) {
        const FileIdentity& file = (*replaced)->identity;
        const auto old = place.readRecord();
        if (!old && old.error().code != ErrorCode::Integrity)
            return propagate(old);
        record.previous = old && *old ? (*old)->versionOf(file) : foreignVersion(file);
        record.previous->file = file;
    }
    auto staged = stageRecord(place, record);
    if (!staged)
        return propagate(staged);
    return moveIntoPlace(place, *staged, bytes, *replaced ? (*replaced)->path : place.file);
}

Result<bool> DirectoryStore::moveIntoPlace(const Place& place, StagedFile& record,
                                           StagedFile& bytes, const QByteArray& target) const
{
    if (const int failed = record.moveTo(place.record); failed != 0) {
        if (wasOvertaken(failed))
            return false;
        return tl::unexpected(storeFileError(failed, place.record));
    }
    if (const auto synced = syncFolderAt(place.folder); !synced)
        return propagate(synced);
    int failed = bytes.moveTo(target);
    if (failed == EISDIR)
        failed = bytes.moveTo(place.beside);
    if (failed != 0) {
        if (!regularFile(place.file) && !regularFile(place.beside))
            ::unlink(place.record.constData());
        if (wasOvertaken(failed))
            return false;
        return tl::unexpected(storeFileError(failed, place.file));
    }
    if (const auto synced = syncFolderAt(place.folder); !synced)
        return propagate(synced);
    return true;
}

Result<> DirectoryStore::remove(const QString& key)
{
    const auto where = place(key);
    if (!where)
        return propagate(where);
    if (!isFolder(where->folder))
        return {};
    {
        const auto locked = lock(where->relativeFile);
        if (!locked)
            return propagate(locked);
        if (auto removed = removeFiles(*where); !removed)
            return removed;
    }
    removeEmptyFolders(where->relativeFolder);
    return {};
}

// The bytes first: a record alone is no object.
Result<> DirectoryStore::removeFiles(const Place& place) const
{
    const auto found = place.openBytes();
    if (!found)
        return propagate(found);
    if (*found) {
        const QByteArray& path = (*found)->path;
        if (::unlink(path.constData()) != 0)
            return tl::unexpected(storeFileError(errno, path));
        if (auto synced = syncFolderAt(place.folder); !synced)
            return synced;
    }
    if (::unlink(place.record.constData()) != 0 && errno != ENOENT)
        return tl::unexpected(storeFileError(errno, place.record));
    return {};
}

void DirectoryStore::removeEmptyFolders(QByteArray relativePath) const
{
    while (!relativePath.isEmpty() && ::rmdir(absolute(relativePath).constData()) == 0)
        relativePath = parentOf(relativePath);
}

} // namespace wardlight::objects
