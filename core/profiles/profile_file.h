#pragma once

#include "core/profiles/profile.h"

#include <QList>

namespace wardlight::profiles {

/// ~/.config/wardlight/profiles.json (XDG_CONFIG_HOME is honoured).
[[nodiscard]] QString defaultProfileFile();

/// The profiles of this user, in one JSON file (0600) that never holds a secret.
///
/// Every change reads the file anew, under a lock beside it, and replaces it whole: several
/// programs may change it at once, and any may be killed. A file that is damaged is never
/// overwritten: it is moved aside at the first change. Blocking and thread-safe.
/// Errors: Invalid (a profile that breaks a rule), Integrity (a damaged file), Unsupported (a newer
/// version's file), NotFound, Conflict (a name that is taken), and those of files.
class ProfileFile
{
public:
    explicit ProfileFile(QString path = defaultProfileFile()) : m_path(std::move(path)) {}

    /// By name. No file is no profiles.
    [[nodiscard]] Result<QList<Profile>> list() const;
    /// By name as a person compares it, see comparableName().
    [[nodiscard]] Result<Profile> find(const QString& name) const;

    /// What became of the file besides the change.
    struct Kept
    {
        QString movedAside; ///< where a damaged file lies now; empty when there was none
    };
    /// A new profile; it must have an id.
    [[nodiscard]] Result<Kept> add(const Profile& profile) const;
    /// The profile of the same id, whose name may change.
    [[nodiscard]] Result<Kept> replace(const Profile& profile) const;
    [[nodiscard]] Result<Kept> remove(const ProfileId& id) const;

    [[nodiscard]] const QString& path() const { return m_path; }

private:
    template <class Change>
    [[nodiscard]] Result<Kept> change(const Change& change) const;
    [[nodiscard]] Result<QString> moveAside() const;

    QString m_path;
};

} // namespace wardlight::profiles
