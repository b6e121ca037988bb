#pragma once

#include "core/objects/object_store.h"

#include <QByteArray>

#include <compare>
#include <optional>

struct stat;

namespace wardlight::objects {

/// Tells one version of a file from every other that stood under the same name.
struct FileIdentity
{
    quint64 inode = 0;
    qint64 modifiedNs = 0; ///< since 1970-01-01 UTC
    qint64 bytes = 0;

    [[nodiscard]] static FileIdentity of(const struct stat& info);
    /// Opaque text that changes when the file does.
    [[nodiscard]] QString etag() const;
    [[nodiscard]] QDateTime modified() const;

    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// What belongs to one version of an object besides its bytes.
struct ObjectVersion
{
    FileIdentity file;
    QString contentType;
    Metadata metadata;
};

/// The metadata file beside an object of a directory store.
///
/// Two files cannot be replaced in one step. So the record is replaced first and then holds both
/// versions, and the bytes' own identity says which of them counts: whoever reads in between, or
/// after a crash there, sees the old object whole; after the bytes are replaced, the new one.
struct ObjectRecord
{
    ObjectVersion current;
    std::optional<ObjectVersion> previous; ///< what the put replaced

    /// The version that belongs to the file as found. Where none fits exactly (a store copied to
    /// another disk, bytes changed by another program) the one that fits best.
    [[nodiscard]] const ObjectVersion& versionOf(const FileIdentity& file) const;
    /// Whether a version belongs to exactly this file.
    [[nodiscard]] bool knows(const FileIdentity& file) const;

    [[nodiscard]] QByteArray toJson() const;
    /// Empty when @p json is not what toJson writes.
    [[nodiscard]] static std::optional<ObjectRecord> fromJson(const QByteArray& json);
};

} // namespace wardlight::objects
