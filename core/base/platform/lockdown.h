#pragma once

#include "core/base/result.h"

#include <cstddef>

namespace wardlight {

/// What a locked-down process may use at most.
struct LockdownLimits
{
    std::size_t addressSpaceBytes = 0;
    std::size_t sharedMemoryBytes = 0; ///< of one memory file; these escape the other limit
    int openFiles = 16;
};

/// Gives up, for good, everything a process needs only until its first hostile byte.
///
/// Afterwards it can compute, use memory, exchange messages over descriptors it holds, and exit.
/// Opening a file fails politely (ENOENT: iconv and DCMTK then report an error); anything else
/// (sockets, programs, threads, executable memory, signals to others) ends the process by SIGSYS.
/// No core dump, no ptrace. Linux: rlimits, no_new_privs, Landlock without rules where the kernel
/// has it, a seccomp filter always. Compiled out, but for the rlimits that sanitizers bear, where
/// WARDLIGHT_SANDBOX_LOCKDOWN is 0. Call before starting threads.
/// @return Error::Unavailable when the kernel refuses; do not go on then
[[nodiscard]] Result<> lockDown(const LockdownLimits& limits);

} // namespace wardlight
