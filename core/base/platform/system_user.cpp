#include "core/base/platform/system_user.h"

#include <cerrno>
#include <functional>
#include <pwd.h>
#include <unistd.h>
#include <vector>

namespace wardlight {

namespace {

using Lookup = std::function<int(passwd* entry, char* buffer, std::size_t size, passwd** found)>;

std::optional<SystemUser> lookUp(const Lookup& lookup)
{
    std::vector<char> buffer(1024);
    passwd entry{};
    passwd* found = nullptr;
    while (lookup(&entry, buffer.data(), buffer.size(), &found) == ERANGE)
        buffer.resize(buffer.size() * 2);
    if (!found)
        return std::nullopt;
    // the first of the comma-separated fields is the name
    const QString comment = QString::fromLocal8Bit(entry.pw_gecos ? entry.pw_gecos : "");
    return SystemUser{QString::fromLocal8Bit(entry.pw_name), comment.section(u',', 0, 0).trimmed(),
                      entry.pw_uid, entry.pw_gid};
}

} // namespace

std::optional<SystemUser> currentUser()
{
    return findUser(::geteuid());
}

std::optional<SystemUser> findUser(const QString& name)
{
    const QByteArray login = name.toLocal8Bit();
    return lookUp([&login](passwd* entry, char* buffer, std::size_t size, passwd** found) {
        return ::getpwnam_r(login.constData(), entry, buffer, size, found);
    });
}

std::optional<SystemUser> findUser(uid_t uid)
{
    return lookUp([uid](passwd* entry, char* buffer, std::size_t size, passwd** found) {
        return ::getpwuid_r(uid, entry, buffer, size, found);
    });
}

} // namespace wardlight
