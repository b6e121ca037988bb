#pragma once

#include <QByteArray>
#include <QString>

#include <sys/types.h>
#include <vector>

namespace wardlight {

/// Whether a process runs now and works in @p folder: tells a server from a process that got its
/// number later. A process that has ended but was not yet collected by its parent does not run.
[[nodiscard]] bool processWorksIn(pid_t process, const QString& folder);

/// All processes whose working folder is exactly @p folder, as far as this user may see them.
[[nodiscard]] std::vector<pid_t> processesIn(const QString& folder);

/// Whether a process was started with this entry ("NAME=value") in its environment.
[[nodiscard]] bool processHasEnvironment(pid_t process, const QByteArray& entry);

} // namespace wardlight
