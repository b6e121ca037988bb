#pragma once

#include "core/base/result.h"
#include "core/base/sha256.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace wardlight::objects {

/// Block hashes cover 4 MiB each, so that a range of a large object can be verified alone.
inline constexpr qint64 HashBlockBytes = qint64(4) * 1024 * 1024;

enum class ObjectState
{
    Stored,      ///< written by us, hash known
    Verified,    ///< read back and matched
    Quarantined, ///< did not match, or is gone; refused until released
};

/// What the manifest (table `objects`) holds about one key.
struct ManifestEntry
{
    QString key;
    Sha256Digest sha256;
    qint64 bytes = 0;
    std::vector<Sha256Digest> blockHashes; ///< one per started HashBlockBytes
    QDateTime verifiedAt;                  ///< UTC; null when never read back
    ObjectState state = ObjectState::Stored;
    QString quarantineReason; ///< for the person; empty unless quarantined
    QDateTime quarantinedAt;  ///< UTC; null unless quarantined
    QString contentType = QStringLiteral("application/octet-stream");

    /// False for a key that is only known because it was quarantined; then sha256 is all zeros.
    [[nodiscard]] bool hasRecordedHash() const { return sha256 != Sha256Digest(); }
};

/// Which entries to list, in pages: the last key of one page is @p after for the next.
struct ManifestQuery
{
    QString prefix = {};
    QString after = {};                    ///< only greater keys
    std::optional<ObjectState> state = {}; ///< only these
    int limit = 1000;                      ///< 1 to 10,000
};

/// The record of what every object must be. Blocking and thread-safe.
class Manifest
{
public:
    virtual ~Manifest() = default;

    /// Empty when nobody recorded this key.
    [[nodiscard]] virtual Result<std::optional<ManifestEntry>> find(const QString& key) = 0;
    /// Entries by key, in UTF-8 byte order.
    [[nodiscard]] virtual Result<std::vector<ManifestEntry>> list(const ManifestQuery& query) = 0;
    /// Sets what the bytes under @p entry.key must be from now on, state Stored; replaces an entry
    /// that is there, its quarantine too: the bytes are new. Audited.
    [[nodiscard]] virtual Result<> record(const ManifestEntry& entry) = 0;
    /// Drops the entry of an object that was removed; one that is not there is no error. Audited.
    [[nodiscard]] virtual Result<> forget(const QString& key) = 0;
    /// Records that the bytes were read back and matched. A quarantined entry stays quarantined.
    [[nodiscard]] virtual Result<> markVerified(const QString& key, const QDateTime& at) = 0;
    /// As markVerified, for many keys in one transaction.
    [[nodiscard]] virtual Result<> markAllVerified(const std::vector<QString>& keys,
                                                   const QDateTime& at);
    /// Refuses the object from now on; one audit row and one alert, in the same transaction.
    /// For a key that is not in the manifest an entry without a hash is made. One that is
    /// quarantined already stays as it is: no second alert.
    [[nodiscard]] virtual Result<> quarantine(const QString& key, const QString& reason) = 0;
    /// Takes an entry out of quarantine (one without a hash goes altogether); the caller has just
    /// checked that the bytes match again. Audited.
    /// @return NotFound when the key is not quarantined
    [[nodiscard]] virtual Result<> release(const QString& key, const QDateTime& verifiedAt) = 0;
};

} // namespace wardlight::objects
