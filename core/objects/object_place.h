#pragma once

#include "core/objects/directory_store.h"
#include "core/objects/store_files.h"

namespace wardlight::objects {

/// Where one key's files are. Relative paths start below the root.
struct DirectoryStore::Place
{
    QString key;
    QByteArray relativeFolder;
    QByteArray relativeFile;
    QByteArray folder;
    QByteArray file;
    QByteArray beside; ///< the file where a folder has its name
    QByteArray record;

    /// The object's file; empty when there is none. One that is being moved aside is found as
    /// well: the names are tried in the order of the move.
    [[nodiscard]] Result<std::optional<OpenFile>> openBytes() const;
    /// The object's record; empty when it has none, Error::Integrity when it cannot be read.
    [[nodiscard]] Result<std::optional<ObjectRecord>> readRecord() const;
};

/// The version of a file that another program put into the store.
[[nodiscard]] ObjectVersion foreignVersion(const FileIdentity& file);

/// What a store says of an object's file.
[[nodiscard]] ObjectInfo objectInfo(const QString& key, const FileIdentity& file,
                                    const ObjectVersion& version);

/// The error of giving way to other writers too often.
[[nodiscard]] Error changesTooOften(const QString& key);

/// How often an operation gives way to others that change the same key; each time one of them
/// has got further.
inline constexpr int MaximumAttempts = 100;

inline const QByteArray StagingFolder = QByteArrayLiteral(".staging");
inline const QByteArray LockFolder = QByteArrayLiteral(".locks");

} // namespace wardlight::objects
