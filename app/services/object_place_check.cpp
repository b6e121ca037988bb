#include "app/services/object_place_check.h"

#include "app/services/bucket_check.h"
#include "core/objects/directory_store.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace wardlight::services {

namespace {

using State = HealthCheck::State;

QString translated(const char* text)
{
    return QCoreApplication::translate("ObjectPlaceCheck", text);
}

void checkFolder(const QString& folder, const StepListener& tell)
{
    const QString name = QStringLiteral("objects");
    if (!QFileInfo(folder).isDir()) {
        tell({name, State::Fail,
              translated(QT_TRANSLATE_NOOP("ObjectPlaceCheck", "There is no folder %1."))
                  .arg(folder),
              translated(QT_TRANSLATE_NOOP("ObjectPlaceCheck",
                                           "Make it, or connect the drive that it lies on."))});
        return;
    }
    const auto store = objects::DirectoryStore::open(folder);
    const auto page = store ? (*store)->list({.maxKeys = 1}) : propagate(store);
    if (!page) {
        tell({name, State::Fail, page.error().message,
              translated(QT_TRANSLATE_NOOP("ObjectPlaceCheck",
                                           "Give this user the right to read the folder."))});
        return;
    }
    if (!QFileInfo(folder).isWritable()) {
        tell({name, State::Warn,
              translated(QT_TRANSLATE_NOOP("ObjectPlaceCheck",
                                           "Objects can be read in %1, but not written."))
                  .arg(folder),
              translated(QT_TRANSLATE_NOOP(
                  "ObjectPlaceCheck",
                  "To import images, this user needs the right to write there."))});
        return;
    }
    tell(
        {name,
         State::Ok,
         translated(QT_TRANSLATE_NOOP("ObjectPlaceCheck", "Objects can be read and written in %1."))
             .arg(folder),
         {}});
}

} // namespace

void checkObjectPlace(const profiles::Profile& profile, const profiles::ProfileSecrets& secrets,
                      const Job& job, const StepListener& tell)
{
    if (job.isCancelled())
        return;
    if (profile.bucket)
        checkBucket(*profile.bucket, secrets, job, tell);
    if (!profile.objectsFolder.isEmpty())
        checkFolder(profile.objectsFolder, tell);
}

} // namespace wardlight::services
