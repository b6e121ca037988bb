#include "core/trace/scan_text.h"

#include <QTest>

using namespace wardlight::trace;

class ScanTextTest : public QObject
{
    Q_OBJECT

private slots:
    void findsTheCode_data();
    void findsTheCode();
    void cutsEndlessScans();
};

void ScanTextTest::findsTheCode_data()
{
    QTest::addColumn<QString>("scan");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const QString& scan, const char* code) {
        QTest::newRow(name) << scan << QString::fromUtf8(code);
    };
    row("plain", QStringLiteral("8150000000000001"), "8150000000000001");
    row("line end of a scanner", QStringLiteral("8150000000000001\r\n"), "8150000000000001");
    row("pasted with space", QStringLiteral("  8150000000000001\t"), "8150000000000001");
    row("ideographic space", QStringLiteral("　8150000000000001　"), "8150000000000001");
    row("several lines", QStringLiteral("815\n816\n817"), "815");
    row("symbology identifier", QStringLiteral("]d28150000000000001"), "8150000000000001");
    row("after FNC1", QStringLiteral("\u001d]C10106901234567892"), "0106901234567892");
    row("FNC1 between fields", QStringLiteral("010690\u001d21ABC"), "01069021ABC");
    row("control characters", QStringLiteral("81\u00005\u0007\u001b0\u007f"), "8150");
    row("right-to-left override", QStringLiteral("81\u202e50"), "8150");
    row("zero width space", QStringLiteral("\ufeff81\u200b50"), "8150");
    row("only a bracket", QStringLiteral("]d2"), "]d2");
    row("nothing", {}, "");
    row("white space alone", QStringLiteral(" \r\n\t"), "");
    row("control characters alone", QStringLiteral("\u0001\u001d\u0002"), "");
}

void ScanTextTest::findsTheCode()
{
    QFETCH(QString, scan);
    QFETCH(QString, code);
    QCOMPARE(scannedCode(scan), code);
}

void ScanTextTest::cutsEndlessScans()
{
    QCOMPARE(scannedCode(QString(1'000'000, u'8')).size(), LongestScannedCode);
    QCOMPARE(scannedCode(QString(1'000'000, u' ') + u'8'), QString()); // beyond what is looked at
    QCOMPARE(scannedCode(QString(1'000'000, QChar(0x1d))), QString());
}

QTEST_APPLESS_MAIN(ScanTextTest)
#include "scan_text_test.moc"
