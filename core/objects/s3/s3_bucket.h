#pragma once

#include "core/objects/s3/s3_answers.h"
#include "core/objects/s3/s3_client.h"

#include <optional>
#include <vector>

namespace wardlight::objects {

/// A rule by which a server moves or deletes objects as they age.
struct LifecycleRule
{
    struct Transition
    {
        int days = 0;
        QString storageClass;

        friend bool operator==(const Transition&, const Transition&) = default;
    };

    QString id;
    QString prefix;
    bool isEnabled = true;
    std::vector<Transition> transitions = {};
    std::optional<int> expirationDays = {};

    friend bool operator==(const LifecycleRule&, const LifecycleRule&) = default;
};

/// What Wardlight's buckets are set to: images to GLACIER after 90 days and DEEP_ARCHIVE after 365,
/// temporary files deleted after 7.
[[nodiscard]] std::vector<LifecycleRule> standardLifecycle();

enum class Versioning
{
    Off,
    Enabled,
    Suspended
};

/// Copies of every object into another bucket.
struct ReplicationRule
{
    QString id;
    int priority = 1;
    bool isEnabled = true;
    QString destination;                 ///< the ARN of the other bucket
    std::optional<int> timeMinutes = {}; ///< promised within; reported on as well

    friend bool operator==(const ReplicationRule&, const ReplicationRule&) = default;
};

struct Replication
{
    QString role; ///< the ARN that the server acts as
    std::vector<ReplicationRule> rules;

    friend bool operator==(const Replication&, const Replication&) = default;
};

/// How long new objects can be neither deleted nor replaced.
struct ObjectLock
{
    enum class Mode
    {
        None,       ///< possible, but nothing is set
        Governance, ///< with a special permission it can be undone
        Compliance  ///< nobody can undo it
    };

    Mode mode = Mode::None;
    int days = 0;

    friend bool operator==(const ObjectLock&, const ObjectLock&) = default;
};

/// Whether an object in an archive can be read.
struct RestoreState
{
    enum class Kind
    {
        NotArchived, ///< it can be read at once
        Archived,    ///< its restore has not been requested
        Running,     ///< requested; takes hours
        Restored     ///< readable until `until`
    };

    Kind kind = Kind::NotArchived;
    QString storageClass;
    QDateTime until = {}; ///< UTC; null unless Restored
};

/// The settings of a bucket, and what only S3 servers can do with objects.
///
/// A setting is read before it is changed: where a server answers that it does not know it, nothing
/// is sent that could be taken for something else (one deletes the bucket when asked to delete its
/// lifecycle). Such a server is Error::Unsupported. Blocking and thread-safe.
class S3Bucket
{
public:
    explicit S3Bucket(std::shared_ptr<S3Client> client) : m_client(std::move(client)) {}

    /// Makes the bucket; one that is ours already is no error.
    /// @return Error::Conflict when somebody else has a bucket of this name
    [[nodiscard]] Result<> create();

    /// Empty when there are none.
    [[nodiscard]] Result<std::vector<LifecycleRule>> lifecycle();
    /// Replaces all rules; none removes them.
    [[nodiscard]] Result<> setLifecycle(const std::vector<LifecycleRule>& rules);

    [[nodiscard]] Result<Versioning> versioning();
    /// @return Error::Invalid for Off: a bucket that had versions keeps them
    [[nodiscard]] Result<> setVersioning(Versioning versioning);

    /// Empty when the bucket is not replicated.
    [[nodiscard]] Result<std::optional<Replication>> replication();
    [[nodiscard]] Result<> setReplication(const Replication& replication);

    /// Empty when the bucket was made without object lock.
    [[nodiscard]] Result<std::optional<ObjectLock>> objectLock();
    [[nodiscard]] Result<> setObjectLock(const ObjectLock& lock);

    /// Copies on the server, metadata included.
    [[nodiscard]] Result<> copy(const QString& from, const QString& to);
    /// Deletes many objects, a thousand a request; what is not there counts as deleted.
    /// @return those that the server did not delete, with its reason
    [[nodiscard]] Result<std::vector<DeleteFailure>> remove(const std::vector<QString>& keys);

    [[nodiscard]] Result<RestoreState> restoreState(const QString& key);
    /// Asks for a readable copy of an archived object that stays for @p days; one that is asked for
    /// already is no error.
    [[nodiscard]] Result<> requestRestore(const QString& key, int days);

private:
    /// The document of a setting; empty where the server says that there is none.
    [[nodiscard]] Result<std::optional<QByteArray>> read(const QByteArray& setting);
    [[nodiscard]] Result<> write(const QByteArray& setting, const QByteArray& document);
    [[nodiscard]] Result<std::vector<DeleteFailure>> removeBatch(std::span<const QString> keys);

    std::shared_ptr<S3Client> m_client;
};

} // namespace wardlight::objects
