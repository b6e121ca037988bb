#include "core/ingest/edf/edf_header.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace wardlight::ingest::edf {

namespace {

constexpr int FixedBytes = 256;
constexpr int BytesPerSignal = 256;
constexpr int MostSignals = 20'000;
constexpr qint64 LargestRecord = 268'435'456;
constexpr int CenturyTurns = 85; ///< two-digit years from here on are of the 20th century

QString translated(const char* text)
{
    return QCoreApplication::translate("EdfHeader", text);
}

tl::unexpected<Error> broken(const QString& reason)
{
    return fail(ErrorCode::Invalid, reason);
}

/// Text fields are ASCII; files from the field hold Latin-1 and UTF-8.
QString textOf(const QByteArray& field)
{
    QString text = QString::fromUtf8(field);
    if (text.contains(QChar::ReplacementCharacter))
        text = QString::fromLatin1(field);
    return text.remove(QChar(u'\0')).trimmed();
}

/// Hands out the fields of a header one after the other.
class Fields
{
public:
    explicit Fields(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    QByteArray take(int width)
    {
        const QByteArray field = m_bytes.mid(m_at, width);
        m_at += width;
        return field;
    }
    QString text(int width) { return textOf(take(width)); }
    std::optional<double> number(int width)
    {
        bool isNumber = false;
        const double value = text(width).toDouble(&isNumber);
        return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
    }
    std::optional<qint64> wholeNumber(int width)
    {
        const auto value = number(width);
        if (!value || *value != std::floor(*value) || std::abs(*value) > 1e15)
            return std::nullopt;
        return qint64(*value);
    }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

/// "02-MAR-2002" in the recording field of EDF+ has the century that the date field lacks.
std::optional<QDate> startDateOf(const QString& recording)
{
    const QStringList words = recording.split(u' ');
    if (words.size() < 2 || words[0].compare(QStringLiteral("Startdate"), Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const QDate date = QLocale::c().toDate(words[1].left(4) + words[1].mid(4).toLower(),
                                           QStringLiteral("dd-MMM-yyyy"));
    return date.isValid() ? std::optional(date) : std::nullopt;
}

/// "16.09.87", "20.35.00"; writers use other separators too.
QDateTime startOf(const QString& date, const QString& time, const QString& recording)
{
    if (date.size() != 8 || time.size() != 8)
        return {};
    // how EDF+ says that the date is not known
    if (date == QStringLiteral("01.01.85") && recording.startsWith(QStringLiteral("Startdate X")))
        return {};
    const int shortYear = date.mid(6, 2).toInt();
    QDate day((shortYear >= CenturyTurns ? 1900 : 2000) + shortYear, date.mid(3, 2).toInt(),
              date.left(2).toInt());
    if (const auto whole = startDateOf(recording))
        day = *whole;
    const QTime clock(time.left(2).toInt(), time.mid(3, 2).toInt(), time.mid(6, 2).toInt());
    return day.isValid() && clock.isValid() ? QDateTime(day, clock, Qt::UTC) : QDateTime();
}

std::optional<EdfKind> kindOf(const QByteArray& version)
{
    if (version == QByteArray("\xff") + "BIOSEMI")
        return EdfKind::Bdf;
    if (version.startsWith('0') && version.trimmed() == "0")
        return EdfKind::Edf;
    return std::nullopt;
}

void takeReserved(const QString& reserved, EdfHeader& header)
{
    const bool isPlus =
        reserved.startsWith(QStringLiteral("EDF+")) || reserved.startsWith(QStringLiteral("BDF+"));
    if (!isPlus)
        return;
    header.kind = header.kind == EdfKind::Edf ? EdfKind::EdfPlus : EdfKind::BdfPlus;
    header.isContinuous = !reserved.mid(4).startsWith(u'D');
}

bool readSignals(Fields& fields, std::vector<EdfSignal>& channels)
{
    const auto each = [&channels](auto&& read) {
        bool areRead = true;
        for (EdfSignal& channel : channels)
            areRead = read(channel) && areRead;
        return areRead;
    };
    const auto text = [&](QString EdfSignal::*member, int width) {
        return each([&](EdfSignal& channel) {
            channel.*member = fields.text(width);
            return true;
        });
    };
    const auto real = [&](double EdfSignal::*member) {
        return each([&](EdfSignal& channel) {
            const auto value = fields.number(8);
            channel.*member = value.value_or(0);
            return value.has_value();
        });
    };
    const auto whole = [&](int EdfSignal::*member, qint64 least, qint64 most) {
        return each([&](EdfSignal& channel) {
            const qint64 value = fields.wholeNumber(8).value_or(most + 1);
            channel.*member = int(value);
            return value >= least && value <= most;
        });
    };
    constexpr qint64 Bits24 = 8'388'608;
    return text(&EdfSignal::label, 16) && text(&EdfSignal::transducer, 80) &&
           text(&EdfSignal::unit, 8) && real(&EdfSignal::physicalMin) &&
           real(&EdfSignal::physicalMax) && whole(&EdfSignal::digitalMin, -Bits24, Bits24) &&
           whole(&EdfSignal::digitalMax, -Bits24, Bits24) && text(&EdfSignal::prefilter, 80) &&
           whole(&EdfSignal::samplesPerRecord, 0, LargestRecord);
}

Result<> check(const EdfHeader& header)
{
    const bool hasSignals =
        std::any_of(header.channels.begin(), header.channels.end(),
                    [](const EdfSignal& channel) { return !channel.isAnnotations(); });
    if (hasSignals && header.recordSeconds <= 0)
        return broken(translated(QT_TRANSLATE_NOOP(
            "EdfHeader", "The header gives its data records no duration, so that its signals have "
                         "no sampling rate.")));
    if (header.bytesPerRecord() > LargestRecord)
        return fail(
            ErrorCode::Limit,
            translated(QT_TRANSLATE_NOOP("EdfHeader", "A data record of %1 bytes is more than any "
                                                      "recorder writes."))
                .arg(header.bytesPerRecord()));
    return {};
}

} // namespace

bool EdfSignal::isAnnotations() const
{
    return label == QStringLiteral("EDF Annotations") || label == QStringLiteral("BDF Annotations");
}

std::optional<double> EdfSignal::gain() const
{
    if (digitalMax == digitalMin || physicalMax == physicalMin)
        return std::nullopt;
    return (physicalMax - physicalMin) / (double(digitalMax) - double(digitalMin));
}

qint64 EdfHeader::bytesPerRecord() const
{
    qint64 samples = 0;
    for (const EdfSignal& channel : channels)
        samples += channel.samplesPerRecord;
    return samples * bytesPerSample();
}

Result<EdfHeader> readHeader(QIODevice& device)
{
    const QByteArray fixed = device.read(FixedBytes);
    Fields fields(fixed);
    EdfHeader header;
    const auto kind = kindOf(fields.take(8));
    if (fixed.size() < FixedBytes || !kind)
        return broken(translated(QT_TRANSLATE_NOOP("EdfHeader", "This is no EDF or BDF file.")));
    header.kind = *kind;
    header.patient = fields.text(80);
    header.recording = fields.text(80);
    const QString date = fields.text(8);
    const QString time = fields.text(8);
    header.start = startOf(date, time, header.recording);
    const auto headerBytes = fields.wholeNumber(8);
    takeReserved(fields.text(44), header);
    const auto recordCount = fields.wholeNumber(8);
    const auto recordSeconds = fields.number(8);
    const auto signalCount = fields.wholeNumber(4);
    if (!headerBytes || !recordCount || *recordCount < -1 || !recordSeconds || *recordSeconds < 0 ||
        !signalCount || *signalCount < 0 || *signalCount > MostSignals ||
        *headerBytes != FixedBytes + BytesPerSignal * *signalCount)
        return broken(translated(
            QT_TRANSLATE_NOOP("EdfHeader", "The header's numbers of bytes, data records, seconds "
                                           "or signals are no numbers or contradict each other.")));
    header.headerBytes = *headerBytes;
    header.recordCount = *recordCount;
    header.recordSeconds = *recordSeconds;
    header.channels.resize(std::size_t(*signalCount));
    const QByteArray bySignal = device.read(BytesPerSignal * *signalCount);
    Fields signalFields(bySignal);
    if (bySignal.size() < BytesPerSignal * *signalCount ||
        !readSignals(signalFields, header.channels))
        return broken(translated(
            QT_TRANSLATE_NOOP("EdfHeader", "The header ends early, or one of its signals has "
                                           "limits or a length that are no numbers.")));
    if (const auto checked = check(header); !checked)
        return propagate(checked);
    return header;
}

} // namespace wardlight::ingest::edf
