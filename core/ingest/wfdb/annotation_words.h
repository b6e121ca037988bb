#pragma once

#include "core/waveforms/record_source.h"

#include <QByteArray>

namespace wardlight::ingest::wfdb {

/// Annotations as a file of MIT format (annot(5)); readAnnotations() reads them back.
///
/// Times are whole ticks: those of the record's frames where all annotations stand on one, else
/// finer ones, which the file then says. What is no type of WFDB becomes a note. Texts end after
/// 255 bytes, which is all that WFDB's own programs read.
[[nodiscard]] QByteArray annotationWords(const waveforms::AnnotationSet& set,
                                         double framesPerSecond);

} // namespace wardlight::ingest::wfdb
