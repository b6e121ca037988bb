#pragma once

#include "core/base/result.h"
#include "core/imaging/study.h"

#include <optional>
#include <vector>

namespace wardlight::imaging {

/// Where the next page of studies begins; opaque to callers.
struct StudyCursor
{
    QDateTime studyAt; ///< the sort time of the last study of the page before
    QString studyUid;
};

struct StudyQuery
{
    std::optional<PatientId> patient = {}; ///< empty: of everybody
    int limit = 200;
    std::optional<StudyCursor> after = {}; ///< empty: from the newest
};

struct StudyPage
{
    std::vector<Study> studies;      ///< newest study date first, undated last
    std::optional<StudyCursor> next; ///< empty on the last page
};

/// A study with its series, without their instances.
struct StudyOutline
{
    Study study;
    std::vector<Series> series; ///< by series number, then UID
};

struct OutlinePage
{
    std::vector<StudyOutline> outlines; ///< in the order of StudyPage
    std::optional<StudyCursor> next;    ///< empty on the last page
};

/// The index of imaging: studies, series, instances. Blocking and thread-safe.
///
/// Every call discloses a patient's data and leaves one audit row in the same transaction.
/// Errors: NotFound, and those of the database (Unavailable, Timeout, Schema, …).
class ImagingStore
{
public:
    virtual ~ImagingStore() = default;

    [[nodiscard]] virtual Result<StudyPage> studies(const StudyQuery& query) = 0;
    [[nodiscard]] virtual Result<OutlinePage> outlines(const StudyQuery& query) = 0;
    /// The study with all its series and instances; the operation "open a study".
    [[nodiscard]] virtual Result<StudyContents> openStudy(const QString& studyUid) = 0;
    [[nodiscard]] virtual Result<Instance> instance(const QString& sopInstanceUid) = 0;
    /// The waveforms of a patient, or of everybody; by SOP instance UID.
    [[nodiscard]] virtual Result<std::vector<WaveformInstance>>
    waveforms(const std::optional<PatientId>& patient) = 0;
};

} // namespace wardlight::imaging
