#include "core/ingest/wfdb/export_plan.h"

#include "core/ingest/wfdb/sample_packing.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace wardlight::ingest::wfdb {

using waveforms::CountRange;
using waveforms::StoredChannel;
using waveforms::StoredRecord;

namespace {

constexpr double Tolerance = 1e-9; ///< of a sample in a frame
constexpr int MostSamplesPerFrame = 100'000;

QString translated(const char* text)
{
    return QCoreApplication::translate("WfdbExport", text);
}

/// Samples a frame of every channel at this frame rate; empty where they are not whole.
std::vector<int> samplesPerFrame(const StoredRecord& record, double framesPerSecond)
{
    std::vector<int> samples;
    for (const StoredChannel& channel : record.channels) {
        const double each = channel.source.rateHz / framesPerSecond;
        if (each < 0.5 || each > MostSamplesPerFrame ||
            std::abs(each - std::round(each)) > Tolerance * std::max(1.0, each))
            return {};
        samples.push_back(int(std::lround(each)));
    }
    return samples;
}

/// The source's own frames, else those of the slowest channel, else slower ones.
double framesPerSecond(const StoredRecord& record)
{
    constexpr int SlowestBy = 1000;
    const double own = record.details.value(QLatin1String("frames_per_second")).toDouble();
    if (own > 0 && (record.channels.empty() || !samplesPerFrame(record, own).empty()))
        return own;
    if (record.channels.empty())
        return 1;
    double slowest = record.channels.front().source.rateHz;
    for (const StoredChannel& channel : record.channels)
        slowest = std::min(slowest, channel.source.rateHz);
    for (int by = 1; by <= SlowestBy; ++by) {
        if (!samplesPerFrame(record, slowest / by).empty())
            return slowest / by;
    }
    return 0;
}

void calibrate(const StoredChannel& channel, SignalLine& line, QStringList& remarks)
{
    const QJsonObject& details = channel.source.details;
    const double own = details.value(QLatin1String("adc_gain")).toDouble();
    if (own != 0 && 1 / own == channel.source.gain) {
        line.gain = own;
        line.baseline = details.value(QLatin1String("adc_baseline")).toDouble();
        return;
    }
    line.gain = 1 / channel.source.gain;
    const double exact =
        -double(channel.source.countOffset) - channel.source.baseline / channel.source.gain;
    line.baseline = std::round(exact);
    if (std::abs(exact - line.baseline) > 1e-6)
        remarks << translated(QT_TRANSLATE_NOOP(
                                  "WfdbExport",
                                  "WFDB wants a whole count for the zero of signal %1; its values "
                                  "are shifted by less than half a count, its counts are exact."))
                       .arg(channel.source.name);
}

/// A plain file name that is a signal file's, not an archive's of another program.
QString fileOf(const StoredRecord& record, const StoredChannel& channel, const QString& name)
{
    const QJsonObject& details = channel.source.details;
    const QString file = details.value(QLatin1String("file")).toString();
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_][A-Za-z0-9_.-]*$"));
    const bool isWhole = record.details.value(QLatin1String("segments")).toInt() == 0 &&
                         details.value(QLatin1String("byte_offset")).toInt() == 0;
    return isWhole && plain.match(file).hasMatch() && !file.endsWith(QStringLiteral(".hea"))
               ? file
               : name + QStringLiteral(".dat");
}

/// Samples at the end that the file of a skewed signal has no room for must be none.
bool endsInGap(const CountRange& range, qint64 samples, qint64 skewed)
{
    return skewed == 0 || (!range.gaps.empty() && range.gaps.back().to >= samples &&
                           range.gaps.back().from <= samples - skewed);
}

SignalLine lineFor(const StoredRecord& record, std::size_t index, const CountRange& range)
{
    const StoredChannel& channel = record.channels[index];
    const QJsonObject& details = channel.source.details;
    SignalLine line;
    line.unit = channel.source.unit.isEmpty() ? QStringLiteral("NU") : channel.source.unit;
    line.description = details.contains(QLatin1String("description"))
                           ? details.value(QLatin1String("description")).toString()
                           : channel.source.name;
    line.resolutionBits = details.value(QLatin1String("adc_resolution")).toInt();
    line.zero = details.value(QLatin1String("adc_zero")).toInt();
    line.skewFrames = details.value(QLatin1String("skew_frames")).toInt();
    const auto format = sampleFormat(details.value(QLatin1String("format")).toInt());
    const bool needsMark = !range.gaps.empty() || line.skewFrames != 0;
    const bool keeps =
        format && holds(*format, range.least, range.most) && (invalidCount(*format) || !needsMark);
    line.format =
        keeps ? *format : formatFor(range.least, range.most).value_or(SampleFormat::Flac508);
    return line;
}

/// Signals of one file have one format: the widest that one of them needs.
void unifyFormats(std::vector<SignalLine>& lines)
{
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t end = first + 1;
        bool differ = false;
        int bits = bitsPerSample(lines[first].format);
        for (; end < lines.size() && lines[end].file == lines[first].file; ++end) {
            differ = differ || lines[end].format != lines[first].format;
            bits = std::max(bits, bitsPerSample(lines[end].format));
        }
        const SampleFormat widest = bits <= 16   ? SampleFormat::Little16
                                    : bits == 24 ? SampleFormat::Little24
                                                 : SampleFormat::Little32;
        for (std::size_t i = first; differ && i < end; ++i)
            lines[i].format = widest;
        first = end;
    }
}

/// A file that comes again behind another one could not be read as one: then all share one.
void joinScatteredFiles(std::vector<SignalLine>& lines, const QString& name)
{
    QStringList seen;
    bool isScattered = false;
    for (const SignalLine& line : lines) {
        if (seen.isEmpty() || seen.back() != line.file) {
            isScattered = isScattered || seen.contains(line.file);
            seen << line.file;
        }
    }
    for (SignalLine& line : lines) {
        if (isScattered)
            line.file = name + QStringLiteral(".dat");
    }
}

void takeTime(const StoredRecord& record, WfdbHeader& header)
{
    if (record.start.isValid()) {
        header.date = record.start.toUTC().date();
        header.time = record.start.toUTC().time();
        return;
    }
    const QTime time = QTime::fromString(record.details.value(QLatin1String("time")).toString(),
                                         QStringLiteral("HH:mm:ss.zzz"));
    if (time.isValid())
        header.time = time;
}

} // namespace

QString recordName(const StoredRecord& record)
{
    QString name = record.name;
    name.replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9_-]")), QStringLiteral("_"));
    return name.isEmpty() ? QStringLiteral("record") : name;
}

Result<ExportPlan> planExport(const StoredRecord& record, const std::vector<CountRange>& ranges)
{
    ExportPlan plan;
    WfdbHeader& header = plan.header;
    header.record = recordName(record);
    header.framesPerSecond = framesPerSecond(record);
    if (header.framesPerSecond <= 0)
        return fail(ErrorCode::Unsupported,
                    translated(QT_TRANSLATE_NOOP("WfdbExport",
                                                 "The sampling rates of this recording have no "
                                                 "common frame, which WFDB needs.")));
    header.counterFrequency = record.details.value(QLatin1String("counter_frequency")).toDouble();
    header.baseCounter = record.details.value(QLatin1String("base_counter")).toDouble();
    for (const QJsonValue comment : record.details.value(QLatin1String("comments")).toArray())
        header.comments << comment.toString();
    takeTime(record, header);
    const std::vector<int> samples = samplesPerFrame(record, header.framesPerSecond);
    for (std::size_t i = 0; i < record.channels.size(); ++i) {
        SignalLine line = lineFor(record, i, ranges[i]);
        line.file = fileOf(record, record.channels[i], header.record);
        line.samplesPerFrame = samples[i];
        if (isFlac(line.format))
            return fail(ErrorCode::Unsupported,
                        translated(QT_TRANSLATE_NOOP(
                                       "WfdbExport",
                                       "Signal %1 has counts that no format of WFDB can store."))
                            .arg(record.channels[i].source.name));
        calibrate(record.channels[i], line, plan.remarks);
        const qint64 held = record.channels[i].samples;
        header.frames =
            std::max(header.frames, (held + line.samplesPerFrame - 1) / line.samplesPerFrame);
        header.lines.push_back(line);
    }
    for (std::size_t i = 0; i < header.lines.size(); ++i) {
        SignalLine& line = header.lines[i];
        const qint64 skewed = qint64(line.skewFrames) * line.samplesPerFrame;
        if (!endsInGap(ranges[i], record.channels[i].samples, skewed))
            line.skewFrames = 0;
    }
    joinScatteredFiles(header.lines, header.record);
    unifyFormats(header.lines);
    return plan;
}

} // namespace wardlight::ingest::wfdb
