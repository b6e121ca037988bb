#include "core/dicom/document_reader.h"
#include "core/dicom/payload_reader.h"
#include "core/dicom/pixel_data.h"
#include "tests/support/dicom_builder.h"

#include <QJsonArray>
#include <QTest>

using namespace wardlight;
using namespace wardlight::dicom;
using namespace wardlight::test;

namespace {

QByteArray sequence(std::uint16_t group, std::uint16_t element,
                    std::initializer_list<QByteArray> items)
{
    QByteArray content;
    for (const QByteArray& item : items)
        content += dicomItem(item);
    return dicomElement(group, element, "SQ", content);
}

QByteArray code(std::uint16_t group, std::uint16_t element, const char* value, const char* meaning)
{
    return sequence(group, element,
                    {dicomElement(0x0008, 0x0100, "SH", value) +
                     dicomElement(0x0008, 0x0102, "SH", "DCM") +
                     dicomElement(0x0008, 0x0104, "LO", meaning)});
}

QByteArray reference(std::uint16_t group, std::uint16_t element, const char* sop)
{
    return sequence(group, element,
                    {dicomElement(0x0008, 0x1150, "UI", "1.2.840.10008.5.1.4.1.1.2") +
                     dicomElement(0x0008, 0x1155, "UI", sop)});
}

QByteArray head(const char* sopClass)
{
    return dicomElement(0x0008, 0x0005, "CS", "ISO_IR 192") +
           dicomElement(0x0008, 0x0016, "UI", sopClass) +
           dicomElement(0x0008, 0x0018, "UI", "1.2.3");
}

QByteArray doubles(std::initializer_list<float> values)
{
    QByteArray bytes;
    for (const float value : values)
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    return bytes;
}

QString text(const QJsonValue& object, const char* key)
{
    return object.toObject().value(QLatin1String(key)).toString();
}

QJsonArray list(const QJsonValue& object, const char* key)
{
    return object.toObject().value(QLatin1String(key)).toArray();
}

} // namespace

/// Objects that are not images, as plain structures.
class DocumentReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAReport();
    void readsKeyObjects();
    void readsAPresentationState();
    void readsASegmentation();
    void readsAStructureSet();
    void pointsOutDamagedContours();
    void readsADose();
    void readsAnEncapsulatedDocument();
    void takesAVideoOut();
    void refusesWhatIsNone();

private:
    Checked<QJsonObject> read(const QByteArray& dataset)
    {
        const auto object = open(dataset);
        return object ? readDocument(*object, m_converters) : passOn(object);
    }
    Checked<DicomObject> open(const QByteArray& dataset,
                              const QByteArray& syntax = ExplicitLittleEndian)
    {
        m_file = dicomFile(dataset, syntax);
        return DicomObject::open(
            std::as_bytes(std::span(m_file.constData(), std::size_t(m_file.size()))), m_dictionary,
            1'000'000);
    }

    Dictionary m_dictionary;
    TextConverters m_converters;
    QByteArray m_file;
};

void DocumentReaderTest::readsAReport()
{
    const QByteArray number =
        dicomElement(0x0040, 0xa010, "CS", "CONTAINS") + dicomElement(0x0040, 0xa040, "CS", "NUM") +
        code(0x0040, 0xa043, "1", "Length") +
        sequence(0x0040, 0xa300,
                 {sequence(0x0040, 0x08ea,
                           {dicomElement(0x0008, 0x0100, "SH", "mm") +
                            dicomElement(0x0008, 0x0104, "LO", "millimetre")}) +
                  dicomElement(0x0040, 0xa30a, "DS", "23.5")});
    const QByteArray finding =
        dicomElement(0x0040, 0xa010, "CS", "CONTAINS") +
        dicomElement(0x0040, 0xa040, "CS", "TEXT") + code(0x0040, 0xa043, "2", "Finding") +
        dicomElement(0x0040, 0xa160, "UT", "心脏不大") + sequence(0x0040, 0xa730, {number});
    const QByteArray image =
        reference(0x0008, 0x1199, "1.2.9") + dicomElement(0x0040, 0xa040, "CS", "IMAGE");
    const auto report = read(head("1.2.840.10008.5.1.4.1.1.88.33") +
                             dicomElement(0x0040, 0xa040, "CS", "CONTAINER") +
                             code(0x0040, 0xa043, "11528-7", "Radiology Report") +
                             sequence(0x0040, 0xa073,
                                      {dicomElement(0x0040, 0xa030, "DT", "20240131101500") +
                                       dicomElement(0x0040, 0xa075, "PN", "Chen^Li")}) +
                             dicomElement(0x0040, 0xa491, "CS", "COMPLETE") +
                             dicomElement(0x0040, 0xa493, "CS", "VERIFIED") +
                             sequence(0x0040, 0xa730, {finding, image}));
    QVERIFY(report);
    QCOMPARE(text(*report, "kind"), QStringLiteral("structured-report"));
    QCOMPARE(text(*report, "title"), QStringLiteral("Radiology Report"));
    QCOMPARE(text(*report, "verification"), QStringLiteral("VERIFIED"));
    QCOMPARE(text(list(*report, "verified_by").at(0), "name"), QStringLiteral("Chen^Li"));
    const QJsonArray content = list(*report, "content");
    QCOMPARE(content.size(), 2);
    QCOMPARE(text(content[0], "name"), QStringLiteral("Finding"));
    QCOMPARE(text(content[0], "value"), QStringLiteral("心脏不大"));
    const QJsonValue length = list(content[0], "items").at(0);
    QCOMPARE(text(length, "value"), QStringLiteral("23.5"));
    QCOMPARE(text(length, "unit"), QStringLiteral("mm"));
    QCOMPARE(text(list(content[1], "references").at(0), "sop_instance"), QStringLiteral("1.2.9"));
}

void DocumentReaderTest::readsKeyObjects()
{
    const auto document =
        read(head("1.2.840.10008.5.1.4.1.1.88.59") + code(0x0040, 0xa043, "113000", "Of Interest") +
             sequence(0x0040, 0xa375,
                      {sequence(0x0008, 0x1115,
                                {reference(0x0008, 0x1199, "1.2.9") +
                                 dicomElement(0x0020, 0x000e, "UI", "1.2.8")}) +
                       dicomElement(0x0020, 0x000d, "UI", "1.2.7")}));
    QVERIFY(document);
    QCOMPARE(text(*document, "kind"), QStringLiteral("key-objects"));
    const QJsonValue series = list(*document, "images").at(0);
    QCOMPARE(text(series, "study"), QStringLiteral("1.2.7"));
    QCOMPARE(text(series, "series"), QStringLiteral("1.2.8"));
    QCOMPARE(text(list(series, "references").at(0), "sop_instance"), QStringLiteral("1.2.9"));
}

void DocumentReaderTest::readsAPresentationState()
{
    const QByteArray graphic = dicomElement(0x0070, 0x0005, "CS", "PIXEL") +
                               dicomElement(0x0070, 0x0022, "FL", doubles({1, 2, 3, 4.5})) +
                               dicomElement(0x0070, 0x0023, "CS", "POLYLINE") +
                               dicomElement(0x0070, 0x0024, "CS", "N");
    const QByteArray words = dicomElement(0x0070, 0x0006, "ST", "左肺") +
                             dicomElement(0x0070, 0x0014, "FL", doubles({7, 8}));
    const auto state =
        read(head("1.2.840.10008.5.1.4.1.1.11.1") +
             sequence(0x0028, 0x3110,
                      {dicomElement(0x0028, 0x1050, "DS", "40") +
                       dicomElement(0x0028, 0x1051, "DS", "400")}) +
             sequence(0x0070, 0x0001,
                      {dicomElement(0x0070, 0x0002, "CS", "NOTES") +
                       sequence(0x0070, 0x0008, {words}) + sequence(0x0070, 0x0009, {graphic})}) +
             dicomElement(0x0070, 0x0041, "CS", "Y") +
             dicomElement(0x0070, 0x0042, "US", dicomShort(90)) +
             dicomElement(0x0070, 0x0080, "CS", "PS1"));
    QVERIFY(state);
    QCOMPARE(text(*state, "label"), QStringLiteral("PS1"));
    QCOMPARE((*state)[QLatin1String("rotation")].toInt(), 90);
    QVERIFY((*state)[QLatin1String("flip")].toBool());
    const QJsonValue annotation = list(*state, "annotations").at(0);
    QCOMPARE(text(annotation, "layer"), QStringLiteral("NOTES"));
    QCOMPARE(text(list(annotation, "texts").at(0), "text"), QStringLiteral("左肺"));
    const QJsonValue drawn = list(annotation, "graphics").at(0);
    QCOMPARE(text(drawn, "type"), QStringLiteral("POLYLINE"));
    QCOMPARE(list(drawn, "points").at(1).toArray(), (QJsonArray{3, 4.5}));
    QCOMPARE(list(*state, "windows").at(0).toObject()[QLatin1String("centre")].toDouble(), 40.0);
}

void DocumentReaderTest::readsASegmentation()
{
    const QByteArray frame =
        sequence(0x0020, 0x9113, {dicomElement(0x0020, 0x0032, "DS", "1\\2\\3")}) +
        sequence(0x0062, 0x000a, {dicomElement(0x0062, 0x000b, "US", dicomShort(2))});
    const auto segmentation =
        read(head("1.2.840.10008.5.1.4.1.1.66.4") + dicomElement(0x0062, 0x0001, "CS", "BINARY") +
             sequence(0x0062, 0x0002,
                      {dicomElement(0x0062, 0x0004, "US", dicomShort(2)) +
                       dicomElement(0x0062, 0x0005, "LO", "Liver") +
                       code(0x0062, 0x000f, "10200004", "Liver structure")}) +
             dicomElement(0x5200, 0x9230, "SQ", dicomItem(frame)));
    QVERIFY(segmentation);
    QCOMPARE(text(*segmentation, "type"), QStringLiteral("BINARY"));
    const QJsonObject segment = list(*segmentation, "segments").at(0).toObject();
    QCOMPARE(segment[QLatin1String("number")].toInt(), 2);
    QCOMPARE(text(segment, "label"), QStringLiteral("Liver"));
    QCOMPARE(text(segment[QLatin1String("property")], "meaning"),
             QStringLiteral("Liver structure"));
    const QJsonObject first = list(*segmentation, "frames").at(0).toObject();
    QCOMPARE(first[QLatin1String("segment")].toInt(), 2);
    QCOMPARE(list(first, "position"), (QJsonArray{1, 2, 3}));
}

void DocumentReaderTest::readsAStructureSet()
{
    const auto set =
        read(head("1.2.840.10008.5.1.4.1.1.481.3") + dicomElement(0x3006, 0x0002, "SH", "PLAN") +
             sequence(0x3006, 0x0020,
                      {dicomElement(0x3006, 0x0022, "IS", "5") +
                       dicomElement(0x3006, 0x0026, "LO", "Bladder")}) +
             sequence(0x3006, 0x0039,
                      {dicomElement(0x3006, 0x002a, "IS", "255\\0\\0") +
                       sequence(0x3006, 0x0040,
                                {dicomElement(0x3006, 0x0042, "CS", "CLOSED_PLANAR") +
                                 dicomElement(0x3006, 0x0046, "IS", "3") +
                                 dicomElement(0x3006, 0x0050, "DS", "0\\0\\5\\1\\0\\5\\1\\1\\5")}) +
                       dicomElement(0x3006, 0x0084, "IS", "5")}) +
             sequence(0x3006, 0x0080,
                      {dicomElement(0x3006, 0x0084, "IS", "5") +
                       dicomElement(0x3006, 0x00a4, "CS", "ORGAN")}));
    QVERIFY(set);
    const QJsonValue roi = list(*set, "rois").at(0);
    QCOMPARE(text(roi, "name"), QStringLiteral("Bladder"));
    QCOMPARE(text(roi, "interpreted_type"), QStringLiteral("ORGAN"));
    QCOMPARE(list(roi, "colour"), (QJsonArray{255, 0, 0}));
    const QJsonValue contour = list(roi, "contours").at(0);
    QCOMPARE(list(contour, "points").size(), 3);
    QCOMPARE(list(contour, "points").at(2).toArray(), (QJsonArray{1, 1, 5}));
    QVERIFY(!contour.toObject().contains(QLatin1String("is_damaged")));
}

void DocumentReaderTest::pointsOutDamagedContours()
{
    for (const char* points : {"0\\0", "0\\0\\5\\1\\0\\5\\1\\1", "0\\0\\5", "0\\0\\x", ""}) {
        const auto set = read(head("1.2.840.10008.5.1.4.1.1.481.3") +
                              sequence(0x3006, 0x0020, {dicomElement(0x3006, 0x0022, "IS", "1")}) +
                              sequence(0x3006, 0x0039,
                                       {sequence(0x3006, 0x0040,
                                                 {dicomElement(0x3006, 0x0046, "IS", "2") +
                                                  dicomElement(0x3006, 0x0050, "DS", points)}) +
                                        dicomElement(0x3006, 0x0084, "IS", "1")}));
        QVERIFY(set);
        const QJsonObject contour = list(list(*set, "rois").at(0), "contours").at(0).toObject();
        QVERIFY(contour[QLatin1String("is_damaged")].toBool());
        QVERIFY(list(contour, "points").isEmpty());
    }
}

void DocumentReaderTest::readsADose()
{
    const auto dose =
        read(head("1.2.840.10008.5.1.4.1.1.481.2") + dicomElement(0x3004, 0x0002, "CS", "GY") +
             dicomElement(0x3004, 0x000c, "DS", "0\\2.5\\5") +
             dicomElement(0x3004, 0x000e, "DS", "0.001") +
             sequence(0x3004, 0x0050, {dicomElement(0x3004, 0x0072, "DS", "62.1")}));
    QVERIFY(dose);
    QCOMPARE(text(*dose, "units"), QStringLiteral("GY"));
    QCOMPARE((*dose)[QLatin1String("scaling")].toDouble(), 0.001);
    QCOMPARE(list(*dose, "offsets"), (QJsonArray{0, 2.5, 5}));
    QCOMPARE(list(*dose, "histograms").at(0).toObject()[QLatin1String("maximum")].toDouble(), 62.1);
}

void DocumentReaderTest::readsAnEncapsulatedDocument()
{
    const QByteArray dataset = head("1.2.840.10008.5.1.4.1.1.104.1") +
                               dicomElement(0x0042, 0x0010, "ST", "Letter") +
                               dicomElement(0x0042, 0x0011, "OB", "%PDF-1.4\0") +
                               dicomElement(0x0042, 0x0012, "LO", "application/PDF");
    const auto document =
        read(dataset + dicomElement(0x0042, 0x0015, "UL", QByteArray("\7\0\0\0", 4)));
    QVERIFY(document);
    QCOMPARE(text(*document, "title"), QStringLiteral("Letter"));
    QCOMPARE((*document)[QLatin1String("bytes")].toInt(), 7);
    const auto object = open(dataset);
    QVERIFY(object);
    const auto payload = readPayload(*object);
    QVERIFY(payload);
    QCOMPARE(payload->mimeType, QStringLiteral("application/pdf"));
    // one that says it is longer than it is was cut
    const auto cut = open(dataset + dicomElement(0x0042, 0x0015, "UL", QByteArray("\1\1\0\0", 4)));
    QVERIFY(cut);
    QCOMPARE(readPayload(*cut).error().reason, Refusal::Truncated);
}

void DocumentReaderTest::takesAVideoOut()
{
    DicomImage image;
    image.frames = "240";
    const auto object =
        open(dicomCodedDataset(image, dicomFragments({"abcd", "ef"})), "1.2.840.10008.1.2.4.102");
    QVERIFY(object);
    const auto payload = readPayload(*object);
    QVERIFY(payload);
    QCOMPARE(payload->mimeType, QStringLiteral("video/mp4"));
    QCOMPARE(payload->pieces.size(), std::size_t(2));
    QCOMPARE(payload->pieces[1].size(), std::size_t(2));
    // it has a header, though its frames cannot be told apart here
    QVERIFY(readPixelData(*object, 1'000'000));
}

void DocumentReaderTest::refusesWhatIsNone()
{
    const auto image = read(dicomDataset({}));
    QVERIFY(!image);
    QCOMPARE(image.error().reason, Refusal::NoDocument);
    const auto object = open(dicomDataset({}));
    QVERIFY(object);
    QCOMPARE(readPayload(*object).error().reason, Refusal::NoPayload);
    // a report with nothing in it is one all the same
    const auto empty = read(head("1.2.840.10008.5.1.4.1.1.88.11"));
    QVERIFY(empty);
    QVERIFY(list(*empty, "content").isEmpty());
}

QTEST_APPLESS_MAIN(DocumentReaderTest)
#include "document_reader_test.moc"
