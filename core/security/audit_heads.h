#pragma once

#include "core/base/result.h"
#include "core/base/sha256.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <memory>
#include <vector>

namespace wardlight::security {

/// The newest row of one writer's chain, as it was when it was kept.
struct AuditHead
{
    QUuid writer;
    qint64 seq = 0;
    Sha256Digest hash;

    friend bool operator==(const AuditHead&, const AuditHead&) = default;
};

/// Keeps signed heads of the audit chains outside the database, so that rows cut off its end, or a
/// log that was rewritten whole, can be noticed.
///
/// A text file, one head a line, shared by all programs of a workspace. Thread-safe.
class AuditHeads
{
public:
    /// @param folder  must exist
    /// @param workspaceKey  32 bytes; the Ed25519 signing key is derived from it
    [[nodiscard]] static Result<std::shared_ptr<AuditHeads>> open(const QString& folder,
                                                                  const QByteArray& workspaceKey);
    ~AuditHeads();
    AuditHeads(const AuditHeads&) = delete;
    AuditHeads& operator=(const AuditHeads&) = delete;

    /// Appends a signed head. A failure is logged, not raised: the write it belongs to is done.
    void keep(const AuditHead& head) const;

    struct Kept
    {
        std::vector<AuditHead> heads; ///< the newest of each writer
        int forged = 0;               ///< lines whose signature does not hold
    };
    [[nodiscard]] Result<Kept> load() const;

private:
    class Key;
    AuditHeads(QString path, std::unique_ptr<Key> key);
    [[nodiscard]] QByteArray signedLine(const AuditHead& head) const;
    [[nodiscard]] Result<> append(const QByteArray& line) const;
    /// Rewrites the file with only the newest head of each writer.
    [[nodiscard]] Result<> compact() const;

    QString m_path;
    std::unique_ptr<Key> m_key;
};

} // namespace wardlight::security
