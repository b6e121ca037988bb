#pragma once

#include "core/base/clock.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/vitals/vitals_store.h"

#include <memory>

namespace wardlight::vitals {

class Disclosures;

/// Vitals in the tables `measurements` and `devices`.
class PostgresVitalsStore final : public VitalsStore
{
public:
    PostgresVitalsStore(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
                        std::shared_ptr<const Clock> clock);
    ~PostgresVitalsStore() override;

    [[nodiscard]] Result<std::vector<RecordOutcome>>
    record(const OperationId& operation, const QString& source,
           const std::vector<Reading>& readings) override;
    [[nodiscard]] Result<SamplePage> samples(const SampleQuery& query) override;
    [[nodiscard]] Result<std::vector<Window>> windows(const WindowQuery& query) override;
    [[nodiscard]] Result<Statistics> statistics(const StatisticsQuery& query) override;
    [[nodiscard]] Result<Sample> latestOfDevice(const QString& serialNumber,
                                                const QString& type) override;
    [[nodiscard]] Result<LatestSamples> latestOfPatient(const PatientId& patient,
                                                        const QDateTime& at = {}) override;
    [[nodiscard]] Result<QHash<PatientId, LatestSamples>>
    latestOfPatients(const std::vector<PatientId>& patients, const QDateTime& at = {}) override;
    [[nodiscard]] Result<Extent> extent(const PatientId& patient) override;
    [[nodiscard]] Result<std::vector<Envelope>> envelopes(const EnvelopeQuery& query) override;

private:
    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<Disclosures> m_disclosures;
};

/// Before readings are recorded in bulk: makes the partitions of their months. Somebody who may not
/// make them leaves the rows to the DEFAULT partition.
[[nodiscard]] Result<> prepareMonths(postgres::Database& database,
                                     const std::vector<Reading>& readings, const QDateTime& now);

/// For importers, inside their own transaction (which leaves the audit row): applies the rules of
/// intake as of @p now and records what passes.
/// @return one outcome a reading, in their order
[[nodiscard]] std::vector<RecordOutcome> recordReadings(postgres::Transaction& tx,
                                                        const std::vector<Reading>& readings,
                                                        const QDateTime& now);

} // namespace wardlight::vitals
