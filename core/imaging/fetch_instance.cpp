#include "core/imaging/fetch_instance.h"

#include <QCoreApplication>

namespace wardlight::imaging {

Result<objects::VerifiedObject> fetchInstance(const objects::VerifiedFetch& fetch,
                                              const Instance& instance,
                                              objects::UnverifiedPolicy policy)
{
    Result<objects::VerifiedObject> object = fetch.fetch(instance.objectKey, policy);
    if (object && object->provenance.sha256 != instance.sha256)
        return fail(ErrorCode::Integrity,
                    QCoreApplication::translate(
                        "ImagingObjects",
                        "The stored file is not the one that was imported; it is not shown. "
                        "Restore it from a backup."),
                    QStringLiteral("object differs from index"));
    return object;
}

} // namespace wardlight::imaging
