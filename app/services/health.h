#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

namespace wardlight::services {

/// One thing that was looked at now.
struct HealthCheck
{
    enum class State
    {
        Ok,
        Warn,
        Fail
    };

    QString name; ///< stable, for scripts: "server", "disk-space", …
    State state = State::Ok;
    QString detail; ///< translated: what was found
    QString advice; ///< translated: what to do; empty when all is well
};

/// Looks at everything a workspace needs: the folder and who may read it, the key, the server and
/// its version, schema and extensions, clocks, disk space, the object store, the decoder. Starts a
/// stopped server. A check that cannot be made because an earlier one failed is left out.
[[nodiscard]] std::vector<HealthCheck> checkHealth(const QString& workspaceFolder);

} // namespace wardlight::services
