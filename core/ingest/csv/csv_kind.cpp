#include "core/ingest/csv/csv_kind.h"

#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/csv/trace_csv.h"
#include "core/ingest/csv/vitals_csv.h"

#include <QFile>

namespace wardlight::ingest::csv {

namespace {

/// A bad line or two at the beginning leave a file what it is.
constexpr int LinesLookedAt = 100;

/// By the names of columns alone: the import says which one is missing.
std::optional<CsvKind> kindOfHeader(const QStringList& record)
{
    if (VitalsColumns::isHeader(record))
        return CsvKind::Vitals;
    if (!TraceColumns(TraceColumns::Kind::Items).isHeader(record))
        return std::nullopt;
    const bool tellsOfEvents = record.contains(QStringLiteral("位置")) ||
                               record.contains(QStringLiteral("环节")) ||
                               record.contains(QStringLiteral("状态"));
    return tellsOfEvents ? CsvKind::TraceEvents : CsvKind::TraceItems;
}

/// By the number of columns and the values in them, as files of traced drugs have no header.
std::optional<CsvKind> kindOfLine(const QStringList& record)
{
    if (TraceColumns(TraceColumns::Kind::Events).event(record))
        return CsvKind::TraceEvents;
    if (TraceColumns(TraceColumns::Kind::Items).item(record))
        return CsvKind::TraceItems;
    return std::nullopt;
}

} // namespace

std::optional<CsvKind> csvKindOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    CsvReader reader(file, detectEncoding(file.peek(EncodingSample)));
    for (int line = 0; line < LinesLookedAt; ++line) {
        const auto record = reader.next();
        if (!record)
            return std::nullopt;
        if (!record->fields)
            continue;
        const auto header = line == 0 ? kindOfHeader(*record->fields) : std::nullopt;
        if (const auto kind = header ? header : kindOfLine(*record->fields))
            return kind;
    }
    return std::nullopt;
}

Encoding fileEncoding(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? detectEncoding(file.peek(EncodingSample))
                                          : Encoding::Utf8;
}

} // namespace wardlight::ingest::csv
