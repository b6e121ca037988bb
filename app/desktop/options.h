#pragma once

#include "ui/common/theme.h"

#include <QString>

#include <optional>
#include <variant>

namespace wardlight::desktop {

/// What the command line of `wardlight` asks for.
struct Options
{
    QString workspaceFolder;            ///< empty: the one of the settings
    QString profile;                    ///< not empty: connect to this one instead
    QString tourFolder;                 ///< not empty: take pictures of every page and end
    QString language;                   ///< "en", "zh_CN"; empty: the settings', else the system's
    std::optional<ui::ThemeKind> theme; ///< none: the settings'
    QString person;                     ///< empty: asked for
    /// Say "ready" on standard output and end once the first page shows its data; for the startup
    /// benchmark, and so not in the help.
    bool exitsWhenReady = false;
};

/// Reads the command line. Needs no application object and opens no display.
/// @return the options, or the exit code when all is said (0 for --help, 2 for bad usage)
[[nodiscard]] std::variant<Options, int> parseOptions(int argc, const char* const* argv);

} // namespace wardlight::desktop
