#include "core/dicom/radiotherapy.h"

#include <QHash>

namespace wardlight::dicom {

namespace {

constexpr Tag DvhType{0x3004, 0x0001}, DoseUnits{0x3004, 0x0002}, DoseType{0x3004, 0x0004},
    DoseComment{0x3004, 0x0006}, DoseSummation{0x3004, 0x000a}, GridOffsets{0x3004, 0x000c},
    DoseScaling{0x3004, 0x000e}, Histograms{0x3004, 0x0050}, VolumeUnits{0x3004, 0x0054},
    DvhBins{0x3004, 0x0056}, DvhRois{0x3004, 0x0060}, DvhMinimum{0x3004, 0x0070},
    DvhMaximum{0x3004, 0x0072}, DvhMean{0x3004, 0x0074}, StructureSetLabel{0x3006, 0x0002},
    StructureSetName{0x3006, 0x0004}, ContourImages{0x3006, 0x0016},
    StructureSetRois{0x3006, 0x0020}, RoiNumber{0x3006, 0x0022},
    RoiFrameOfReference{0x3006, 0x0024}, RoiName{0x3006, 0x0026}, RoiDescription{0x3006, 0x0028},
    RoiColour{0x3006, 0x002a}, GenerationAlgorithm{0x3006, 0x0036}, RoiContours{0x3006, 0x0039},
    Contours{0x3006, 0x0040}, ContourType{0x3006, 0x0042}, ContourPoints{0x3006, 0x0046},
    ContourData{0x3006, 0x0050}, RoiObservations{0x3006, 0x0080}, ReferencedRoi{0x3006, 0x0084},
    InterpretedType{0x3006, 0x00a4}, ReferencedPlans{0x300c, 0x0002};

QJsonObject readContour(const DocumentFields& contour)
{
    const QJsonArray points = contour.points(ContourData, 3);
    const QJsonValue declared = contour.integer(ContourPoints);
    const bool hasNull = contour.numbers(ContourData).contains(QJsonValue());
    const bool isDamaged = points.isEmpty() || hasNull ||
                           (!declared.isNull() && declared.toInt() != int(points.size()));
    QJsonObject json{{QStringLiteral("type"), contour.text(ContourType)},
                     {QStringLiteral("points"), isDamaged ? QJsonArray() : points},
                     {QStringLiteral("images"), contour.references(ContourImages)}};
    if (isDamaged)
        json.insert(QStringLiteral("is_damaged"), true);
    return json;
}

/// Colour and contours of each region, by its number.
QHash<int, QJsonObject> readContours(const DocumentFields& object)
{
    QHash<int, QJsonObject> byRoi;
    for (const DocumentFields& roi : object.items(RoiContours)) {
        QJsonArray contours;
        for (const DocumentFields& contour : roi.items(Contours))
            contours.append(readContour(contour));
        byRoi.insert(roi.integer(ReferencedRoi).toInt(-1),
                     {{QStringLiteral("colour"), roi.numbers(RoiColour)},
                      {QStringLiteral("contours"), contours}});
    }
    return byRoi;
}

QHash<int, QString> readInterpretedTypes(const DocumentFields& object)
{
    QHash<int, QString> byRoi;
    for (const DocumentFields& observation : object.items(RoiObservations))
        byRoi.insert(observation.integer(ReferencedRoi).toInt(-1),
                     observation.text(InterpretedType));
    return byRoi;
}

QJsonArray readHistograms(const DocumentFields& object)
{
    QJsonArray histograms;
    for (const DocumentFields& histogram : object.items(Histograms)) {
        QJsonArray rois;
        for (const DocumentFields& roi : histogram.items(DvhRois))
            rois.append(roi.integer(ReferencedRoi));
        histograms.append(QJsonObject{{QStringLiteral("type"), histogram.text(DvhType)},
                                      {QStringLiteral("units"), histogram.text(DoseUnits)},
                                      {QStringLiteral("volume_units"), histogram.text(VolumeUnits)},
                                      {QStringLiteral("bins"), histogram.integer(DvhBins)},
                                      {QStringLiteral("minimum"), histogram.number(DvhMinimum)},
                                      {QStringLiteral("maximum"), histogram.number(DvhMaximum)},
                                      {QStringLiteral("mean"), histogram.number(DvhMean)},
                                      {QStringLiteral("rois"), rois}});
    }
    return histograms;
}

} // namespace

QJsonObject readStructureSet(const DocumentFields& object)
{
    const QHash<int, QJsonObject> contours = readContours(object);
    const QHash<int, QString> types = readInterpretedTypes(object);
    QJsonArray rois;
    for (const DocumentFields& roi : object.items(StructureSetRois)) {
        const QJsonValue number = roi.integer(RoiNumber);
        QJsonObject json = contours.value(number.toInt(-1));
        json.insert(QStringLiteral("number"), number);
        json.insert(QStringLiteral("name"), roi.text(RoiName));
        json.insert(QStringLiteral("description"), roi.text(RoiDescription));
        json.insert(QStringLiteral("frame_of_reference"), roi.text(RoiFrameOfReference));
        json.insert(QStringLiteral("generation"), roi.text(GenerationAlgorithm));
        json.insert(QStringLiteral("interpreted_type"), types.value(number.toInt(-1)));
        rois.append(json);
    }
    return {{QStringLiteral("label"), object.text(StructureSetLabel)},
            {QStringLiteral("name"), object.text(StructureSetName)},
            {QStringLiteral("rois"), rois}};
}

QJsonObject readDose(const DocumentFields& object)
{
    return {{QStringLiteral("units"), object.text(DoseUnits)},
            {QStringLiteral("type"), object.text(DoseType)},
            {QStringLiteral("summation"), object.text(DoseSummation)},
            {QStringLiteral("comment"), object.text(DoseComment)},
            {QStringLiteral("scaling"), object.number(DoseScaling)},
            {QStringLiteral("rows"), object.integer(tags::Rows)},
            {QStringLiteral("columns"), object.integer(tags::Columns)},
            {QStringLiteral("frames"), object.integer(tags::NumberOfFrames)},
            {QStringLiteral("spacing"), object.numbers(tags::PixelSpacing)},
            {QStringLiteral("position"), object.numbers(tags::ImagePositionPatient)},
            {QStringLiteral("orientation"), object.numbers(tags::ImageOrientationPatient)},
            {QStringLiteral("offsets"), object.numbers(GridOffsets)},
            {QStringLiteral("plans"), object.references(ReferencedPlans)},
            {QStringLiteral("histograms"), readHistograms(object)}};
}

} // namespace wardlight::dicom
