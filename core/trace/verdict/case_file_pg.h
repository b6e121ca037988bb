#pragma once

#include "core/postgres/transaction.h"
#include "core/trace/verdict/case_file.h"

namespace wardlight::trace {

// The statements behind PostgresEvidenceStore; each runs in its caller's transaction.

/// Collects everything on record about a decoded scan.
/// @param file  scan, inspection and as-of time are set
void collectEvidence(postgres::Transaction& tx, CaseFile& file);

/// The registration that fits best: by product code, else by approval, else by name.
[[nodiscard]] std::optional<Product> findProduct(postgres::Transaction& tx, const QString& code,
                                                 const QString& approval, const QString& name);

/// Readings of a code and of its batch until a time, oldest first; at most 100,000.
[[nodiscard]] std::vector<Reading>
findReadings(postgres::Transaction& tx, const QStringList& subjects, const QDateTime& until);

[[nodiscard]] Recall recallOf(const postgres::Row& row);
[[nodiscard]] Site siteOf(const postgres::Row& row);

} // namespace wardlight::trace
