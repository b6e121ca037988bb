#pragma once

#include "core/imaging/dicom_header.h"
#include "core/imaging/frame.h"
#include "core/imaging/waveform_group.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>

/// What the decoder process and its client say to each other. Both sides treat the bytes they get
/// as hostile: the worker reads files from anywhere, and a worker captured by one can say anything.
namespace wardlight::imaging {

/// A worker's first message; changes with every change of the protocol.
[[nodiscard]] QByteArray decoderGreeting();

enum class DecoderQuestion : std::uint8_t
{
    Header,
    Frame,
    Tables,
    Tags,
    Waveform,
    Document,
    Payload
};

/// Goes with the object's sealed memory.
struct DecoderRequest
{
    DecoderQuestion question = DecoderQuestion::Header;
    std::uint64_t objectBytes = 0;
    std::uint64_t maxFrameBytes = 0;
    std::int32_t index = 0; ///< 0-based: which frame, or which multiplex group of a waveform
};

/// Why a file, or a frame of it, is not shown. The client words it (decoder_refusals.h).
enum class Refusal : std::uint8_t
{
    Empty,                 ///< no bytes
    NotDicom,              ///< something else
    ListOfFiles,           ///< a DICOMDIR
    Executable,            ///< the preamble is that of a program
    Truncated,             ///< a length points past the end
    Malformed,             ///< the structure breaks off otherwise
    TooDeep,               ///< sequences nested beyond any use
    TooManyElements,       ///< more than a million elements
    InflatesTooFar,        ///< a deflated dataset beyond ratio or size
    InflateBroken,         ///< a deflated dataset that does not inflate
    NoPixels,              ///< a report, a plan, a waveform
    PixelsMissing,         ///< fewer pixel bytes than rows and columns need
    PixelsContradictory,   ///< sizes or bits that no image can have, or not those of the coded data
    FrameTooLarge,         ///< one frame would exceed the budget
    NoSuchFrame,           ///< a number outside the object's frames
    FramesNotFound,        ///< coded fragments that cannot be assigned to frames
    CodingUnsupported,     ///< subject: the transfer syntax
    LayoutUnsupported,     ///< subject: the photometric interpretation or bits
    DecodingFailed,        ///< the coded data is damaged
    NoWaveform,            ///< no multiplex group
    NoSuchGroup,           ///< a number outside the object's multiplex groups
    WaveformContradictory, ///< rate, sizes, gain or bits that no waveform can have
    WaveformMissing,       ///< fewer sample bytes than channels and samples need
    WaveformTooLarge,      ///< one group would exceed the budget
    WaveformUnsupported,   ///< subject: the sample interpretation, or how many channels
    NoDocument,            ///< an image, a plan: nothing that is read as a document
    NoPayload,             ///< neither a PDF nor a video inside
    OutOfMemory,           ///< the worker's budget is used up
    BadRequest             ///< a bug on our side
};

struct RefusalReport
{
    Refusal reason = Refusal::Malformed;
    QString subject = {};    ///< what it is about: a transfer syntax, "MZ"; may be empty
    std::uint64_t where = 0; ///< byte offset in the (inflated) file; 0 when it has no place
};

/// What goes with a frame's sealed memory.
struct FrameDescription
{
    PixelFormat format;
    QString transferSyntaxUid;
    std::uint64_t bytes = 0;
};

/// One table of 16-bit entries; none when it has no entries.
struct TableDescription
{
    std::uint32_t entries = 0;
    std::int32_t firstMapped = 0;
    std::int32_t bits = 16;
};

struct OverlayDescription
{
    std::int32_t rows = 0;
    std::int32_t columns = 0;
    std::int32_t top = 0;
    std::int32_t left = 0;
    std::int32_t frames = 1;
    std::optional<std::int32_t> firstFrame = {};
};

/// What goes with the sealed memory of an object's tables, which follow each other there: red,
/// green and blue, the modality table, the VOI table, the bits of the overlays,
/// encodeFrameValues().
struct TablesDescription
{
    TableDescription palette; ///< of each of the three colours
    TableDescription modality;
    TableDescription voi;
    std::vector<OverlayDescription> overlays;
    std::uint32_t overlayBits = 0;
    Shutter shutter = {};
    std::uint64_t frameValueBytes = 0; ///< 0: there are none
};

/// What goes with the sealed UTF-8 of a DICOM JSON model, or of a document.
struct TagsDescription
{
    std::uint64_t bytes = 0;
};

/// What goes with the sealed bytes of something in another format.
struct PayloadDescription
{
    QString mimeType;
    std::uint64_t bytes = 0;
};

/// What goes with the sealed counts of a multiplex group.
struct WaveformDescription
{
    WaveformGroup group;
    std::uint64_t bytes = 0;
};

template <class Description>
using DecoderAnswer = tl::expected<Description, RefusalReport>;

[[nodiscard]] QByteArray encodeRequest(const DecoderRequest& request);
[[nodiscard]] std::optional<DecoderRequest> decodeRequest(QByteArrayView bytes);

[[nodiscard]] QByteArray encodeRefusal(const RefusalReport& report);
[[nodiscard]] QByteArray encodeAnswer(const DicomHeader& header);
[[nodiscard]] QByteArray encodeAnswer(const FrameDescription& frame);
[[nodiscard]] QByteArray encodeAnswer(const TablesDescription& tables);
[[nodiscard]] QByteArray encodeAnswer(const TagsDescription& tags);
[[nodiscard]] QByteArray encodeAnswer(const WaveformDescription& waveform);
[[nodiscard]] QByteArray encodeAnswer(const PayloadDescription& payload);

/// Each is empty when the bytes break a rule of the protocol.
[[nodiscard]] std::optional<DecoderAnswer<DicomHeader>> decodeHeaderAnswer(QByteArrayView bytes);
[[nodiscard]] std::optional<DecoderAnswer<FrameDescription>>
decodeFrameAnswer(QByteArrayView bytes);
[[nodiscard]] std::optional<DecoderAnswer<TablesDescription>>
decodeTablesAnswer(QByteArrayView bytes);
[[nodiscard]] std::optional<DecoderAnswer<TagsDescription>> decodeTagsAnswer(QByteArrayView bytes);
[[nodiscard]] std::optional<DecoderAnswer<WaveformDescription>>
decodeWaveformAnswer(QByteArrayView bytes);
[[nodiscard]] std::optional<DecoderAnswer<PayloadDescription>>
decodePayloadAnswer(QByteArrayView bytes);

/// Bytes of one decoded frame, computed in 64 bits; empty unless every number is one that a frame
/// can have (1…65535 rows and columns, 1, 3 or 4 samples of 1, 8, 16, 32 or 64 bits).
[[nodiscard]] std::optional<std::uint64_t> decodedFrameBytes(const PixelFormat& format);

/// The values of an object's frames, as they stand in its tables' memory.
[[nodiscard]] QByteArray encodeFrameValues(const std::vector<FrameValues>& frames);
/// Empty when the bytes break a rule of the protocol.
[[nodiscard]] std::optional<std::vector<FrameValues>> decodeFrameValues(QByteArrayView bytes);

/// Bytes of an overlay's bits, without gaps between its rows and frames.
[[nodiscard]] std::uint64_t overlayBytes(const OverlayDescription& overlay);

/// Bytes of all tables; empty unless every number is one that a table can have: up to 65,536
/// entries of 8 to 16 bits, overlays of 1…65535 rows and columns.
[[nodiscard]] std::optional<std::uint64_t> tablesBytes(const TablesDescription& tables);

/// Bytes of a group's counts, computed in 64 bits; empty unless every number is one that a group
/// can have: channels, samples, a rate of 0.001 Hz … 10 MHz, gains that are not 0, a known offset.
[[nodiscard]] std::optional<std::uint64_t> waveformBytes(const WaveformGroup& group);

} // namespace wardlight::imaging
