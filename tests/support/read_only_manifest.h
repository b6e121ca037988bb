#pragma once

#include "core/objects/manifest.h"

#include <optional>

namespace wardlight::test {

/// A manifest that cannot be written, as one whose database has gone away.
class ReadOnlyManifest final : public objects::Manifest
{
public:
    std::optional<objects::ManifestEntry> entry;
    std::optional<Error> findError;

    Result<std::optional<objects::ManifestEntry>> find(const QString& /*key*/) override
    {
        if (findError)
            return tl::unexpected(*findError);
        return entry;
    }
    Result<std::vector<objects::ManifestEntry>> list(const objects::ManifestQuery& /*q*/) override
    {
        return gone();
    }
    Result<> record(const objects::ManifestEntry& /*entry*/) override { return gone(); }
    Result<> forget(const QString& /*key*/) override { return gone(); }
    Result<> markVerified(const QString& /*key*/, const QDateTime& /*at*/) override
    {
        return gone();
    }
    Result<> quarantine(const QString& /*key*/, const QString& /*reason*/) override
    {
        return gone();
    }
    Result<> release(const QString& /*key*/, const QDateTime& /*verifiedAt*/) override
    {
        return gone();
    }

private:
    static tl::unexpected<Error> gone()
    {
        return fail(ErrorCode::Unavailable, QStringLiteral("The database has gone."));
    }
};

} // namespace wardlight::test
