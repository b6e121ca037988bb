#pragma once

#include "tests/bench/figures.h"

namespace wardlight::bench {

// One file a benchmark; main.cpp lists them all. Each needs a QApplication and takes seconds.

/// Opening a CT head of 140 slices from a directory store, nothing cached.
[[nodiscard]] Result<Figures> imagingOpen();
/// Series of 140 and 500 slices from a folder and from Ceph's gateway, every coding, window
/// mapping; beside curl and openssl, the codecs' programs, DicomImage.
[[nodiscard]] Result<Figures> imagingSpeed();
/// Scrolling through it and dragging the window at 1600 × 1000.
[[nodiscard]] Result<Figures> stackFrame();
/// From starting the program to a window that shows a page's data.
[[nodiscard]] Result<Figures> startup();
/// Panning and zooming the trace map with 100,000 places on it.
[[nodiscard]] Result<Figures> mapFrame();
/// Importing and asking about traced packs: a million events, then traceEvents() of them.
[[nodiscard]] Result<Figures> traceScale();
/// How many events the larger half of traceScale() has; 10,000,000 unless told otherwise.
[[nodiscard]] int& traceEvents();

/// The Alerts page while another connection raises 10,000 alerts in a minute.
[[nodiscard]] Result<Figures> alertsFlood();
/// Changing the range of the trends of one patient with 30 days of five vitals a minute.
[[nodiscard]] Result<Figures> vitalsRange();
/// Bulk writes and point reads beside PostgreSQL's own tools, and a failover.
[[nodiscard]] Result<Figures> postgresSpeed();
/// Objects on Ceph's gateway, small and large, beside curl and what else is installed.
[[nodiscard]] Result<Figures> objectTransfers();

/// Twelve leads of 500 Hz for an hour and a day: import, windows from PostgreSQL and S3, scans;
/// needs 3 GB of disk.
[[nodiscard]] Result<Figures> waveformStore();

} // namespace wardlight::bench
