#pragma once

#include "core/objects/s3/http_transfer.h"

#include <chrono>

namespace wardlight::objects {

/// Why one attempt at a request came to nothing, and what may help.
struct S3Fault
{
    enum class Remedy
    {
        None,       ///< asking again would bring the same answer
        Repeat,     ///< after a pause
        Slow,       ///< after a longer pause: the server is overloaded
        FixClock,   ///< sign with the server's time
        FixRegion,  ///< sign for the region that the answer names
        Credentials ///< ask for credentials anew
    };

    Error error;
    Remedy remedy = Remedy::None;
    QByteArray code = {};      ///< the server's, "NoSuchKey"; empty when it gave none
    QByteArray region = {};    ///< where the bucket is, where the answer says so
    QDateTime serverTime = {}; ///< UTC; null when the answer has no date
    QByteArray retryAfter = {};
    bool isTimeout = false;
    /// Whether the fault says that the server is in trouble.
    bool isServersFault = false;
};

/// What was asked for, for the messages.
struct S3Subject
{
    QString key;    ///< empty: the bucket
    QString server; ///< S3Endpoint::display
};

/// The fault of an answer with an error status, or of a successful one that carries an `<Error>`.
[[nodiscard]] S3Fault faultOf(const HttpResponse& response, const S3Subject& subject);
/// The fault of a transfer that brought no answer.
[[nodiscard]] S3Fault faultOf(const TransferError& error, const S3Subject& subject);

/// Whether the body of a successful answer is an `<Error>` all the same, as CopyObject's and
/// CompleteMultipartUpload's may be.
[[nodiscard]] bool carriesError(const HttpResponse& response);

} // namespace wardlight::objects
