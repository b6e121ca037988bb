#pragma once

#include "app/ctl/command_line.h"
#include "app/services/health.h"

namespace wardlight::ctl {

/// Prints what was looked at, as `doctor` and `profile test` do; Failed when any of it has failed.
[[nodiscard]] ExitCode printSteps(Context& context,
                                  const std::vector<services::HealthCheck>& steps);

/// How closely a profile is looked at.
enum class Scrutiny
{
    CanBeUsed, ///< whether one can work on all that it names
    Everything ///< and how well its database server is
};

/// Tries everything that a profile names, with the secrets that are known of it.
[[nodiscard]] Result<std::vector<services::HealthCheck>>
testProfile(Context& context, const QString& name, Scrutiny scrutiny = Scrutiny::CanBeUsed);

} // namespace wardlight::ctl
