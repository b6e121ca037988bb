#include "core/dicom/header_reader.h"

#include "core/dicom/character_set.h"
#include "core/dicom/date_time.h"
#include "core/dicom/display_tables.h"
#include "core/dicom/frame_values.h"
#include "core/dicom/values.h"

#include <algorithm>
#include <cmath>

namespace wardlight::dicom {

using imaging::DicomHeader;
using imaging::SpacingSource;

namespace {

QString latin(std::string_view text)
{
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

/// The deltas of an ultrasound region in centimetres (PS3.3 C.8.5.5), as millimetres; only where
/// there is one region, since several may have different scales.
std::optional<std::array<double, 2>> ultrasoundSpacing(const Dataset& dataset)
{
    constexpr int Centimetres = 3;
    const Element* regions = dataset.find(tags::SequenceOfUltrasoundRegions);
    if (!regions || regions->items.size() != 1)
        return std::nullopt;
    const Dataset& region = regions->items.front();
    const auto x = firstNumber(region, tags::PhysicalDeltaX);
    const auto y = firstNumber(region, tags::PhysicalDeltaY);
    if (!x || !y || *x == 0 || *y == 0 ||
        firstInteger(region, tags::PhysicalUnitsX) != Centimetres ||
        firstInteger(region, tags::PhysicalUnitsY) != Centimetres)
        return std::nullopt;
    return std::array{std::abs(*y) * 10, std::abs(*x) * 10};
}

/// Fills a header from one object; the members share what they all need.
class HeaderReader
{
public:
    HeaderReader(const DicomObject& object, const TextConverters& converters)
        : m_object(object), m_top(object.dataset()), m_frame(object.dataset(), 0),
          m_characterSet(CharacterSet(converters).of(object.dataset())),
          m_first(readFrameValues(object.dataset(), 0, m_characterSet))
    {}

    DicomHeader read(const std::optional<PixelData>& pixels)
    {
        m_header.notes = m_object.notes();
        m_header.transferSyntaxUid = m_object.transferSyntax().uid;
        readIdentity();
        readPatient();
        readStudy();
        readSeries();
        readTimes();
        if (pixels) {
            m_header.hasPixels = true;
            m_header.pixels = pixels->format;
        }
        readLoss();
        readGeometry();
        readSpacing();
        readValues();
        m_header.windows = m_first.windows;
        m_header.voiFunction = m_first.voiFunction;
        if (m_characterSet.hasUnknownTerm())
            note("charset-unknown");
        return m_header;
    }

private:
    void readIdentity()
    {
        m_header.sopClassUid = ascii(tags::SopClassUid);
        m_header.sopInstanceUid = ascii(tags::SopInstanceUid);
        m_header.studyUid = ascii(tags::StudyInstanceUid);
        m_header.seriesUid = ascii(tags::SeriesInstanceUid);
        m_header.frameOfReferenceUid = ascii(tags::FrameOfReferenceUid);
    }

    void readPatient()
    {
        m_header.patientId = text(tags::PatientId);
        m_header.patientIdIssuer = text(tags::IssuerOfPatientId);
        m_header.birthDate = parseDate(firstText(m_top, tags::PatientBirthDate));
        const QString sex = ascii(tags::PatientSex).toUpper();
        const bool isKnown =
            sex == QLatin1String("M") || sex == QLatin1String("F") || sex == QLatin1String("O");
        m_header.sex = isKnown ? sex : QString();
        const QStringList groups =
            firstValue(tags::PatientName, TextKind::PersonName).split(QLatin1Char('='));
        m_header.patientName.alphabetic = groups.value(0).trimmed();
        m_header.patientName.ideographic = groups.value(1).trimmed();
        m_header.patientName.phonetic = groups.value(2).trimmed();
    }

    void readStudy()
    {
        m_header.studyDescription = text(tags::StudyDescription);
        m_header.accessionNumber = text(tags::AccessionNumber);
    }

    void readSeries()
    {
        m_header.modality = ascii(tags::Modality);
        m_header.seriesDescription = text(tags::SeriesDescription);
        m_header.seriesNumber = firstInteger(m_top, tags::SeriesNumber);
        m_header.bodyPart = ascii(tags::BodyPartExamined);
        m_header.manufacturer = text(tags::Manufacturer);
        m_header.instanceNumber = firstInteger(m_top, tags::InstanceNumber);
        m_header.echoNumber = firstInteger(m_top, tags::EchoNumbers);
        m_header.temporalPosition = firstInteger(m_top, tags::TemporalPositionIdentifier);
    }

    void readTimes()
    {
        m_header.studyDate = parseDate(firstText(m_top, tags::StudyDate));
        m_header.studyTime = parseTime(firstText(m_top, tags::StudyTime));
        m_header.acquisitionDate = parseDate(firstText(m_top, tags::AcquisitionDate));
        m_header.acquisitionTime = parseTime(firstText(m_top, tags::AcquisitionTime));
        const std::string_view both = firstText(m_top, tags::AcquisitionDateTime);
        constexpr std::size_t DateDigits = 8;
        if (!m_header.acquisitionDate && both.size() >= DateDigits) {
            m_header.acquisitionDate = parseDate(both.substr(0, DateDigits));
            const std::string_view time = both.substr(DateDigits);
            m_header.acquisitionTime = parseTime(time.substr(0, time.find_first_of("+-")));
        }
        m_header.utcOffsetMinutes = parseUtcOffset(firstText(m_top, tags::TimezoneOffsetFromUtc));
        const std::size_t offset = both.find_first_of("+-");
        if (!m_header.utcOffsetMinutes && offset != std::string_view::npos)
            m_header.utcOffsetMinutes = parseUtcOffset(both.substr(offset));
        m_header.frameTimeMs = frameTime();
    }

    [[nodiscard]] std::optional<double> frameTime() const
    {
        const auto isUsable = [](std::optional<double> ms) { return ms && *ms > 0; };
        if (const auto ms = firstNumber(m_top, tags::FrameTime); isUsable(ms))
            return ms;
        if (const Element* vector = m_top.findFilled(tags::FrameTimeVector)) {
            for (const auto ms : numbers(*vector, m_top.order)) {
                if (isUsable(ms)) // the first is 0: it counts from the frame before
                    return ms;
            }
        }
        const auto rate = firstNumber(m_top, tags::CineRate);
        return rate && *rate > 0 ? std::optional(1000 / *rate) : std::nullopt;
    }

    void readLoss()
    {
        m_header.isLossy = m_object.transferSyntax().isLossy ||
                           firstText(m_top, tags::LossyImageCompression) == "01";
        const Element* ratios = m_top.findFilled(tags::LossyImageCompressionRatio);
        if (!ratios)
            return;
        const auto values = numbers(*ratios, m_top.order); // one a compression, in order
        if (!values.empty() && values.back() && *values.back() > 0)
            m_header.lossyRatio = values.back();
    }

    void readGeometry()
    {
        m_header.imagePosition = m_first.imagePosition;
        m_header.imageOrientation = m_first.imageOrientation;
        m_header.sliceThickness = m_first.sliceThickness;
        m_header.sliceLocation = firstNumber(m_top, tags::SliceLocation);
        m_header.gantryTilt = firstNumber(m_top, tags::GantryDetectorTilt);
        const auto aspect = exactNumbers<2>(m_top, tags::PixelAspectRatio);
        if (aspect && (*aspect)[0] > 0 && (*aspect)[1] > 0)
            m_header.pixelAspect = *aspect;
    }

    void readSpacing()
    {
        const auto take = [this](std::optional<std::array<double, 2>> found, SpacingSource source) {
            if (found && !m_header.pixelSpacing) {
                m_header.pixelSpacing = found;
                m_header.spacingSource = source;
            }
        };
        take(m_first.pixelSpacing, SpacingSource::PixelSpacing);
        take(spacing(m_top, tags::ImagerPixelSpacing), SpacingSource::ImagerPixelSpacing);
        take(spacing(m_top, tags::NominalScannedPixelSpacing),
             SpacingSource::NominalScannedPixelSpacing);
        take(ultrasoundSpacing(m_top), SpacingSource::UltrasoundRegion);
    }

    void readValues()
    {
        const Dataset& rescale =
            m_frame.holder(tags::PixelValueTransformationSequence, tags::RescaleSlope);
        if (firstNumber(rescale, tags::RescaleSlope) == 0)
            note("rescale-slope-zero");
        m_header.rescaleSlope = m_first.rescaleSlope;
        m_header.rescaleIntercept = m_first.rescaleIntercept;
        m_header.rescaleType = m_first.rescaleType;
        m_header.presentationInverse = firstText(m_top, tags::PresentationLutShape) == "INVERSE";
        m_header.hasTables = hasDisplayTables(m_top);
        readPadding();
    }

    /// The padding value is signed as the pixels are, whatever representation the file wrote.
    void readPadding()
    {
        const Element* element = m_top.findFilled(tags::PixelPaddingValue);
        if (!element || element->value.size() < 2)
            return;
        const bool isSigned = firstInteger(m_top, tags::PixelRepresentation) == 1;
        m_header.paddingValue =
            isSigned ? int(readNumber<std::int16_t>(element->value, 0, m_top.order))
                     : int(readNumber<std::uint16_t>(element->value, 0, m_top.order));
    }

    [[nodiscard]] QString ascii(Tag tag) const { return latin(firstText(m_top, tag)); }

    [[nodiscard]] QString text(Tag tag) { return firstValue(tag, TextKind::Plain).trimmed(); }

    [[nodiscard]] QString firstValue(Tag tag, TextKind kind)
    {
        return decoded(m_top, tag, kind).section(QLatin1Char('\\'), 0, 0);
    }

    [[nodiscard]] QString decoded(const Dataset& dataset, Tag tag, TextKind kind)
    {
        const Element* element = dataset.findFilled(tag);
        if (!element)
            return {};
        const std::string_view bytes = rawText(*element);
        if (m_characterSet.isUndeclaredFor(bytes))
            note("charset-undeclared");
        const QString text = m_characterSet.decode(bytes, kind);
        if (text.contains(QChar::ReplacementCharacter))
            note("text-damaged");
        return text;
    }

    void note(const char* key)
    {
        const QString text = latin(key);
        if (!m_header.notes.contains(text))
            m_header.notes.append(text);
    }

    const DicomObject& m_object;
    const Dataset& m_top;
    const FrameAttributes m_frame;
    const CharacterSet m_characterSet;
    const imaging::FrameValues m_first;
    DicomHeader m_header;
};

} // namespace

DicomHeader readHeader(const DicomObject& object, const std::optional<PixelData>& pixels,
                       const TextConverters& converters)
{
    return HeaderReader(object, converters).read(pixels);
}

} // namespace wardlight::dicom
