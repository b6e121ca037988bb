#include "tests/support/temporary_workspace.h"

#include "tests/support/run_program.h"

#include <QFileInfo>

namespace wardlight::test {

Result<TemporaryWorkspace> TemporaryWorkspace::create()
{
    auto folder = WatchedFolder::create();
    if (!folder)
        return propagate(folder);
    return TemporaryWorkspace(std::move(*folder));
}

TemporaryWorkspace::~TemporaryWorkspace()
{
    // The program removes what it keeps outside the folder; the watcher does the rest.
    if (!m_folder.path().isEmpty() && QFileInfo::exists(folder())) {
        const auto stopped = runProgram(QStringLiteral("wardlightctl"),
                                        {QStringLiteral("workspace"), QStringLiteral("stop"),
                                         QStringLiteral("--dir"), folder()});
        if (!stopped.exitedWith(0))
            qWarning("workspace stop: %s", stopped.describe().constData());
    }
}

} // namespace wardlight::test
