#pragma once

#include "core/objects/s3/s3_client.h"

#include <chrono>
#include <optional>

namespace wardlight::objects {

/// What a test of a connection found, step by step; the first step that failed is the reason.
struct S3Report
{
    /// In this order; each needs the one before.
    enum class Step
    {
        Server,      ///< somebody answers there, and can prove to be the server
        Credentials, ///< the access key is known and the secret fits
        Bucket,      ///< there is such a bucket
        List         ///< its objects may be listed
    };

    /// Empty when everything works.
    std::optional<Step> failedStep;
    Error error; ///< of that step
    /// What the server needed for its answer, name, connection and TLS included.
    std::chrono::milliseconds duration{};
    QString region;                          ///< the bucket's, as far as the server told
    std::chrono::milliseconds clockOffset{}; ///< the server's time less this computer's
    bool isSecure = false;                   ///< over TLS

    [[nodiscard]] bool isUsable() const { return !failedStep; }
};

/// Tries a bucket: asks for one key of its listing, changes nothing. Takes at most about ten
/// seconds. Blocking.
[[nodiscard]] S3Report testConnection(S3Config config,
                                      std::shared_ptr<CredentialSource> credentials,
                                      const std::shared_ptr<TransferThread>& transfers,
                                      const std::shared_ptr<const Clock>& clock,
                                      const std::function<bool()>& isCancelled = {});

} // namespace wardlight::objects
