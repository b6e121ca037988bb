#include "core/async/pools.h"

#include <QThread>

#include <algorithm>

namespace wardlight {

Pools::Pools(int databaseThreads)
{
    const int cores = std::max(1, QThread::idealThreadCount());
    database.setMaxThreadCount(databaseThreads);
    objects.setMaxThreadCount(std::max(4, cores));
    decode.setMaxThreadCount(cores);
    compute.setMaxThreadCount(cores);
}

} // namespace wardlight
