#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace wardlight::ingest::edf {

/// A note of the annotation signal, before it is put into a data record.
struct PackedNote
{
    qint64 record = 0;       ///< the data record whose time it falls into
    bool mustBeHere = false; ///< else a later data record will do where this one is full
    QByteArray bytes;        ///< a time-stamped annotation list
};

/// One list (TAL). @param onset  seconds from the header's start
[[nodiscard]] QByteArray noteBytes(double onset, double seconds, const QString& text);
/// The list with which every data record begins.
[[nodiscard]] QByteArray timeStamp(double onset);

/// Notes dealt out to data records that are all of one size.
struct DealtNotes
{
    std::vector<QByteArray> byRecord; ///< without the time stamps; may have more than asked for
    int bytes = 0;                    ///< of every data record's annotation signal
};

/// Deals notes out to @p records data records, in their order; more records where there are none.
/// @param stampBytes  the longest time stamp
/// @param multiple    of which the size must be one
[[nodiscard]] DealtNotes dealOut(const std::vector<PackedNote>& notes, qint64 records,
                                 int stampBytes, int multiple);

} // namespace wardlight::ingest::edf
