#pragma once

#include "core/objects/s3/s3_store.h"
#include "tests/support/s3/ceph_gateway.h"

#include <functional>
#include <vector>

namespace wardlight::bench {

// What other programs need for the same objects, ms: curl on presigned links, and the usual tools.

/// Sends FOLDER/small-0 … to peer/0 …, so many at once.
[[nodiscard]] Result<double> curlPuts(objects::S3Store& store, const QString& folder, int count,
                                      int parallel);
/// Sends one file.
[[nodiscard]] Result<double> curlPut(objects::S3Store& store, const QString& file);
/// Fetches small/0 … to files in the folder.
[[nodiscard]] Result<double> curlGets(objects::S3Store& store, const QString& folder, int count,
                                      int parallel);
/// Reads small/0 … of a directory store to curl-0 … in the folder.
[[nodiscard]] Result<double> curlFiles(const QString& storeFolder, const QString& folder,
                                       int count);
/// Fetches "large" in four ranges at once, into four files.
[[nodiscard]] Result<double> curlRanges(objects::S3Store& store, const QString& folder,
                                        qint64 bytes);

/// A program that copies whole prefixes.
struct ObjectTool
{
    QString name;
    /// Fetches everything below small/ into a folder.
    std::function<Result<double>(const QString& folder)> getAll;
};

/// Those that are installed: aws, rclone.
[[nodiscard]] std::vector<ObjectTool> objectTools(objects::S3Store& store,
                                                  const test::CephGateway& gateway);

} // namespace wardlight::bench
