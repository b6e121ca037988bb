#pragma once

#include "core/security/keychain.h"

#include <chrono>
#include <functional>
#include <mutex>

namespace QKeychain {
class Job;
}

namespace wardlight::security {

/// The keychain of the desktop: the Secret Service (GNOME Keyring, KeePassXC) or KWallet, through
/// QtKeychain.
///
/// QtKeychain is asynchronous and keeps one queue a process, bound to the thread that used it
/// first: all of these objects share one thread, which runs an event loop until the application
/// object is gone. Needs that object. A service that hangs costs the caller five seconds.
class SystemKeychain final : public Keychain
{
public:
    struct Options
    {
        /// For the question whether there is a keychain.
        std::chrono::milliseconds probeTimeout{5'000};
        /// For everything else: the system may ask its user for a password.
        std::chrono::milliseconds timeout{120'000};
        /// How long a "no" is believed; a person may start the service meanwhile.
        std::chrono::milliseconds askAgainAfter{5'000};
    };

    SystemKeychain() : SystemKeychain(Options()) {}
    explicit SystemKeychain(const Options& options) : m_options(options) {}

    [[nodiscard]] Result<> probe() override;
    [[nodiscard]] Result<std::optional<QByteArray>> read(const QString& name) override;
    [[nodiscard]] Result<> write(const QString& name, const QByteArray& secret) override;
    [[nodiscard]] Result<> remove(const QString& name) override;

private:
    using MakeJob = std::function<QKeychain::Job*()>;

    /// Runs one job in the keychain's thread and waits for its end.
    /// @return the bytes that a reading job found; nothing when there is no such entry
    [[nodiscard]] static Result<std::optional<QByteArray>> run(const MakeJob& make,
                                                               std::chrono::milliseconds timeout);

    Options m_options;
    std::mutex m_mutex;
    std::optional<Result<>> m_probed;
    std::chrono::steady_clock::time_point m_probedAt;
};

} // namespace wardlight::security
