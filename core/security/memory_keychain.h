#pragma once

#include "core/security/keychain.h"

#include <map>
#include <mutex>

namespace wardlight::security {

/// Secrets that are gone when the program ends: the place of last resort, and the tests'.
class MemoryKeychain final : public Keychain
{
public:
    [[nodiscard]] Result<> probe() override { return {}; }
    [[nodiscard]] Result<std::optional<QByteArray>> read(const QString& name) override;
    [[nodiscard]] Result<> write(const QString& name, const QByteArray& secret) override;
    [[nodiscard]] Result<> remove(const QString& name) override;

private:
    std::mutex m_mutex;
    std::map<QString, QByteArray> m_secrets;
};

} // namespace wardlight::security
