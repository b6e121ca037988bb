#include "core/dicom/jpeg_frame.h"

#include "core/dicom/jpeg_head.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dccodec.h>
#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dcxfer.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>

#include <limits>
#include <vector>

namespace wardlight::dicom {

namespace {

/// What the codecs need to know of an image; only numbers that were checked.
OFCondition describe(DcmItem& item, const JpegHead& head, const imaging::PixelFormat& format)
{
    const auto put = [&item](const DcmTagKey& tag, int value) {
        return item.putAndInsertUint16(tag, static_cast<Uint16>(value));
    };
    const int allocated = head.precision > 8 ? 16 : 8;
    OFCondition outcome = put(DCM_Rows, head.rows);
    if (outcome.good())
        outcome = put(DCM_Columns, head.columns);
    if (outcome.good())
        outcome = put(DCM_SamplesPerPixel, head.components);
    if (outcome.good())
        outcome = put(DCM_BitsAllocated, allocated);
    if (outcome.good())
        outcome = put(DCM_BitsStored, head.precision);
    if (outcome.good())
        outcome = put(DCM_HighBit, head.precision - 1);
    if (outcome.good())
        outcome = put(DCM_PixelRepresentation, format.isSigned ? 1 : 0);
    if (outcome.good() && head.components > 1)
        outcome = put(DCM_PlanarConfiguration, 0);
    if (outcome.good())
        outcome = item.putAndInsertString(DCM_NumberOfFrames, "1");
    if (outcome.good()) {
        outcome = item.putAndInsertString(DCM_PhotometricInterpretation,
                                          format.photometric.toLatin1().constData());
    }
    return outcome;
}

/// A sequence with an empty offset table and one fragment: the codec has nothing to guess.
OFCondition fillSequence(DcmPixelSequence& sequence, Bytes coded)
{
    auto* table = new DcmPixelItem(DcmTag(DCM_Item, EVR_OB)); // the sequence owns its items
    OFCondition outcome = sequence.insert(table);
    if (outcome.bad()) {
        delete table;
        return outcome;
    }
    auto* fragment = new DcmPixelItem(DcmTag(DCM_Item, EVR_OB));
    outcome = fragment->putUint8Array(reinterpret_cast<const Uint8*>(coded.data()),
                                      static_cast<unsigned long>(coded.size()));
    if (outcome.good())
        outcome = sequence.insert(fragment);
    if (outcome.bad())
        delete fragment;
    return outcome;
}

OFCondition decodeOne(Bytes coded, const TransferSyntax& syntax, const JpegHead& head,
                      const imaging::PixelFormat& format, std::span<std::byte> out)
{
    DcmDataset image;
    DcmPixelSequence sequence(DcmTag(DCM_PixelData, EVR_OB));
    OFCondition outcome = describe(image, head, format);
    if (outcome.good())
        outcome = fillSequence(sequence, coded);
    if (outcome.bad())
        return outcome;
    Uint32 fragment = 0;
    OFString colourModel;
    return DcmCodecList::decodeFrame(DcmXfer(syntax.uid.toLatin1().constData()), nullptr, &sequence,
                                     &image, 0, fragment, out.data(),
                                     static_cast<Uint32>(out.size()), colourModel);
}

/// Bytes become 16-bit values.
void widen(Bytes narrow, std::span<std::byte> out)
{
    for (std::size_t i = 0; i < narrow.size(); ++i) {
        out[2 * i] = narrow[i];
        out[2 * i + 1] = std::byte{};
    }
}

} // namespace

JpegCodecs::JpegCodecs()
{
    DJDecoderRegistration::registerCodecs(EDC_never);
    DJLSDecoderRegistration::registerCodecs(EJLSUC_default, EJLSPC_colorByPixel);
}

JpegCodecs::~JpegCodecs()
{
    DJLSDecoderRegistration::cleanup();
    DJDecoderRegistration::cleanup();
}

Checked<> JpegCodecs::decode(Bytes coded, const TransferSyntax& syntax,
                             const imaging::PixelFormat& format, std::span<std::byte> out) const
{
    const auto head = readJpegHead(coded);
    if (!head)
        return refuse(Refusal::DecodingFailed);
    if (head->rows != format.rows || head->columns != format.columns ||
        head->components != format.samplesPerPixel || head->precision > format.bitsAllocated ||
        out.size() > std::numeric_limits<Uint32>::max())
        return refuse(Refusal::PixelsContradictory);
    const bool isNarrow = head->precision <= 8;
    if (format.bitsAllocated == (isNarrow ? 8 : 16)) {
        const bool isDecoded = decodeOne(coded, syntax, *head, format, out).good();
        return isDecoded ? Checked<>() : refuse(Refusal::DecodingFailed);
    }
    if (!isNarrow || format.bitsAllocated != 16)
        return refuse(Refusal::PixelsContradictory);
    std::vector<std::byte> narrow(out.size() / 2);
    if (decodeOne(coded, syntax, *head, format, narrow).bad())
        return refuse(Refusal::DecodingFailed);
    widen(narrow, out);
    return {};
}

} // namespace wardlight::dicom
