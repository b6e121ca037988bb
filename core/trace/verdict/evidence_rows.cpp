#include "core/trace/trace_rules.h"
#include "core/trace/verdict/rules.h"

#include <algorithm>

namespace wardlight::trace::rules {

namespace {

QJsonValue textOf(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOf(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

void addPlace(QJsonObject& row, const std::optional<Coordinates>& place)
{
    row.insert(QStringLiteral("lat"), place ? QJsonValue(place->latitude) : QJsonValue());
    row.insert(QStringLiteral("lon"), place ? QJsonValue(place->longitude) : QJsonValue());
}

QJsonObject ofKind(const char* kind)
{
    return {{QStringLiteral("kind"), QLatin1String(kind)}};
}

} // namespace

QJsonObject row(const Event& event)
{
    QJsonObject row = ofKind("event");
    row.insert(QStringLiteral("time"), timeOf(event.time));
    row.insert(QStringLiteral("seq"), event.sequence);
    row.insert(QStringLiteral("link"), textOf(event.link));
    row.insert(QStringLiteral("status"), textOf(event.status));
    row.insert(QStringLiteral("site"), textOf(siteOf(event)));
    addPlace(row, event.place);
    return row;
}

QJsonObject row(const Item& item)
{
    QJsonObject row = ofKind("item");
    row.insert(QStringLiteral("code"), item.code);
    row.insert(QStringLiteral("name"), item.name);
    row.insert(QStringLiteral("maker"), textOf(item.maker));
    row.insert(QStringLiteral("batch"), textOf(batchOf(item.extension)));
    row.insert(QStringLiteral("produced"), timeOf(item.produced.instant));
    row.insert(QStringLiteral("expires"), timeOf(item.expires.instant));
    return row;
}

QJsonObject row(const Recall& recall)
{
    QJsonObject row = ofKind("recall");
    row.insert(QStringLiteral("id"), recall.id);
    row.insert(QStringLiteral("code"), textOf(recall.code));
    row.insert(QStringLiteral("batch"), textOf(recall.batch));
    row.insert(QStringLiteral("class"), textOf(recall.recallClass));
    row.insert(QStringLiteral("reason"), textOf(recall.reason));
    row.insert(QStringLiteral("from"), timeOf(recall.from));
    row.insert(QStringLiteral("to"), timeOf(recall.to));
    return row;
}

QJsonObject row(const Approval& approval)
{
    QJsonObject row = ofKind("approval");
    row.insert(QStringLiteral("approval"), approval.approval);
    row.insert(QStringLiteral("from"), timeOf(approval.from));
    row.insert(QStringLiteral("to"), timeOf(approval.to));
    return row;
}

QJsonObject row(const Site& site)
{
    QJsonObject row = ofKind("site");
    row.insert(QStringLiteral("id"), site.id);
    row.insert(QStringLiteral("name"), site.name);
    row.insert(QStringLiteral("region"), textOf(site.region));
    row.insert(QStringLiteral("licence"), textOf(site.licence));
    row.insert(QStringLiteral("licensed_from"), timeOf(site.licensedFrom));
    row.insert(QStringLiteral("licensed_to"), timeOf(site.licensedTo));
    return row;
}

QJsonObject row(const Reading& reading)
{
    QJsonObject row = ofKind("reading");
    row.insert(QStringLiteral("time"), timeOf(reading.time));
    row.insert(QStringLiteral("subject"), reading.subject);
    row.insert(QStringLiteral("sensor"), textOf(reading.sensor));
    row.insert(QStringLiteral("celsius"), reading.celsius);
    return row;
}

QJsonObject row(const Packing& packing)
{
    QJsonObject row = ofKind("packing");
    row.insert(QStringLiteral("parent"), packing.parent);
    row.insert(QStringLiteral("packed"), timeOf(packing.packedAt));
    row.insert(QStringLiteral("unpacked"), timeOf(packing.unpackedAt));
    return row;
}

QJsonObject row(const Inquiry& inquiry)
{
    QJsonObject row = ofKind("query");
    row.insert(QStringLiteral("time"), timeOf(inquiry.time));
    row.insert(QStringLiteral("person"), inquiry.person);
    row.insert(QStringLiteral("station"), inquiry.station);
    addPlace(row, inquiry.place);
    return row;
}

QJsonObject scanRow(const DecodedCode& scan)
{
    QJsonObject row = ofKind("scan");
    row.insert(QStringLiteral("text"), scan.text.left(200));
    row.insert(QStringLiteral("form"), codeKindName(scan.kind));
    return row;
}

bool means(const Event& event, std::initializer_list<EventMeaning> meanings)
{
    return std::find(meanings.begin(), meanings.end(), meaningOf(event)) != meanings.end();
}

std::optional<bool> areAtOneSite(const Event& a, const Event& b, const Thresholds& t)
{
    const QString siteA = siteOf(a), siteB = siteOf(b);
    if (!siteA.isEmpty() && !siteB.isEmpty())
        return siteA == siteB;
    if (a.place && b.place)
        return distanceMetres(*a.place, *b.place) <= t.sameSiteMetres;
    return std::nullopt;
}

QString shortTime(const QDateTime& time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")) + QStringLiteral(" UTC");
}

double daysBetween(const QDateTime& from, const QDateTime& to)
{
    return double(from.msecsTo(to)) / 86'400'000;
}

} // namespace wardlight::trace::rules
