#pragma once

#include <QString>

namespace wardlight {

/// What kind of failure happened; decides exit codes, retries and the shape of an error surface.
enum class ErrorCode
{
    Invalid,        ///< the input breaks a rule
    NotFound,       ///< what was named does not exist
    Conflict,       ///< it exists already, differently
    AlreadyApplied, ///< the same operation id was applied before; nothing was done again
    Integrity,      ///< bytes do not match their recorded hash, or a chain is broken
    Unverified,     ///< there is no recorded hash to check against
    Unavailable,    ///< a server, device or store does not answer
    Timeout,        ///< a deadline passed
    Cancelled,      ///< the person or the program gave up waiting
    Permission,     ///< the operating system or the server refuses access
    NoSpace,        ///< a disk is full
    Limit,          ///< a budget (bytes, time, depth, count) would be exceeded
    Unsupported,    ///< valid, but not something this program can do
    Schema,         ///< the database's schema and this program do not fit
    Internal,       ///< our own bug
};

/// A failure with a message for the person and a detail for the log.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    /// Translated: what happened, what it means, what to do. May name what the person named.
    QString message;
    /// For the log, English; never holds a name, an MRN or a clinical value.
    QString detail = {};
    /// Whether the same call may succeed a little later.
    bool retryable = false;
};

/// Stable English word for a code, for logs and JSON: "not-found".
[[nodiscard]] QString errorCodeName(ErrorCode code);

} // namespace wardlight
