#include "core/ingest/csv/trace_csv.h"

#include "core/trace/trace_rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::ingest::csv {

namespace {

// The names of the reference's columns; data, not text for a person.
const QString Category = QStringLiteral("分类");
const QString Name = QStringLiteral("名称");
const QString Code = QStringLiteral("监管号");
const QString Produced = QStringLiteral("生产日期");
const QString Expires = QStringLiteral("有效日期");
const QString Maker = QStringLiteral("企业名称");
const QString Place = QStringLiteral("位置");
const QString Link = QStringLiteral("环节");
const QString Status = QStringLiteral("状态");

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
        return {Category,
                Name,
                Code,
                QStringLiteral("受理号"),
                Produced,
                Expires,
                QStringLiteral("注册分类"),
                QStringLiteral("申请类型"),
                Maker,
                QStringLiteral("任务类型")};
    case TraceColumns::Kind::Events:
        return {Category, Name, Code, Produced, Place, Link, Status};
    }
    return {};
}

/// What a record cannot be understood without.
QStringList requiredColumns(TraceColumns::Kind kind)
{
    switch (kind) {
    case TraceColumns::Kind::Items:
        return {Category, Name, Code, Produced, Expires, Maker};
    case TraceColumns::Kind::Events:
        return {Category, Name, Code, Produced, Place, Link, Status};
    }
    return {};
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

TraceColumns::TraceColumns(Kind kind) : m_kind(kind), m_columns(columnsOf(kind))
{}

bool TraceColumns::isHeader(const QStringList& record) const
{
    return record.contains(Code) && (record.contains(Name) || record.contains(Category));
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
    m_columns = header;
    return {};
}

std::optional<QString> TraceColumns::shapeProblem(const QStringList& record) const
{
    const qsizetype place = m_columns.indexOf(Place);
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

QString TraceColumns::field(const QStringList& record, const QString& column) const
{
    const qsizetype index = m_columns.indexOf(column);
    return index < 0 ? QString() : record[index];
}

trace::Extension TraceColumns::extensionOf(const QStringList& record,
                                           const QStringList& fixed) const
{
    trace::Extension extension;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        if (!fixed.contains(m_columns[i]) && !m_columns[i].isEmpty() && !record[i].isEmpty())
            extension.insert(m_columns[i], record[i]);
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
    const auto produced = trace::parseTime(field(record, Produced));
    const auto expires = trace::parseTime(field(record, Expires));
    if (!produced || !expires)
        return tl::unexpected(produced ? expires.error().message : produced.error().message);
    item.maker = field(record, Maker);
    item.produced = *produced;
    item.expires = *expires;
    item.extension = extensionOf(record, {Category, Name, Code, Produced, Expires});
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
    const auto time = trace::parseTime(field(record, Produced));
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
    event.extension = extensionOf(record, columnsOf(Kind::Events));
    return event;
}

} // namespace wardlight::ingest::csv
