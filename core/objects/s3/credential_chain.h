#pragma once

#include "core/base/clock.h"
#include "core/objects/s3/credentials.h"

#include <QProcessEnvironment>

#include <mutex>
#include <optional>
#include <vector>

namespace wardlight::objects {

/// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
class EnvironmentCredentials final : public CredentialSource
{
public:
    explicit EnvironmentCredentials(QProcessEnvironment environment)
        : m_environment(std::move(environment))
    {}
    /// @return NotFound when neither key is set, Error::Invalid when only one is
    [[nodiscard]] Result<Credentials> credentials() override;

private:
    QProcessEnvironment m_environment;
};

/// The files that Amazon's tools share, and the program that a profile in them may name
/// (`credential_process`). Roles and single sign-on are not among what is understood.
class SharedFileCredentials final : public CredentialSource
{
public:
    struct Files
    {
        QString credentials; ///< ~/.aws/credentials, or AWS_SHARED_CREDENTIALS_FILE
        QString config;      ///< ~/.aws/config, or AWS_CONFIG_FILE
        QString profile;     ///< "default", or AWS_PROFILE
    };

    explicit SharedFileCredentials(Files files) : m_files(std::move(files)) {}
    /// Where the files are by the rules of Amazon's tools.
    [[nodiscard]] static Files systemFiles(const QProcessEnvironment& environment);

    /// Reads the files at every call. The first of these counts: keys in the credentials file,
    /// keys in the config file, the program.
    /// @return NotFound when the profile has none of them, Error::Invalid for half a pair or a
    ///         program that does not answer as it should, Timeout when it takes over a minute
    [[nodiscard]] Result<Credentials> credentials() override;

private:
    Files m_files;
};

/// The first of several sources that has credentials, remembered until they expire.
class CredentialChain final : public CredentialSource
{
public:
    CredentialChain(std::vector<std::shared_ptr<CredentialSource>> sources,
                    std::shared_ptr<const Clock> clock)
        : m_sources(std::move(sources)), m_clock(std::move(clock))
    {}

    [[nodiscard]] Result<Credentials> credentials() override;
    void forget() override;

private:
    std::vector<std::shared_ptr<CredentialSource>> m_sources;
    std::shared_ptr<const Clock> m_clock;
    std::mutex m_mutex;
    std::optional<Credentials> m_known;
};

/// Environment, then files: what a profile without keys of its own falls back on.
[[nodiscard]] std::shared_ptr<CredentialSource>
systemCredentials(std::shared_ptr<const Clock> clock);

/// Reads what a credential program prints: JSON with Version 1, AccessKeyId, SecretAccessKey and,
/// optionally, SessionToken and Expiration.
/// @return Error::Invalid for anything else
[[nodiscard]] Result<Credentials> parseProcessCredentials(const QByteArray& json);

/// Splits a command line as a shell does: words, 'quotes', "quotes" and backslashes. Empty when a
/// quote is not closed.
[[nodiscard]] std::optional<QStringList> splitCommandLine(const QString& line);

} // namespace wardlight::objects
