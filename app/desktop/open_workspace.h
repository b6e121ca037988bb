#pragma once

#include "app/services/services.h"
#include "core/async/job.h"

namespace wardlight::desktop {

/// Which workspace or which profile to open, and for whom.
struct OpenRequest
{
    enum class Kind
    {
        Existing, ///< must be there
        Own,      ///< made when the folder is empty
        Profile,  ///< of the name in profile
        Sample    ///< made when the folder is empty, filled with sample data
    };

    QString folder; ///< a workspace's
    Kind kind = Kind::Existing;
    QString person;      ///< for the audit log
    int sampleDays = 30; ///< of vitals and alerts, for Sample
    QString profile = {};

    /// What a person calls it, in short.
    [[nodiscard]] QString name() const;
    /// What tells it from all others: the folder, the profile's name.
    [[nodiscard]] QString place() const { return profile.isEmpty() ? folder : profile; }
};

using SecretsPointer = std::shared_ptr<profiles::SecretStore>;

/// Where the sample workspace of this user lies.
[[nodiscard]] QString sampleWorkspaceFolder();

/// Opens a workspace or a profile, reporting its steps to @p job in the person's words. Blocking,
/// up to a minute.
[[nodiscard]] Result<services::Services> openWorkspace(const OpenRequest& request,
                                                       const SecretsPointer& secrets, Job& job);

} // namespace wardlight::desktop
