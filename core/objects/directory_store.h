#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/objects/folder_walk.h"
#include "core/objects/object_store.h"

#include <memory>

namespace wardlight::objects {

class StagedFile;
struct ObjectRecord;
struct ObjectVersion;

/// Objects as files below one folder, each at its key, with its metadata in a dot-file beside it.
///
/// Several processes may use the same folder. A put is on the disk when it returns; killed at any
/// moment it leaves the old object or the new one, each with its own metadata. Files are 0600,
/// folders 0700. Keys that are no safe file names are encoded (key_path.h); a key may also be the
/// beginning of another ("a" and "a/b"). Symbolic links below the root are no objects; a file that
/// another program put there is one without metadata.
class DirectoryStore final : public ObjectStore
{
public:
    /// Opens the store in @p root, which is made if it does not exist, and removes what killed
    /// writers left behind. A folder that may only be read opens too; then puts fail.
    [[nodiscard]] static Result<std::shared_ptr<DirectoryStore>> open(const QString& root);

    [[nodiscard]] QString description() const override;
    [[nodiscard]] Result<ObjectInfo> put(const PutRequest& request, ByteSource& source) override;
    [[nodiscard]] Result<ObjectInfo> get(const QString& key, std::optional<ByteRange> range,
                                         const ByteSink& sink) override;
    [[nodiscard]] Result<ObjectInfo> head(const QString& key) override;
    [[nodiscard]] Result<ListPage> list(const ListRequest& request) override;
    [[nodiscard]] Result<> remove(const QString& key) override;
    [[nodiscard]] Result<QUrl> presign(const QString& key, PresignMethod method,
                                       std::chrono::seconds validFor) override;

private:
    struct Place;
    struct OpenObject;

    explicit DirectoryStore(QByteArray root) : m_root(std::move(root)) {}

    [[nodiscard]] QByteArray absolute(const QByteArray& relativePath) const;
    [[nodiscard]] Result<Place> place(const QString& key) const;
    [[nodiscard]] Result<OpenObject> openObject(const Place& place) const;
    [[nodiscard]] Result<std::optional<OpenObject>> tryOpenObject(const Place& place) const;
    [[nodiscard]] Result<std::optional<ObjectInfo>> describe(const QByteArray& key) const;

    // directory_store_write.cpp
    [[nodiscard]] Result<StagedFile> stage(const QByteArray& goal) const;
    [[nodiscard]] Result<UniqueFd> lock(const QByteArray& relativePath) const;
    [[nodiscard]] Result<> makeFolders(const QByteArray& relativePath) const;
    [[nodiscard]] Result<> makeFolder(const QByteArray& relativePath) const;
    [[nodiscard]] Result<> moveAside(const QByteArray& relativePath) const;
    [[nodiscard]] Result<bool> tryCommit(const Place& place, StagedFile& bytes,
                                         const ObjectVersion& version) const;
    [[nodiscard]] Result<StagedFile> stageRecord(const Place& place,
                                                 const ObjectRecord& record) const;
    [[nodiscard]] Result<bool> moveIntoPlace(const Place& place, StagedFile& record,
                                             StagedFile& bytes, const QByteArray& target) const;
    [[nodiscard]] Result<> removeFiles(const Place& place) const;
    void removeEmptyFolders(QByteArray relativePath) const;

    QByteArray m_root; ///< absolute, without a trailing slash
    FolderIndexCache m_indexes;
};

} // namespace wardlight::objects
