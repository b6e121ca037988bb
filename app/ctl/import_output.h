#pragma once

#include "app/ctl/command_line.h"
#include "core/ingest/import_report.h"

namespace wardlight::ctl {

/// What a report's numbers count.
enum class Counted
{
    Files,
    Lines
};

/// The JSON of an import: read, added, unchanged, rejected, ids, and notes where there are any.
[[nodiscard]] QJsonObject toJson(const ingest::ImportReport& report);

/// Writes what an import did. @return Failed when nothing of it could be taken
[[nodiscard]] ExitCode finish(Output& out, const ingest::ImportReport& report, Counted counted);

/// `import drug-master|sites|approvals|recalls|stock|readings|packing`, added by addImportCommands.
void addReferenceImports(CommandLine& line, CLI::App* import);

} // namespace wardlight::ctl
