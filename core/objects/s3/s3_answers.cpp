#include "core/objects/s3/s3_answers.h"

#include "core/objects/s3/header_text.h"
#include "core/objects/s3/http_date.h"
#include "core/objects/s3/xml_element.h"

#include <QCoreApplication>

namespace wardlight::objects {

namespace {

const QByteArray MetadataPrefix = QByteArrayLiteral("x-amz-meta-");

Result<XmlElement> parseAnswer(const QByteArray& body, QStringView root)
{
    auto document = XmlElement::parse(body);
    if (document && document->name() != root)
        return unexpectedAnswer(document->name() + QStringLiteral(" instead of ") +
                                root.toString());
    return document;
}

/// Undoes encoding-type=url, where the server says it obeyed; some write spaces as "+".
class KeyDecoder
{
public:
    explicit KeyDecoder(const XmlElement& answer)
        : m_isEncoded(answer.childText(u"EncodingType") == QStringLiteral("url"))
    {}

    [[nodiscard]] QString operator()(const QString& text) const
    {
        if (!m_isEncoded)
            return text;
        QByteArray encoded = text.toUtf8();
        encoded.replace('+', "%20");
        return QString::fromUtf8(QByteArray::fromPercentEncoding(encoded));
    }

private:
    bool m_isEncoded;
};

QDateTime parseTime(const QString& text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

QString storageClassOr(const QString& named)
{
    return named.isEmpty() ? QStringLiteral("STANDARD") : named;
}

/// The whole object's size from "bytes 0-9/1234"; empty where there is none.
std::optional<qint64> sizeFromContentRange(const QByteArray& value)
{
    bool isNumber = false;
    const qint64 size = value.mid(value.indexOf('/') + 1).toLongLong(&isNumber);
    return isNumber && value.contains('/') ? std::optional(size) : std::nullopt;
}

} // namespace

tl::unexpected<Error> unexpectedAnswer(const QString& detail)
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate("S3Answers",
                                            "The S3 server answered with something that is not "
                                            "understood. Is this the address of an S3 server?"),
                detail);
}

QString parseEtag(const QString& value)
{
    QString etag = value.trimmed();
    if (etag.size() >= 2 && etag.startsWith(u'"') && etag.endsWith(u'"'))
        etag = etag.mid(1, etag.size() - 2);
    return etag;
}

Result<ListPage> parseListing(const QByteArray& body)
{
    const auto answer = parseAnswer(body, u"ListBucketResult");
    if (!answer)
        return propagate(answer);
    const KeyDecoder decode(*answer);
    ListPage page;
    for (const XmlElement* content : answer->childrenNamed(u"Contents")) {
        bool isNumber = false;
        ObjectInfo info;
        info.key = decode(content->childText(u"Key"));
        info.bytes = content->childText(u"Size").toLongLong(&isNumber);
        info.storageClass = storageClassOr(content->childText(u"StorageClass"));
        info.etag = parseEtag(content->childText(u"ETag"));
        info.modified = parseTime(content->childText(u"LastModified"));
        if (info.key.isEmpty() || !isNumber || info.bytes < 0)
            return unexpectedAnswer(QStringLiteral("a listed object without key or size"));
        page.objects.push_back(std::move(info));
    }
    for (const XmlElement* prefix : answer->childrenNamed(u"CommonPrefixes"))
        page.prefixes.push_back(decode(prefix->childText(u"Prefix")));
    if (answer->childText(u"IsTruncated") == QStringLiteral("true")) {
        page.continuation = answer->childText(u"NextContinuationToken");
        if (page.continuation.isEmpty())
            return unexpectedAnswer(QStringLiteral("a page without a continuation"));
    }
    return page;
}

Result<UploadPage> parseUploads(const QByteArray& body)
{
    const auto answer = parseAnswer(body, u"ListMultipartUploadsResult");
    if (!answer)
        return propagate(answer);
    const KeyDecoder decode(*answer);
    UploadPage page;
    for (const XmlElement* upload : answer->childrenNamed(u"Upload")) {
        page.uploads.push_back({decode(upload->childText(u"Key")), upload->childText(u"UploadId"),
                                parseTime(upload->childText(u"Initiated"))});
    }
    if (answer->childText(u"IsTruncated") == QStringLiteral("true")) {
        page.nextKey = decode(answer->childText(u"NextKeyMarker"));
        page.nextUploadId = answer->childText(u"NextUploadIdMarker");
    }
    return page;
}

Result<QString> parseUploadId(const QByteArray& body)
{
    const auto answer = parseAnswer(body, u"InitiateMultipartUploadResult");
    if (!answer)
        return propagate(answer);
    QString uploadId = answer->childText(u"UploadId");
    if (uploadId.isEmpty())
        return unexpectedAnswer(QStringLiteral("no upload id"));
    return uploadId;
}

Result<std::vector<DeleteFailure>> parseDeleteResult(const QByteArray& body)
{
    const auto answer = parseAnswer(body, u"DeleteResult");
    if (!answer)
        return propagate(answer);
    std::vector<DeleteFailure> failures;
    for (const XmlElement* error : answer->childrenNamed(u"Error"))
        failures.push_back({error->childText(u"Key"), error->childText(u"Code")});
    return failures;
}

ObjectInfo parseObjectInfo(const QString& key, const HttpResponse& response)
{
    ObjectInfo info;
    info.key = key;
    info.bytes = response.header("content-length").toLongLong();
    if (const auto whole = sizeFromContentRange(response.header("content-range")))
        info.bytes = *whole;
    info.contentType = QString::fromLatin1(response.header("content-type"));
    info.storageClass = storageClassOr(QString::fromLatin1(response.header("x-amz-storage-class")));
    info.etag = parseEtag(QString::fromLatin1(response.header("etag")));
    info.modified = parseHttpDate(response.header("last-modified"));
    for (const HttpHeader& header : response.headers) {
        if (header.name.startsWith(MetadataPrefix)) {
            info.metadata.insert(QString::fromLatin1(header.name.mid(MetadataPrefix.size())),
                                 decodeHeaderText(header.value));
        }
    }
    return info;
}

} // namespace wardlight::objects
