#include "core/imaging/header_json.h"

#include <QJsonArray>

#include <cmath>

namespace wardlight::imaging {

namespace {

const QString DateFormat = QStringLiteral("yyyy-MM-dd");
const QString TimeFormat = QStringLiteral("HH:mm:ss.zzz");

/// Writes members into JSON; the counterpart of JsonReader, visited in the same order.
class JsonWriter
{
public:
    void field(const char* key, const QString& text)
    {
        if (!text.isEmpty())
            put(key, QString(text).remove(QChar(u'\0')));
    }
    void field(const char* key, const QStringList& texts)
    {
        if (!texts.isEmpty())
            put(key, QJsonArray::fromStringList(texts));
    }
    void field(const char* key, int value)
    {
        if (value != 0)
            put(key, value);
    }
    void field(const char* key, bool value)
    {
        if (value)
            put(key, value);
    }
    void field(const char* key, double value)
    {
        if (std::isfinite(value))
            put(key, value);
    }
    void field(const char* key, const QDate& date) { put(key, date.toString(DateFormat)); }
    void field(const char* key, const QTime& time) { put(key, time.toString(TimeFormat)); }
    void field(const char* key, SpacingSource source) { field(key, static_cast<int>(source)); }
    template <std::size_t Count>
    void field(const char* key, const std::array<double, Count>& numbers)
    {
        QJsonArray array;
        for (const double number : numbers)
            array.append(number);
        put(key, array);
    }
    template <class Value>
    void field(const char* key, const std::optional<Value>& value)
    {
        if (!value)
            return;
        if constexpr (std::is_same_v<Value, int>)
            put(key, *value); // zero is not absence here
        else
            field(key, *value);
    }
    void field(const char* key, const std::vector<WindowPreset>& windows)
    {
        QJsonArray array;
        for (const WindowPreset& window : windows)
            array.append(QJsonObject{{QStringLiteral("centre"), window.centre},
                                     {QStringLiteral("width"), window.width},
                                     {QStringLiteral("explanation"), window.explanation}});
        if (!array.isEmpty())
            put(key, array);
    }

    QJsonObject json;

private:
    void put(const char* key, const QJsonValue& value)
    {
        json.insert(QString::fromLatin1(key), value);
    }
};

/// Reads members from JSON.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject& source) : json(source) {}

    void field(const char* key, QString& text) const { text = value(key).toString(); }
    void field(const char* key, QStringList& texts) const
    {
        for (const QJsonValue& entry : value(key).toArray())
            texts.append(entry.toString());
    }
    void field(const char* key, int& number) const { number = value(key).toInt(number); }
    void field(const char* key, bool& flag) const { flag = value(key).toBool(flag); }
    void field(const char* key, double& number) const { number = value(key).toDouble(number); }
    void field(const char* key, QDate& date) const
    {
        date = QDate::fromString(value(key).toString(), DateFormat);
    }
    void field(const char* key, QTime& time) const
    {
        time = QTime::fromString(value(key).toString(), TimeFormat);
    }
    void field(const char* key, SpacingSource& source) const
    {
        const int number = value(key).toInt();
        if (number >= 0 && number <= static_cast<int>(SpacingSource::UltrasoundRegion))
            source = static_cast<SpacingSource>(number);
    }
    template <std::size_t Count>
    void field(const char* key, std::array<double, Count>& numbers) const
    {
        const QJsonArray array = value(key).toArray();
        for (std::size_t i = 0; i < Count && array.size() == qsizetype(Count); ++i)
            numbers[i] = array.at(qsizetype(i)).toDouble(std::nan(""));
    }
    template <class Value>
    void field(const char* key, std::optional<Value>& found) const
    {
        if (!json.contains(QString::fromLatin1(key)))
            return;
        Value read{};
        field(key, read);
        if constexpr (std::is_same_v<Value, QDate> || std::is_same_v<Value, QTime>) {
            if (!read.isValid())
                return;
        }
        found = read;
    }
    void field(const char* key, std::vector<WindowPreset>& windows) const
    {
        for (const QJsonValue& entry : value(key).toArray())
            windows.push_back({entry[QStringLiteral("centre")].toDouble(),
                               entry[QStringLiteral("width")].toDouble(),
                               entry[QStringLiteral("explanation")].toString()});
    }

private:
    [[nodiscard]] QJsonValue value(const char* key) const
    {
        return json.value(QString::fromLatin1(key));
    }

    const QJsonObject& json;
};

template <class Visitor, class Header>
void visitIdentity(Visitor& visit, Header& h)
{
    visit.field("sopClassUid", h.sopClassUid);
    visit.field("sopInstanceUid", h.sopInstanceUid);
    visit.field("studyUid", h.studyUid);
    visit.field("seriesUid", h.seriesUid);
    visit.field("transferSyntaxUid", h.transferSyntaxUid);
    visit.field("patientId", h.patientId);
    visit.field("patientIdIssuer", h.patientIdIssuer);
    visit.field("patientName", h.patientName.alphabetic);
    visit.field("patientNameIdeographic", h.patientName.ideographic);
    visit.field("patientNamePhonetic", h.patientName.phonetic);
    visit.field("birthDate", h.birthDate);
    visit.field("sex", h.sex);
    visit.field("studyDate", h.studyDate);
    visit.field("studyTime", h.studyTime);
    visit.field("studyDescription", h.studyDescription);
    visit.field("accessionNumber", h.accessionNumber);
    visit.field("modality", h.modality);
    visit.field("seriesDescription", h.seriesDescription);
    visit.field("seriesNumber", h.seriesNumber);
    visit.field("bodyPart", h.bodyPart);
    visit.field("manufacturer", h.manufacturer);
    visit.field("instanceNumber", h.instanceNumber);
    visit.field("acquisitionDate", h.acquisitionDate);
    visit.field("acquisitionTime", h.acquisitionTime);
    visit.field("utcOffsetMinutes", h.utcOffsetMinutes);
}

template <class Visitor, class Header>
void visitPixels(Visitor& visit, Header& h)
{
    visit.field("hasPixels", h.hasPixels);
    visit.field("rows", h.pixels.rows);
    visit.field("columns", h.pixels.columns);
    visit.field("samplesPerPixel", h.pixels.samplesPerPixel);
    visit.field("bitsAllocated", h.pixels.bitsAllocated);
    visit.field("bitsStored", h.pixels.bitsStored);
    visit.field("highBit", h.pixels.highBit);
    visit.field("isSigned", h.pixels.isSigned);
    visit.field("isFloat", h.pixels.isFloat);
    visit.field("frames", h.pixels.frames);
    visit.field("photometric", h.pixels.photometric);
    visit.field("isLossy", h.isLossy);
    visit.field("lossyRatio", h.lossyRatio);
    visit.field("rescaleSlope", h.rescaleSlope);
    visit.field("rescaleIntercept", h.rescaleIntercept);
    visit.field("rescaleType", h.rescaleType);
    visit.field("windows", h.windows);
    visit.field("voiFunction", h.voiFunction);
    visit.field("presentationInverse", h.presentationInverse);
    visit.field("paddingValue", h.paddingValue);
    visit.field("hasTables", h.hasTables);
}

template <class Visitor, class Header>
void visitGeometry(Visitor& visit, Header& h)
{
    visit.field("imagePosition", h.imagePosition);
    visit.field("imageOrientation", h.imageOrientation);
    visit.field("frameOfReferenceUid", h.frameOfReferenceUid);
    visit.field("pixelSpacing", h.pixelSpacing);
    visit.field("spacingSource", h.spacingSource);
    visit.field("pixelAspect", h.pixelAspect);
    visit.field("sliceThickness", h.sliceThickness);
    visit.field("sliceLocation", h.sliceLocation);
    visit.field("gantryTilt", h.gantryTilt);
    visit.field("echoNumber", h.echoNumber);
    visit.field("temporalPosition", h.temporalPosition);
    visit.field("frameTimeMs", h.frameTimeMs);
    visit.field("notes", h.notes);
}

template <class Visitor, class Header>
void visitHeader(Visitor& visit, Header& header)
{
    visitIdentity(visit, header);
    visitPixels(visit, header);
    visitGeometry(visit, header);
}

} // namespace

QJsonObject headerToJson(const DicomHeader& header)
{
    JsonWriter writer;
    visitHeader(writer, header);
    return writer.json;
}

DicomHeader headerFromJson(const QJsonObject& json)
{
    const JsonReader reader(json);
    DicomHeader header;
    visitHeader(reader, header);
    return header;
}

} // namespace wardlight::imaging
