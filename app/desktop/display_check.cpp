#include "app/desktop/display_check.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <cstdio>
#include <cstdlib>

namespace wardlight::desktop {
namespace {

/// Qt calls this with a fatal message right before it would abort.
void sayWhatIsMissing(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type != QtFatalMsg)
        return; // the plugins' own complaints say the same, less clearly
    std::fprintf(stderr,
                 "wardlight: There is no display to open a window on. Start it from a desktop, or "
                 "set DISPLAY or WAYLAND_DISPLAY.\n"
                 "Without a display, pictures of every page can be written: "
                 "QT_QPA_PLATFORM=offscreen wardlight --tour DIR\n");
    if (qEnvironmentVariableIsSet("QT_DEBUG_PLUGINS"))
        std::fprintf(stderr, "%s\n", qPrintable(text));
    std::fflush(stderr);
    std::_Exit(1); // no destructors: half an application is on the stack
}

} // namespace

DisplayCheck::DisplayCheck()
{
    qInstallMessageHandler(sayWhatIsMissing);
}

DisplayCheck::~DisplayCheck()
{
    qInstallMessageHandler(nullptr);
}

} // namespace wardlight::desktop
