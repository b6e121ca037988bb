#include "core/dicom/decoder_service.h"

#include "core/dicom/display_tables.h"
#include "core/dicom/document_reader.h"
#include "core/dicom/frame_decoder.h"
#include "core/dicom/frame_values.h"
#include "core/dicom/header_reader.h"
#include "core/dicom/json_writer.h"
#include "core/dicom/payload_reader.h"
#include "core/dicom/waveform_reader.h"

#include <QJsonDocument>

#include <new>
#include <sys/stat.h>

namespace wardlight::dicom {

namespace {

/// Tells one sealed memory from another while the first is still held.
std::uint64_t inodeOf(int fd)
{
    struct stat info = {};
    return ::fstat(fd, &info) == 0 ? info.st_ino : 0;
}

Checked<SealedMemory> sealed(Bytes bytes)
{
    auto writer = SealedMemoryWriter::create(bytes.size());
    if (!writer || !writer->append(bytes))
        return refuse(Refusal::OutOfMemory);
    auto memory = std::move(*writer).seal();
    if (!memory)
        return refuse(Refusal::OutOfMemory);
    return std::move(*memory);
}

/// The header of such an object is worth having although its pixels cannot be shown.
bool isOnlyUnreadable(Refusal pixels)
{
    return pixels == Refusal::LayoutUnsupported || pixels == Refusal::PixelsContradictory;
}

} // namespace

QString DecoderService::startupProblem() const
{
    if (!m_dictionary.isLoaded())
        return QStringLiteral("DCMTK's data dictionary was not found");
    if (!m_converters.isComplete())
        return QStringLiteral("the C library's character set modules were not found");
    return {};
}

DecoderService::Answer DecoderService::answer(QByteArrayView request, UniqueFd object)
{
    const auto parsed = imaging::decodeRequest(request);
    if (!parsed)
        return {imaging::encodeRefusal({Refusal::BadRequest}), {}};
    try {
        auto answered = answerChecked(*parsed, std::move(object));
        if (answered)
            return std::move(*answered);
        return {imaging::encodeRefusal(answered.error()), {}};
    } catch (const std::bad_alloc&) { // the address space is limited; the parent replaces us
        m_open.reset();
        return {imaging::encodeRefusal({Refusal::OutOfMemory}), {}};
    }
}

Checked<DecoderService::Answer>
DecoderService::answerChecked(const imaging::DecoderRequest& request, UniqueFd object)
{
    if (const auto opened = open(request, std::move(object)); !opened)
        return passOn(opened);
    if (m_open->object.isDirectory() && request.question != imaging::DecoderQuestion::Tags)
        return refuse(Refusal::ListOfFiles);
    switch (request.question) {
    case imaging::DecoderQuestion::Header:
        return header();
    case imaging::DecoderQuestion::Frame:
        return frame(request.index);
    case imaging::DecoderQuestion::Tables:
        return tables();
    case imaging::DecoderQuestion::Tags:
        return tags();
    case imaging::DecoderQuestion::Waveform:
        return waveform(request);
    case imaging::DecoderQuestion::Document:
        return document();
    case imaging::DecoderQuestion::Payload:
        return payload();
    }
    return refuse(Refusal::BadRequest);
}

Checked<> DecoderService::open(const imaging::DecoderRequest& request, UniqueFd object)
{
    const std::uint64_t inode = inodeOf(object.get());
    if (m_open && inode != 0 && m_open->inode == inode)
        return {}; // sealed, and still held by us: the very same bytes
    m_open.reset();
    auto memory = SealedMemory::adopt(std::move(object), std::size_t(request.objectBytes));
    if (!memory || memory->size() > m_maxObjectBytes)
        return refuse(Refusal::BadRequest);
    auto opened = DicomObject::open(memory->bytes(), m_dictionary, m_maxObjectBytes);
    if (!opened)
        return passOn(opened);
    auto pixels = readPixelData(*opened, request.maxFrameBytes);
    m_open.emplace(OpenObject{std::move(*memory), inode, std::move(*opened), std::move(pixels)});
    return {};
}

Checked<DecoderService::Answer> DecoderService::header() const
{
    const auto& pixels = m_open->pixels;
    if (!pixels && !isOnlyUnreadable(pixels.error().reason))
        return passOn(pixels);
    imaging::DicomHeader header =
        readHeader(m_open->object, pixels ? *pixels : std::nullopt, m_converters);
    if (!pixels)
        header.notes.append(QStringLiteral("pixels-unreadable"));
    return Answer{imaging::encodeAnswer(header), {}};
}

Checked<DecoderService::Answer> DecoderService::frame(int number) const
{
    const auto& pixels = m_open->pixels;
    if (!pixels)
        return passOn(pixels);
    if (!*pixels)
        return refuse(Refusal::NoPixels);
    auto frame = decodeFrame(m_open->object, **pixels, number, m_codecs);
    if (!frame)
        return passOn(frame);
    const imaging::FrameDescription description = {frame->format, frame->transferSyntaxUid,
                                                   frame->pixels.size()};
    return Answer{imaging::encodeAnswer(description), std::move(frame->pixels)};
}

Checked<DecoderService::Answer> DecoderService::tables() const
{
    const auto tables = readDisplayTables(m_open->object);
    if (!tables)
        return passOn(tables);
    imaging::TablesDescription description;
    std::vector<std::byte> content;
    const auto append = [&content](const std::vector<std::uint16_t>& entries) {
        const auto bytes = std::as_bytes(std::span(entries));
        content.insert(content.end(), bytes.begin(), bytes.end());
        return static_cast<std::uint32_t>(entries.size());
    };
    if (const auto& palette = tables->palette) {
        description.palette = {append(palette->red), palette->firstMapped, 16};
        append(palette->green);
        append(palette->blue);
    }
    if (const auto& table = tables->modality)
        description.modality = {append(table->entries), table->firstMapped, table->bits};
    if (const auto& table = tables->voi)
        description.voi = {append(table->entries), table->firstMapped, table->bits};
    for (const imaging::Overlay& overlay : tables->overlays) {
        description.overlays.push_back({overlay.rows, overlay.columns, overlay.top, overlay.left,
                                        overlay.frames, overlay.firstFrame});
        content.insert(content.end(), overlay.bits.begin(), overlay.bits.end());
    }
    description.overlayBits = tables->overlayBits;
    description.shutter = tables->shutter;
    if (const auto frames = readAllFrameValues(m_open->object, m_converters); !frames.empty()) {
        const QByteArray values = imaging::encodeFrameValues(frames);
        const auto bytes = std::as_bytes(std::span(values.constData(), std::size_t(values.size())));
        content.insert(content.end(), bytes.begin(), bytes.end());
        description.frameValueBytes = bytes.size();
    }
    if (content.empty())
        return Answer{imaging::encodeAnswer(description), {}};
    auto memory = sealed(content);
    if (!memory)
        return passOn(memory);
    return Answer{imaging::encodeAnswer(description), std::move(*memory)};
}

Checked<DecoderService::Answer> DecoderService::tags() const
{
    const QByteArray json = writeJson(m_open->object, m_converters);
    auto memory = sealed(std::as_bytes(std::span(json.constData(), std::size_t(json.size()))));
    if (!memory)
        return passOn(memory);
    return Answer{imaging::encodeAnswer(imaging::TagsDescription{memory->size()}),
                  std::move(*memory)};
}

Checked<DecoderService::Answer> DecoderService::document() const
{
    const auto document = readDocument(m_open->object, m_converters);
    if (!document)
        return passOn(document);
    const QByteArray json = QJsonDocument(*document).toJson(QJsonDocument::Compact);
    auto memory = sealed(std::as_bytes(std::span(json.constData(), std::size_t(json.size()))));
    if (!memory)
        return passOn(memory);
    return Answer{imaging::encodeAnswer(imaging::TagsDescription{memory->size()}),
                  std::move(*memory)};
}

Checked<DecoderService::Answer> DecoderService::payload() const
{
    const auto payload = readPayload(m_open->object);
    if (!payload)
        return passOn(payload);
    auto writer = SealedMemoryWriter::create(0);
    for (const Bytes piece : payload->pieces) {
        if (!writer || !writer->append(piece))
            return refuse(Refusal::OutOfMemory);
    }
    if (!writer || writer->size() == 0)
        return refuse(Refusal::NoPayload);
    auto memory = std::move(*writer).seal();
    if (!memory)
        return refuse(Refusal::OutOfMemory);
    return Answer{
        imaging::encodeAnswer(imaging::PayloadDescription{payload->mimeType, memory->size()}),
        std::move(*memory)};
}

Checked<DecoderService::Answer>
DecoderService::waveform(const imaging::DecoderRequest& request) const
{
    auto waveform =
        readWaveform(m_open->object, request.index, request.maxFrameBytes, m_converters);
    if (!waveform)
        return passOn(waveform);
    const imaging::WaveformDescription description = {std::move(waveform->group),
                                                      waveform->counts.size()};
    return Answer{imaging::encodeAnswer(description), std::move(waveform->counts)};
}

} // namespace wardlight::dicom
