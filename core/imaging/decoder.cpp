#include "core/imaging/decoder.h"

#include "core/imaging/decoder_protocol.h"
#include "core/imaging/decoder_refusals.h"
#include "core/sandbox/worker_pool.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

#include <cstring>

namespace wardlight::imaging {

namespace {

constexpr std::uint64_t MaxTagsBytes = std::uint64_t(64) << 20U;

QString translated(const char* text)
{
    return QCoreApplication::translate("Decoder", text);
}

sandbox::WorkerPool::Options poolOptions(const Decoder::Options& options)
{
    const QString program = options.program.isEmpty()
                                ? QDir(QCoreApplication::applicationDirPath())
                                      .filePath(QStringLiteral("wardlight-decoder"))
                                : options.program;
    const DecoderLimits& limits = options.limits;
    const QStringList arguments{QString::number(limits.maxObjectBytes),
                                QString::number(limits.maxFrameBytes)};
    return {{{program, arguments}, decoderGreeting()}, options.maxWorkers};
}

Error tooLarge()
{
    return {ErrorCode::Limit,
            translated(QT_TRANSLATE_NOOP("Decoder",
                                         "The file is larger than one object may be. Ask its "
                                         "sender for a smaller version.")),
            QStringLiteral("object too large")};
}

Error untrustworthy(const QString& detail)
{
    return {ErrorCode::Integrity,
            translated(QT_TRANSLATE_NOOP("Decoder",
                                         "The process that was reading this file gave an answer "
                                         "that contradicts itself; it was stopped and nothing of "
                                         "the answer is shown. Report this file to your "
                                         "administrator.")),
            detail};
}

/// Takes what follows one another in an answer's memory.
class TableReader
{
public:
    explicit TableReader(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    std::vector<std::uint16_t> entries(std::uint32_t count)
    {
        std::vector<std::uint16_t> values(count);
        const auto bytes = take(count * sizeof(std::uint16_t));
        if (!bytes.empty())
            std::memcpy(values.data(), bytes.data(), bytes.size());
        return values;
    }
    std::optional<LookupTable> table(const TableDescription& described)
    {
        if (described.entries == 0)
            return std::nullopt;
        return LookupTable{described.firstMapped, described.bits, entries(described.entries)};
    }
    std::optional<Palette> palette(const TableDescription& described)
    {
        if (described.entries == 0)
            return std::nullopt;
        Palette palette{described.firstMapped, entries(described.entries), {}, {}};
        palette.green = entries(described.entries);
        palette.blue = entries(described.entries);
        return palette;
    }
    Overlay overlay(const OverlayDescription& described)
    {
        const auto bits = take(std::size_t(overlayBytes(described)));
        return {described.rows,
                described.columns,
                described.top,
                described.left,
                described.frames,
                described.firstFrame,
                {bits.begin(), bits.end()}};
    }
    /// Empty when they are malformed.
    std::optional<std::vector<FrameValues>> frameValues(std::uint64_t bytes)
    {
        if (bytes == 0)
            return std::vector<FrameValues>();
        const auto values = take(std::size_t(bytes));
        return decodeFrameValues({values.data(), qsizetype(values.size())});
    }

private:
    /// All is there: the memory has the size that its description gives.
    std::span<const std::byte> take(std::size_t bytes)
    {
        const auto taken = m_bytes.first(bytes);
        m_bytes = m_bytes.subspan(bytes);
        return taken;
    }

    std::span<const std::byte> m_bytes;
};

} // namespace

/// The workers, and what every question has in common.
class Decoder::Pool
{
public:
    explicit Pool(const Options& options)
        : m_limits(options.limits), m_workers(poolOptions(options))
    {}

    template <class Description>
    using Decode = std::optional<DecoderAnswer<Description>> (*)(QByteArrayView);

    /// A well-formed answer and, when it promises one, its sealed memory of exactly that size.
    template <class Description>
    struct Answer
    {
        Description description;
        SealedMemory memory;
    };

    template <class Description>
    [[nodiscard]] Result<Answer<Description>> ask(const SealedMemory& object, const Scope& scope,
                                                  DecoderRequest request,
                                                  Decode<Description> decode);

    [[nodiscard]] const DecoderLimits& limits() const { return m_limits; }
    [[nodiscard]] sandbox::WorkerPool& workers() { return m_workers; }

private:
    const DecoderLimits m_limits;
    sandbox::WorkerPool m_workers;
};

namespace {

std::uint64_t promisedBytes(const DicomHeader& /*unused*/)
{
    return 0;
}

std::uint64_t promisedBytes(const FrameDescription& frame)
{
    return frame.bytes;
}

std::uint64_t promisedBytes(const TablesDescription& tables)
{
    return tablesBytes(tables).value_or(0);
}

std::uint64_t promisedBytes(const TagsDescription& tags)
{
    return tags.bytes;
}

std::uint64_t promisedBytes(const PayloadDescription& payload)
{
    return payload.bytes;
}

std::uint64_t promisedBytes(const WaveformDescription& waveform)
{
    return waveform.bytes;
}

/// After these the worker's memory is as it was; after the others a fresh one goes on.
bool leavesWorkerSound(Refusal reason)
{
    return reason != Refusal::OutOfMemory && reason != Refusal::BadRequest;
}

} // namespace

template <class Description>
Result<Decoder::Pool::Answer<Description>>
Decoder::Pool::ask(const SealedMemory& object, const Scope& scope, DecoderRequest request,
                   Decode<Description> decode)
{
    if (object.size() == 0)
        return tl::unexpected(refusalError({Refusal::Empty}));
    if (object.size() > m_limits.maxObjectBytes)
        return tl::unexpected(tooLarge());
    request.objectBytes = object.size();
    request.maxFrameBytes = m_limits.maxFrameBytes;

    auto lease = m_workers.acquire(scope);
    if (!lease)
        return propagate(lease);
    auto message = lease->ask(encodeRequest(request), object.fd(), m_limits.deadline);
    if (!message)
        return propagate(message);
    const auto distrust = [&lease](const char* why) {
        lease->distrust();
        return tl::unexpected(untrustworthy(QLatin1String(why)));
    };

    const auto answer = decode(message->bytes);
    if (!answer)
        return distrust("malformed answer");
    if (!*answer) {
        if (!leavesWorkerSound(answer->error().reason))
            lease->distrust();
        return tl::unexpected(refusalError(answer->error()));
    }
    const std::uint64_t promised = promisedBytes(**answer);
    if (promised > std::max<std::uint64_t>(m_limits.maxFrameBytes, MaxTagsBytes) ||
        (promised > 0) != message->fd.isOpen())
        return distrust("memory does not fit the answer");
    if (promised == 0)
        return Answer<Description>{**answer, {}};
    auto memory = SealedMemory::adopt(std::move(message->fd), promised);
    if (!memory)
        return distrust("memory is not sealed or not of the promised size");
    return Answer<Description>{**answer, std::move(*memory)};
}

Decoder::Decoder(Options options) : m_pool(std::make_unique<Pool>(options))
{}

Decoder::~Decoder() = default;

Result<DicomHeader> Decoder::header(const SealedMemory& object, const Scope& scope) const
{
    auto answer =
        m_pool->ask<DicomHeader>(object, scope, {DecoderQuestion::Header}, &decodeHeaderAnswer);
    if (!answer)
        return propagate(answer);
    return std::move(answer->description);
}

Result<Frame> Decoder::frame(const SealedMemory& object, const Scope& scope, int frame) const
{
    if (frame < 0)
        return tl::unexpected(refusalError({Refusal::NoSuchFrame}));
    DecoderRequest request{DecoderQuestion::Frame};
    request.index = frame;
    auto answer = m_pool->ask<FrameDescription>(object, scope, request, &decodeFrameAnswer);
    if (!answer)
        return propagate(answer);
    FrameDescription& description = answer->description;
    return Frame{description.format, description.transferSyntaxUid, std::move(answer->memory)};
}

Result<DisplayTables> Decoder::tables(const SealedMemory& object, const Scope& scope) const
{
    const auto answer = m_pool->ask<TablesDescription>(object, scope, {DecoderQuestion::Tables},
                                                       &decodeTablesAnswer);
    if (!answer)
        return propagate(answer);
    TableReader reader(answer->memory.bytes());
    DisplayTables tables;
    tables.palette = reader.palette(answer->description.palette);
    tables.modality = reader.table(answer->description.modality);
    tables.voi = reader.table(answer->description.voi);
    for (const OverlayDescription& overlay : answer->description.overlays)
        tables.overlays.push_back(reader.overlay(overlay));
    tables.overlayBits = answer->description.overlayBits;
    tables.shutter = answer->description.shutter;
    auto frames = reader.frameValues(answer->description.frameValueBytes);
    if (!frames)
        return tl::unexpected(untrustworthy(QStringLiteral("malformed frame values")));
    tables.frames = std::move(*frames);
    return tables;
}

Result<QByteArray> Decoder::tagsJson(const SealedMemory& object, const Scope& scope) const
{
    const auto answer =
        m_pool->ask<TagsDescription>(object, scope, {DecoderQuestion::Tags}, &decodeTagsAnswer);
    if (!answer)
        return propagate(answer);
    const auto bytes = answer->memory.bytes();
    const QByteArray json(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    if (!QJsonDocument::fromJson(json).isObject())
        return tl::unexpected(untrustworthy(QStringLiteral("tags are not JSON")));
    return json;
}

Result<Waveform> Decoder::waveform(const SealedMemory& object, const Scope& scope, int group) const
{
    if (group < 0)
        return tl::unexpected(refusalError({Refusal::NoSuchGroup}));
    DecoderRequest request{DecoderQuestion::Waveform};
    request.index = group;
    auto answer = m_pool->ask<WaveformDescription>(object, scope, request, &decodeWaveformAnswer);
    if (!answer)
        return propagate(answer);
    return Waveform{std::move(answer->description.group), std::move(answer->memory)};
}

Result<QJsonObject> Decoder::document(const SealedMemory& object, const Scope& scope) const
{
    const auto answer =
        m_pool->ask<TagsDescription>(object, scope, {DecoderQuestion::Document}, &decodeTagsAnswer);
    if (!answer)
        return propagate(answer);
    const auto bytes = answer->memory.bytes();
    const auto json = QJsonDocument::fromJson(
        {reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())});
    if (!json.isObject())
        return tl::unexpected(untrustworthy(QStringLiteral("document is not JSON")));
    return json.object();
}

Result<Payload> Decoder::payload(const SealedMemory& object, const Scope& scope) const
{
    auto answer = m_pool->ask<PayloadDescription>(object, scope, {DecoderQuestion::Payload},
                                                  &decodePayloadAnswer);
    if (!answer)
        return propagate(answer);
    return Payload{std::move(answer->description.mimeType), std::move(answer->memory)};
}

void Decoder::prewarm() const
{
    m_pool->workers().prewarm();
}

std::vector<int> Decoder::workerIds() const
{
    return m_pool->workers().ids();
}

} // namespace wardlight::imaging
