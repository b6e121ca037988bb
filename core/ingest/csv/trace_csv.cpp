#include "core/ingest/csv/trace_csv.h"

#include "core/trace/trace_rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::ingest::csv {

namespace {

// The names of the reference's columns; data, not text for a person.
const QString CategoryColumn = QStringLiteral("分类");
const QString NameColumn = QStringLiteral("名称");
const QString CodeColumn = QStringLiteral("监管号");
const QString ProducedColumn = QStringLiteral("生产日期");
const QString ExpiresColumn = QStringLiteral("有效日期");
const QString MakerColumn = QStringLiteral("企业名称");
const QString PlaceColumn = QStringLiteral("位置");
const QString LinkColumn = QStringLiteral("环节");
const QString StatusColumn = QStringLiteral("状态");

constexpr int LongestField = 1000; ///< characters; no field of the reference needs more

/// The context of this file's translations.
struct TraceCsvTexts
{
    Q_DECLARE_TR_FUNCTIONS(TraceCsvTexts)
};

QStringList columnsOf(TraceColumns::Kind kind)
{
    switch (kind) {
    case TraceColumns::Kind::Items:
        return {CategoryColumn,
                NameColumn,
                CodeColumn,
                QStringLiteral("受理号"),
                ProducedColumn,
                ExpiresColumn,
                QStringLiteral("注册分类"),
                QStringLiteral("申请类型"),
                MakerColumn,
                QStringLiteral("任务类型")};
    case TraceColumns::Kind::Events:
        return {CategoryColumn, NameColumn, CodeColumn,  ProducedColumn,
                PlaceColumn,    LinkColumn, StatusColumn};
    }
    return {};
}

/// What a record cannot be understood without.
QStringList requiredColumns(TraceColumns::Kind kind)
{
    switch (kind) {
    case TraceColumns::Kind::Items:
        return {CategoryColumn, NameColumn, CodeColumn, ProducedColumn, ExpiresColumn, MakerColumn};
    case TraceColumns::Kind::Events:
        return columnsOf(kind);
    }
    return {};
}

/// What goes nowhere else; the maker stands in the extension too, as the reference has it.
QStringList furtherColumns(const QStringList& columns, TraceColumns::Kind kind)
{
    QStringList fixed = columnsOf(TraceColumns::Kind::Events);
    if (kind == TraceColumns::Kind::Items)
        fixed = {CategoryColumn, NameColumn, CodeColumn, ProducedColumn, ExpiresColumn};
    QStringList further;
    for (const QString& column : columns) {
        if (!fixed.contains(column) && !column.isEmpty())
            further << column;
    }
    return further;
}

/// The rules that items and events share.
std::optional<QString> identityProblem(const QString& category, const QString& name,
                                       const QString& code)
{
    if (category.isEmpty() || name.isEmpty())
        return TraceCsvTexts::tr("The category or the name is missing.");
    if (const auto checked = trace::checkCode(code); !checked)
        return checked.error().message;
    return std::nullopt;
}

} // namespace

TraceColumns::TraceColumns(Kind kind) : m_kind(kind)
{
    setColumns(columnsOf(kind));
}

void TraceColumns::setColumns(const QStringList& columns)
{
    m_columns = columns;
    const QStringList names{CategoryColumn, NameColumn,  CodeColumn, ProducedColumn, ExpiresColumn,
                            MakerColumn,    PlaceColumn, LinkColumn, StatusColumn};
    for (int which = 0; which < FixedCount; ++which)
        m_fixed[std::size_t(which)] = columns.indexOf(names[which]);
    m_further.clear();
    for (const QString& column : furtherColumns(columns, m_kind))
        m_further.push_back(columns.indexOf(column));
}

bool TraceColumns::isHeader(const QStringList& record) const
{
    return record.contains(CodeColumn) &&
           (record.contains(NameColumn) || record.contains(CategoryColumn));
}

tl::expected<void, QString> TraceColumns::readHeader(const QStringList& header)
{
    for (const QString& column : requiredColumns(m_kind)) {
        if (!header.contains(column))
            return tl::unexpected(
                TraceCsvTexts::tr(
                    "The column \"%1\" is missing from the header; nothing of this file can be "
                    "taken.")
                    .arg(column));
    }
    for (const QString& column : header) {
        if (!column.isEmpty() && header.count(column) > 1)
            return tl::unexpected(
                TraceCsvTexts::tr(
                    "The column \"%1\" stands in the header more than once; nothing of this file "
                    "can be taken.")
                    .arg(column.left(80)));
    }
    setColumns(header);
    return {};
}

std::optional<QString> TraceColumns::shapeProblem(const QStringList& record) const
{
    const qsizetype place = m_fixed[Place];
    if (place >= 0 && record.size() == m_columns.size() + 1 &&
        trace::isSplitPlace(record[place], record[place + 1]))
        return trace::commaPlaceReason(record[place], record[place + 1]);
    if (record.size() < m_columns.size())
        return TraceCsvTexts::tr(
                   "The line has %1 columns instead of %2; the first one missing is \"%3\".")
            .arg(record.size())
            .arg(m_columns.size())
            .arg(m_columns[record.size()]);
    if (record.size() > m_columns.size())
        return TraceCsvTexts::tr("The line has %1 columns instead of %2.")
            .arg(record.size())
            .arg(m_columns.size());
    const auto isTooLong = [](const QString& text) { return text.size() > LongestField; };
    if (std::any_of(record.cbegin(), record.cend(), isTooLong))
        return TraceCsvTexts::tr("A field is longer than %1 characters.").arg(LongestField);
    return std::nullopt;
}

QString TraceColumns::field(const QStringList& record, Fixed which) const
{
    const qsizetype index = m_fixed[which];
    return index < 0 ? QString() : record[index];
}

trace::Extension TraceColumns::extensionOf(const QStringList& record) const
{
    trace::Extension extension;
    for (const qsizetype index : m_further) {
        if (!record[index].isEmpty())
            extension.insert(m_columns[index], record[index]);
    }
    return extension;
}

tl::expected<trace::ItemRecord, QString> TraceColumns::item(const QStringList& record) const
{
    if (const auto problem = shapeProblem(record))
        return tl::unexpected(*problem);
    trace::ItemRecord item;
    item.category = field(record, Category);
    item.name = field(record, Name);
    item.code = field(record, Code);
    if (const auto problem = identityProblem(item.category, item.name, item.code))
        return tl::unexpected(*problem);
    const auto produced = trace::parseTime(field(record, Time));
    const auto expires = trace::parseTime(field(record, Expires));
    if (!produced || !expires)
        return tl::unexpected(produced ? expires.error().message : produced.error().message);
    item.maker = field(record, Maker);
    item.produced = *produced;
    item.expires = *expires;
    item.extension = extensionOf(record);
    return item;
}

tl::expected<trace::EventRecord, QString> TraceColumns::event(const QStringList& record) const
{
    if (const auto problem = shapeProblem(record))
        return tl::unexpected(*problem);
    trace::EventRecord event;
    event.category = field(record, Category);
    event.name = field(record, Name);
    event.code = field(record, Code);
    if (const auto problem = identityProblem(event.category, event.name, event.code))
        return tl::unexpected(*problem);
    const auto time = trace::parseTime(field(record, Time));
    if (!time)
        return tl::unexpected(time.error().message);
    if (!time->instant.isValid())
        return tl::unexpected(TraceCsvTexts::tr("The time of the event is missing."));
    event.placeText = field(record, Place);
    const auto place = trace::parsePlace(event.placeText);
    if (!place)
        return tl::unexpected(place.error().message);
    event.time = *time;
    event.place = *place;
    event.link = field(record, Link);
    event.status = field(record, Status);
    event.extension = extensionOf(record);
    return event;
}

} // namespace wardlight::ingest::csv
