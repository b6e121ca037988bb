#pragma once

#include "app/services/sample_vitals.h"
#include "core/alerts/alert.h"
#include "core/alerts/alert_rules.h"

#include <QHash>

#include <vector>

namespace wardlight::services {

/// A limit of the sample ward, as its monitors are set.
struct SampleLimit
{
    SampleType type = SampleType::HeartRate;
    alerts::Limit limit = {};
    alerts::Severity severity = alerts::Severity::Medium;
};

/// Every limit, the most severe of a type and side first.
[[nodiscard]] const std::vector<SampleLimit>& sampleLimits();

/// A limit that was broken.
struct SampleAlarm
{
    SampleLimit limit;
    double value = 0;
    qint64 second = 0; ///< when it was measured, Unix time
};

/// Watches the values of one stay, in time order, as a monitor does: a value beyond a limit raises
/// an alarm, at a monitored bed only the second one in a row; it lasts until the values were back
/// within the limit for half an hour. A worse limit raises another one. Patients whose saturation
/// is meant to be 88–92 % have lower limits for it.
class SampleAlarms
{
public:
    explicit SampleAlarms(const SampleStay& stay)
        : m_hasCopd(stay.person.hasCopd), m_isMonitored(stay.watch == services::Watch::Monitored)
    {}

    /// @return the alarms this value raises, at most one
    [[nodiscard]] std::vector<SampleAlarm> add(const SampleValue& value);

private:
    struct State
    {
        int beyond = 0;          ///< values in a row
        qint64 lastBeyond = 0;   ///< Unix time
        int severityRaised = -1; ///< the worst of the alarm that lasts; −1: none does
    };

    bool m_hasCopd;
    bool m_isMonitored;
    QHash<int, State> m_states; ///< by type and side
};

} // namespace wardlight::services
