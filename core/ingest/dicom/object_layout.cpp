#include "core/ingest/dicom/object_layout.h"

#include <QRegularExpression>

namespace wardlight::ingest {

bool isValidUid(const QString& uid)
{
    static const QRegularExpression Shape(QStringLiteral("\\A[0-9]+(\\.[0-9]+)*\\z"));
    constexpr int LongestUid = 64;
    return uid.size() <= LongestUid && Shape.match(uid).hasMatch();
}

objects::PutRequest dicomPutRequest(const imaging::DicomHeader& header,
                                    const std::optional<PatientId>& patient,
                                    const Sha256Digest& sha256)
{
    const QString owner = patient ? patient->toString() : UnassignedPatient;
    return {.key = DicomPrefix +
                   QStringLiteral("%1/%2/%3/%4.dcm")
                       .arg(owner, header.studyUid, header.seriesUid, header.sopInstanceUid),
            .contentType = QStringLiteral("application/dicom"),
            .metadata = {{QStringLiteral("patient-id"), owner},
                         {QStringLiteral("study-id"), header.studyUid},
                         {QStringLiteral("series-id"), header.seriesUid},
                         {objects::FileHashKey, sha256.toHex()}},
            .serverSideEncryption = QStringLiteral("AES256")};
}

} // namespace wardlight::ingest
