#pragma once

#include "core/objects/s3/credentials.h"
#include "core/objects/s3/s3_config.h"
#include "tests/support/watched_folder.h"

namespace wardlight::test {

/// Another real S3 server: OpenStack Swift with its s3api, on 127.0.0.1. It offers less than Ceph's
/// gateway and says different things. Starting it takes some five seconds; it ends with the object,
/// and with the test program, however that ends.
class SwiftServer
{
public:
    [[nodiscard]] static Result<SwiftServer> start();

    /// "http://127.0.0.1:PORT"
    [[nodiscard]] QString endpoint() const;
    [[nodiscard]] static objects::Credentials credentials();

    /// Makes an empty bucket with a name of its own.
    [[nodiscard]] Result<objects::S3Config> createBucket() const;

private:
    SwiftServer(WatchedFolder folder, int port) : m_folder(std::move(folder)), m_port(port) {}

    WatchedFolder m_folder;
    int m_port;
};

} // namespace wardlight::test
