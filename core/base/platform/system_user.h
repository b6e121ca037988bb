#pragma once

#include <QString>

#include <optional>
#include <sys/types.h>

namespace wardlight {

/// An account of the operating system.
struct SystemUser
{
    QString name;     ///< login name
    QString fullName; ///< as the system knows it; may be empty
    uid_t uid = 0;
    gid_t gid = 0;

    [[nodiscard]] bool isRoot() const { return uid == 0; }
};

/// Whoever this program runs as; empty when the system has no entry for the user id.
[[nodiscard]] std::optional<SystemUser> currentUser();
[[nodiscard]] std::optional<SystemUser> findUser(const QString& name);
[[nodiscard]] std::optional<SystemUser> findUser(uid_t uid);

} // namespace wardlight
