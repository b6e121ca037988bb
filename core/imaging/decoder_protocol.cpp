#include "core/imaging/decoder_protocol.h"

#include "core/imaging/wire.h"

#include <QDate>
#include <QTime>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace wardlight::imaging {

// The largest value of every enum on the wire, for WireReader.
constexpr DecoderQuestion lastOf(DecoderQuestion /*unused*/)
{
    return DecoderQuestion::Payload;
}
constexpr Refusal lastOf(Refusal /*unused*/)
{
    return Refusal::BadRequest;
}
constexpr SpacingSource lastOf(SpacingSource /*unused*/)
{
    return SpacingSource::UltrasoundRegion;
}

namespace {

constexpr std::uint32_t Version = 5;
constexpr std::uint64_t MaxFrameValueBytes = std::uint64_t(256) << 20U;
constexpr std::uint32_t RequestMark = 0x51444c57; // "WLDQ"
constexpr std::uint32_t AnswerMark = 0x41444c57;  // "WLDA"

/// transfer(wire, value) names the fields once, for writing and for reading: with a WireReader it
/// fills them, with a WireWriter it only reads them, although it takes no const reference.
template <class Wire>
void transfer(Wire& wire, std::optional<QDate>& date)
{
    std::optional<std::int64_t> day = date ? std::optional(date->toJulianDay()) : std::nullopt;
    wire(day);
    if constexpr (Wire::IsReader) {
        constexpr std::int64_t FirstDay = 1721426; // 0001-01-01
        constexpr std::int64_t LastDay = 5373484;  // 9999-12-31
        if (day && (*day < FirstDay || *day > LastDay))
            wire.invalidate();
        else if (day)
            date = QDate::fromJulianDay(*day);
    }
}

template <class Wire>
void transfer(Wire& wire, std::optional<QTime>& time)
{
    std::optional<std::int32_t> ms =
        time ? std::optional(time->msecsSinceStartOfDay()) : std::nullopt;
    wire(ms);
    if constexpr (Wire::IsReader) {
        if (ms && (*ms < 0 || *ms >= 86'400'000))
            wire.invalidate();
        else if (ms)
            time = QTime::fromMSecsSinceStartOfDay(*ms);
    }
}

template <class Wire>
void transfer(Wire& wire, PersonName& name)
{
    wire(name.alphabetic, name.ideographic, name.phonetic);
}

template <class Wire>
void transfer(Wire& wire, WindowPreset& window)
{
    wire(window.centre, window.width, window.explanation);
}

template <class Wire>
void transfer(Wire& wire, QString& text)
{
    wire(text);
}

template <class Wire>
void transfer(Wire& wire, PixelFormat& format)
{
    wire(format.rows, format.columns, format.samplesPerPixel, format.bitsAllocated,
         format.bitsStored, format.highBit, format.isSigned, format.isFloat, format.frames,
         format.photometric);
}

template <class Wire>
void transfer(Wire& wire, WaveformChannel& channel)
{
    wire(channel.label, channel.source, channel.sourceCode, channel.sourceScheme, channel.gain,
         channel.baseline, channel.unit, channel.skewSeconds, channel.lowCutHz, channel.highCutHz,
         channel.notchHz);
}

template <class Wire>
void transfer(Wire& wire, WaveformRemark& remark)
{
    wire(remark.name, remark.text, remark.value, remark.unit);
}

template <class Wire>
void transfer(Wire& wire, OverlayDescription& overlay)
{
    wire(overlay.rows, overlay.columns, overlay.top, overlay.left, overlay.frames,
         overlay.firstFrame);
}

template <class Wire>
void transfer(Wire& wire, Shutter::Vertex& vertex)
{
    wire(vertex.row, vertex.column);
}

template <class Wire, class List>
void transferList(Wire& wire, List& list, std::size_t longest = WireWriter::MaxList)
{
    auto size = static_cast<std::uint16_t>(
        std::min<std::size_t>(static_cast<std::size_t>(list.size()), longest));
    wire(size);
    if constexpr (Wire::IsReader) {
        if (size > longest || !wire.isValid()) {
            wire.invalidate();
            return;
        }
        list.resize(size);
    }
    for (std::uint16_t i = 0; i < size; ++i)
        transfer(wire, list[i]);
}

template <class Wire>
void transfer(Wire& wire, Shutter& shutter)
{
    std::optional<std::array<std::int32_t, 4>> rectangle;
    std::optional<std::array<std::int32_t, 3>> circle;
    if (const auto& r = shutter.rectangle)
        rectangle = {r->left, r->right, r->upper, r->lower};
    if (const auto& c = shutter.circle)
        circle = {c->row, c->column, c->radius};
    wire(rectangle, circle, shutter.presentation);
    transferList(wire, shutter.polygon, Shutter::MostVertices);
    if (rectangle)
        shutter.rectangle = {(*rectangle)[0], (*rectangle)[1], (*rectangle)[2], (*rectangle)[3]};
    if (circle)
        shutter.circle = {(*circle)[0], (*circle)[1], (*circle)[2]};
}

template <class Wire>
void transfer(Wire& wire, FrameValues& frame)
{
    wire(frame.imagePosition, frame.imageOrientation, frame.pixelSpacing, frame.sliceThickness,
         frame.rescaleSlope, frame.rescaleIntercept, frame.rescaleType, frame.voiFunction);
    transferList(wire, frame.windows);
}

template <class Wire>
void transfer(Wire& wire, DicomHeader& header)
{
    wire(header.sopClassUid, header.sopInstanceUid, header.studyUid, header.seriesUid,
         header.transferSyntaxUid, header.patientId, header.patientIdIssuer);
    transfer(wire, header.patientName);
    transfer(wire, header.birthDate);
    wire(header.sex);
    transfer(wire, header.studyDate);
    transfer(wire, header.studyTime);
    wire(header.studyDescription, header.accessionNumber, header.modality, header.seriesDescription,
         header.seriesNumber, header.bodyPart, header.manufacturer, header.instanceNumber);
    transfer(wire, header.acquisitionDate);
    transfer(wire, header.acquisitionTime);
    wire(header.utcOffsetMinutes, header.hasPixels);
    transfer(wire, header.pixels);
    wire(header.isLossy, header.lossyRatio, header.imagePosition, header.imageOrientation,
         header.frameOfReferenceUid, header.pixelSpacing, header.spacingSource, header.pixelAspect,
         header.sliceThickness, header.sliceLocation, header.gantryTilt, header.echoNumber,
         header.temporalPosition, header.frameTimeMs, header.rescaleSlope, header.rescaleIntercept,
         header.rescaleType);
    transferList(wire, header.windows);
    wire(header.voiFunction, header.presentationInverse, header.paddingValue, header.hasTables);
    transferList(wire, header.notes);
}

template <class Wire>
void transfer(Wire& wire, FrameDescription& frame)
{
    transfer(wire, frame.format);
    wire(frame.transferSyntaxUid, frame.bytes);
}

template <class Wire>
void transfer(Wire& wire, TableDescription& table)
{
    wire(table.entries, table.firstMapped, table.bits);
}

template <class Wire>
void transfer(Wire& wire, TablesDescription& tables)
{
    transfer(wire, tables.palette);
    transfer(wire, tables.modality);
    transfer(wire, tables.voi);
    transferList(wire, tables.overlays);
    wire(tables.overlayBits);
    transfer(wire, tables.shutter);
    wire(tables.frameValueBytes);
}

template <class Wire>
void transfer(Wire& wire, TagsDescription& tags)
{
    wire(tags.bytes);
}

template <class Wire>
void transfer(Wire& wire, WaveformDescription& waveform)
{
    WaveformGroup& group = waveform.group;
    wire(group.groups, group.label, group.originality, group.rateHz, group.samples, group.offsetMs,
         group.countOffset, group.padding);
    transferList(wire, group.channels, MaxWaveformChannels);
    transferList(wire, group.remarks);
    wire(waveform.bytes);
}

template <class Wire>
void transfer(Wire& wire, PayloadDescription& payload)
{
    wire(payload.mimeType, payload.bytes);
}

template <class Wire>
void transfer(Wire& wire, RefusalReport& report)
{
    wire(report.reason, report.subject, report.where);
}

template <class Wire>
void transfer(Wire& wire, DecoderRequest& request)
{
    wire(request.question, request.objectBytes, request.maxFrameBytes, request.index);
}

template <class Value>
QByteArray encode(Value value, bool isRefusal)
{
    WireWriter wire;
    wire(AnswerMark, isRefusal);
    transfer(wire, value);
    return wire.bytes();
}

template <class Description>
std::optional<DecoderAnswer<Description>> decode(QByteArrayView bytes)
{
    WireReader wire(bytes);
    std::uint32_t mark = 0;
    bool isRefusal = false;
    wire(mark, isRefusal);
    if (!wire.isValid() || mark != AnswerMark)
        return std::nullopt;
    if (isRefusal) {
        RefusalReport report;
        transfer(wire, report);
        return wire.isComplete() ? std::optional(DecoderAnswer<Description>(tl::unexpect, report))
                                 : std::nullopt;
    }
    Description description;
    transfer(wire, description);
    return wire.isComplete() ? std::optional(DecoderAnswer<Description>(description))
                             : std::nullopt;
}

bool isOneOf(int value, std::initializer_list<int> allowed)
{
    return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

/// A header may describe pixels that no frame can have; its numbers must still be counts.
bool isPlausible(const PixelFormat& format)
{
    const auto isCount = [](int value) { return value >= 0 && value <= 65'535; };
    return isCount(format.rows) && isCount(format.columns) && isCount(format.samplesPerPixel) &&
           isCount(format.bitsAllocated) && isCount(format.bitsStored) && isCount(format.highBit) &&
           format.frames >= 0;
}

/// Far outside any image, and far inside what can be reckoned with.
bool isPlausible(const Shutter& shutter)
{
    const auto isPlace = [](int at) { return at >= -Shutter::Farthest && at <= Shutter::Farthest; };
    const auto& r = shutter.rectangle;
    const auto& c = shutter.circle;
    return (!r ||
            (isPlace(r->left) && isPlace(r->right) && isPlace(r->upper) && isPlace(r->lower))) &&
           (!c ||
            (isPlace(c->row) && isPlace(c->column) && c->radius >= 0 && isPlace(c->radius))) &&
           std::all_of(shutter.polygon.begin(), shutter.polygon.end(), [&](const auto& vertex) {
               return isPlace(vertex.row) && isPlace(vertex.column);
           });
}

} // namespace

QByteArray decoderGreeting()
{
    return QByteArrayLiteral("wardlight-decoder ") + QByteArray::number(Version);
}

QByteArray encodeRequest(const DecoderRequest& request)
{
    WireWriter wire;
    DecoderRequest fields = request;
    wire(RequestMark);
    transfer(wire, fields);
    return wire.bytes();
}

std::optional<DecoderRequest> decodeRequest(QByteArrayView bytes)
{
    WireReader wire(bytes);
    std::uint32_t mark = 0;
    DecoderRequest request;
    wire(mark);
    transfer(wire, request);
    return wire.isComplete() && mark == RequestMark ? std::optional(request) : std::nullopt;
}

QByteArray encodeRefusal(const RefusalReport& report)
{
    return encode(report, true);
}

QByteArray encodeAnswer(const DicomHeader& header)
{
    return encode(header, false);
}

QByteArray encodeAnswer(const FrameDescription& frame)
{
    return encode(frame, false);
}

QByteArray encodeAnswer(const TablesDescription& tables)
{
    return encode(tables, false);
}

QByteArray encodeAnswer(const TagsDescription& tags)
{
    return encode(tags, false);
}

QByteArray encodeAnswer(const WaveformDescription& waveform)
{
    return encode(waveform, false);
}

QByteArray encodeFrameValues(const std::vector<FrameValues>& frames)
{
    WireWriter wire;
    wire(static_cast<std::uint32_t>(frames.size()));
    for (FrameValues frame : frames)
        transfer(wire, frame);
    return wire.bytes();
}

QByteArray encodeAnswer(const PayloadDescription& payload)
{
    return encode(payload, false);
}

std::optional<std::vector<FrameValues>> decodeFrameValues(QByteArrayView bytes)
{
    WireReader wire(bytes);
    std::uint32_t count = 0;
    wire(count);
    std::vector<FrameValues> frames;
    for (std::uint32_t i = 0; i < count && wire.isValid(); ++i)
        transfer(wire, frames.emplace_back());
    return wire.isComplete() ? std::optional(std::move(frames)) : std::nullopt;
}

std::optional<DecoderAnswer<DicomHeader>> decodeHeaderAnswer(QByteArrayView bytes)
{
    auto answer = decode<DicomHeader>(bytes);
    if (answer && *answer && !isPlausible((**answer).pixels))
        return std::nullopt;
    return answer;
}

std::optional<DecoderAnswer<FrameDescription>> decodeFrameAnswer(QByteArrayView bytes)
{
    auto answer = decode<FrameDescription>(bytes);
    if (answer && *answer && decodedFrameBytes((**answer).format) != (**answer).bytes)
        return std::nullopt;
    return answer;
}

std::optional<DecoderAnswer<TablesDescription>> decodeTablesAnswer(QByteArrayView bytes)
{
    auto answer = decode<TablesDescription>(bytes);
    if (answer && *answer && !tablesBytes(**answer))
        return std::nullopt;
    return answer;
}

std::optional<DecoderAnswer<TagsDescription>> decodeTagsAnswer(QByteArrayView bytes)
{
    return decode<TagsDescription>(bytes);
}

std::optional<DecoderAnswer<WaveformDescription>> decodeWaveformAnswer(QByteArrayView bytes)
{
    auto answer = decode<WaveformDescription>(bytes);
    if (answer && *answer && waveformBytes((**answer).group) != (**answer).bytes)
        return std::nullopt;
    return answer;
}

std::optional<DecoderAnswer<PayloadDescription>> decodePayloadAnswer(QByteArrayView bytes)
{
    return decode<PayloadDescription>(bytes);
}

std::optional<std::uint64_t> decodedFrameBytes(const PixelFormat& format)
{
    constexpr int MaxSide = 65'535;
    const bool isPossible = format.rows >= 1 && format.rows <= MaxSide && format.columns >= 1 &&
                            format.columns <= MaxSide && format.frames >= 1 &&
                            isOneOf(format.samplesPerPixel, {1, 3, 4}) &&
                            isOneOf(format.bitsAllocated, {1, 8, 16, 32, 64}) &&
                            format.bitsStored >= 1 && format.bitsStored <= format.bitsAllocated &&
                            format.highBit >= 0 && format.highBit < format.bitsAllocated;
    if (!isPossible)
        return std::nullopt;
    const std::uint64_t sampleBytes =
        format.bitsAllocated == 1 ? 1 : std::uint64_t(format.bitsAllocated) / 8;
    return std::uint64_t(format.rows) * std::uint64_t(format.columns) *
           std::uint64_t(format.samplesPerPixel) * sampleBytes; // at most 2^38
}

std::uint64_t overlayBytes(const OverlayDescription& overlay)
{
    const auto pixels = std::uint64_t(overlay.rows) * std::uint64_t(overlay.columns); // < 2^32
    return (pixels * std::uint64_t(overlay.frames) + 7) / 8;
}

std::optional<std::uint64_t> tablesBytes(const TablesDescription& tables)
{
    constexpr std::uint32_t MostEntries = 65'536;
    constexpr int MaxSide = 65'535, Farthest = 65'536, Colours = 3;
    std::uint64_t bytes = 0;
    for (const TableDescription* table : {&tables.palette, &tables.modality, &tables.voi}) {
        if (table->entries > MostEntries || table->bits < 8 || table->bits > 16)
            return std::nullopt;
        bytes += std::uint64_t(table->entries) * sizeof(std::uint16_t) *
                 (table == &tables.palette ? Colours : 1);
    }
    for (const OverlayDescription& overlay : tables.overlays) {
        const auto isPlace = [](int at) { return at >= -Farthest && at <= Farthest; };
        if (overlay.rows < 1 || overlay.columns < 1 || overlay.rows > MaxSide ||
            overlay.columns > MaxSide || !isPlace(overlay.top) || !isPlace(overlay.left) ||
            overlay.frames < 1 || overlay.firstFrame.value_or(0) < 0)
            return std::nullopt;
        bytes += overlayBytes(overlay); // < 2^61, of at most 32
    }
    if (!isPlausible(tables.shutter) || tables.frameValueBytes > MaxFrameValueBytes)
        return std::nullopt;
    return bytes + tables.frameValueBytes;
}

std::optional<std::uint64_t> waveformBytes(const WaveformGroup& group)
{
    const auto isScale = [](const WaveformChannel& channel) {
        constexpr double Largest = 1e30; // physical values stay far from infinity
        return channel.gain != 0 && std::abs(channel.gain) <= Largest &&
               std::abs(channel.baseline) <= Largest;
    };
    const bool isPossible =
        group.groups >= 1 && group.samples >= 1 && std::abs(group.offsetMs) <= FarthestWaveformMs &&
        group.rateHz >= SlowestWaveformHz && group.rateHz <= FastestWaveformHz &&
        !group.channels.empty() && group.channels.size() <= MaxWaveformChannels &&
        (group.countOffset == 0 || group.countOffset == UnsignedCountOffset) &&
        std::all_of(group.channels.begin(), group.channels.end(), isScale);
    if (!isPossible)
        return std::nullopt;
    return std::uint64_t(group.channels.size()) * group.samples * sizeof(std::int32_t); // < 2^41
}

} // namespace wardlight::imaging
