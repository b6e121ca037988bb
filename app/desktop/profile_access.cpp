#include "app/desktop/profile_access.h"

#include "core/async/tasks.h"

namespace wardlight::desktop {

void StepLog::add(const services::HealthCheck& step)
{
    const std::lock_guard lock(m_mutex);
    m_steps.push_back(step);
}

std::vector<services::HealthCheck> StepLog::steps() const
{
    const std::lock_guard lock(m_mutex);
    return m_steps;
}

Result<ProfileAccess::Listing> ProfileAccess::list() const
{
    auto profiles = m_file.list();
    if (!profiles)
        return propagate(profiles);
    return Listing{std::move(*profiles), m_secrets->where()};
}

Result<profiles::ProfileSecrets> ProfileAccess::secretsOf(const profiles::ProfileId& id) const
{
    return m_secrets->read(id);
}

Result<ProfileAccess::Saved> ProfileAccess::save(const KnownProfile& known, bool isNew) const
{
    const profiles::Profile& profile = known.profile;
    if (const auto sound = profiles::requireSound(profile); !sound)
        return propagate(sound);
    const auto file = isNew ? m_file.add(profile) : m_file.replace(profile);
    if (!file)
        return propagate(file);
    const auto where = m_secrets->keep(profile.id, known.secrets);
    if (!where)
        return propagate(where);
    return Saved{*where, file->movedAside};
}

Result<> ProfileAccess::remove(const profiles::ProfileId& id) const
{
    if (const auto forgotten = m_secrets->forget(id); !forgotten)
        return forgotten;
    const auto removed = m_file.remove(id);
    if (!removed)
        return propagate(removed);
    return {};
}

Result<> ProfileAccess::check(const KnownProfile& known, Job& job, StepLog& log) const
{
    (void)m_check(known.profile, known.secrets, job,
                  [&log](const services::HealthCheck& step) { log.add(step); });
    if (job.isCancelled())
        return tl::unexpected(cancelledError());
    return {};
}

} // namespace wardlight::desktop
