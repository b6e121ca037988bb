#include "core/dicom/character_set.h"
#include "core/dicom/dicom_object.h"
#include "tests/support/dicom_builder.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::dicom;
using namespace wardlight::test;

class CharacterSetTest : public QObject
{
    Q_OBJECT

private slots:
    void decodesTheStandardsExamples_data();
    void decodesTheStandardsExamples();
    void readsUndeclaredText_data();
    void readsUndeclaredText();
    void itemsInheritAndOverride();
    void survivesBrokenText_data();
    void survivesBrokenText();

private:
    CharacterSet declared(const QByteArray& terms);

    Dictionary m_dictionary;
    TextConverters m_converters;
    std::vector<QByteArray> m_files; ///< which datasets point into
};

CharacterSet CharacterSetTest::declared(const QByteArray& terms)
{
    m_files.push_back(dicomFile(dicomElement(0x0008, 0x0005, "CS", terms)));
    const QByteArray& file = m_files.back();
    const auto object = DicomObject::open(
        std::as_bytes(std::span(file.constData(), std::size_t(file.size()))), m_dictionary, 1'000);
    return CharacterSet(m_converters).of(object->dataset());
}

void CharacterSetTest::decodesTheStandardsExamples_data()
{
    QTest::addColumn<QByteArray>("terms");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("expected");
    // PS3.5 annex H.3.1, H.3.2, I.2, J.1, J.2, K.2 give both the bytes and the characters
    QTest::newRow("H.3.1 Japanese, one byte initial set")
        << QByteArray("\\ISO 2022 IR 87")
        << QByteArray("59616d6164615e5461726f753d1b24423b3345441b28425e1b2442424"
                      "04f3a1b28423d1b24422464245e24401b28425e1b2442243f246d24261b2842")
        << QStringLiteral("Yamada^Tarou=山田^太郎=やまだ^たろう");
    QTest::newRow("H.3.2 Japanese, katakana initial set")
        << QByteArray("ISO 2022 IR 13\\ISO 2022 IR 87")
        << QByteArray("d4cfc0de5ec0dbb33d1b24423b3345441b284a5e1b244242404f3a1b284a3d1b"
                      "24422464245e24401b284a5e1b2442243f246d24261b284a")
        << QStringLiteral("ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう");
    QTest::newRow("I.2 Korean")
        << QByteArray("\\ISO 2022 IR 149")
        << QByteArray("486f6e675e47696c646f6e673d1b242943fbf35e1b242943d1ced4d73d1b242943"
                      "c8ab5e1b242943b1e6b5bf")
        << QStringLiteral("Hong^Gildong=洪^吉洞=홍^길동");
    QTest::newRow("J.1 Chinese in UTF-8")
        << QByteArray("ISO_IR 192")
        << QByteArray("57616e675e5869616f446f6e673de78e8b5ee5b08fe69db13d")
        << QStringLiteral("Wang^XiaoDong=王^小東=");
    QTest::newRow("J.2 Chinese in GB18030")
        << QByteArray("GB18030") << QByteArray("57616e675e5869616f446f6e673dcdf55ed0a1b6ab3d")
        << QStringLiteral("Wang^XiaoDong=王^小东=");
    QTest::newRow("K.2 Chinese with escape sequences")
        << QByteArray("\\ISO 2022 IR 58")
        << QByteArray("5a68616e675e5869616f446f6e673d1b242941d5c55e1b242941d0a1b6ab3d")
        << QStringLiteral("Zhang^XiaoDong=张^小东=");
    // ISO 8859 tables
    QTest::newRow("Latin-1") << QByteArray("ISO_IR 100")
                             << QByteArray("c46e6561735e52fc646967657 2")
                             << QStringLiteral("Äneas^Rüdiger");
    QTest::newRow("Cyrillic") << QByteArray("ISO_IR 144") << QByteArray("bbeeda6365dcd17970d3")
                              << QStringLiteral("Люкceмбypг");
    QTest::newRow("Greek") << QByteArray("ISO_IR 126") << QByteArray("c4e9efedf5f3e9eff2")
                           << QStringLiteral("Διονυσιος");
    QTest::newRow("Thai") << QByteArray("ISO_IR 166") << QByteArray("cac1cad2c2")
                          << QStringLiteral("สมสาย");
    QTest::newRow("term written with a hyphen")
        << QByteArray("ISO-IR 100") << QByteArray("fc") << QStringLiteral("ü");
    // a backslash byte inside a character is none: GB18030 8C5C is U+5B7F
    QTest::newRow("backslash as second byte")
        << QByteArray("GB18030") << QByteArray("8c5c") << QStringLiteral("孿");
}

void CharacterSetTest::decodesTheStandardsExamples()
{
    QFETCH(QByteArray, terms);
    QFETCH(QByteArray, hex);
    QFETCH(QString, expected);
    const QByteArray bytes = QByteArray::fromHex(hex);
    QCOMPARE(declared(terms).decode({bytes.constData(), std::size_t(bytes.size())},
                                    TextKind::PersonName),
             expected);
}

void CharacterSetTest::readsUndeclaredText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("ASCII") << QByteArray("Doe^John") << QStringLiteral("Doe^John");
    QTest::newRow("UTF-8") << QByteArray("\xe5\xbc\xa0") << QStringLiteral("张");
    QTest::newRow("Latin-1") << QByteArray("R\xfc"
                                           "diger")
                             << QStringLiteral("Rüdiger");
    QTest::newRow("undeclared escape sequence")
        << QByteArray("\x1b$B;3ED\x1b(B") << QStringLiteral("山田");
}

void CharacterSetTest::readsUndeclaredText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QCOMPARE(CharacterSet(m_converters)
                 .decode({bytes.constData(), std::size_t(bytes.size())}, TextKind::Plain),
             expected);
}

void CharacterSetTest::itemsInheritAndOverride()
{
    const CharacterSet greek = declared("ISO_IR 126");
    QCOMPARE(greek.of(Dataset()).decode("\xc4", TextKind::Plain), QStringLiteral("Δ"));
    QVERIFY(declared("ISO_IR 9999").hasUnknownTerm());
    QVERIFY(!greek.hasUnknownTerm());
}

void CharacterSetTest::survivesBrokenText_data()
{
    QTest::addColumn<QByteArray>("terms");
    for (const char* terms : {"", "ISO_IR 192", "GB18030", "\\ISO 2022 IR 87", "\\ISO 2022 IR 149",
                              "ISO_IR 13", "ISO_IR 100", "nonsense\\\\more"})
        QTest::newRow(terms) << QByteArray(terms);
}

void CharacterSetTest::survivesBrokenText()
{
    QFETCH(QByteArray, terms);
    const CharacterSet set = declared(terms);
    for (const char* text : {"\x1b", "\x1b$", "\x1b$B", "\x1b$B;", "\x1b$)C\xfb", "\xff\xfe\x80",
                             "\x1b(Z\x1b\x1b", "\x1b$(D\x21"}) {
        const QString decoded = set.decode(text, TextKind::Plain);
        QVERIFY(decoded.size() <= 8);
    }
}

QTEST_APPLESS_MAIN(CharacterSetTest)
#include "character_set_test.moc"
