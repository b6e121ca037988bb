#pragma once

#include "app/services/services.h"
#include "core/async/job.h"

namespace wardlight::desktop {

/// Which workspace to open, and for whom.
struct OpenRequest
{
    enum class Kind
    {
        Existing, ///< must be there
        Own,      ///< made when the folder is empty
        Sample    ///< made when the folder is empty, filled with sample data
    };

    QString folder;
    Kind kind = Kind::Existing;
    QString person;      ///< for the audit log
    int sampleDays = 30; ///< of vitals and alerts, for Sample
};

/// Where the sample workspace of this user lies.
[[nodiscard]] QString sampleWorkspaceFolder();

/// Opens a workspace, reporting its steps to @p job in the person's words. Blocking, up to a
/// minute.
[[nodiscard]] Result<services::Services> openWorkspace(const OpenRequest& request, Job& job);

} // namespace wardlight::desktop
