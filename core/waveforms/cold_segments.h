#pragma once

#include "core/objects/manifest.h"
#include "core/objects/object_store.h"

#include <QByteArray>
#include <QCache>

#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace wardlight::waveforms {

/// Where segments lie that left the database.
struct ColdStorage
{
    std::shared_ptr<objects::ObjectStore> objects; ///< null: there is none
    std::shared_ptr<objects::Manifest> manifest;
};

/// A segment in the object store.
struct ColdPlace
{
    QString key;
    qint64 offset = 0;
    qint64 bytes = 0;
    Sha256Digest sha256; ///< of the segment alone
};

/// Reads segments out of the object store; each is given out only when its bytes are those that
/// were written. Neighbours in one object are one request. Segments that were read lately stay in
/// memory, so that the channels of one screen read them once. Blocking and thread-safe.
class ColdSegments
{
public:
    explicit ColdSegments(ColdStorage storage);

    /// The segments of @p places, in their order.
    ///
    /// Bytes that differ are fetched once more; if they differ still, the object is quarantined.
    /// @return Error::Integrity for those; NotFound for an object that is gone; Unsupported without
    ///         a store; those of the store
    [[nodiscard]] Result<std::vector<QByteArray>> read(std::span<const ColdPlace> places);

private:
    [[nodiscard]] Result<std::vector<QByteArray>> fetch(std::span<const ColdPlace> run);
    [[nodiscard]] Result<std::vector<QByteArray>> fetchVerified(std::span<const ColdPlace> run);

    ColdStorage m_storage;
    std::mutex m_mutex;
    QCache<QByteArray, QByteArray> m_recent; ///< by hash
};

} // namespace wardlight::waveforms
