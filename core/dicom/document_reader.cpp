#include "core/dicom/document_reader.h"

#include "core/dicom/document_fields.h"
#include "core/dicom/payload_reader.h"
#include "core/dicom/presentation_state.h"
#include "core/dicom/radiotherapy.h"
#include "core/dicom/segmentation.h"
#include "core/dicom/structured_report.h"

namespace wardlight::dicom {

namespace {

constexpr Tag ContentDate{0x0008, 0x0023}, DocumentTitle{0x0042, 0x0010}, MimeType{0x0042, 0x0012};

/// A kind of object, by what its SOP class begins with (PS3.4 B.5); the first that fits.
struct DocumentKind
{
    const char* sopClass;
    const char* name;
    QJsonObject (*read)(const DocumentFields&);
};

QJsonObject readEncapsulated(const DocumentFields& object)
{
    return {{QStringLiteral("title"), object.text(DocumentTitle)},
            {QStringLiteral("mime_type"), object.text(MimeType)}};
}

constexpr DocumentKind Kinds[] = {
    {"1.2.840.10008.5.1.4.1.1.88.59", "key-objects", readKeyObjects},
    {"1.2.840.10008.5.1.4.1.1.88.", "structured-report", readReport},
    {"1.2.840.10008.5.1.4.1.1.11.", "presentation-state", readPresentationState},
    {"1.2.840.10008.5.1.4.1.1.66.4", "segmentation", readSegmentation},
    {"1.2.840.10008.5.1.4.1.1.481.3", "structure-set", readStructureSet},
    {"1.2.840.10008.5.1.4.1.1.481.2", "dose", readDose},
    {"1.2.840.10008.5.1.4.1.1.104.", "encapsulated-document", readEncapsulated}};

/// Prefixes end with a dot; whole classes are compared whole.
bool isOfKind(const QString& sopClass, const DocumentKind& kind)
{
    const QLatin1String wanted(kind.sopClass);
    return wanted.endsWith(QLatin1Char('.')) ? sopClass.startsWith(wanted) : sopClass == wanted;
}

} // namespace

Checked<QJsonObject> readDocument(const DicomObject& object, const TextConverters& converters)
{
    const DocumentFields fields(object.dataset(), CharacterSet(converters));
    const QString sopClass = fields.text(tags::SopClassUid);
    for (const DocumentKind& kind : Kinds) {
        if (!isOfKind(sopClass, kind))
            continue;
        QJsonObject json = kind.read(fields);
        json.insert(QStringLiteral("kind"), QLatin1String(kind.name));
        json.insert(QStringLiteral("sop_class"), sopClass);
        json.insert(QStringLiteral("sop_instance"), fields.text(tags::SopInstanceUid));
        json.insert(QStringLiteral("patient_id"), fields.text(tags::PatientId));
        json.insert(QStringLiteral("patient_name"), fields.text(tags::PatientName));
        json.insert(QStringLiteral("modality"), fields.text(tags::Modality));
        const QString date = fields.text(ContentDate);
        json.insert(QStringLiteral("date"), date.isEmpty() ? fields.text(tags::StudyDate) : date);
        if (const auto payload = readPayload(object); payload && payload->pieces.size() == 1)
            json.insert(QStringLiteral("bytes"), qint64(payload->pieces.front().size()));
        return json;
    }
    return refuse(Refusal::NoDocument);
}

} // namespace wardlight::dicom
