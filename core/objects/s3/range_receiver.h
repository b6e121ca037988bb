#pragma once

#include "core/objects/object_store.h"
#include "core/objects/s3/s3_client.h"

#include <optional>

namespace wardlight::objects {

/// One GET, of an object or a stretch of it, that goes on where it was cut.
///
/// Every answer is checked to be the stretch that was asked for, and of the version that the first
/// one gave.
class RangeReceiver
{
public:
    /// @param etag  only this version; empty: the one that the first answer gives
    RangeReceiver(QString key, std::optional<ByteRange> range, QByteArray etag,
                  const ByteSink& sink)
        : m_key(std::move(key)), m_range(range), m_etag(std::move(etag)), m_sink(sink)
    {}

    /// Fetches; returns the information about the whole object.
    [[nodiscard]] Result<ObjectInfo> run(S3Client& client, TransferPriority priority);

    [[nodiscard]] const QByteArray& etag() const { return m_etag; }
    [[nodiscard]] qint64 received() const { return m_received; }

private:
    [[nodiscard]] S3Request nextRequest();
    [[nodiscard]] Result<> take(const HttpResponse& head, std::span<const std::byte> bytes);
    [[nodiscard]] bool isUnwanted();
    [[nodiscard]] bool isWhatWasAsked(const HttpResponse& head) const;

    QString m_key;
    std::optional<ByteRange> m_range;
    QByteArray m_etag;
    const ByteSink& m_sink;
    qint64 m_received = 0;
    std::optional<qint64> m_askedFirst; ///< of the running request; empty: the whole object
    std::optional<Error> m_refusal;     ///< the sink's, given while no bytes came
};

/// Fetches a long stretch as several shorter ones at once and hands them on in order.
/// @param etag  the version; all stretches must be of it
[[nodiscard]] Result<> receiveInParallel(S3Client& client, TransferPriority priority,
                                         const QString& key, const ByteRange& range,
                                         const QByteArray& etag, int parallel,
                                         const ByteSink& sink);

} // namespace wardlight::objects
