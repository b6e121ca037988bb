#pragma once

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace wardlight::imaging {

/// The files that a table of contents (DICOMDIR, PS3.3 F.3) lists, each as the names of folders and
/// file below the medium's root; names are as written, and may be anything.
/// @param tags  its DICOM JSON model; records out of use and without a file are left out
[[nodiscard]] std::vector<QStringList> filesOfDirectory(const QJsonObject& tags);

} // namespace wardlight::imaging
