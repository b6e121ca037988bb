#include "core/trace/codes/decode.h"
#include "core/trace/codes/gs1_elements.h"
#include "core/trace/codes/gs1_table.h"
#include "tests/support/corpus.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace wardlight;
using namespace wardlight::trace;

namespace {

QStringList lines(const QString& path)
{
    QFile file(test::corpusFolder() + u'/' + path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

/// Element strings from the field, real drugs' standard codes, and GS1's own table.
class Gs1CorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void readsElementStringsFromTheField_data();
    void readsElementStringsFromTheField();
    void standardCodesHold();
    void tableIsTheDictionarys();
};

void Gs1CorpusTest::readsElementStringsFromTheField_data()
{
    QTest::addColumn<QString>("scan");
    QTest::addColumn<QString>("expected");
    for (const QString& line :
         lines(QStringLiteral("trace/gs1-barcodes/element_strings.csv")).mid(1)) {
        const QString scan = line.section(u',', 0, 0);
        QString expected = line.section(u',', 1);
        expected.truncate(expected.lastIndexOf(u','));
        QTest::newRow(qPrintable(scan)) << scan << expected.remove(u'"');
    }
}

void Gs1CorpusTest::readsElementStringsFromTheField()
{
    QFETCH(QString, scan);
    QFETCH(QString, expected);
    const DecodedCode decoded = decodeCode(scan, QDate(2026, 3, 1));
    QCOMPARE(decoded.kind, CodeKind::Gs1);
    static const QRegularExpression Element(QStringLiteral(R"(([0-9]{2})=([0-9A-Za-z]+))"));
    const bool isFaulty =
        expected.contains(QLatin1String("ERROR")) || expected.contains(QLatin1String("AMBIGUOUS"));
    QCOMPARE(decoded.isAmbiguous(), isFaulty);
    if (expected.startsWith(QLatin1String("AMBIGUOUS"))) { // what it says is the literal reading
        QCOMPARE(decoded.field(QStringLiteral("10")), QStringLiteral("19A21G8345"));
        QVERIFY(decoded.field(QStringLiteral("21")).isEmpty());
        return;
    }
    Gs1Elements elements;
    for (auto element = Element.globalMatch(expected); element.hasNext();) {
        const auto match = element.next();
        elements.push_back({match.captured(1), match.captured(2)});
    }
    if (!isFaulty) {
        for (const Gs1Element& element : elements)
            QCOMPARE(decoded.field(element.ai), element.value);
        return;
    }
    const auto isIntended = [&elements](const CodeSuggestion& suggestion) {
        const QString wanted = toBracketed(elements);
        return suggestion.text == wanted || suggestion.text.endsWith(wanted);
    };
    QVERIFY(std::any_of(decoded.suggestions.cbegin(), decoded.suggestions.cend(), isIntended));
}

void Gs1CorpusTest::standardCodesHold()
{
    int count = 0;
    for (const QString& line :
         lines(QStringLiteral("trace/drug-master-nmpa-facts/drugs.csv")).mid(1)) {
        QString code = line.section(u',', -1).trimmed();
        const DecodedCode decoded = decodeCode(code, QDate(2026, 3, 1));
        QCOMPARE(decoded.kind, CodeKind::StandardCode);
        QVERIFY2(decoded.problems.empty(), qPrintable(code));
        code.back() = code.back() == u'9' ? u'0' : QChar(code.back().unicode() + 1);
        QVERIFY(decodeCode(code, QDate(2026, 3, 1)).has(ProblemKind::CheckDigit));
        ++count;
    }
    QCOMPARE(count, 24);
}

void Gs1CorpusTest::tableIsTheDictionarys()
{
    static const QRegularExpression Entry(
        QStringLiteral(R"(\A([0-9]{2,4})(?:-([0-9]{2,4}))?\s+([*?]*))"));
    static const QRegularExpression Part(QStringLiteral(R"(\s\[?[NXYZ](\.\.)?([0-9]+)\]?)"));
    int count = 0;
    for (const QString& line :
         lines(QStringLiteral("trace/gs1-syntax-dictionary/gs1-syntax-dictionary.txt"))) {
        const auto entry = Entry.match(line);
        if (!entry.hasMatch())
            continue;
        ++count;
        const Gs1Identifier* identifier = gs1Identifier(entry.captured(1));
        QVERIFY2(identifier, qPrintable(line));
        if (!entry.captured(2).isEmpty())
            QCOMPARE(gs1Identifier(entry.captured(2)), identifier);
        QCOMPARE(identifier->isFixedLength, entry.captured(3).contains(u'*'));
        QCOMPARE(identifier->keyQualifiers != nullptr, line.contains(QLatin1String(" dlpkey")));
        int longest = 0;
        const QString parts = line.section(u'#', 0, 0).replace(u']', QStringLiteral("] "));
        for (auto part = Part.globalMatch(parts); part.hasNext();)
            longest += part.next().captured(2).toInt();
        QCOMPARE(longestValue(*identifier), longest);
    }
    QCOMPARE(count, 224);
}

QTEST_APPLESS_MAIN(Gs1CorpusTest)
#include "gs1_corpus_test.moc"
