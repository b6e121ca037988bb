#pragma once

#include "core/imaging/dicom_header.h"
#include "core/patients/patient.h"

namespace wardlight::ingest {

/// The patient a file names, with a new id; its PatientID is the MRN, its issuer the assigner.
///
/// Names follow PS3.5 6.2: the first group gives family and given name; a group (the second, or a
/// first one written in Chinese characters, kana or hangul) gives the name in its own script.
[[nodiscard]] patients::NewPatient filePatient(const imaging::DicomHeader& header);

} // namespace wardlight::ingest
