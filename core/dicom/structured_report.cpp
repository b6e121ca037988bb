#include "core/dicom/structured_report.h"

#include "core/dicom/document_series.h"

namespace wardlight::dicom {

namespace {

constexpr Tag RelationshipType{0x0040, 0xa010}, ValueType{0x0040, 0xa040},
    VerifyingObservers{0x0040, 0xa073}, VerifyingObserverName{0x0040, 0xa075},
    VerificationTime{0x0040, 0xa030}, DateTimeValue{0x0040, 0xa120}, DateValue{0x0040, 0xa121},
    TimeValue{0x0040, 0xa122}, PersonNameValue{0x0040, 0xa123}, UidValue{0x0040, 0xa124},
    TextValue{0x0040, 0xa160}, ConceptCodes{0x0040, 0xa168}, MeasuredValues{0x0040, 0xa300},
    EvidenceSequence{0x0040, 0xa375}, CompletionFlag{0x0040, 0xa491},
    VerificationFlag{0x0040, 0xa493}, ContentSequence{0x0040, 0xa730}, GraphicData{0x0070, 0x0022},
    GraphicType{0x0070, 0x0023}, ReferencedSops{0x0008, 0x1199};

void put(QJsonObject& json, const char* key, const QJsonValue& value)
{
    const bool isEmpty = value.isNull() || (value.isString() && value.toString().isEmpty()) ||
                         (value.isArray() && value.toArray().isEmpty());
    if (!isEmpty)
        json.insert(QLatin1String(key), value);
}

/// What an item says in words; empty for one that says it in another way (PS3.3 C.17.3.2.1).
QString valueOf(const DocumentFields& item, const QString& type)
{
    if (type == QLatin1String("TEXT"))
        return item.text(TextValue);
    if (type == QLatin1String("CODE"))
        return item.meaning(ConceptCodes);
    if (type == QLatin1String("DATETIME"))
        return item.text(DateTimeValue);
    if (type == QLatin1String("DATE"))
        return item.text(DateValue);
    if (type == QLatin1String("TIME"))
        return item.text(TimeValue);
    if (type == QLatin1String("PNAME"))
        return item.text(PersonNameValue);
    if (type == QLatin1String("UIDREF"))
        return item.text(UidValue);
    if (type == QLatin1String("SCOORD") || type == QLatin1String("SCOORD3D"))
        return item.text(GraphicType);
    return {};
}

void putMeasurement(QJsonObject& json, const DocumentFields& item)
{
    const auto measured = item.firstItem(MeasuredValues);
    if (!measured)
        return;
    put(json, "value", measured->text(tags::NumericValue));
    const auto unit = measured->firstItem(tags::MeasurementUnitsCodeSequence);
    if (!unit)
        return;
    const QString code = unit->text(tags::CodeValue); // UCUM: "mm", and "1" for none
    put(json, "unit", code == QLatin1String("1") ? QString() : code);
}

/// Recursion is bounded by DatasetParser::MaxDepth.
QJsonArray readContent(const DocumentFields& parent)
{
    QJsonArray content;
    for (const DocumentFields& item : parent.items(ContentSequence)) {
        const QString type = item.text(ValueType);
        QJsonObject json;
        put(json, "relationship", item.text(RelationshipType));
        put(json, "type", type);
        put(json, "name", item.meaning(tags::ConceptNameCodeSequence));
        put(json, "value", valueOf(item, type));
        if (type == QLatin1String("NUM"))
            putMeasurement(json, item);
        put(json, "references", item.references(ReferencedSops));
        const int coordinates = type == QLatin1String("SCOORD3D") ? 3 : 2;
        put(json, "points", item.points(GraphicData, coordinates));
        put(json, "items", readContent(item));
        content.append(json);
    }
    return content;
}

} // namespace

QJsonObject readReport(const DocumentFields& object)
{
    QJsonArray verifiedBy;
    for (const DocumentFields& observer : object.items(VerifyingObservers))
        verifiedBy.append(
            QJsonObject{{QStringLiteral("name"), observer.text(VerifyingObserverName)},
                        {QStringLiteral("time"), observer.text(VerificationTime)}});
    return {{QStringLiteral("title"), object.meaning(tags::ConceptNameCodeSequence)},
            {QStringLiteral("completion"), object.text(CompletionFlag)},
            {QStringLiteral("verification"), object.text(VerificationFlag)},
            {QStringLiteral("verified_by"), verifiedBy},
            {QStringLiteral("content"), readContent(object)}};
}

QJsonObject readKeyObjects(const DocumentFields& object)
{
    QJsonArray images;
    for (const DocumentFields& study : object.items(EvidenceSequence)) {
        for (QJsonValue series : readReferencedSeries(study, ReferencedSops)) {
            QJsonObject json = series.toObject();
            json.insert(QStringLiteral("study"), study.text(tags::StudyInstanceUid));
            images.append(json);
        }
    }
    QJsonObject json = readReport(object);
    json.insert(QStringLiteral("images"), images);
    return json;
}

} // namespace wardlight::dicom
