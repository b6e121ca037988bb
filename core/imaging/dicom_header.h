#pragma once

#include <QDate>
#include <QString>
#include <QStringList>
#include <QTime>

#include <array>
#include <optional>
#include <vector>

namespace wardlight::imaging {

/// A person's name in up to three scripts, decoded to Unicode (PS3.5 6.2, value representation PN).
struct PersonName
{
    QString alphabetic;  ///< "Yamada^Tarou"
    QString ideographic; ///< "山田^太郎"
    QString phonetic;    ///< "やまだ^たろう"
};

/// Where millimetres come from; a length is shown only where this is known.
enum class SpacingSource
{
    None,
    PixelSpacing,
    ImagerPixelSpacing,
    NominalScannedPixelSpacing,
    UltrasoundRegion
};

struct WindowPreset
{
    double centre = 0;
    double width = 0;
    QString explanation; ///< "BRAIN"; may be empty
};

/// How the frames of an object are stored; sizes as the header declares them.
struct PixelFormat
{
    int rows = 0;
    int columns = 0;
    int samplesPerPixel = 0;
    int bitsAllocated = 0;
    int bitsStored = 0;
    int highBit = 0;
    bool isSigned = false;
    bool isFloat = false; ///< IEEE 754 values (FloatPixelData, DoubleFloatPixelData)
    int frames = 0;
    QString photometric; ///< PhotometricInterpretation as in the header
};

/// What one DICOM object says about itself: all that indexing, ordering and showing it needs.
/// Plain values from the decoder process; strings are Unicode, trimmed, without control characters.
struct DicomHeader
{
    QString sopClassUid;
    QString sopInstanceUid;
    QString studyUid;
    QString seriesUid;
    QString transferSyntaxUid;

    QString patientId;       ///< empty when the file names nobody
    QString patientIdIssuer; ///< the assigner; empty when not given
    PersonName patientName;
    std::optional<QDate> birthDate;
    QString sex; ///< "M", "F", "O" or empty

    std::optional<QDate> studyDate; ///< local to the acquiring station, as DICOM has it
    std::optional<QTime> studyTime;
    QString studyDescription;
    QString accessionNumber;

    QString modality;
    QString seriesDescription;
    std::optional<int> seriesNumber;
    QString bodyPart;
    QString manufacturer;

    std::optional<int> instanceNumber;
    std::optional<QDate> acquisitionDate;
    std::optional<QTime> acquisitionTime;
    std::optional<int> utcOffsetMinutes; ///< TimezoneOffsetFromUTC (0008,0201)

    bool hasPixels = false;
    PixelFormat pixels;
    bool isLossy = false; ///< LossyImageCompression, or a lossy transfer syntax
    std::optional<double> lossyRatio;

    std::optional<std::array<double, 3>> imagePosition;    ///< mm, patient coordinates (LPS)
    std::optional<std::array<double, 6>> imageOrientation; ///< row, then column direction cosines
    QString frameOfReferenceUid;
    std::optional<std::array<double, 2>> pixelSpacing; ///< mm between rows, between columns
    SpacingSource spacingSource = SpacingSource::None;
    std::array<double, 2> pixelAspect = {1, 1}; ///< vertical : horizontal
    std::optional<double> sliceThickness;       ///< mm
    std::optional<double> sliceLocation;        ///< mm
    std::optional<double> gantryTilt;           ///< degrees
    std::optional<int> echoNumber;
    std::optional<int> temporalPosition;
    std::optional<double> frameTimeMs;

    double rescaleSlope = 1;
    double rescaleIntercept = 0;
    QString rescaleType; ///< "HU", …
    std::vector<WindowPreset> windows;
    QString voiFunction;              ///< LINEAR, LINEAR_EXACT, SIGMOID; empty = LINEAR
    bool presentationInverse = false; ///< PresentationLUTShape INVERSE
    std::optional<int> paddingValue;
    bool hasTables = false; ///< a palette, lookup tables or overlays: Decoder::tables()

    /// Oddities that did not prevent reading, English keys such as "preamble-not-empty".
    QStringList notes;
};

} // namespace wardlight::imaging
