#pragma once

#include "core/base/result.h"
#include "core/ingest/wfdb/wfdb_header.h"
#include "core/waveforms/record_source.h"

#include <QDir>

namespace wardlight::ingest::wfdb {

/// The annotation files beside a header: those named like the record, with an annotator's name for
/// an ending, that are none of its signal files and begin as such a file does.
[[nodiscard]] QStringList annotationFiles(const QDir& folder, const WfdbHeader& header);

/// Reads a file of MIT format (annot(5)).
/// @param ticksPerSecond  what its times count where the file does not say
/// @return NotFound, Invalid for a file that breaks off
[[nodiscard]] Result<waveforms::AnnotationSet> readAnnotations(const QString& path,
                                                               double ticksPerSecond);

/// What an annotation code is called ("N", "V", "+"); "[code]" for codes without a name.
[[nodiscard]] QString annotationType(int code);
/// The reverse; empty for what is no type of WFDB.
[[nodiscard]] std::optional<int> annotationCode(const QString& type);
/// Whether a type marks a heart beat.
[[nodiscard]] bool isBeat(const QString& type);

} // namespace wardlight::ingest::wfdb
