#pragma once

#include "app/ctl/output.h"
#include "app/services/object_services.h"
#include "core/base/result.h"
#include "core/profiles/secret_store.h"

#include <QStringList>

#include <CLI/CLI.hpp>

#include <functional>
#include <optional>

namespace wardlight::ctl {

/// What a script learns; the numbers are part of the interface.
enum class ExitCode
{
    Done = 0,
    Failed = 1,
    BadUsage = 2,
    IntegrityFailed = 3, ///< an integrity check ran and something did not match
};

/// Options that hold for every command; they may stand before or after it.
struct GlobalOptions
{
    std::string workspaceFolder; ///< --workspace, else WARDLIGHT_WORKSPACE, else the default
    std::string profile;         ///< --profile; excludes --workspace
    std::string person;          ///< --person, else WARDLIGHT_PERSON, else the system's user
    bool json = false;
};

/// What a command works with while it runs.
class Context
{
public:
    explicit Context(const GlobalOptions& options);

    /// The workspace or the profile and everything on it, opened at the first call; starts a
    /// stopped server. Asks for a password on a terminal where one is wanted.
    [[nodiscard]] Result<services::Services> services();
    /// As services(), for work with objects alone: a profile needs no database for it. Asks for the
    /// keys of a bucket on a terminal where none are known.
    [[nodiscard]] Result<services::ObjectServices> objectServices();
    /// Absolute, whether or not there is a workspace.
    [[nodiscard]] const QString& workspaceFolder() const { return m_options.workspaceFolder; }
    [[nodiscard]] bool hasProfile() const { return !m_options.profile.isEmpty(); }
    /// Where passwords and keys are kept.
    [[nodiscard]] profiles::SecretStore& secrets() { return *m_options.secrets; }
    [[nodiscard]] const services::ServicesOptions& serviceOptions() const { return m_options; }
    [[nodiscard]] Output& out() { return m_out; }
    /// Says on stderr when a standby answered, and how old that may be.
    void tellReadAge() const;
    /// Says on stderr what is wrong with the arguments; for what the parser cannot know.
    [[nodiscard]] ExitCode badUsage(const QString& message);

private:
    services::ServicesOptions m_options;
    Output m_out;
    std::optional<services::Services> m_services;
    std::optional<services::ObjectServices> m_objectServices;
};

/// The work of one command. An error goes to stderr and exits 1 (3 for Error::Integrity).
using Command = std::function<Result<ExitCode>(Context&)>;

/// The commands of wardlightctl and the parser over them.
///
/// One file per subcommand adds itself in an `addXCommands(CommandLine&)`, see commands.h. Options
/// are written into a shared struct that the command's lambda captures:
///
///     auto options = std::make_shared<ListOptions>();
///     CLI::App* list = line.command(patients, "list", tr("List patients"),
///                                   [options](Context& context) { return list(context, *options);
///                                   });
///     list->add_option("--limit", options->limit, …);
class CommandLine
{
public:
    CommandLine();

    /// A word that needs another one after it: `patients …`.
    CLI::App* group(const char* name, const QString& description);
    /// A command of its own (`migrate`), or in a group.
    CLI::App* command(const char* name, const QString& description, Command run);
    CLI::App* command(CLI::App* group, const char* name, const QString& description, Command run);

    /// Parses and runs.
    [[nodiscard]] ExitCode run(int argc, char** argv);

private:
    [[nodiscard]] ExitCode usageError(const CLI::ParseError& error);
    [[nodiscard]] ExitCode runChosen();

    CLI::App m_app;
    GlobalOptions m_options;
    Command m_chosen;
};

/// A command-line argument as text (UTF-8).
[[nodiscard]] QString toQString(const std::string& argument);
[[nodiscard]] QStringList toQStrings(const std::vector<std::string>& arguments);

} // namespace wardlight::ctl
