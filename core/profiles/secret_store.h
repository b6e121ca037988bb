#pragma once

#include "core/profiles/profile.h"
#include "core/security/keychain.h"
#include "core/security/memory_keychain.h"

#include <memory>

namespace wardlight::profiles {

/// The secrets of profiles: in the keychain; where there is none, in this object's memory. Blocking
/// and thread-safe.
class SecretStore
{
public:
    enum class Where
    {
        Keychain,
        Memory ///< until the program ends
    };

    explicit SecretStore(std::shared_ptr<security::Keychain> keychain)
        : m_keychain(std::move(keychain))
    {}

    /// Where a secret would be kept now; answers within a second.
    [[nodiscard]] Where where();
    /// The secrets that are known; none of a profile that needs none. What was kept in memory
    /// counts first.
    [[nodiscard]] Result<ProfileSecrets> read(const ProfileId& id);
    /// Keeps all of a profile's secrets in place of the earlier ones.
    [[nodiscard]] Result<Where> keep(const ProfileId& id, const ProfileSecrets& secrets);
    /// Keeps them in memory alone, in front of whatever else is known.
    void remember(const ProfileId& id, const ProfileSecrets& secrets);
    [[nodiscard]] Result<> forget(const ProfileId& id);

    [[nodiscard]] const std::shared_ptr<security::Keychain>& keychain() const { return m_keychain; }

private:
    std::shared_ptr<security::Keychain> m_keychain;
    security::MemoryKeychain m_memory;
};

/// Translated: "in the system keychain", "in memory until Wardlight is closed".
[[nodiscard]] QString whereWords(SecretStore::Where where);

} // namespace wardlight::profiles
