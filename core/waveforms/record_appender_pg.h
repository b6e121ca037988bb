#pragma once

#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/waveforms/record_rows_pg.h"

#include <memory>

namespace wardlight::waveforms {

/// What listeners hear on PostgreSQL's channel of this name: a record grew, or ended. The payload
/// is its id.
inline constexpr auto ChangeChannel = "wardlight_waveforms";

/// Adds samples to the end of a record that is still growing, a transaction and a notification a
/// time; readers see them with the commit. The segment that is not full yet is written anew each
/// time, so memory and work do not grow with the record. Not thread-safe.
class RecordAppender
{
public:
    /// Makes a record without samples, which everybody sees.
    [[nodiscard]] static Result<std::unique_ptr<RecordAppender>>
    create(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
           const NewRecord& record);
    /// Goes on with a record.
    /// @return Error::Conflict for one that is complete
    [[nodiscard]] static Result<std::unique_ptr<RecordAppender>>
    open(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
         SegmentStore& store, const StoredRecord& record);

    /// The samples that follow, a block for each channel; one audit row.
    /// @return Error::Conflict when another program added some meanwhile; after any error this
    ///         object is of no more use
    [[nodiscard]] Result<> append(std::vector<ChannelBlock> blocks);
    /// Adds annotations behind those that the same annotator made before.
    [[nodiscard]] Result<> append(const AnnotationSet& set);
    /// Nothing follows any more.
    [[nodiscard]] Result<> finish();

    [[nodiscard]] const RecordId& id() const { return m_id; }
    /// Of a channel, up to now.
    [[nodiscard]] qint64 samples(std::size_t channel) const { return m_packer.samples(channel); }

private:
    RecordAppender(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
                   SegmentPacker packer);

    /// Locks the record against other writers and makes sure that it is as this object knows it.
    [[nodiscard]] Result<> lock(postgres::Transaction& tx,
                                const std::vector<qint64>& samples) const;
    [[nodiscard]] std::vector<qint64> sampleCounts() const;
    void audit(postgres::Transaction& tx, const char* action, qint64 samples) const;

    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
    RecordId m_id;
    std::optional<PatientId> m_patient;
    SegmentPacker m_packer;
};

} // namespace wardlight::waveforms
