#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace wardlight::test {

/// A keychain of the test's own: GNOME Keyring, unlocked, on a session bus that nobody else is on.
///
/// Its files lie in a temporary folder; both programs die with the test, however that ends. The
/// test's user's own keychain is never touched.
class SecretService
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SecretService>> start();
    ~SecretService();
    SecretService(const SecretService&) = delete;
    SecretService& operator=(const SecretService&) = delete;

    /// What a program needs to find it.
    [[nodiscard]] QMap<QString, QString> environment() const;
    /// Sets the same for this process, for good: before anything in it speaks to a bus.
    void adopt() const;

    /// Stops it in its tracks: it is there, but does not answer.
    void freeze() const;
    void thaw() const;

    /// Everything that it keeps on disk.
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    SecretService() = default;
    [[nodiscard]] Result<> startBus();
    [[nodiscard]] Result<> startKeyring();

    QTemporaryDir m_folder;
    QString m_address;
    QProcess m_bus;
    QProcess m_keyring;
};

/// What a program needs to find no keychain at all.
[[nodiscard]] QMap<QString, QString> environmentWithoutKeychain();

} // namespace wardlight::test
