#include "core/ingest/waves/csv_wave_source.h"

#include "core/base/iso_time.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace wardlight::ingest {

using waveforms::ChannelBlock;

namespace {

constexpr qint64 BlockSamples = 1 << 16; ///< lines
constexpr int MostColumns = 4'096;
constexpr std::size_t TimesLookedAt = 10'000;
constexpr int MostDecimals = 9;
constexpr double LargestCount = 2'000'000'000;
constexpr double LongestGap = 400.0 * 86'400;

QString translated(const char* text)
{
    return QCoreApplication::translate("CsvWaveSource", text);
}

std::optional<double> numberOf(const QString& text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool isTimeName(const QString& name)
{
    static const QRegularExpression form(
        QStringLiteral("^['\"]?(time|t|timestamp|seconds|sec|s|elapsed time|datetime)['\"]?"
                       "(?:[ _]*[\\[(]?(s|sec|seconds|iso)[\\])]?)?$"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(name.trimmed()).hasMatch();
}

/// "II (mV)", "II [mV]".
void setName(const QString& text, waveforms::SourceChannel& channel)
{
    static const QRegularExpression form(QStringLiteral("^(.*?)\\s*[\\[(]([^\\])]*)[\\])]$"));
    const auto match = form.match(text.trimmed());
    channel.name = match.hasMatch() ? match.captured(1) : text.trimmed();
    channel.unit = match.hasMatch() ? match.captured(2) : QString();
}

double middleOf(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// A rate that is a whole number but for the times' rounding.
double neat(double rate)
{
    constexpr double Rounding = 0.0005;
    const double whole = std::round(rate);
    return whole > 0 && std::abs(rate - whole) < Rounding * rate ? whole : rate;
}

} // namespace

CsvWaveSource::CsvWaveSource(std::unique_ptr<QFile> file, std::optional<double> rateHz)
    : m_file(std::move(file)), m_rateHz(rateHz)
{}

Result<std::unique_ptr<CsvWaveSource>> CsvWaveSource::open(const QString& path,
                                                           std::optional<double> rateHz)
{
    auto file = std::make_unique<QFile>(path);
    if (!QFileInfo(path).isFile() || !file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
                    translated(QT_TRANSLATE_NOOP("CsvWaveSource", "The file %1 cannot be read: %2"))
                        .arg(QFileInfo(path).fileName(), file->errorString()));
    if (rateHz && (!std::isfinite(*rateHz) || *rateHz <= 0))
        return fail(
            ErrorCode::Invalid,
            translated(QT_TRANSLATE_NOOP("CsvWaveSource", "A sampling rate is a number above 0.")));
    std::unique_ptr<CsvWaveSource> source(new CsvWaveSource(std::move(file), rateHz));
    if (const auto surveyed = source->survey(); !surveyed)
        return propagate(surveyed);
    return source;
}

void CsvWaveSource::note(const QString& remark)
{
    if (!m_remarks.contains(remark))
        m_remarks << remark;
}

void CsvWaveSource::rewind()
{
    (void)m_file->seek(0);
    m_reader = std::make_unique<csv::CsvReader>(*m_file);
    if (m_hasHeader)
        (void)m_reader->next();
    m_lastSeconds.reset();
}

/// Names of columns; a first line of numbers is none.
void CsvWaveSource::readHeader(const QStringList& fields)
{
    m_hasHeader = std::any_of(fields.begin(), fields.end(), [](const QString& field) {
        return !field.isEmpty() && !numberOf(field) && !parseIsoTime(field);
    });
    m_hasTimes = m_hasHeader ? isTimeName(fields[0]) : parseIsoTime(fields[0]).has_value();
    for (qsizetype i = m_hasTimes ? 1 : 0; i < fields.size(); ++i) {
        waveforms::SourceChannel channel;
        if (m_hasHeader)
            setName(fields[i], channel);
        m_record.channels.push_back(channel);
    }
    m_columns.resize(m_record.channels.size());
    waveforms::nameUniquely(m_record.channels);
}

std::optional<CsvWaveSource::Line> CsvWaveSource::nextLine()
{
    const qsizetype width = qsizetype(m_columns.size()) + (m_hasTimes ? 1 : 0);
    while (auto record = m_reader->next()) {
        if (!record->fields || record->fields->size() != width) {
            note(translated(QT_TRANSLATE_NOOP(
                "CsvWaveSource", "Some lines could not be read or have another number of columns; "
                                 "they were left out.")));
            continue;
        }
        Line line{m_lastSeconds.value_or(0), std::move(*record->fields)};
        if (!m_hasTimes)
            return line;
        const QString time = line.values.takeFirst();
        const auto iso = parseIsoTime(time);
        const auto seconds =
            iso ? std::optional(double(iso->instant().toMSecsSinceEpoch()) / 1000) : numberOf(time);
        if (!seconds || (m_lastSeconds && *seconds <= *m_lastSeconds)) {
            note(translated(QT_TRANSLATE_NOOP(
                "CsvWaveSource",
                "Some lines have no time or go back in time; they were left out.")));
            continue;
        }
        m_areDates = m_areDates || iso.has_value();
        line.seconds = *seconds;
        return line;
    }
    return std::nullopt;
}

void CsvWaveSource::measure(const Line& line)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const QString& text = line.values[qsizetype(i)];
        const auto value = numberOf(text);
        if (!value)
            continue;
        Column& column = m_columns[i];
        column.largest = std::max(column.largest, std::abs(*value));
        column.hasExponents = column.hasExponents || text.contains(u'e', Qt::CaseInsensitive);
        const qsizetype point = text.indexOf(u'.');
        if (point >= 0)
            column.decimals = std::max(column.decimals, int(text.size() - point - 1));
    }
}

Result<> CsvWaveSource::decideRate(const std::vector<double>& times)
{
    if (m_rateHz || !m_hasTimes || times.size() < 2)
        return m_rateHz ? Result<>()
                        : fail(ErrorCode::Invalid,
                               translated(QT_TRANSLATE_NOOP(
                                   "CsvWaveSource",
                                   "Nothing says how many samples a second there are: name the "
                                   "first column \"time\", or give the rate.")));
    std::vector<double> steps;
    for (std::size_t i = 1; i < times.size(); ++i)
        steps.push_back(times[i] - times[i - 1]);
    const double usual = middleOf(steps);
    // the mean of the usual ones says it better than one, which is rounded
    double sum = 0;
    int count = 0;
    for (const double step : steps) {
        if (step < 1.5 * usual) {
            sum += step;
            ++count;
        }
    }
    m_rateHz = neat(count / sum);
    return {};
}

void CsvWaveSource::decideScales()
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        const double exact = std::pow(10, column.decimals);
        const bool isExact = !column.hasExponents && column.decimals <= MostDecimals &&
                             column.largest * exact <= LargestCount;
        column.scale = isExact ? exact : column.largest > 0 ? LargestCount / column.largest : 1;
        if (!isExact)
            note(translated(QT_TRANSLATE_NOOP("CsvWaveSource",
                                              "The values of %1 have more digits than can be kept; "
                                              "they were rounded to one in two thousand million."))
                     .arg(m_record.channels[i].name));
        m_record.channels[i].gain = 1 / column.scale;
        m_record.channels[i].rateHz = *m_rateHz;
    }
}

Result<> CsvWaveSource::survey()
{
    rewind();
    const auto first = m_reader->next();
    const bool isTable = first && first->fields && !first->fields->isEmpty();
    if (!isTable || first->fields->size() > MostColumns)
        return fail(isTable ? ErrorCode::Limit : ErrorCode::Invalid,
                    translated(QT_TRANSLATE_NOOP("CsvWaveSource",
                                                 "The file begins with no line of a table of "
                                                 "samples.")));
    readHeader(*first->fields);
    rewind();
    std::vector<double> times;
    qint64 lines = 0;
    for (auto line = nextLine(); line; line = nextLine(), ++lines) {
        measure(*line);
        m_lastSeconds = line->seconds;
        if (times.size() < TimesLookedAt)
            times.push_back(line->seconds);
    }
    if (lines == 0 || m_columns.empty())
        return fail(ErrorCode::Invalid,
                    translated(QT_TRANSLATE_NOOP("CsvWaveSource", "The file holds no samples.")));
    if (const auto decided = decideRate(times); !decided)
        return propagate(decided);
    if (m_hasTimes && *m_lastSeconds - times[0] > LongestGap)
        return fail(ErrorCode::Limit,
                    translated(QT_TRANSLATE_NOOP("CsvWaveSource",
                                                 "The times of this file span more than a year: "
                                                 "no recording is so long.")));
    decideScales();
    m_record.name = QFileInfo(*m_file).completeBaseName();
    if (m_areDates)
        m_record.start = QDateTime::fromMSecsSinceEpoch(std::llround(times[0] * 1000), Qt::UTC);
    m_record.durationSeconds = m_hasTimes ? *m_lastSeconds - times[0] : double(lines) / *m_rateHz;
    rewind();
    return {};
}

void CsvWaveSource::appendGap(qint64 samples, std::vector<ChannelBlock>& blocks) const
{
    for (ChannelBlock& block : blocks) {
        const auto from = qint64(block.counts.size());
        const std::int32_t held = block.counts.empty() ? 0 : block.counts.back();
        block.counts.resize(std::size_t(from + samples), held);
        block.gaps.push_back({from, from + samples});
    }
}

void CsvWaveSource::append(const Line& line, std::vector<ChannelBlock>& blocks)
{
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        ChannelBlock& block = blocks[i];
        const QString& text = line.values[qsizetype(i)];
        const auto value = numberOf(text);
        const auto at = qint64(block.counts.size());
        if (value) {
            block.counts.push_back(std::int32_t(std::llround(*value * m_columns[i].scale)));
            continue;
        }
        if (!text.isEmpty())
            note(translated(QT_TRANSLATE_NOOP("CsvWaveSource",
                                              "Some values are no finite numbers; there is a gap "
                                              "in their place.")));
        block.counts.push_back(block.counts.empty() ? 0 : block.counts.back());
        if (!block.gaps.empty() && block.gaps.back().to == at)
            block.gaps.back().to = at + 1;
        else
            block.gaps.push_back({at, at + 1});
    }
    m_lastSeconds = line.seconds;
}

Result<std::vector<ChannelBlock>> CsvWaveSource::next()
{
    std::vector<ChannelBlock> blocks(m_columns.size());
    while (qint64(blocks[0].counts.size()) < BlockSamples) {
        if (m_gapLeft > 0) {
            // a gap is a block of its own
            if (!blocks[0].counts.empty())
                return blocks;
            const qint64 now = std::min(m_gapLeft, BlockSamples);
            appendGap(now, blocks);
            m_gapLeft -= now;
            return blocks;
        }
        if (m_ahead) {
            append(*std::exchange(m_ahead, {}), blocks);
            continue;
        }
        auto line = nextLine();
        if (!line)
            break;
        const double step = m_lastSeconds ? line->seconds - *m_lastSeconds : 0;
        if (m_hasTimes && step > 1.5 / *m_rateHz) {
            m_gapLeft = std::llround(step * *m_rateHz) - 1;
            m_ahead = std::move(line);
            continue;
        }
        append(*line, blocks);
    }
    if (!m_reader->deviceError().isEmpty())
        return fail(ErrorCode::Unavailable,
                    translated(QT_TRANSLATE_NOOP("CsvWaveSource", "The file %1 cannot be read: %2"))
                        .arg(QFileInfo(*m_file).fileName(), m_reader->deviceError()),
                    {}, true);
    return blocks[0].counts.empty() ? std::vector<ChannelBlock>() : blocks;
}

Result<std::vector<waveforms::AnnotationSet>> CsvWaveSource::annotations()
{
    return std::vector<waveforms::AnnotationSet>();
}

} // namespace wardlight::ingest
