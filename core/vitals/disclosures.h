#pragma once

#include "core/base/ids.h"

#include <QDate>
#include <QDateTime>
#include <QHash>

#include <mutex>
#include <vector>

namespace wardlight::vitals {

/// Whole days (UTC), both ends in it.
struct DayRange
{
    QDate first;
    QDate last;

    friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// Which days of whose data the audit log has named lately, so that panning through a chart does
/// not write a row a step. Thread-safe.
class Disclosures
{
public:
    /// How long a row stands for further looks at the same days.
    static constexpr qint64 ValidMs = 3'600'000;

    /// The days of a range; the instant `to` itself is not in it.
    [[nodiscard]] static DayRange daysOf(const QDateTime& from, const QDateTime& to);

    /// Whether a row that still holds names all of @p days.
    [[nodiscard]] bool areNamed(const PatientId& patient, const DayRange& days,
                                const QDateTime& now) const;
    /// A row that names @p days was committed.
    void name(const PatientId& patient, const DayRange& days, const QDateTime& now);

private:
    struct Named
    {
        DayRange days;
        QDateTime at;
    };

    mutable std::mutex m_mutex;
    QHash<PatientId, std::vector<Named>> m_named;
};

} // namespace wardlight::vitals
