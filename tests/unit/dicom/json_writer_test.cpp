#include "core/dicom/json_writer.h"
#include "tests/support/dicom_builder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wardlight;
using namespace wardlight::dicom;
using namespace wardlight::test;

class JsonWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void writesValues_data();
    void writesValues();
    void writesSequences();
    void leavesLargeValuesOut();
    void sortsAndDropsGroupLengths();

private:
    QJsonObject json(const QByteArray& dataset);

    Dictionary m_dictionary;
    TextConverters m_converters;
};

QJsonObject JsonWriterTest::json(const QByteArray& dataset)
{
    const QByteArray file = dicomFile(dataset);
    const auto object =
        DicomObject::open(std::as_bytes(std::span(file.constData(), std::size_t(file.size()))),
                          m_dictionary, 1'000'000);
    return object ? QJsonDocument::fromJson(writeJson(*object, m_converters)).object()
                  : QJsonObject();
}

void JsonWriterTest::writesValues_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::addColumn<QByteArray>("expected"); // PS3.18 F.2.2 to F.2.5
    const auto row = [](const char* vr, const QByteArray& value, const char* expected) {
        QTest::addRow("%s %s", vr, value.toHex().constData())
            << dicomElement(0x0009, 0x1001, vr, value) << QByteArray(expected);
    };
    row("CS", "A\\B", R"({"vr":"CS","Value":["A","B"]})");
    row("CS", "A\\\\B", R"({"vr":"CS","Value":["A",null,"B"]})");
    row("LO", "", R"({"vr":"LO"})");
    row("LO", "a \"quoted\"\ttext", R"({"vr":"LO","Value":["a \"quoted\"\ttext"]})");
    row("LT", "one\\two", R"({"vr":"LT","Value":["one\\two"]})");
    row("UI", "1.2.3", R"({"vr":"UI","Value":["1.2.3"]})");
    row("DS", "1.5\\-2e3\\+.5", R"({"vr":"DS","Value":[1.5,-2000,0.5]})");
    row("DS", "n/a", R"({"vr":"DS","Value":["n/a"]})");
    row("IS", "42", R"({"vr":"IS","Value":[42]})");
    row("US", QByteArray("\1\0\xff\xff", 4), R"({"vr":"US","Value":[1,65535]})");
    row("SS", QByteArray("\xff\xff", 2), R"({"vr":"SS","Value":[-1]})");
    row("FD", QByteArray("\0\0\0\0\0\0\xf8\x3f", 8), R"({"vr":"FD","Value":[1.5]})");
    row("FL", QByteArray("\0\0\xc0\x7f", 4), R"({"vr":"FL","Value":["NaN"]})");
    row("AT", QByteArray("\x10\0\x20\0", 4), R"({"vr":"AT","Value":["00100020"]})");
    row("OB", QByteArray("\1\2\3\4", 4), R"({"vr":"OB","InlineBinary":"AQIDBA=="})");
    row("UN", QByteArray("\1\2", 2), R"({"vr":"UN","InlineBinary":"AQI="})");
    row("PN", "Doe^John=\\Roe",
        R"({"vr":"PN","Value":[{"Alphabetic":"Doe^John"},{"Alphabetic":"Roe"}]})");
}

void JsonWriterTest::writesValues()
{
    QFETCH(QByteArray, element);
    QFETCH(QByteArray, expected);
    const QJsonObject written = json(dicomElement(0x0008, 0x0060, "CS", "OT") + element)
                                    .value(QLatin1String("00091001"))
                                    .toObject();
    QCOMPARE(written, QJsonDocument::fromJson(expected).object());
}

void JsonWriterTest::writesSequences()
{
    const QByteArray inner = dicomElement(0x0008, 0x0100, "SH", "CODE");
    const QByteArray item = dicomShort(0xfffe) + dicomShort(0xe000) +
                            dicomShort(std::uint16_t(inner.size())) + dicomShort(0) + inner;
    const QJsonObject written =
        json(dicomElement(0x0008, 0x0060, "CS", "OT") + dicomElement(0x0008, 0x1032, "SQ", item));
    const QByteArray expected =
        R"({"vr":"SQ","Value":[{"00080100":{"vr":"SH","Value":["CODE"]}}]})";
    QCOMPARE(written.value(QLatin1String("00081032")).toObject(),
             QJsonDocument::fromJson(expected).object());
}

void JsonWriterTest::leavesLargeValuesOut()
{
    const QJsonObject written = json(dicomDataset({}));
    const QJsonObject pixels = written.value(QLatin1String("7FE00010")).toObject();
    QCOMPARE(pixels, (QJsonObject{{QStringLiteral("vr"), QStringLiteral("OW")}}));
    const QJsonObject large = json(dicomElement(0x0008, 0x0060, "CS", "OT") +
                                   dicomElement(0x0009, 0x1001, "OB", QByteArray(1026, '\1')));
    QCOMPARE(large.value(QLatin1String("00091001")).toObject().keys(),
             QStringList(QStringLiteral("vr")));
}

void JsonWriterTest::sortsAndDropsGroupLengths()
{
    const QJsonObject written = json(dicomElement(0x0008, 0x0000, "UL", QByteArray(4, '\1')) +
                                     dicomElement(0x0010, 0x0020, "LO", "first") +
                                     dicomElement(0x0008, 0x0005, "CS", "ISO_IR 100"));
    QCOMPARE(written.keys(), (QStringList{QStringLiteral("00080005"), QStringLiteral("00100020")}));
    QCOMPARE(written.value(QLatin1String("00080005")).toObject().value(QLatin1String("Value")),
             QJsonValue(QJsonArray{QStringLiteral("ISO_IR 192")}));
}

QTEST_APPLESS_MAIN(JsonWriterTest)
#include "json_writer_test.moc"
