#include "core/ingest/wfdb/wfdb_annotations.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cmath>

namespace wardlight::ingest::wfdb {

using waveforms::Annotation;
using waveforms::AnnotationSet;

namespace {

constexpr qint64 LargestFile = 1'073'741'824;
constexpr int LastType = 49;
constexpr int NoteCode = 22;
const QString ResolutionNote = QStringLiteral("## time resolution:");

/// Words that are no annotation but say something of the next or the last one.
enum Word
{
    Skip = 59,
    Number = 60,
    Subtype = 61,
    Channel = 62,
    Text = 63
};

constexpr std::array Types = {"",   "N", "L", "R", "a", "V", "F", "J", "A", "S", "E",
                              "j",  "/", "Q", "~", "",  "|", "",  "s", "T", "*", "D",
                              "\"", "=", "p", "B", "^", "t", "+", "u", "?", "!", "[",
                              "]",  "e", "n", "@", "x", "f", "(", ")", "r"};

QString translated(const char* text)
{
    return QCoreApplication::translate("WfdbAnnotations", text);
}

/// Reads the words of a file one after the other; never beyond its end.
class WordReader
{
public:
    explicit WordReader(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    [[nodiscard]] bool has(qsizetype bytes) const { return m_bytes.size() - m_at >= bytes; }
    quint16 word()
    {
        const auto low = quint8(m_bytes[m_at]);
        const auto high = quint8(m_bytes[m_at + 1]);
        m_at += 2;
        return quint16(low | high << 8);
    }
    QByteArray text(qsizetype length)
    {
        const QByteArray read = m_bytes.mid(m_at, length);
        m_at += length + length % 2;
        return read;
    }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

/// Puts annotations together from their words.
class AnnotationParser
{
public:
    explicit AnnotationParser(double ticksPerSecond) : m_ticksPerSecond(ticksPerSecond) {}

    /// @return whether the file ended as it should
    bool parse(WordReader& words)
    {
        while (words.has(2)) {
            const quint16 word = words.word();
            const int code = word >> 10;
            const int value = word & 0x3FF;
            if (code == 0 && value == 0)
                return true;
            if (!take(code, value, words))
                return false;
        }
        return false;
    }

    AnnotationSet finish()
    {
        takeResolution();
        for (std::size_t i = 0; i < m_set.annotations.size(); ++i)
            m_set.annotations[i].atSeconds = double(m_ticks[i]) / m_ticksPerSecond;
        m_set.details.insert(QStringLiteral("ticks_per_second"), m_ticksPerSecond);
        return std::move(m_set);
    }

private:
    bool take(int code, int value, WordReader& words)
    {
        if (code <= LastType) {
            add(code, value);
            return true;
        }
        Annotation* last = m_set.annotations.empty() ? nullptr : &m_set.annotations.back();
        switch (code) {
        case Skip: {
            if (!words.has(4))
                return false;
            const quint32 high = words.word();
            m_tick += qint32(high << 16 | words.word());
            return true;
        }
        case Number:
            m_number = qint8(value);
            if (last)
                last->number = m_number;
            return true;
        case Subtype:
            if (last)
                last->subtype = qint8(value);
            return true;
        case Channel:
            m_channel = value & 0xFF;
            if (last)
                last->channel = m_channel;
            return true;
        case Text:
            if (!words.has(value))
                return false;
            if (last)
                last->text = QString::fromUtf8(words.text(value)).remove(QChar(u'\0'));
            return true;
        default:
            return false;
        }
    }

    void add(int code, int value)
    {
        m_tick += value;
        Annotation annotation;
        annotation.type = annotationType(code);
        annotation.channel = m_channel;
        annotation.number = m_number;
        m_set.annotations.push_back(annotation);
        m_ticks.push_back(m_tick);
    }

    /// Notes at the very beginning may say what the times count; those are no annotations.
    void takeResolution()
    {
        auto& notes = m_set.annotations;
        for (std::size_t i = 0; i < notes.size();) {
            const QString& text = notes[i].text;
            if (notes[i].type != annotationType(NoteCode) || !text.startsWith(u'#'))
                return;
            bool isNumber = false;
            const double ticks = text.mid(ResolutionNote.size()).trimmed().toDouble(&isNumber);
            if (!text.startsWith(ResolutionNote) || !isNumber || ticks <= 0 ||
                !std::isfinite(ticks)) {
                ++i;
                continue;
            }
            m_ticksPerSecond = ticks;
            notes.erase(notes.begin() + std::ptrdiff_t(i));
            m_ticks.erase(m_ticks.begin() + std::ptrdiff_t(i));
        }
    }

    AnnotationSet m_set;
    std::vector<qint64> m_ticks;
    qint64 m_tick = 0;
    int m_number = 0;
    int m_channel = 0;
    double m_ticksPerSecond;
};

/// The first word of a file is an annotation or a skip; none begins as text does.
bool looksLikeAnnotations(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || file.size() < 4 ||
        file.size() > LargestFile)
        return false;
    const QByteArray begin = file.read(2);
    if (!file.seek(file.size() - 2))
        return false;
    return begin.size() == 2 && file.read(2) == QByteArray(2, '\0');
}

} // namespace

QString annotationType(int code)
{
    const bool isNamed = code > 0 && code < int(Types.size()) && *Types[std::size_t(code)] != '\0';
    return isNamed ? QString::fromLatin1(Types[std::size_t(code)])
                   : QStringLiteral("[%1]").arg(code);
}

std::optional<int> annotationCode(const QString& type)
{
    if (type.size() > 2 && type.startsWith(u'[') && type.endsWith(u']')) {
        bool isNumber = false;
        const int code = type.mid(1, type.size() - 2).toInt(&isNumber);
        return isNumber && code >= 0 && code <= LastType ? std::optional(code) : std::nullopt;
    }
    for (std::size_t i = 1; i < Types.size(); ++i) {
        if (!type.isEmpty() && type == QLatin1String(Types[i]))
            return int(i);
    }
    return std::nullopt;
}

bool isBeat(const QString& type)
{
    static const QString beats = QStringLiteral("NLRaVFJASEj/Qe?nfBr");
    return type.size() == 1 && beats.contains(type);
}

QStringList annotationFiles(const QDir& folder, const WfdbHeader& header)
{
    QStringList paths;
    const QStringList names = folder.entryList({header.record + QStringLiteral(".*")},
                                               QDir::Files | QDir::Readable, QDir::Name);
    for (const QString& name : names) {
        const QString annotator = name.mid(header.record.size() + 1);
        const bool isSignal =
            std::any_of(header.lines.begin(), header.lines.end(),
                        [&name](const SignalLine& line) { return line.file == name; });
        if (isSignal || annotator == QStringLiteral("hea") || annotator.contains(u'.') ||
            !looksLikeAnnotations(folder.filePath(name)))
            continue;
        paths << folder.filePath(name);
    }
    return paths;
}

Result<AnnotationSet> readAnnotations(const QString& path, double ticksPerSecond)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
                    translated(QT_TRANSLATE_NOOP("WfdbAnnotations",
                                                 "The annotation file %1 cannot be read: %2"))
                        .arg(name, file.errorString()));
    WordReader words(file.read(LargestFile));
    AnnotationParser parser(ticksPerSecond);
    if (!parser.parse(words))
        return fail(ErrorCode::Invalid,
                    translated(QT_TRANSLATE_NOOP("WfdbAnnotations",
                                                 "The annotation file %1 breaks off or is no "
                                                 "annotation file; its annotations were left "
                                                 "out."))
                        .arg(name));
    AnnotationSet set = parser.finish();
    set.annotator = name.section(u'.', -1);
    return set;
}

} // namespace wardlight::ingest::wfdb
