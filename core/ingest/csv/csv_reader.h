#pragma once

#include "core/ingest/csv/text_encoding.h"

#include <QByteArray>
#include <QIODevice>
#include <QStringList>

#include <tl/expected.hpp>

#include <optional>

namespace wardlight::ingest::csv {

/// One record of a file: its fields, or the reason why it cannot be read.
struct Record
{
    qint64 line = 0; ///< where it begins, from 1
    tl::expected<QStringList, QString> fields;
};

/// Reads comma-separated values (RFC 4180) record by record, in constant memory.
///
/// Lines end with LF, CRLF or CR; empty ones are passed over; a byte order mark is too. A quoted
/// field may hold commas, doubled quotes and line ends. Fields come with the white space around
/// them removed.
///
/// A record that breaks a rule is returned as its reason, and reading goes on with the line after
/// the one where it began: a quote that is never closed spoils one line, not the rest. Refused are:
/// more than 1 MiB, bytes that are no text in the encoding (their position is named, and GBK is
/// suggested where it would fit), U+0000, text after a closing quote. Not thread-safe.
class CsvReader
{
public:
    static constexpr qsizetype LongestRecord = 1'048'576; ///< bytes

    /// @param device  open for reading; outlives the reader
    explicit CsvReader(QIODevice& device, Encoding encoding = Encoding::Utf8);

    /// The next record; none at the end of the file or where it stops being readable.
    [[nodiscard]] std::optional<Record> next();

    /// Bytes of the device that were consumed.
    [[nodiscard]] qint64 position() const { return m_offset + m_at; }
    /// What ended reading early: the device's words; empty at a proper end.
    [[nodiscard]] const QString& deviceError() const { return m_deviceError; }

private:
    struct Extent;

    [[nodiscard]] bool hasByte(qsizetype at);
    [[nodiscard]] bool skipEmptyLines();
    [[nodiscard]] Extent scanRecord();
    void scanField(Extent& extent);
    void scanQuotedField(Extent& extent);
    void endRecord(Extent& extent);
    [[nodiscard]] qsizetype lineEndLength(qsizetype at);
    [[nodiscard]] Record refuseLine(const QString& reason);
    [[nodiscard]] Record decodeRecord(const Extent& extent);
    [[nodiscard]] QString undecodableReason(qsizetype at, qsizetype end) const;

    QIODevice& m_device;
    Encoding m_encoding;
    QByteArray m_buffer;
    qsizetype m_at = 0;  ///< where the next record begins in the buffer
    qint64 m_offset = 0; ///< where the buffer begins in the device
    qint64 m_line = 1;
    bool m_atEnd = false;
    QString m_deviceError;
};

} // namespace wardlight::ingest::csv
