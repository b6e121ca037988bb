#include "core/ingest/csv/text_encoding.h"

#include <QStringEncoder>
#include <QTest>

using namespace wardlight::ingest::csv;

class TextEncodingTest : public QObject
{
    Q_OBJECT

private slots:
    void detects_data();
    void detects();
};

void TextEncodingTest::detects_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Encoding>("encoding");
    const QString chinese = QStringLiteral("患者,设备\n张伟,心电监护仪\n");
    QStringEncoder gbk("GB18030");
    const QByteArray asGbk = gbk(chinese);
    QTest::newRow("nothing") << QByteArray() << Encoding::Utf8;
    QTest::newRow("ascii") << QByteArray("a,b\n1,2\n") << Encoding::Utf8;
    QTest::newRow("utf-8") << chinese.toUtf8() << Encoding::Utf8;
    QTest::newRow("gbk") << asGbk << Encoding::Gbk;
    QTest::newRow("utf-8 with a broken byte")
        << chinese.toUtf8() + chinese.toUtf8() + QByteArray("x\xff\n") << Encoding::Utf8;
    QTest::newRow("utf-8 cut in a character")
        << chinese.toUtf8() + QByteArray("\xe5\xbc") << Encoding::Utf8;
    QTest::newRow("one broken byte in ascii") << QByteArray("a,b\n1,\xff\n") << Encoding::Utf8;
}

void TextEncodingTest::detects()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Encoding, encoding);
    QCOMPARE(detectEncoding(bytes), encoding);
}

QTEST_GUILESS_MAIN(TextEncodingTest)
#include "text_encoding_test.moc"
