#include "core/trace/verdict/case_file_pg.h"

#include "core/trace/codes/decode.h"
#include "core/trace/trace_rows_pg.h"
#include "core/trace/trace_rules.h"
#include "core/trace/verdict/event_meaning.h"
#include "core/trace/verdict/thresholds.h"

namespace wardlight::trace {

namespace {

using postgres::Row;
using postgres::Transaction;

constexpr int MostNearMatches = 5;

QStringList hashesOf(const QStringList& codes)
{
    QStringList hashes;
    for (const QString& code : codes)
        hashes << QString::number(codeHash(code));
    return hashes;
}

/// Which of these codes are on record, in their order.
QStringList onRecord(Transaction& tx, const QStringList& codes, int limit)
{
    QStringList found;
    for (const Row row : tx.exec(R"(
            SELECT item.code
            FROM unnest($1::bigint[], $2::text[]) WITH ORDINALITY AS wanted (hash, code, position)
            JOIN trace_items item ON item.code_hash = wanted.hash AND item.code = wanted.code
            ORDER BY wanted.position LIMIT $3)",
                                 {hashesOf(codes), codes, limit}))
        found << row["code"].text();
    return found;
}

/// Whether any pack of a product, or its registration, is on record.
bool isProductOnRecord(Transaction& tx, const QString& product)
{
    if (product.isEmpty())
        return false;
    const QStringList beginnings{product, QStringLiteral("(01)") + product,
                                 QStringLiteral("01") + product,
                                 QStringLiteral("https://id.gs1.org/01/") + product};
    return tx
        .exec(R"(
            SELECT EXISTS (SELECT FROM drug_master WHERE product_code = $1)
                OR EXISTS (SELECT FROM unnest($2::text[]) AS beginning
                           JOIN LATERAL (SELECT code FROM trace_items
                                         WHERE code >= beginning COLLATE "C"
                                         ORDER BY code LIMIT 1) AS next
                             ON starts_with(next.code, beginning)) AS is_known)",
              {product, beginnings})
        .first()["is_known"]
        .boolean();
}

void collectRecalls(Transaction& tx, CaseFile& file)
{
    QStringList batches{file.inspection.batch, labelOf(file.scan).batch};
    if (file.item)
        batches << batchOf(file.item->extension);
    batches.removeAll(QString());
    const QString code = file.item ? file.item->code : file.scan.text;
    const QString name = file.item      ? file.item->name
                         : file.product ? file.product->name
                                        : QString();
    const QString maker = file.item ? file.item->maker : QString();
    for (const Row row : tx.exec(R"(
            SELECT recall_id, code, batch, class, reason, in_force_from, in_force_to FROM recalls
            WHERE (code <> '' AND code = $1)
               OR (batch <> '' AND batch = ANY ($2::text[])
                   AND name IN ('', $3) AND (maker = '' OR maker = $4 OR $4 = ''))
            ORDER BY in_force_from, recall_id)",
                                 {code, batches, name, maker}))
        file.recalls.push_back(recallOf(row));
    file.hasRecalls =
        tx.exec("SELECT EXISTS (SELECT FROM recalls) AS any").first()["any"].boolean();
}

void collectApprovals(Transaction& tx, CaseFile& file)
{
    QString number = file.item ? approvalOf(file.item->extension) : QString();
    if (number.isEmpty() && file.product)
        number = file.product->approval;
    if (number.isEmpty())
        return;
    for (const Row row : tx.exec(R"(
            SELECT approval, valid_from, valid_to FROM approvals WHERE approval = $1
            ORDER BY valid_from)",
                                 {number}))
        file.approvals.push_back(
            {row["approval"].text(), row["valid_from"].instant(), row["valid_to"].instant()});
}

void collectSites(Transaction& tx, CaseFile& file)
{
    QStringList ids;
    for (const Event& event : file.events)
        ids << siteOf(event);
    ids.removeDuplicates();
    ids.removeAll(QString());
    if (ids.isEmpty())
        return;
    for (const Row row : tx.exec(R"(
            SELECT site_id, name, kind, region, licence, licensed_from, licensed_to, latitude_deg,
                   longitude_deg
            FROM sites WHERE site_id = ANY ($1::text[]) ORDER BY site_id)",
                                 {ids})) {
        const Site site = siteOf(row);
        file.sites.insert(site.id, site);
    }
}

void collectPacking(Transaction& tx, CaseFile& file)
{
    const QString code = file.item ? file.item->code : file.scan.text;
    for (const Row row : tx.exec(R"(
            SELECT parent, packed_at, unpacked_at FROM trace_packing
            WHERE child_hash = $1 AND child = $2 ORDER BY packed_at, parent)",
                                 {codeHash(code), code})) {
        Packing packing{
            row["parent"].text(), row["packed_at"].instant(), row["unpacked_at"].instant(), {}};
        if (auto parent = readPath(tx, packing.parent))
            packing.parentEvents = std::move(parent->events);
        file.packing.push_back(std::move(packing));
    }
}

void collectInquiries(Transaction& tx, CaseFile& file)
{
    const QString code = file.item ? file.item->code : file.scan.text;
    const QDateTime from = file.asOf.addDays(-qint64(Thresholds().inquiryDays));
    for (const Row row : tx.exec(R"(
            SELECT asked_at, person, station, latitude_deg, longitude_deg FROM trace_queries
            WHERE code_hash = $1 AND code = $2 AND asked_at >= $3 AND asked_at <= $4
            ORDER BY asked_at DESC, query_id LIMIT 500)",
                                 {codeHash(code), code, from, file.asOf}))
        file.inquiries.push_back(
            {row["asked_at"].instant(), row["person"].text(), row["station"].text(), placeOf(row)});
}

} // namespace

Recall recallOf(const Row& row)
{
    return {row["recall_id"].text(),     row["code"].text(),   row["batch"].text(),
            row["class"].text(),         row["reason"].text(), row["in_force_from"].instant(),
            row["in_force_to"].instant()};
}

Site siteOf(const Row& row)
{
    return {row["site_id"].text(),        row["name"].text(),    row["kind"].text(),
            row["region"].text(),         row["licence"].text(), row["licensed_from"].instant(),
            row["licensed_to"].instant(), placeOf(row)};
}

std::optional<Product> findProduct(Transaction& tx, const QString& code, const QString& approval,
                                   const QString& name)
{
    const auto rows = tx.exec(R"(
        SELECT product_code, name, approval, packaging_level, lowest_celsius, highest_celsius,
               excursion_minutes, reading_gap_minutes, sales_regions
        FROM drug_master
        WHERE product_code = $1 OR (approval <> '' AND approval = $2) OR name = $3
        ORDER BY (product_code = $1) DESC, (approval = $2) DESC, product_code LIMIT 1)",
                              {code, approval, name});
    if (rows.isEmpty())
        return std::nullopt;
    const Row row = rows.first();
    Product product;
    product.code = row["product_code"].text();
    product.name = row["name"].text();
    product.approval = row["approval"].text();
    product.packagingLevel = row["packaging_level"].maybeInteger();
    product.lowestCelsius = row["lowest_celsius"].maybeNumber();
    product.highestCelsius = row["highest_celsius"].maybeNumber();
    product.excursionMinutes = row["excursion_minutes"].maybeNumber();
    product.readingGapMinutes = row["reading_gap_minutes"].maybeNumber();
    for (const QString& region : row["sales_regions"].text().split(u';', Qt::SkipEmptyParts))
        product.salesRegions << region.trimmed();
    return product;
}

std::vector<Reading> findReadings(Transaction& tx, const QStringList& subjects,
                                  const QDateTime& until)
{
    std::vector<Reading> readings;
    for (const Row row : tx.exec(R"(
            SELECT read_at, subject, sensor, celsius FROM trace_readings
            WHERE subject_hash = ANY ($1::bigint[]) AND subject = ANY ($2::text[])
              AND read_at <= $3
            ORDER BY read_at, subject, sensor LIMIT 100000)",
                                 {hashesOf(subjects), subjects, until}))
        readings.push_back({row["read_at"].instant(), row["subject"].text(), row["sensor"].text(),
                            row["celsius"].number()});
    return readings;
}

void collectEvidence(Transaction& tx, CaseFile& file)
{
    const QStringList known = onRecord(tx, recordedForms(file.scan), 1);
    const PackLabel label = labelOf(file.scan);
    if (!known.isEmpty()) {
        auto path = readPath(tx, known.constFirst());
        file.item = std::move(path->item);
        file.events = std::move(path->events);
    } else {
        file.nearMatches = onRecord(tx, nearForms(file.scan), MostNearMatches);
        file.isProductKnown = isProductOnRecord(tx, label.product);
    }
    file.synchronisedAt =
        tx.exec(
              "SELECT max(imported_at) AS at FROM trace_imports WHERE kind IN ('items', 'events')")
            .first()["at"]
            .instant();
    file.product =
        findProduct(tx, label.product, file.item ? approvalOf(file.item->extension) : QString(),
                    file.item ? file.item->name : QString());
    collectRecalls(tx, file);
    collectApprovals(tx, file);
    collectSites(tx, file);
    collectPacking(tx, file);
    collectInquiries(tx, file);
    QStringList subjects{file.item ? file.item->code : file.scan.text};
    if (file.item && !batchOf(file.item->extension).isEmpty())
        subjects << batchOf(file.item->extension);
    file.readings = findReadings(tx, subjects, file.asOf);
}

} // namespace wardlight::trace
