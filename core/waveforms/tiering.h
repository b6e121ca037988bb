#pragma once

#include "core/async/job.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/waveforms/cold_segments.h"
#include "core/waveforms/segment_store.h"

namespace wardlight::waveforms {

/// What moving a record did.
struct TierReport
{
    int segments = 0;
    int objects = 0; ///< that were written or taken away
    qint64 bytes = 0;
};

/// An object of segments that no record refers to: what a move left that broke off.
struct OrphanedObject
{
    QString key;
    qint64 bytes = 0;
    QDateTime modified; ///< UTC
};

/// Moves recordings between the database (hot) and the object store (cold), and clears up after
/// moves that broke off. The pyramid always stays in the database. Blocking and thread-safe;
/// readers notice nothing.
///
/// One object holds the segments of one hour. It is written, with its hash in the manifest, before
/// the rows that point into it; a move that breaks off leaves each hour in one place or the other,
/// and at worst an orphan. One audit row an hour.
class Tiering
{
public:
    Tiering(std::shared_ptr<postgres::Database> database, ColdStorage storage,
            security::AuditContext audit);

    /// Into the object store. Of a record that is still growing, whole hours alone.
    /// @return Error::Integrity for a segment that is not what was written; Cancelled
    [[nodiscard]] Result<TierReport> moveToObjects(const StoredRecord& record, Job& job);
    /// Back into the database; the objects go when nothing refers to them.
    [[nodiscard]] Result<TierReport> moveToDatabase(const StoredRecord& record, Job& job);

    /// Objects that have the name of one of ours and belong to nothing.
    [[nodiscard]] Result<std::vector<OrphanedObject>> orphans();
    /// Removes them, one audit row. Waits for moves that are under way.
    /// @return what was removed
    [[nodiscard]] Result<std::vector<OrphanedObject>> removeOrphans();

private:
    /// Neighbouring segments of one hour.
    struct Hour
    {
        qint64 first = 0;
        qint64 last = 0;
    };

    [[nodiscard]] Result<std::vector<Hour>> hotHours(const StoredRecord& record);
    [[nodiscard]] Result<TierReport> moveHour(const StoredRecord& record, const Hour& hour);
    [[nodiscard]] Result<TierReport> fetchObject(const StoredRecord& record, const QString& key);
    [[nodiscard]] Result<std::vector<OrphanedObject>> listOrphans(postgres::Transaction& tx);

    std::shared_ptr<postgres::Database> m_database;
    ColdStorage m_storage;
    security::AuditContext m_audit;
    ColdSegments m_cold;
};

} // namespace wardlight::waveforms
