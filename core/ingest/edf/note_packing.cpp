#include "core/ingest/edf/note_packing.h"

#include <algorithm>
#include <deque>

namespace wardlight::ingest::edf {

namespace {

constexpr int UsualBytes = 60;

/// Digits without an exponent, none behind the point that say nothing.
QByteArray seconds(double value)
{
    QByteArray text = QByteArray::number(value, 'f', 9);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text;
}

QByteArray onsetText(double onset)
{
    const QByteArray text = seconds(onset);
    return text.startsWith('-') ? text : '+' + text;
}

/// Tries a size. @return whether everything found its place
bool deal(const std::vector<PackedNote>& notes, qsizetype room, std::vector<QByteArray>& byRecord)
{
    std::deque<const PackedNote*> waiting;
    auto note = notes.begin();
    for (std::size_t record = 0; record < byRecord.size(); ++record) {
        QByteArray& bytes = byRecord[record];
        for (; note != notes.end() && note->record <= qint64(record); ++note) {
            if (note->mustBeHere)
                bytes += note->bytes;
            else
                waiting.push_back(&*note);
        }
        if (bytes.size() > room)
            return false;
        while (!waiting.empty() && bytes.size() + waiting.front()->bytes.size() <= room) {
            bytes += waiting.front()->bytes;
            waiting.pop_front();
        }
    }
    return waiting.empty() && note == notes.end();
}

} // namespace

QByteArray noteBytes(double onset, double duration, const QString& text)
{
    QByteArray plain = text.toUtf8();
    for (char& c : plain) { // what separates notes cannot be in one
        if (c == '\x14' || c == '\x15' || c == '\0')
            c = ' ';
    }
    QByteArray bytes = onsetText(onset);
    if (duration > 0)
        bytes += '\x15' + seconds(duration);
    return bytes + '\x14' + plain + '\x14' + '\0';
}

QByteArray timeStamp(double onset)
{
    return onsetText(onset) + "\x14\x14" + '\0';
}

DealtNotes dealOut(const std::vector<PackedNote>& notes, qint64 records, int stampBytes,
                   int multiple)
{
    constexpr qsizetype Largest = 1 << 26;
    qsizetype room = UsualBytes;
    for (const PackedNote& note : notes)
        room = std::max(room, note.bytes.size());
    DealtNotes dealt;
    for (;; room *= 2) {
        dealt.byRecord.assign(std::size_t(std::max<qint64>(1, records)), {});
        if (deal(notes, room, dealt.byRecord) || room > Largest)
            break;
    }
    const qsizetype bytes = room + stampBytes;
    dealt.bytes = int((bytes + multiple - 1) / multiple * multiple);
    return dealt;
}

} // namespace wardlight::ingest::edf
