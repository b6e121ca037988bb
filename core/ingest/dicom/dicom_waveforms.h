#pragma once

#include "core/imaging/decoder.h"
#include "core/imaging/imaging_store.h"
#include "core/objects/verified_fetch.h"
#include "core/waveforms/waveform_store.h"

#include <memory>

namespace wardlight::ingest {

/// The DICOM waveforms of the imaging index as records: their id and name is the SOP instance UID.
///
/// An object is fetched, its hash checked, and read by the decoder process every time it is opened;
/// the counts that come back are measured against every number that came with them. Opening reads
/// at most @ref LongestBytes of counts: longer recordings wait for a store with segments.
class DicomWaveforms final : public waveforms::WaveformStore
{
public:
    static constexpr std::size_t LongestBytes = std::size_t(512) << 20;

    DicomWaveforms(std::shared_ptr<imaging::ImagingStore> index,
                   std::shared_ptr<const objects::VerifiedFetch> fetch,
                   std::shared_ptr<const imaging::Decoder> decoder);

    [[nodiscard]] Result<std::vector<waveforms::RecordSummary>>
    records(const waveforms::RecordQuery& query) override;
    [[nodiscard]] Result<waveforms::OpenedRecord> open(const QString& id,
                                                       objects::UnverifiedPolicy policy) override;

private:
    std::shared_ptr<imaging::ImagingStore> m_index;
    std::shared_ptr<const objects::VerifiedFetch> m_fetch;
    std::shared_ptr<const imaging::Decoder> m_decoder;
};

/// Makes a record of all multiplex groups of an object.
/// @param groups  in the order of the object
/// @return Error::Integrity when counts and description do not fit
[[nodiscard]] Result<waveforms::WaveformRecord>
recordOf(const imaging::DicomHeader& header, const std::vector<imaging::Waveform>& groups);

} // namespace wardlight::ingest
