#include "core/trace/item_query_pg.h"

#include "core/trace/drug_names.h"
#include "core/trace/trace_rules.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace wardlight::trace {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Transaction;

/// A text to look for anywhere in a column, with what LIKE takes for wildcards taken literally.
QString literal(QString text)
{
    text.replace(u'\\', QLatin1String("\\\\"));
    text.replace(u'%', QLatin1String("\\%"));
    text.replace(u'_', QLatin1String("\\_"));
    return text;
}

QString jsonOf(const Extension& extension)
{
    QJsonObject fields;
    for (auto field = extension.cbegin(); field != extension.cend(); ++field)
        fields.insert(field.key(), field.value());
    return QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact));
}

using Rings = std::vector<std::vector<Coordinates>>;

/// Whether an area is small enough that the box around it is one on the sphere, too.
bool isSmall(const Rings& rings)
{
    constexpr double MostDegrees = 90, HighestLatitude = 85;
    double west = 180, east = -180;
    for (const auto& ring : rings) {
        for (const Coordinates& corner : ring) {
            west = std::min(west, corner.longitude);
            east = std::max(east, corner.longitude);
            if (std::abs(corner.latitude) > HighestLatitude)
                return false;
        }
    }
    return east - west <= MostDegrees;
}

/// The latest place lies in one of the rings. Their edges are straight lines of the map, not great
/// circles: the exact condition is one of the plane. That for the index on geog takes the box
/// around the rings, cut into pieces so short that they bend by less than its margin.
void addArea(Conditions& conditions, const Rings& rings)
{
    const QString area = toMultiPolygon(rings);
    if (isSmall(rings))
        conditions.addForm("state.geog && ST_Segmentize(ST_Expand(ST_SetSRID("
                           "ST_GeomFromText(?), 4326), 0.01), 0.5)::geography",
                           {area});
    conditions.addForm("ST_Covers(ST_SetSRID(ST_GeomFromText(?), 4326), state.geog::geometry)",
                       {area});
}

void addPlace(Conditions& conditions, const ItemQuery& query)
{
    if (query.within)
        conditions.addForm(
            "ST_DWithin(state.geog, ST_SetSRID(ST_MakePoint(?, ?), 4326)::geography, ?)",
            {query.within->centre.longitude, query.within->centre.latitude, query.within->metres});
    if (!query.area.empty())
        addArea(conditions, query.area);
    if (!query.polygon.empty())
        addArea(conditions, {query.polygon});
}

/// Every drug of a category, all of them for an empty one, whose name is nearly @p name.
std::vector<qint64> similarDrugs(Transaction& tx, const QString& category, const QString& name)
{
    std::vector<qint64> hashes;
    for (const Row row : tx.exec(R"(
            SELECT drug_hash, name, pinyin FROM trace_drugs
            WHERE $1 = '' OR category = $1 ORDER BY drug_hash)",
                                 {category})) {
        if (areSimilarNames(name, row["name"].text()) ||
            areSimilarNames(name.toLower(), row["pinyin"].text()))
            hashes.push_back(row["drug_hash"].int64());
    }
    return hashes;
}

} // namespace

void Conditions::begin()
{
    m_sql.append(m_sql.empty() ? " WHERE " : " AND ");
}

std::string Conditions::bind(Param value)
{
    m_values.push_back(std::move(value));
    return std::string(1, '$').append(std::to_string(m_values.size()));
}

void Conditions::add(const std::string& before, Param value, const std::string& after)
{
    begin();
    m_sql.append(before).append(bind(std::move(value))).append(after);
}

void Conditions::addForm(std::string form, std::vector<Param> values)
{
    begin();
    for (Param& value : values) {
        const std::size_t mark = form.find('?');
        form.replace(mark, 1, bind(std::move(value)));
    }
    m_sql += form;
}

void Conditions::addText(const char* before, const QString& text)
{
    if (!text.isEmpty())
        add(before, text);
}

void Conditions::addPart(const char* column, const QString& text)
{
    if (!text.isEmpty())
        add(std::string(column) + " ILIKE ", u'%' + literal(text) + u'%');
}

void Conditions::addInstant(const char* before, const QDateTime& instant)
{
    if (instant.isValid())
        add(before, instant);
}

Conditions conditionsOf(const ItemQuery& query)
{
    Conditions conditions;
    if (!query.code.isEmpty()) {
        conditions.add("item.code_hash = ", codeHash(query.code));
        conditions.add("item.code = ", query.code);
    }
    conditions.addText("item.code > ", query.after);
    conditions.addText("item.batch = ", query.batch);
    conditions.addText("item.approval = ", query.approval);
    conditions.addText("state.status = ", query.status);
    conditions.addText("state.link = ", query.link);
    conditions.addInstant("item.produced_at >= ", query.producedFrom);
    conditions.addInstant("item.produced_at <= ", query.producedTo);
    conditions.addInstant("item.expires_at >= ", query.expiresFrom);
    conditions.addInstant("item.expires_at <= ", query.expiresTo);
    if (!query.extension.isEmpty())
        conditions.add("item.extension @> ", jsonOf(query.extension), "::jsonb");
    if (query.isOnSale)
        conditions.addForm(OnSale, {});
    addPlace(conditions, query);
    return conditions;
}

bool asksForPlace(const ItemQuery& query)
{
    return query.within || !query.area.empty() || !query.polygon.empty();
}

const char* const OnSale = "state.link = '售卖' AND state.status <> '已售'";

std::optional<std::vector<qint64>> findDrugs(Transaction& tx, const QString& category,
                                             const QString& name)
{
    if (category.isEmpty() && name.isEmpty())
        return std::nullopt;
    std::vector<qint64> hashes;
    // pinyin only where Latin letters are asked for: 'ma' must not find what it is in by chance
    const QString latin = isLatin(name) ? name.toLower().remove(u' ') : QString();
    const auto rows = tx.exec(R"(
        SELECT drug_hash FROM trace_drugs
        WHERE ($1 = '' OR category = $1)
          AND (name ILIKE $2 OR ($3 <> '' AND (pinyin LIKE $3 || '%' OR initials LIKE $3 || '%')))
        ORDER BY drug_hash)",
                              {category, QString(u'%' + literal(name) + u'%'), literal(latin)});
    for (const Row row : rows)
        hashes.push_back(row["drug_hash"].int64());
    if (hashes.empty() && !name.isEmpty())
        hashes = similarDrugs(tx, category, name);
    return hashes;
}

std::optional<QStringList> findMakers(Transaction& tx, const QString& text)
{
    if (text.isEmpty())
        return std::nullopt;
    QStringList makers;
    for (const Row row :
         tx.exec("SELECT maker FROM trace_makers WHERE maker ILIKE $1 ORDER BY maker",
                 {QString(u'%' + literal(text) + u'%')}))
        makers << row["maker"].text();
    return makers;
}

QStringList toTexts(const std::vector<qint64>& numbers)
{
    QStringList texts;
    for (const qint64 number : numbers)
        texts << QString::number(number);
    return texts;
}

QString toMultiPolygon(const std::vector<std::vector<Coordinates>>& rings)
{
    const auto point = [](const Coordinates& at) {
        return QStringLiteral("%1 %2").arg(at.longitude, 0, 'f', 7).arg(at.latitude, 0, 'f', 7);
    };
    QStringList polygons;
    for (const std::vector<Coordinates>& ring : rings) {
        if (ring.size() < 3)
            continue;
        QStringList points;
        for (const Coordinates& at : ring)
            points << point(at);
        points << point(ring.front());
        polygons << QStringLiteral("((%1))").arg(points.join(u','));
    }
    return QStringLiteral("MULTIPOLYGON(%1)").arg(polygons.join(u','));
}

} // namespace wardlight::trace
