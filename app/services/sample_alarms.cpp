#include "app/services/sample_alarms.h"

namespace wardlight::services {

namespace {

using alerts::LimitSide;
using alerts::Severity;

constexpr int InARow = 2;           ///< of a monitor; what a nurse measured was looked at
constexpr qint64 EndsAfter = 1'800; ///< s within the limit

constexpr double CopdShift = 6; ///< %, how much lower the limits of saturation lie

/// The higher, the worse.
int rank(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return 3;
    case Severity::High:
        return 2;
    case Severity::Medium:
        return 1;
    case Severity::Low:
        return 0;
    }
    return 0;
}

} // namespace

const std::vector<SampleLimit>& sampleLimits()
{
    static const std::vector<SampleLimit> Limits = {
        {SampleType::HeartRate, {LimitSide::High, 145}, Severity::Critical},
        {SampleType::HeartRate, {LimitSide::High, 120}, Severity::High},
        {SampleType::HeartRate, {LimitSide::High, 110}, Severity::Medium},
        {SampleType::HeartRate, {LimitSide::Low, 40}, Severity::Critical},
        {SampleType::HeartRate, {LimitSide::Low, 48}, Severity::Medium},
        {SampleType::Spo2, {LimitSide::Low, 85}, Severity::Critical},
        {SampleType::Spo2, {LimitSide::Low, 90}, Severity::High},
        {SampleType::Spo2, {LimitSide::Low, 93}, Severity::Medium},
        {SampleType::RespiratoryRate, {LimitSide::High, 30}, Severity::High},
        {SampleType::RespiratoryRate, {LimitSide::High, 24}, Severity::Medium},
        {SampleType::RespiratoryRate, {LimitSide::Low, 8}, Severity::High},
        {SampleType::Systolic, {LimitSide::Low, 80}, Severity::Critical},
        {SampleType::Systolic, {LimitSide::Low, 90}, Severity::High},
        {SampleType::Systolic, {LimitSide::High, 200}, Severity::High},
        {SampleType::Systolic, {LimitSide::High, 175}, Severity::Medium},
        {SampleType::Mean, {LimitSide::Low, 62}, Severity::High},
        {SampleType::Temperature, {LimitSide::High, 39}, Severity::Medium},
        {SampleType::Temperature, {LimitSide::High, 38}, Severity::Low},
    };
    return Limits;
}

std::vector<SampleAlarm> SampleAlarms::add(const SampleValue& value)
{
    for (const LimitSide side : {LimitSide::High, LimitSide::Low}) {
        const SampleLimit* worst = nullptr;
        SampleLimit broken;
        for (const SampleLimit& limit : sampleLimits()) {
            SampleLimit own = limit;
            if (m_hasCopd && limit.type == SampleType::Spo2)
                own.limit.value -= CopdShift;
            const bool isIts = limit.type == value.type && limit.limit.side == side;
            if (isIts && !worst && alerts::breaks(own.limit, value.value)) {
                worst = &limit;
                broken = own;
            }
        }
        const int key = int(value.type) * 2 + (side == LimitSide::High ? 1 : 0);
        if (!worst) {
            const auto state = m_states.find(key);
            if (state != m_states.end()) {
                state->beyond = 0;
                if (value.second - state->lastBeyond > EndsAfter)
                    m_states.erase(state);
            }
            continue;
        }
        State& state = m_states[key];
        ++state.beyond;
        state.lastBeyond = value.second;
        if (state.beyond < (m_isMonitored ? InARow : 1) ||
            rank(broken.severity) <= state.severityRaised)
            continue;
        state.severityRaised = rank(broken.severity);
        return {{broken, value.value, value.second}};
    }
    return {};
}

} // namespace wardlight::services
