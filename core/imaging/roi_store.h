#pragma once

#include "core/base/result.h"
#include "core/imaging/roi.h"

#include <QDateTime>

#include <vector>

namespace wardlight::imaging {

/// A ROI as it is kept.
struct StoredRoi
{
    RoiId id;
    QString sopInstanceUid;
    int frame = 0; ///< 0-based
    Roi roi;
    QString person;      ///< who drew it; filled in by the store
    QDateTime createdAt; ///< UTC; filled in by the store
};

/// What people measured on images. Blocking and thread-safe; every call leaves one audit row in
/// the same transaction. Errors: NotFound, Conflict, and those of the database.
class RoiStore
{
public:
    virtual ~RoiStore() = default;

    /// Those on the images of a series that were not removed, oldest first.
    [[nodiscard]] virtual Result<std::vector<StoredRoi>> ofSeries(const QString& seriesUid) = 0;
    /// @return NotFound for an image that is not in the index; the same id again is no error
    [[nodiscard]] virtual Result<> add(const StoredRoi& roi) = 0;
    /// Takes a ROI away, or brings one back that was removed.
    [[nodiscard]] virtual Result<> setRemoved(const RoiId& id, bool isRemoved) = 0;
};

} // namespace wardlight::imaging
