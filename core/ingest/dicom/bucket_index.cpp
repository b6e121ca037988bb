#include "core/ingest/dicom/bucket_index.h"

#include "core/async/tasks.h"
#include "core/ingest/dicom/import_plan.h"
#include "core/ingest/dicom/object_owners.h"
#include "core/ingest/dicom/pending_batch.h"
#include "core/objects/integrity.h"

#include <QCoreApplication>
#include <QtConcurrentMap>

#include <algorithm>
#include <span>

namespace wardlight::ingest {

namespace {

using objects::ObjectInfo;
using objects::UnverifiedPolicy;
using objects::VerifiedObject;

constexpr qsizetype ChunkObjects = 32; ///< fetched at once, so held in memory at once
constexpr qint64 ChunkBytes = qint64(256) * 1024 * 1024;
constexpr int MostRounds = 3; ///< when other programs index the same

struct FetchedObject
{
    ObjectInfo info;
    VerifiedObject object;
};

/// An object that was fetched, checked and read.
struct FoundFile
{
    DicomFile file;
    objects::Metadata metadata;
    QString contentType;
    objects::Provenance provenance;
};

/// One indexing, from a prefix to its report.
class BucketIndex
{
public:
    BucketIndex(const BucketIndexServices& services, const BucketIndexOptions& options, Job& job)
        : m_services(services), m_options(options), m_job(job),
          m_orphans(services.import.objects, services.import.database),
          m_owners(services.import.database), m_plan(std::in_place, std::nullopt, m_orphans)
    {
        m_threads.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    }

    Result<BucketIndexReport> run()
    {
        m_job.setStep(QCoreApplication::translate("BucketIndex", "Looking through the store"));
        if (const Result<> listed = walk(); !listed)
            return propagate(listed);
        for (int round = 1; !m_again.empty() && round < MostRounds && mayGoOn(); ++round) {
            m_plan.emplace(std::nullopt, m_orphans);
            takeAll(std::exchange(m_again, {}));
            commit();
        }
        for (const ObjectInfo& info : m_again)
            reject(info.key,
                   m_import.stopped
                       ? notReached()
                       : QCoreApplication::translate(
                             "BucketIndex", "Another program kept indexing the same objects."));
        m_report.import = std::move(m_import);
        return std::move(m_report);
    }

private:
    /// @return the error of the first page; later ones end the run
    Result<> walk()
    {
        objects::ListRequest request{.prefix = m_options.prefix};
        do {
            const Result<objects::ListPage> page = m_services.import.objects->list(request);
            if (!page && m_total == 0)
                return propagate(page);
            if (!page) {
                stop(page.error());
                break;
            }
            m_total += qint64(page->objects.size());
            takeAll(page->objects);
            request.continuation = page->continuation;
        } while (!request.continuation.isEmpty() && mayGoOn());
        commit();
        return {};
    }

    /// False once the run was cancelled or stopped; says why in the report.
    bool mayGoOn()
    {
        if (m_job.isCancelled() && !m_import.stopped)
            m_import.stopped = cancelledError();
        return !m_import.stopped;
    }

    void takeAll(std::vector<ObjectInfo> listed)
    {
        if (!dropIndexed(listed))
            return;
        const std::span<const ObjectInfo> objects(listed);
        std::size_t next = 0;
        while (next < objects.size() && mayGoOn()) {
            const auto chunk = objects.subspan(next, chunkLength(objects.subspan(next)));
            next += chunk.size();
            takeChunk(chunk);
            if (m_batch.isFull())
                commit();
        }
        for (const ObjectInfo& info : objects.subspan(next))
            reject(info.key, notReached());
    }

    /// Counts what is indexed with the size it has, and leaves out what can be no file.
    bool dropIndexed(std::vector<ObjectInfo>& listed)
    {
        std::erase_if(listed, [this](const ObjectInfo& info) {
            const bool isFolder = info.bytes == 0 && info.key.endsWith(u'/');
            m_total -= isFolder;
            return isFolder;
        });
        QStringList keys;
        for (const ObjectInfo& info : listed)
            keys.append(info.key);
        const auto indexed = findIndexedKeys(*m_services.import.database, keys);
        if (!indexed) {
            stop(indexed.error());
            for (const QString& key : keys)
                reject(key, notReached());
            return false;
        }
        std::erase_if(listed, [&](const ObjectInfo& info) {
            const auto known = indexed->constFind(info.key);
            if (known == indexed->cend() || *known != info.bytes)
                return false;
            ++m_import.unchanged;
            advance();
            return true;
        });
        return true;
    }

    static std::size_t chunkLength(std::span<const ObjectInfo> objects)
    {
        qint64 bytes = 0;
        std::size_t length = 0;
        for (const ObjectInfo& info : objects) {
            bytes += info.bytes;
            if (qsizetype(length) == ChunkObjects || (length > 0 && bytes > ChunkBytes))
                break;
            ++length;
        }
        return length;
    }

    void takeChunk(std::span<const ObjectInfo> chunk)
    {
        std::vector<FoundFile> found = readAll(fetchAll(chunk));
        std::vector<DicomFile> files;
        for (const FoundFile& one : found)
            files.push_back(one.file);
        const Result<IndexSnapshot> snapshot = readSnapshot(*m_services.import.database, files);
        if (!snapshot) {
            stop(snapshot.error());
            for (const DicomFile& file : files)
                reject(file.path, notReached());
            return;
        }
        m_plan->learn(*snapshot);
        for (FoundFile& one : found)
            place(std::move(one));
    }

    std::vector<FetchedObject> fetchAll(std::span<const ObjectInfo> chunk)
    {
        using Outcome = Result<FetchedObject>;
        const auto fetch = [this](const ObjectInfo& listed) -> Outcome {
            if (m_job.isCancelled())
                return tl::unexpected(cancelledError());
            Result<ObjectInfo> info = m_services.import.objects->head(listed.key);
            if (!info)
                return propagate(info);
            auto object = m_services.fetch->fetch(listed.key, m_options.unverified);
            if (!object)
                return propagate(object);
            // What was verified before may still be at hand, whatever the store holds now.
            if (const auto size = qint64(object->bytes.size()); size != info->bytes)
                return fail(ErrorCode::Integrity, objects::sizeMismatch(size, info->bytes));
            return FetchedObject{std::move(*info), std::move(*object)};
        };
        const std::vector<ObjectInfo> listed(chunk.begin(), chunk.end());
        auto outcomes =
            QtConcurrent::blockingMapped<std::vector<Outcome>>(&m_threads, listed, fetch);
        std::vector<FetchedObject> fetched;
        for (std::size_t i = 0; i < listed.size(); ++i) {
            if (outcomes[i])
                fetched.push_back(std::move(*outcomes[i]));
            else
                refuse(listed[i].key, outcomes[i].error());
        }
        return fetched;
    }

    void refuse(const QString& key, const Error& error)
    {
        if (error.code == ErrorCode::Integrity) {
            m_report.failed.push_back({key, error.message});
            advance();
            return;
        }
        if (error.code == ErrorCode::Unverified) {
            m_report.unverified.append(key);
            advance();
            return;
        }
        // A store may keep single objects from us, or have them in an archive.
        if (endsImport(error) && error.code != ErrorCode::Permission)
            stop(error);
        reject(key, error.message);
    }

    std::vector<FoundFile> readAll(const std::vector<FetchedObject>& fetched)
    {
        using Outcome = Result<DicomFile>;
        const auto read = [this](const FetchedObject& one) -> Outcome {
            if (m_job.isCancelled())
                return tl::unexpected(cancelledError());
            return readDicomFile(one.info.key, objects::IngestedFile::of(one.object.bytes),
                                 *m_services.import.decoder);
        };
        auto outcomes =
            QtConcurrent::blockingMapped<std::vector<Outcome>>(&m_threads, fetched, read);
        std::vector<FoundFile> found;
        for (std::size_t i = 0; i < fetched.size(); ++i) {
            if (outcomes[i])
                found.push_back({std::move(*outcomes[i]), fetched[i].info.metadata,
                                 fetched[i].info.contentType, fetched[i].object.provenance});
            else
                reject(fetched[i].info.key, outcomes[i].error().message);
        }
        return found;
    }

    Result<ImportPlan::Decision> decide(FoundFile& found)
    {
        using FileNames = ObjectOwners::FileNames;
        const bool namesNobody = found.file.header.patientId.isEmpty();
        const auto owner =
            m_owners.find(found.metadata, namesNobody ? FileNames::Nobody : FileNames::Somebody);
        if (!owner)
            return propagate(owner);
        found.file.filedUnder = *owner;
        return m_plan->decide(found.file);
    }

    void place(FoundFile found)
    {
        Result<ImportPlan::Decision> decision = decide(found);
        if (!decision) {
            stop(decision.error());
            reject(found.file.path, notReached());
            return;
        }
        switch (decision->verdict) {
        case ImportPlan::Verdict::Reject:
            reject(found.file.path, decision->reason);
            return;
        case ImportPlan::Verdict::Unchanged:
            ++m_import.unchanged;
            advance();
            return;
        case ImportPlan::Verdict::Store:
            break;
        }
        if (decision->newPatient)
            m_batch.addPatient(std::move(*decision->newPatient));
        addToBatch(std::move(found), decision->patient);
    }

    void addToBatch(FoundFile found, const std::optional<PatientId>& patient)
    {
        const QString key = found.file.path;
        const objects::IngestedFile& file = found.file.file;
        StoredInstance stored{.path = key,
                              .instance = {.header = std::move(found.file.header),
                                           .patient = patient,
                                           .objectKey = key,
                                           .sha256 = file.hashes.whole,
                                           .bytes = file.hashes.bytes},
                              .entry = {}};
        if (found.provenance.state == objects::Provenance::State::Verified) {
            stored.entry = file.manifestEntry(key);
            stored.entry->state = objects::ObjectState::Verified;
            stored.entry->verifiedAt = found.provenance.checkedAt;
            stored.entry->contentType = found.contentType;
        } else {
            m_report.unverified.append(key);
        }
        m_batch.add(std::move(stored));
        advance();
    }

    void commit()
    {
        if (m_batch.isEmpty())
            return;
        ImportBatch batch = m_batch.take();
        batch.action = QStringLiteral("imaging.index");
        const Result<> committed =
            commitBatch(*m_services.import.database, m_services.import.audit, batch);
        if (!committed && committed.error().code == ErrorCode::Conflict) {
            lookAgain(batch);
            return;
        }
        if (!committed)
            stop(committed.error());
        for (const StoredInstance& stored : batch.instances) {
            if (!committed) {
                reject(stored.path, notReached());
                continue;
            }
            ++m_import.added;
            m_import.ids.append(stored.instance.header.sopInstanceUid);
        }
    }

    /// Another program was quicker: nothing of the batch was indexed, the objects come round again.
    void lookAgain(const ImportBatch& batch)
    {
        for (const StoredInstance& stored : batch.instances) {
            if (!stored.entry)
                m_report.unverified.removeOne(stored.path);
            ObjectInfo& info = m_again.emplace_back();
            info.key = stored.path;
            info.bytes = stored.instance.bytes;
        }
        m_done -= qint64(batch.instances.size());
    }

    void stop(const Error& error)
    {
        if (!m_import.stopped)
            m_import.stopped = error;
    }

    [[nodiscard]] QString notReached() const
    {
        return QCoreApplication::translate("BucketIndex", "Not indexed, because it ended early: %1")
            .arg(m_import.stopped ? m_import.stopped->message : cancelledError().message);
    }

    void reject(const QString& key, const QString& reason)
    {
        m_import.rejected.push_back({key, reason});
        advance();
    }

    void advance()
    {
        ++m_done;
        m_import.read = int(m_done);
        m_job.report(m_done, m_total);
    }

    const BucketIndexServices& m_services;
    const BucketIndexOptions& m_options;
    Job& m_job;
    QThreadPool m_threads;
    OrphanStudies m_orphans;
    ObjectOwners m_owners;
    std::optional<ImportPlan> m_plan; ///< of this round
    PendingBatch m_batch;
    std::vector<ObjectInfo> m_again;
    ImportReport m_import;
    BucketIndexReport m_report;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace

Result<BucketIndexReport> indexBucket(const BucketIndexServices& services,
                                      const BucketIndexOptions& options, Job& job)
{
    return BucketIndex(services, options, job).run();
}

} // namespace wardlight::ingest
