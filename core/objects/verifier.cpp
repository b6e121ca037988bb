#include "core/objects/verifier.h"

#include "core/async/tasks.h"
#include "core/objects/block_hasher.h"
#include "core/objects/integrity.h"
#include "core/objects/known_objects.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <atomic>
#include <random>
#include <span>
#include <thread>

namespace wardlight::objects {

namespace {

using Kind = VerifyOutcome::Kind;

constexpr std::size_t BatchSize = 128; // one transaction of the manifest each
constexpr std::size_t Threads = 2;
constexpr int Attempts = 2;

bool byKey(const QString& a, const QString& b)
{
    return a.toUtf8() < b.toUtf8();
}

VerifyOutcome readBack(ObjectStore& store, const QString& key,
                       const std::optional<ManifestEntry>& entry, const Job* job)
{
    BlockHasher hasher;
    const auto info =
        store.get(key, std::nullopt, [&](std::span<const std::byte> bytes) -> Result<> {
            if (job && job->isCancelled())
                return tl::unexpected(cancelledError());
            hasher.add(bytes);
            return {};
        });
    if (!info && info.error().code == ErrorCode::NotFound && !entry)
        return {Kind::Gone, {}};
    if (!info && info.error().code == ErrorCode::NotFound) {
        return {Kind::Mismatch,
                QCoreApplication::translate("Verifier", "It is missing from the store.")};
    }
    if (!info && info.error().code == ErrorCode::Integrity)
        return {Kind::Mismatch, info.error().message};
    if (!info)
        return {Kind::Unreadable, info.error().message};
    const Expectation expected(entry, info->metadata);
    if (const auto mismatch = expected.mismatch(hasher.finish()))
        return {Kind::Mismatch, *mismatch};
    return {expected.isRecorded() ? Kind::Ok : Kind::Unverified, {}};
}

bool sameRecord(const std::optional<ManifestEntry>& a, const std::optional<ManifestEntry>& b)
{
    return a.has_value() == b.has_value() &&
           (!a || (a->sha256 == b->sha256 && a->bytes == b->bytes && a->state == b->state));
}

bool isQuarantined(const KnownObject& object)
{
    return object.entry && object.entry->state == ObjectState::Quarantined;
}

QString stillQuarantined(const ManifestEntry& entry)
{
    return QCoreApplication::translate("Verifier",
                                       "Its bytes match again, but it is in quarantine: %1 Release "
                                       "it to use it.")
        .arg(entry.quarantineReason);
}

/// One run over many objects, batch by batch.
class Run
{
public:
    Run(ObjectStore& store, Manifest& manifest, const Clock& clock, Job& job)
        : m_store(store), m_manifest(manifest), m_clock(clock), m_job(job)
    {}

    Result<VerifyReport> all(const VerifyRequest& request)
    {
        m_report = request.soFar;
        KnownObjects known(m_store, m_manifest, request.prefix);
        for (;;) {
            const auto batch = nextBatch(known, request.after);
            if (!batch)
                return propagate(batch);
            if (batch->empty())
                return std::move(m_report);
            if (const auto done = verify(*batch); !done)
                return propagate(done);
            if (request.onProgress) {
                if (const auto told = request.onProgress(batch->back().key, m_report); !told)
                    return propagate(told);
            }
        }
    }

    Result<VerifyReport> sample(const QString& prefix, std::size_t count)
    {
        auto chosen = choose(prefix, count);
        if (!chosen)
            return propagate(chosen);
        m_total = qint64(chosen->size());
        for (std::size_t at = 0; at < chosen->size(); at += BatchSize) {
            const auto size = std::min(BatchSize, chosen->size() - at);
            const auto batch = std::span(*chosen).subspan(at, size);
            if (const auto done = verify({batch.begin(), batch.end()}); !done)
                return propagate(done);
        }
        return std::move(m_report);
    }

private:
    Result<std::vector<KnownObject>> nextBatch(KnownObjects& known, const QString& after)
    {
        std::vector<KnownObject> batch;
        while (batch.size() < BatchSize) {
            auto object = known.next();
            if (!object)
                return propagate(object);
            if (m_job.isCancelled())
                return tl::unexpected(cancelledError());
            if (!*object)
                break;
            if (after.isEmpty() || byKey(after, (*object)->key))
                batch.push_back(std::move(**object));
        }
        return batch;
    }

    // A reservoir: every object has the same chance, and only the chosen are kept.
    Result<std::vector<KnownObject>> choose(const QString& prefix, std::size_t count)
    {
        KnownObjects known(m_store, m_manifest, prefix);
        std::vector<KnownObject> chosen;
        std::mt19937_64 random{std::random_device()()};
        for (std::size_t seen = 0;; ++seen) {
            auto object = known.next();
            if (!object)
                return propagate(object);
            if (m_job.isCancelled())
                return tl::unexpected(cancelledError());
            if (!*object)
                break;
            const std::size_t place = std::uniform_int_distribution<std::size_t>(0, seen)(random);
            if (chosen.size() < count)
                chosen.push_back(std::move(**object));
            else if (place < count)
                chosen[place] = std::move(**object);
        }
        std::ranges::sort(chosen, byKey, &KnownObject::key);
        return chosen;
    }

    Result<> verify(std::vector<KnownObject> batch)
    {
        auto outcomes = readAll(batch);
        if (m_job.isCancelled())
            return tl::unexpected(cancelledError());
        std::vector<QString> verified;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if (const auto sure = makeSure(batch[i], outcomes[i]); !sure)
                return sure;
            if (outcomes[i].kind == Kind::Ok && batch[i].entry && !isQuarantined(batch[i]))
                verified.push_back(batch[i].key);
            if (const auto settled = settle(batch[i], outcomes[i]); !settled)
                return settled;
        }
        return m_manifest.markAllVerified(verified, m_clock.now());
    }

    std::vector<VerifyOutcome> readAll(const std::vector<KnownObject>& batch)
    {
        std::vector<VerifyOutcome> outcomes(batch.size());
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t i = next++; i < batch.size() && !m_job.isCancelled(); i = next++) {
                outcomes[i] = verifyObject(m_store, batch[i].key, batch[i].entry, &m_job);
                m_job.report(++m_done, m_total);
            }
        };
        std::array<std::jthread, Threads> threads;
        for (std::jthread& thread : threads)
            thread = std::jthread(work);
        for (std::jthread& thread : threads)
            thread.join();
        return outcomes;
    }

    // What failed may have been replaced or removed since it was listed, record and all.
    Result<> makeSure(KnownObject& object, VerifyOutcome& outcome)
    {
        if (outcome.kind != Kind::Mismatch)
            return {};
        auto entry = m_manifest.find(object.key);
        if (!entry)
            return propagate(entry);
        if (sameRecord(*entry, object.entry))
            return {};
        object.entry = std::move(*entry);
        outcome = verifyObject(m_store, object.key, object.entry, &m_job);
        return {};
    }

    Result<> settle(const KnownObject& object, const VerifyOutcome& outcome)
    {
        if (outcome.kind == Kind::Gone)
            return {};
        ++m_report.checked;
        switch (outcome.kind) {
        case Kind::Gone:
            return {};
        case Kind::Ok:
            if (isQuarantined(object))
                m_report.failed.push_back({object.key, stillQuarantined(*object.entry)});
            else
                ++m_report.ok;
            return {};
        case Kind::Unverified:
            ++m_report.unverified;
            return {};
        case Kind::Unreadable:
            m_report.failed.push_back({object.key, outcome.reason});
            return {};
        case Kind::Mismatch:
            m_report.failed.push_back({object.key, outcome.reason});
            return isQuarantined(object) ? Result<>()
                                         : m_manifest.quarantine(object.key, outcome.reason);
        }
        return {};
    }

    ObjectStore& m_store;
    Manifest& m_manifest;
    const Clock& m_clock;
    Job& m_job;
    VerifyReport m_report;
    std::atomic<qint64> m_done = 0;
    qint64 m_total = 0; ///< not known while the walk goes on
};

} // namespace

VerifyOutcome verifyObject(ObjectStore& store, const QString& key,
                           const std::optional<ManifestEntry>& entry, const Job* job)
{
    VerifyOutcome outcome;
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        outcome = readBack(store, key, entry, job);
        if (outcome.kind == Kind::Ok || outcome.kind == Kind::Unverified)
            break;
    }
    return outcome;
}

Result<VerifyReport> verifyObjects(ObjectStore& store, Manifest& manifest, const Clock& clock,
                                   const VerifyRequest& request, Job& job)
{
    Run run(store, manifest, clock, job);
    return request.sample > 0 ? run.sample(request.prefix, std::size_t(request.sample))
                              : run.all(request);
}

Result<> releaseObject(ObjectStore& store, Manifest& manifest, const Clock& clock,
                       const QString& key)
{
    const auto entry = manifest.find(key);
    if (!entry)
        return propagate(entry);
    if (!*entry || (*entry)->state != ObjectState::Quarantined)
        return tl::unexpected(notQuarantined(key));
    const VerifyOutcome outcome = verifyObject(store, key, *entry);
    switch (outcome.kind) {
    case Kind::Ok:
        return manifest.release(key, clock.now());
    case Kind::Unverified:
        return fail(ErrorCode::Unverified,
                    QCoreApplication::translate("Verifier",
                                                "\"%1\" stays in quarantine: there is no recorded "
                                                "hash to compare it with. Import it again.")
                        .arg(key));
    case Kind::Gone:
    case Kind::Mismatch:
        return fail(ErrorCode::Integrity,
                    QCoreApplication::translate("Verifier", "\"%1\" stays in quarantine. %2")
                        .arg(key, outcome.reason));
    case Kind::Unreadable:
        return fail(ErrorCode::Unavailable,
                    QCoreApplication::translate("Verifier",
                                                "\"%1\" could not be checked and stays in "
                                                "quarantine. %2")
                        .arg(key, outcome.reason),
                    {}, true);
    }
    return {};
}

} // namespace wardlight::objects
