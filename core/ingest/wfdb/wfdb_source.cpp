#include "core/ingest/wfdb/wfdb_source.h"

#include "core/ingest/wfdb/wfdb_annotations.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace wardlight::ingest::wfdb {

using waveforms::ChannelBlock;
using waveforms::SampleRange;

namespace {

constexpr qint64 BlockSamples = 1 << 18; ///< of all channels together, about
constexpr qint64 LongestHeader = 16'777'216;
constexpr double FinerBy = 1024;
const QString Nothing = QStringLiteral("~");

QString translated(const char* text)
{
    return QCoreApplication::translate("WfdbSource", text);
}

Result<WfdbHeader> readHeader(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
                    translated(QT_TRANSLATE_NOOP("WfdbSource", "The header %1 is missing."))
                        .arg(QFileInfo(path).fileName()));
    if (file.size() > LongestHeader)
        return fail(
            ErrorCode::Limit,
            translated(QT_TRANSLATE_NOOP("WfdbSource", "The header %1 is larger than any header."))
                .arg(QFileInfo(path).fileName()));
    return parseHeader(file.readAll());
}

/// What only a WFDB header holds, so that an export gives it back.
QJsonObject detailsOf(const SignalLine& line)
{
    return {{QStringLiteral("format"), int(line.format)},
            {QStringLiteral("samples_per_frame"), line.samplesPerFrame},
            {QStringLiteral("skew_frames"), line.skewFrames},
            {QStringLiteral("byte_offset"), line.byteOffset},
            {QStringLiteral("adc_gain"), line.gain},
            {QStringLiteral("adc_baseline"), line.baseline},
            {QStringLiteral("adc_resolution"), line.resolutionBits},
            {QStringLiteral("adc_zero"), line.zero},
            {QStringLiteral("file"), line.file},
            {QStringLiteral("description"), line.description}};
}

} // namespace

Result<std::unique_ptr<WfdbSource>> WfdbSource::open(const QString& path)
{
    auto header = readHeader(path);
    if (!header)
        return propagate(header);
    return std::unique_ptr<WfdbSource>(
        new WfdbSource(QFileInfo(path).absoluteDir(), std::move(*header)));
}

WfdbSource::WfdbSource(QDir folder, WfdbHeader header)
    : m_folder(std::move(folder)), m_header(std::move(header))
{
    addSegments();
    for (const Segment& segment : m_segments) {
        if (segment.header)
            addChannels(*segment.header);
    }
    refineScales();
    waveforms::nameUniquely(m_record.channels);
    describe();
}

void WfdbSource::addSegments()
{
    if (!m_header.hasSegments()) {
        m_segments.push_back({m_header.record, m_header, m_header.frames});
        return;
    }
    for (std::size_t i = 0; i < m_header.segments.size(); ++i) {
        const SegmentLine& line = m_header.segments[i];
        Segment segment{line.record, {}, line.frames};
        if (line.record != Nothing) {
            auto header = readHeader(m_folder.filePath(line.record + QStringLiteral(".hea")));
            if (header && !header->hasSegments())
                segment.header = std::move(*header);
            else
                m_remarks << translated(QT_TRANSLATE_NOOP("WfdbSource",
                                                          "Segment %1 cannot be read and is a gap "
                                                          "of %2 frames."))
                                 .arg(line.record)
                                 .arg(line.frames);
        }
        if (i == 0 && m_header.hasLayout()) {
            if (segment.header)
                addChannels(*segment.header);
            continue;
        }
        m_segments.push_back(std::move(segment));
    }
}

void WfdbSource::addChannels(const WfdbHeader& header)
{
    for (const SignalLine& line : header.lines)
        (void)channelFor(line, m_header.framesPerSecond);
}

/// Signals of one name and unit are one channel, each at most once a segment.
std::size_t WfdbSource::channelFor(const SignalLine& line, double framesPerSecond)
{
    for (std::size_t i = 0; m_header.hasSegments() && i < m_lines.size(); ++i) {
        if (m_lines[i].description == line.description && m_lines[i].unit == line.unit &&
            m_lines[i].samplesPerFrame == line.samplesPerFrame)
            return i;
    }
    waveforms::SourceChannel channel;
    channel.name = line.description;
    channel.unit = line.unit;
    channel.rateHz = framesPerSecond * line.samplesPerFrame;
    channel.gain = 1 / line.gain;
    const bool isWhole = line.baseline == std::round(line.baseline);
    channel.countOffset = isWhole ? -std::int64_t(line.baseline) : 0;
    channel.baseline = isWhole ? 0 : -line.baseline / line.gain;
    channel.details = detailsOf(line);
    m_record.channels.push_back(channel);
    m_lines.push_back(line);
    m_isRescaled.push_back(false);
    return m_lines.size() - 1;
}

/// A channel that its segments calibrate differently gets a scale on which all of them fit.
void WfdbSource::refineScales()
{
    if (!m_header.hasSegments())
        return;
    for (const Segment& segment : m_segments) {
        if (!segment.header)
            continue;
        for (const SignalLine& line : segment.header->lines) {
            const std::size_t i = channelFor(line, m_header.framesPerSecond);
            if (line.gain != m_lines[i].gain || line.baseline != m_lines[i].baseline)
                m_isRescaled[i] = true;
        }
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (!m_isRescaled[i])
            continue;
        waveforms::SourceChannel& channel = m_record.channels[i];
        channel.gain = 1 / (m_lines[i].gain * FinerBy);
        channel.countOffset = 0;
        channel.baseline = 0;
        m_remarks << translated(QT_TRANSLATE_NOOP("WfdbSource",
                                                  "The segments calibrate signal %1 differently; "
                                                  "its samples were brought to one scale."))
                         .arg(channel.name);
    }
}

void WfdbSource::describe()
{
    m_record.name = m_header.record;
    if (m_header.date) {
        m_record.start = QDateTime(*m_header.date, m_header.time.value_or(QTime(0, 0)), Qt::UTC);
        m_remarks << translated(QT_TRANSLATE_NOOP("WfdbSource",
                                                  "The header gives a start without a time zone; "
                                                  "it was taken as UTC."));
    }
    qint64 frames = 0;
    for (const Segment& segment : m_segments)
        frames += segment.frames;
    if (frames > 0)
        m_record.durationSeconds = double(frames) / m_header.framesPerSecond;
    m_record.details = {
        {QStringLiteral("frames_per_second"), m_header.framesPerSecond},
        {QStringLiteral("counter_frequency"), m_header.counterFrequency},
        {QStringLiteral("base_counter"), m_header.baseCounter},
        {QStringLiteral("segments"), int(m_header.segments.size())},
        {QStringLiteral("comments"), QJsonArray::fromStringList(m_header.comments)}};
    if (m_header.time)
        m_record.details.insert(QStringLiteral("time"),
                                m_header.time->toString(QStringLiteral("HH:mm:ss.zzz")));
}

std::vector<WfdbSource::Route> WfdbSource::routes(const WfdbHeader& header)
{
    std::vector<Route> routes;
    for (std::size_t i = 0; i < header.lines.size(); ++i) {
        const SignalLine& line = header.lines[i];
        Route route;
        route.channel = m_header.hasSegments() ? channelFor(line, m_header.framesPerSecond) : i;
        if (m_isRescaled[route.channel]) {
            route.isExact = false;
            route.scale = m_lines[route.channel].gain * FinerBy / line.gain;
            route.offset = -line.baseline * route.scale;
        }
        routes.push_back(route);
    }
    return routes;
}

void WfdbSource::openSegment()
{
    Segment& segment = m_segments[m_segment];
    m_position = 0;
    if (!segment.header)
        return;
    m_reader = std::make_unique<SegmentReader>(m_folder, *segment.header, segment.frames);
    segment.frames = m_reader->frames();
    m_routes = routes(*segment.header);
}

void WfdbSource::leaveSegment()
{
    if (m_reader) {
        m_reader->finish();
        m_remarks << m_reader->remarks();
    }
    m_reader.reset();
    ++m_segment;
    m_position = 0;
}

std::vector<ChannelBlock> WfdbSource::gapBlocks(qint64 frames) const
{
    std::vector<ChannelBlock> blocks;
    for (const SignalLine& line : m_lines) {
        const qint64 samples = frames * line.samplesPerFrame;
        blocks.push_back(
            {std::vector<std::int32_t>(std::size_t(samples), 0), {SampleRange{0, samples}}});
    }
    return blocks;
}

std::vector<ChannelBlock> WfdbSource::dealOut(std::vector<ChannelBlock> blocks, qint64 frames) const
{
    std::vector<ChannelBlock> dealt = gapBlocks(frames);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Route& route = m_routes[i];
        if (!route.isExact) {
            constexpr double Most = 2'147'483'647;
            for (std::int32_t& count : blocks[i].counts)
                count = std::int32_t(
                    std::clamp(std::round(count * route.scale + route.offset), -Most, Most));
        }
        dealt[route.channel] = std::move(blocks[i]);
    }
    return dealt;
}

Result<std::vector<ChannelBlock>> WfdbSource::next()
{
    qint64 samplesPerFrame = 1;
    for (const SignalLine& line : m_lines)
        samplesPerFrame += line.samplesPerFrame;
    const qint64 frames = std::max<qint64>(1, BlockSamples / samplesPerFrame);
    while (m_segment < m_segments.size()) {
        if (!m_reader && m_position == 0)
            openSegment();
        const qint64 now = std::min(frames, m_segments[m_segment].frames - m_position);
        if (now <= 0 || m_lines.empty()) {
            leaveSegment();
            continue;
        }
        m_position += now;
        if (!m_reader)
            return gapBlocks(now);
        auto blocks = m_reader->read(now);
        if (!blocks)
            return blocks;
        return dealOut(std::move(*blocks), now);
    }
    return std::vector<ChannelBlock>();
}

Result<std::vector<waveforms::AnnotationSet>> WfdbSource::annotations()
{
    std::vector<waveforms::AnnotationSet> sets;
    for (const QString& path : annotationFiles(m_folder, m_header)) {
        auto set = readAnnotations(path, m_header.framesPerSecond);
        if (set)
            sets.push_back(std::move(*set));
        else
            m_remarks << set.error().message;
    }
    return sets;
}

QStringList WfdbSource::files() const
{
    QStringList names = {m_header.record + QStringLiteral(".hea")};
    for (const SegmentLine& segment : m_header.segments)
        names << segment.record + QStringLiteral(".hea");
    for (const Segment& segment : m_segments) {
        if (!segment.header)
            continue;
        for (const SignalLine& line : segment.header->lines)
            names << line.file;
    }
    names.removeDuplicates();
    QStringList paths;
    for (const QString& name : names) {
        if (QFileInfo::exists(m_folder.filePath(name)))
            paths << m_folder.filePath(name);
    }
    return paths + annotationFiles(m_folder, m_header);
}

} // namespace wardlight::ingest::wfdb
