#include "core/trace/trace_rows_pg.h"

#include "core/trace/trace_rules.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <set>
#include <utility>

namespace wardlight::trace {

namespace {

using postgres::Row;
using postgres::Transaction;

const QDate FirstMonthWithPartition(2010, 1, 1);

QString jsonOf(const Extension& extension)
{
    QJsonObject object;
    for (auto field = extension.cbegin(); field != extension.cend(); ++field)
        object.insert(field.key(), field.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Extension extensionOf(const QString& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    Extension extension;
    for (auto field = object.begin(); field != object.end(); ++field)
        extension.insert(field.key(), field.value().toString());
    return extension;
}

std::optional<Coordinates> placeOf(const Row& row)
{
    const auto latitude = row["latitude_deg"].maybeNumber();
    const auto longitude = row["longitude_deg"].maybeNumber();
    if (!latitude || !longitude)
        return std::nullopt;
    return Coordinates{*latitude, *longitude};
}

// Arrays carry a missing value as the empty text; the statements turn it into NULL.

QString instantText(const QDateTime& instant)
{
    return instant.isValid() ? instant.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString degreesText(const std::optional<Coordinates>& place, double Coordinates::*degrees)
{
    return place ? QString::number((*place).*degrees, 'g', 17) : QString();
}

/// Codes of a batch with their first record, each once, in the order in which all writers lock.
template <class Record>
std::vector<std::pair<qint64, const Record*>> byHash(const std::vector<Record>& records)
{
    QSet<QString> seen;
    std::vector<std::pair<qint64, const Record*>> sorted;
    for (const Record& record : records) {
        if (seen.contains(record.code))
            continue;
        seen.insert(record.code);
        sorted.emplace_back(codeHash(record.code), &record);
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, a.second->code) < std::pair(b.first, b.second->code);
    });
    return sorted;
}

} // namespace

const char* const ItemColumns = "code, category, name, has_master_data, maker, produced_at, "
                                "produced_text, expires_at, expires_text, extension, state_time, "
                                "link, status, latitude_deg, longitude_deg";

Item itemOf(const Row& row)
{
    Item item;
    item.category = row["category"].text();
    item.name = row["name"].text();
    item.code = row["code"].text();
    item.hasMasterData = row["has_master_data"].boolean();
    item.maker = row["maker"].text();
    item.produced = {row["produced_at"].instant(), row["produced_text"].text()};
    item.expires = {row["expires_at"].instant(), row["expires_text"].text()};
    item.extension = extensionOf(row["extension"].text());
    item.stateTime = row["state_time"].instant();
    item.link = row["link"].text();
    item.status = row["status"].text();
    item.place = placeOf(row);
    return item;
}

Event eventOf(const Row& row)
{
    Event event;
    event.time = row["event_time"].instant();
    event.sequence = row["seq"].integer();
    event.timeText = row["time_text"].text();
    event.place = placeOf(row);
    event.placeText = row["place_text"].text();
    event.link = row["link"].text();
    event.status = row["status"].text();
    event.extension = extensionOf(row["extension"].text());
    return event;
}

template <class Record>
ItemsOnRecord lockItems(Transaction& tx, const std::vector<Record>& records)
{
    QStringList hashes, codes, categories, names;
    for (const auto& [hash, record] : byHash(records)) {
        hashes << QString::number(hash);
        codes << record->code;
        categories << record->category;
        names << record->name;
    }
    tx.exec(R"(
        INSERT INTO trace_items (code_hash, code, category, name, has_master_data)
        SELECT hash::bigint, code, category, name, false
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
             WITH ORDINALITY AS new (hash, code, category, name, position)
        ORDER BY position
        ON CONFLICT (code_hash, code) DO NOTHING)",
            {hashes, codes, categories, names});
    const std::string select = std::string("SELECT ") + ItemColumns + R"(
        FROM trace_items
        WHERE code_hash = ANY ($1::bigint[]) AND code = ANY ($2::text[])
        ORDER BY code_hash, code
        FOR UPDATE)";
    ItemsOnRecord items;
    for (const Row row : tx.exec(select, {hashes, codes})) {
        const Item item = itemOf(row);
        items.insert(item.code, item);
    }
    return items;
}

template ItemsOnRecord lockItems(Transaction&, const std::vector<ItemRecord>&);
template ItemsOnRecord lockItems(Transaction&, const std::vector<EventRecord>&);

void writeMasterData(Transaction& tx, const std::vector<ItemRecord>& records,
                     const std::vector<std::size_t>& chosen)
{
    if (chosen.empty())
        return;
    QStringList hashes, codes, makers, produced, producedTexts, expires, expiresTexts, extensions;
    for (const std::size_t index : chosen) {
        const ItemRecord& record = records[index];
        hashes << QString::number(codeHash(record.code));
        codes << record.code;
        makers << record.maker;
        produced << instantText(record.produced.instant);
        producedTexts << record.produced.text;
        expires << instantText(record.expires.instant);
        expiresTexts << record.expires.text;
        extensions << jsonOf(record.extension);
    }
    tx.exec(R"(
        UPDATE trace_items AS item
        SET has_master_data = true, maker = new.maker,
            produced_at = nullif(new.produced, '')::timestamptz, produced_text = new.produced_text,
            expires_at = nullif(new.expires, '')::timestamptz, expires_text = new.expires_text,
            extension = new.extension::jsonb
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                    $7::text[], $8::text[])
             AS new (hash, code, maker, produced, produced_text, expires, expires_text, extension)
        WHERE item.code_hash = new.hash::bigint AND item.code = new.code)",
            {hashes, codes, makers, produced, producedTexts, expires, expiresTexts, extensions});
}

EventsOnRecord readEvents(Transaction& tx, const std::vector<EventRecord>& records)
{
    QStringList hashes;
    QDateTime first = records.front().time.instant, last = first;
    for (const EventRecord& record : records) {
        hashes << QString::number(codeHash(record.code));
        first = std::min(first, record.time.instant);
        last = std::max(last, record.time.instant);
    }
    hashes.removeDuplicates();
    EventsOnRecord events;
    const auto rows = tx.exec(R"(
        SELECT code_hash, code, event_time, seq, time_text, place_text, latitude_deg,
               longitude_deg, link, status, extension
        FROM trace_events
        WHERE code_hash = ANY ($1::bigint[]) AND event_time >= $2 AND event_time <= $3
        ORDER BY code_hash, event_time, seq)",
                              {hashes, first, last});
    for (const Row row : rows) {
        SlotEvent known{row["code"].text(), eventOf(row)};
        const qint64 timeMs = known.event.time.toMSecsSinceEpoch();
        events[{row["code_hash"].int64(), timeMs}].push_back(std::move(known));
    }
    return events;
}

void ensureMonths(Transaction& tx, const std::vector<EventRecord>& records, const QDateTime& now)
{
    const QDate today = now.toUTC().date();
    const QDate last = QDate(today.year(), today.month(), 1).addMonths(1);
    std::set<QDate> months;
    for (const EventRecord& record : records) {
        const QDate day = record.time.instant.date();
        const QDate month(day.year(), day.month(), 1);
        if (month >= FirstMonthWithPartition && month <= last)
            months.insert(month);
    }
    QStringList starts;
    for (const QDate& month : months)
        starts << instantText(month.startOfDay(Qt::UTC));
    if (!starts.isEmpty())
        tx.exec("SELECT trace_events_ensure_month(start::timestamptz) "
                "FROM unnest($1::text[]) AS start ORDER BY start",
                {starts});
}

void writeEvents(Transaction& tx, const std::vector<EventRecord>& records,
                 const std::vector<PlannedEvent>& planned)
{
    QStringList hashes, times, sequences, codes, timeTexts, placeTexts, latitudes, longitudes,
        links, statuses, extensions;
    for (const PlannedEvent& plan : planned) {
        const EventRecord& record = records[plan.record];
        hashes << QString::number(codeHash(record.code));
        times << instantText(record.time.instant);
        sequences << QString::number(plan.sequence);
        codes << record.code;
        timeTexts << record.time.text;
        placeTexts << record.placeText;
        latitudes << degreesText(record.place, &Coordinates::latitude);
        longitudes << degreesText(record.place, &Coordinates::longitude);
        links << record.link;
        statuses << record.status;
        extensions << jsonOf(record.extension);
    }
    tx.exec(R"(
        INSERT INTO trace_events (code_hash, event_time, seq, code, time_text, place_text,
                                  latitude_deg, longitude_deg, link, status, extension)
        SELECT hash::bigint, event_time::timestamptz, seq::integer, code, time_text, place_text,
               nullif(latitude, '')::double precision, nullif(longitude, '')::double precision,
               link, status, extension::jsonb
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                    $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
             AS new (hash, event_time, seq, code, time_text, place_text, latitude, longitude,
                     link, status, extension))",
            {hashes, times, sequences, codes, timeTexts, placeTexts, latitudes, longitudes, links,
             statuses, extensions});
}

void writeLatestStates(Transaction& tx, const std::vector<EventRecord>& records,
                       const std::vector<PlannedEvent>& planned)
{
    QHash<QString, PlannedEvent> newest;
    const auto key = [&records](const PlannedEvent& plan) {
        return std::pair(records[plan.record].time.instant, plan.sequence);
    };
    for (const PlannedEvent& plan : planned) {
        const auto found = newest.find(records[plan.record].code);
        if (found == newest.end() || key(*found) < key(plan))
            newest.insert(records[plan.record].code, plan);
    }
    QStringList hashes, codes, times, sequences, links, statuses, latitudes, longitudes;
    for (const PlannedEvent& plan : std::as_const(newest)) {
        const EventRecord& record = records[plan.record];
        hashes << QString::number(codeHash(record.code));
        codes << record.code;
        times << instantText(record.time.instant);
        sequences << QString::number(plan.sequence);
        links << record.link;
        statuses << record.status;
        latitudes << degreesText(record.place, &Coordinates::latitude);
        longitudes << degreesText(record.place, &Coordinates::longitude);
    }
    tx.exec(R"(
        UPDATE trace_items AS item
        SET state_time = new.event_time::timestamptz, state_seq = new.seq::integer,
            link = new.link, status = new.status,
            latitude_deg = nullif(new.latitude, '')::double precision,
            longitude_deg = nullif(new.longitude, '')::double precision
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                    $7::text[], $8::text[])
             AS new (hash, code, event_time, seq, link, status, latitude, longitude)
        WHERE item.code_hash = new.hash::bigint AND item.code = new.code
          AND (item.state_time IS NULL OR (item.state_time, item.state_seq)
               < (new.event_time::timestamptz, new.seq::integer)))",
            {hashes, codes, times, sequences, links, statuses, latitudes, longitudes});
}

} // namespace wardlight::trace
