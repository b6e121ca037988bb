#include "core/security/memory_keychain.h"

namespace wardlight::security {

Result<std::optional<QByteArray>> MemoryKeychain::read(const QString& name)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_secrets.find(name);
    return found == m_secrets.end() ? std::nullopt : std::optional(found->second);
}

Result<> MemoryKeychain::write(const QString& name, const QByteArray& secret)
{
    const std::lock_guard lock(m_mutex);
    m_secrets[name] = secret;
    return {};
}

Result<> MemoryKeychain::remove(const QString& name)
{
    const std::lock_guard lock(m_mutex);
    m_secrets.erase(name);
    return {};
}

} // namespace wardlight::security
