#pragma once

#include "core/async/job.h"
#include "core/base/clock.h"
#include "core/objects/manifest.h"
#include "core/objects/object_store.h"

#include <functional>
#include <vector>

namespace wardlight::objects {

struct VerifyFailure
{
    QString key;
    QString reason; ///< for the person
};

struct VerifyReport
{
    qint64 checked = 0; ///< ok + failed + unverified
    qint64 ok = 0;
    std::vector<VerifyFailure> failed; ///< by key, in UTF-8 byte order
    qint64 unverified = 0;             ///< read, but nobody recorded a hash to compare with
};

struct VerifyRequest
{
    QString prefix = {};
    int sample = 0; ///< this many objects, chosen at random; 0: all
    /// Go on behind this key, with what had been found up to it; not with a sample.
    QString after = {};
    VerifyReport soFar = {};
    /// Told after every hundred objects or so: the last key that is done, and the report up to it.
    /// An error ends the run.
    std::function<Result<>(const QString&, const VerifyReport&)> onProgress = {};
};

/// Reads objects back and compares them with what was recorded: everything that the manifest or
/// the store knows below the prefix.
///
/// What does not match, twice, or is gone is quarantined; what matches is marked verified. What was
/// in quarantine stays there and counts as failed. An object that cannot be read (a bad sector, a
/// store that does not answer) fails without being quarantined. Blocking; reads on two threads,
/// never holds an object as a whole.
/// @return Cancelled when the job was; errors of listing the store or of the manifest
[[nodiscard]] Result<VerifyReport> verifyObjects(ObjectStore& store, Manifest& manifest,
                                                 const Clock& clock, const VerifyRequest& request,
                                                 Job& job);

/// What reading one object back said.
struct VerifyOutcome
{
    enum class Kind
    {
        Ok,
        Mismatch,   ///< other bytes than recorded, or gone
        Unreadable, ///< the store failed; says nothing about the bytes
        Unverified,
        Gone, ///< neither stored nor recorded: removed since it was listed
    };

    Kind kind = Kind::Ok;
    QString reason; ///< of a failure
};

/// Reads one object back, a second time where it does not match; changes nothing.
/// @param job  asked while bytes come; a cancelled read is Unreadable. May be null.
[[nodiscard]] VerifyOutcome verifyObject(ObjectStore& store, const QString& key,
                                         const std::optional<ManifestEntry>& entry,
                                         const Job* job = nullptr);

/// Takes an object out of quarantine if its bytes match again.
/// @return Error::Integrity when they do not, NotFound when it is not in quarantine,
///         Error::Unverified when there is nothing to compare with
[[nodiscard]] Result<> releaseObject(ObjectStore& store, Manifest& manifest, const Clock& clock,
                                     const QString& key);

} // namespace wardlight::objects
