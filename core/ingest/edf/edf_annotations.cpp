#include "core/ingest/edf/edf_annotations.h"

#include <cmath>

namespace wardlight::ingest::edf {

namespace {

constexpr char EndOfText = '\x14';
constexpr char BeforeDuration = '\x15';

/// Numbers of a TAL: sign, digits, a point; nothing else.
std::optional<double> secondsOf(const QByteArray& text)
{
    for (const char c : text) {
        if ((c < '0' || c > '9') && c != '+' && c != '-' && c != '.')
            return std::nullopt;
    }
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// One list: "+180\x1521.5\x14Lights off\x14Close door\x14".
bool readList(const QByteArray& list, bool isFirst, RecordNotes& read)
{
    QList<QByteArray> parts = list.split(EndOfText);
    if (parts.size() < 2)
        return false;
    const QList<QByteArray> times = parts.takeFirst().split(BeforeDuration);
    const auto onset = secondsOf(times[0]);
    if (!onset || (times[0].at(0) != '+' && times[0].at(0) != '-'))
        return false;
    if (isFirst)
        read.onset = *onset;
    const double duration = times.size() > 1 ? secondsOf(times[1]).value_or(0) : 0;
    for (const QByteArray& text : parts) {
        if (text.isEmpty())
            continue; // the time stamp of the record itself
        waveforms::Annotation note;
        note.atSeconds = *onset;
        note.durationSeconds = duration;
        note.type = QStringLiteral("note");
        note.text = QString::fromUtf8(text);
        read.notes.push_back(note);
    }
    return true;
}

} // namespace

RecordNotes readNotes(const QByteArray& bytes)
{
    RecordNotes read;
    bool isFirst = true;
    for (const QByteArray& list : bytes.split('\0')) {
        if (list.isEmpty())
            continue;
        if (!readList(list, isFirst, read))
            read.isBroken = true;
        isFirst = false;
    }
    return read;
}

} // namespace wardlight::ingest::edf
