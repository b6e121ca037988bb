#include "core/ingest/dicom/dicom_import.h"

#include "core/async/tasks.h"
#include "core/ingest/dicom/import_plan.h"
#include "core/ingest/dicom/media_directory.h"
#include "core/ingest/dicom/object_layout.h"
#include "core/ingest/dicom/pending_batch.h"
#include "core/ingest/file_walk.h"
#include "core/objects/byte_sources.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QtConcurrentMap>

#include <algorithm>

namespace wardlight::ingest {

namespace {

constexpr qsizetype ChunkFiles = 32; ///< read at once, so held in memory at once
constexpr qint64 ChunkBytes = qint64(256) * 1024 * 1024;
constexpr int MostRounds = 3; ///< when other programs import the same

/// A file whose bytes were read, and nothing more.
struct HashedFile
{
    QString path;
    objects::IngestedFile file;
};

/// A file that is to be stored.
struct Placement
{
    DicomFile file;
    std::optional<PatientId> patient;
    std::optional<patients::NewPatient> newPatient;
};

Result<Sha256Digest> hashStored(objects::ObjectStore& store, const QString& key)
{
    Sha256 hash;
    const auto info = store.get(key, {}, [&hash](std::span<const std::byte> bytes) -> Result<> {
        hash.add(bytes);
        return {};
    });
    if (!info)
        return propagate(info);
    return hash.finish();
}

/// Puts a file into the store and reads it back; the manifest's entry for it.
Result<objects::ManifestEntry> store(const DicomImportServices& services,
                                     const Placement& placement)
{
    const objects::IngestedFile& file = placement.file.file;
    const objects::PutRequest request =
        dicomPutRequest(placement.file.header, placement.patient, file.hashes.whole);
    objects::SealedSource source(file.bytes);
    if (const auto put = services.objects->put(request, source); !put)
        return propagate(put);
    const Result<Sha256Digest> readBack = hashStored(*services.objects, request.key);
    if (!readBack)
        return propagate(readBack);
    if (*readBack != file.hashes.whole)
        return fail(ErrorCode::Integrity,
                    QCoreApplication::translate(
                        "DicomImport", "The store gave back other bytes than it was given. The "
                                       "disk may be failing; the file was not imported."),
                    QStringLiteral("read back differs"));
    objects::ManifestEntry entry = file.manifestEntry(request.key);
    entry.state = objects::ObjectState::Verified;
    entry.verifiedAt = services.clock->now();
    entry.contentType = request.contentType;
    return entry;
}

/// One import, from its paths to its report.
class DicomImport
{
public:
    DicomImport(const DicomImportServices& services, std::optional<PatientId> assigned, Job& job)
        : m_services(services), m_assigned(assigned), m_job(job),
          m_orphans(services.objects, services.database), m_plan(std::in_place, assigned, m_orphans)
    {
        m_threads.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    }

    ImportReport run(const QStringList& paths)
    {
        m_job.setStep(QCoreApplication::translate("DicomImport", "Looking for files"));
        WalkedFiles walked = walkFiles(paths, m_job);
        followDirectories(walked, *m_services.decoder);
        m_report.read = int(walked.files.size()) + int(walked.skipped.size());
        m_report.rejected = std::move(walked.skipped);
        m_total = walked.files.size();
        m_job.setStep(QCoreApplication::translate("DicomImport", "Importing images"));
        QStringList files = std::move(walked.files);
        for (int round = 1; !files.isEmpty() && round <= MostRounds; ++round) {
            importFiles(files);
            files = std::exchange(m_again, {});
            m_plan.emplace(m_assigned, m_orphans);
        }
        for (const QString& path : files)
            reject(path, QCoreApplication::translate(
                             "DicomImport", "Another program kept importing the same files."));
        return std::move(m_report);
    }

private:
    void importFiles(const QStringList& files)
    {
        qsizetype next = 0;
        while (next < files.size() && mayGoOn()) {
            const QStringList chunk = nextChunk(files, next);
            next += chunk.size();
            takeChunk(chunk);
            if (m_batch.isFull())
                commit();
        }
        commit();
        for (const QString& path : files.sliced(next))
            reject(path, notReached());
    }

    /// False once the import was cancelled or stopped; says why in the report.
    bool mayGoOn()
    {
        if (m_job.isCancelled() && !m_report.stopped)
            m_report.stopped = cancelledError();
        return !m_report.stopped;
    }

    static QStringList nextChunk(const QStringList& files, qsizetype from)
    {
        qsizetype end = from;
        qint64 bytes = 0;
        while (end < files.size() && end - from < ChunkFiles) {
            bytes += QFileInfo(files[end]).size();
            if (bytes > ChunkBytes && end > from)
                break;
            ++end;
        }
        return files.sliced(from, end - from);
    }

    static const QString& pathOf(const QString& path) { return path; }
    static const QString& pathOf(const HashedFile& file) { return file.path; }

    /// What @p work makes of each item, in their order; those it fails on are rejected.
    template <class Outcome, class Items, class Work>
    std::vector<Outcome> inParallel(const Items& items, const Work& work)
    {
        auto outcomes = QtConcurrent::blockingMapped<std::vector<Outcome>>(&m_threads, items, work);
        std::size_t i = 0;
        for (const auto& item : items) {
            if (!outcomes[i])
                reject(pathOf(item), outcomes[i].error().message);
            ++i;
        }
        return outcomes;
    }

    void takeChunk(const QStringList& paths)
    {
        std::vector<HashedFile> hashed = hashAll(paths);
        if (!dropIndexed(hashed))
            return;
        std::vector<DicomFile> files = readAll(hashed);
        const Result<IndexSnapshot> snapshot = readSnapshot(*m_services.database, files);
        if (!snapshot) {
            stop(snapshot.error());
            for (const DicomFile& file : files)
                reject(file.path, notReached());
            return;
        }
        m_plan->learn(*snapshot);
        storeAll(placeAll(std::move(files)));
    }

    std::vector<HashedFile> hashAll(const QStringList& paths)
    {
        using Outcome = Result<HashedFile>;
        const auto hash = [this](const QString& path) -> Outcome {
            if (m_job.isCancelled())
                return tl::unexpected(cancelledError());
            return objects::ingestFile(path).map([&path](const objects::IngestedFile& file) {
                return HashedFile{path, file};
            });
        };
        std::vector<HashedFile> files;
        for (Outcome& outcome : inParallel<Outcome>(paths, hash)) {
            if (outcome)
                files.push_back(std::move(*outcome));
        }
        return files;
    }

    /// Counts what is indexed with the same bytes, before a decoder looks at it.
    bool dropIndexed(std::vector<HashedFile>& files)
    {
        QList<QByteArray> hashes;
        for (const HashedFile& hashed : files)
            hashes.append(hashed.file.hashes.whole.toBytes());
        const auto indexed = findIndexedHashes(*m_services.database, hashes);
        if (!indexed) {
            stop(indexed.error());
            for (const HashedFile& hashed : files)
                reject(hashed.path, notReached());
            return false;
        }
        std::erase_if(files, [&](const HashedFile& hashed) {
            if (!indexed->contains(hashed.file.hashes.whole.toBytes()))
                return false;
            ++m_report.unchanged;
            advance();
            return true;
        });
        return true;
    }

    std::vector<DicomFile> readAll(const std::vector<HashedFile>& hashed)
    {
        using Outcome = Result<DicomFile>;
        const auto read = [this](const HashedFile& file) -> Outcome {
            if (m_job.isCancelled())
                return tl::unexpected(cancelledError());
            return readDicomFile(file.path, file.file, *m_services.decoder);
        };
        std::vector<DicomFile> files;
        for (Outcome& outcome : inParallel<Outcome>(hashed, read)) {
            if (outcome)
                files.push_back(std::move(*outcome));
        }
        return files;
    }

    std::vector<Placement> placeAll(std::vector<DicomFile> files)
    {
        std::vector<Placement> placements;
        for (DicomFile& file : files) {
            Result<ImportPlan::Decision> decision = m_plan->decide(file);
            if (!decision) {
                stop(decision.error());
                reject(file.path, notReached());
                continue;
            }
            switch (decision->verdict) {
            case ImportPlan::Verdict::Reject:
                reject(file.path, decision->reason);
                break;
            case ImportPlan::Verdict::Unchanged:
                ++m_report.unchanged;
                advance();
                break;
            case ImportPlan::Verdict::Store:
                placements.push_back(
                    {std::move(file), decision->patient, std::move(decision->newPatient)});
                break;
            }
        }
        return placements;
    }

    void storeAll(std::vector<Placement> placements)
    {
        using Outcome = Result<objects::ManifestEntry>;
        const auto put = [this](const Placement& placement) -> Outcome {
            if (m_job.isCancelled())
                return tl::unexpected(cancelledError());
            return store(m_services, placement);
        };
        std::vector<Outcome> outcomes =
            QtConcurrent::blockingMapped<std::vector<Outcome>>(&m_threads, placements, put);
        for (std::size_t i = 0; i < placements.size(); ++i) {
            Placement& placement = placements[i];
            // Made with the first file, though that one may fail: later ones rely on the id.
            if (placement.newPatient)
                m_batch.addPatient(std::move(*placement.newPatient));
            if (outcomes[i]) {
                addToBatch(std::move(placement), std::move(*outcomes[i]));
                continue;
            }
            const Error& error = outcomes[i].error();
            if (endsImport(error))
                stop(error);
            m_plan->forget(placement.file);
            reject(placement.file.path, error.message);
        }
    }

    void addToBatch(Placement placement, objects::ManifestEntry entry)
    {
        StoredInstance stored{.path = placement.file.path,
                              .instance = {.header = std::move(placement.file.header),
                                           .patient = placement.patient,
                                           .objectKey = entry.key,
                                           .sha256 = entry.sha256,
                                           .bytes = entry.bytes},
                              .entry = std::move(entry)};
        m_batch.add(std::move(stored));
        advance();
    }

    void commit()
    {
        if (m_batch.isEmpty())
            return;
        const ImportBatch batch = m_batch.take();
        const Result<> committed = commitBatch(*m_services.database, m_services.audit, batch);
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
            ++m_report.added;
            m_report.ids.append(stored.instance.header.sopInstanceUid);
        }
    }

    /// Another program was quicker: nothing of the batch was indexed, the files come round again.
    /// Their objects stay: the other one may have taken them over, as after a killed import.
    void lookAgain(const ImportBatch& batch)
    {
        for (const StoredInstance& stored : batch.instances)
            m_again.append(stored.path);
        m_done -= qint64(batch.instances.size());
    }

    void stop(const Error& error)
    {
        if (!m_report.stopped)
            m_report.stopped = error;
    }

    [[nodiscard]] QString notReached() const
    {
        return QCoreApplication::translate("DicomImport", "Not imported, because the import ended "
                                                          "early: %1")
            .arg(m_report.stopped ? m_report.stopped->message : cancelledError().message);
    }

    void reject(const QString& path, const QString& reason)
    {
        m_report.rejected.push_back({path, reason});
        advance();
    }

    void advance() { m_job.report(++m_done, m_total); }

    const DicomImportServices& m_services;
    std::optional<PatientId> m_assigned;
    Job& m_job;
    QThreadPool m_threads;
    OrphanStudies m_orphans;
    std::optional<ImportPlan> m_plan; ///< of this round
    PendingBatch m_batch;
    QStringList m_again;
    ImportReport m_report;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace

Result<ImportReport> importDicom(const DicomImportServices& services, const QStringList& paths,
                                 const DicomImportOptions& options, Job& job)
{
    std::optional<PatientId> assigned;
    if (options.patientMrn) {
        const Result<PatientId> patient = findPatientByMrn(*services.database, *options.patientMrn);
        if (!patient)
            return propagate(patient);
        assigned = *patient;
    }
    return DicomImport(services, assigned, job).run(paths);
}

} // namespace wardlight::ingest
