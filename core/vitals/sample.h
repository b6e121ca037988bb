#pragma once

#include "core/base/ids.h"

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace wardlight::vitals {

/// One value as a source sends it, before any rule was applied.
struct Reading
{
    std::optional<PatientId> patient = {}; ///< none: kept without one
    QString device;                        ///< serial number, 1 to 100 characters
    QString type;                          ///< "heart_rate", or a known type's LOINC code
    double value = 0;
    QString unit;           ///< as the source writes it
    QDateTime measuredAt;   ///< any zone; kept in UTC, to the millisecond
    QStringList flags = {}; ///< what the source itself says against the value; see intake.h
};

/// One value on record, in its type's own unit.
struct Sample
{
    std::optional<PatientId> patient = {};
    QString device; ///< serial number
    QString type;
    double value = 0;
    QString unit;
    QDateTime measuredAt;      ///< UTC
    QStringList flags = {};    ///< why it may not be what it seems; see intake.h
    QDateTime uploadedAt = {}; ///< UTC; when it was recorded
};

/// The newest sample of each type, by type.
using LatestSamples = QMap<QString, Sample>;

} // namespace wardlight::vitals
