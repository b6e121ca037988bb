#pragma once

#include "core/base/platform/sealed_memory.h"
#include "core/dicom/dicom_object.h"
#include "core/dicom/dictionary.h"
#include "core/dicom/jpeg_frame.h"
#include "core/dicom/pixel_data.h"
#include "core/dicom/text_converters.h"
#include "core/imaging/decoder_protocol.h"

#include <optional>

namespace wardlight::dicom {

/// Answers a decoder client's questions about one object after the other.
///
/// Make it before the lockdown: it opens all files that DCMTK and iconv need. The last object stays
/// open, since the frames of one file are asked for one by one. One thread.
class DecoderService
{
public:
    /// @param maxObjectBytes  also of a deflated dataset, inflated
    explicit DecoderService(std::size_t maxObjectBytes) : m_maxObjectBytes(maxObjectBytes) {}

    /// Why the service cannot work on this machine, for the log; empty when it can.
    [[nodiscard]] QString startupProblem() const;

    struct Answer
    {
        QByteArray bytes;
        SealedMemory memory; ///< goes with the bytes; may be null
    };

    /// @param object  as the request came with it; need not be sealed or of the right size
    [[nodiscard]] Answer answer(QByteArrayView request, UniqueFd object);

private:
    struct OpenObject
    {
        SealedMemory memory; ///< the views of the two others point into it
        std::uint64_t inode = 0;
        DicomObject object;
        Checked<std::optional<PixelData>> pixels;
    };

    [[nodiscard]] Checked<Answer> answerChecked(const imaging::DecoderRequest& request,
                                                UniqueFd object);
    [[nodiscard]] Checked<> open(const imaging::DecoderRequest& request, UniqueFd object);
    [[nodiscard]] Checked<Answer> header() const;
    [[nodiscard]] Checked<Answer> frame(int number) const;
    [[nodiscard]] Checked<Answer> tables() const;
    [[nodiscard]] Checked<Answer> tags() const;
    [[nodiscard]] Checked<Answer> waveform(const imaging::DecoderRequest& request) const;
    [[nodiscard]] Checked<Answer> document() const;
    [[nodiscard]] Checked<Answer> payload() const;

    const std::size_t m_maxObjectBytes;
    const Dictionary m_dictionary;
    const TextConverters m_converters;
    const JpegCodecs m_codecs;
    std::optional<OpenObject> m_open;
};

} // namespace wardlight::dicom
