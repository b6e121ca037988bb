#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>

#include <memory>

namespace wardlight::objects {

/// What a request to S3 is signed with. Never logged, never written to a file.
struct Credentials
{
    QByteArray accessKeyId;
    QByteArray secretAccessKey;
    QByteArray sessionToken = {}; ///< empty for keys that last
    QDateTime expires = {};       ///< UTC; null for keys that last

    [[nodiscard]] bool isComplete() const
    {
        return !accessKeyId.isEmpty() && !secretAccessKey.isEmpty();
    }
};

/// Where credentials come from: a profile's keychain, the environment, a program. Thread-safe; may
/// block, for a program has to run or a person has to be asked.
class CredentialSource
{
public:
    virtual ~CredentialSource() = default;

    /// @return Error::NotFound when this source has none, Permission when it refuses them
    [[nodiscard]] virtual Result<Credentials> credentials() = 0;
    /// The server refused what credentials() gave last: it has expired. The next call asks anew
    /// where that is possible.
    virtual void forget() {}
};

/// Credentials that are known already.
class FixedCredentials final : public CredentialSource
{
public:
    explicit FixedCredentials(Credentials credentials) : m_credentials(std::move(credentials)) {}
    [[nodiscard]] Result<Credentials> credentials() override { return m_credentials; }

private:
    Credentials m_credentials;
};

} // namespace wardlight::objects
