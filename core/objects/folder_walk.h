#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace wardlight::objects {

/// What one folder of a directory store holds, in the order of the keys.
struct FolderIndex
{
    enum class Kind
    {
        Object, ///< the key ends here
        Folder, ///< keys go on after a "/"
        Part,   ///< keys go on without one
    };

    struct Entry
    {
        QByteArray keyPart; ///< decoded; a folder's ends with "/"
        QByteArray name;    ///< of the folder on disk; not filled in for objects
        Kind kind = Kind::Object;
    };

    std::vector<Entry> entries; ///< by keyPart, as bytes
};

/// Folder indexes from one page of a listing to the next, so that a folder with 100,000 objects is
/// read once and not for each page. Thread-safe; holds at most half a million entries.
class FolderIndexCache
{
public:
    /// The index of a folder as it is now; empty when the folder does not exist.
    /// @return Error::Permission, or another from reading the folder
    [[nodiscard]] Result<std::shared_ptr<const FolderIndex>> load(const QByteArray& folder);

private:
    struct Known
    {
        QByteArray folder;
        quint64 inode = 0;
        qint64 modifiedNs = 0;
        std::shared_ptr<const FolderIndex> index;
    };

    std::shared_ptr<const FolderIndex> find(const Known& wanted);
    void keep(Known known);

    std::mutex m_mutex;
    std::list<Known> m_known; ///< the one used last comes first
    std::size_t m_entries = 0;
};

/// Walks the keys of a directory store for one page. Each folder is looked at once, and only
/// folders that can hold the keys asked for.
class FolderWalk
{
public:
    FolderWalk(QByteArray root, FolderIndexCache& cache) : m_root(std::move(root)), m_cache(cache)
    {}

    /// The first key not smaller than @p bound, bytes of UTF-8.
    [[nodiscard]] Result<std::optional<QByteArray>> firstAtOrAfter(const QByteArray& bound);

private:
    [[nodiscard]] Result<std::optional<QByteArray>>
    search(const QByteArray& folder, const QByteArray& keyPrefix, const QByteArray& bound);
    [[nodiscard]] Result<std::shared_ptr<const FolderIndex>> index(const QByteArray& folder);

    QByteArray m_root;
    FolderIndexCache& m_cache;
    std::map<QByteArray, std::shared_ptr<const FolderIndex>> m_seen;
};

} // namespace wardlight::objects
