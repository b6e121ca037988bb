#include "core/ingest/wfdb/wfdb_header.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace wardlight::ingest::wfdb {

namespace {

constexpr int MostSignals = 20'000;
constexpr int MostSegments = 1'000'000;
constexpr int MostSamplesPerFrame = 100'000;
constexpr qint64 MostFrames = qint64(1) << 40;

QString translated(const char* text)
{
    return QCoreApplication::translate("WfdbHeader", text);
}

tl::unexpected<Error> broken(int line, const QString& reason)
{
    return fail(ErrorCode::Invalid,
                translated(QT_TRANSLATE_NOOP("WfdbHeader", "Line %1 of the header: %2"))
                    .arg(line)
                    .arg(reason));
}

struct Line
{
    int number = 0;
    QString text;
};

struct Lines
{
    std::vector<Line> content; ///< without comments and empty lines
    QStringList comments;
};

Lines splitLines(const QByteArray& bytes)
{
    Lines lines;
    int number = 0;
    const QStringList all = QString::fromUtf8(bytes).split(u'\n');
    for (const QString& raw : all) {
        ++number;
        const QString text = raw.trimmed();
        if (text.startsWith(u'#'))
            lines.comments << text.mid(1);
        else if (!text.isEmpty())
            lines.content.push_back({number, text});
    }
    return lines;
}

/// Whole numbers as WFDB's programs read them: a leading one counts, what follows does not.
std::optional<qint64> wholeNumber(const QString& text)
{
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

std::optional<double> finiteNumber(const QString& text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool isPlainFileName(const QString& name)
{
    return !name.isEmpty() && !name.contains(u'/') && !name.contains(u'\\') &&
           !name.contains(QChar(u'\0')) && name != QStringLiteral(".") &&
           name != QStringLiteral("..");
}

/// "8:26:04", "19:46:25.757", "26:04" (minutes), "4" (seconds).
std::optional<QTime> parseTime(const QString& text)
{
    QStringList parts = text.split(u':');
    while (parts.size() < 3)
        parts.prepend(QStringLiteral("0"));
    const auto hours = wholeNumber(parts[0]);
    const auto minutes = wholeNumber(parts[1]);
    const auto seconds = finiteNumber(parts[2]);
    if (parts.size() > 3 || !hours || !minutes || !seconds || *seconds < 0 || *seconds >= 60)
        return std::nullopt;
    const QTime time(int(*hours), int(*minutes), 0);
    return time.isValid() ? std::optional(time.addMSecs(int(std::lround(*seconds * 1000))))
                          : std::nullopt;
}

std::optional<QDate> parseDate(const QString& text)
{
    const QStringList parts = text.split(u'/');
    if (parts.size() != 3)
        return std::nullopt;
    const QDate date(parts[2].toInt(), parts[1].toInt(), parts[0].toInt());
    return date.isValid() ? std::optional(date) : std::nullopt;
}

struct RecordLine
{
    WfdbHeader header;
    qint64 signalCount = 0;
    std::optional<qint64> segmentCount;
};

/// "125/999.56(12)": frames, counter frequency and base counter.
bool parseRates(const QString& text, WfdbHeader& header)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^([^/(]+)(?:/([^(]+))?(?:\(([^)]*)\))?$)"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return false;
    const auto rate = finiteNumber(match.captured(1));
    if (!rate || *rate <= 0 || *rate > 1e9)
        return false;
    header.framesPerSecond = *rate;
    header.counterFrequency = finiteNumber(match.captured(2)).value_or(0);
    header.baseCounter = finiteNumber(match.captured(3)).value_or(0);
    return true;
}

Result<RecordLine> parseRecordLine(const Line& line)
{
    const QStringList words = line.text.split(QRegularExpression(QStringLiteral("\\s+")));
    RecordLine parsed;
    const QStringList names = words[0].split(u'/');
    parsed.header.record = names[0];
    if (names.size() > 1)
        parsed.segmentCount = wholeNumber(names[1]);
    const bool hasSegments = names.size() > 1;
    const qint64 signalCount = wholeNumber(words.value(1)).value_or(-1);
    if (names.size() > 2 || !isPlainFileName(names[0]) || signalCount < 0 ||
        signalCount > MostSignals ||
        (hasSegments &&
         (!parsed.segmentCount || *parsed.segmentCount < 1 || *parsed.segmentCount > MostSegments)))
        return broken(line.number,
                      translated(QT_TRANSLATE_NOOP(
                          "WfdbHeader", "it should name the record and the number of signals.")));
    parsed.signalCount = signalCount;
    if (words.size() > 2 && !parseRates(words[2], parsed.header))
        return broken(line.number, translated(QT_TRANSLATE_NOOP(
                                       "WfdbHeader", "the sampling rate is no number above 0.")));
    if (words.size() > 3) {
        const auto frames = wholeNumber(words[3]);
        if (!frames || *frames < 0 || *frames > MostFrames)
            return broken(line.number, translated(QT_TRANSLATE_NOOP(
                                           "WfdbHeader", "the number of samples is impossible.")));
        parsed.header.frames = *frames;
    }
    if (words.size() > 4)
        parsed.header.time = parseTime(words[4]);
    if (words.size() > 5)
        parsed.header.date = parseDate(words[5]);
    return parsed;
}

/// "212x4:3+24": format, samples a frame, skew, byte offset.
bool parseFormat(const QString& text, SignalLine& line)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^(\d+)(?:x(\d+))?(?::(\d+))?(?:\+(\d+))?$)"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return false;
    const auto format = sampleFormat(match.captured(1).toInt());
    if (!format)
        return false;
    line.format = *format;
    if (!match.captured(2).isEmpty())
        line.samplesPerFrame = match.captured(2).toInt();
    line.skewFrames = match.captured(3).toInt();
    line.byteOffset = match.captured(4).toLongLong();
    return line.samplesPerFrame >= 1 && line.samplesPerFrame <= MostSamplesPerFrame &&
           line.skewFrames < 1'000'000;
}

/// "20(-1600)/mmHg": counts a unit, the count of 0 units, the unit. 0 means not calibrated.
bool parseGain(const QString& text, SignalLine& line, bool& hasBaseline)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^([^(/]+)(?:\(([^)]*)\))?(?:/(\S+))?$)"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return false;
    const auto gain = finiteNumber(match.captured(1));
    if (!gain)
        return false;
    if (*gain != 0)
        line.gain = *gain;
    if (!match.captured(2).isEmpty()) {
        const auto baseline = finiteNumber(match.captured(2));
        if (!baseline)
            return false;
        line.baseline = *baseline;
        hasBaseline = true;
    }
    if (!match.captured(3).isEmpty())
        line.unit = match.captured(3);
    return true;
}

/// The fields behind the gain; each may be the last.
bool parseCounts(const QStringList& words, SignalLine& line)
{
    const auto number = [&words](int at) -> std::optional<qint64> {
        return at < words.size() ? wholeNumber(words[at]) : std::optional<qint64>();
    };
    for (int i = 3; i < std::min<int>(8, int(words.size())); ++i) {
        const auto value = number(i);
        if (!value || std::abs(*value) > (qint64(1) << 33))
            return false;
    }
    line.resolutionBits = int(number(3).value_or(0));
    line.zero = int(number(4).value_or(0));
    line.initialValue = int(number(5).value_or(line.zero));
    if (const auto checksum = number(6))
        line.checksum = int(*checksum);
    line.blockSize = int(number(7).value_or(0));
    return true;
}

Result<SignalLine> parseSignalLine(const Line& line)
{
    QStringList words = line.text.split(QRegularExpression(QStringLiteral("\\s+")));
    SignalLine parsed;
    if (words.size() < 2 || !isPlainFileName(words[0]))
        return broken(line.number, translated(QT_TRANSLATE_NOOP(
                                       "WfdbHeader", "it should name a signal file in the same "
                                                     "folder and its format.")));
    parsed.file = words[0];
    if (!parseFormat(words[1], parsed))
        return broken(line.number,
                      translated(QT_TRANSLATE_NOOP("WfdbHeader", "there is no signal format “%1”."))
                          .arg(words[1].left(40)));
    bool hasBaseline = false;
    if ((words.size() > 2 && !parseGain(words[2], parsed, hasBaseline)) ||
        !parseCounts(words, parsed))
        return broken(line.number, translated(QT_TRANSLATE_NOOP(
                                       "WfdbHeader", "its gain or one of its counts is no "
                                                     "number.")));
    if (!hasBaseline)
        parsed.baseline = parsed.zero;
    if (words.size() > 8)
        parsed.description = words.mid(8).join(u' ');
    return parsed;
}

Result<SegmentLine> parseSegmentLine(const Line& line)
{
    const QStringList words = line.text.split(QRegularExpression(QStringLiteral("\\s+")));
    const qint64 frames = wholeNumber(words.value(1)).value_or(-1);
    if (!isPlainFileName(words[0]) || frames < 0 || frames > MostFrames)
        return broken(line.number, translated(QT_TRANSLATE_NOOP(
                                       "WfdbHeader", "it should name a segment and its length.")));
    return SegmentLine{words[0], frames};
}

} // namespace

Result<WfdbHeader> parseHeader(const QByteArray& text)
{
    const Lines lines = splitLines(text);
    if (lines.content.empty())
        return broken(1, translated(QT_TRANSLATE_NOOP("WfdbHeader", "the file is empty.")));
    auto parsed = parseRecordLine(lines.content[0]);
    if (!parsed)
        return propagate(parsed);
    WfdbHeader header = std::move(parsed->header);
    header.comments = lines.comments;
    const qint64 announced = parsed->segmentCount.value_or(parsed->signalCount);
    if (qint64(lines.content.size()) - 1 < announced)
        return broken(lines.content.back().number,
                      translated(QT_TRANSLATE_NOOP(
                          "WfdbHeader", "the file ends before the lines that its first one "
                                        "announces.")));
    for (std::size_t i = 1; i <= std::size_t(announced); ++i) {
        if (parsed->segmentCount) {
            const auto segment = parseSegmentLine(lines.content[i]);
            if (!segment)
                return propagate(segment);
            header.segments.push_back(*segment);
        } else {
            const auto line = parseSignalLine(lines.content[i]);
            if (!line)
                return propagate(line);
            header.lines.push_back(*line);
        }
    }
    return header;
}

} // namespace wardlight::ingest::wfdb
