#include "app/desktop/open_workspace.h"

#include "app/services/sample_data.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace wardlight::desktop {
namespace {

QString step(const char* text)
{
    return QCoreApplication::translate("OpenWorkspace", text);
}

Result<> fillWithSamples(const services::Services& services, int days, Job& job)
{
    job.setStep(step(QT_TRANSLATE_NOOP("OpenWorkspace", "Filling it with sample data…")));
    services::SampleDataOptions options;
    options.dicomFolder = services::sampleDicomFolder();
    options.days = days;
    const auto filled = services::createSampleData(services, options, job);
    if (!filled)
        return propagate(filled);
    return {};
}

} // namespace

QString sampleWorkspaceFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/wardlight/sample");
}

Result<services::Services> openWorkspace(const OpenRequest& request, Job& job)
{
    if (request.kind != OpenRequest::Kind::Existing) {
        job.setStep(step(QT_TRANSLATE_NOOP("OpenWorkspace", "Preparing the folder…")));
        const auto created = workspace::Workspace::create(request.folder);
        if (!created)
            return propagate(created);
    }
    job.setStep(step(QT_TRANSLATE_NOOP("OpenWorkspace", "Starting the database…")));
    auto opened =
        services::openServices({request.folder, request.person, QStringLiteral("wardlight")});
    if (!opened || request.kind != OpenRequest::Kind::Sample)
        return opened;
    if (const auto filled = fillWithSamples(*opened, request.sampleDays, job); !filled)
        return propagate(filled);
    return opened;
}

} // namespace wardlight::desktop
