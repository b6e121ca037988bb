#pragma once

#include "core/base/platform/sealed_memory.h"
#include "core/base/sha256.h"

#include <QString>

#include <memory>
#include <mutex>
#include <optional>

namespace wardlight::objects {

/// Verified objects on this computer's disk, encrypted; the least recently used leaving first.
///
/// A file holds one object, under its hash and the key it was checked under, in blocks of 4 MiB
/// sealed with AES-256-GCM: a random key for each file, itself sealed with a key that comes from
/// the workspace's; the number of the block is its nonce; hash, key, number and count are
/// authenticated with it. So a flipped bit, a file under another's name, a missing or a moved block
/// is noticed: the file is removed and the object counts as not there. No plaintext touches the
/// disk. Several processes may share the folder. Thread-safe, blocking.
class SealedCache
{
public:
    /// @param workspaceKey  at least 32 random bytes
    [[nodiscard]] static Result<std::shared_ptr<SealedCache>>
    open(const QString& folder, const QByteArray& workspaceKey, qint64 maximumBytes);

    /// The object's bytes, checked against @p sha256 once more; empty when they are not there.
    [[nodiscard]] std::optional<SealedMemory> find(const QString& key, const Sha256Digest& sha256);
    /// Keeps an object, unless it is larger than the whole cache or the disk is full: the cache
    /// does without it, nothing else fails.
    void insert(const QString& key, const Sha256Digest& sha256, const SealedMemory& bytes);

    struct Usage
    {
        qint64 files = 0;
        qint64 bytes = 0;
        qint64 maximumBytes = 0;
        qint64 damaged = 0; ///< files found damaged since the cache was opened
    };
    [[nodiscard]] Usage usage() const;
    [[nodiscard]] const QString& folder() const { return m_folder; }
    /// Removes every file.
    [[nodiscard]] Result<> clear();

private:
    SealedCache(QString folder, QByteArray key, qint64 maximumBytes);

    [[nodiscard]] QString fileName(const QString& key, const Sha256Digest& sha256) const;
    [[nodiscard]] Result<> write(const QString& key, const Sha256Digest& sha256,
                                 const SealedMemory& bytes) const;
    void evict();

    QString m_folder;
    QByteArray m_key; ///< wraps the files' keys
    qint64 m_maximumBytes;
    mutable std::mutex m_mutex;
    qint64 m_bytes = 0; ///< as this process knows it
    qint64 m_damaged = 0;
};

} // namespace wardlight::objects
