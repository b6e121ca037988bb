#include "core/trace/codes/check_digits.h"
#include "core/trace/codes/decode.h"
#include "core/trace/codes/gs1_elements.h"
#include "core/trace/codes/gs1_table.h"

#include <QTest>

using namespace wardlight::trace;

namespace {

const QDate Today(2026, 3, 1);

DecodedCode decode(const QString& text)
{
    return decodeCode(text, Today);
}

} // namespace

/// Codes as they come from scanners and keyboards. The GS1 expectations are those of the General
/// Specifications and of the Syntax Dictionary's introduction.
class DecodeCodeTest : public QObject
{
    Q_OBJECT

private slots:
    void computesCheckDigits_data();
    void computesCheckDigits();
    void takesTraceCodesApart();
    void recognisesKinds_data();
    void recognisesKinds();
    void readsElementStrings_data();
    void readsElementStrings();
    void seesLostSeparators();
    void seesTwoReadings();
    void embeddedDigitsAreNoSecondReadingWhereFnc1IsUsed();
    void checksValues_data();
    void checksValues();
    void readsDates_data();
    void readsDates();
    void ordersQualifiersOfLinks_data();
    void ordersQualifiersOfLinks();
    void readsLinks();
    void readsEpcUris();
    void keepsAssociations_data();
    void keepsAssociations();
    void repairsKeyboards_data();
    void repairsKeyboards();
    void turnsCapsLockBack();
    void givesASwallowedAiBack();
    void findsACodeAmongWords();
    void refusesWhatIsNoCode_data();
    void refusesWhatIsNoCode();
    void knowsTheTable();
    void findsNearForms();
};

void DecodeCodeTest::computesCheckDigits_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<bool>("isValid");
    // GS1 General Specifications, 7.9.1: 6 29104150021 3 and the SSCC 3 761042500021234 5 6
    QTest::newRow("GTIN-13") << QStringLiteral("6291041500213") << true;
    QTest::newRow("SSCC") << QStringLiteral("376104250021234569") << true;
    QTest::newRow("one off") << QStringLiteral("6291041500214") << false;
    QTest::newRow("transposed") << QStringLiteral("6219041500213") << false;
    QTest::newRow("letters") << QStringLiteral("62910415002A3") << false;
    QTest::newRow("nothing") << QString() << false;
}

void DecodeCodeTest::computesCheckDigits()
{
    QFETCH(QString, digits);
    QTEST(hasValidMod10(digits), "isValid");
}

void DecodeCodeTest::takesTraceCodesApart()
{
    const DecodedCode decoded = decode(QStringLiteral(" 81234567890123456789\r\n"));
    QCOMPARE(decoded.kind, CodeKind::TraceCode20);
    QCOMPARE(decoded.text, QStringLiteral("81234567890123456789"));
    QCOMPARE(decoded.field(QStringLiteral("product")), QStringLiteral("8123456"));
    QCOMPARE(decoded.field(QStringLiteral("serial")), QStringLiteral("789012345"));
    QCOMPARE(decoded.field(QStringLiteral("check")), QStringLiteral("6789"));
    QVERIFY(decoded.problems.empty());
    QVERIFY(!decoded.notes.isEmpty()); // its check digits cannot be verified here
}

void DecodeCodeTest::recognisesKinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<CodeKind>("kind");
    QTest::addColumn<bool>("hasProblems");
    QTest::newRow("a sample of 16")
        << QStringLiteral("8150000000000000") << CodeKind::TraceCode16 << false;
    QTest::newRow("standard code")
        << QStringLiteral("86902551000259") << CodeKind::StandardCode << false;
    QTest::newRow("standard code, wrong digit")
        << QStringLiteral("86902551000258") << CodeKind::StandardCode << true;
    QTest::newRow("GTIN-14") << QStringLiteral("09506000134352") << CodeKind::Gtin << false;
    QTest::newRow("GTIN-13") << QStringLiteral("6291041500213") << CodeKind::Gtin << false;
    QTest::newRow("GTIN-12") << QStringLiteral("614141999996") << CodeKind::Gtin << false;
    QTest::newRow("GTIN-8") << QStringLiteral("95050003") << CodeKind::Gtin << false;
    QTest::newRow("container") << QStringLiteral("00376104250021234569") << CodeKind::Gs1 << false;
    QTest::newRow("DataMatrix") << QStringLiteral("]d2010950600013435221A1") << CodeKind::Gs1
                                << false;
    QTest::newRow("Code 128") << QStringLiteral("]C1010950600013435221A1") << CodeKind::Gs1
                              << false;
    QTest::newRow("QR") << QStringLiteral("]Q3010950600013435221A1") << CodeKind::Gs1 << false;
    QTest::newRow("EAN-13") << QStringLiteral("]E06291041500213") << CodeKind::Gtin << false;
    QTest::newRow("DataBar") << QStringLiteral("]e00109506000134352") << CodeKind::Gs1 << false;
    QTest::newRow("link without a scheme")
        << QStringLiteral("id.gs1.org/01/09506000134352/21/A") << CodeKind::DigitalLink << false;
    QTest::newRow("figures alone, wrong check digit")
        << QStringLiteral("010950600013435317261231") << CodeKind::Gs1 << true;
    QTest::newRow("plain QR") << QStringLiteral("]Q18150000000000000") << CodeKind::TraceCode16
                              << false;
    QTest::newRow("FNC1 first") << QStringLiteral("\x1d"
                                                  "010950600013435221A1")
                                << CodeKind::Gs1 << false;
    QTest::newRow("brackets") << QStringLiteral("(01)09506000134352(21)A(1)") << CodeKind::Gs1
                              << false;
    QTest::newRow("19 digits") << QStringLiteral("8123456789012345678") << CodeKind::Other << true;
    QTest::newRow("a maker's own") << QStringLiteral("LOT-77/A") << CodeKind::Other << true;
}

void DecodeCodeTest::recognisesKinds()
{
    QFETCH(QString, text);
    const DecodedCode decoded = decode(text);
    QTEST(decoded.kind, "kind");
    QTEST(!decoded.problems.empty(), "hasProblems");
}

void DecodeCodeTest::readsElementStrings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("bracketed");
    QTest::newRow("fixed values need no FNC1")
        << QStringLiteral("010950600013435211260101"
                          "17280131"
                          "10AB\x1d"
                          "21S")
        << QStringLiteral("(01)09506000134352(11)260101(17)280131(10)AB(21)S");
    QTest::newRow("FNC1 in words") << QStringLiteral("010950600013435210AB<GS>21S")
                                   << QStringLiteral("(01)09506000134352(10)AB(21)S");
    QTest::newRow("weight") << QStringLiteral("0109506000134352"
                                              "3103001234"
                                              "10X")
                            << QStringLiteral("(01)09506000134352(3103)001234(10)X");
    QTest::newRow("FNC1 where none is needed")
        << QStringLiteral("0109506000134352\x1d"
                          "17280131\x1d"
                          "21S")
        << QStringLiteral("(01)09506000134352(17)280131(21)S");
}

void DecodeCodeTest::readsElementStrings()
{
    QFETCH(QString, text);
    const Gs1Reading reading =
        readElementString(QString(text).replace(QStringLiteral("<GS>"), QString(GroupSeparator)));
    QTEST(toBracketed(reading.elements), "bracketed");
    QVERIFY(reading.problems.empty());
    const DecodedCode decoded = decode(text);
    QCOMPARE(decoded.kind, CodeKind::Gs1);
    QVERIFY(decoded.problems.empty());
}

void DecodeCodeTest::seesLostSeparators()
{
    // (10)AB20(21)121092220084115197 without the FNC1 between them
    const DecodedCode decoded = decode(QStringLiteral("0109506000134352"
                                                      "17280131"
                                                      "10AB20"
                                                      "21121092220084115197"));
    QVERIFY(decoded.has(ProblemKind::MissingFnc1));
    QVERIFY(decoded.has(ProblemKind::Length));
    QCOMPARE(decoded.suggestions.front().text,
             QStringLiteral("(01)09506000134352(17)280131(10)AB20(21)121092220084115197"));
}

void DecodeCodeTest::seesTwoReadings()
{
    const DecodedCode decoded = decode(QStringLiteral("0109506000134352"
                                                      "17240101"
                                                      "1019A21G8345"));
    QCOMPARE(decoded.field(QStringLiteral("10")), QStringLiteral("19A21G8345"));
    QVERIFY(decoded.has(ProblemKind::Ambiguous));
    QVERIFY(!decoded.isMalformed());
    QCOMPARE(decoded.suggestions.front().text,
             QStringLiteral("(01)09506000134352(17)240101(10)19A(21)G8345"));
    // of several readings the one that explains most comes first
    QCOMPARE(decode(QStringLiteral("010950600013435210ABC21DEF17261231")).suggestions.front().text,
             QStringLiteral("(01)09506000134352(10)ABC(21)DEF(17)261231"));
    // with its FNC1 it is not ambiguous
    QVERIFY(!decode(QStringLiteral("010950600013435217240101"
                                   "1019A\x1d"
                                   "21G8345"))
                 .isAmbiguous());
}

void DecodeCodeTest::embeddedDigitsAreNoSecondReadingWhereFnc1IsUsed()
{
    const DecodedCode decoded = decode(QStringLiteral("0109506000134352"
                                                      "17280131"
                                                      "21A20\x1d"
                                                      "1012109222"));
    QVERIFY(!decoded.isAmbiguous());
    QCOMPARE(decoded.field(QStringLiteral("10")), QStringLiteral("12109222"));
}

void DecodeCodeTest::checksValues_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ProblemKind>("problem");
    QTest::newRow("check digit") << QStringLiteral("(01)09506000134353(21)A")
                                 << ProblemKind::CheckDigit;
    QTest::newRow("short GTIN") << QStringLiteral("(01)950600013435(21)A") << ProblemKind::Length;
    QTest::newRow("long batch") << QStringLiteral("(01)09506000134352(10)123456789012345678901")
                                << ProblemKind::Length;
    QTest::newRow("empty serial") << QStringLiteral("(01)09506000134352(21)")
                                  << ProblemKind::Length;
    QTest::newRow("month 13") << QStringLiteral("(01)09506000134352(17)261301")
                              << ProblemKind::Date;
    QTest::newRow("day 31 of June")
        << QStringLiteral("(01)09506000134352(17)260631") << ProblemKind::Date;
    QTest::newRow("characters") << QStringLiteral("(01)09506000134352(21)A€")
                                << ProblemKind::Charset;
    QTest::newRow("no AI") << QStringLiteral("]d2010950600013435209X") << ProblemKind::UnknownAi;
    QTest::newRow("cut short") << QStringLiteral("]d201095060001343521726") << ProblemKind::Length;
}

void DecodeCodeTest::checksValues()
{
    QFETCH(QString, text);
    QFETCH(ProblemKind, problem);
    const DecodedCode decoded = decode(text);
    QVERIFY(decoded.has(problem));
    QVERIFY(decoded.isMalformed());
}

void DecodeCodeTest::readsDates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("date");
    QTest::newRow("a day") << QStringLiteral("280131") << QDate(2028, 1, 31);
    QTest::newRow("end of February") << QStringLiteral("280200") << QDate(2028, 2, 29);
    QTest::newRow("end of April") << QStringLiteral("270400") << QDate(2027, 4, 30);
    QTest::newRow("50 years ahead") << QStringLiteral("761231") << QDate(2076, 12, 31);
    QTest::newRow("51 years ahead is the past") << QStringLiteral("770101") << QDate(1977, 1, 1);
    QTest::newRow("no month") << QStringLiteral("281301") << QDate();
    QTest::newRow("too short") << QStringLiteral("28013") << QDate();
}

void DecodeCodeTest::readsDates()
{
    QFETCH(QString, text);
    QTEST(gs1Date(text, Today).value_or(QDate()), "date");
}

void DecodeCodeTest::ordersQualifiersOfLinks_data()
{
    // the examples in the introduction of the Syntax Dictionary
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isInOrder");
    QTest::newRow("all three") << QStringLiteral("22/A/10/B/21/C") << true;
    QTest::newRow("good order") << QStringLiteral("22/A/21/C") << true;
    QTest::newRow("one") << QStringLiteral("10/B") << true;
    QTest::newRow("bad order") << QStringLiteral("10/B/22/A") << false;
    QTest::newRow("other sequence") << QStringLiteral("235/D") << true;
    QTest::newRow("mixed sequences") << QStringLiteral("22/A/10/B/235/D") << false;
}

void DecodeCodeTest::ordersQualifiersOfLinks()
{
    QFETCH(QString, path);
    const DecodedCode decoded =
        decode(QStringLiteral("https://id.example.org/some/01/09506000134352/") + path);
    QCOMPARE(decoded.kind, CodeKind::DigitalLink);
    QTEST(!decoded.has(ProblemKind::Order), "isInOrder");
}

void DecodeCodeTest::readsLinks()
{
    const DecodedCode decoded = decode(
        QStringLiteral("https://id.gs1.org/01/9506000134352/10/A%2FB/21/X?17=280200&linkType=all"));
    QVERIFY(decoded.problems.empty());
    QCOMPARE(decoded.field(QStringLiteral("01")), QStringLiteral("09506000134352"));
    QCOMPARE(decoded.field(QStringLiteral("10")), QStringLiteral("A/B"));
    QCOMPARE(decoded.field(QStringLiteral("expiry_date")), QStringLiteral("2028-02-29"));
    QCOMPARE(decode(QStringLiteral("https://example.org/news/2026")).kind, CodeKind::Other);
    QCOMPARE(decode(QStringLiteral("ftp://id.gs1.org/01/09506000134352")).kind, CodeKind::Other);
}

void DecodeCodeTest::readsEpcUris()
{
    // EPC Tag Data Standard: GTIN 80614141123458, serial 6789
    const DecodedCode decoded = decode(QStringLiteral("urn:epc:id:sgtin:0614141.812345.6789"));
    QCOMPARE(decoded.field(QStringLiteral("01")), QStringLiteral("80614141123458"));
    QCOMPARE(decoded.field(QStringLiteral("21")), QStringLiteral("6789"));
}

void DecodeCodeTest::keepsAssociations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isAssociated");
    QTest::newRow("serial with GTIN") << QStringLiteral("(01)09506000134352(21)A") << true;
    QTest::newRow("serial alone") << QStringLiteral("(21)A") << false;
    QTest::newRow("GTIN with count")
        << QStringLiteral("(01)09506000134352(37)5(02)09506000134352") << false;
    QTest::newRow("second serial needs the first")
        << QStringLiteral("(01)09506000134352(250)B") << false;
    QTest::newRow("two values") << QStringLiteral("(01)09506000134352(21)A(21)B") << false;
}

void DecodeCodeTest::keepsAssociations()
{
    QFETCH(QString, text);
    QTEST(!decode(text).has(ProblemKind::Association), "isAssociated");
}

void DecodeCodeTest::repairsKeyboards_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("suggestion");
    QTest::newRow("full width") << QStringLiteral("８１５００００００００００００１")
                                << QStringLiteral("8150000000000001");
    QTest::newRow("French figures")
        << QStringLiteral("_&(àààààààààààà&") << QStringLiteral("8150000000000001");
    QTest::newRow("shifted") << QStringLiteral("*!%))))))))))))!")
                             << QStringLiteral("8150000000000001");
    QTest::newRow("letters O") << QStringLiteral("815OOOOOOOOOOOO1")
                               << QStringLiteral("8150000000000001");
    QTest::newRow("French figures and letters") << QStringLiteral("à&àç(à-ààà&\"'\"(éé&QW_")
                                                << QStringLiteral("0109506000134352"
                                                                  "21AZ8");
    QTest::newRow("German address") << QStringLiteral("httpsÖ--id.gs1.org-01-09506000134352-21-ZY")
                                    << QStringLiteral("https://id.gs1.org/01/09506000134352/21/YZ");
    QTest::newRow("spaces") << QStringLiteral("8150 0000 0000 0001")
                            << QStringLiteral("8150000000000001");
}

void DecodeCodeTest::repairsKeyboards()
{
    QFETCH(QString, text);
    const DecodedCode decoded = decode(text);
    QVERIFY(decoded.has(ProblemKind::KeyboardLayout));
    QVERIFY(!decoded.suggestions.empty());
    QTEST(decoded.suggestions.front().text, "suggestion");
}

void DecodeCodeTest::turnsCapsLockBack()
{
    const DecodedCode decoded = decode(QStringLiteral("]D2010950600013435221aBc"));
    QVERIFY(decoded.has(ProblemKind::LetterCase));
    QCOMPARE(decoded.field(QStringLiteral("21")), QStringLiteral("AbC"));
}

void DecodeCodeTest::givesASwallowedAiBack()
{
    const DecodedCode decoded = decode(QStringLiteral("0109506000134352XK7"));
    QVERIFY(decoded.has(ProblemKind::UnknownAi));
    QCOMPARE(decoded.suggestions.front().text, QStringLiteral("(01)09506000134352(21)XK7"));
    QVERIFY(decode(QStringLiteral("0109506000134353XK7")).suggestions.empty()); // no GTIN
}

void DecodeCodeTest::findsACodeAmongWords()
{
    const DecodedCode decoded = decode(QStringLiteral("追溯码：81000010000123456789。"));
    QCOMPARE(decoded.kind, CodeKind::Other);
    QCOMPARE(decoded.suggestions.front().text, QStringLiteral("81000010000123456789"));
    QVERIFY(nearForms(decoded).contains(QStringLiteral("81000010000123456789")));
    QVERIFY(decode(QStringLiteral("81000010000123456789/81000010000123456780"))
                .suggestions.empty()); // which of them?
}

void DecodeCodeTest::refusesWhatIsNoCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces") << QStringLiteral("   ");
    QTest::newRow("a megabyte") << QString(1'048'576, u'8');
    QTest::newRow("a sentence") << QStringLiteral("阿莫西林 胶囊");
    QTest::newRow("only FNC1") << QString(50, GroupSeparator);
    QTest::newRow("a code with a NUL") << QStringLiteral("815000000000000") + QChar(0);
}

void DecodeCodeTest::refusesWhatIsNoCode()
{
    QFETCH(QString, text);
    const DecodedCode decoded = decode(text);
    QVERIFY(!decoded.problems.empty());
    QVERIFY(decoded.text.size() <= LongestDecodable);
}

void DecodeCodeTest::knowsTheTable()
{
    QVERIFY(!gs1IdentifierAt(u"8150000"));
    QVERIFY(!gs1Identifier(u"3106"));
    QCOMPARE(QLatin1String(gs1Identifier(u"3105")->title), QLatin1String("NET WEIGHT (kg)"));
    QCOMPARE(longestValue(*gs1Identifier(u"253")), 30);
    QCOMPARE(shortestValue(*gs1Identifier(u"253")), 13);
    QVERIFY(gs1Identifier(u"17")->isFixedLength);
    QVERIFY(!gs1Identifier(u"422")->isFixedLength); // of one length, yet FNC1 must follow
    QVERIFY(matchesAiPattern(u"3103", u"31nn"));
    QVERIFY(!matchesAiPattern(u"3203", u"31nn"));
}

void DecodeCodeTest::findsNearForms()
{
    const QStringList near = nearForms(decode(QStringLiteral("21abcZ9")));
    QVERIFY(near.contains(QStringLiteral("abcZ9"))); // a swallowed AI
    QVERIFY(near.contains(QStringLiteral("21ABCZ9")));
    QVERIFY(near.contains(QStringLiteral("21ABCz9")));
    QVERIFY(near.contains(QStringLiteral("21abcY9")));
    QVERIFY(!near.contains(QStringLiteral("21abcZ9")));
}

QTEST_APPLESS_MAIN(DecodeCodeTest)
#include "decode_code_test.moc"
