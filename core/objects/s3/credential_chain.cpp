#include "core/objects/s3/credential_chain.h"

#include "core/objects/s3/ini_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace wardlight::objects {

namespace {

constexpr int ProgramTimeoutMs = 60'000;
/// Credentials that end sooner are asked for anew before they do.
constexpr qint64 RenewBeforeSeconds = 300;
constexpr qint64 MaximumFileBytes = qint64(1024) * 1024;

tl::unexpected<Error> noCredentials()
{
    return fail(ErrorCode::NotFound,
                QCoreApplication::translate("CredentialChain",
                                            "There are no credentials for the S3 server. Enter an "
                                            "access key, or set AWS_ACCESS_KEY_ID and "
                                            "AWS_SECRET_ACCESS_KEY."),
                QStringLiteral("no credentials"));
}

tl::unexpected<Error> halfPair(const QString& where)
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate("CredentialChain",
                                            "%1 gives only one half of the credentials; both the "
                                            "access key and the secret key are needed.")
                    .arg(where));
}

tl::unexpected<Error> programFailed(const QString& detail, ErrorCode code = ErrorCode::Invalid)
{
    return fail(code,
                QCoreApplication::translate("CredentialChain",
                                            "The program that should give the S3 credentials "
                                            "(credential_process) did not. Run it by hand to see "
                                            "why."),
                detail);
}

QByteArray readSmallFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(MaximumFileBytes) : QByteArray();
}

/// Keys that stand in a section; NotFound when there are none.
Result<Credentials> keysIn(const IniSection& section, const QString& file)
{
    const Credentials found{section.value(QStringLiteral("aws_access_key_id")).toUtf8(),
                            section.value(QStringLiteral("aws_secret_access_key")).toUtf8(),
                            section.value(QStringLiteral("aws_session_token")).toUtf8()};
    if (found.isComplete())
        return found;
    if (found.accessKeyId.isEmpty() && found.secretAccessKey.isEmpty())
        return noCredentials();
    return halfPair(file);
}

Result<Credentials> runProgram(const QString& commandLine)
{
    auto words = splitCommandLine(commandLine);
    if (!words || words->isEmpty())
        return programFailed(QStringLiteral("the command line cannot be split"));
    QProcess program;
    program.setProgram(words->takeFirst());
    program.setArguments(*words);
    program.setStandardInputFile(QProcess::nullDevice());
    program.start();
    if (!program.waitForFinished(ProgramTimeoutMs)) {
        const bool hasStarted = program.state() != QProcess::NotRunning;
        program.kill();
        program.waitForFinished();
        return hasStarted ? programFailed(QStringLiteral("timed out"), ErrorCode::Timeout)
                          : programFailed(QStringLiteral("it cannot be started"));
    }
    if (program.exitStatus() != QProcess::NormalExit || program.exitCode() != 0)
        return programFailed(QStringLiteral("exit code %1").arg(program.exitCode()));
    return parseProcessCredentials(program.readAllStandardOutput());
}

} // namespace

std::optional<QStringList> splitCommandLine(const QString& line)
{
    QStringList words;
    QString word;
    bool isInWord = false;
    QChar quote;
    for (qsizetype at = 0; at < line.size(); ++at) {
        const QChar c = line[at];
        if (c == u'\\' && quote != u'\'' && at + 1 < line.size()) {
            word += line[++at];
            isInWord = true;
        } else if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == u'"' || c == u'\'') {
            quote = c;
            isInWord = true;
        } else if (!c.isSpace()) {
            word += c;
            isInWord = true;
        } else if (isInWord) {
            words.append(std::exchange(word, {}));
            isInWord = false;
        }
    }
    if (!quote.isNull())
        return std::nullopt;
    if (isInWord)
        words.append(word);
    return words;
}

Result<Credentials> parseProcessCredentials(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto text = [&object](const char* name) {
        return object.value(QLatin1String(name)).toString();
    };
    Credentials credentials{text("AccessKeyId").toUtf8(), text("SecretAccessKey").toUtf8(),
                            text("SessionToken").toUtf8()};
    if (object.value(QStringLiteral("Version")).toInt() != 1 || !credentials.isComplete())
        return programFailed(QStringLiteral("not the JSON that is expected"));
    if (const QString expiration = text("Expiration"); !expiration.isEmpty()) {
        credentials.expires = QDateTime::fromString(expiration, Qt::ISODate).toUTC();
        if (!credentials.expires.isValid())
            return programFailed(QStringLiteral("Expiration is no time"));
    }
    return credentials;
}

Result<Credentials> EnvironmentCredentials::credentials()
{
    const auto value = [this](const char* name) {
        return m_environment.value(QLatin1String(name)).toUtf8();
    };
    const Credentials found{value("AWS_ACCESS_KEY_ID"), value("AWS_SECRET_ACCESS_KEY"),
                            value("AWS_SESSION_TOKEN")};
    if (found.isComplete())
        return found;
    if (found.accessKeyId.isEmpty() && found.secretAccessKey.isEmpty())
        return noCredentials();
    return halfPair(QCoreApplication::translate("CredentialChain", "The environment"));
}

SharedFileCredentials::Files
SharedFileCredentials::systemFiles(const QProcessEnvironment& environment)
{
    const QString folder = QDir::homePath() + QStringLiteral("/.aws/");
    return {environment.value(QStringLiteral("AWS_SHARED_CREDENTIALS_FILE"),
                              folder + QStringLiteral("credentials")),
            environment.value(QStringLiteral("AWS_CONFIG_FILE"), folder + QStringLiteral("config")),
            environment.value(QStringLiteral("AWS_PROFILE"), QStringLiteral("default"))};
}

Result<Credentials> SharedFileCredentials::credentials()
{
    const IniSection keys = parseIni(readSmallFile(m_files.credentials)).value(m_files.profile);
    const IniSections config = parseIni(readSmallFile(m_files.config));
    const QString name = m_files.profile == QStringLiteral("default")
                             ? m_files.profile
                             : QStringLiteral("profile ") + m_files.profile;
    const IniSection settings = config.value(name);
    const auto found = keysIn(keys, m_files.credentials);
    if (found || found.error().code != ErrorCode::NotFound)
        return found;
    const auto inConfig = keysIn(settings, m_files.config);
    if (inConfig || inConfig.error().code != ErrorCode::NotFound)
        return inConfig;
    const QString key = QStringLiteral("credential_process");
    const QString program = keys.value(key, settings.value(key));
    return program.isEmpty() ? inConfig : runProgram(program);
}

Result<Credentials> CredentialChain::credentials()
{
    const std::lock_guard lock(m_mutex);
    if (m_known && (m_known->expires.isNull() ||
                    m_clock->now().secsTo(m_known->expires) > RenewBeforeSeconds)) {
        return *m_known;
    }
    for (const auto& source : m_sources) {
        auto found = source->credentials();
        if (!found && found.error().code == ErrorCode::NotFound)
            continue;
        if (found)
            m_known = *found;
        return found;
    }
    return noCredentials();
}

void CredentialChain::forget()
{
    const std::lock_guard lock(m_mutex);
    m_known.reset();
    for (const auto& source : m_sources)
        source->forget();
}

std::shared_ptr<CredentialSource> systemCredentials(std::shared_ptr<const Clock> clock)
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    return std::make_shared<CredentialChain>(
        std::vector<std::shared_ptr<CredentialSource>>{
            std::make_shared<EnvironmentCredentials>(environment),
            std::make_shared<SharedFileCredentials>(
                SharedFileCredentials::systemFiles(environment))},
        std::move(clock));
}

} // namespace wardlight::objects
