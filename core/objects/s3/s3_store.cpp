#include "core/objects/s3/s3_store.h"

#include "core/objects/object_rules.h"
#include "core/objects/s3/range_receiver.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace wardlight::objects {

namespace {

constexpr std::chrono::seconds LongestPresign{7 * 86'400};
constexpr auto TokenEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
/// The first stretch of a get, which also tells the object's size; what lies behind it is fetched
/// in parallel.
constexpr qint64 FirstStretchBytes = qint64(8) * 1024 * 1024;

tl::unexpected<Error> invalidListing()
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate("S3Store",
                                            "This listing cannot be continued here. Start it again "
                                            "from the first page."));
}

QueryItems listQuery(const ListRequest& request, const QByteArray& token)
{
    QueryItems query{{"list-type", "2"},
                     {"encoding-type", "url"},
                     {"max-keys", QByteArray::number(std::min(request.maxKeys, MaximumPageKeys))}};
    if (!request.prefix.isEmpty())
        query.emplace_back("prefix", request.prefix.toUtf8());
    if (!request.delimiter.isEmpty())
        query.emplace_back("delimiter", request.delimiter.toUtf8());
    if (!token.isEmpty())
        query.emplace_back("continuation-token", token);
    return query;
}

bool isPossible(const ByteRange& range)
{
    return range.first >= 0 && range.last >= range.first;
}

} // namespace

S3Store::S3Store(std::shared_ptr<S3Client> client, S3PartSizes sizes, TransferPriority priority)
    : m_client(std::move(client)), m_sizes(sizes), m_priority(priority)
{}

std::shared_ptr<S3Store> S3Store::withPriority(TransferPriority priority) const
{
    return std::make_shared<S3Store>(m_client, m_sizes, priority);
}

QString S3Store::description() const
{
    return QStringLiteral("s3 ") + m_client->display();
}

S3Sending S3Store::sending(const JobPointer& job) const
{
    S3Sending sending{.priority = m_priority};
    if (job)
        sending.isCancelled = [job] { return job->isCancelled(); };
    return sending;
}

Result<ObjectInfo> S3Store::head(const QString& key)
{
    if (const auto valid = keyBytes(key); !valid)
        return propagate(valid);
    const auto answer = m_client->send({.method = "HEAD", .key = key}, sending({}));
    if (!answer)
        return propagate(answer);
    return parseObjectInfo(key, *answer);
}

Result<ObjectInfo> S3Store::get(const QString& key, std::optional<ByteRange> range,
                                const ByteSink& sink)
{
    if (const auto valid = keyBytes(key); !valid)
        return propagate(valid);
    if (range && !isPossible(*range))
        return refuseRange(key, *range);
    const qint64 first = range ? range->first : 0;
    const qint64 last = range ? range->last : std::numeric_limits<qint64>::max();
    const ByteRange beginning{
        first, last - first < FirstStretchBytes ? last : first + FirstStretchBytes - 1};
    RangeReceiver receiver(key, beginning, {}, sink);
    auto info = receiver.run(*m_client, m_priority);
    if (!info && info.error().code == ErrorCode::Invalid && receiver.received() == 0)
        return range ? refuseRange(key, *range) : getWhole(key, sink);
    if (!info)
        return info;
    const qint64 lastWanted = std::min(last, info->bytes - 1);
    if (lastWanted <= beginning.last)
        return info;
    if (receiver.etag().isEmpty())
        return unexpectedAnswer(QStringLiteral("an object without an ETag"));
    const auto rest =
        receiveInParallel(*m_client, m_priority, key, {beginning.last + 1, lastWanted},
                          receiver.etag(), m_sizes.parallel, sink);
    if (!rest)
        return propagate(rest);
    return info;
}

// An object of no bytes has no first one: a server refuses every range of it.
Result<ObjectInfo> S3Store::getWhole(const QString& key, const ByteSink& sink)
{
    return RangeReceiver(key, std::nullopt, {}, sink).run(*m_client, m_priority);
}

// The server's refusal does not say how long the object is.
Result<ObjectInfo> S3Store::refuseRange(const QString& key, const ByteRange& range)
{
    const auto info = head(key);
    if (!info)
        return info;
    const auto extent = resolveRange(range, info->bytes);
    if (!extent)
        return propagate(extent);
    return unexpectedAnswer(QStringLiteral("an existing range was refused"));
}

Result<ListPage> S3Store::list(const ListRequest& request)
{
    if (request.maxKeys < 1 || !request.prefix.isValidUtf16() || !request.delimiter.isValidUtf16())
        return invalidListing();
    const auto token = QByteArray::fromBase64Encoding(
        request.continuation.toLatin1(), TokenEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!token)
        return invalidListing();
    const auto answer =
        m_client->send({.method = "GET", .query = listQuery(request, *token)}, sending({}));
    if (!answer)
        return propagate(answer);
    auto page = parseListing(answer->body);
    if (page) {
        page->continuation =
            QString::fromLatin1(page->continuation.toUtf8().toBase64(TokenEncoding));
    }
    return page;
}

Result<> S3Store::remove(const QString& key)
{
    if (const auto valid = keyBytes(key); !valid)
        return propagate(valid);
    const auto answer = m_client->send({.method = "DELETE", .key = key}, sending({}));
    // some servers call it an error that there was nothing to delete; a bucket that is missing is
    if (!answer && (answer.error().code != ErrorCode::NotFound ||
                    answer.error().detail.contains(QStringLiteral("NoSuchBucket"))))
        return propagate(answer);
    return {};
}

Result<QUrl> S3Store::presign(const QString& key, PresignMethod method,
                              std::chrono::seconds validFor)
{
    if (const auto valid = keyBytes(key); !valid)
        return propagate(valid);
    if (validFor.count() < 1 || validFor > LongestPresign) {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("S3Store",
                                                "A link can be valid for one second up to seven "
                                                "days."));
    }
    const QByteArray verb = method == PresignMethod::Get ? "GET" : "PUT";
    return m_client->presign({.method = verb, .key = key}, validFor);
}

} // namespace wardlight::objects
