#pragma once

#include "app/services/profile_check.h"
#include "core/profiles/profile_file.h"
#include "core/profiles/secret_store.h"

#include <memory>
#include <mutex>

namespace wardlight::desktop {

/// The steps of a test that runs, told by its task and looked at by the window. Thread-safe.
class StepLog
{
public:
    void add(const services::HealthCheck& step);
    [[nodiscard]] std::vector<services::HealthCheck> steps() const;

private:
    mutable std::mutex m_mutex;
    std::vector<services::HealthCheck> m_steps;
};

/// A profile with what is known of its secrets.
struct KnownProfile
{
    profiles::Profile profile;
    profiles::ProfileSecrets secrets;
};

/// The profiles as the connect dialog works on them: each call blocks and belongs into a task.
/// Thread-safe and cheap to copy.
class ProfileAccess
{
public:
    /// Tries a profile; services::checkProfile but for tests.
    using Check = std::function<std::vector<services::HealthCheck>(
        const profiles::Profile&, const profiles::ProfileSecrets&, Job&,
        const services::StepListener&)>;

    ProfileAccess(profiles::ProfileFile file, std::shared_ptr<profiles::SecretStore> secrets,
                  Check check = services::checkProfile)
        : m_file(std::move(file)), m_secrets(std::move(secrets)), m_check(std::move(check))
    {}

    struct Listing
    {
        QList<profiles::Profile> profiles;
        profiles::SecretStore::Where where = profiles::SecretStore::Where::Memory;
    };
    [[nodiscard]] Result<Listing> list() const;
    [[nodiscard]] Result<profiles::ProfileSecrets> secretsOf(const profiles::ProfileId& id) const;

    struct Saved
    {
        profiles::SecretStore::Where where = profiles::SecretStore::Where::Memory;
        QString movedAside; ///< where a damaged file of profiles lies now
    };
    /// Saves a profile, new or known, and its secrets.
    [[nodiscard]] Result<Saved> save(const KnownProfile& known, bool isNew) const;
    /// Removes a profile and its secrets.
    [[nodiscard]] Result<> remove(const profiles::ProfileId& id) const;
    [[nodiscard]] Result<> check(const KnownProfile& known, Job& job, StepLog& log) const;

private:
    profiles::ProfileFile m_file;
    std::shared_ptr<profiles::SecretStore> m_secrets;
    Check m_check;
};

} // namespace wardlight::desktop
