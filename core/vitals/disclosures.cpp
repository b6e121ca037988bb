#include "core/vitals/disclosures.h"

#include <algorithm>

namespace wardlight::vitals {

DayRange Disclosures::daysOf(const QDateTime& from, const QDateTime& to)
{
    const QDate first = from.toUTC().date();
    return {first, std::max(first, to.toUTC().addMSecs(-1).date())};
}

bool Disclosures::areNamed(const PatientId& patient, const DayRange& days,
                           const QDateTime& now) const
{
    const std::lock_guard lock(m_mutex);
    const std::vector<Named> named = m_named.value(patient);
    return std::any_of(named.begin(), named.end(), [&](const Named& each) {
        return each.days.first <= days.first && days.last <= each.days.last &&
               each.at.msecsTo(now) < ValidMs;
    });
}

void Disclosures::name(const PatientId& patient, const DayRange& days, const QDateTime& now)
{
    const std::lock_guard lock(m_mutex);
    std::vector<Named>& named = m_named[patient];
    Named joined{days, now};
    const auto takeIn = [&](const Named& each) {
        if (each.at.msecsTo(now) >= ValidMs)
            return true; // holds no longer
        const bool touches = each.days.first <= joined.days.last.addDays(1) &&
                             joined.days.first <= each.days.last.addDays(1);
        if (!touches)
            return false;
        joined = {{std::min(each.days.first, joined.days.first),
                   std::max(each.days.last, joined.days.last)},
                  std::min(each.at, joined.at)};
        return true;
    };
    std::erase_if(named, takeIn);
    named.push_back(joined);
}

} // namespace wardlight::vitals
