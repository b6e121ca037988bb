#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace wardlight::postgres {

/// How far one got with a server, in this order.
enum class ServerStep
{
    Reach,   ///< the connection itself
    Encrypt, ///< TLS
    LogIn,   ///< the account and the database
    Ask      ///< questions about what is there
};

/// What one attempt to connect to a server found.
struct ServerAnswer
{
    ServerStep step = ServerStep::Reach; ///< where it failed; Ask when it did not
    std::optional<Error> failure;
    bool wantsPassword = false; ///< the login failed because no password was given

    QString tls;     ///< "TLSv1.3, TLS_AES_256_GCM_SHA384"; empty: not encrypted
    QString version; ///< "15.14"
    QString user;
    QString database;
    bool isStandby = false;
    std::chrono::microseconds latency{}; ///< of a question and its answer, the median of five
    int schemaVersion = 0;               ///< 0: no schema of ours
    QStringList missingExtensions;       ///< of those that the schema needs
};

struct ProbeOptions
{
    std::chrono::milliseconds timeout{10'000}; ///< for everything together
    std::function<bool()> isCancelled = [] { return false; };
};

/// Connects once to the one host of a connection string, asks what is there and leaves nothing
/// behind; writes nothing. Blocking; ends within 200 ms of isCancelled().
/// Errors in the answer: Unavailable, Timeout, Cancelled, Permission (the account), NotFound (the
/// database), Integrity (a certificate), Invalid (the string).
[[nodiscard]] ServerAnswer probeServer(const QString& dsn, const ProbeOptions& options = {});

} // namespace wardlight::postgres
