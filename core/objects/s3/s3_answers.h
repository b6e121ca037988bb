#pragma once

#include "core/objects/object_store.h"
#include "core/objects/s3/http_transfer.h"

#include <QDateTime>

namespace wardlight::objects {

// What S3's XML answers say. Every function returns Error::Invalid for a body that is not the
// answer it should be.

/// ListObjectsV2, asked with encoding-type=url. The continuation is the server's own token.
[[nodiscard]] Result<ListPage> parseListing(const QByteArray& body);

/// An upload in parts that was begun and neither completed nor aborted.
struct UploadInfo
{
    QString key;
    QString uploadId;
    QDateTime started; ///< UTC
};

struct UploadPage
{
    std::vector<UploadInfo> uploads;
    QString nextKey; ///< both empty on the last page
    QString nextUploadId;
};

/// ListMultipartUploads, asked without encoding-type: Ceph obeys it without saying so.
[[nodiscard]] Result<UploadPage> parseUploads(const QByteArray& body);
/// The upload id of CreateMultipartUpload.
[[nodiscard]] Result<QString> parseUploadId(const QByteArray& body);

/// An object that a batch could not delete.
struct DeleteFailure
{
    QString key;
    QString code; ///< the server's: "AccessDenied"
};

/// DeleteObjects, asked in quiet mode.
[[nodiscard]] Result<std::vector<DeleteFailure>> parseDeleteResult(const QByteArray& body);

/// What the headers of a GET or HEAD say of an object. For an answer to a range the size is that
/// of the whole object.
[[nodiscard]] ObjectInfo parseObjectInfo(const QString& key, const HttpResponse& response);

/// An ETag without its quotation marks.
[[nodiscard]] QString parseEtag(const QString& value);

/// The error of an answer that is no S3 server's.
[[nodiscard]] tl::unexpected<Error> unexpectedAnswer(const QString& detail);

} // namespace wardlight::objects
