#pragma once

#include "core/profiles/profile.h"

namespace wardlight::profiles {

// The rules behind problemsOf(), field by field; each appends what it finds.

void checkName(const QString& name, QList<ProfileProblem>& problems);
void checkDatabase(const postgres::DsnWords& words, QList<ProfileProblem>& problems);
void checkBucket(const BucketPlace& place, QList<ProfileProblem>& problems);
/// The folder, and that there is a place at all, and not two for objects.
void checkObjectsFolder(const Profile& profile, QList<ProfileProblem>& problems);

} // namespace wardlight::profiles
