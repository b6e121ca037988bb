#include "core/ingest/edf/edf_source.h"

#include "core/ingest/edf/edf_annotations.h"
#include "core/ingest/edf/gap_note.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace wardlight::ingest::edf {

using waveforms::ChannelBlock;
using waveforms::SampleRange;

namespace {

constexpr qint64 BlockSamples = 1 << 18; ///< of all channels together, about
constexpr double LongestGapBlock = 60;   ///< seconds
constexpr double LongestGap = 400.0 * 86'400;

QString translated(const char* text)
{
    return QCoreApplication::translate("EdfSource", text);
}

std::int32_t sampleAt(const char* at, int bytes)
{
    std::uint32_t value = std::uint8_t(at[0]) | std::uint32_t(std::uint8_t(at[1])) << 8;
    if (bytes == 3)
        value |= std::uint32_t(std::uint8_t(at[2])) << 16;
    const int unused = 32 - 8 * bytes;
    return std::int32_t(value << unused) >> unused;
}

QJsonObject detailsOf(const EdfSignal& signal)
{
    return {{QStringLiteral("label"), signal.label},
            {QStringLiteral("transducer"), signal.transducer},
            {QStringLiteral("physical_min"), signal.physicalMin},
            {QStringLiteral("physical_max"), signal.physicalMax},
            {QStringLiteral("digital_min"), signal.digitalMin},
            {QStringLiteral("digital_max"), signal.digitalMax},
            {QStringLiteral("prefilter"), signal.prefilter},
            {QStringLiteral("samples_per_record"), signal.samplesPerRecord}};
}

QString formatName(EdfKind kind)
{
    switch (kind) {
    case EdfKind::Edf:
        return QStringLiteral("EDF");
    case EdfKind::Bdf:
        return QStringLiteral("BDF");
    case EdfKind::EdfPlus:
        return QStringLiteral("EDF+");
    case EdfKind::BdfPlus:
        return QStringLiteral("BDF+");
    }
    return {};
}

} // namespace

Result<std::unique_ptr<EdfSource>> EdfSource::open(const QString& path)
{
    auto file = std::make_unique<QFile>(path);
    if (!QFileInfo(path).isFile() || !file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
                    translated(QT_TRANSLATE_NOOP("EdfSource", "The file %1 cannot be read: %2"))
                        .arg(QFileInfo(path).fileName(), file->errorString()));
    auto header = readHeader(*file);
    if (!header)
        return propagate(header);
    std::unique_ptr<EdfSource> source(new EdfSource(std::move(file), std::move(*header)));
    if (const auto prepared = source->prepare(); !prepared)
        return propagate(prepared);
    return source;
}

EdfSource::EdfSource(std::unique_ptr<QFile> file, EdfHeader header)
    : m_file(std::move(file)), m_header(std::move(header))
{}

Result<> EdfSource::prepare()
{
    qint64 offset = 0;
    for (std::size_t i = 0; i < m_header.channels.size(); ++i) {
        const EdfSignal& signal = m_header.channels[i];
        if (!signal.isAnnotations() && signal.samplesPerRecord > 0)
            addChannel(i, offset);
        offset += qint64(signal.samplesPerRecord) * m_header.bytesPerSample();
    }
    waveforms::nameUniquely(m_record.channels);
    countRecords();
    if (const auto placed = placeRecords(); !placed)
        return propagate(placed);
    describe();
    return {};
}

void EdfSource::addChannel(std::size_t index, qint64 offset)
{
    const EdfSignal& signal = m_header.channels[index];
    const double rateHz = signal.samplesPerRecord / m_header.recordSeconds;
    m_channels.push_back({index, offset, signal.samplesPerRecord, rateHz, 0, {}});
    waveforms::SourceChannel channel;
    channel.name = signal.label;
    channel.rateHz = rateHz;
    channel.details = detailsOf(signal);
    if (const auto gain = signal.gain()) {
        channel.unit = signal.unit;
        channel.gain = *gain;
        channel.baseline = signal.physicalMin - signal.digitalMin * *gain;
    } else {
        m_remarks << translated(QT_TRANSLATE_NOOP("EdfSource",
                                                  "The limits of signal %1 define no scale; its "
                                                  "samples are shown as counts."))
                         .arg(signal.label);
    }
    m_record.channels.push_back(channel);
}

void EdfSource::countRecords()
{
    const qint64 bytes = std::max<qint64>(0, m_file->size() - m_header.headerBytes);
    const qint64 recordBytes = m_header.bytesPerRecord();
    const qint64 inFile = recordBytes > 0 ? bytes / recordBytes : 0;
    m_recordCount = m_header.recordCount < 0 ? inFile : std::min(inFile, m_header.recordCount);
    if (m_header.recordCount > inFile)
        m_remarks << translated(QT_TRANSLATE_NOOP("EdfSource",
                                                  "The file ends after %1 of %2 data records."))
                         .arg(inFile)
                         .arg(m_header.recordCount);
    else if (m_header.recordCount >= 0 && bytes > m_header.recordCount * recordBytes)
        m_remarks << translated(QT_TRANSLATE_NOOP("EdfSource",
                                                  "The file goes on after its %1 data records; "
                                                  "what follows was left out."))
                         .arg(m_header.recordCount);
}

/// Reads the time of each data record of EDF+D, and of the first one of EDF+C.
Result<> EdfSource::placeRecords()
{
    if (!m_header.isPlus())
        return {};
    const qint64 count = m_header.isContinuous ? std::min<qint64>(1, m_recordCount) : m_recordCount;
    double expected = 0;
    bool isInOrder = true;
    for (qint64 i = 0; i < count; ++i) {
        const auto record = readRecord(i);
        if (!record)
            return propagate(record);
        const double onset = readNotes(notesOf(*record)).onset.value_or(expected);
        if (std::abs(onset - expected) > LongestGap)
            return fail(ErrorCode::Limit,
                        translated(QT_TRANSLATE_NOOP("EdfSource",
                                                     "Data record %1 is said to begin %2 seconds "
                                                     "after the start: no recording is so long."))
                            .arg(i + 1)
                            .arg(onset, 0, 'f', 0));
        isInOrder = isInOrder && (i == 0 || onset >= m_places.back().onset);
        m_places.push_back({i, onset});
        expected = onset + m_header.recordSeconds;
    }
    if (!isInOrder) {
        m_remarks << translated(QT_TRANSLATE_NOOP(
            "EdfSource", "Data records stand out of order in the file; they were put in order."));
        std::stable_sort(m_places.begin(), m_places.end(),
                         [](const Place& a, const Place& b) { return a.onset < b.onset; });
    }
    if (!m_places.empty())
        m_firstOnset = m_places.front().onset;
    if (m_header.isContinuous)
        m_places.clear();
    return {};
}

void EdfSource::describe()
{
    m_record.name = QFileInfo(m_file->fileName()).completeBaseName();
    if (m_header.start.isValid()) {
        m_record.start = m_header.start.addMSecs(qint64(std::llround(m_firstOnset * 1000)));
        m_remarks << translated(QT_TRANSLATE_NOOP(
            "EdfSource", "The header gives a start without a time zone; it was taken as UTC."));
    }
    double seconds = double(m_recordCount) * m_header.recordSeconds;
    if (!m_places.empty())
        seconds = m_places.back().onset - m_firstOnset + m_header.recordSeconds;
    m_record.durationSeconds = seconds;
    m_record.details = {{QStringLiteral("format"), formatName(m_header.kind)},
                        {QStringLiteral("continuous"), m_header.isContinuous},
                        {QStringLiteral("patient"), m_header.patient},
                        {QStringLiteral("recording"), m_header.recording},
                        {QStringLiteral("record_seconds"), m_header.recordSeconds},
                        {QStringLiteral("first_onset"), m_firstOnset}};
}

Result<QByteArray> EdfSource::readRecord(qint64 index)
{
    const qint64 bytes = m_header.bytesPerRecord();
    QByteArray record;
    if (m_file->seek(m_header.headerBytes + index * bytes))
        record = m_file->read(bytes);
    if (record.size() != bytes)
        return fail(ErrorCode::Unavailable,
                    translated(QT_TRANSLATE_NOOP("EdfSource", "The file %1 cannot be read: %2"))
                        .arg(QFileInfo(*m_file).fileName(), m_file->errorString()),
                    {}, true);
    return record;
}

QByteArray EdfSource::notesOf(const QByteArray& record) const
{
    QByteArray notes;
    qint64 offset = 0;
    for (const EdfSignal& signal : m_header.channels) {
        const qint64 bytes = qint64(signal.samplesPerRecord) * m_header.bytesPerSample();
        if (signal.isAnnotations())
            notes += record.mid(offset, bytes) + '\0';
        offset += bytes;
    }
    return notes;
}

void EdfSource::takeNotes(const QByteArray& record)
{
    if (!m_header.isPlus())
        return;
    RecordNotes read = readNotes(notesOf(record));
    for (waveforms::Annotation& note : read.notes) {
        note.atSeconds -= m_firstOnset;
        if (takeGapNote(note))
            continue;
        m_notes.annotations.push_back(std::move(note));
    }
    const QString broken = translated(
        QT_TRANSLATE_NOOP("EdfSource", "Some annotations could not be read and were left out."));
    if (read.isBroken && !m_remarks.contains(broken))
        m_remarks << broken;
}

bool EdfSource::takeGapNote(const waveforms::Annotation& note)
{
    if (!note.text.startsWith(GapNote) || !(note.durationSeconds > 0))
        return false;
    bool isKnown = false;
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        if (m_record.channels[i].name != note.text.mid(GapNote.size()))
            continue;
        Channel& channel = m_channels[i];
        const double end = (note.atSeconds + note.durationSeconds) * channel.rateHz;
        auto from = qint64(std::llround(std::max(0.0, note.atSeconds) * channel.rateHz));
        auto to = qint64(std::llround(std::clamp(end, 0.0, LongestGap * channel.rateHz)));
        // one with those that it touches
        auto next = channel.silent.upper_bound(from);
        if (next != channel.silent.begin() && std::prev(next)->second >= from)
            --next;
        while (next != channel.silent.end() && next->first <= to) {
            from = std::min(from, next->first);
            to = std::max(to, next->second);
            next = channel.silent.erase(next);
        }
        if (to > from)
            channel.silent[from] = to;
        isKnown = true;
    }
    return isKnown;
}

/// Marks what of the samples from @p from up to the channel's position is a gap.
void EdfSource::markSilence(Channel& channel, qint64 from, ChannelBlock& block)
{
    const qint64 begin = channel.position - qint64(block.counts.size());
    while (!channel.silent.empty() && channel.silent.begin()->second <= from)
        channel.silent.erase(channel.silent.begin());
    for (const auto& [first, end] : channel.silent) {
        const SampleRange gap{std::max(first, from) - begin,
                              std::min(end, channel.position) - begin};
        if (first >= channel.position)
            break;
        if (!block.gaps.empty() && block.gaps.back().to == gap.from)
            block.gaps.back().to = gap.to;
        else
            block.gaps.push_back(gap);
    }
}

/// The gap between what was given out and a data record, at most a minute of it; empty at its end.
std::vector<ChannelBlock> EdfSource::gapBefore(const Place& place)
{
    double given = 0;
    for (const Channel& channel : m_channels)
        given = std::max(given, double(channel.position) / channel.rateHz);
    const double wanted = place.onset - m_firstOnset;
    const double until = std::min(wanted, given + LongestGapBlock);
    bool isGap = false;
    std::vector<ChannelBlock> blocks;
    for (Channel& channel : m_channels) {
        const double missing = until * channel.rateHz - double(channel.position);
        // half a sample is the clock's rounding, not a gap
        const qint64 samples = missing > 0.5 ? qint64(std::llround(missing)) : 0;
        isGap = isGap || samples > 0;
        blocks.push_back({std::vector<std::int32_t>(std::size_t(samples), 0), {}});
        if (samples > 0)
            blocks.back().gaps.push_back({0, samples});
        channel.position += samples;
    }
    return isGap ? blocks : std::vector<ChannelBlock>();
}

void EdfSource::append(const QByteArray& record, const Place& place,
                       std::vector<ChannelBlock>& blocks)
{
    const int bytes = m_header.bytesPerSample();
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        Channel& channel = m_channels[i];
        qint64 first = 0;
        if (!m_places.empty()) {
            const double early =
                double(channel.position) - (place.onset - m_firstOnset) * channel.rateHz;
            first = early > 0.5 ? std::min(channel.samples, qint64(std::llround(early))) : 0;
            m_hasOverlap = m_hasOverlap || first > 0;
        }
        const char* at = record.constData() + channel.offsetInRecord + first * bytes;
        auto& counts = blocks[i].counts;
        for (qint64 sample = first; sample < channel.samples; ++sample, at += bytes)
            counts.push_back(sampleAt(at, bytes));
        channel.position += channel.samples - first;
        markSilence(channel, channel.position - (channel.samples - first), blocks[i]);
    }
}

Result<std::vector<ChannelBlock>> EdfSource::next()
{
    std::vector<ChannelBlock> blocks(m_channels.size());
    const qint64 recordSamples = std::max<qint64>(1, m_header.bytesPerRecord() / 2);
    qint64 samples = 0;
    while (m_next < m_recordCount && (samples < BlockSamples || m_channels.empty())) {
        const Place place = m_places.empty() ? Place{m_next, 0} : m_places[std::size_t(m_next)];
        if (!m_places.empty()) {
            if (samples > 0 &&
                place.onset - m_places[std::size_t(m_next) - 1].onset > m_header.recordSeconds)
                break; // a gap may come: a block of its own
            if (samples == 0) {
                auto gap = gapBefore(place);
                if (!gap.empty())
                    return gap;
            }
        }
        const auto record = readRecord(place.index);
        if (!record)
            return propagate(record);
        takeNotes(*record);
        append(*record, place, blocks);
        samples += recordSamples;
        ++m_next;
    }
    if (samples == 0 || m_channels.empty()) {
        if (m_hasOverlap)
            m_remarks << translated(QT_TRANSLATE_NOOP(
                "EdfSource", "Data records overlap; where they do, the earlier one was kept."));
        m_hasOverlap = false;
        return std::vector<ChannelBlock>();
    }
    return blocks;
}

Result<std::vector<waveforms::AnnotationSet>> EdfSource::annotations()
{
    if (m_notes.annotations.empty())
        return std::vector<waveforms::AnnotationSet>();
    waveforms::AnnotationSet set = std::move(m_notes);
    m_notes = {};
    set.annotator = QStringLiteral("edf");
    return std::vector<waveforms::AnnotationSet>{std::move(set)};
}

} // namespace wardlight::ingest::edf
