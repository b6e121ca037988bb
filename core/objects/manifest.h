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
};

/// The record of what every object must be. Blocking and thread-safe.
class Manifest
{
public:
    virtual ~Manifest() = default;

    /// Empty when nobody recorded this key.
    [[nodiscard]] virtual Result<std::optional<ManifestEntry>> find(const QString& key) = 0;
    [[nodiscard]] virtual Result<> markVerified(const QString& key, const QDateTime& at) = 0;
    /// Refuses the object from now on; one audit row and one alert, in the same transaction.
    /// For a key that is not in the manifest an entry is made.
    [[nodiscard]] virtual Result<> quarantine(const QString& key, const QString& reason) = 0;
};

} // namespace wardlight::objects
