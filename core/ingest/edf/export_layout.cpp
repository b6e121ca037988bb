#include "core/ingest/edf/export_layout.h"

#include "core/ingest/edf/header_bytes.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace wardlight::ingest::edf {

using waveforms::CountRange;
using waveforms::SampleRange;
using waveforms::StoredChannel;
using waveforms::StoredRecord;

namespace {

constexpr double MostRecordSamples = 5'000'000;

QString translated(const char* text)
{
    return QCoreApplication::translate("EdfExport", text);
}

bool isFromEdf(const StoredRecord& record)
{
    return record.details.value(QLatin1String("record_seconds")).toDouble() > 0;
}

/// Samples in a data record of this length; empty where they are not whole.
std::vector<int> samplesPerRecord(const StoredRecord& record, double seconds)
{
    constexpr double Tolerance = 1e-6;
    std::vector<int> samples;
    double all = 0;
    for (const StoredChannel& channel : record.channels) {
        const double each = channel.source.rateHz * seconds;
        all += each;
        if (each < 0.5 || all > MostRecordSamples || std::abs(each - std::round(each)) > Tolerance)
            return {};
        samples.push_back(int(std::lround(each)));
    }
    return samples;
}

bool divides(const StoredRecord& record, const std::vector<int>& samples)
{
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (record.channels[i].samples % samples[i] != 0)
            return false;
    }
    return true;
}

/// The source's own; else one in which every channel has whole samples, if possible one that ends
/// where the recording ends.
double recordSeconds(const StoredRecord& record)
{
    if (isFromEdf(record))
        return record.details.value(QLatin1String("record_seconds")).toDouble();
    std::vector<double> candidates = {1, 0.5, 0.25, 0.2, 0.1};
    for (int seconds = 2; seconds <= 1000; ++seconds)
        candidates.push_back(seconds);
    for (int millis = 1; millis < 1000; ++millis)
        candidates.push_back(millis / 1000.0);
    double possible = 0;
    for (const double seconds : candidates) {
        const std::vector<int> samples = samplesPerRecord(record, seconds);
        if (samples.empty())
            continue;
        if (divides(record, samples))
            return seconds;
        possible = possible > 0 ? possible : seconds;
    }
    return possible;
}

/// By how much a header's eight characters miss a number.
double missedBy(double value)
{
    return std::abs(eightCharacters(value).toDouble() - value);
}

/// The count between @p from and @p to whose value a header can hold best.
int limitFor(const StoredChannel& channel, int from, int to)
{
    constexpr int MostTries = 20'000;
    const int step = to >= from ? 1 : -1;
    const double exact = std::abs(channel.source.gain) * 1e-9;
    int best = from;
    double least = missedBy(channel.physical(from));
    for (int tries = 1, count = from; tries < MostTries && count != to && least > exact; ++tries) {
        count += step;
        const double missed = missedBy(channel.physical(count));
        if (missed < least) {
            best = count;
            least = missed;
        }
    }
    return best;
}

void setLimits(const StoredChannel& channel, const CountRange& range, int bits, EdfSignal& signal,
               QStringList& remarks)
{
    const int largest = (1 << (bits - 1)) - 1;
    signal.digitalMin = limitFor(channel, -largest - 1, std::min(range.least, 0));
    signal.digitalMax = limitFor(channel, largest, std::max(range.most, 1));
    signal.physicalMin = channel.physical(signal.digitalMin);
    signal.physicalMax = channel.physical(signal.digitalMax);
    const double tolerance = std::abs(channel.source.gain) * 0.01;
    if (missedBy(signal.physicalMin) > tolerance || missedBy(signal.physicalMax) > tolerance)
        remarks << translated(QT_TRANSLATE_NOOP(
                                  "EdfExport",
                                  "The scale of signal %1 does not fit into the eight characters "
                                  "that EDF has for it and is rounded; its counts are exact."))
                       .arg(channel.source.name);
}

EdfSignal signalFor(const StoredChannel& channel, const CountRange& range, int bits,
                    QStringList& remarks)
{
    const QJsonObject& details = channel.source.details;
    const auto text = [&details](const char* key) {
        return details.value(QLatin1String(key)).toString();
    };
    EdfSignal signal;
    signal.unit = channel.source.unit;
    if (!details.contains(QLatin1String("digital_min"))) {
        signal.label = channel.source.name;
        setLimits(channel, range, bits, signal, remarks);
        return signal;
    }
    signal.label = text("label");
    signal.transducer = text("transducer");
    signal.prefilter = text("prefilter");
    signal.physicalMin = details.value(QLatin1String("physical_min")).toDouble();
    signal.physicalMax = details.value(QLatin1String("physical_max")).toDouble();
    signal.digitalMin = details.value(QLatin1String("digital_min")).toInt();
    signal.digitalMax = details.value(QLatin1String("digital_max")).toInt();
    return signal;
}

Result<EdfKind> kindFor(const StoredRecord& record, const std::vector<CountRange>& ranges)
{
    const QString source = record.details.value(QLatin1String("format")).toString();
    bool isWide = source.startsWith(QStringLiteral("BDF"));
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        isWide = isWide || ranges[i].least < -32'768 || ranges[i].most > 32'767;
        if (ranges[i].least < -8'388'608 || ranges[i].most > 8'388'607)
            return fail(ErrorCode::Unsupported,
                        translated(QT_TRANSLATE_NOOP("EdfExport",
                                                     "Signal %1 has counts of more than the 24 "
                                                     "bits that EDF and BDF can hold."))
                            .arg(record.channels[i].source.name));
    }
    return isWide ? EdfKind::BdfPlus : EdfKind::EdfPlus;
}

/// What an EDF+ header asks of its two lines of text; those of EDF+ sources are right already.
void setIdentification(const StoredRecord& record, EdfHeader& header)
{
    const QString patient = record.details.value(QLatin1String("patient")).toString();
    const QString recording = record.details.value(QLatin1String("recording")).toString();
    const bool isPlus = record.details.value(QLatin1String("format")).toString().endsWith(u'+');
    header.patient = isPlus ? patient : QStringLiteral("X X X X");
    if (!isPlus && !patient.isEmpty())
        header.patient = QStringLiteral("X X X ") + QString(patient).replace(u' ', u'_');
    const QString date =
        header.start.isValid()
            ? QLocale::c().toString(header.start.date(), QStringLiteral("dd-MMM-yyyy")).toUpper()
            : QStringLiteral("X");
    const QString rest =
        recording.isEmpty() ? QStringLiteral("Wardlight") : QString(recording).replace(u' ', u'_');
    header.recording = isPlus ? recording : QStringLiteral("Startdate %1 X X %2").arg(date, rest);
}

bool isNear(const SampleRange& a, double rateA, const SampleRange& b, double rateB)
{
    const double tolerance = 1.01 / rateA + 1.01 / rateB;
    return std::abs(double(a.from) / rateA - double(b.from) / rateB) <= tolerance &&
           std::abs(double(a.to) / rateA - double(b.to) / rateB) <= tolerance;
}

/// Gaps that all channels have, one range for each channel; those at the very beginning left out.
std::vector<std::vector<SampleRange>> commonGaps(const StoredRecord& record,
                                                 const std::vector<CountRange>& ranges)
{
    std::vector<std::vector<SampleRange>> common;
    if (ranges.empty())
        return common;
    const double rate = record.channels.front().source.rateHz;
    for (const SampleRange& gap : ranges.front().gaps) {
        if (gap.from == 0 || gap.to >= record.channels.front().samples)
            continue;
        std::vector<SampleRange> all = {gap};
        for (std::size_t i = 1; i < ranges.size(); ++i) {
            const double other = record.channels[i].source.rateHz;
            const auto& gaps = ranges[i].gaps;
            const double from = double(gap.from) / rate - 1.01 / rate - 1.01 / other;
            const auto near =
                std::partition_point(gaps.begin(), gaps.end(), [&](const SampleRange& each) {
                    return double(each.from) / other < from;
                });
            if (near == gaps.end() || !isNear(gap, rate, *near, other))
                break;
            all.push_back(*near);
        }
        if (all.size() == ranges.size())
            common.push_back(std::move(all));
    }
    return common;
}

/// A time, with few digits, whose nearest sample is each channel's given one.
double onsetOf(const StoredRecord& record, const std::vector<qint64>& first)
{
    double lowest = 0;
    double highest = 1e300;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const double rate = record.channels[i].source.rateHz;
        lowest = std::max(lowest, (double(first[i]) - 0.45) / rate);
        highest = std::min(highest, (double(first[i]) + 0.45) / rate);
    }
    const double middle = (lowest + highest) / 2;
    for (double unit = 1; unit <= 1e9; unit *= 10) {
        const double rounded = std::round(middle * unit) / unit;
        if (rounded >= lowest && rounded <= highest)
            return rounded;
    }
    return middle;
}

/// Data records from each channel's @p first up to its @p end.
qint64 recordsBetween(const EdfHeader& header, const std::vector<qint64>& first,
                      const std::vector<qint64>& end)
{
    qint64 records = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const qint64 each = header.channels[i].samplesPerRecord;
        records = std::max(records, (end[i] - first[i] + each - 1) / each);
    }
    return records;
}

std::vector<Run> runsOf(const StoredRecord& record, const std::vector<CountRange>& ranges,
                        const EdfHeader& header)
{
    std::vector<Run> runs;
    Run run{0, std::vector<qint64>(ranges.size()), 0};
    for (const auto& gap : commonGaps(record, ranges)) {
        std::vector<qint64> end, next;
        for (const SampleRange& each : gap) {
            end.push_back(each.from);
            next.push_back(each.to);
        }
        run.records = recordsBetween(header, run.first, end);
        bool fits = run.records > 0;
        for (std::size_t i = 0; i < gap.size(); ++i)
            fits = fits &&
                   run.first[i] + run.records * header.channels[i].samplesPerRecord <= gap[i].to;
        if (!fits) // marked by notes instead
            continue;
        runs.push_back(run);
        run = {onsetOf(record, next), next, 0};
    }
    std::vector<qint64> end;
    for (const StoredChannel& channel : record.channels)
        end.push_back(channel.samples);
    run.records = recordsBetween(header, run.first, end);
    runs.push_back(run);
    return runs;
}

Result<> setRecordLength(const StoredRecord& record, ExportLayout& layout)
{
    EdfHeader& header = layout.header;
    header.recordSeconds = record.channels.empty() ? 0 : recordSeconds(record);
    std::vector<int> samples = samplesPerRecord(record, header.recordSeconds);
    if (samples.empty() && !record.channels.empty()) {
        // one second of the first channel, as exactly as eight characters say
        const double rate = record.channels.front().source.rateHz;
        header.recordSeconds = eightCharacters(std::ceil(rate) / rate).toDouble();
        for (const StoredChannel& channel : record.channels)
            samples.push_back(
                std::max(1, int(std::lround(channel.source.rateHz * std::ceil(rate) / rate))));
        layout.remarks << translated(QT_TRANSLATE_NOOP(
            "EdfExport", "The sampling rates of this recording fit no data record exactly; the "
                         "file gives them rounded."));
    }
    for (std::size_t i = 0; i < samples.size(); ++i)
        header.channels[i].samplesPerRecord = samples[i];
    return {};
}

} // namespace

qint64 ExportLayout::recordCount() const
{
    qint64 count = 0;
    for (const Run& run : runs)
        count += run.records;
    return count;
}

Result<ExportLayout> layOut(const StoredRecord& record, const std::vector<CountRange>& ranges)
{
    ExportLayout layout;
    EdfHeader& header = layout.header;
    const auto kind = kindFor(record, ranges);
    if (!kind)
        return propagate(kind);
    header.kind = *kind;
    for (std::size_t i = 0; i < ranges.size(); ++i)
        header.channels.push_back(
            signalFor(record.channels[i], ranges[i], 8 * header.bytesPerSample(), layout.remarks));
    if (record.start.isValid()) {
        const QDateTime start = record.start.toUTC();
        layout.firstOnset = start.time().msec() / 1000.0;
        header.start = start.addMSecs(-start.time().msec());
    }
    setIdentification(record, header);
    if (const auto set = setRecordLength(record, layout); !set)
        return propagate(set);
    layout.runs = runsOf(record, ranges, header);
    header.isContinuous = layout.runs.size() == 1;
    header.recordCount = layout.recordCount();
    return layout;
}

} // namespace wardlight::ingest::edf
