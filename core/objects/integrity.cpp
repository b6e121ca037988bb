#include "core/objects/integrity.h"

#include <QCoreApplication>

namespace wardlight::objects {

namespace {

QString hashMismatch(const QString& recorded, const Sha256Digest& found)
{
    return QCoreApplication::translate("Integrity",
                                       "Its SHA-256 is %1, but %2 was recorded: the bytes have "
                                       "changed.")
        .arg(found.toHex(), recorded);
}

} // namespace

QString sizeMismatch(qint64 recorded, qint64 found)
{
    return QCoreApplication::translate("Integrity", "It has %1 bytes, but %2 were recorded.")
        .arg(found)
        .arg(recorded);
}

Expectation::Expectation(const std::optional<ManifestEntry>& entry, const Metadata& metadata)
{
    if (entry && entry->hasRecordedHash())
        m_entry = entry;
    if (const auto hash = metadata.constFind(FileHashKey); hash != metadata.constEnd())
        m_fileHash = *hash;
}

std::optional<Sha256Digest> Expectation::sha256() const
{
    if (m_entry)
        return m_entry->sha256;
    return m_fileHash ? Sha256Digest::fromHex(*m_fileHash) : std::nullopt;
}

std::optional<QString> Expectation::contradiction() const
{
    if (!m_fileHash)
        return std::nullopt;
    const auto fileHash = Sha256Digest::fromHex(*m_fileHash);
    if (!fileHash) {
        return QCoreApplication::translate("Integrity",
                                           "The file-hash stored with it is not a SHA-256.");
    }
    if (m_entry && m_entry->sha256 != *fileHash) {
        return QCoreApplication::translate("Integrity",
                                           "Its two records disagree: the manifest says %1, the "
                                           "file-hash stored with it says %2.")
            .arg(m_entry->sha256.toHex(), fileHash->toHex());
    }
    return std::nullopt;
}

std::optional<QString> Expectation::mismatch(const Sha256Digest& sha256, qint64 bytes) const
{
    if (auto contradicting = contradiction())
        return contradicting;
    if (m_entry && m_entry->bytes != bytes)
        return sizeMismatch(m_entry->bytes, bytes);
    const auto recorded = this->sha256();
    if (recorded && *recorded != sha256)
        return hashMismatch(recorded->toHex(), sha256);
    return std::nullopt;
}

std::optional<QString> Expectation::mismatch(const ObjectHashes& found) const
{
    if (auto whole = mismatch(found.whole, found.bytes))
        return whole;
    if (m_entry && !m_entry->blockHashes.empty() && m_entry->blockHashes != found.blocks) {
        return QCoreApplication::translate("Integrity",
                                           "The recorded hashes of its blocks do not match its "
                                           "bytes.");
    }
    return std::nullopt;
}

Error quarantinedError(const ManifestEntry& entry)
{
    return {ErrorCode::Integrity,
            QCoreApplication::translate("Integrity",
                                        "\"%1\" is in quarantine and is not shown. %2 Restore the "
                                        "object, then release it.")
                .arg(entry.key, entry.quarantineReason),
            QStringLiteral("quarantined")};
}

Error integrityError(const QString& key, const QString& reason)
{
    return {ErrorCode::Integrity,
            QCoreApplication::translate("Integrity",
                                        "\"%1\" did not pass its check and is not shown. %2 It is "
                                        "now in quarantine; restore it from a backup.")
                .arg(key, reason),
            QStringLiteral("hash mismatch")};
}

Error notQuarantined(const QString& key)
{
    return {ErrorCode::NotFound,
            QCoreApplication::translate("Integrity", "\"%1\" is not in quarantine.").arg(key),
            QStringLiteral("not quarantined")};
}

} // namespace wardlight::objects
