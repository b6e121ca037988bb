#include "core/trace/trace_rows_pg.h"

#include "core/postgres/copy_in.h"
#include "core/trace/pinyin.h"
#include "core/trace/trace_rules.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace wardlight::trace {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Transaction;

const QDate FirstMonthWithPartition(2010, 1, 1);

std::optional<double> degrees(const std::optional<Coordinates>& place, double Coordinates::*which)
{
    return place ? std::optional((*place).*which) : std::nullopt;
}

/// Codes of a batch with their first record, each once, in the order in which all writers lock.
template <class Record>
std::vector<std::pair<qint64, const Record*>> byHash(const std::vector<Record>& records)
{
    QSet<QString> seen;
    std::vector<std::pair<qint64, const Record*>> sorted;
    const Record* previous = nullptr; // a pack's events often follow each other
    for (const Record& record : records) {
        const bool isSame = previous && previous->code == record.code;
        previous = &record;
        if (isSame || seen.contains(record.code))
            continue;
        seen.insert(record.code);
        sorted.emplace_back(codeHash(record.code), &record);
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, a.second->code) < std::pair(b.first, b.second->code);
    });
    return sorted;
}

/// What the newest of a batch's events make of an item, together with what it was before.
struct NewState
{
    const EventRecord* newest = nullptr;
    int sequence = 0;
    QDateTime first;
};

/// The states that change, by code; states on record stay where they are newer.
QHash<QString, NewState> newStates(const std::vector<EventRecord>& records,
                                   const std::vector<PlannedEvent>& planned)
{
    QHash<QString, NewState> states;
    NewState* last = nullptr; // a pack's events often follow each other
    for (const PlannedEvent& plan : planned) {
        const EventRecord& record = records[plan.record];
        if (!last || last->newest->code != record.code)
            last = &states[record.code];
        NewState& state = *last;
        if (!state.first.isValid() || record.time.instant < state.first)
            state.first = record.time.instant;
        const auto isNewer = [&] {
            return std::pair(state.newest->time.instant, state.sequence) <
                   std::pair(record.time.instant, plan.sequence);
        };
        if (!state.newest || isNewer()) {
            state.newest = &record;
            state.sequence = plan.sequence;
        }
    }
    return states;
}

/// The drugs among these that are not on record, or not with their pinyin.
template <class Record>
std::map<qint64, const Record*> newDrugs(Transaction& tx, std::map<qint64, const Record*> drugs)
{
    QStringList hashes;
    for (const auto& [hash, record] : drugs)
        hashes << QString::number(hash);
    for (const Row row : tx.exec("SELECT drug_hash FROM trace_drugs WHERE drug_hash = ANY "
                                 "($1::bigint[]) AND pinyin <> '' ORDER BY drug_hash",
                                 {hashes}))
        drugs.erase(row["drug_hash"].int64());
    return drugs;
}

/// Names of the drugs of a batch, for searches by name.
template <class Record>
void writeDrugs(Transaction& tx, const std::vector<std::pair<qint64, const Record*>>& items)
{
    std::map<qint64, const Record*> drugs;
    for (const auto& [hash, record] : items)
        drugs.try_emplace(drugHash(record->category, record->name), record);
    drugs = newDrugs(tx, std::move(drugs));
    if (drugs.empty())
        return;
    QStringList hashes, categories, names, readings, initials;
    for (const auto& [hash, record] : drugs) {
        const Pinyin pinyin = pinyinOf(record->name);
        hashes << QString::number(hash);
        categories << record->category;
        names << record->name;
        readings << pinyin.whole;
        initials << pinyin.initials;
    }
    const std::string drugsSql = R"(unnest($1::text[], $2::text[], $3::text[], $4::text[],
        $5::text[]) AS new (hash, category, name, pinyin, initials))";
    // without a target: with one, another writer's row may still break the table's other key
    tx.exec("INSERT INTO trace_drugs (drug_hash, category, name, pinyin, initials) "
            "SELECT hash::bigint, category, name, pinyin, initials FROM " +
                drugsSql + " ORDER BY hash::bigint ON CONFLICT DO NOTHING",
            {hashes, categories, names, readings, initials});
    tx.exec("UPDATE trace_drugs drug SET pinyin = new.pinyin, initials = new.initials FROM " +
                drugsSql + " WHERE drug.drug_hash = new.hash::bigint AND drug.pinyin = ''",
            {hashes, categories, names, readings, initials});
}

/// Names of the makers of the staged items, for searches by maker.
void writeMakers(Transaction& tx)
{
    tx.exec(R"(
        INSERT INTO trace_makers (maker)
        SELECT DISTINCT staged.maker COLLATE "C" AS maker FROM staged_items staged
        WHERE staged.maker <> '' AND NOT EXISTS (
            SELECT FROM trace_makers known WHERE known.maker = staged.maker COLLATE "C")
        ORDER BY maker
        ON CONFLICT (maker) DO NOTHING)");
}

/// ItemColumns for a batch of events, which has no use for master data.
constexpr const char* WhoAndState =
    "item.code, item.category, item.name, item.has_master_data, '' AS maker,"
    " NULL::timestamptz AS produced_at, '' AS produced_text, NULL::timestamptz AS expires_at,"
    " '' AS expires_text, '{}' AS extension, state.state_time, state.state_seq, state.first_time,"
    " state.link, state.status, state.latitude_deg, state.longitude_deg";

// Every staged row is looked up by its key; without statistics the planner would rather read the
// whole of trace_items.
constexpr const char* ByKey = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;";

/// Sends the codes of a batch to a table that goes with the transaction.
void stageCodes(Transaction& tx, const std::vector<std::pair<qint64, const EventRecord*>>& items)
{
    tx.execScript(std::string(ByKey) +
                  "CREATE TEMPORARY TABLE staged_items (code_hash bigint, code text COLLATE \"C\","
                  " category text, name text, drug_hash bigint) ON COMMIT DROP");
    postgres::CopyIn rows(tx, "staged_items",
                          {"code_hash", "code", "category", "name", "drug_hash"});
    for (const auto& [hash, record] : items)
        rows.addValues(hash, record->code, record->category, record->name,
                       drugHash(record->category, record->name));
    rows.finish();
}

/// The same with master data.
void stageItems(Transaction& tx, const std::vector<std::pair<qint64, const ItemRecord*>>& items)
{
    tx.execScript(std::string(ByKey) +
                  "CREATE TEMPORARY TABLE staged_items (code_hash bigint, code text COLLATE \"C\","
                  " category text, name text, drug_hash bigint, maker text,"
                  " produced_at timestamptz, produced_text text, expires_at timestamptz,"
                  " expires_text text, extension jsonb) ON COMMIT DROP");
    postgres::CopyIn rows(tx, "staged_items",
                          {"code_hash", "code", "category", "name", "drug_hash", "maker",
                           "produced_at", "produced_text", "expires_at", "expires_text",
                           "extension"});
    for (const auto& [hash, record] : items)
        rows.addValues(hash, record->code, record->category, record->name,
                       drugHash(record->category, record->name), record->maker,
                       record->produced.instant, record->produced.text, record->expires.instant,
                       record->expires.text, jsonOf(record->extension));
    rows.finish();
}

/// The staged items that are on record; their rows stay locked.
/// @param columns  those that itemOf() reads
ItemsOnRecord lockStaged(Transaction& tx, const std::string& columns)
{
    const std::string select = "SELECT " + columns + R"(
        FROM staged_items
        JOIN trace_items item USING (code_hash, code)
        LEFT JOIN trace_states state USING (code_hash, code)
        ORDER BY code_hash, code
        FOR UPDATE OF item)";
    ItemsOnRecord items;
    for (const Row row : tx.exec(select, {})) {
        Item item = itemOf(row);
        items.insert(item.code, std::move(item));
    }
    return items;
}

} // namespace

Extension extensionOf(const QString& json)
{
    Extension extension;
    if (json == QLatin1String("{}"))
        return extension;
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
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

QString jsonOf(const Extension& extension)
{
    if (extension.isEmpty())
        return QStringLiteral("{}");
    QJsonObject object;
    for (auto field = extension.cbegin(); field != extension.cend(); ++field)
        object.insert(field.key(), field.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

const char* const ItemColumns =
    "item.code, item.category, item.name, item.has_master_data, item.maker, item.produced_at, "
    "item.produced_text, item.expires_at, item.expires_text, item.extension, state.state_time, "
    "state.state_seq, state.first_time, state.link, state.status, state.latitude_deg, "
    "state.longitude_deg";

const char* const ItemTables = "trace_items item LEFT JOIN trace_states state "
                               "ON state.code_hash = item.code_hash AND state.code = item.code";

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
    item.stateSequence = row["state_seq"].integer();
    item.firstTime = row["first_time"].instant();
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

std::optional<Path> readPath(Transaction& tx, const QString& code)
{
    const qint64 hash = codeHash(code);
    const auto items = tx.exec(std::string("SELECT ") + ItemColumns + " FROM " + ItemTables +
                                   " WHERE item.code_hash = $1 AND item.code = $2",
                               {hash, code});
    if (items.isEmpty())
        return std::nullopt;
    Path path{itemOf(items.first()), {}};
    if (!path.item.stateTime.isValid())
        return path;
    // between the oldest and the newest: the months outside are not even opened
    const auto events = tx.exec(R"(
        SELECT event_time, seq, time_text, place_text, latitude_deg, longitude_deg, link, status,
               extension, recorded_at
        FROM trace_events
        WHERE code_hash = $1 AND code = $2 AND event_time >= $3 AND event_time <= $4
        ORDER BY event_time, seq)",
                                {hash, code, path.item.firstTime, path.item.stateTime});
    for (const Row row : events) {
        path.events.push_back(eventOf(row));
        path.events.back().recordedAt = row["recorded_at"].instant();
    }
    return path;
}

ItemsOnRecord lockItems(Transaction& tx, const std::vector<EventRecord>& records)
{
    const auto staged = byHash(records);
    writeDrugs(tx, staged);
    stageCodes(tx, staged);
    tx.exec(R"(
        INSERT INTO trace_items (code_hash, code, category, name, drug_hash, has_master_data)
        SELECT code_hash, code, category, name, drug_hash, false
        FROM staged_items ORDER BY code_hash, code
        ON CONFLICT (code_hash, code) DO NOTHING)");
    return lockStaged(tx, WhoAndState);
}

ItemsOnRecord addNewItems(Transaction& tx, const std::vector<ItemRecord>& records)
{
    const auto staged = byHash(records);
    writeDrugs(tx, staged);
    stageItems(tx, staged);
    writeMakers(tx);
    const auto added = tx.exec(R"(
        INSERT INTO trace_items (code_hash, code, category, name, drug_hash, has_master_data,
                                 maker, produced_at, produced_text, expires_at, expires_text,
                                 extension)
        SELECT code_hash, code, category, name, drug_hash, true, maker, produced_at,
               produced_text, expires_at, expires_text, extension
        FROM staged_items ORDER BY code_hash, code
        ON CONFLICT (code_hash, code) DO NOTHING
        RETURNING code)",
                               {});
    if (std::size_t(added.size()) == staged.size())
        return {};
    ItemsOnRecord before = lockStaged(tx, ItemColumns);
    for (const Row row : added)
        before.remove(row["code"].text());
    return before;
}

void completeItems(Transaction& tx, const ItemsOnRecord& before,
                   const std::vector<ItemRecord>& records, const std::vector<std::size_t>& chosen)
{
    if (std::none_of(chosen.cbegin(), chosen.cend(),
                     [&](std::size_t index) { return before.contains(records[index].code); }))
        return;
    tx.execScript("CREATE TEMPORARY TABLE staged_master (code_hash bigint, code text COLLATE "
                  "\"C\", maker text, produced_at timestamptz, produced_text text,"
                  " expires_at timestamptz, expires_text text, extension jsonb) ON COMMIT DROP");
    postgres::CopyIn rows(tx, "staged_master",
                          {"code_hash", "code", "maker", "produced_at", "produced_text",
                           "expires_at", "expires_text", "extension"});
    for (const std::size_t index : chosen) {
        const ItemRecord& record = records[index];
        if (before.contains(record.code))
            rows.addValues(codeHash(record.code), record.code, record.maker,
                           record.produced.instant, record.produced.text, record.expires.instant,
                           record.expires.text, jsonOf(record.extension));
    }
    rows.finish();
    tx.exec(R"(
        UPDATE trace_items AS item
        SET has_master_data = true, maker = new.maker, produced_at = new.produced_at,
            produced_text = new.produced_text, expires_at = new.expires_at,
            expires_text = new.expires_text, extension = new.extension
        FROM staged_master AS new
        WHERE item.code_hash = new.code_hash AND item.code = new.code)");
}

EventsOnRecord readEvents(Transaction& tx, const ItemsOnRecord& items,
                          const std::vector<EventRecord>& records)
{
    QSet<QString> codes; // what has no state has no event either
    QDateTime first, last;
    const EventRecord* previous = nullptr;
    bool isKnown = false; // a pack's events often follow each other
    for (const EventRecord& record : records) {
        if (!previous || previous->code != record.code) {
            const auto item = items.constFind(record.code);
            isKnown = item != items.cend() && item->stateTime.isValid();
        }
        previous = &record;
        if (!isKnown)
            continue;
        codes.insert(record.code);
        first = first.isValid() ? std::min(first, record.time.instant) : record.time.instant;
        last = last.isValid() ? std::max(last, record.time.instant) : record.time.instant;
    }
    if (codes.isEmpty())
        return {};
    QStringList hashes;
    for (const QString& code : std::as_const(codes))
        hashes << QString::number(codeHash(code));
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
        starts << month.startOfDay(Qt::UTC).toString(Qt::ISODate);
    const auto isMissing = [&tx, &starts] {
        return !tx.exec("SELECT start FROM unnest($1::text[]) AS start WHERE to_regclass("
                        "'trace_events_' || to_char(start::timestamptz AT TIME ZONE 'UTC', "
                        "'YYYY_MM')) IS NULL ORDER BY start",
                        {starts})
                    .isEmpty();
    };
    if (starts.isEmpty() || !isMissing())
        return;
    // One writer at a time. What another one made meanwhile is seen only after a table's lock: the
    // names that were looked for in vain are remembered until then.
    tx.execScript("SELECT pg_advisory_xact_lock(hashtextextended('trace_events_ensure_month', 0));"
                  "LOCK TABLE trace_events_default IN ACCESS EXCLUSIVE MODE");
    tx.exec("SELECT trace_events_ensure_month(start::timestamptz) "
            "FROM unnest($1::text[]) AS start ORDER BY start",
            {starts});
}

void writeEvents(Transaction& tx, const std::vector<EventRecord>& records,
                 const std::vector<PlannedEvent>& planned)
{
    // in the order of the key, partition by partition: each page of an index is visited once
    struct Keyed
    {
        int month;
        qint64 hash;
        const PlannedEvent* plan;
    };
    std::vector<Keyed> sorted;
    sorted.reserve(planned.size());
    for (const PlannedEvent& plan : planned) {
        const QDate day = records[plan.record].time.instant.date();
        sorted.push_back({day.year() * 12 + day.month(), plan.codeHash, &plan});
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const Keyed& a, const Keyed& b) {
        return std::pair(a.month, a.hash) < std::pair(b.month, b.hash);
    });
    postgres::CopyIn rows(tx, "trace_events",
                          {"code_hash", "event_time", "seq", "code", "time_text", "place_text",
                           "latitude_deg", "longitude_deg", "link", "status", "extension"});
    for (const Keyed& keyed : sorted) {
        const EventRecord& record = records[keyed.plan->record];
        rows.addValues(keyed.hash, record.time.instant, keyed.plan->sequence, record.code,
                       record.time.text, record.placeText,
                       degrees(record.place, &Coordinates::latitude),
                       degrees(record.place, &Coordinates::longitude), record.link, record.status,
                       jsonOf(record.extension));
    }
    rows.finish();
}

void writeLatestStates(Transaction& tx, const ItemsOnRecord& items,
                       const std::vector<EventRecord>& records,
                       const std::vector<PlannedEvent>& planned)
{
    tx.execScript("CREATE TEMPORARY TABLE staged_states (LIKE trace_states) ON COMMIT DROP;"
                  "ALTER TABLE staged_states DROP COLUMN geog");
    postgres::CopyIn rows(tx, "staged_states",
                          {"code_hash", "code", "drug_hash", "state_time", "state_seq",
                           "first_time", "link", "status", "latitude_deg", "longitude_deg"});
    const auto states = newStates(records, planned);
    const Item unknown;
    for (auto state = states.cbegin(); state != states.cend(); ++state) {
        const EventRecord& newest = *state->newest;
        const auto known = items.constFind(state.key());
        const Item& item = known == items.cend() ? unknown : *known;
        const bool isOnRecordNewer =
            item.stateTime.isValid() && std::pair(newest.time.instant, state->sequence) <
                                            std::pair(item.stateTime, item.stateSequence);
        const QDateTime first =
            item.firstTime.isValid() ? std::min(item.firstTime, state->first) : state->first;
        const auto place = isOnRecordNewer ? item.place : newest.place;
        rows.addValues(codeHash(newest.code), newest.code, drugHash(newest.category, newest.name),
                       isOnRecordNewer ? item.stateTime : newest.time.instant,
                       isOnRecordNewer ? item.stateSequence : state->sequence, first,
                       isOnRecordNewer ? item.link : newest.link,
                       isOnRecordNewer ? item.status : newest.status,
                       degrees(place, &Coordinates::latitude),
                       degrees(place, &Coordinates::longitude));
    }
    rows.finish();
    tx.exec(R"(
        INSERT INTO trace_states (code_hash, code, drug_hash, state_time, state_seq, first_time,
                                  link, status, latitude_deg, longitude_deg)
        SELECT code_hash, code, drug_hash, state_time, state_seq, first_time, link, status,
               latitude_deg, longitude_deg
        FROM staged_states ORDER BY code_hash, code
        ON CONFLICT (code_hash, code) DO UPDATE
            SET state_time = excluded.state_time, state_seq = excluded.state_seq,
                first_time = excluded.first_time, link = excluded.link,
                status = excluded.status, latitude_deg = excluded.latitude_deg,
                longitude_deg = excluded.longitude_deg)");
}

void writeImport(Transaction& tx, const QString& kind, const QString& source)
{
    tx.exec("INSERT INTO trace_imports (operation_id, kind, source) VALUES ($1, $2, $3)",
            {tx.operation(), kind, source});
}

} // namespace wardlight::trace
