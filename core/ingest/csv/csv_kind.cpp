#include "core/ingest/csv/csv_kind.h"

#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/csv/trace_csv.h"
#include "core/ingest/csv/vitals_csv.h"

#include <QFile>

namespace wardlight::ingest::csv {

namespace {

bool isTrace(TraceColumns::Kind kind, const QStringList& record)
{
    TraceColumns columns(kind);
    if (columns.isHeader(record))
        return columns.readHeader(record).has_value();
    return kind == TraceColumns::Kind::Items ? columns.item(record).has_value()
                                             : columns.event(record).has_value();
}

} // namespace

std::optional<CsvKind> csvKindOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    CsvReader reader(file, detectEncoding(file.peek(EncodingSample)));
    const auto record = reader.next();
    if (!record || !record->fields)
        return std::nullopt;
    if (VitalsColumns::isHeader(*record->fields))
        return CsvKind::Vitals;
    if (isTrace(TraceColumns::Kind::Events, *record->fields))
        return CsvKind::TraceEvents;
    if (isTrace(TraceColumns::Kind::Items, *record->fields))
        return CsvKind::TraceItems;
    return std::nullopt;
}

Encoding fileEncoding(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? detectEncoding(file.peek(EncodingSample))
                                          : Encoding::Utf8;
}

} // namespace wardlight::ingest::csv
