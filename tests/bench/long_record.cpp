#include "tests/bench/long_record.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace wardlight::bench {

namespace {

constexpr int BlockFrames = 30'000;

tl::unexpected<Error> cannot(const QFile& file)
{
    return fail(ErrorCode::Unavailable, file.errorString());
}

/// One beat as sums of bells: P, Q, R, S, T; millivolts at @p phase seconds from the R wave.
double beatAt(double phase)
{
    constexpr std::array<std::array<double, 3>, 5> Waves = {{{0.12, -0.17, 0.025},
                                                             {-0.10, -0.03, 0.010},
                                                             {1.10, 0.0, 0.011},
                                                             {-0.25, 0.03, 0.011},
                                                             {0.30, 0.26, 0.055}}};
    double value = 0;
    for (const auto& [height, at, width] : Waves)
        value += height * std::exp(-(phase - at) * (phase - at) / (2 * width * width));
    return value;
}

/// Makes frames one after the other.
class Heart
{
public:
    void fill(std::vector<qint16>& block)
    {
        std::size_t at = 0;
        for (int frame = 0; frame < BlockFrames; ++frame, m_time += 1 / LongRecord::RateHz) {
            if (m_time > m_next - 0.35) {
                m_last = m_next;
                m_next += 0.85 + 0.06 * std::sin(0.6 * m_time) + 0.02 * noise();
            }
            const bool isNear = m_time - m_last < 0.5;
            const double beat = isNear ? beatAt(m_time - m_last) : 0;
            const double breath = 0.08 * std::sin(2 * std::numbers::pi * 0.25 * m_time);
            for (int lead = 0; lead < LongRecord::Channels; ++lead) {
                const double scale = 1.2 - 0.15 * lead;
                block[at++] = qint16(std::lround((scale * beat + breath) * 200 + 1.5 * noise()));
            }
        }
    }

private:
    /// About normal, between -3 and 3.
    double noise()
    {
        double sum = 0;
        for (int i = 0; i < 3; ++i) {
            m_state = m_state * 1664525U + 1013904223U;
            sum += double(m_state >> 8) / double(1 << 23) - 1;
        }
        return sum;
    }

    double m_time = 0;
    double m_last = -10;
    double m_next = 0.5;
    quint32 m_state = 1;
};

} // namespace

Result<LongRecord> makeLongRecord(const QString& folder, int hours)
{
    const QDir place(folder);
    LongRecord record;
    const QString name = QStringLiteral("long%1").arg(hours);
    record.header = place.filePath(name + QStringLiteral(".hea"));
    record.samples = place.filePath(name + QStringLiteral(".dat"));
    record.frames = qint64(hours) * 3600 * qint64(LongRecord::RateHz);
    QFile header(record.header);
    if (!header.open(QIODevice::WriteOnly))
        return cannot(header);
    header.write(QStringLiteral("%1 12 500 %2\n").arg(name).arg(record.frames).toUtf8());
    for (const char* lead :
         {"I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6"})
        header.write(QStringLiteral("%1.dat 16 200/mV 16 0 0 0 0 %2\n")
                         .arg(name, QLatin1String(lead))
                         .toUtf8());
    header.close();
    QFile samples(record.samples);
    if (!samples.open(QIODevice::WriteOnly))
        return cannot(samples);
    Heart heart;
    std::vector<qint16> block(std::size_t(BlockFrames) * LongRecord::Channels);
    for (qint64 frame = 0; frame < record.frames; frame += BlockFrames) {
        heart.fill(block);
        const auto bytes = qint64(block.size() * sizeof(qint16));
        if (samples.write(reinterpret_cast<const char*>(block.data()), bytes) != bytes)
            return cannot(samples);
    }
    return record;
}

Result<int> scanRawWindow(const LongRecord& record, double fromSeconds, double toSeconds,
                          int columns)
{
    const qint64 from = std::min(record.frames, qint64(fromSeconds * LongRecord::RateHz));
    const qint64 span = qint64(toSeconds * LongRecord::RateHz) - from;
    const qint64 to = std::min(record.frames, from + span);
    constexpr qint64 FrameBytes = LongRecord::Channels * qint64(sizeof(qint16));
    QFile file(record.samples);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(from * FrameBytes))
        return cannot(file);
    struct Column
    {
        int min = 32'767;
        int max = -32'768;
    };
    std::vector<Column> all(std::size_t(columns) * LongRecord::Channels);
    std::vector<qint16> block(std::size_t(BlockFrames) * LongRecord::Channels);
    for (qint64 frame = from; frame < to; frame += BlockFrames) {
        const qint64 frames = std::min<qint64>(BlockFrames, to - frame);
        if (file.read(reinterpret_cast<char*>(block.data()), frames * FrameBytes) !=
            frames * FrameBytes)
            return cannot(file);
        const qint16* at = block.data();
        for (qint64 i = 0; i < frames; ++i) {
            const qint64 column = (frame + i - from) * columns / span;
            Column* of = all.data() + column * LongRecord::Channels;
            for (int channel = 0; channel < LongRecord::Channels; ++channel, ++at, ++of) {
                of->min = std::min<int>(of->min, *at);
                of->max = std::max<int>(of->max, *at);
            }
        }
    }
    return int(std::count_if(all.begin(), all.end(),
                             [](const Column& column) { return column.min <= column.max; }));
}

} // namespace wardlight::bench
