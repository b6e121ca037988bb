#include "core/ingest/wfdb/flac_signal_file.h"

#include <QCoreApplication>

#include <FLAC/stream_decoder.h>
#include <algorithm>

namespace wardlight::ingest::wfdb {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("SignalFile", text);
}

} // namespace

/// libFLAC's decoder over a file; keeps what it decoded until somebody takes it.
class FlacSignalFile::Stream
{
public:
    explicit Stream(std::unique_ptr<QFile> file) : m_file(std::move(file)) {}
    ~Stream() { FLAC__stream_decoder_delete(m_decoder); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    /// Reads up to the first samples' description.
    [[nodiscard]] bool open()
    {
        if (!m_decoder)
            return false;
        const auto started = FLAC__stream_decoder_init_stream(
            m_decoder, &Stream::readBytes, nullptr, nullptr, nullptr, nullptr, &Stream::write,
            &Stream::metadata, &Stream::failed, this);
        return started == FLAC__STREAM_DECODER_INIT_STATUS_OK &&
               FLAC__stream_decoder_process_until_end_of_metadata(m_decoder) && m_channels > 0;
    }

    /// Decodes until @p samples are ready or the stream ends.
    void fill(std::size_t samples)
    {
        drop();
        while (!m_isBroken && ready() < samples) {
            const auto state = FLAC__stream_decoder_get_state(m_decoder);
            if (state == FLAC__STREAM_DECODER_END_OF_STREAM ||
                !FLAC__stream_decoder_process_single(m_decoder))
                break;
        }
    }

    [[nodiscard]] std::size_t ready() const
    {
        return m_samples.empty() ? 0 : m_samples[0].size() - m_taken;
    }

    void take(std::size_t samples, std::span<std::vector<std::int32_t>> into)
    {
        for (std::size_t i = 0; i < into.size(); ++i) {
            const auto from = m_samples[i].begin() + std::ptrdiff_t(m_taken);
            into[i].insert(into[i].end(), from, from + std::ptrdiff_t(samples));
        }
        m_taken += samples;
    }

    [[nodiscard]] unsigned channels() const { return m_channels; }
    [[nodiscard]] unsigned bits() const { return m_bits; }
    [[nodiscard]] quint64 samples() const { return m_total; }

private:
    void drop()
    {
        for (auto& channel : m_samples)
            channel.erase(channel.begin(), channel.begin() + std::ptrdiff_t(m_taken));
        m_taken = 0;
    }

    static FLAC__StreamDecoderReadStatus readBytes(const FLAC__StreamDecoder*, FLAC__byte buffer[],
                                                   std::size_t* bytes, void* self)
    {
        const qint64 got = static_cast<Stream*>(self)->m_file->read(reinterpret_cast<char*>(buffer),
                                                                    qint64(*bytes));
        *bytes = std::size_t(std::max<qint64>(0, got));
        if (got < 0)
            return FLAC__STREAM_DECODER_READ_STATUS_ABORT;
        return got == 0 ? FLAC__STREAM_DECODER_READ_STATUS_END_OF_STREAM
                        : FLAC__STREAM_DECODER_READ_STATUS_CONTINUE;
    }

    static FLAC__StreamDecoderWriteStatus write(const FLAC__StreamDecoder*,
                                                const FLAC__Frame* frame,
                                                const FLAC__int32* const buffer[], void* self)
    {
        auto* stream = static_cast<Stream*>(self);
        if (frame->header.channels != stream->m_channels ||
            frame->header.bits_per_sample != stream->m_bits) {
            stream->m_isBroken = true; // a stream may change in its middle; a signal file may not
            return FLAC__STREAM_DECODER_WRITE_STATUS_ABORT;
        }
        for (unsigned i = 0; i < stream->m_channels; ++i)
            stream->m_samples[i].insert(stream->m_samples[i].end(), buffer[i],
                                        buffer[i] + frame->header.blocksize);
        return FLAC__STREAM_DECODER_WRITE_STATUS_CONTINUE;
    }

    static void metadata(const FLAC__StreamDecoder*, const FLAC__StreamMetadata* metadata,
                         void* self)
    {
        if (metadata->type != FLAC__METADATA_TYPE_STREAMINFO)
            return;
        auto* stream = static_cast<Stream*>(self);
        stream->m_channels = metadata->data.stream_info.channels;
        stream->m_bits = metadata->data.stream_info.bits_per_sample;
        stream->m_total = metadata->data.stream_info.total_samples;
        stream->m_samples.resize(stream->m_channels);
    }

    /// What is lost must not shift what follows: reading ends there.
    static void failed(const FLAC__StreamDecoder*, FLAC__StreamDecoderErrorStatus, void* self)
    {
        static_cast<Stream*>(self)->m_isBroken = true;
    }

    std::unique_ptr<QFile> m_file;
    FLAC__StreamDecoder* m_decoder = FLAC__stream_decoder_new();
    std::vector<std::vector<std::int32_t>> m_samples; ///< by channel
    std::size_t m_taken = 0;
    unsigned m_channels = 0;
    unsigned m_bits = 0;
    quint64 m_total = 0; ///< 0: the stream does not say
    bool m_isBroken = false;
};

FlacSignalFile::FlacSignalFile(std::unique_ptr<Stream> stream, int samplesPerFrame)
    : m_stream(std::move(stream)), m_samplesPerFrame(samplesPerFrame)
{}

FlacSignalFile::~FlacSignalFile() = default;

Result<std::unique_ptr<SignalFile>> FlacSignalFile::create(std::unique_ptr<QFile> file,
                                                           std::span<const SignalLine> lines)
{
    auto stream = std::make_unique<Stream>(std::move(file));
    if (!stream->open())
        return fail(
            ErrorCode::Invalid,
            translated(QT_TRANSLATE_NOOP("SignalFile", "The signal file %1 is no FLAC stream."))
                .arg(lines.front().file));
    if (stream->channels() != lines.size() ||
        int(stream->bits()) != bitsPerSample(lines.front().format))
        return fail(ErrorCode::Invalid,
                    translated(QT_TRANSLATE_NOOP("SignalFile",
                                                 "The signal file %1 has %2 channels of %3 bits; "
                                                 "the header says otherwise."))
                        .arg(lines.front().file)
                        .arg(stream->channels())
                        .arg(stream->bits()));
    return std::unique_ptr<SignalFile>(
        new FlacSignalFile(std::move(stream), lines.front().samplesPerFrame));
}

Result<qint64> FlacSignalFile::read(qint64 frames,
                                    std::span<std::vector<std::int32_t>> signalCounts)
{
    qint64 done = 0;
    while (done < frames) {
        m_stream->fill(std::size_t(m_samplesPerFrame));
        const qint64 ready = qint64(m_stream->ready()) / m_samplesPerFrame;
        const qint64 now = std::min(ready, frames - done);
        if (now == 0)
            break;
        m_stream->take(std::size_t(now * m_samplesPerFrame), signalCounts);
        done += now;
    }
    return done;
}

std::optional<qint64> FlacSignalFile::frames() const
{
    if (m_stream->samples() == 0)
        return std::nullopt;
    return qint64(m_stream->samples()) / m_samplesPerFrame;
}

} // namespace wardlight::ingest::wfdb
