#include "core/ingest/dicom/dicom_file.h"

#include "core/ingest/dicom/object_layout.h"

#include <QCoreApplication>

namespace wardlight::ingest {

namespace {

const QString MediaDirectory = QStringLiteral("1.2.840.10008.1.3.10");
/// MRN columns and PS3.5's LO agree on this.
constexpr int LongestPatientId = 64;

Result<> checkIdentity(const imaging::DicomHeader& header)
{
    if (header.sopClassUid == MediaDirectory)
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate(
                        "DicomImport", "This is the table of contents of a medium (DICOMDIR); the "
                                       "files it lists are imported by themselves."));
    const std::pair<const char*, const QString&> uids[] = {
        {"SOPInstanceUID", header.sopInstanceUid},
        {"StudyInstanceUID", header.studyUid},
        {"SeriesInstanceUID", header.seriesUid}};
    for (const auto& [name, uid] : uids)
        if (!isValidUid(uid))
            return fail(
                ErrorCode::Invalid,
                QCoreApplication::translate(
                    "DicomImport", "The file has no valid %1, so it could not be found again.")
                    .arg(QLatin1String(name)));
    if (header.patientId.size() > LongestPatientId)
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate(
                        "DicomImport", "The file's PatientID is longer than %1 characters.")
                        .arg(LongestPatientId));
    return {};
}

} // namespace

Result<DicomFile> readDicomFile(const QString& path, const objects::IngestedFile& file,
                                const imaging::Decoder& decoder)
{
    if (file.hashes.bytes == 0)
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("DicomImport", "The file is empty."));
    Result<imaging::DicomHeader> header = decoder.header(file.bytes, path);
    if (!header)
        return propagate(header);
    if (const Result<> sound = checkIdentity(*header); !sound)
        return propagate(sound);
    return DicomFile{.path = path, .file = file, .header = std::move(*header)};
}

} // namespace wardlight::ingest
