#include "core/base/platform/lockdown.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <linux/landlock.h>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace wardlight {

namespace {

tl::unexpected<Error> refused(const char* step, int errnoValue)
{
    // The message reaches a log only: the person is told by the process that waits for this one.
    return fail(ErrorCode::Unavailable, QStringLiteral("The worker could not be locked down."),
                QStringLiteral("%1: errno %2").arg(QLatin1String(step)).arg(errnoValue));
}

Result<> limit(__rlimit_resource resource, rlim_t value, const char* name)
{
    const rlimit wanted = {value, value};
    if (::setrlimit(resource, &wanted) != 0)
        return refused(name, errno);
    return {};
}

Result<> setLimits([[maybe_unused]] const LockdownLimits& limits)
{
    ::signal(SIGXFSZ, SIG_IGN); // ftruncate then answers EFBIG
    if (const auto set = limit(RLIMIT_CORE, 0, "RLIMIT_CORE"); !set)
        return set;
#if WARDLIGHT_SANDBOX_LOCKDOWN
    if (const auto set = limit(RLIMIT_AS, limits.addressSpaceBytes, "RLIMIT_AS"); !set)
        return set;
    if (const auto set = limit(RLIMIT_FSIZE, limits.sharedMemoryBytes, "RLIMIT_FSIZE"); !set)
        return set;
    return limit(RLIMIT_NOFILE, static_cast<rlim_t>(limits.openFiles), "RLIMIT_NOFILE");
#else
    return {};
#endif
}

#if WARDLIGHT_SANDBOX_LOCKDOWN

/// Every file access right the running kernel knows, by the version of its Landlock interface.
std::uint64_t handledAccess(long version)
{
    std::uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1; // version 1: bits 0 to 12
    if (version >= 2)
        rights |= std::uint64_t(1) << 13U; // refer
    if (version >= 3)
        rights |= std::uint64_t(1) << 14U; // truncate
    if (version >= 5)
        rights |= std::uint64_t(1) << 15U; // ioctl on devices
    return rights;
}

/// A second wall behind the filter; kernels without Landlock go on with the filter alone.
Result<> restrictFiles()
{
    const long version =
        ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return {};
    landlock_ruleset_attr attributes = {};
    attributes.handled_access_fs = handledAccess(version);
    const long ruleset = ::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (ruleset < 0)
        return refused("landlock_create_ruleset", errno);
    const long outcome = ::syscall(SYS_landlock_restrict_self, ruleset, 0);
    const int reason = errno;
    ::close(static_cast<int>(ruleset));
    if (outcome != 0)
        return refused("landlock_restrict_self", reason);
    return {};
}

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

int allowPlainCalls(scmp_filter_ctx filter)
{
    constexpr std::array Calls = {
        SCMP_SYS(recvmsg),         SCMP_SYS(sendmsg),        SCMP_SYS(poll),
        SCMP_SYS(ppoll),           SCMP_SYS(munmap),         SCMP_SYS(brk),
        SCMP_SYS(memfd_create),    SCMP_SYS(ftruncate),      SCMP_SYS(close),
        SCMP_SYS(mremap),          SCMP_SYS(madvise),        SCMP_SYS(futex),
        SCMP_SYS(rt_sigreturn),    SCMP_SYS(rt_sigprocmask), SCMP_SYS(clock_gettime),
        SCMP_SYS(restart_syscall), SCMP_SYS(exit),           SCMP_SYS(exit_group),
        SCMP_SYS(getpid),          SCMP_SYS(gettid),         SCMP_SYS(getrandom),
        SCMP_SYS(sched_yield),     SCMP_SYS(fstat)};
    for (const int call : Calls) {
        if (const int outcome = seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0); outcome != 0)
            return outcome;
    }
    return 0;
}

/// Calls that only fail: libraries then report an error instead of dying.
int denyPolitely(scmp_filter_ctx filter)
{
    constexpr std::array Calls = {SCMP_SYS(open),     SCMP_SYS(openat),     SCMP_SYS(openat2),
                                  SCMP_SYS(readlink), SCMP_SYS(ioctl),      SCMP_SYS(access),
                                  SCMP_SYS(sysinfo),  SCMP_SYS(faccessat2), SCMP_SYS(stat),
                                  SCMP_SYS(lstat)};
    for (const int call : Calls) {
        if (const int outcome = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOENT), call, 0);
            outcome != 0)
            return outcome;
    }
    for (const int call : {SCMP_SYS(write), SCMP_SYS(writev)}) {
        if (const int outcome = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EBADF), call, 0);
            outcome != 0)
            return outcome;
    }
    return 0;
}

/// Calls that are harmless with some arguments only.
int allowWithConditions(scmp_filter_ctx filter)
{
    struct Rule
    {
        int call;
        scmp_arg_cmp condition;
    };
    const std::array rules = {
        Rule{SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)},
        Rule{SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)},
        Rule{SCMP_SYS(newfstatat), SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH)}, // glibc's fstat
        Rule{SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_ADD_SEALS)},
        Rule{SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GET_SEALS)},
        Rule{SCMP_SYS(tgkill), // abort()
             SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()))}};
    for (const Rule& rule : rules) {
        if (const int outcome =
                seccomp_rule_add(filter, SCMP_ACT_ALLOW, rule.call, 1, rule.condition);
            outcome != 0)
            return outcome;
    }
    return 0;
}

Result<> filterCalls()
{
    const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS), &seccomp_release);
    if (!filter)
        return refused("seccomp_init", ENOMEM);
    for (const auto step : {&allowPlainCalls, &denyPolitely, &allowWithConditions}) {
        if (const int outcome = step(filter.get()); outcome != 0)
            return refused("seccomp_rule_add", -outcome);
    }
    if (const int outcome = seccomp_load(filter.get()); outcome != 0)
        return refused("seccomp_load", -outcome);
    return {};
}

#endif

} // namespace

Result<> lockDown(const LockdownLimits& limits)
{
    if (const auto set = setLimits(limits); !set)
        return set;
#if WARDLIGHT_SANDBOX_LOCKDOWN
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return refused("PR_SET_NO_NEW_PRIVS", errno);
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return refused("PR_SET_DUMPABLE", errno);
    if (const auto restricted = restrictFiles(); !restricted)
        return restricted;
    return filterCalls();
#else
    return {};
#endif
}

} // namespace wardlight
