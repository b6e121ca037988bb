#include "core/objects/s3/transfer.h"

#include <QFile>

#include <algorithm>
#include <cstring>

namespace wardlight::objects {

namespace {

constexpr long BufferBytes = 256L * 1024;
constexpr qsizetype MaximumCollectedBytes = 16L * 1024 * 1024;
constexpr qsizetype MaximumHeaderBytes = 256L * 1024;
/// Below this a refused body costs less than waiting for "100 Continue".
constexpr qsizetype ExpectBytes = 1024L * 1024;
constexpr long ExpectWaitMs = 1000;

Transfer* of(void* self)
{
    return static_cast<Transfer*>(self);
}

} // namespace

Transfer::Transfer(HttpRequest request, bool streams)
    : m_request(std::move(request)), m_streams(streams)
{}

Transfer::~Transfer()
{
    if (m_easy)
        curl_easy_cleanup(m_easy);
    curl_slist_free_all(m_headerList);
}

CURL* Transfer::prepare()
{
    m_easy = curl_easy_init();
    if (m_easy)
        setUp();
    m_started = Clock::now();
    m_lastMoved = m_started;
    m_windowStart = m_started;
    return m_easy;
}

void Transfer::setUp()
{
    const auto set = [this](CURLoption option, auto value) {
        curl_easy_setopt(m_easy, option, value);
    };
    set(CURLOPT_URL, m_request.url.constData());
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_NOPROGRESS, 1L);
    set(CURLOPT_TCP_KEEPALIVE, 1L);
    set(CURLOPT_BUFFERSIZE, BufferBytes);
    set(CURLOPT_UPLOAD_BUFFERSIZE, BufferBytes);
    set(CURLOPT_CONNECTTIMEOUT_MS, long(m_request.limits.connect.count()));
    set(CURLOPT_ERRORBUFFER, &m_errorText[0]);
    set(CURLOPT_PRIVATE, static_cast<void*>(this));
    set(CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    set(CURLOPT_HEADERDATA, static_cast<void*>(this));
    set(CURLOPT_WRITEFUNCTION, &Transfer::onBody);
    set(CURLOPT_WRITEDATA, static_cast<void*>(this));
    setUpTls();
    setUpBody();
    for (const HttpHeader& header : m_request.headers) {
        // libcurl takes "name;" for a header without a value and drops "name:"
        const QByteArray line =
            header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value;
        m_headerList = curl_slist_append(m_headerList, line.constData());
    }
    set(CURLOPT_HTTPHEADER, m_headerList);
}

void Transfer::setUpTls() const
{
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(m_easy, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (!m_request.caFile.isEmpty()) {
        const QByteArray file = QFile::encodeName(m_request.caFile);
        curl_easy_setopt(m_easy, CURLOPT_CAINFO, file.constData());
        curl_easy_setopt(m_easy, CURLOPT_CAPATH, nullptr);
    }
}

void Transfer::setUpBody()
{
    if (m_request.method == "HEAD") {
        curl_easy_setopt(m_easy, CURLOPT_NOBODY, 1L);
        return;
    }
    curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, m_request.method.constData());
    if (!m_request.body)
        return;
    curl_easy_setopt(m_easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(m_easy, CURLOPT_INFILESIZE_LARGE, curl_off_t(m_request.body->size()));
    curl_easy_setopt(m_easy, CURLOPT_READFUNCTION, &Transfer::onSend);
    curl_easy_setopt(m_easy, CURLOPT_READDATA, static_cast<void*>(this));
    curl_easy_setopt(m_easy, CURLOPT_SEEKFUNCTION, &Transfer::onRewind);
    curl_easy_setopt(m_easy, CURLOPT_SEEKDATA, static_cast<void*>(this));
    if (m_request.body->size() < ExpectBytes)
        m_headerList = curl_slist_append(m_headerList, "expect:");
    curl_easy_setopt(m_easy, CURLOPT_EXPECT_100_TIMEOUT_MS, ExpectWaitMs);
}

std::size_t Transfer::onHeader(char* text, std::size_t size, std::size_t count, void* self)
{
    of(self)->takeHeader(QByteArrayView(text, qsizetype(size * count)));
    return of(self)->m_isTooLarge ? 0 : size * count;
}

void Transfer::takeHeader(QByteArrayView line)
{
    moved(line.size());
    if (m_hasBody)
        return; // trailers of a chunked answer, while the caller may be reading the head
    if (line.startsWith("HTTP/")) {
        // A new answer begins: what came before was "100 Continue".
        m_response = {};
        long status = 0;
        curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
        m_response.status = int(status);
        // An answer before the body was sent: some servers never read from this connection again.
        if (status >= 400 && m_request.body && m_sent < m_request.body->size())
            curl_easy_setopt(m_easy, CURLOPT_FORBID_REUSE, 1L);
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon < 1)
        return;
    m_response.headers.push_back({line.first(colon).toByteArray().toLower(),
                                  line.sliced(colon + 1).toByteArray().trimmed()});
    qsizetype bytes = 0;
    for (const HttpHeader& header : m_response.headers)
        bytes += header.name.size() + header.value.size();
    m_isTooLarge = bytes > MaximumHeaderBytes;
}

std::size_t Transfer::onBody(char* bytes, std::size_t size, std::size_t count, void* self)
{
    return of(self)->takeBody(QByteArrayView(bytes, qsizetype(size * count)));
}

bool Transfer::goesToSink() const
{
    return m_streams && m_response.isSuccess();
}

std::size_t Transfer::takeBody(QByteArrayView bytes)
{
    m_hasBody = true;
    if (goesToSink())
        return enqueue(bytes);
    moved(bytes.size());
    if (m_response.body.size() + bytes.size() > MaximumCollectedBytes) {
        m_isTooLarge = true;
        return 0;
    }
    m_response.body.append(bytes);
    return std::size_t(bytes.size());
}

std::size_t Transfer::enqueue(QByteArrayView bytes)
{
    bool isNews = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_queued >= QueueBytes) {
            m_isPaused = true;
            m_wantsResume = false;
            return CURL_WRITEFUNC_PAUSE;
        }
        if (m_chunks.empty() || m_chunks.back().size() + bytes.size() > BufferBytes) {
            m_chunks.emplace_back();
            m_chunks.back().reserve(BufferBytes);
        }
        m_chunks.back().append(bytes); // libcurl hands out no more than 16 KiB at once
        m_queued += bytes.size();
        isNews = m_queued == bytes.size();
    }
    moved(bytes.size());
    if (isNews)
        m_changed.notify_one();
    return std::size_t(bytes.size());
}

std::size_t Transfer::onSend(char* room, std::size_t size, std::size_t count, void* self)
{
    Transfer* transfer = of(self);
    const QByteArray& body = *transfer->m_request.body;
    const auto bytes = std::min(qint64(size * count), qint64(body.size()) - transfer->m_sent);
    std::memcpy(room, body.constData() + transfer->m_sent, std::size_t(bytes));
    transfer->m_sent += bytes;
    transfer->moved(bytes);
    return std::size_t(bytes);
}

int Transfer::onRewind(void* self, curl_off_t offset, int origin)
{
    if (origin != SEEK_SET || offset > of(self)->m_request.body->size())
        return CURL_SEEKFUNC_FAIL;
    of(self)->m_sent = offset;
    return CURL_SEEKFUNC_OK;
}

void Transfer::moved(qint64 bytes)
{
    m_lastMoved = Clock::now();
    m_windowBytes += bytes;
}

std::optional<TransferError> Transfer::overdue(Clock::time_point now)
{
    if (isCancelled())
        return TransferError{TransferFailure::Cancelled, QStringLiteral("cancelled")};
    const TransferLimits& limits = m_request.limits;
    if (limits.total.count() > 0 && now - m_started > limits.total)
        return TransferError{TransferFailure::Timeout, QStringLiteral("over the total time")};
    if (m_isPaused) { // the caller is slow, not the server
        m_lastMoved = now;
        m_windowStart = now;
        m_windowBytes = 0;
        return std::nullopt;
    }
    if (now - m_lastMoved > limits.idle)
        return TransferError{TransferFailure::Timeout, QStringLiteral("silent too long")};
    if (limits.minimumBytesPerSecond > 0 && now - m_windowStart > limits.slowFor) {
        const auto seconds = std::chrono::duration<double>(now - m_windowStart).count();
        if (double(m_windowBytes) < double(limits.minimumBytesPerSecond) * seconds)
            return TransferError{TransferFailure::Timeout, QStringLiteral("too slow")};
        m_windowStart = now;
        m_windowBytes = 0;
    }
    return std::nullopt;
}

TransferError Transfer::failure(CURLcode code) const
{
    const QString detail = QStringLiteral("%1 (%2)").arg(
        QString::fromUtf8(m_errorText[0] != 0 ? &m_errorText[0] : curl_easy_strerror(code)),
        QString::number(int(code)));
    if (m_isTooLarge)
        return {TransferFailure::Protocol, QStringLiteral("the answer is too large")};
    switch (code) { // libcurl's own enum: what is not named here broke on the way
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return {TransferFailure::Resolve, detail};
    case CURLE_COULDNT_CONNECT:
        return {TransferFailure::Connect, detail};
    case CURLE_OPERATION_TIMEDOUT: // only the connection's: all other deadlines are ours
        return {TransferFailure::Connect, detail};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return {TransferFailure::Certificate, detail};
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_USE_SSL_FAILED:
        return {TransferFailure::Secure, detail};
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_BAD_CONTENT_ENCODING:
        return {TransferFailure::Protocol, detail};
    case CURLE_OUT_OF_MEMORY:
        return {TransferFailure::Protocol, QStringLiteral("out of memory")};
    default:
        return {TransferFailure::Cut, detail};
    }
}

void Transfer::finish(CURLcode code)
{
    if (code != CURLE_OK) {
        finish(failure(code));
        return;
    }
    const std::lock_guard lock(m_mutex);
    m_outcome = m_response; // not moved: the caller may be reading the head
    m_changed.notify_one();
}

void Transfer::finish(TransferError error)
{
    const std::lock_guard lock(m_mutex);
    m_outcome = tl::unexpected(std::move(error));
    m_changed.notify_one();
}

void Transfer::resumeIfWanted()
{
    if (!m_isPaused)
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_wantsResume)
            return;
        m_wantsResume = false;
    }
    m_isPaused = false;
    curl_easy_pause(m_easy, CURLPAUSE_CONT);
}

Transfer::Progress Transfer::take(std::chrono::milliseconds wait)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, wait, [this] { return m_outcome || !m_chunks.empty(); });
    Progress progress;
    progress.chunks.swap(m_chunks);
    progress.wantsResume = m_queued >= QueueBytes;
    m_wantsResume = m_wantsResume || progress.wantsResume;
    m_queued = 0;
    progress.isFinished = m_outcome.has_value();
    return progress;
}

TransferResult Transfer::outcome()
{
    const std::lock_guard lock(m_mutex);
    return std::move(*m_outcome);
}

} // namespace wardlight::objects
