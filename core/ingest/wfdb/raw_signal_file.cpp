#include "core/ingest/wfdb/raw_signal_file.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace wardlight::ingest::wfdb {

namespace {

/// Frames read together are a multiple of this, so that every chunk begins with a packing group.
constexpr qint64 PackingFrames = 6;
constexpr qint64 ChunkSamples = 1 << 20;

} // namespace

RawSignalFile::RawSignalFile(std::unique_ptr<QFile> file, std::span<const SignalLine> lines)
    : m_file(std::move(file)), m_format(lines.front().format),
      m_byteOffset(lines.front().byteOffset)
{
    for (const SignalLine& line : lines) {
        m_samplesPerFrame.push_back(line.samplesPerFrame);
        m_last.push_back(line.initialValue);
    }
    m_frameSamples = std::accumulate(m_samplesPerFrame.begin(), m_samplesPerFrame.end(), qint64(0));
}

Result<std::unique_ptr<SignalFile>> RawSignalFile::create(std::unique_ptr<QFile> file,
                                                          std::span<const SignalLine> lines)
{
    std::unique_ptr<RawSignalFile> opened(new RawSignalFile(std::move(file), lines));
    if (opened->m_byteOffset > 0 && !opened->m_file->seek(opened->m_byteOffset))
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate(
                        "SignalFile", "The samples are said to begin behind the file's end."));
    return std::unique_ptr<SignalFile>(std::move(opened));
}

std::optional<qint64> RawSignalFile::frames() const
{
    const qint64 bytes = std::max<qint64>(0, m_file->size() - m_byteOffset);
    return samplesIn(m_format, bytes) / m_frameSamples;
}

Result<> RawSignalFile::readChunk()
{
    const qint64 frames =
        std::max<qint64>(1, ChunkSamples / m_frameSamples / PackingFrames) * PackingFrames;
    const QByteArray bytes = m_file->read(bytesFor(m_format, frames * m_frameSamples));
    if (m_file->error() != QFileDevice::NoError)
        return fail(
            ErrorCode::Unavailable,
            QCoreApplication::translate("SignalFile", "The signal file %1 cannot be read: %2")
                .arg(m_file->fileName(), m_file->errorString()),
            {}, true);
    const qint64 whole = samplesIn(m_format, bytes.size()) / m_frameSamples * m_frameSamples;
    m_chunk.resize(std::size_t(whole));
    m_nextFrame = 0;
    unpack(m_format,
           {reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size())},
           m_chunk);
    return {};
}

void RawSignalFile::deal(qint64 frames, std::span<std::vector<std::int32_t>> signalCounts)
{
    const std::int32_t* at = m_chunk.data() + m_nextFrame * m_frameSamples;
    for (qint64 frame = 0; frame < frames; ++frame) {
        for (std::size_t i = 0; i < m_samplesPerFrame.size(); ++i) {
            for (int sample = 0; sample < m_samplesPerFrame[i]; ++sample, ++at) {
                if (m_format == SampleFormat::Difference8) {
                    // wraps, as the sum of hostile differences may
                    m_last[i] = std::int32_t(std::uint32_t(m_last[i]) + std::uint32_t(*at));
                    signalCounts[i].push_back(m_last[i]);
                } else {
                    signalCounts[i].push_back(*at);
                }
            }
        }
    }
    m_nextFrame += frames;
}

Result<qint64> RawSignalFile::read(qint64 frames, std::span<std::vector<std::int32_t>> signalCounts)
{
    qint64 done = 0;
    while (done < frames) {
        qint64 ready = qint64(m_chunk.size()) / m_frameSamples - m_nextFrame;
        if (ready == 0) {
            if (const auto chunk = readChunk(); !chunk)
                return propagate(chunk);
            ready = qint64(m_chunk.size()) / m_frameSamples;
            if (ready == 0)
                break;
        }
        const qint64 now = std::min(ready, frames - done);
        deal(now, signalCounts);
        done += now;
    }
    return done;
}

} // namespace wardlight::ingest::wfdb
