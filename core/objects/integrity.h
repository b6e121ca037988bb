#pragma once

#include "core/objects/block_hasher.h"
#include "core/objects/manifest.h"
#include "core/objects/object_store.h"

#include <optional>

namespace wardlight::objects {

/// What an object's bytes must be: by the manifest, and by the `file-hash` of its own metadata.
class Expectation
{
public:
    /// @param entry  empty when the manifest does not know the key
    Expectation(const std::optional<ManifestEntry>& entry, const Metadata& metadata);

    /// False when nobody recorded a hash: then nothing can be checked.
    [[nodiscard]] bool isRecorded() const { return m_entry || m_fileHash; }
    /// The hash that was recorded first: the manifest's, else the metadata's. Empty when there is
    /// none or it is no SHA-256.
    [[nodiscard]] std::optional<Sha256Digest> sha256() const;
    /// Empty when everything recorded agrees with the bytes; else what does not, for the person.
    [[nodiscard]] std::optional<QString> mismatch(const Sha256Digest& sha256, qint64 bytes) const;
    /// As mismatch, with the hashes of the blocks, where they were recorded.
    [[nodiscard]] std::optional<QString> mismatch(const ObjectHashes& found) const;
    /// Empty unless the two records contradict each other, whatever the bytes are.
    [[nodiscard]] std::optional<QString> contradiction() const;

private:
    std::optional<ManifestEntry> m_entry; ///< only one with a hash
    std::optional<QString> m_fileHash;    ///< as it stands in the metadata
};

/// Why an object of another size than recorded is not used, for the person.
[[nodiscard]] QString sizeMismatch(qint64 recorded, qint64 found);

/// The error of an object that is in quarantine already.
[[nodiscard]] Error quarantinedError(const ManifestEntry& entry);
/// The error of an object that has just failed its check.
[[nodiscard]] Error integrityError(const QString& key, const QString& reason);
/// The error of releasing a key that is not in quarantine.
[[nodiscard]] Error notQuarantined(const QString& key);

} // namespace wardlight::objects
