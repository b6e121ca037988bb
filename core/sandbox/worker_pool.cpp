#include "core/sandbox/worker_pool.h"

#include <algorithm>

namespace wardlight::sandbox {

WorkerPool::Lease::Lease(WorkerPool& pool, std::unique_ptr<Worker> worker, QString scope)
    : m_pool(&pool), m_worker(std::move(worker)), m_scope(std::move(scope))
{}

WorkerPool::Lease::Lease(Lease&& other) noexcept
    : m_pool(other.m_pool), m_worker(std::move(other.m_worker)), m_scope(std::move(other.m_scope)),
      m_isTrusted(other.m_isTrusted)
{}

WorkerPool::Lease::~Lease()
{
    if (m_worker)
        m_pool->giveBack(std::move(m_worker), m_scope, m_isTrusted);
}

Result<MessageSocket::Message> WorkerPool::Lease::ask(const QByteArray& request, int fd,
                                                      std::chrono::milliseconds deadline)
{
    auto answer = m_worker->ask(request, fd, deadline);
    if (!answer)
        distrust();
    return answer;
}

WorkerPool::WorkerPool(Options options) : m_options(std::move(options))
{}

WorkerPool::~WorkerPool() = default;

Result<WorkerPool::Lease> WorkerPool::acquire(const QString& scope)
{
    std::unique_lock lock(m_mutex);
    std::unique_ptr<Worker> retired; // ends after the lock was given up
    for (;;) {
        if (auto worker = takeIdle(scope)) {
            if (worker->isAlive()) {
                m_busy.push_back(worker->id());
                return Lease(*this, std::move(worker), scope);
            }
            continue; // died while idle: nobody's request is lost
        }
        if (hasRoom())
            break;
        if (!m_idle.empty()) {
            retired = std::move(m_idle.front().worker);
            m_idle.pop_front();
            break;
        }
        m_changed.wait(lock);
    }
    ++m_starting;
    lock.unlock();

    auto worker = takeFresh();
    lock.lock();
    --m_starting;
    if (!worker) {
        m_changed.notify_one();
        return propagate(worker);
    }
    m_busy.push_back((*worker)->id());
    return Lease(*this, std::move(*worker), scope);
}

void WorkerPool::prewarm()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_spare)
            return;
    }
    auto started = Worker::start(m_options.program);
    const std::scoped_lock lock(m_mutex);
    if (started && !m_spare)
        m_spare = std::move(*started);
}

std::vector<int> WorkerPool::ids() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<int> ids = m_busy;
    for (const Idle& idle : m_idle)
        ids.push_back(idle.worker->id());
    if (m_spare)
        ids.push_back(m_spare->id());
    return ids;
}

std::unique_ptr<Worker> WorkerPool::takeIdle(const QString& scope)
{
    const auto found = std::find_if(m_idle.begin(), m_idle.end(),
                                    [&scope](const Idle& idle) { return idle.scope == scope; });
    if (found == m_idle.end())
        return nullptr;
    auto worker = std::move(found->worker);
    m_idle.erase(found);
    return worker;
}

bool WorkerPool::hasRoom() const
{
    return m_busy.size() + m_idle.size() + m_starting <
           static_cast<std::size_t>(m_options.maxWorkers);
}

Result<std::unique_ptr<Worker>> WorkerPool::takeFresh()
{
    std::unique_ptr<Worker> worker;
    {
        const std::scoped_lock lock(m_mutex);
        worker = std::move(m_spare);
    }
    if (!worker || !worker->isAlive()) {
        auto started = Worker::start(m_options.program);
        if (!started)
            return propagate(started);
        worker = std::move(*started);
    }
    prewarm();
    return worker;
}

void WorkerPool::giveBack(std::unique_ptr<Worker> worker, const QString& scope, bool isTrusted)
{
    {
        const std::scoped_lock lock(m_mutex);
        std::erase(m_busy, worker->id());
        if (isTrusted)
            m_idle.push_back({scope, std::move(worker)});
    }
    m_changed.notify_one();
}

} // namespace wardlight::sandbox
