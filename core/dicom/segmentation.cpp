#include "core/dicom/segmentation.h"

namespace wardlight::dicom {

namespace {

constexpr Tag SegmentationType{0x0062, 0x0001}, Segments{0x0062, 0x0002},
    PropertyCategory{0x0062, 0x0003}, SegmentNumber{0x0062, 0x0004}, SegmentLabel{0x0062, 0x0005},
    SegmentDescription{0x0062, 0x0006}, AlgorithmType{0x0062, 0x0008},
    AlgorithmName{0x0062, 0x0009}, SegmentIdentification{0x0062, 0x000a},
    ReferencedSegment{0x0062, 0x000b}, DisplayColour{0x0062, 0x000d},
    MaximumFraction{0x0062, 0x000e}, PropertyType{0x0062, 0x000f}, FractionalType{0x0062, 0x0010},
    DerivationImages{0x0008, 0x9124}, SourceImages{0x0008, 0x2112}, ContentLabel{0x0070, 0x0080};

QJsonArray readSegments(const DocumentFields& object)
{
    QJsonArray segments;
    for (const DocumentFields& segment : object.items(Segments))
        segments.append(
            QJsonObject{{QStringLiteral("number"), segment.integer(SegmentNumber)},
                        {QStringLiteral("label"), segment.text(SegmentLabel)},
                        {QStringLiteral("description"), segment.text(SegmentDescription)},
                        {QStringLiteral("category"), segment.code(PropertyCategory)},
                        {QStringLiteral("property"), segment.code(PropertyType)},
                        {QStringLiteral("algorithm_type"), segment.text(AlgorithmType)},
                        {QStringLiteral("algorithm"), segment.text(AlgorithmName)},
                        {QStringLiteral("colour_lab"), segment.numbers(DisplayColour)}});
    return segments;
}

/// Of the frame's own groups, else of those that all frames share.
template <class Read>
auto fromGroups(const DocumentFields& frame, const std::optional<DocumentFields>& shared, Tag macro,
                Read read) -> decltype(read(frame))
{
    if (const auto item = frame.firstItem(macro))
        return read(*item);
    const auto item = shared ? shared->firstItem(macro) : std::nullopt;
    return item ? read(*item) : decltype(read(frame))();
}

QJsonArray readFrames(const DocumentFields& object)
{
    const auto shared = object.firstItem(tags::SharedFunctionalGroups);
    QJsonArray frames;
    for (const DocumentFields& frame : object.items(tags::PerFrameFunctionalGroups)) {
        const QJsonValue segment =
            fromGroups(frame, shared, SegmentIdentification,
                       [](const DocumentFields& item) { return item.integer(ReferencedSegment); });
        const QJsonArray position =
            fromGroups(frame, shared, tags::PlanePositionSequence, [](const DocumentFields& item) {
                return item.numbers(tags::ImagePositionPatient);
            });
        const QJsonArray sources =
            fromGroups(frame, shared, DerivationImages,
                       [](const DocumentFields& item) { return item.references(SourceImages); });
        frames.append(QJsonObject{{QStringLiteral("segment"), segment},
                                  {QStringLiteral("position"), position},
                                  {QStringLiteral("sources"), sources}});
    }
    return frames;
}

} // namespace

QJsonObject readSegmentation(const DocumentFields& object)
{
    return {{QStringLiteral("label"), object.text(ContentLabel)},
            {QStringLiteral("type"), object.text(SegmentationType)},
            {QStringLiteral("fractional_type"), object.text(FractionalType)},
            {QStringLiteral("maximum_fraction"), object.integer(MaximumFraction)},
            {QStringLiteral("rows"), object.integer(tags::Rows)},
            {QStringLiteral("columns"), object.integer(tags::Columns)},
            {QStringLiteral("frame_of_reference"), object.text(tags::FrameOfReferenceUid)},
            {QStringLiteral("segments"), readSegments(object)},
            {QStringLiteral("frames"), readFrames(object)}};
}

} // namespace wardlight::dicom
