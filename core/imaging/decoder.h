#pragma once

#include "core/base/platform/sealed_memory.h"
#include "core/base/result.h"
#include "core/imaging/dicom_header.h"
#include "core/imaging/frame.h"
#include "core/imaging/waveform_group.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace wardlight::imaging {

/// Something of another format that an object carries.
struct Payload
{
    QString mimeType; ///< "application/pdf", "video/mpeg", "video/mp4", …
    SealedMemory bytes;
};

struct DecoderLimits
{
    std::size_t maxObjectBytes = std::size_t(1536) << 20; ///< 1.5 GiB
    std::size_t maxFrameBytes = std::size_t(1536) << 20;
    std::chrono::milliseconds deadline{20'000}; ///< wall time for one request
};

/// Decodes DICOM in pooled, sandboxed worker processes (the program wardlight-decoder).
///
/// Nothing of DICOM is parsed in this process: a worker gets the sealed bytes, answers with plain
/// values and pixels in shared memory, and every number it gives is recomputed here. A worker that
/// crashes, hangs or breaks a rule is replaced, and the call returns why: Error::Limit, Invalid
/// (not DICOM, truncated, hostile), Unsupported (a coding it cannot read), Unavailable (crash).
/// Blocking and thread-safe; calls for different studies run in different workers.
class Decoder
{
public:
    struct Options
    {
        QString program; ///< path of wardlight-decoder; empty: beside the running program
        int maxWorkers = 2;
        DecoderLimits limits = {};
    };

    explicit Decoder(Options options);
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// What belongs together: a worker never sees objects of two scopes. Use the study's key or
    /// UID; while importing files of unknown origin, the path.
    using Scope = QString;

    [[nodiscard]] Result<DicomHeader> header(const SealedMemory& object, const Scope& scope) const;
    /// @param frame  0-based
    [[nodiscard]] Result<Frame> frame(const SealedMemory& object, const Scope& scope,
                                      int frame) const;
    /// What the object needs beside its frames to be shown; nothing unless its header says so.
    [[nodiscard]] Result<DisplayTables> tables(const SealedMemory& object,
                                               const Scope& scope) const;
    /// The whole dataset as the DICOM JSON model (PS3.18 annex F), UTF-8; bulk binary values above
    /// 1 KiB are left out.
    [[nodiscard]] Result<QByteArray> tagsJson(const SealedMemory& object, const Scope& scope) const;

    /// One multiplex group of a waveform.
    /// @param group  0-based
    /// @return Error::NotFound when there are fewer groups, Unsupported for an object without any
    [[nodiscard]] Result<Waveform> waveform(const SealedMemory& object, const Scope& scope,
                                            int group) const;

    /// What an object says that is not an image: reports, presentation states, key objects,
    /// segmentations, structure sets and doses, as core/dicom/document_reader.h has them.
    /// @return Error::Unsupported for an object that is none of these
    [[nodiscard]] Result<QJsonObject> document(const SealedMemory& object,
                                               const Scope& scope) const;
    /// The PDF or the video that an object carries, as it stands there: nobody has looked into it.
    /// @return Error::Unsupported for an object without one
    [[nodiscard]] Result<Payload> payload(const SealedMemory& object, const Scope& scope) const;

    /// Starts a worker now, so that the first call need not wait for one; failures show there.
    void prewarm() const;

    /// Process ids of the workers alive now; for tests that kill them.
    [[nodiscard]] std::vector<int> workerIds() const;

private:
    class Pool;
    std::unique_ptr<Pool> m_pool;
};

} // namespace wardlight::imaging
