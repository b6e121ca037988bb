#include "app/desktop/options.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <string>

namespace wardlight::desktop {
namespace {

QString fromLocal(const std::string& text)
{
    return QString::fromLocal8Bit(text.c_str());
}

} // namespace

std::variant<Options, int> parseOptions(int argc, const char* const* argv)
{
    CLI::App cli("Wardlight: a clinical data workstation.", "wardlight");
    std::string workspace;
    std::string profile;
    std::string tour;
    std::string language;
    std::string theme;
    std::string person;
    cli.add_option("--workspace", workspace,
                   "Open the workspace in this folder; else WARDLIGHT_WORKSPACE")
        ->type_name("DIR");
    cli.add_option("--profile", profile,
                   "Connect to the database and the object store of this profile")
        ->type_name("NAME")
        ->excludes("--workspace");
    cli.add_option("--tour", tour, "Write a picture of every page to this folder and end")
        ->type_name("DIR");
    cli.add_option("--language", language, "Language of the window")
        ->check(CLI::IsMember({"en", "zh_CN"}));
    cli.add_option("--theme", theme, "Colours of the window")
        ->check(CLI::IsMember({"dark", "light"}));
    cli.add_option("--person", person, "Who works here, for the audit log")->type_name("NAME");
    bool exitsWhenReady = false;
    cli.add_flag("--exit-when-ready", exitsWhenReady)->group("");
    cli.set_version_flag("--version", std::string("wardlight ") + WARDLIGHT_VERSION);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& said) {
        return cli.exit(said) == 0 ? 0 : 2;
    }

    Options options;
    options.profile = fromLocal(profile);
    options.workspaceFolder = fromLocal(workspace);
    if (workspace.empty() && profile.empty())
        options.workspaceFolder = qEnvironmentVariable("WARDLIGHT_WORKSPACE");
    options.tourFolder = fromLocal(tour);
    options.language = fromLocal(language);
    options.person = fromLocal(person).trimmed();
    options.exitsWhenReady = exitsWhenReady;
    if (!theme.empty())
        options.theme = theme == "light" ? ui::ThemeKind::Light : ui::ThemeKind::Dark;
    return options;
}

} // namespace wardlight::desktop
