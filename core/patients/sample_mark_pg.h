#pragma once

#include "core/base/ids.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"

#include <QDateTime>
#include <QSet>

#include <optional>

namespace wardlight::patients {

/// That a workspace holds invented patients, and which they are: nothing may be made up for any
/// other.
struct SampleMark
{
    quint32 seed = 0;
    QDateTime madeAt;        ///< UTC; stays and illness lie around this moment
    bool isComplete = false; ///< its vitals and alerts are all recorded
    QSet<PatientId> patients;
};

/// The mark of the sample ward made last, or of the one of a seed; none in a workspace of real
/// data. Blocking.
[[nodiscard]] Result<std::optional<SampleMark>>
readSampleMark(postgres::Database& database, const std::optional<quint32>& seed = {});

/// Marks the workspace. Of @p patients only those on record are taken. A ward of the same seed that
/// is marked already stays as it is.
[[nodiscard]] Result<> markSample(postgres::Database& database, const security::AuditContext& audit,
                                  const SampleMark& mark);

/// Everything of the sample ward is recorded.
[[nodiscard]] Result<> completeSample(postgres::Database& database,
                                      const security::AuditContext& audit, quint32 seed,
                                      const QDateTime& at);

} // namespace wardlight::patients
