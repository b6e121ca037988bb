#pragma once

#include "core/ingest/wfdb/signal_file.h"

#include <QFile>

namespace wardlight::ingest::wfdb {

/// Samples of a FLAC stream, one channel a signal, decoded by libFLAC.
class FlacSignalFile final : public SignalFile
{
public:
    /// @return Error::Invalid when the stream has another number of channels or bits than the
    ///         header says, or is no FLAC at all
    [[nodiscard]] static Result<std::unique_ptr<SignalFile>>
    create(std::unique_ptr<QFile> file, std::span<const SignalLine> lines);
    ~FlacSignalFile() override;

    [[nodiscard]] Result<qint64> read(qint64 frames,
                                      std::span<std::vector<std::int32_t>> signalCounts) override;
    [[nodiscard]] std::optional<qint64> frames() const override;

private:
    class Stream;
    FlacSignalFile(std::unique_ptr<Stream> stream, int samplesPerFrame);

    std::unique_ptr<Stream> m_stream;
    int m_samplesPerFrame;
};

} // namespace wardlight::ingest::wfdb
