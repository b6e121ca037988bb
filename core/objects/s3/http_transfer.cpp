#include "core/objects/s3/http_transfer.h"

#include "core/objects/s3/transfer.h"

#include <algorithm>
#include <array>
#include <list>
#include <thread>
#include <vector>

namespace wardlight::objects {

namespace {

/// How long a cancelled transfer or one over its deadline may go unnoticed.
constexpr int WatchIntervalMs = 100;
/// With nothing on its way the thread sleeps until it is woken; libcurl takes no "for ever" here
/// and would return at once.
constexpr int IdleIntervalMs = 3'600'000;
constexpr std::chrono::milliseconds AskInterval{100};

using TransferPointer = std::shared_ptr<Transfer>;

struct CurlLibrary
{
    CurlLibrary() { curl_global_init(CURL_GLOBAL_DEFAULT); }
    ~CurlLibrary() { curl_global_cleanup(); }
    Q_DISABLE_COPY_MOVE(CurlLibrary)
};

void ensureCurlLibrary()
{
    static const CurlLibrary library;
}

/// Hands bytes to a sink; its error when it wants no more.
std::optional<Error> deliver(const std::deque<QByteArray>& chunks, const HttpResponse& head,
                             const HttpSink& sink)
{
    for (const QByteArray& chunk : chunks) {
        const std::span bytes(chunk.constData(), std::size_t(chunk.size()));
        if (const auto taken = sink(head, std::as_bytes(bytes)); !taken)
            return taken.error();
    }
    return std::nullopt;
}

} // namespace

/// What the transfer thread does: starts what waits, most urgent first, moves bytes, watches
/// deadlines.
class TransferThread::Loop
{
public:
    explicit Loop(const Options& options) : m_options(options), m_multi(curl_multi_init())
    {
        curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, long(options.connections));
        m_thread = std::thread([this] { run(); });
    }

    ~Loop() { curl_multi_cleanup(m_multi); }
    Q_DISABLE_COPY_MOVE(Loop)

    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isStopping = true;
        }
        wake();
        m_thread.join();
    }

    void submit(const TransferPointer& transfer)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_isStopping) {
                m_waiting[std::size_t(transfer->priority())].push_back(transfer);
                wake();
                return;
            }
        }
        transfer->finish({TransferFailure::Cancelled, QStringLiteral("shutting down")});
    }

    void wake() { curl_multi_wakeup(m_multi); }

private:
    void run()
    {
        while (!isStopping()) {
            startWaiting();
            for (const TransferPointer& transfer : m_active)
                transfer->resumeIfWanted();
            int running = 0;
            curl_multi_perform(m_multi, &running);
            collectFinished();
            giveUpOverdue();
            // A place that has just become free is used at once.
            if (!canStart())
                curl_multi_poll(m_multi, nullptr, 0,
                                m_active.empty() ? IdleIntervalMs : WatchIntervalMs, nullptr);
        }
        cancelAll();
    }

    [[nodiscard]] bool isStopping()
    {
        const std::lock_guard lock(m_mutex);
        return m_isStopping;
    }

    /// The next transfer that may start; null when none may. Foreground may use every connection.
    [[nodiscard]] std::list<TransferPointer>* nextQueue()
    {
        const std::size_t active = m_active.size();
        const auto budget = std::size_t(m_options.connections);
        const std::size_t forOthers = budget - std::size_t(m_options.foregroundReserve);
        for (std::size_t level = 0; level < m_waiting.size(); ++level) {
            if (!m_waiting[level].empty() && active < (level == 0 ? budget : forOthers))
                return &m_waiting[level];
        }
        return nullptr;
    }

    [[nodiscard]] bool canStart()
    {
        const std::lock_guard lock(m_mutex);
        return nextQueue() != nullptr;
    }

    void startWaiting()
    {
        for (;;) {
            TransferPointer transfer;
            {
                const std::lock_guard lock(m_mutex);
                auto* queue = nextQueue();
                if (!queue)
                    return;
                transfer = std::move(queue->front());
                queue->pop_front();
            }
            CURL* easy = transfer->isCancelled() ? nullptr : transfer->prepare();
            if (easy && curl_multi_add_handle(m_multi, easy) == CURLM_OK)
                m_active.push_back(std::move(transfer));
            else
                transfer->finish({TransferFailure::Cancelled, QStringLiteral("not started")});
        }
    }

    void collectFinished()
    {
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            CURL* easy = message->easy_handle;
            const CURLcode code = message->data.result;
            const auto found = std::ranges::find(m_active, easy, &Transfer::handle);
            curl_multi_remove_handle(m_multi, easy);
            const TransferPointer transfer = *found;
            m_active.erase(found);
            transfer->finish(code);
        }
    }

    void giveUpOverdue()
    {
        const auto now = Transfer::Clock::now();
        std::erase_if(m_active, [&](const TransferPointer& transfer) {
            auto error = transfer->overdue(now);
            if (!error)
                return false;
            curl_multi_remove_handle(m_multi, transfer->handle());
            transfer->finish(std::move(*error));
            return true;
        });
        dropCancelledWaiting();
    }

    void dropCancelledWaiting()
    {
        const std::lock_guard lock(m_mutex);
        for (auto& queue : m_waiting) {
            std::erase_if(queue, [](const TransferPointer& transfer) {
                if (transfer->isCancelled())
                    transfer->finish({TransferFailure::Cancelled, QStringLiteral("cancelled")});
                return transfer->isCancelled();
            });
        }
    }

    void cancelAll()
    {
        for (const TransferPointer& transfer : m_active) {
            transfer->cancel();
            curl_multi_remove_handle(m_multi, transfer->handle());
            transfer->finish({TransferFailure::Cancelled, QStringLiteral("shutting down")});
        }
        m_active.clear();
        const std::lock_guard lock(m_mutex);
        for (auto& queue : m_waiting) {
            for (const TransferPointer& transfer : queue)
                transfer->finish({TransferFailure::Cancelled, QStringLiteral("shutting down")});
            queue.clear();
        }
    }

    Options m_options;
    CURLM* m_multi;
    std::list<TransferPointer> m_active; ///< the thread's own

    std::mutex m_mutex;
    std::array<std::list<TransferPointer>, 3> m_waiting; ///< by priority
    bool m_isStopping = false;
    std::thread m_thread;
};

TransferThread::TransferThread() : TransferThread(Options())
{}

TransferThread::TransferThread(const Options& options)
{
    ensureCurlLibrary();
    m_loop = std::make_shared<Loop>(options);
}

TransferThread::~TransferThread()
{
    m_loop->stop();
}

TransferResult TransferThread::perform(const HttpRequest& request, const TransferWishes& wishes)
{
    const auto loop = m_loop;
    const auto transfer = std::make_shared<Transfer>(request, bool(wishes.sink));
    loop->submit(transfer);
    std::optional<Error> refusal;
    for (;;) {
        const Transfer::Progress progress = transfer->take(AskInterval);
        if (progress.wantsResume)
            loop->wake();
        if (progress.isFinished && progress.chunks.empty())
            break;
        if (refusal || transfer->isCancelled())
            continue; // what is still coming is not wanted any more
        refusal = deliver(progress.chunks, transfer->head(), wishes.sink);
        if (refusal || (wishes.isCancelled && wishes.isCancelled())) {
            transfer->cancel();
            loop->wake();
        }
    }
    if (refusal) {
        return tl::unexpected(TransferError{TransferFailure::Refused,
                                            QStringLiteral("the receiver stopped"), *refusal});
    }
    return transfer->outcome();
}

} // namespace wardlight::objects
