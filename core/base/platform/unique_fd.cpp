#include "core/base/platform/unique_fd.h"

#include <unistd.h>

namespace wardlight {

void UniqueFd::reset(int fd)
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = fd;
}

} // namespace wardlight
