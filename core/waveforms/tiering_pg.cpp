#include "core/objects/recorded_put.h"
#include "core/waveforms/tiering.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace wardlight::waveforms {

using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

namespace {

constexpr double HourSeconds = 3600;
constexpr std::chrono::minutes LongestMove{10};
const QString Prefix = QStringLiteral("waveforms/");

QString translated(const char* text)
{
    return QCoreApplication::translate("Tiering", text);
}

QString keyFor(const RecordId& record, qint64 first, qint64 last)
{
    return QStringLiteral("%1%2/%3-%4.segments")
        .arg(Prefix, record.toString())
        .arg(first, 8, 10, QLatin1Char('0'))
        .arg(last, 8, 10, QLatin1Char('0'));
}

/// Whether a key is one of keyFor(); others may keep what they like under the same prefix.
bool isOurs(const QString& key)
{
    static const QRegularExpression form(
        QStringLiteral("^waveforms/[0-9a-f-]{36}/[0-9]{8,}-[0-9]{8,}\\.segments$"));
    return form.match(key).hasMatch();
}

/// Held by moves; the removal of orphans waits until none holds it.
void holdOffRemoval(Transaction& tx)
{
    tx.exec("SELECT pg_advisory_xact_lock_shared(1463899718)");
}

void waitForMoves(Transaction& tx)
{
    tx.exec("SELECT pg_advisory_xact_lock(1463899718)");
}

tl::unexpected<Error> damaged(qint64 segment)
{
    return fail(
        ErrorCode::Integrity,
        translated(QT_TRANSLATE_NOOP("Tiering", "Segment %1 of this recording is not what was "
                                                "written; nothing was moved."))
            .arg(segment));
}

Error cancelled()
{
    return {ErrorCode::Cancelled,
            translated(QT_TRANSLATE_NOOP("Tiering", "The move was cancelled; what was moved "
                                                    "stays where it is now."))};
}

/// Segments one behind the other, and where each begins.
struct Concatenated
{
    SealedMemoryWriter bytes;
    std::vector<std::pair<qint64, qint64>> offsets; ///< segment, offset
};

Result<Concatenated> concatenate(const Rows& rows)
{
    auto writer = SealedMemoryWriter::create();
    if (!writer)
        return propagate(writer);
    Concatenated joined{std::move(*writer), {}};
    for (const Row row : rows) {
        const QByteArray content = row["content"].bytes();
        const qint64 segment = row["segment"].int64();
        if (Sha256::of(content).toBytes() != row["sha256"].bytes())
            return damaged(segment);
        joined.offsets.emplace_back(segment, qint64(joined.bytes.size()));
        const auto added = joined.bytes.append(
            std::as_bytes(std::span(content.constData(), std::size_t(content.size()))));
        if (!added)
            return propagate(added);
    }
    return joined;
}

void add(TierReport& all, const TierReport& part)
{
    all.segments += part.segments;
    all.objects += part.objects;
    all.bytes += part.bytes;
}

} // namespace

Tiering::Tiering(std::shared_ptr<postgres::Database> database, ColdStorage storage,
                 security::AuditContext audit)
    : m_database(std::move(database)), m_storage(storage), m_audit(std::move(audit)),
      m_cold(std::move(storage))
{}

Result<std::vector<Tiering::Hour>> Tiering::hotHours(const StoredRecord& record)
{
    return m_database->read([&record](Transaction& tx) -> Result<std::vector<Hour>> {
        std::vector<Hour> hours;
        const auto hourOf = [&record](qint64 segment) {
            return qint64(std::floor(double(segment) * record.segmentSeconds / HourSeconds));
        };
        const Rows rows = tx.exec("SELECT segment FROM waveform_segments WHERE record_id = $1 "
                                  "AND content IS NOT NULL ORDER BY segment",
                                  {record.id});
        for (const Row row : rows) {
            const qint64 segment = row["segment"].int64();
            if (!hours.empty() && hours.back().last == segment - 1 &&
                hourOf(hours.back().last) == hourOf(segment))
                hours.back().last = segment;
            else
                hours.push_back({segment, segment});
        }
        // the last hour of a growing record is not over
        if (record.isGrowing && !hours.empty())
            hours.pop_back();
        return hours;
    });
}

Result<TierReport> Tiering::moveHour(const StoredRecord& record, const Hour& hour)
{
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<TierReport> {
        tx.allowTime(LongestMove);
        holdOffRemoval(tx);
        const Rows rows = tx.execBinary(
            "SELECT segment, content, sha256 FROM waveform_segments WHERE record_id = $1 "
            "AND segment BETWEEN $2 AND $3 AND content IS NOT NULL ORDER BY segment "
            "FOR UPDATE",
            {record.id, hour.first, hour.last});
        if (rows.isEmpty()) // somebody else moved them
            return TierReport();
        auto joined = concatenate(rows);
        if (!joined)
            return propagate(joined);
        const TierReport report{int(joined->offsets.size()), 1, qint64(joined->bytes.size())};
        auto sealed = std::move(joined->bytes).seal();
        if (!sealed)
            return propagate(sealed);
        const QString key =
            keyFor(record.id, joined->offsets.front().first, joined->offsets.back().first);
        const auto put =
            objects::putRecorded(*m_storage.objects, *m_storage.manifest,
                                 {.key = key, .serverSideEncryption = QStringLiteral("AES256")},
                                 objects::IngestedFile::of(std::move(*sealed)));
        if (!put)
            return propagate(put);
        for (const auto& [segment, offset] : joined->offsets)
            tx.exec("UPDATE waveform_segments SET content = NULL, object_key = $3, "
                    "object_offset = $4 WHERE record_id = $1 AND segment = $2",
                    {record.id, segment, key, offset});
        security::recordAudit(tx, m_audit,
                              {QStringLiteral("waveforms.tier"),
                               record.patient,
                               record.id.toString(),
                               {{QStringLiteral("to"), QStringLiteral("objects")},
                                {QStringLiteral("segments"), report.segments}}});
        return report;
    });
}

Result<TierReport> Tiering::moveToObjects(const StoredRecord& record, Job& job)
{
    const auto hours = hotHours(record);
    if (!hours)
        return propagate(hours);
    TierReport all;
    for (std::size_t i = 0; i < hours->size(); ++i) {
        if (job.isCancelled())
            return tl::unexpected(cancelled());
        const auto moved = moveHour(record, (*hours)[i]);
        if (!moved)
            return propagate(moved);
        add(all, *moved);
        job.report(qint64(i) + 1, qint64(hours->size()));
    }
    return all;
}

Result<TierReport> Tiering::fetchObject(const StoredRecord& record, const QString& key)
{
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<TierReport> {
        tx.allowTime(LongestMove);
        std::vector<ColdPlace> places;
        std::vector<qint64> segments;
        const Rows rows = tx.execBinary(
            "SELECT segment, object_offset, sha256, "
            "block_ends[array_upper(block_ends, 1)] AS bytes FROM waveform_segments "
            "WHERE record_id = $1 AND object_key = $2 ORDER BY object_offset FOR UPDATE",
            {record.id, key});
        for (const Row row : rows) {
            segments.push_back(row["segment"].int64());
            places.push_back(
                {key, row["object_offset"].int64(), row["bytes"].int64(),
                 Sha256Digest::fromBytes(row["sha256"].bytes()).value_or(Sha256Digest())});
        }
        const auto contents = m_cold.read(places);
        if (!contents)
            return propagate(contents);
        TierReport report{int(segments.size()), 1, 0};
        for (std::size_t i = 0; i < segments.size(); ++i) {
            tx.exec("UPDATE waveform_segments SET content = $3, object_key = NULL, "
                    "object_offset = NULL WHERE record_id = $1 AND segment = $2",
                    {record.id, segments[i], (*contents)[i]});
            report.bytes += (*contents)[i].size();
        }
        security::recordAudit(tx, m_audit,
                              {QStringLiteral("waveforms.tier"),
                               record.patient,
                               record.id.toString(),
                               {{QStringLiteral("to"), QStringLiteral("database")},
                                {QStringLiteral("segments"), report.segments}}});
        return report;
    });
}

Result<TierReport> Tiering::moveToDatabase(const StoredRecord& record, Job& job)
{
    const auto keys = m_database->read([&record](Transaction& tx) -> Result<QStringList> {
        QStringList all;
        for (const Row row : tx.exec("SELECT DISTINCT object_key FROM waveform_segments "
                                     "WHERE record_id = $1 AND object_key IS NOT NULL "
                                     "ORDER BY object_key",
                                     {record.id}))
            all << row["object_key"].text();
        return all;
    });
    if (!keys)
        return propagate(keys);
    TierReport all;
    for (qsizetype i = 0; i < keys->size(); ++i) {
        if (job.isCancelled())
            return tl::unexpected(cancelled());
        const auto moved = fetchObject(record, keys->at(i));
        if (!moved)
            return propagate(moved);
        const auto removed =
            objects::removeRecorded(*m_storage.objects, *m_storage.manifest, keys->at(i));
        if (!removed)
            return propagate(removed);
        add(all, *moved);
        job.report(i + 1, keys->size());
    }
    return all;
}

Result<std::vector<OrphanedObject>> Tiering::listOrphans(Transaction& tx)
{
    std::vector<OrphanedObject> orphans;
    objects::ListRequest request{.prefix = Prefix};
    do {
        const auto page = m_storage.objects->list(request);
        if (!page)
            return propagate(page);
        QStringList keys;
        for (const auto& object : page->objects)
            keys << object.key;
        QSet<QString> used;
        for (const Row row : tx.exec("SELECT DISTINCT object_key FROM waveform_segments "
                                     "WHERE object_key = ANY ($1::text[])",
                                     {keys}))
            used.insert(row["object_key"].text());
        for (const auto& object : page->objects) {
            if (isOurs(object.key) && !used.contains(object.key))
                orphans.push_back({object.key, object.bytes, object.modified});
        }
        request.continuation = page->continuation;
    } while (!request.continuation.isEmpty());
    return orphans;
}

Result<std::vector<OrphanedObject>> Tiering::orphans()
{
    return m_database->read([this](Transaction& tx) -> Result<std::vector<OrphanedObject>> {
        tx.allowTime(LongestMove);
        return listOrphans(tx);
    });
}

Result<std::vector<OrphanedObject>> Tiering::removeOrphans()
{
    return m_database->write(
        OperationId::generate(), [this](Transaction& tx) -> Result<std::vector<OrphanedObject>> {
            tx.allowTime(LongestMove);
            waitForMoves(tx);
            auto found = listOrphans(tx);
            if (!found)
                return found;
            for (const OrphanedObject& orphan : *found) {
                const auto removed =
                    objects::removeRecorded(*m_storage.objects, *m_storage.manifest, orphan.key);
                if (!removed)
                    return propagate(removed);
            }
            security::recordAudit(tx, m_audit,
                                  {QStringLiteral("waveforms.orphans"),
                                   {},
                                   {},
                                   {{QStringLiteral("removed"), int(found->size())}}});
            return found;
        });
}

} // namespace wardlight::waveforms
