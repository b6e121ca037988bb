#include "app/desktop/display_check.h"
#include "app/desktop/options.h"
#include "app/desktop/workstation.h"
#include "core/base/platform/descriptor_limit.h"

#include <QApplication>

#include <optional>

int main(int argc, char** argv)
{
    using namespace wardlight::desktop;
    auto parsed = parseOptions(argc, argv);
    if (const int* exitCode = std::get_if<int>(&parsed))
        return *exitCode;

    wardlight::raiseDescriptorLimit();
    std::optional<DisplayCheck> check(std::in_place);
    QApplication app(argc, argv);
    check.reset();
    QApplication::setApplicationName(QStringLiteral("wardlight"));
    QApplication::setApplicationDisplayName(QStringLiteral("Wardlight"));
    QApplication::setApplicationVersion(QStringLiteral(WARDLIGHT_VERSION));

    Workstation workstation(std::get<Options>(std::move(parsed)));
    workstation.start();
    return QApplication::exec();
}
