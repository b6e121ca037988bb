#pragma once

#include "app/services/health.h"
#include "core/async/job.h"
#include "core/profiles/profile.h"

#include <functional>

namespace wardlight::services {

/// Told of every step of a test as it ends, in the thread that tests.
using StepListener = std::function<void(const HealthCheck&)>;

/// Tries everything that a profile names, one step after the other: for each host its name, port,
/// TLS, login, then version, schema, extensions and latency; whether objects can be listed and
/// read. Writes nothing. A step that cannot be taken because an earlier one failed is left out.
/// Blocking, at most some ten seconds a host; ends soon after @p job is cancelled.
[[nodiscard]] std::vector<HealthCheck> checkProfile(const profiles::Profile& profile,
                                                    const profiles::ProfileSecrets& secrets,
                                                    Job& job, const StepListener& told = {});

/// checkProfile(), and everything of checkDatabase() that it has not looked at: what whoever runs
/// the database wants to know beyond whether one can work on it.
[[nodiscard]] std::vector<HealthCheck> checkProfileHealth(const profiles::Profile& profile,
                                                          const profiles::ProfileSecrets& secrets,
                                                          Job& job);

/// Whether any step failed.
[[nodiscard]] bool hasFailed(const std::vector<HealthCheck>& steps);

} // namespace wardlight::services
