#include "app/services/sample_data.h"

#include "app/services/import_dicom.h"
#include "app/services/sample_patients.h"
#include "app/services/sample_traces.h"
#include "app/services/sample_waveforms.h"
#include "core/patients/patient_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace wardlight::services {

namespace {

/// Where packaging/sample puts it, seen from the programs of a build.
constexpr auto BuildTreeSample = "/../../sample/dicom";
constexpr auto DebianSample = "/usr/lib/python3/dist-packages/pydicom/data";

const QUuid OperationNamespace(QStringLiteral("0d7f4c9a-3b52-4a35-8a0e-1f6f1f0f2c77"));

/// Files of Debian's python3-pydicom package that go to sample patients, by their number.
struct FiledImages
{
    const char* path;
    std::size_t patient;
};
constexpr std::array FiledUnderPatients = {
    FiledImages{"test_files/dicomdirtests/77654033", 0}, // chest radiographs and a CT
    FiledImages{"test_files/CT_small.dcm", 0},
    FiledImages{"test_files/dicomdirtests/98892003", 1}, // MR
    FiledImages{"test_files/dicomdirtests/98892001", 2}, // CT
    FiledImages{"test_files/MR_small.dcm", 3},
    FiledImages{"test_files/waveform_ecg.dcm", 0}, // a 12-lead ECG
};

Result<int> addPatients(const Services& services, quint32 seed,
                        const std::vector<patients::NewPatient>& people)
{
    const OperationId operation(
        QUuid::createUuidV5(OperationNamespace, QStringLiteral("patients/%1").arg(seed)));
    auto added = services.patients->add(operation, people);
    if (!added && added.error().code == ErrorCode::AlreadyApplied)
        return 0;
    return added;
}

/// Files what belongs to sample patients under them. @return the ids of what is new
Result<QStringList> fileImages(const Services& services, const QString& folder,
                               const std::vector<patients::NewPatient>& people, Job& job)
{
    QStringList added;
    for (const FiledImages& filed : FiledUnderPatients) {
        const QString path = folder + u'/' + QString::fromUtf8(filed.path);
        if (!QFileInfo::exists(path))
            continue;
        const auto part = importDicom(services, {path}, {people[filed.patient].patient.mrn}, job);
        if (!part)
            return propagate(part);
        if (part->stopped)
            return tl::unexpected(*part->stopped);
        added += part->ids;
    }
    return added;
}

Result<ingest::ImportReport> importImages(const Services& services, const QString& folder,
                                          const std::vector<patients::NewPatient>& people, Job& job)
{
    const auto filed = fileImages(services, folder, people, job);
    if (!filed)
        return propagate(filed);
    auto report = importDicom(services, {folder}, {}, job);
    if (!report)
        return report;
    // the walk over the whole folder met again, as unchanged, what was filed before it
    report->added += int(filed->size());
    report->unchanged -= int(filed->size());
    report->ids = *filed + report->ids;
    return report;
}

} // namespace

QString sampleDicomFolder()
{
    const QStringList folders =
        qEnvironmentVariableIsSet("WARDLIGHT_SAMPLE_DICOM")
            ? QStringList{qEnvironmentVariable("WARDLIGHT_SAMPLE_DICOM")}
            : QStringList{QCoreApplication::applicationDirPath() + QLatin1String(BuildTreeSample),
                          QString::fromLatin1(DebianSample)};
    const auto found = std::find_if(folders.begin(), folders.end(), [](const QString& folder) {
        return !folder.isEmpty() && QDir(folder + QStringLiteral("/test_files")).exists();
    });
    return found == folders.end() ? QString() : QDir::cleanPath(*found);
}

Result<SampleDataReport> createSampleData(const Services& services,
                                          const SampleDataOptions& options, Job& job)
{
    const auto people = samplePatients(options.seed, services.clock->now());
    SampleDataReport report;
    const auto added = addPatients(services, options.seed, people);
    if (!added)
        return propagate(added);
    report.patientsAdded = *added;
    const auto ward = createSampleWard(services, {options.seed, options.days}, job);
    if (!ward)
        return propagate(ward);
    report.ward = *ward;
    const auto traces = createSampleTraces(services, options.seed, job);
    if (!traces)
        return propagate(traces);
    report.traceEventsAdded = traces->events.added;
    const auto recordings = createSampleRecordings(services, options.seed, people, job);
    if (!recordings)
        return propagate(recordings);
    report.recordingsAdded = *recordings;
    if (options.dicomFolder.isEmpty())
        return report;
    auto images = importImages(services, options.dicomFolder, people, job);
    if (!images)
        return propagate(images);
    report.images = std::move(*images);
    return report;
}

} // namespace wardlight::services
