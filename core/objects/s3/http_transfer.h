#pragma once

#include "core/objects/s3/http_fields.h"
#include "core/objects/s3/s3_config.h"

#include <QString>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace wardlight::objects {

/// Who waits for a transfer; the more urgent ones start first.
enum class TransferPriority
{
    Foreground, ///< a person is looking
    Prefetch,   ///< a person will probably look
    Background  ///< nobody waits: verification, mirroring
};

/// One HTTP request as it goes onto the wire.
struct HttpRequest
{
    QByteArray method;
    QByteArray url; ///< encoded; its path is sent as it is
    HttpHeaders headers = {};
    std::optional<QByteArray> body = {}; ///< sent again from the start where that is needed
    TransferLimits limits = {};
    QString caFile = {};
    TransferPriority priority = TransferPriority::Foreground;
};

/// What a server said.
struct HttpResponse
{
    int status = 0;
    HttpHeaders headers;
    QByteArray body; ///< unless it went to a sink

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        return headerValue(headers, name);
    }
};

/// Why there is no complete response.
enum class TransferFailure
{
    Resolve,     ///< the server's name is not known
    Connect,     ///< nobody answers there
    Certificate, ///< somebody answers who cannot prove to be the server
    Secure,      ///< TLS did not come about for another reason
    Timeout,     ///< too long silent, too slow, or over the total time
    Cut,         ///< the connection broke, or fewer bytes came than announced
    Protocol,    ///< what came is no HTTP, or too large
    Cancelled,
    Refused ///< the sink returned an error
};

struct TransferError
{
    TransferFailure failure = TransferFailure::Cut;
    QString detail;     ///< for the log, English
    Error refusal = {}; ///< the sink's, for Refused
};

using TransferResult = tl::expected<HttpResponse, TransferError>;

/// Takes a successful response's body as it arrives, on the thread that called perform.
using HttpSink = std::function<Result<>(const HttpResponse& head, std::span<const std::byte>)>;

/// What the caller of perform wants besides the request.
struct TransferWishes
{
    HttpSink sink = {};                     ///< empty: the body is collected, up to 16 MiB
    std::function<bool()> isCancelled = {}; ///< asked several times a second
};

/// All transfers of a program: one thread, one budget of connections, libcurl's multi interface.
///
/// perform() blocks the calling thread, not the transfer thread: a slow sink holds up its own
/// transfer alone. Thread-safe. The destructor cancels what still runs.
class TransferThread
{
public:
    struct Options
    {
        int connections = 24;      ///< at once, over all servers
        int foregroundReserve = 4; ///< of these, kept for Foreground
    };

    TransferThread();
    explicit TransferThread(const Options& options);
    ~TransferThread();
    TransferThread(const TransferThread&) = delete;
    TransferThread& operator=(const TransferThread&) = delete;

    /// Sends a request and waits for its answer. Redirects are not followed; an error status is an
    /// answer like any other. Ends within a second of a cancellation.
    [[nodiscard]] TransferResult perform(const HttpRequest& request,
                                         const TransferWishes& wishes = {});

private:
    class Loop;
    std::shared_ptr<Loop> m_loop; ///< kept by whoever still waits in perform()
};

} // namespace wardlight::objects
