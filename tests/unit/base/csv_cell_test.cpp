#include "core/base/csv_cell.h"

#include <QTest>

using namespace wardlight;

class CsvCellTest : public QObject
{
    Q_OBJECT

private slots:
    void formulasAreTakenForText_data();
    void formulasAreTakenForText();
};

void CsvCellTest::formulasAreTakenForText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    const auto row = [](const char* text, const char* cell) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(cell);
    };
    row("M1", "M1");
    row("", "");
    row("=1+1", "'=1+1");
    row("+1", "'+1");
    row("-1", "'-1");
    row("@SUM(A1)", "'@SUM(A1)");
    row("\tx", "'\tx");
    row("\rx", "\"'\rx\"");
    row("a,b", "\"a,b\"");
    row("say \"hi\"", "\"say \"\"hi\"\"\"");
    row("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    row("two\nlines", "\"two\nlines\"");
    row("1=1", "1=1");
    row("+", "+"); // an annotation's type; no formula is that short
}

void CsvCellTest::formulasAreTakenForText()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    QCOMPARE(csvCell(text), cell);
}

QTEST_GUILESS_MAIN(CsvCellTest)
#include "csv_cell_test.moc"
