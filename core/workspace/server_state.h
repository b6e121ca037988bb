#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>
#include <sys/types.h>

namespace wardlight::workspace {

/// What the server's own note (postmaster.pid) says about a server that really runs.
struct ServerState
{
    pid_t process = 0;
    QString socketFolder;
    bool isReady = false; ///< takes connections; else it is starting, recovering or ending
};

/// The server that works in @p dataFolder now; empty when none does, whatever the note says.
[[nodiscard]] std::optional<ServerState> readServerState(const QString& dataFolder);

/// Makes room for a new server after the old one was killed: ends processes it left behind and
/// removes its note and its socket's, which name the number of a stranger by now, or of a process
/// that has ended but that nobody collected.
/// @return Error::Unavailable when such a process does not end
[[nodiscard]] Result<> clearKilledServer(const QString& dataFolder, const QString& socketFolder);

/// Asks the server to end fast (what was committed is kept) and waits.
[[nodiscard]] Result<> endServer(const QString& dataFolder);

} // namespace wardlight::workspace
