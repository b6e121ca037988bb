#pragma once

#include "app/services/sample_alarms.h"
#include "app/services/services.h"
#include "core/patients/sample_mark_pg.h"

#include <memory>

namespace wardlight::services {

/// Lets the sample ward go on living: each tick records what its monitors and nurses measured since
/// the last one, and raises the alerts that follow. Courses go on where they were; a time without
/// ticks stays a gap. Blocking; one thread.
class SampleLive
{
public:
    struct Tick
    {
        int measurements = 0;
        int alerts = 0;
    };

    /// @param speed  how many times faster than life the courses run, 1 to 3,600; values are always
    ///               of now
    /// @return Error::Conflict for a workspace that is not marked as sample: nothing may be made up
    ///         among real patients; Error::Invalid when the sample ward is not complete
    [[nodiscard]] static Result<SampleLive> open(Services services, int speed);

    SampleLive(SampleLive&&) noexcept;
    SampleLive& operator=(SampleLive&&) noexcept;
    ~SampleLive();

    /// The first one measures everybody once.
    [[nodiscard]] Result<Tick> tick();

private:
    struct Bed;

    SampleLive(Services services, const patients::SampleMark& mark, int speed);
    [[nodiscard]] qint64 courseSecond(const QDateTime& now) const;
    [[nodiscard]] QDateTime instantOf(qint64 courseSecond) const;
    [[nodiscard]] std::vector<SampleValue> measure(const Bed& bed, qint64 second) const;

    Services m_services;
    quint32 m_seed = 0;
    qint64 m_madeAt = 0; ///< Unix time
    int m_speed = 1;
    QDateTime m_startedAt;
    std::optional<qint64> m_last; ///< of the course; none before the first tick
    std::vector<Bed> m_beds;
};

} // namespace wardlight::services
