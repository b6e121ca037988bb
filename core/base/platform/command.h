#pragma once

#include "core/base/platform/system_user.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <optional>

namespace wardlight {

/// A program of the system to be run to its end: no shell, a clean environment (PATH, LC_ALL and
/// what is named here), no open files but its own.
struct SystemCommand
{
    QString program; ///< absolute path
    QStringList arguments = {};
    QMap<QString, QString> environment = {};
    QByteArray standardInput = {};
    QString workingFolder = QStringLiteral("/");
    /// Run as this user instead, without any privilege left over; only root may.
    std::optional<SystemUser> user = {};
    /// Whether it ends when this program is killed; no for what goes on to run in the background.
    enum class Lifetime
    {
        EndsWithCaller,
        Independent
    } lifetime = Lifetime::EndsWithCaller;
    std::chrono::milliseconds timeout{60'000};
};

struct SystemCommandOutcome
{
    int exitCode = 0;  ///< 128 + signal when a signal ended it
    QByteArray output; ///< standard output and error, the last 64 KiB

    [[nodiscard]] bool isSuccess() const { return exitCode == 0; }
};

/// Runs a command and waits. Blocking and thread-safe.
/// @return Error::NotFound when there is no such program, Timeout when it had to be killed
[[nodiscard]] Result<SystemCommandOutcome> runSystemCommand(const SystemCommand& command);

} // namespace wardlight
