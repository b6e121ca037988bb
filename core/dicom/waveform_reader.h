#pragma once

#include "core/dicom/dicom_object.h"
#include "core/dicom/text_converters.h"
#include "core/imaging/waveform_group.h"

namespace wardlight::dicom {

/// Reads one multiplex group of an object's waveform (PS3.3 C.10.9): what it says about itself, and
/// its samples, channel after channel instead of interleaved. Everything is checked before a byte
/// is allocated: sizes multiplied in 64 bits, the group within @p maxBytes, all samples there.
/// @param group  0-based
/// @return Refusal::NoWaveform, NoSuchGroup, WaveformContradictory (subject: the attribute),
///         WaveformMissing, WaveformTooLarge, WaveformUnsupported (μ-law, A-law, 64 bits)
[[nodiscard]] Checked<imaging::Waveform> readWaveform(const DicomObject& object, int group,
                                                      std::uint64_t maxBytes,
                                                      const TextConverters& converters);

} // namespace wardlight::dicom
