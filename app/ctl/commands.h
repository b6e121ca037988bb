#pragma once

#include "app/ctl/command_line.h"

namespace wardlight::ctl {

// One file per subcommand; main.cpp calls them all, in the order of the help text.

void addWorkspaceCommands(CommandLine& line);
void addMigrateCommand(CommandLine& line);
void addDoctorCommand(CommandLine& line);
void addProfileCommands(CommandLine& line);
void addImportCommands(CommandLine& line);
void addPatientsCommands(CommandLine& line);
/// `patients ward`; added by addPatientsCommands.
void addPatientsWardCommand(CommandLine& line, CLI::App* group);
void addAlertsCommands(CommandLine& line);
/// The part of `alerts` that changes something; added by addAlertsCommands.
void addAlertsActCommands(CommandLine& line, CLI::App* group);
void addImagingCommands(CommandLine& line);
/// `imaging document` and `imaging extract`; added by addImagingCommands.
void addImagingDocumentCommands(CommandLine& line, CLI::App* group);
/// `imaging frames`; added by addImagingCommands.
void addImagingFramesCommand(CommandLine& line, CLI::App* group);
/// `imaging index`; added by addImagingCommands.
void addImagingIndexCommand(CommandLine& line, CLI::App* group);
void addTraceCommands(CommandLine& line);
void addVitalsCommands(CommandLine& line);
void addWaveformCommands(CommandLine& line);
/// The part of `waveforms` that finds something out; added by addWaveformCommands.
void addWaveformAnalysisCommands(CommandLine& line, CLI::App* group);
/// `waveforms export`; added by addWaveformCommands.
void addWaveformExportCommand(CommandLine& line, CLI::App* group);
/// `waveforms analyze`; added by addWaveformCommands.
void addWaveformRhythmCommand(CommandLine& line, CLI::App* group);
/// `waveforms annotations`; added by addWaveformCommands.
void addWaveformAnnotationCommands(CommandLine& line, CLI::App* group);
/// The part of `waveforms` about where samples are kept; added by addWaveformCommands.
void addWaveformStorageCommands(CommandLine& line, CLI::App* group);
void addSampleCommands(CommandLine& line);
/// `sample live`; added by addSampleCommands.
void addSampleLiveCommand(CommandLine& line, CLI::App* group);
void addObjectsCommands(CommandLine& line);
/// The part of `objects` that checks; added by addObjectsCommands.
void addObjectsCheckCommands(CommandLine& line, CLI::App* group);
/// The part of `objects` that only an S3 server offers; added by addObjectsCommands.
void addObjectsBucketCommands(CommandLine& line, CLI::App* group);
void addAuditCommands(CommandLine& line);

} // namespace wardlight::ctl
