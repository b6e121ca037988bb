#pragma once

#include <QByteArray>

#include <optional>

namespace wardlight::objects {

/// Where a key's file lies below the root of a directory store. All bytes are UTF-8.
///
/// Reversible: "/" divides folders; control characters, "%" and a leading "." of a segment are
/// percent-encoded; an empty segment is "%_"; a segment too long for a file name is cut into
/// folders that end in "%+". So no key names a dot-file, and none leaves the root.
struct KeyPath
{
    QByteArray folder; ///< relative, "" for the root itself; without a trailing slash
    QByteArray name;   ///< the file's name in it
};

[[nodiscard]] KeyPath keyPath(const QByteArray& key);

/// The name of an object's file where its usual name is taken by a folder: keys "a" and "a/b".
[[nodiscard]] QByteArray besideName(const QByteArray& name);
/// The dot-file that holds the object's metadata.
[[nodiscard]] QByteArray recordName(const QByteArray& name);

/// What a name found in a store's folder stands for.
struct DecodedName
{
    enum class Kind
    {
        Whole,  ///< a whole segment: an object's file, or a folder
        Part,   ///< a folder "…%+" with the first part of a long segment
        Beside, ///< an object's file beside the folder of the same name
    };

    QByteArray text;
    Kind kind = Kind::Whole;
};

/// Reads a file or folder name back; empty for one that keyPath never gives.
[[nodiscard]] std::optional<DecodedName> decodeName(const QByteArray& name);

} // namespace wardlight::objects
