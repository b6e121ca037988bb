#include "app/ctl/command_line.h"

#include "app/ctl/terminal.h"
#include "app/services/bucket.h"
#include "app/services/read_age.h"
#include "core/profiles/profile_file.h"

#include <QCoreApplication>
#include <QDir>

namespace wardlight::ctl {

namespace {

services::ServicesOptions serviceOptionsFor(const GlobalOptions& options)
{
    services::ServicesOptions result;
    result.workspaceFolder = options.workspaceFolder.empty()
                                 ? services::defaultWorkspaceFolder()
                                 : QDir(toQString(options.workspaceFolder)).absolutePath();
    result.person = options.person.empty() ? services::defaultPerson() : toQString(options.person);
    result.program = QStringLiteral("wardlightctl");
    result.profile = toQString(options.profile);
    result.secrets = services::systemSecrets();
    return result;
}

/// Asks for the database's password of this profile, for this one command.
/// @return false when nobody is there to be asked, or has none to give
Result<bool> askPassword(const services::ServicesOptions& options)
{
    if (!canAsk())
        return false;
    const auto profile = profiles::ProfileFile().find(options.profile);
    if (!profile)
        return propagate(profile);
    const auto password =
        askSecret(QCoreApplication::translate("CommandLine", "Password of the database of \"%1\": ")
                      .arg(profile->name));
    if (!password)
        return propagate(password);
    auto known = options.secrets->read(profile->id);
    if (!known)
        return propagate(known);
    known->database.insert(QStringLiteral("password"), QString::fromUtf8(*password));
    options.secrets->remember(profile->id, *known);
    return !password->isEmpty();
}

/// Asks for the keys of a profile's bucket, for this one command, where none are known.
Result<> askKeys(const services::ServicesOptions& options)
{
    if (options.profile.isEmpty() || !canAsk())
        return {};
    const auto profile = profiles::ProfileFile().find(options.profile);
    if (!profile)
        return propagate(profile);
    auto known = options.secrets->read(profile->id);
    if (!known)
        return propagate(known);
    const auto clock = std::make_shared<SystemClock>();
    if (!profile->bucket || services::credentialsOf(*known, clock)->credentials())
        return {};
    const auto accessKey =
        askLine(QCoreApplication::translate("CommandLine", "Access key of the bucket of \"%1\": ")
                    .arg(profile->name));
    if (!accessKey)
        return propagate(accessKey);
    const auto secretKey = askSecret(QCoreApplication::translate("CommandLine", "Its secret: "));
    if (!secretKey)
        return propagate(secretKey);
    known->accessKey = *accessKey;
    known->secretKey = *secretKey;
    options.secrets->remember(profile->id, *known);
    return {};
}

ExitCode exitCodeFor(const Error& error)
{
    return error.code == ErrorCode::Integrity ? ExitCode::IntegrityFailed : ExitCode::Failed;
}

} // namespace

Context::Context(const GlobalOptions& options)
    : m_options(serviceOptionsFor(options)),
      m_out(options.json ? Output::Format::Json : Output::Format::Text)
{}

Result<services::Services> Context::services()
{
    if (!m_services) {
        auto opened = services::openServices(m_options);
        if (!opened && hasProfile() && opened.error().code == ErrorCode::Permission) {
            if (const auto asked = askPassword(m_options); !asked)
                return propagate(asked);
            else if (*asked)
                opened = services::openServices(m_options);
        }
        if (!opened)
            return propagate(opened);
        m_services = std::move(*opened);
    }
    return *m_services;
}

void Context::tellReadAge() const
{
    const bool hasStandby = m_services && m_services->readAge;
    if (const auto lag = hasStandby ? m_services->readAge->worst() : std::nullopt)
        Output::error(services::standbySentence(*lag));
}

Result<services::ObjectServices> Context::objectServices()
{
    if (!m_objectServices) {
        if (const auto asked = askKeys(m_options); !asked)
            return propagate(asked);
        auto alone = services::openObjectsAlone(m_options);
        if (!alone)
            return propagate(alone);
        if (!*alone) {
            const auto all = services();
            if (!all)
                return propagate(all);
            *alone = services::objectServices(*all);
        }
        m_objectServices = std::move(**alone);
    }
    return *m_objectServices;
}

ExitCode Context::badUsage(const QString& message)
{
    Output::error(message);
    return ExitCode::BadUsage;
}

CommandLine::CommandLine()
    : m_app(QCoreApplication::translate("CommandLine", "Wardlight on the command line.")
                .toStdString(),
            "wardlightctl")
{
    m_app.require_subcommand(1);
    m_app.fallthrough(); // so that --json and --workspace may stand after the command
    m_app.set_version_flag("--version", WARDLIGHT_VERSION);
    m_app
        .add_option("--workspace", m_options.workspaceFolder,
                    QCoreApplication::translate("CommandLine",
                                                "The workspace's folder; else WARDLIGHT_WORKSPACE")
                        .toStdString())
        ->type_name("DIR");
    m_app
        .add_option("--profile", m_options.profile,
                    QCoreApplication::translate(
                        "CommandLine", "Work on the database and the object store of this profile "
                                       "(see \"wardlightctl profile\")")
                        .toStdString())
        ->type_name("NAME")
        ->excludes("--workspace");
    m_app
        .add_option("--person", m_options.person,
                    QCoreApplication::translate("CommandLine",
                                                "Who is named in the audit log for this command")
                        .toStdString())
        ->envname("WARDLIGHT_PERSON")
        ->type_name("NAME");
    m_app.add_flag(
        "--json", m_options.json,
        QCoreApplication::translate("CommandLine", "Print one JSON document").toStdString());
}

CLI::App* CommandLine::group(const char* name, const QString& description)
{
    CLI::App* group = m_app.add_subcommand(name, description.toStdString());
    group->require_subcommand(1);
    return group;
}

CLI::App* CommandLine::command(const char* name, const QString& description, Command run)
{
    return command(&m_app, name, description, std::move(run));
}

CLI::App* CommandLine::command(CLI::App* group, const char* name, const QString& description,
                               Command run)
{
    CLI::App* command = group->add_subcommand(name, description.toStdString());
    command->callback([this, run = std::move(run)] { m_chosen = run; });
    return command;
}

ExitCode CommandLine::run(int argc, char** argv)
{
    try {
        m_app.parse(argc, argv);
    } catch (const CLI::Success& asked) { // --help, --version
        return static_cast<ExitCode>(m_app.exit(asked));
    } catch (const CLI::ParseError& error) {
        return usageError(error);
    }
    return runChosen();
}

ExitCode CommandLine::usageError(const CLI::ParseError& error)
{
    Output::error(toQString(error.what()));
    Output::error(toQString(m_app.help()).trimmed()); // of the command that was begun
    return ExitCode::BadUsage;
}

ExitCode CommandLine::runChosen()
{
    Context context(m_options);
    const Result<ExitCode> outcome = m_chosen(context);
    context.tellReadAge();
    if (outcome)
        return *outcome;
    Output::error(outcome.error().message);
    return exitCodeFor(outcome.error());
}

QString toQString(const std::string& argument)
{
    return QString::fromStdString(argument);
}

QStringList toQStrings(const std::vector<std::string>& arguments)
{
    QStringList texts;
    for (const std::string& argument : arguments)
        texts.append(toQString(argument));
    return texts;
}

} // namespace wardlight::ctl
