#pragma once

#include "app/services/sample_alarms.h"
#include "app/services/services.h"
#include "core/alerts/alert_store.h"
#include "core/patients/sample_mark_pg.h"

namespace wardlight::services {

/// An alarm and whom it is about.
struct RaisedSample
{
    SampleStay stay;
    SampleAlarm alarm;
};

/// What an alarm becomes in the database. The same alarm has the same id each time.
[[nodiscard]] alerts::NewAlert sampleAlert(quint32 seed, const RaisedSample& raised);

/// Raises alerts for 30 days of alarms, and lets the invented nurses of the ward acknowledge nearly
/// all that are not of the last hours, some minutes after each, with a note. Blocking.
/// @return how many were added
[[nodiscard]] Result<int> recordSampleAlerts(const Services& services,
                                             const patients::SampleMark& mark,
                                             const std::vector<RaisedSample>& raised);

} // namespace wardlight::services
