#include "core/postgres/dsn.h"
#include "tests/support/verify_result.h"

using namespace wardlight;
using namespace wardlight::postgres;

class DsnTest final : public QObject
{
    Q_OBJECT

private slots:
    void takesPasswordsOut_data();
    void takesPasswordsOut();
    void keepsEveryOtherWord();
    void refusesWhatLibpqCannotRead_data();
    void refusesWhatLibpqCannotRead();
    void joinsWhatItTookApart_data();
    void joinsWhatItTookApart();
};

void DsnTest::takesPasswordsOut_data()
{
    QTest::addColumn<QString>("dsn");
    QTest::addColumn<QString>("password");
    QTest::newRow("words") << QStringLiteral("host=h dbname=d password=secret") << u"secret"_qs;
    QTest::newRow("quoted") << QStringLiteral("host=h password='it\\'s a \\\\ secret'")
                            << u"it's a \\ secret"_qs;
    QTest::newRow("URI") << QStringLiteral("postgresql://u:p%40ss%3Aw@h:5433/d") << u"p@ss:w"_qs;
    QTest::newRow("URI's parameter")
        << QStringLiteral("postgres://h/d?password=secret") << u"secret"_qs;
    QTest::newRow("Chinese") << QStringLiteral("host=h password=密码") << u"密码"_qs;
    QTest::newRow("none") << QStringLiteral("host=h dbname=d") << QString();
}

void DsnTest::takesPasswordsOut()
{
    QFETCH(const QString, dsn);
    QFETCH(const QString, password);
    const auto parts = takeApart(dsn);
    VERIFY_OK(parts);
    QCOMPARE(parts->secrets.value(u"password"_qs), password);
    QVERIFY(!parts->words.contains(u"password"_qs));
    if (!password.isEmpty())
        QVERIFY(!joinDsn(parts->words).contains(password));
}

void DsnTest::keepsEveryOtherWord()
{
    const auto parts =
        takeApart(u"postgresql://anna@a.example:5433,b.example:5434/ward?sslmode=verify-full"
                  "&sslrootcert=/etc/ca.pem&target_session_attrs=read-write&sslpassword=k"_qs);
    VERIFY_OK(parts);
    const DsnWords expected = {{u"user"_qs, u"anna"_qs},
                               {u"host"_qs, u"a.example,b.example"_qs},
                               {u"port"_qs, u"5433,5434"_qs},
                               {u"dbname"_qs, u"ward"_qs},
                               {u"sslmode"_qs, u"verify-full"_qs},
                               {u"sslrootcert"_qs, u"/etc/ca.pem"_qs},
                               {u"target_session_attrs"_qs, u"read-write"_qs}};
    QCOMPARE(parts->words, expected);
    QCOMPARE(parts->secrets, (DsnWords{{u"sslpassword"_qs, u"k"_qs}}));
}

void DsnTest::refusesWhatLibpqCannotRead_data()
{
    QTest::addColumn<QString>("dsn");
    QTest::newRow("no word") << u"secret"_qs;
    QTest::newRow("unknown word") << u"host=h passwd=secret"_qs;
    QTest::newRow("open quote") << u"host=h password='secret"_qs;
    QTest::newRow("bad escape") << u"postgresql://u:%zzsecret@h/d"_qs;
    QTest::newRow("another scheme") << u"mysql://u:secret@h/d"_qs;
    QTest::newRow("NUL") << u"host=h password=secret"_qs + QChar(u'\0') + u" x=y"_qs;
}

void DsnTest::refusesWhatLibpqCannotRead()
{
    QFETCH(const QString, dsn);
    const auto parts = takeApart(dsn);
    VERIFY_ERROR(parts, ErrorCode::Invalid);
    QVERIFY(!parts.error().message.contains(u"secret"_qs));
    QVERIFY(!parts.error().detail.contains(u"secret"_qs));
}

void DsnTest::joinsWhatItTookApart_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << u"ward"_qs;
    QTest::newRow("spaces") << u" two words "_qs;
    QTest::newRow("quotes") << u"it's \"so\""_qs;
    QTest::newRow("backslashes") << u"\\'\\\\"_qs;
    QTest::newRow("another word") << u"x' host='elsewhere"_qs;
    QTest::newRow("Chinese") << u"急诊 数据库"_qs;
}

void DsnTest::joinsWhatItTookApart()
{
    QFETCH(const QString, value);
    const DsnWords words = {{u"dbname"_qs, value}, {u"host"_qs, u"h"_qs}};
    const auto again = takeApart(joinDsn(words));
    VERIFY_OK(again);
    QCOMPARE(again->words, words);
}

QTEST_GUILESS_MAIN(DsnTest)
#include "dsn_test.moc"
