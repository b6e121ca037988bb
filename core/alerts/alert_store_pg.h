#pragma once

#include "core/alerts/alert_store.h"
#include "core/base/clock.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"

#include <memory>

namespace wardlight::alerts {

/// Alerts in the tables `alerts`, `alert_events` and `alert_silences`.
class PostgresAlertStore final : public AlertStore
{
public:
    /// @param clock  decides what is in the future and which silences have ended
    PostgresAlertStore(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
                       std::shared_ptr<const Clock> clock);

    [[nodiscard]] Result<AlertPage> list(const AlertQuery& query) override;
    [[nodiscard]] Result<QMap<Severity, int>> openCounts() override;
    [[nodiscard]] Result<HistoryPage> history(const HistoryQuery& query) override;
    [[nodiscard]] Result<std::vector<AlertId>> raise(const OperationId& operation,
                                                     const std::vector<NewAlert>& alerts) override;
    [[nodiscard]] Result<std::vector<AckOutcome>> acknowledge(const OperationId& operation,
                                                              const std::vector<AlertId>& ids,
                                                              const QString& note) override;
    [[nodiscard]] Result<SilenceId> silence(const OperationId& operation,
                                            const NewSilence& silence) override;
    [[nodiscard]] Result<> endSilence(const OperationId& operation, const PatientId& patient,
                                      const QString& type) override;
    [[nodiscard]] Result<std::vector<Silence>> activeSilences() override;
    [[nodiscard]] Result<ChangeCursor> position() override;
    [[nodiscard]] Result<AlertChanges> changesSince(const ChangeCursor& cursor) override;
    [[nodiscard]] Result<ReplayCount> replay(const ReplayQuery& query) override;

private:
    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace wardlight::alerts
