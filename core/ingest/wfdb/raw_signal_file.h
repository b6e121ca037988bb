#pragma once

#include "core/ingest/wfdb/signal_file.h"

#include <QFile>

namespace wardlight::ingest::wfdb {

/// Samples that stand in the file as they are, interleaved frame by frame.
class RawSignalFile final : public SignalFile
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SignalFile>>
    create(std::unique_ptr<QFile> file, std::span<const SignalLine> lines);

    [[nodiscard]] Result<qint64> read(qint64 frames,
                                      std::span<std::vector<std::int32_t>> signalCounts) override;
    [[nodiscard]] std::optional<qint64> frames() const override;

private:
    RawSignalFile(std::unique_ptr<QFile> file, std::span<const SignalLine> lines);

    [[nodiscard]] Result<> readChunk();
    void deal(qint64 frames, std::span<std::vector<std::int32_t>> signalCounts);

    std::unique_ptr<QFile> m_file;
    SampleFormat m_format;
    qint64 m_byteOffset;
    std::vector<int> m_samplesPerFrame; ///< of each signal
    std::vector<std::int32_t> m_last;   ///< of each signal, for differences
    qint64 m_frameSamples = 0;
    std::vector<std::int32_t> m_chunk; ///< unpacked, whole frames
    qint64 m_nextFrame = 0;            ///< in the chunk
};

} // namespace wardlight::ingest::wfdb
