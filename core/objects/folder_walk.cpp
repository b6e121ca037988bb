#include "core/objects/folder_walk.h"

#include "core/objects/key_path.h"
#include "core/objects/object_record.h"
#include "core/objects/object_rules.h"
#include "core/objects/store_files.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace wardlight::objects {

namespace {

constexpr std::size_t MaximumCachedEntries = 500'000;
// A folder changed twice within one tick of the kernel's clock keeps its time stamp: an index is
// kept only when the folder has been quiet for longer than that.
constexpr qint64 QuietNs = 1'000'000'000;

struct CloseFolder
{
    void operator()(DIR* folder) const { ::closedir(folder); }
};

qint64 nowNs()
{
    struct timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

// The type of a folder's entry: DT_REG, DT_DIR, or anything else for what is no object.
unsigned char entryType(DIR* folder, const dirent& entry)
{
    if (entry.d_type != DT_UNKNOWN)
        return entry.d_type;
    struct stat info = {};
    if (::fstatat(::dirfd(folder), entry.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return DT_UNKNOWN;
    return S_ISDIR(info.st_mode) ? DT_DIR : S_ISREG(info.st_mode) ? DT_REG : DT_UNKNOWN;
}

std::optional<FolderIndex::Entry> readEntry(const QByteArray& name, unsigned char type)
{
    using Kind = FolderIndex::Kind;
    const auto decoded = name.startsWith('.') ? std::nullopt : decodeName(name);
    if (!decoded)
        return std::nullopt;
    const bool isPart = decoded->kind == DecodedName::Kind::Part;
    if (type == DT_REG && !isPart)
        return FolderIndex::Entry{decoded->text, {}, Kind::Object};
    if (type == DT_DIR && isPart)
        return FolderIndex::Entry{decoded->text, name, Kind::Part};
    if (type == DT_DIR && decoded->kind == DecodedName::Kind::Whole)
        return FolderIndex::Entry{decoded->text + '/', name, Kind::Folder};
    return std::nullopt;
}

Result<std::shared_ptr<const FolderIndex>> readFolder(const QByteArray& path)
{
    auto index = std::make_shared<FolderIndex>();
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.constData()));
    if (!folder) {
        if (errno == ENOENT || errno == ENOTDIR)
            return index;
        return tl::unexpected(storeFileError(errno, path));
    }
    errno = 0;
    while (const dirent* entry = ::readdir(folder.get())) { // errno tells the end from a failure
        if (auto read = readEntry(QByteArray(entry->d_name), entryType(folder.get(), *entry)))
            index->entries.push_back(std::move(*read));
        errno = 0;
    }
    if (errno != 0)
        return tl::unexpected(storeFileError(errno, path));
    auto& entries = index->entries;
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.keyPart < b.keyPart; });
    return index;
}

} // namespace

Result<std::shared_ptr<const FolderIndex>> FolderIndexCache::load(const QByteArray& folder)
{
    struct stat info = {};
    if (::stat(folder.constData(), &info) != 0)
        return readFolder(folder);
    const FileIdentity identity = FileIdentity::of(info);
    Known known{folder, identity.inode, identity.modifiedNs, nullptr};
    if (auto index = find(known))
        return index;
    const bool wasQuiet = nowNs() - identity.modifiedNs > QuietNs;
    auto index = readFolder(folder);
    if (index && wasQuiet) {
        known.index = *index;
        keep(std::move(known));
    }
    return index;
}

std::shared_ptr<const FolderIndex> FolderIndexCache::find(const Known& wanted)
{
    const std::lock_guard lock(m_mutex);
    for (auto it = m_known.begin(); it != m_known.end(); ++it) {
        if (it->folder != wanted.folder)
            continue;
        if (it->inode == wanted.inode && it->modifiedNs == wanted.modifiedNs) {
            m_known.splice(m_known.begin(), m_known, it);
            return it->index;
        }
        m_entries -= it->index->entries.size();
        m_known.erase(it);
        return nullptr;
    }
    return nullptr;
}

void FolderIndexCache::keep(Known known)
{
    constexpr std::size_t WorthKeeping = 256; // a smaller folder is read as quickly as found
    const std::size_t size = known.index->entries.size();
    if (size < WorthKeeping || size > MaximumCachedEntries)
        return;
    const std::lock_guard lock(m_mutex);
    m_known.push_front(std::move(known));
    m_entries += size;
    while (m_entries > MaximumCachedEntries) {
        m_entries -= m_known.back().index->entries.size();
        m_known.pop_back();
    }
}

Result<std::optional<QByteArray>> FolderWalk::firstAtOrAfter(const QByteArray& bound)
{
    return search(m_root, {}, bound);
}

Result<std::shared_ptr<const FolderIndex>> FolderWalk::index(const QByteArray& folder)
{
    if (const auto seen = m_seen.find(folder); seen != m_seen.end())
        return seen->second;
    auto loaded = m_cache.load(folder);
    if (loaded)
        m_seen.emplace(folder, *loaded);
    return loaded;
}

Result<std::optional<QByteArray>>
FolderWalk::search(const QByteArray& folder, const QByteArray& keyPrefix, const QByteArray& bound)
{
    const auto loaded = index(folder);
    if (!loaded)
        return propagate(loaded);
    const auto& entries = (*loaded)->entries;
    const QByteArray rest =
        bound.startsWith(keyPrefix) ? bound.mid(keyPrefix.size()) : QByteArray();
    auto entry = std::lower_bound(entries.begin(), entries.end(), rest,
                                  [](const auto& e, const auto& b) { return e.keyPart < b; });
    // The bound may lie inside the folder just before: only that one can be its beginning.
    if (entry != entries.begin() && rest.startsWith(std::prev(entry)->keyPart))
        --entry;
    for (; entry != entries.end(); ++entry) {
        const QByteArray key = keyPrefix + entry->keyPart;
        if (entry->kind == FolderIndex::Kind::Object) {
            if (key >= bound && key.size() <= MaximumKeyBytes)
                return key;
            continue;
        }
        if (key.size() > MaximumKeyBytes)
            continue;
        auto found = search(folder + '/' + entry->name, key, bound);
        if (!found || *found)
            return found;
    }
    return std::nullopt;
}

} // namespace wardlight::objects
