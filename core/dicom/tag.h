#pragma once

#include <cstdint>

namespace wardlight::dicom {

/// Names an element of a dataset: (group, element).
struct Tag
{
    std::uint16_t group = 0;
    std::uint16_t element = 0;

    [[nodiscard]] constexpr bool isPrivate() const { return group % 2 == 1; }
    [[nodiscard]] constexpr bool isGroupLength() const { return element == 0; }
    /// Reserves a block of a private group for the maker that its value names.
    [[nodiscard]] constexpr bool isPrivateCreator() const
    {
        return isPrivate() && element >= 0x10 && element <= 0xff;
    }

    friend constexpr bool operator==(Tag, Tag) = default;
    friend constexpr bool operator<(Tag a, Tag b)
    {
        return a.group != b.group ? a.group < b.group : a.element < b.element;
    }
};

/// The attributes this folder reads (PS3.6).
namespace tags {

inline constexpr Tag MediaStorageSopClassUid{0x0002, 0x0002};
inline constexpr Tag TransferSyntaxUid{0x0002, 0x0010};
inline constexpr Tag DirectoryRecordSequence{0x0004, 0x1220};
inline constexpr Tag SpecificCharacterSet{0x0008, 0x0005};
inline constexpr Tag SopClassUid{0x0008, 0x0016};
inline constexpr Tag SopInstanceUid{0x0008, 0x0018};
inline constexpr Tag StudyDate{0x0008, 0x0020};
inline constexpr Tag AcquisitionDate{0x0008, 0x0022};
inline constexpr Tag AcquisitionDateTime{0x0008, 0x002a};
inline constexpr Tag StudyTime{0x0008, 0x0030};
inline constexpr Tag AcquisitionTime{0x0008, 0x0032};
inline constexpr Tag AccessionNumber{0x0008, 0x0050};
inline constexpr Tag Modality{0x0008, 0x0060};
inline constexpr Tag Manufacturer{0x0008, 0x0070};
inline constexpr Tag CodeValue{0x0008, 0x0100};
inline constexpr Tag CodingSchemeDesignator{0x0008, 0x0102};
inline constexpr Tag CodeMeaning{0x0008, 0x0104};
inline constexpr Tag TimezoneOffsetFromUtc{0x0008, 0x0201};
inline constexpr Tag StudyDescription{0x0008, 0x1030};
inline constexpr Tag SeriesDescription{0x0008, 0x103e};
inline constexpr Tag PatientName{0x0010, 0x0010};
inline constexpr Tag PatientId{0x0010, 0x0020};
inline constexpr Tag IssuerOfPatientId{0x0010, 0x0021};
inline constexpr Tag PatientBirthDate{0x0010, 0x0030};
inline constexpr Tag PatientSex{0x0010, 0x0040};
inline constexpr Tag BodyPartExamined{0x0018, 0x0015};
inline constexpr Tag CineRate{0x0018, 0x0040};
inline constexpr Tag SliceThickness{0x0018, 0x0050};
inline constexpr Tag EchoNumbers{0x0018, 0x0086};
inline constexpr Tag FrameTime{0x0018, 0x1063};
inline constexpr Tag FrameTimeVector{0x0018, 0x1065};
inline constexpr Tag MultiplexGroupTimeOffset{0x0018, 0x1068};
inline constexpr Tag GantryDetectorTilt{0x0018, 0x1120};
inline constexpr Tag ImagerPixelSpacing{0x0018, 0x1164};
inline constexpr Tag ShutterShape{0x0018, 0x1600};
inline constexpr Tag ShutterLeftVerticalEdge{0x0018, 0x1602};
inline constexpr Tag ShutterRightVerticalEdge{0x0018, 0x1604};
inline constexpr Tag ShutterUpperHorizontalEdge{0x0018, 0x1606};
inline constexpr Tag ShutterLowerHorizontalEdge{0x0018, 0x1608};
inline constexpr Tag CenterOfCircularShutter{0x0018, 0x1610};
inline constexpr Tag RadiusOfCircularShutter{0x0018, 0x1612};
inline constexpr Tag VerticesOfPolygonalShutter{0x0018, 0x1620};
inline constexpr Tag ShutterPresentationValue{0x0018, 0x1622};
inline constexpr Tag NominalScannedPixelSpacing{0x0018, 0x2010};
inline constexpr Tag SequenceOfUltrasoundRegions{0x0018, 0x6011};
inline constexpr Tag PhysicalUnitsX{0x0018, 0x6024};
inline constexpr Tag PhysicalUnitsY{0x0018, 0x6026};
inline constexpr Tag PhysicalDeltaX{0x0018, 0x602c};
inline constexpr Tag PhysicalDeltaY{0x0018, 0x602e};
inline constexpr Tag FrameDisplayShutterSequence{0x0018, 0x9472};
inline constexpr Tag StudyInstanceUid{0x0020, 0x000d};
inline constexpr Tag SeriesInstanceUid{0x0020, 0x000e};
inline constexpr Tag SeriesNumber{0x0020, 0x0011};
inline constexpr Tag InstanceNumber{0x0020, 0x0013};
inline constexpr Tag ImagePositionPatient{0x0020, 0x0032};
inline constexpr Tag ImageOrientationPatient{0x0020, 0x0037};
inline constexpr Tag FrameOfReferenceUid{0x0020, 0x0052};
inline constexpr Tag TemporalPositionIdentifier{0x0020, 0x0100};
inline constexpr Tag SliceLocation{0x0020, 0x1041};
inline constexpr Tag PlanePositionSequence{0x0020, 0x9113};
inline constexpr Tag PlaneOrientationSequence{0x0020, 0x9116};
inline constexpr Tag SamplesPerPixel{0x0028, 0x0002};
inline constexpr Tag PhotometricInterpretation{0x0028, 0x0004};
inline constexpr Tag PlanarConfiguration{0x0028, 0x0006};
inline constexpr Tag NumberOfFrames{0x0028, 0x0008};
inline constexpr Tag Rows{0x0028, 0x0010};
inline constexpr Tag Columns{0x0028, 0x0011};
inline constexpr Tag PixelSpacing{0x0028, 0x0030};
inline constexpr Tag PixelAspectRatio{0x0028, 0x0034};
inline constexpr Tag BitsAllocated{0x0028, 0x0100};
inline constexpr Tag BitsStored{0x0028, 0x0101};
inline constexpr Tag HighBit{0x0028, 0x0102};
inline constexpr Tag PixelRepresentation{0x0028, 0x0103};
inline constexpr Tag PixelPaddingValue{0x0028, 0x0120};
inline constexpr Tag WindowCenter{0x0028, 0x1050};
inline constexpr Tag WindowWidth{0x0028, 0x1051};
inline constexpr Tag RescaleIntercept{0x0028, 0x1052};
inline constexpr Tag RescaleSlope{0x0028, 0x1053};
inline constexpr Tag RescaleType{0x0028, 0x1054};
inline constexpr Tag WindowExplanation{0x0028, 0x1055};
inline constexpr Tag VoiLutFunction{0x0028, 0x1056};
inline constexpr Tag RedPaletteDescriptor{0x0028, 0x1101};
inline constexpr Tag RedPaletteData{0x0028, 0x1201};
inline constexpr Tag SegmentedRedPaletteData{0x0028, 0x1221};
inline constexpr Tag LossyImageCompression{0x0028, 0x2110};
inline constexpr Tag LossyImageCompressionRatio{0x0028, 0x2112};
inline constexpr Tag ModalityLutSequence{0x0028, 0x3000};
inline constexpr Tag LutDescriptor{0x0028, 0x3002};
inline constexpr Tag LutData{0x0028, 0x3006};
inline constexpr Tag VoiLutSequence{0x0028, 0x3010};
inline constexpr Tag PixelMeasuresSequence{0x0028, 0x9110};
inline constexpr Tag FrameVoiLutSequence{0x0028, 0x9132};
inline constexpr Tag PixelValueTransformationSequence{0x0028, 0x9145};
inline constexpr Tag WaveformOriginality{0x003a, 0x0004};
inline constexpr Tag NumberOfWaveformChannels{0x003a, 0x0005};
inline constexpr Tag NumberOfWaveformSamples{0x003a, 0x0010};
inline constexpr Tag SamplingFrequency{0x003a, 0x001a};
inline constexpr Tag MultiplexGroupLabel{0x003a, 0x0020};
inline constexpr Tag ChannelDefinitionSequence{0x003a, 0x0200};
inline constexpr Tag ChannelLabel{0x003a, 0x0203};
inline constexpr Tag ChannelSourceSequence{0x003a, 0x0208};
inline constexpr Tag ChannelSensitivity{0x003a, 0x0210};
inline constexpr Tag ChannelSensitivityUnitsSequence{0x003a, 0x0211};
inline constexpr Tag ChannelSensitivityCorrectionFactor{0x003a, 0x0212};
inline constexpr Tag ChannelBaseline{0x003a, 0x0213};
inline constexpr Tag ChannelTimeSkew{0x003a, 0x0214};
inline constexpr Tag ChannelSampleSkew{0x003a, 0x0215};
inline constexpr Tag FilterLowFrequency{0x003a, 0x0220};
inline constexpr Tag FilterHighFrequency{0x003a, 0x0221};
inline constexpr Tag NotchFilterFrequency{0x003a, 0x0222};
inline constexpr Tag MeasurementUnitsCodeSequence{0x0040, 0x08ea};
inline constexpr Tag ConceptNameCodeSequence{0x0040, 0xa043};
inline constexpr Tag ReferencedWaveformChannels{0x0040, 0xa0b0};
inline constexpr Tag ReferencedSamplePositions{0x0040, 0xa132};
inline constexpr Tag NumericValue{0x0040, 0xa30a};
inline constexpr Tag WaveformAnnotationSequence{0x0040, 0xb020};
inline constexpr Tag UnformattedTextValue{0x0070, 0x0006};
inline constexpr Tag PresentationLutShape{0x2050, 0x0020};
inline constexpr Tag SharedFunctionalGroups{0x5200, 0x9229};
inline constexpr Tag PerFrameFunctionalGroups{0x5200, 0x9230};
inline constexpr Tag WaveformSequence{0x5400, 0x0100};
inline constexpr Tag WaveformBitsAllocated{0x5400, 0x1004};
inline constexpr Tag WaveformSampleInterpretation{0x5400, 0x1006};
inline constexpr Tag WaveformPaddingValue{0x5400, 0x100a};
inline constexpr Tag WaveformData{0x5400, 0x1010};
inline constexpr Tag ExtendedOffsetTable{0x7fe0, 0x0001};
inline constexpr Tag FloatPixelData{0x7fe0, 0x0008};
inline constexpr Tag DoubleFloatPixelData{0x7fe0, 0x0009};
inline constexpr Tag PixelData{0x7fe0, 0x0010};
inline constexpr Tag Item{0xfffe, 0xe000};
inline constexpr Tag ItemDelimitation{0xfffe, 0xe00d};
inline constexpr Tag SequenceDelimitation{0xfffe, 0xe0dd};

} // namespace tags

} // namespace wardlight::dicom
