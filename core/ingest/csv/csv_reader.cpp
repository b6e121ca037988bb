#include "core/ingest/csv/csv_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace wardlight::ingest::csv {

namespace {

constexpr qsizetype ReadBytes = 65'536;
constexpr qsizetype CompactBytes = 262'144;

/// The context of this file's translations.
struct CsvReaderTexts
{
    Q_DECLARE_TR_FUNCTIONS(CsvReaderTexts)
};

} // namespace

/// Where a record's fields lie in the buffer.
struct CsvReader::Extent
{
    enum class Problem
    {
        None,
        TooLong,
        Unclosed,
        TextAfterQuote
    };
    struct Span
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        bool isQuoted = false; ///< doubled quotes stand for one
    };

    std::vector<Span> fields;
    qsizetype at = 0; ///< the byte being looked at; at last, where the next record begins
    qint64 lines = 0; ///< line ends inside and after the record
    bool isEnded = false;
    Problem problem = Problem::None;
};

CsvReader::CsvReader(QIODevice& device, Encoding encoding) : m_device(device), m_encoding(encoding)
{
    if (hasByte(2) && m_buffer.startsWith("\xef\xbb\xbf"))
        m_at = 3;
}

/// Makes sure that the buffer reaches beyond @p at; false where the file ends before.
bool CsvReader::hasByte(qsizetype at)
{
    while (at >= m_buffer.size() && !m_atEnd) {
        const QByteArray more = m_device.read(ReadBytes);
        if (more.isEmpty()) {
            m_atEnd = true;
            if (!m_device.atEnd())
                m_deviceError = m_device.errorString();
        }
        m_buffer += more;
    }
    return at < m_buffer.size();
}

std::optional<Record> CsvReader::next()
{
    if (m_at > CompactBytes) {
        m_buffer.remove(0, m_at);
        m_offset += m_at;
        m_at = 0;
    }
    if (!skipEmptyLines())
        return std::nullopt;
    const Extent extent = scanRecord();
    switch (extent.problem) {
    case Extent::Problem::None:
        break;
    case Extent::Problem::TooLong:
        return refuseLine(CsvReaderTexts::tr("The line is longer than 1 MiB."));
    case Extent::Problem::Unclosed:
        return refuseLine(CsvReaderTexts::tr("A quote is opened and never closed."));
    case Extent::Problem::TextAfterQuote:
        return refuseLine(
            CsvReaderTexts::tr("Text follows a closing quote; quotes inside a field are doubled."));
    }
    Record record = decodeRecord(extent);
    m_at = extent.at;
    m_line += extent.lines;
    return record;
}

/// @return false at the end of the file
bool CsvReader::skipEmptyLines()
{
    while (hasByte(m_at)) {
        const qsizetype length = lineEndLength(m_at);
        if (length == 0)
            return true;
        m_at += length;
        ++m_line;
    }
    return false;
}

/// Bytes of the line end at @p at: LF, CR LF or CR; 0 where there is none.
qsizetype CsvReader::lineEndLength(qsizetype at)
{
    if (m_buffer[at] == '\n')
        return 1;
    if (m_buffer[at] != '\r')
        return 0;
    return hasByte(at + 1) && m_buffer[at + 1] == '\n' ? 2 : 1;
}

CsvReader::Extent CsvReader::scanRecord()
{
    Extent extent;
    extent.at = m_at;
    while (!extent.isEnded && extent.problem == Extent::Problem::None) {
        if (hasByte(extent.at) && m_buffer[extent.at] == '"')
            scanQuotedField(extent);
        else
            scanField(extent);
    }
    return extent;
}

void CsvReader::scanField(Extent& extent)
{
    const qsizetype begin = extent.at;
    do {
        const qsizetype longest = std::min(m_buffer.size(), m_at + LongestRecord + 1);
        const char* const bytes = m_buffer.constData();
        while (extent.at < longest && bytes[extent.at] != ',' && bytes[extent.at] != '\n' &&
               bytes[extent.at] != '\r')
            ++extent.at;
        if (extent.at - m_at > LongestRecord) {
            extent.problem = Extent::Problem::TooLong;
            return;
        }
    } while (extent.at == m_buffer.size() && hasByte(extent.at));
    extent.fields.push_back({begin, extent.at, false});
    endRecord(extent);
}

void CsvReader::scanQuotedField(Extent& extent)
{
    const qsizetype begin = ++extent.at;
    for (;; ++extent.at) {
        if (extent.at - m_at > LongestRecord || !hasByte(extent.at)) {
            extent.problem = Extent::Problem::Unclosed;
            return;
        }
        const char byte = m_buffer[extent.at];
        if (byte == '\n' || (byte == '\r' && lineEndLength(extent.at) == 1))
            ++extent.lines;
        if (byte != '"')
            continue;
        if (!hasByte(extent.at + 1) || m_buffer[extent.at + 1] != '"')
            break;
        ++extent.at; // a doubled quote
    }
    extent.fields.push_back({begin, extent.at, true});
    ++extent.at;
    while (hasByte(extent.at) && (m_buffer[extent.at] == ' ' || m_buffer[extent.at] == '\t'))
        ++extent.at;
    endRecord(extent);
}

/// After a field: a comma goes on, a line end or the end of the file ends the record.
void CsvReader::endRecord(Extent& extent)
{
    if (!hasByte(extent.at)) {
        extent.isEnded = true;
        return;
    }
    if (m_buffer[extent.at] == ',') {
        ++extent.at;
        return;
    }
    const qsizetype length = lineEndLength(extent.at);
    if (length == 0) {
        extent.problem = Extent::Problem::TextAfterQuote;
        return;
    }
    extent.at += length;
    ++extent.lines;
    extent.isEnded = true;
}

/// Leaves out the line that begins at the current place, however long it is.
Record CsvReader::refuseLine(const QString& reason)
{
    const Record refused{m_line, tl::unexpected(reason)};
    while (hasByte(m_at)) {
        const qsizetype length = lineEndLength(m_at);
        m_at += std::max<qsizetype>(length, 1);
        if (length > 0) {
            ++m_line;
            break;
        }
        if (m_at > CompactBytes) {
            m_buffer.remove(0, m_at);
            m_offset += m_at;
            m_at = 0;
        }
    }
    return refused;
}

Record CsvReader::decodeRecord(const Extent& extent)
{
    QStringList fields;
    fields.reserve(qsizetype(extent.fields.size()));
    for (const Extent::Span& span : extent.fields) {
        const auto bytes = QByteArrayView(m_buffer).sliced(span.begin, span.end - span.begin);
        std::optional<QString> text = decodeText(bytes, m_encoding);
        if (!text)
            return {m_line, tl::unexpected(undecodableReason(span.begin, extent.at))};
        if (span.isQuoted)
            text->replace(QLatin1String("\"\""), QLatin1String("\""));
        fields << std::move(*text).trimmed();
    }
    if (QByteArrayView(m_buffer).sliced(m_at, extent.at - m_at).contains('\0'))
        return {m_line, tl::unexpected(
                            CsvReaderTexts::tr("The line holds a zero byte, which is no text."))};
    return {m_line, fields};
}

QString CsvReader::undecodableReason(qsizetype at, qsizetype end) const
{
    const auto record = QByteArrayView(m_buffer).sliced(m_at, end - m_at);
    if (m_encoding == Encoding::Gbk)
        return CsvReaderTexts::tr("The bytes from position %1 of the file are no text in GBK.")
            .arg(m_offset + at);
    if (m_offset + m_at == 0 && (record.startsWith("\xff\xfe") || record.startsWith("\xfe\xff")))
        return CsvReaderTexts::tr("The file is written in UTF-16; save it as UTF-8.");
    const qsizetype bad = at + firstInvalidUtf8(QByteArrayView(m_buffer).sliced(at)).value_or(0);
    const QString where = CsvReaderTexts::tr("Byte %1 of the file (0x%2) is not valid UTF-8.")
                              .arg(m_offset + bad)
                              .arg(uchar(m_buffer[bad]), 2, 16, QLatin1Char('0'));
    if (!looksLikeGbk(record))
        return where;
    return CsvReaderTexts::tr(
               "%1 The line makes sense as GBK: import the file with --encoding gbk.")
        .arg(where);
}

} // namespace wardlight::ingest::csv
