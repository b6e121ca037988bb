#include "core/async/job.h"

namespace wardlight {

void Job::report(qint64 done, qint64 total)
{
    m_done.store(done, std::memory_order_relaxed);
    m_total.store(total, std::memory_order_relaxed);
}

void Job::setStep(const QString& step)
{
    const std::lock_guard lock(m_mutex);
    m_step = step;
}

Job::Progress Job::progress() const
{
    const std::lock_guard lock(m_mutex);
    return {m_done.load(std::memory_order_relaxed), m_total.load(std::memory_order_relaxed),
            m_step};
}

} // namespace wardlight
