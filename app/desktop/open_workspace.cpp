#include "app/desktop/open_workspace.h"

#include "app/services/sample_data.h"
#include "core/profiles/secret_store.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
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

QString OpenRequest::name() const
{
    return profile.isEmpty() ? QDir(folder).dirName() : profile;
}

Result<services::Services> openWorkspace(const OpenRequest& request, const SecretsPointer& secrets,
                                         Job& job)
{
    const bool isProfile = request.kind == OpenRequest::Kind::Profile;
    const bool isMade =
        request.kind == OpenRequest::Kind::Own || request.kind == OpenRequest::Kind::Sample;
    if (isMade) {
        job.setStep(step(QT_TRANSLATE_NOOP("OpenWorkspace", "Preparing the folder…")));
        const auto created = workspace::Workspace::create(request.folder, secrets->keychain());
        if (!created)
            return propagate(created);
    }
    job.setStep(isProfile ? step(QT_TRANSLATE_NOOP("OpenWorkspace", "Connecting to the database…"))
                          : step(QT_TRANSLATE_NOOP("OpenWorkspace", "Starting the database…")));
    services::ServicesOptions options{request.folder, request.person, QStringLiteral("wardlight")};
    options.profile = request.profile;
    options.secrets = secrets;
    auto opened = services::openServices(options);
    if (!opened || request.kind != OpenRequest::Kind::Sample)
        return opened;
    if (const auto filled = fillWithSamples(*opened, request.sampleDays, job); !filled)
        return propagate(filled);
    return opened;
}

} // namespace wardlight::desktop
