#include "app/desktop/tour_patient.h"

#include "core/imaging/imaging_store.h"
#include "core/patients/patient_store.h"

#include <QSet>

namespace wardlight::desktop {
namespace {

constexpr int MaxStudies = 40;
constexpr qint64 SlicesWorth = Q_INT64_C(1) << 48; ///< more than the pixels of any study

/// The newest study with pictures of each patient.
std::vector<imaging::Study> newestStudies(const imaging::StudyPage& page)
{
    std::vector<imaging::Study> newest;
    QSet<PatientId> seen;
    for (const imaging::Study& study : page.studies) {
        if (isWaveformsOnly(study)) // the page of images begins with pictures
            continue;
        if (!study.patient || seen.contains(*study.patient) || newest.size() == MaxStudies)
            continue;
        seen.insert(*study.patient);
        newest.push_back(study);
    }
    return newest;
}

/// Stored without compression, so that every version of the program can show it.
bool isNative(const imaging::DicomHeader& header)
{
    return header.transferSyntaxUid == QLatin1String("1.2.840.10008.1.2") ||
           header.transferSyntaxUid == QLatin1String("1.2.840.10008.1.2.1");
}

qint64 worth(const imaging::StudyContents& contents)
{
    qint64 pixels = 0;
    for (const imaging::SeriesContents& series : contents.series) {
        for (const imaging::Instance& instance : series.instances) {
            const imaging::PixelFormat& format = instance.header.pixels;
            if (isNative(instance.header))
                pixels += qint64(format.rows) * format.columns * format.frames;
        }
    }
    const QStringList& modalities = contents.study.modalities;
    const bool hasSlices =
        modalities.contains(QStringLiteral("CT")) || modalities.contains(QStringLiteral("MR"));
    return pixels > 0 && hasSlices ? pixels + SlicesWorth : pixels;
}

Result<std::optional<PatientId>> measuredLast(patients::PatientStore& store)
{
    patients::PatientQuery query;
    query.limit = 1000;
    const auto page = store.list(query);
    if (!page)
        return propagate(page);
    std::optional<PatientId> last;
    QDateTime newest;
    for (const patients::PatientRow& row : page->rows) {
        if (!row.lastMeasuredAt.isValid() || (newest.isValid() && row.lastMeasuredAt <= newest))
            continue;
        newest = row.lastMeasuredAt;
        last = row.patient.id;
    }
    return last;
}

} // namespace

Result<std::optional<PatientId>> patientForTour(imaging::ImagingStore& images,
                                                patients::PatientStore& patients)
{
    const auto page = images.studies({});
    if (!page)
        return propagate(page);
    std::optional<PatientId> best;
    qint64 most = 0;
    for (const imaging::Study& study : newestStudies(*page)) {
        const auto contents = images.openStudy(study.studyUid);
        if (!contents)
            return propagate(contents);
        if (const qint64 value = worth(*contents); value > most) {
            most = value;
            best = study.patient;
        }
    }
    return best ? best : measuredLast(patients);
}

} // namespace wardlight::desktop
