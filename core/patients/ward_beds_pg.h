#pragma once

#include "core/patients/ward_overview.h"
#include "core/postgres/transaction.h"

namespace wardlight::patients {

/// The wards that data know of, by name.
[[nodiscard]] std::vector<Ward> readWards(postgres::Transaction& tx, const QDateTime& now);

/// The beds of a ward, or of all, by ward and bed, without vitals and scores.
[[nodiscard]] std::vector<WardBed>
readBeds(postgres::Transaction& tx, const std::optional<QString>& ward, const QDateTime& now);

} // namespace wardlight::patients
