#pragma once

#include "core/base/result.h"
#include "core/ingest/wfdb/sample_format.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QStringList>
#include <QTime>

#include <optional>
#include <vector>

namespace wardlight::ingest::wfdb {

/// One signal line of a header, with WFDB's defaults filled in.
struct SignalLine
{
    QString file; ///< a plain file name; "~" in the layout of a record of varying segments
    SampleFormat format = SampleFormat::Little16;
    int samplesPerFrame = 1;
    int skewFrames = 0; ///< how many frames later its samples stand in the file
    qint64 byteOffset = 0;
    double gain = 200; ///< counts a unit
    double baseline = 0;
    QString unit = QStringLiteral("mV");
    int resolutionBits = 0;
    int zero = 0; ///< the converter's midpoint
    int initialValue = 0;
    std::optional<int> checksum; ///< sum of all samples, 16 bits
    int blockSize = 0;
    QString description;
};

/// One line of a record of several segments.
struct SegmentLine
{
    QString record;    ///< "~": nothing was recorded
    qint64 frames = 0; ///< 0 in the first line: the layout of a record of varying segments
};

/// A header file (.hea), read as header(5) of the WFDB programmer's guide describes it.
struct WfdbHeader
{
    QString record;
    double framesPerSecond = 250;
    double counterFrequency = 0; ///< 0: not given
    double baseCounter = 0;
    qint64 frames = 0; ///< 0: not given
    std::optional<QTime> time;
    std::optional<QDate> date;
    std::vector<SignalLine> lines;
    std::vector<SegmentLine> segments; ///< of a record of several segments, else empty
    QStringList comments;              ///< without their "#"

    [[nodiscard]] bool hasSegments() const { return !segments.empty(); }
    [[nodiscard]] bool hasLayout() const { return hasSegments() && segments[0].frames == 0; }
};

/// Reads a header.
/// @return Error::Invalid, naming the line, for one that breaks the format: no record line, a rate
///         that is none, a negative length, more or fewer lines than announced, a format that does
///         not exist, a file name that leads out of the folder
[[nodiscard]] Result<WfdbHeader> parseHeader(const QByteArray& text);

} // namespace wardlight::ingest::wfdb
