#pragma once

#include <QString>

namespace wardlight::test {

/// The project's source folder: environment WARDLIGHT_SOURCE, else the one compiled from.
[[nodiscard]] QString sourceFolder();

/// The folder with the built programs: environment WARDLIGHT_BIN, else the build's own.
[[nodiscard]] QString programFolder();

/// The folder with real data that no one here wrote: environment WARDLIGHT_CORPUS, else
/// ../shared/corpus beside the source folder. Tests that need it are registered only where it
/// exists, so a caller need not check.
[[nodiscard]] QString corpusFolder();

/// Debian's sample DICOM files, as packaging/sample unpacks them: environment
/// WARDLIGHT_SAMPLE_DICOM, else build/sample/dicom in the source folder. Empty when there are none.
[[nodiscard]] QString sampleDicomFolder();

} // namespace wardlight::test
