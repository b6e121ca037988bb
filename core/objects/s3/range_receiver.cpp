#include "core/objects/s3/range_receiver.h"

#include "core/objects/s3/s3_answers.h"

#include <QCoreApplication>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <thread>

namespace wardlight::objects {

namespace {

/// One of the stretches that are fetched side by side.
constexpr qint64 StretchBytes = qint64(8) * 1024 * 1024;
constexpr std::chrono::milliseconds AskInterval{100};

/// First byte and whole size of "bytes 0-9/1234"; empty for anything else.
struct ContentRange
{
    qint64 first = 0;
    qint64 last = 0;
    qint64 size = 0;
};

std::optional<ContentRange> parseContentRange(const QByteArray& value)
{
    if (!value.startsWith("bytes "))
        return std::nullopt;
    const qsizetype dash = value.indexOf('-');
    const qsizetype slash = value.indexOf('/');
    if (dash < 0 || slash < dash)
        return std::nullopt;
    bool hasFirst = false;
    bool hasLast = false;
    bool hasSize = false;
    const ContentRange range{value.mid(6, dash - 6).toLongLong(&hasFirst),
                             value.mid(dash + 1, slash - dash - 1).toLongLong(&hasLast),
                             value.mid(slash + 1).toLongLong(&hasSize)};
    return hasFirst && hasLast && hasSize ? std::optional(range) : std::nullopt;
}

QByteArray etagOf(const HttpResponse& head)
{
    return parseEtag(QString::fromLatin1(head.header("etag"))).toLatin1();
}

Error cutError(const QString& server)
{
    return {ErrorCode::Unavailable,
            QCoreApplication::translate("S3Store", "%1 sent fewer bytes than it announced. Try "
                                                   "again.")
                .arg(server),
            QStringLiteral("short answer"), true};
}

} // namespace

S3Request RangeReceiver::nextRequest()
{
    S3Request request{.method = "GET", .key = m_key};
    if (!m_etag.isEmpty()) // bytes of another version would not go with those that came
        request.headers.push_back({"if-match", '"' + m_etag + '"'});
    m_askedFirst.reset();
    if (m_range || m_received > 0) {
        m_askedFirst = (m_range ? m_range->first : 0) + m_received;
        const QByteArray last = m_range ? QByteArray::number(m_range->last) : QByteArray();
        request.headers.push_back(
            {"range", "bytes=" + QByteArray::number(*m_askedFirst) + '-' + last});
    }
    return request;
}

bool RangeReceiver::isWhatWasAsked(const HttpResponse& head) const
{
    if (!m_etag.isEmpty() && etagOf(head) != m_etag)
        return false;
    if (!m_askedFirst)
        return head.status == 200 && !head.header("content-length").isEmpty();
    const auto range = parseContentRange(head.header("content-range"));
    return head.status == 206 && range && range->first == *m_askedFirst;
}

Result<> RangeReceiver::take(const HttpResponse& head, std::span<const std::byte> bytes)
{
    if (!isWhatWasAsked(head))
        return unexpectedAnswer(QStringLiteral("not the bytes that were asked for"));
    if (m_etag.isEmpty())
        m_etag = etagOf(head);
    m_received += qint64(bytes.size());
    return m_sink(bytes);
}

bool RangeReceiver::isUnwanted()
{
    if (!m_refusal) {
        if (auto wanted = m_sink({}); !wanted)
            m_refusal = wanted.error();
    }
    return m_refusal.has_value();
}

Result<ObjectInfo> RangeReceiver::run(S3Client& client, TransferPriority priority)
{
    const auto answer =
        client.send([this] { return nextRequest(); },
                    {.sink = [this](const HttpResponse& head,
                                    std::span<const std::byte> bytes) { return take(head, bytes); },
                     .isCancelled = [this] { return isUnwanted(); },
                     .priority = priority});
    if (m_refusal)
        return tl::unexpected(*m_refusal);
    if (!answer)
        return propagate(answer);
    if (!isWhatWasAsked(*answer))
        return unexpectedAnswer(QStringLiteral("not the bytes that were asked for"));
    if (m_etag.isEmpty())
        m_etag = etagOf(*answer);
    ObjectInfo info = parseObjectInfo(m_key, *answer);
    const qint64 first = m_range ? m_range->first : 0;
    const qint64 last = m_range ? std::min(m_range->last, info.bytes - 1) : info.bytes - 1;
    if (m_received != last - first + 1)
        return tl::unexpected(cutError(client.display()));
    return info;
}

namespace {

/// Stretches that workers fetch ahead while they are handed on in order.
class ParallelReceiver
{
public:
    ParallelReceiver(S3Client& client, TransferPriority priority, QString key,
                     const ByteRange& range, QByteArray etag, int parallel)
        : m_client(client), m_priority(priority), m_key(std::move(key)), m_range(range),
          m_etag(std::move(etag)), m_parallel(parallel),
          m_count((range.last - range.first) / StretchBytes + 1)
    {}

    Result<> run(const ByteSink& sink)
    {
        std::vector<std::jthread> workers;
        for (int worker = 0; worker < int(std::min<qint64>(m_parallel, m_count)); ++worker)
            workers.emplace_back([this] { work(); });
        auto outcome = handOn(sink);
        stop();
        return outcome;
    }

private:
    struct Stretch
    {
        QByteArray bytes;
        Result<> outcome;
    };

    void work()
    {
        while (const auto index = nextIndex()) {
            Stretch stretch;
            const qint64 first = m_range.first + *index * StretchBytes;
            const ByteRange range{first, std::min(first + StretchBytes - 1, m_range.last)};
            stretch.bytes.reserve(range.last - range.first + 1);
            const ByteSink collect = [&](std::span<const std::byte> bytes) -> Result<> {
                if (isStopped())
                    return fail(ErrorCode::Cancelled, {});
                stretch.bytes.append(reinterpret_cast<const char*>(bytes.data()),
                                     qsizetype(bytes.size()));
                return {};
            };
            RangeReceiver receiver(m_key, range, m_etag, collect);
            if (const auto info = receiver.run(m_client, m_priority); !info)
                stretch.outcome = propagate(info);
            const std::lock_guard lock(m_mutex);
            m_done.emplace(*index, std::move(stretch));
            m_changed.notify_all();
        }
    }

    /// The next stretch to fetch; waits while too many are waiting to be handed on.
    std::optional<qint64> nextIndex()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] {
            return m_isStopped || m_next == m_count || m_next < m_handedOn + 2 * m_parallel;
        });
        return m_isStopped || m_next == m_count ? std::nullopt : std::optional(m_next++);
    }

    Result<> handOn(const ByteSink& sink)
    {
        for (qint64 index = 0; index < m_count; ++index) {
            auto stretch = await(index, sink);
            if (!stretch)
                return propagate(stretch);
            if (!stretch->outcome)
                return stretch->outcome;
            const std::span bytes(stretch->bytes.constData(), std::size_t(stretch->bytes.size()));
            if (auto taken = sink(std::as_bytes(bytes)); !taken)
                return taken;
            const std::lock_guard lock(m_mutex);
            m_handedOn = index + 1;
            m_changed.notify_all();
        }
        return {};
    }

    Result<Stretch> await(qint64 index, const ByteSink& sink)
    {
        for (;;) {
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait_for(lock, AskInterval,
                                   [&] { return m_done.find(index) != m_done.end(); });
                if (auto found = m_done.extract(index))
                    return std::move(found.mapped());
            }
            if (const auto wanted = sink({}); !wanted)
                return propagate(wanted);
        }
    }

    [[nodiscard]] bool isStopped()
    {
        const std::lock_guard lock(m_mutex);
        return m_isStopped;
    }

    void stop()
    {
        const std::lock_guard lock(m_mutex);
        m_isStopped = true;
        m_changed.notify_all();
    }

    S3Client& m_client;
    TransferPriority m_priority;
    QString m_key;
    ByteRange m_range;
    QByteArray m_etag;
    int m_parallel;
    qint64 m_count;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<qint64, Stretch> m_done;
    qint64 m_next = 0;
    qint64 m_handedOn = 0;
    bool m_isStopped = false;
};

} // namespace

Result<> receiveInParallel(S3Client& client, TransferPriority priority, const QString& key,
                           const ByteRange& range, const QByteArray& etag, int parallel,
                           const ByteSink& sink)
{
    return ParallelReceiver(client, priority, key, range, etag, parallel).run(sink);
}

} // namespace wardlight::objects
