#pragma once

#include "core/base/ids.h"
#include "core/base/sha256.h"
#include "core/imaging/dicom_header.h"
#include "core/objects/object_store.h"

#include <optional>

namespace wardlight::ingest {

/// Whether a text can be a UID (PS3.5 9.1): at most 64 characters, numbers joined by dots. Leading
/// zeros, which the standard forbids but devices write, pass.
[[nodiscard]] bool isValidUid(const QString& uid);

/// Where all keys of DICOM objects begin.
inline const QString DicomPrefix = QStringLiteral("dicom/");

/// The word that stands for the patient of files that name none.
inline const QString UnassignedPatient = QStringLiteral("unassigned");

/// How to store an instance: under
/// `dicom/{patient uuid|unassigned}/{study}/{series}/{sop}.dcm`, with the metadata that other tools
/// read. The UIDs must be valid.
[[nodiscard]] objects::PutRequest dicomPutRequest(const imaging::DicomHeader& header,
                                                  const std::optional<PatientId>& patient,
                                                  const Sha256Digest& sha256);

} // namespace wardlight::ingest
