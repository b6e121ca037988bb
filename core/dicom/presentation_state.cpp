#include "core/dicom/presentation_state.h"

#include "core/dicom/document_series.h"

namespace wardlight::dicom {

namespace {

constexpr Tag ReferencedImages{0x0008, 0x1140}, SoftcopyVoiLuts{0x0028, 0x3110},
    Annotations{0x0070, 0x0001}, GraphicLayer{0x0070, 0x0002}, BoxUnits{0x0070, 0x0003},
    AnchorUnits{0x0070, 0x0004}, GraphicUnits{0x0070, 0x0005}, TextObjects{0x0070, 0x0008},
    GraphicObjects{0x0070, 0x0009}, BoxTopLeft{0x0070, 0x0010}, BoxBottomRight{0x0070, 0x0011},
    AnchorPoint{0x0070, 0x0014}, GraphicData{0x0070, 0x0022}, GraphicType{0x0070, 0x0023},
    GraphicFilled{0x0070, 0x0024}, HorizontalFlip{0x0070, 0x0041}, Rotation{0x0070, 0x0042},
    AreaTopLeft{0x0070, 0x0052}, AreaBottomRight{0x0070, 0x0053}, DisplayedAreas{0x0070, 0x005a},
    GraphicLayers{0x0070, 0x0060}, LayerOrder{0x0070, 0x0062}, ContentLabel{0x0070, 0x0080},
    ContentDescription{0x0070, 0x0081}, CreatorName{0x0070, 0x0084}, SizeMode{0x0070, 0x0100},
    AreaSpacing{0x0070, 0x0101}, AreaAspect{0x0070, 0x0102}, Magnification{0x0070, 0x0103};

QJsonArray readTexts(const DocumentFields& annotation)
{
    QJsonArray texts;
    for (const DocumentFields& text : annotation.items(TextObjects))
        texts.append(QJsonObject{{QStringLiteral("text"), text.text(tags::UnformattedTextValue)},
                                 {QStringLiteral("box_units"), text.text(BoxUnits)},
                                 {QStringLiteral("box_top_left"), text.numbers(BoxTopLeft)},
                                 {QStringLiteral("box_bottom_right"), text.numbers(BoxBottomRight)},
                                 {QStringLiteral("anchor_units"), text.text(AnchorUnits)},
                                 {QStringLiteral("anchor"), text.numbers(AnchorPoint)}});
    return texts;
}

QJsonArray readGraphics(const DocumentFields& annotation)
{
    QJsonArray graphics;
    for (const DocumentFields& graphic : annotation.items(GraphicObjects))
        graphics.append(QJsonObject{{QStringLiteral("type"), graphic.text(GraphicType)},
                                    {QStringLiteral("units"), graphic.text(GraphicUnits)},
                                    {QStringLiteral("filled"), graphic.text(GraphicFilled) == u'Y'},
                                    {QStringLiteral("points"), graphic.points(GraphicData, 2)}});
    return graphics;
}

QJsonArray readAnnotations(const DocumentFields& object)
{
    QJsonArray annotations;
    for (const DocumentFields& annotation : object.items(Annotations))
        annotations.append(
            QJsonObject{{QStringLiteral("layer"), annotation.text(GraphicLayer)},
                        {QStringLiteral("references"), annotation.references(ReferencedImages)},
                        {QStringLiteral("texts"), readTexts(annotation)},
                        {QStringLiteral("graphics"), readGraphics(annotation)}});
    return annotations;
}

QJsonArray readLayers(const DocumentFields& object)
{
    QJsonArray layers;
    for (const DocumentFields& layer : object.items(GraphicLayers))
        layers.append(QJsonObject{{QStringLiteral("name"), layer.text(GraphicLayer)},
                                  {QStringLiteral("order"), layer.integer(LayerOrder)}});
    return layers;
}

QJsonArray readAreas(const DocumentFields& object)
{
    QJsonArray areas;
    for (const DocumentFields& area : object.items(DisplayedAreas))
        areas.append(QJsonObject{{QStringLiteral("references"), area.references(ReferencedImages)},
                                 {QStringLiteral("top_left"), area.numbers(AreaTopLeft)},
                                 {QStringLiteral("bottom_right"), area.numbers(AreaBottomRight)},
                                 {QStringLiteral("size_mode"), area.text(SizeMode)},
                                 {QStringLiteral("spacing"), area.numbers(AreaSpacing)},
                                 {QStringLiteral("aspect"), area.numbers(AreaAspect)},
                                 {QStringLiteral("magnification"), area.number(Magnification)}});
    return areas;
}

QJsonArray readWindows(const DocumentFields& object)
{
    QJsonArray windows;
    for (const DocumentFields& voi : object.items(SoftcopyVoiLuts))
        windows.append(QJsonObject{{QStringLiteral("references"), voi.references(ReferencedImages)},
                                   {QStringLiteral("centre"), voi.number(tags::WindowCenter)},
                                   {QStringLiteral("width"), voi.number(tags::WindowWidth)},
                                   {QStringLiteral("name"), voi.text(tags::WindowExplanation)},
                                   {QStringLiteral("function"), voi.text(tags::VoiLutFunction)}});
    return windows;
}

} // namespace

QJsonObject readPresentationState(const DocumentFields& object)
{
    return {{QStringLiteral("label"), object.text(ContentLabel)},
            {QStringLiteral("description"), object.text(ContentDescription)},
            {QStringLiteral("creator"), object.text(CreatorName)},
            {QStringLiteral("images"), readReferencedSeries(object, ReferencedImages)},
            {QStringLiteral("layers"), readLayers(object)},
            {QStringLiteral("annotations"), readAnnotations(object)},
            {QStringLiteral("displayed_areas"), readAreas(object)},
            {QStringLiteral("windows"), readWindows(object)},
            {QStringLiteral("rotation"), object.integer(Rotation)},
            {QStringLiteral("flip"), object.text(HorizontalFlip) == u'Y'},
            {QStringLiteral("presentation_lut"), object.text(tags::PresentationLutShape)},
            {QStringLiteral("shutter"), object.text(tags::ShutterShape)}};
}

} // namespace wardlight::dicom
