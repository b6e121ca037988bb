#pragma once

#include "app/ctl/command_line.h"
#include "core/objects/s3/s3_config.h"

#include <optional>

namespace wardlight::ctl {

/// The options that name a bucket: --endpoint, --bucket, --region, --style, --ca, --no-encryption,
/// --checksum-trailers,
/// --make-bucket.
struct BucketOptions
{
    std::string endpoint;
    std::string bucket;
    std::string region = "us-east-1";
    std::string style = "auto";
    std::string caFile;
    bool forgoesEncryption = false;
    bool sendsChecksumTrailers = false;
    bool makesBucket = false;

    /// Adds them to a command.
    void addTo(CLI::App* command);
    /// Empty when no bucket is named.
    [[nodiscard]] std::optional<objects::S3Config> config() const;
};

} // namespace wardlight::ctl
