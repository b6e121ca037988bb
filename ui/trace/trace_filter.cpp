#include "ui/trace/trace_filter.h"

#include "core/trace/map/province.h"
#include "core/trace/polygon.h"
#include "core/trace/trace_rules.h"

#include <QCoreApplication>

namespace wardlight::ui {

namespace {

using Kind = TraceFilter::Kind;

constexpr double DefaultMetres = 5000;
constexpr double MostMetres = 25'000'000;

/// The context of this file's translations.
struct TraceFilterTexts
{
    Q_DECLARE_TR_FUNCTIONS(TraceFilterTexts)
};

Result<QDateTime> dateOf(const QString& text)
{
    return trace::parseTime(text).and_then(
        [](const trace::RecordedTime& time) -> Result<QDateTime> {
            if (!time.instant.isValid())
                return fail(ErrorCode::Invalid,
                            TraceFilterTexts::tr("Write dates like 2019-01-31."));
            return time.instant;
        });
}

Result<trace::Circle> circleOf(const QString& text)
{
    const QString simple = text.simplified();
    const auto place = trace::parsePlace(simple.section(u' ', 0, 0));
    if (!place)
        return propagate(place);
    bool isNumber = true;
    const QString radius = simple.section(u' ', 1);
    const double metres = radius.isEmpty() ? DefaultMetres : radius.toDouble(&isNumber);
    if (!place->has_value() || !isNumber || !(metres >= 0) || metres > MostMetres)
        return fail(ErrorCode::Invalid,
                    TraceFilterTexts::tr("Write a place and metres, like 31.65:103.84 5000."));
    return trace::Circle{**place, metres};
}

Result<> applyField(trace::ItemQuery& query, const QString& value)
{
    const qsizetype equals = value.indexOf(u'=');
    if (equals < 1)
        return fail(ErrorCode::Invalid,
                    TraceFilterTexts::tr("Write a field and its value, like NAME=VALUE."));
    query.extension.insert(value.left(equals).trimmed(), value.mid(equals + 1).trimmed());
    return {};
}

Result<> applyProvince(trace::ItemQuery& query, const QString& name, const trace::Basemap* basemap)
{
    if (!basemap)
        return fail(ErrorCode::Invalid,
                    TraceFilterTexts::tr("Without a basemap no province is known."));
    const auto rings = trace::provinceOutline(*basemap, name);
    if (!rings)
        return propagate(rings);
    query.area = *rings;
    return {};
}

Result<> applyNear(TraceQuestion& question, const QString& value)
{
    const auto circle = circleOf(value);
    if (!circle)
        return propagate(circle);
    question.query.within = *circle;
    return {};
}

} // namespace

QString filterTitle(Kind kind)
{
    switch (kind) {
    case Kind::Batch:
        return TraceFilterTexts::tr("Batch");
    case Kind::Approval:
        return TraceFilterTexts::tr("Approval number");
    case Kind::Status:
        return TraceFilterTexts::tr("Status");
    case Kind::Link:
        return TraceFilterTexts::tr("Stage");
    case Kind::ExpiresFrom:
        return TraceFilterTexts::tr("Expires from");
    case Kind::ExpiresTo:
        return TraceFilterTexts::tr("Expires to");
    case Kind::Province:
        return TraceFilterTexts::tr("Province");
    case Kind::Area:
        return TraceFilterTexts::tr("Area by its corners");
    case Kind::Field:
        return TraceFilterTexts::tr("Further field");
    case Kind::Near:
        return TraceFilterTexts::tr("Near a place");
    case Kind::OnSale:
        return TraceFilterTexts::tr("On sale, not sold");
    }
    return {};
}

QString filterExample(Kind kind)
{
    switch (kind) {
    case Kind::Batch:
    case Kind::Approval:
        return TraceFilterTexts::tr("exactly as it is recorded");
    case Kind::Status:
        return QStringLiteral("正常");
    case Kind::Link:
        return QStringLiteral("运输");
    case Kind::ExpiresFrom:
    case Kind::ExpiresTo:
        return QStringLiteral("2025-01-31");
    case Kind::Province:
        return QStringLiteral("四川 / Sichuan");
    case Kind::Area:
        return QStringLiteral("31.6,103.8 31.7,103.8 31.7,103.9");
    case Kind::Field:
        return QStringLiteral("任务类型=首次");
    case Kind::Near:
        return QStringLiteral("31.65:103.84 5000");
    case Kind::OnSale:
        return {};
    }
    return {};
}

QString filterText(const TraceFilter& filter)
{
    if (filter.kind == Kind::OnSale)
        return filterTitle(filter.kind);
    if (filter.kind == Kind::Area) {
        const auto corners = trace::parsePolygon(filter.value);
        return TraceFilterTexts::tr("Area with %n corner(s)", nullptr,
                                    corners ? int(corners->size()) : 0);
    }
    return TraceFilterTexts::tr("%1: %2").arg(filterTitle(filter.kind), filter.value);
}

Result<> applyFilter(TraceQuestion& question, const TraceFilter& filter,
                     const trace::Basemap* basemap)
{
    trace::ItemQuery& query = question.query;
    switch (filter.kind) {
    case Kind::Batch:
        query.batch = filter.value;
        return {};
    case Kind::Approval:
        query.approval = filter.value;
        return {};
    case Kind::Status:
        query.status = filter.value;
        return {};
    case Kind::Link:
        query.link = filter.value;
        return {};
    case Kind::ExpiresFrom:
        return dateOf(filter.value).map([&](const QDateTime& day) { query.expiresFrom = day; });
    case Kind::ExpiresTo:
        return dateOf(filter.value).map([&](const QDateTime& day) {
            query.expiresTo = day.addDays(1).addMSecs(-1); // the day as a whole
        });
    case Kind::Province:
        return applyProvince(query, filter.value, basemap);
    case Kind::Area:
        return trace::parsePolygon(filter.value).map([&](const auto& corners) {
            query.polygon = corners;
        });
    case Kind::Field:
        return applyField(query, filter.value);
    case Kind::Near:
        return applyNear(question, filter.value);
    case Kind::OnSale:
        query.isOnSale = true;
        return {};
    }
    return {};
}

TraceFilter nearFilter(const trace::Coordinates& place)
{
    return {Kind::Near, QStringLiteral("%1:%2 %3")
                            .arg(place.latitude, 0, 'f', 5)
                            .arg(place.longitude, 0, 'f', 5)
                            .arg(DefaultMetres, 0, 'f', 0)};
}

} // namespace wardlight::ui
