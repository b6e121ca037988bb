#include "core/objects/s3/header_text.h"

#include <QTest>

#include <algorithm>

using namespace wardlight::objects;

class HeaderTextTest : public QObject
{
    Q_OBJECT

private slots:
    void carriesAnyText_data()
    {
        QTest::addColumn<QString>("value");
        const auto add = [](const char* name, const char* utf8) {
            QTest::newRow(name) << QString::fromUtf8(utf8);
        };
        add("nothing", "");
        add("plain", "0198-aa");
        add("spaces at the ends", " a ");
        add("two spaces", "a  b");
        add("newline", "a\r\nx-amz-acl: public-read");
        add("Chinese", "王小明");
        add("emoji over several words",
            "\xF0\x9F\xA9\xBA\xF0\x9F\xA9\xBA\xF0\x9F\xA9\xBA\xF0\x9F\xA9\xBA\xF0\x9F\xA9\xBA"
            "\xF0\x9F\xA9\xBA\xF0\x9F\xA9\xBA\xF0\x9F\xA9\xBA\xF0\x9F\xA9\xBA\xF0\x9F\xA9\xBA"
            "\xF0\x9F\xA9\xBA\xF0\x9F\xA9\xBA\xF0\x9F\xA9\xBA");
        add("looks encoded", "=?UTF-8?B?eA==?=");
        add("tab", "a\tb");
        QTest::newRow("NUL") << QString(QChar(0));
        QTest::newRow("long") << QString(2000, QChar(0x80F8));
    }
    void carriesAnyText()
    {
        QFETCH(QString, value);
        const QByteArray header = encodeHeaderText(value);
        QVERIFY(std::ranges::all_of(header, [](char c) { return c >= ' ' && c <= '~'; }));
        QCOMPARE(header, header.simplified());
        for (const QByteArray& word : header.split(' '))
            QVERIFY(!word.startsWith("=?") || word.size() <= 75); // RFC 2047, section 2
        QCOMPARE(decodeHeaderText(header), value);
    }

    // RFC 2047, section 8, and what Amazon and Ceph answer with
    void readsWhatOthersWrite_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("value");
        QTest::newRow("Q") << QByteArray("=?ISO-8859-1?Q?Andr=E9?= Pirard")
                           << QString::fromUtf8("André Pirard");
        QTest::newRow("underscore") << QByteArray("=?ISO-8859-1?Q?a_b?=") << QStringLiteral("a b");
        QTest::newRow("adjacent") << QByteArray("=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=")
                                  << QStringLiteral("ab");
        QTest::newRow("adjacent, text after")
            << QByteArray("(=?ISO-8859-1?Q?a?= b)") << QStringLiteral("(a b)");
        QTest::newRow("lower case") << QByteArray("=?utf-8?b?546L?=") << QString::fromUtf8("王");
        QTest::newRow("raw UTF-8") << QByteArray("\xE7\x8E\x8B") << QString::fromUtf8("王");
        QTest::newRow("raw Latin-1") << QByteArray("Andr\xE9") << QString::fromUtf8("André");
        QTest::newRow("another charset stays")
            << QByteArray("=?KOI8-R?Q?x?=") << QStringLiteral("=?KOI8-R?Q?x?=");
        QTest::newRow("not closed")
            << QByteArray("=?UTF-8?B?eA==") << QStringLiteral("=?UTF-8?B?eA==");
    }
    void readsWhatOthersWrite()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, value);
        QCOMPARE(decodeHeaderText(header), value);
    }
};

QTEST_GUILESS_MAIN(HeaderTextTest)
#include "header_text_test.moc"
