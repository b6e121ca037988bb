#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/objects/s3/s3_store.h"
#include "tests/support/watched_folder.h"

#include <memory>
#include <optional>

namespace wardlight::test {

/// A real S3 server: Ceph's object gateway on 127.0.0.1, all in memory (packaging/
/// s3-gateway). Starting one takes about six seconds.
class CephGateway
{
public:
    /// The one that all test programs of this build share; started by the first that asks, it ends
    /// some seconds after the last has.
    [[nodiscard]] static Result<CephGateway> shared();
    /// One of the test's own, to be killed and frozen.
    /// @param environment  as s3-gateway takes it: CEPH_LC_DAY, CEPH_TLS, …
    [[nodiscard]] static Result<CephGateway> own(const QMap<QString, QString>& environment = {});

    /// "http://127.0.0.1:PORT"
    [[nodiscard]] QString endpoint() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] static objects::Credentials credentials();
    /// A second account, which owns no bucket of the first.
    [[nodiscard]] static objects::Credentials otherCredentials();

    /// Makes an empty bucket with a name of its own.
    [[nodiscard]] Result<objects::S3Config> createBucket();

    // Only of an own gateway.
    [[nodiscard]] Result<> stop();
    [[nodiscard]] Result<> startAgain();
    /// The id of the gateway's process.
    [[nodiscard]] Result<qint64> processId() const;

private:
    CephGateway() = default;
    [[nodiscard]] Result<> run(const QString& verb) const;
    [[nodiscard]] Result<> readPort();

    QString m_folder;
    quint16 m_port = 0;
    UniqueFd m_use;                         ///< the lock that keeps the shared one alive
    std::optional<WatchedFolder> m_watched; ///< an own one's
    QMap<QString, QString> m_environment;
};

/// A store on a bucket with the gateway's first account.
[[nodiscard]] Result<std::shared_ptr<objects::S3Store>>
openStore(const objects::S3Config& config, objects::S3PartSizes sizes = {},
          const objects::Credentials& credentials = CephGateway::credentials());

} // namespace wardlight::test
