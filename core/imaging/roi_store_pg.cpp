#include "core/imaging/roi_store_pg.h"

#include <QCoreApplication>

namespace wardlight::imaging {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

QString kindWord(RoiKind kind)
{
    switch (kind) {
    case RoiKind::Length:
        return QStringLiteral("length");
    case RoiKind::Ellipse:
        return QStringLiteral("ellipse");
    }
    return {};
}

StoredRoi roiOf(const Row& row)
{
    const bool isEllipse = row["kind"].text() == kindWord(RoiKind::Ellipse);
    return {.id = row["roi_id"].id<RoiId>(),
            .sopInstanceUid = row["sop_instance_uid"].text(),
            .frame = row["frame"].integer(),
            .roi = {.kind = isEllipse ? RoiKind::Ellipse : RoiKind::Length,
                    .from = {row["from_column"].number(), row["from_row"].number()},
                    .to = {row["to_column"].number(), row["to_row"].number()}},
            .person = row["person"].text(),
            .createdAt = row["created_at"].instant()};
}

/// Whose image it is; empty for nobody's.
std::optional<PatientId> patientOf(const Rows& owners)
{
    if (owners.isEmpty() || owners.first()["patient_id"].isNull())
        return std::nullopt;
    return owners.first()["patient_id"].id<PatientId>();
}

tl::unexpected<Error> notFound(const QString& message)
{
    return fail(ErrorCode::NotFound, message, QStringLiteral("no such roi or image"));
}

} // namespace

PostgresRoiStore::PostgresRoiStore(std::shared_ptr<postgres::Database> database,
                                   security::AuditContext audit, std::shared_ptr<const Clock> clock)
    : m_database(std::move(database)), m_audit(std::move(audit)), m_clock(std::move(clock))
{}

Result<std::vector<StoredRoi>> PostgresRoiStore::ofSeries(const QString& seriesUid)
{
    using Found = std::vector<StoredRoi>;
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<Found> {
        const Rows rows = tx.exec(R"(
            SELECT r.roi_id, r.sop_instance_uid, r.frame, r.kind, r.from_column, r.from_row,
                   r.to_column, r.to_row, r.person, r.created_at
            FROM imaging_rois r JOIN imaging_instances i USING (sop_instance_uid)
            WHERE i.series_uid = $1 AND r.removed_at IS NULL
            ORDER BY r.created_at, r.roi_id)",
                                  {Param(seriesUid)});
        Found found;
        for (const Row row : rows)
            found.push_back(roiOf(row));
        const Rows owners = tx.exec(R"(
            SELECT s.patient_id FROM imaging_series x JOIN imaging_studies s USING (study_uid)
            WHERE x.series_uid = $1)",
                                    {Param(seriesUid)});
        security::recordAudit(tx, m_audit,
                              {.action = QStringLiteral("imaging.list-rois"),
                               .patient = patientOf(owners),
                               .target = seriesUid,
                               .detail = {{QStringLiteral("rois"), qint64(found.size())}}});
        return found;
    });
}

Result<> PostgresRoiStore::add(const StoredRoi& roi)
{
    const QDateTime now = m_clock->now();
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        const Rows owners = tx.exec(R"(
            SELECT s.patient_id FROM imaging_instances i JOIN imaging_studies s USING (study_uid)
            WHERE i.sop_instance_uid = $1)",
                                    {Param(roi.sopInstanceUid)});
        if (owners.isEmpty())
            return notFound(QCoreApplication::translate(
                "RoiStore", "The image is not in the index, so nothing can be kept on it."));
        tx.exec(R"(
            INSERT INTO imaging_rois (roi_id, sop_instance_uid, frame, kind, from_column, from_row,
                to_column, to_row, person, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (roi_id) DO NOTHING)",
                {Param(roi.id), Param(roi.sopInstanceUid), Param(roi.frame),
                 Param(kindWord(roi.roi.kind)), Param(roi.roi.from.column), Param(roi.roi.from.row),
                 Param(roi.roi.to.column), Param(roi.roi.to.row), Param(m_audit.person),
                 Param(now)});
        security::recordAudit(tx, m_audit,
                              {.action = QStringLiteral("imaging.add-roi"),
                               .patient = patientOf(owners),
                               .target = roi.sopInstanceUid,
                               .detail = {{QStringLiteral("roi"), roi.id.toString()}}});
        return {};
    });
}

Result<> PostgresRoiStore::setRemoved(const RoiId& id, bool isRemoved)
{
    const QDateTime now = m_clock->now();
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        const Rows owners = tx.exec(R"(
            UPDATE imaging_rois r SET removed_at = $2
            FROM imaging_instances i JOIN imaging_studies s USING (study_uid)
            WHERE r.roi_id = $1 AND i.sop_instance_uid = r.sop_instance_uid
            RETURNING s.patient_id, r.sop_instance_uid)",
                                    {Param(id), isRemoved ? Param(now) : Param(nullptr)});
        if (owners.isEmpty())
            return notFound(
                QCoreApplication::translate("RoiStore", "This measurement is not on record."));
        security::recordAudit(tx, m_audit,
                              {.action = isRemoved ? QStringLiteral("imaging.remove-roi")
                                                   : QStringLiteral("imaging.restore-roi"),
                               .patient = patientOf(owners),
                               .target = owners.first()["sop_instance_uid"].text(),
                               .detail = {{QStringLiteral("roi"), id.toString()}}});
        return {};
    });
}

} // namespace wardlight::imaging
