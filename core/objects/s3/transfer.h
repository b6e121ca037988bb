#pragma once

#include "core/objects/s3/http_transfer.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <curl/curl.h>
#include <deque>
#include <mutex>

namespace wardlight::objects {

/// One request under way: the transfer thread's end and the waiting caller's end.
class Transfer
{
public:
    using Clock = std::chrono::steady_clock;

    /// Bytes that may wait for the caller before the transfer is paused.
    static constexpr qint64 QueueBytes = qint64(4) * 1024 * 1024;

    Transfer(HttpRequest request, bool streams);
    ~Transfer();
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    // The transfer thread's end.

    /// Makes the libcurl handle; null when memory ran out.
    [[nodiscard]] CURL* prepare();
    [[nodiscard]] CURL* handle() const { return m_easy; }
    [[nodiscard]] TransferPriority priority() const { return m_request.priority; }
    /// Why the transfer is to be given up now; empty while it may go on.
    [[nodiscard]] std::optional<TransferError> overdue(Clock::time_point now);
    /// Records libcurl's verdict.
    void finish(CURLcode code);
    void finish(TransferError error);
    /// Lets a paused transfer go on, if the caller has made room.
    void resumeIfWanted();

    // The caller's end.

    struct Progress
    {
        std::deque<QByteArray> chunks;
        bool isFinished = false;
        bool wantsResume = false; ///< the loop is to be woken: it waits for room
    };
    /// Waits for bytes or the end, at most @p wait.
    [[nodiscard]] Progress take(std::chrono::milliseconds wait);
    [[nodiscard]] TransferResult outcome();
    /// Status and headers, once a chunk has come.
    [[nodiscard]] const HttpResponse& head() const { return m_response; }
    void cancel() { m_isCancelled.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return m_isCancelled.load(std::memory_order_relaxed); }

private:
    static std::size_t onHeader(char* text, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* bytes, std::size_t size, std::size_t count, void* self);
    static std::size_t onSend(char* room, std::size_t size, std::size_t count, void* self);
    static int onRewind(void* self, curl_off_t offset, int origin);

    void setUp();
    void setUpBody();
    void setUpTls() const;
    void takeHeader(QByteArrayView line);
    std::size_t takeBody(QByteArrayView bytes);
    std::size_t enqueue(QByteArrayView bytes);
    [[nodiscard]] bool goesToSink() const;
    [[nodiscard]] TransferError failure(CURLcode code) const;
    void moved(qint64 bytes);

    HttpRequest m_request;
    bool m_streams;
    CURL* m_easy = nullptr;
    curl_slist* m_headerList = nullptr;
    char m_errorText[CURL_ERROR_SIZE] = {};
    qint64 m_sent = 0;
    bool m_isPaused = false;
    bool m_isTooLarge = false;
    bool m_hasBody = false; ///< from now on the head does not change
    Clock::time_point m_started;
    Clock::time_point m_lastMoved;
    Clock::time_point m_windowStart; ///< of the rate being measured
    qint64 m_windowBytes = 0;

    std::atomic<bool> m_isCancelled = false;
    HttpResponse m_response;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<QByteArray> m_chunks;
    qint64 m_queued = 0;
    bool m_wantsResume = false;
    std::optional<TransferResult> m_outcome;
};

} // namespace wardlight::objects
