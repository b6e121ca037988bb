#include "core/imaging/imaging_store_pg.h"

#include "core/imaging/header_json.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QMap>

#include <algorithm>

namespace wardlight::imaging {

namespace {

using objects::ObjectState;
using postgres::Param;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

constexpr int LargestPage = 1000;

/// Studies with what is counted over their series and instances; a condition and order follow.
const std::string StudySelect = R"(
    SELECT s.study_uid, s.patient_id, p.mrn AS patient_mrn, s.file_patient_id, s.patient_name,
           s.patient_name_ideographic, s.patient_name_phonetic, s.study_date, s.study_time,
           s.description, s.accession_number, s.created_at, s.sort_at,
           m.series_count, m.modalities, c.instances, c.verified, c.failed
    FROM imaging_studies s
    LEFT JOIN patients p ON p.patient_id = s.patient_id
    CROSS JOIN LATERAL (
        SELECT count(*) AS series_count,
               coalesce(array_agg(DISTINCT modality ORDER BY modality), '{}') AS modalities
        FROM imaging_series WHERE study_uid = s.study_uid) m
    CROSS JOIN LATERAL (
        SELECT count(*) AS instances,
               count(*) FILTER (WHERE o.state = 'verified') AS verified,
               count(*) FILTER (WHERE o.state = 'quarantined') AS failed
        FROM imaging_instances i LEFT JOIN objects o ON o.key = i.object_key
        WHERE i.study_uid = s.study_uid) c
)";

const std::string InstanceSelect = R"(
    SELECT i.series_uid, i.header, i.object_key, i.sha256, i.bytes,
           o.state, o.verified_at, o.quarantine_reason
    FROM imaging_instances i LEFT JOIN objects o ON o.key = i.object_key
)";

std::optional<ObjectState> objectState(const postgres::Field& field)
{
    const QString word = field.text();
    if (word == QLatin1String("verified"))
        return ObjectState::Verified;
    if (word == QLatin1String("quarantined"))
        return ObjectState::Quarantined;
    if (word == QLatin1String("stored"))
        return ObjectState::Stored;
    return std::nullopt;
}

void count(VerificationCounts& counts, std::optional<ObjectState> state)
{
    ++counts.instances;
    counts.verified += state == ObjectState::Verified;
    counts.failed += state == ObjectState::Quarantined;
}

Study studyOf(const Row& row)
{
    Study study;
    study.studyUid = row["study_uid"].text();
    if (!row["patient_id"].isNull())
        study.patient = row["patient_id"].id<PatientId>();
    study.patientMrn = row["patient_mrn"].text();
    study.patientIdText = row["file_patient_id"].text();
    study.patientName = {row["patient_name"].text(), row["patient_name_ideographic"].text(),
                         row["patient_name_phonetic"].text()};
    study.date = row["study_date"].maybeDate();
    study.time = row["study_time"].maybeTime();
    study.description = row["description"].text();
    study.accessionNumber = row["accession_number"].text();
    study.modalities = row["modalities"].texts();
    study.seriesCount = row["series_count"].integer();
    study.counts = {row["instances"].integer(), row["verified"].integer(), row["failed"].integer()};
    study.importedAt = row["created_at"].instant();
    return study;
}

Instance instanceOf(const Row& row)
{
    Instance instance;
    instance.header =
        headerFromJson(QJsonDocument::fromJson(row["header"].text().toUtf8()).object());
    instance.objectKey = row["object_key"].text();
    instance.sha256 = Sha256Digest::fromBytes(row["sha256"].bytes()).value_or(Sha256Digest());
    instance.bytes = row["bytes"].int64();
    instance.state = objectState(row["state"]);
    instance.verifiedAt = row["verified_at"].instant();
    instance.quarantineReason = row["quarantine_reason"].text();
    return instance;
}

Series seriesOf(const Row& row)
{
    Series series;
    series.seriesUid = row["series_uid"].text();
    series.studyUid = row["study_uid"].text();
    series.modality = row["modality"].text();
    series.number = row["series_number"].maybeInteger();
    series.description = row["description"].text();
    series.bodyPart = row["body_part"].text();
    return series;
}

template <std::size_t Count>
std::optional<std::array<double, Count>> numbersOf(const postgres::Field& field)
{
    const QStringList texts = field.texts();
    if (field.isNull() || texts.size() != qsizetype(Count))
        return std::nullopt;
    std::array<double, Count> numbers{};
    for (std::size_t i = 0; i < Count; ++i)
        numbers[i] = texts[qsizetype(i)].toDouble();
    return numbers;
}

SliceGeometry geometryOf(const Row& row)
{
    return {.position = numbersOf<3>(row["position_mm"]),
            .orientation = numbersOf<6>(row["orientation_cosines"]),
            .instanceNumber = row["instance_number"].maybeInteger(),
            .temporalPosition = row["temporal_position"].maybeInteger(),
            .echoNumber = row["echo_number"].maybeInteger(),
            .gantryTilt = row["gantry_tilt_degrees"].maybeNumber(),
            .sopInstanceUid = row["sop_instance_uid"].text()};
}

/// The series of some studies, by study, in display order; counts and warnings not yet filled in.
Rows selectSeries(Transaction& tx, const QStringList& studyUids)
{
    return tx.exec(R"(
        SELECT series_uid, study_uid, modality, series_number, description, body_part
        FROM imaging_series WHERE study_uid = ANY($1::text[])
        ORDER BY study_uid, series_number NULLS LAST, series_uid)",
                   {studyUids});
}

/// Series with counts and warnings, by study UID, without reading a single header.
QMap<QString, std::vector<Series>> outlineSeries(Transaction& tx, const QStringList& studyUids)
{
    const Rows instances = tx.exec(R"(
        SELECT i.series_uid, i.sop_instance_uid, i.frame_count, i.instance_number,
               i.temporal_position, i.echo_number, i.position_mm::text[],
               i.orientation_cosines::text[], i.gantry_tilt_degrees, o.state
        FROM imaging_instances i LEFT JOIN objects o ON o.key = i.object_key
        WHERE i.study_uid = ANY($1::text[])
        ORDER BY i.study_uid, i.series_uid, i.sop_instance_uid)",
                                   {studyUids});
    QMap<QString, std::vector<SliceGeometry>> slices;
    QMap<QString, Series> sums;
    for (const Row row : instances) {
        const QString uid = row["series_uid"].text();
        slices[uid].push_back(geometryOf(row));
        sums[uid].frameCount += row["frame_count"].integer();
        count(sums[uid].counts, objectState(row["state"]));
    }
    QMap<QString, std::vector<Series>> byStudy;
    for (const Row row : selectSeries(tx, studyUids)) {
        Series series = seriesOf(row);
        series.frameCount = sums[series.seriesUid].frameCount;
        series.counts = sums[series.seriesUid].counts;
        series.warnings = seriesWarnings(slices[series.seriesUid]);
        byStudy[series.studyUid].push_back(std::move(series));
    }
    return byStudy;
}

void completeSeries(SeriesContents& contents)
{
    std::vector<SliceGeometry> slices;
    for (const Instance& instance : contents.instances) {
        slices.push_back(sliceGeometry(instance.header));
        contents.series.frameCount += instance.header.pixels.frames;
        count(contents.series.counts, instance.state);
    }
    contents.series.warnings = seriesWarnings(slices);
    std::vector<Instance> ordered;
    ordered.reserve(contents.instances.size());
    for (const int index : displayOrder(slices))
        ordered.push_back(std::move(contents.instances[std::size_t(index)]));
    contents.instances = std::move(ordered);
}

std::vector<SeriesContents> readContents(Transaction& tx, const QString& studyUid)
{
    const Rows rows = tx.exec(InstanceSelect + R"(
        WHERE i.study_uid = $1 ORDER BY i.series_uid, i.sop_instance_uid)",
                              {Param(studyUid)});
    QMap<QString, std::vector<Instance>> instances;
    for (const Row row : rows)
        instances[row["series_uid"].text()].push_back(instanceOf(row));
    std::vector<SeriesContents> contents;
    for (const Row row : selectSeries(tx, {studyUid})) {
        SeriesContents series{seriesOf(row), {}};
        series.instances = std::move(instances[series.series.seriesUid]);
        completeSeries(series);
        contents.push_back(std::move(series));
    }
    return contents;
}

StudyPage readPage(Transaction& tx, const StudyQuery& query)
{
    const int limit = std::clamp(query.limit, 1, LargestPage);
    const Rows rows =
        tx.exec(StudySelect + R"(
        WHERE ($1::uuid IS NULL OR s.patient_id = $1)
          AND ($2::timestamptz IS NULL OR (s.sort_at, s.study_uid) < ($2, $3))
        ORDER BY s.sort_at DESC, s.study_uid DESC
        LIMIT $4)",
                {Param(query.patient), query.after ? Param(query.after->studyAt) : Param(nullptr),
                 query.after ? Param(query.after->studyUid) : Param(nullptr), Param(limit + 1)});
    StudyPage page;
    for (const Row row : rows) {
        if (int(page.studies.size()) == limit) {
            const Row last = rows[limit - 1];
            page.next = StudyCursor{last["sort_at"].instant(), last["study_uid"].text()};
            break;
        }
        page.studies.push_back(studyOf(row));
    }
    return page;
}

void recordListing(Transaction& tx, const security::AuditContext& audit, const StudyQuery& query,
                   std::size_t count)
{
    security::recordAudit(tx, audit,
                          {.action = QStringLiteral("imaging.list-studies"),
                           .patient = query.patient,
                           .target = {},
                           .detail = {{QStringLiteral("studies"), qint64(count)}}});
}

tl::unexpected<Error> notFound(const QString& message, const QString& uid)
{
    return fail(ErrorCode::NotFound, message.arg(uid), QStringLiteral("uid ") + uid);
}

} // namespace

PostgresImagingStore::PostgresImagingStore(std::shared_ptr<postgres::Database> database,
                                           security::AuditContext audit)
    : m_database(std::move(database)), m_audit(std::move(audit))
{}

Result<StudyPage> PostgresImagingStore::studies(const StudyQuery& query)
{
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<StudyPage> {
        StudyPage page = readPage(tx, query);
        recordListing(tx, m_audit, query, page.studies.size());
        return page;
    });
}

Result<OutlinePage> PostgresImagingStore::outlines(const StudyQuery& query)
{
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<OutlinePage> {
        StudyPage page = readPage(tx, query);
        QStringList uids;
        for (const Study& study : page.studies)
            uids.append(study.studyUid);
        QMap<QString, std::vector<Series>> series = outlineSeries(tx, uids);
        OutlinePage outlines{{}, page.next};
        for (Study& study : page.studies) {
            std::vector<Series> own = std::move(series[study.studyUid]);
            outlines.outlines.push_back({std::move(study), std::move(own)});
        }
        recordListing(tx, m_audit, query, outlines.outlines.size());
        return outlines;
    });
}

Result<StudyContents> PostgresImagingStore::openStudy(const QString& studyUid)
{
    return m_database->write(
        OperationId::generate(), [&](Transaction& tx) -> Result<StudyContents> {
            const Rows rows = tx.exec(StudySelect + "WHERE s.study_uid = $1", {Param(studyUid)});
            if (rows.isEmpty())
                return notFound(QCoreApplication::translate("ImagingStore",
                                                            "There is no study with the UID %1."),
                                studyUid);
            StudyContents contents{studyOf(rows.first()), readContents(tx, studyUid)};
            security::recordAudit(tx, m_audit,
                                  {.action = QStringLiteral("imaging.open-study"),
                                   .patient = contents.study.patient,
                                   .target = studyUid,
                                   .detail = {}});
            return contents;
        });
}

Result<Instance> PostgresImagingStore::instance(const QString& sopInstanceUid)
{
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<Instance> {
        const Rows rows =
            tx.exec(InstanceSelect + "WHERE i.sop_instance_uid = $1", {Param(sopInstanceUid)});
        if (rows.isEmpty())
            return notFound(QCoreApplication::translate(
                                "ImagingStore", "There is no image with the SOP instance UID %1."),
                            sopInstanceUid);
        Instance found = instanceOf(rows.first());
        const Rows owner = tx.exec("SELECT patient_id FROM imaging_studies WHERE study_uid = $1",
                                   {Param(found.header.studyUid)});
        security::AuditEntry entry{.action = QStringLiteral("imaging.open-instance"),
                                   .patient = {},
                                   .target = sopInstanceUid,
                                   .detail = {}};
        if (!owner.isEmpty() && !owner.first()["patient_id"].isNull())
            entry.patient = owner.first()["patient_id"].id<PatientId>();
        security::recordAudit(tx, m_audit, entry);
        return found;
    });
}

Result<std::vector<WaveformInstance>>
PostgresImagingStore::waveforms(const std::optional<PatientId>& patient)
{
    using Found = std::vector<WaveformInstance>;
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<Found> {
        const Rows rows = tx.exec(
            R"(
            SELECT i.series_uid, i.header, i.object_key, i.sha256, i.bytes,
                   o.state, o.verified_at, o.quarantine_reason, s.patient_id
            FROM imaging_studies s
            JOIN imaging_instances i ON i.study_uid = s.study_uid
            LEFT JOIN objects o ON o.key = i.object_key
            WHERE ($1::uuid IS NULL OR s.patient_id = $1) AND i.frame_count = 0
              AND starts_with(i.header ->> 'sopClassUid', $2)
              AND NOT starts_with(i.header ->> 'sopClassUid', $3)
            ORDER BY i.sop_instance_uid)",
            {Param(patient), Param(QString(WaveformClasses)), Param(QString(AudioClasses))});
        Found found;
        for (const Row row : rows) {
            WaveformInstance waveform{instanceOf(row), {}};
            if (!row["patient_id"].isNull())
                waveform.patient = row["patient_id"].id<PatientId>();
            found.push_back(std::move(waveform));
        }
        security::recordAudit(tx, m_audit,
                              {.action = QStringLiteral("imaging.list-waveforms"),
                               .patient = patient,
                               .target = {},
                               .detail = {{QStringLiteral("waveforms"), qint64(found.size())}}});
        return found;
    });
}

} // namespace wardlight::imaging
