#pragma once

#include "core/base/ids.h"
#include "core/imaging/decoder.h"
#include "core/objects/ingest_file.h"

#include <optional>

namespace wardlight::ingest {

/// A DICOM file as it was at one moment: its bytes, their hashes, and what they say.
struct DicomFile
{
    QString path;
    objects::IngestedFile file;
    imaging::DicomHeader header;
    /// Whose it is by where it was found, when that is known; what the file says is kept beside it.
    std::optional<PatientId> filedUnder = {};
};

/// Lets the decoder read the header of a file's bytes.
/// @return Error::Invalid for what is not DICOM or lacks the UIDs that name it, and the errors of
///         Decoder::header
[[nodiscard]] Result<DicomFile> readDicomFile(const QString& path,
                                              const objects::IngestedFile& file,
                                              const imaging::Decoder& decoder);

} // namespace wardlight::ingest
