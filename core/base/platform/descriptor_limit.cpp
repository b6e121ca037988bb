#include "core/base/platform/descriptor_limit.h"

#include <sys/resource.h>

namespace wardlight {

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max)
        return;
    limit.rlim_cur = limit.rlim_max;
    // Where even this is refused, the old limit holds and only very long series feel it.
    static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
}

} // namespace wardlight
