#pragma once

#include "app/ctl/command_line.h"

namespace wardlight::ctl {

// Further commands of the group `trace`, a file each; see trace.cpp for the group.

void addTraceDecode(CommandLine& line, CLI::App* group);
/// `trace verdict`
void addTraceVerdict(CommandLine& line, CLI::App* group);
/// `trace nearby` and `trace stock`
void addTraceNearby(CommandLine& line, CLI::App* group);
/// `trace tree`, `trace recall` and `trace coldchain`
void addTraceChain(CommandLine& line, CLI::App* group);

} // namespace wardlight::ctl
