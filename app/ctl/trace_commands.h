#pragma once

#include "app/ctl/command_line.h"

namespace wardlight::ctl {

// Further commands of the group `trace`, a file each; see trace.cpp for the group.

void addTraceDecode(CommandLine& line, CLI::App* group);

} // namespace wardlight::ctl
