#pragma once

#include "core/base/platform/sealed_memory.h"
#include "core/objects/store_files.h"

#include <functional>

namespace wardlight::objects {

/// How one file of the sealed cache is encrypted; see SealedCache.
struct SealedFile
{
    /// Derives the key that wraps the files' keys.
    [[nodiscard]] static QByteArray wrappingKey(const QByteArray& workspaceKey);
    /// HMAC-SHA256.
    [[nodiscard]] static QByteArray authenticate(const QByteArray& key, const QByteArray& text);

    /// Hands the encrypted file to @p write, piece by piece.
    /// @param identity  what the file is about; decrypting needs the same
    [[nodiscard]] static Result<>
    encrypt(const QByteArray& wrappingKey, const QByteArray& identity,
            std::span<const std::byte> plain,
            const std::function<Result<>(std::span<const std::byte>)>& write);

    /// @return Error::Integrity unless the file is exactly what encrypt made for this identity
    [[nodiscard]] static Result<SealedMemory>
    decrypt(const QByteArray& wrappingKey, const QByteArray& identity, const OpenFile& file);
};

} // namespace wardlight::objects
