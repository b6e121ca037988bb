#include "core/ingest/wfdb/annotation_words.h"

#include "core/ingest/wfdb/wfdb_annotations.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace wardlight::ingest::wfdb {

using waveforms::Annotation;
using waveforms::AnnotationSet;

namespace {

constexpr int NoteCode = 22;
constexpr int SkipCode = 59;
constexpr int NumberCode = 60;
constexpr int SubtypeCode = 61;
constexpr int ChannelCode = 62;
constexpr int TextCode = 63;
constexpr qint64 LongestStep = 1023;
constexpr qint64 LongestSkip = 2'147'483'647;
constexpr qsizetype LongestText = 255;
constexpr double Tolerance = 1e-4; ///< of a tick

const QString Resolution = QStringLiteral("## time resolution: ");

bool areWhole(const AnnotationSet& set, double ticksPerSecond)
{
    return std::all_of(set.annotations.begin(), set.annotations.end(), [&](const Annotation& each) {
        const double ticks = each.atSeconds * ticksPerSecond;
        return std::abs(ticks - std::round(ticks)) < Tolerance;
    });
}

double resolutionFor(const AnnotationSet& set, double framesPerSecond)
{
    for (const double finer : {1, 2, 4, 8, 16, 10, 100}) {
        if (areWhole(set, framesPerSecond * finer))
            return framesPerSecond * finer;
    }
    constexpr double Microseconds = 1e6;
    return areWhole(set, 1000) ? 1000 : Microseconds;
}

/// At most LongestText bytes, never half a character.
QByteArray shortened(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.size() <= LongestText)
        return bytes;
    qsizetype end = LongestText;
    while (end > 0 && (quint8(bytes[end]) & 0xC0) == 0x80)
        --end;
    return bytes.left(end);
}

/// Puts words together as readAnnotations() takes them apart.
class WordWriter
{
public:
    void add(const Annotation& annotation, qint64 tick)
    {
        const auto code = annotationCode(annotation.type);
        step(tick, code == 0 ? 1 : 0);
        word(code.value_or(NoteCode), int(tick - m_tick));
        m_tick = tick;
        if (annotation.subtype != 0)
            word(SubtypeCode, annotation.subtype);
        const int channel = std::max(0, annotation.channel);
        if (channel != m_channel)
            word(ChannelCode, m_channel = channel);
        if (annotation.number != m_number)
            word(NumberCode, m_number = annotation.number);
        const bool isNamed = code || annotation.type == QStringLiteral("note");
        text(isNamed ? annotation.text : (annotation.type + u' ' + annotation.text).trimmed());
    }
    QByteArray finish() { return m_bytes + QByteArray(2, '\0'); }

private:
    void word(int code, int value)
    {
        const int bits = code << 10 | (code <= 49 ? value & 0x3FF : value & 0xFF);
        m_bytes += char(bits & 0xFF);
        m_bytes += char(bits >> 8);
    }
    /// Moves so near to @p tick that what is left fits into an annotation; @p least of it: a type
    /// 0 with nothing left would be the end of the file.
    void step(qint64 tick, qint64 least)
    {
        while (tick - m_tick > LongestStep || tick - m_tick < least) {
            const qint64 skip = std::clamp(tick - least - m_tick, -LongestSkip, LongestSkip);
            const auto bits = quint32(qint32(skip));
            word(SkipCode, 0);
            for (const int shift : {16, 24, 0, 8})
                m_bytes += char(bits >> shift & 0xFF);
            m_tick += skip;
        }
    }
    void text(const QString& text)
    {
        const QByteArray bytes = shortened(text);
        if (bytes.isEmpty())
            return;
        word(TextCode, int(bytes.size()));
        m_bytes += bytes + QByteArray(bytes.size() % 2, '\0');
    }

    QByteArray m_bytes;
    qint64 m_tick = 0;
    int m_channel = 0;
    int m_number = 0;
};

} // namespace

QByteArray annotationWords(const AnnotationSet& set, double framesPerSecond)
{
    const double ticksPerSecond = resolutionFor(set, framesPerSecond);
    WordWriter words;
    if (ticksPerSecond != framesPerSecond) {
        Annotation note;
        note.type = annotationType(NoteCode);
        note.text =
            Resolution + QString::number(ticksPerSecond, 'g', QLocale::FloatingPointShortest);
        words.add(note, 0);
    }
    for (const Annotation& each : set.annotations)
        words.add(each, std::llround(each.atSeconds * ticksPerSecond));
    return words.finish();
}

} // namespace wardlight::ingest::wfdb
