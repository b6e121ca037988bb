#include "core/trace/verdict/evidence_store_pg.h"

#include "core/trace/codes/decode.h"
#include "core/trace/item_query_pg.h"
#include "core/trace/trace_rows_pg.h"
#include "core/trace/trace_rules.h"
#include "core/trace/verdict/case_file_pg.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace wardlight::trace {

namespace {

using postgres::Row;
using postgres::Transaction;

constexpr int LargestAnswer = 100'000;
constexpr double LargestRadiusMetres = 25'000'000; // farther than any two places are apart

/// The context of this file's translations.
struct EvidenceTexts
{
    Q_DECLARE_TR_FUNCTIONS(EvidenceTexts)
};

Result<> checkCircle(const Coordinates& centre, double metres)
{
    if (!(metres >= 0) || metres > LargestRadiusMetres)
        return fail(ErrorCode::Invalid,
                    EvidenceTexts::tr("The radius must be between 0 and 25,000,000 metres."));
    if (!(std::abs(centre.latitude) <= 90) || !(std::abs(centre.longitude) <= 180))
        return fail(ErrorCode::Invalid,
                    EvidenceTexts::tr("Latitude goes from -90 to 90 and longitude from -180 to "
                                      "180 degrees."));
    return {};
}

/// The statement of a search for what is near: each drug is asked for on its own, so that the index
/// on (drug_hash, geog) gives its packs by distance.
std::string nearbySql(const NearbyQuery& query)
{
    const std::string point = "ST_SetSRID(ST_MakePoint($2, $3), 4326)::geography";
    std::string conditions;
    if (query.radiusMetres)
        conditions += " AND ST_DWithin(state.geog, " + point + ", $5)";
    if (query.isOnSale)
        conditions += std::string(" AND ") + OnSale;
    return std::string("SELECT ") + ItemColumns + ", found.distance_m" +
           " FROM unnest($1::bigint[]) AS wanted (drug_hash) CROSS JOIN LATERAL ("
           "SELECT state.code_hash, state.code, ST_Distance(state.geog, " +
           point +
           ") AS distance_m FROM trace_states state"
           " WHERE state.drug_hash = wanted.drug_hash AND state.geog IS NOT NULL" +
           conditions + " ORDER BY state.geog <-> " + point +
           " LIMIT $4) AS found"
           " JOIN trace_items item USING (code_hash, code)"
           " JOIN trace_states state USING (code_hash, code)"
           " ORDER BY found.distance_m, item.code LIMIT $4";
}

std::vector<PackedPair> pairsOf(const postgres::Rows& rows)
{
    std::vector<PackedPair> pairs;
    for (const Row row : rows)
        pairs.push_back({row["parent"].text(), row["child"].text(), row["packed_at"].instant(),
                         row["unpacked_at"].instant(), row["depth"].integer()});
    return pairs;
}

// Cases within cases within pallets: ten levels are more than there are, and end every circle.

constexpr const char* AboveSql = R"(
    WITH RECURSIVE above AS (
        SELECT parent, child, packed_at, unpacked_at, 1 AS depth FROM trace_packing
        WHERE child_hash = $1 AND child = $2
        UNION
        SELECT next.parent, next.child, next.packed_at, next.unpacked_at, above.depth + 1
        FROM above JOIN trace_packing next ON next.child = above.parent
        WHERE above.depth < 10)
    SELECT parent, child, packed_at, unpacked_at, min(depth) AS depth FROM above
    GROUP BY parent, child, packed_at, unpacked_at ORDER BY depth, packed_at, parent LIMIT 10000)";

constexpr const char* BelowSql = R"(
    WITH RECURSIVE below AS (
        SELECT parent, child, packed_at, unpacked_at, 1 AS depth FROM trace_packing
        WHERE parent = $1
        UNION
        SELECT next.parent, next.child, next.packed_at, next.unpacked_at, below.depth + 1
        FROM below JOIN trace_packing next ON next.parent = below.child
        WHERE below.depth < 10)
    SELECT parent, child, packed_at, unpacked_at, min(depth) AS depth FROM below
    GROUP BY parent, child, packed_at, unpacked_at ORDER BY depth, child, packed_at LIMIT 100000)";

} // namespace

PostgresEvidenceStore::PostgresEvidenceStore(std::shared_ptr<postgres::Database> database,
                                             security::AuditContext audit,
                                             std::shared_ptr<const Clock> clock)
    : m_database(std::move(database)), m_audit(std::move(audit)), m_clock(std::move(clock))
{}

Result<CaseFile> PostgresEvidenceStore::caseFile(const QString& scan, const Inspection& inspection,
                                                 const QDateTime& asOf)
{
    CaseFile file;
    file.asOf = asOf.isValid() ? asOf.toUTC() : m_clock->now();
    file.scan = decodeCode(scan, file.asOf.date());
    file.inspection = inspection;
    return m_database->read([&file](Transaction& tx) -> Result<CaseFile> {
        CaseFile collected = file;
        collectEvidence(tx, collected);
        return collected;
    });
}

Result<> PostgresEvidenceStore::recordInquiry(const OperationId& operation, const Verdict& verdict,
                                              const std::optional<Coordinates>& place)
{
    const QDateTime now = m_clock->now();
    const QString code = verdict.code.left(128);
    return m_database->write(operation, [&](Transaction& tx) -> Result<> {
        tx.exec(R"(
            INSERT INTO trace_queries (code_hash, asked_at, query_id, code, person, station,
                                       latitude_deg, longitude_deg, as_of, verdict, rule_set)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
                {codeHash(code), now, operation, code, m_audit.person, m_audit.station,
                 place ? std::optional(place->latitude) : std::nullopt,
                 place ? std::optional(place->longitude) : std::nullopt, verdict.asOf,
                 verdictName(verdict.level), verdict.ruleSet});
        recordAudit(tx, m_audit,
                    {QStringLiteral("trace.verdict"), std::nullopt, code,
                     QJsonObject{{QStringLiteral("verdict"), verdictName(verdict.level)},
                                 {QStringLiteral("rule_set"), verdict.ruleSet}}});
        return {};
    });
}

Result<std::vector<NearbyItem>> PostgresEvidenceStore::nearby(const NearbyQuery& query)
{
    if (query.name.isEmpty() || query.nearest < 1 || query.nearest > LargestAnswer)
        return fail(
            ErrorCode::Invalid,
            EvidenceTexts::tr("A name is needed, and between 1 and %1 packs.").arg(LargestAnswer));
    if (auto checked = checkCircle(query.centre, query.radiusMetres.value_or(0)); !checked)
        return propagate(checked);
    return m_database->readRecent([&](Transaction& tx) -> Result<std::vector<NearbyItem>> {
        std::vector<NearbyItem> found;
        const auto drugs = findDrugs(tx, query.category, query.name);
        std::vector<postgres::Param> values{toTexts(*drugs), query.centre.longitude,
                                            query.centre.latitude, query.nearest};
        if (query.radiusMetres)
            values.emplace_back(*query.radiusMetres);
        for (const Row row : tx.exec(nearbySql(query), values))
            found.push_back({itemOf(row), row["distance_m"].number()});
        return found;
    });
}

Result<std::vector<SiteStock>> PostgresEvidenceStore::stock(const StockQuery& query)
{
    if (auto checked = checkCircle(query.centre, query.radiusMetres); !checked)
        return propagate(checked);
    return m_database->readRecent([&](Transaction& tx) -> Result<std::vector<SiteStock>> {
        Conditions conditions;
        const std::string longitude = conditions.bind(query.centre.longitude);
        const std::string latitude = conditions.bind(query.centre.latitude);
        const std::string point =
            "ST_SetSRID(ST_MakePoint(" + longitude + ", " + latitude + "), 4326)::geography";
        conditions.add("ST_DWithin(site.geog, " + point + ", ", query.radiusMetres, ")");
        conditions.addPart("stock.name", query.name);
        const std::string sql = R"(
            SELECT * FROM (
                SELECT DISTINCT ON (stock.site_id, stock.name, stock.batch)
                       site.site_id, site.name, site.kind, site.region, site.licence,
                       site.licensed_from, site.licensed_to, site.latitude_deg,
                       site.longitude_deg, stock.name AS drug, stock.batch, stock.quantity,
                       stock.unit, stock.counted_at, ST_Distance(site.geog, )" +
                                point + R"() AS distance_m
                FROM sites site JOIN trace_stock stock USING (site_id))" +
                                conditions.sql() + R"(
                ORDER BY stock.site_id, stock.name, stock.batch, stock.counted_at DESC) AS newest
            WHERE quantity > 0
            ORDER BY distance_m, site_id, drug, batch LIMIT 10000)";
        std::vector<SiteStock> found;
        for (const Row row : tx.exec(sql, conditions.values()))
            found.push_back({siteOf(row), row["drug"].text(), row["batch"].text(),
                             row["quantity"].number(), row["unit"].text(),
                             row["counted_at"].instant(), row["distance_m"].number()});
        return found;
    });
}

Result<PackingTree> PostgresEvidenceStore::packingTree(const QString& code)
{
    return m_database->readRecent([&code](Transaction& tx) -> Result<PackingTree> {
        PackingTree tree;
        tree.above = pairsOf(tx.exec(AboveSql, {codeHash(code), code}));
        tree.below = pairsOf(tx.exec(BelowSql, {code}));
        const bool isKnown =
            !tree.above.empty() || !tree.below.empty() || readPath(tx, code).has_value();
        if (!isKnown)
            return fail(
                ErrorCode::NotFound,
                EvidenceTexts::tr("Nothing is on record for the code \"%1\".").arg(code.left(128)));
        return tree;
    });
}

Result<RecallReach> PostgresEvidenceStore::recallReach(const QString& batchOrCode, int limit)
{
    if (limit < 1 || limit > LargestAnswer)
        return fail(ErrorCode::Invalid,
                    EvidenceTexts::tr("The limit must be between 1 and %1.").arg(LargestAnswer));
    return m_database->readRecent([&](Transaction& tx) -> Result<RecallReach> {
        RecallReach reach;
        for (const Row row : tx.exec(R"(
                SELECT recall_id, code, batch, class, reason, in_force_from, in_force_to
                FROM recalls WHERE code = $1 OR batch = $1 ORDER BY in_force_from, recall_id)",
                                     {batchOrCode}))
            reach.recalls.push_back(recallOf(row));
        // a recalled carton takes everything in it along
        const std::string sql = std::string(R"(
            WITH RECURSIVE inside AS (
                SELECT $1::text COLLATE "C" AS code, 0 AS depth
                UNION
                SELECT packing.child, inside.depth + 1
                FROM inside JOIN trace_packing packing ON packing.parent = inside.code
                WHERE packing.unpacked_at IS NULL AND inside.depth < 10),
            reached AS (
                SELECT code FROM trace_items WHERE batch = $1 AND batch <> ''
                UNION
                SELECT code FROM inside)
            SELECT )") + ItemColumns +
                                " FROM " + ItemTables + R"( JOIN reached ON reached.code = item.code
            ORDER BY item.code LIMIT $2)";
        for (const Row row : tx.exec(sql, {batchOrCode, limit}))
            reach.items.push_back(itemOf(row));
        return reach;
    });
}

Result<ColdChain> PostgresEvidenceStore::coldChain(const QString& code)
{
    const QDateTime now = m_clock->now();
    return m_database->readRecent([&](Transaction& tx) -> Result<ColdChain> {
        const auto path = readPath(tx, code);
        QStringList subjects{code};
        if (path && !batchOf(path->item.extension).isEmpty())
            subjects << batchOf(path->item.extension);
        ColdChain chain;
        chain.readings = findReadings(tx, subjects, now);
        if (!path && chain.readings.empty())
            return fail(
                ErrorCode::NotFound,
                EvidenceTexts::tr("Nothing is on record for the code \"%1\".").arg(code.left(128)));
        chain.product = findProduct(tx, labelOf(decodeCode(code, now.date())).product,
                                    path ? approvalOf(path->item.extension) : QString(),
                                    path ? path->item.name : QString());
        return chain;
    });
}

} // namespace wardlight::trace
