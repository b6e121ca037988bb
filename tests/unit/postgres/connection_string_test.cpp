#include "core/postgres/connection_string.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::postgres;

class ConnectionStringTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qunsetenv("PGHOST"); }

    void readsKeywordsAndUris();
    void refusesNonsenseWithoutQuotingIt();
    void addsWhatIsMissingOnly();
    void otherMachinesMustBeVerified_data();
    void otherMachinesMustBeVerified();
    void severalHostsMeanTheOneThatTakesChanges();
    void splitsHosts();
};

namespace {

ConnectionString parsed(const char* dsn)
{
    auto string = ConnectionString::parse(QString::fromUtf8(dsn));
    return string ? *string : ConnectionString();
}

} // namespace

void ConnectionStringTest::readsKeywordsAndUris()
{
    const auto words = parsed("host=db.example dbname='a b' password='it\\'s \\\\'");
    QCOMPARE(words.value("host"), std::string("db.example"));
    QCOMPARE(words.value("dbname"), std::string("a b"));
    QCOMPARE(words.value("password"), std::string("it's \\"));
    const auto uri = parsed("postgresql://me:p%40ss@h1:5433,h2/ward?sslmode=require");
    QCOMPARE(uri.value("host"), std::string("h1,h2"));
    QCOMPARE(uri.value("port"), std::string("5433,"));
    QCOMPARE(uri.value("password"), std::string("p@ss"));
    QCOMPARE(uri.value("sslmode"), std::string("require"));
}

void ConnectionStringTest::refusesNonsenseWithoutQuotingIt()
{
    for (const char* dsn :
         {"password=secret nonsense", "host='secret", "secret=1", "postgresql://u:secret@[::1/x"}) {
        const auto refused = ConnectionString::parse(QString::fromLatin1(dsn));
        VERIFY_ERROR(refused, ErrorCode::Invalid);
        QVERIFY(!refused.error().message.contains(QLatin1String("secret")));
        QVERIFY(!refused.error().detail.contains(QLatin1String("secret")));
    }
}

void ConnectionStringTest::addsWhatIsMissingOnly()
{
    // A keyword inside a value is none.
    auto string = parsed("host=/tmp dbname='connect_timeout=9' application_name=mine");
    string.addDefaults(std::chrono::seconds(7));
    QCOMPARE(string.value("connect_timeout"), std::string("7"));
    QCOMPARE(string.value("application_name"), std::string("mine"));
    QCOMPARE(string.value("client_encoding"), std::string("UTF8"));
    auto hasty = parsed("host=/tmp");
    hasty.addDefaults(std::chrono::seconds(0));
    QCOMPARE(hasty.value("connect_timeout"), std::string("2"));
}

void ConnectionStringTest::otherMachinesMustBeVerified_data()
{
    QTest::addColumn<QByteArray>("dsn");
    QTest::addColumn<QByteArray>("mode");
    const auto row = [](const char* dsn, const char* mode) {
        QTest::newRow(dsn) << QByteArray(dsn) << QByteArray(mode);
    };
    row("host=db.example", "verify-full");
    row("hostaddr=10.1.2.3", "verify-full");
    row("postgresql://db.example/ward", "verify-full");
    row("host=localhost,db.example", "verify-full");
    row("host=localhost hostaddr=10.1.2.3", "verify-full");
    row("host=db.example sslmode=verify-ca", "verify-ca");
    row("host=db.example sslmode=disable", "disable"); // it was asked for
    row("host=/run/postgresql", "");
    row("host=localhost", "");
    row("host=127.0.0.1,::1", "");
    row("dbname=x", "");
}

void ConnectionStringTest::otherMachinesMustBeVerified()
{
    QFETCH(QByteArray, dsn);
    QFETCH(QByteArray, mode);
    auto string = parsed(dsn.constData());
    string.addDefaults(std::chrono::seconds(5));
    QCOMPARE(string.value("sslmode"), mode.toStdString());
    QCOMPARE(!string.value("sslrootcert").empty(), mode.startsWith("verify-"));
}

void ConnectionStringTest::severalHostsMeanTheOneThatTakesChanges()
{
    auto one = parsed("host=/a");
    one.addDefaults(std::chrono::seconds(5));
    QCOMPARE(one.value("target_session_attrs"), std::string());
    auto two = parsed("host=/a,/b");
    two.addDefaults(std::chrono::seconds(5));
    QCOMPARE(two.value("target_session_attrs"), std::string("read-write"));
    auto any = parsed("host=/a,/b target_session_attrs=any");
    any.addDefaults(std::chrono::seconds(5));
    QCOMPARE(any.value("target_session_attrs"), std::string("any"));
}

void ConnectionStringTest::splitsHosts()
{
    const auto hosts = parsed("host=a,b,c port=1,2,3 user=u").perHost();
    QCOMPARE(hosts.size(), std::size_t(3));
    QCOMPARE(hosts[1].value("host"), std::string("b"));
    QCOMPARE(hosts[1].value("port"), std::string("2"));
    QCOMPARE(hosts[2].value("user"), std::string("u"));
    const auto onePort = parsed("host=a,b port=7").perHost();
    QCOMPARE(onePort[1].value("port"), std::string("7"));
    QCOMPARE(parsed("dbname=x").perHost().size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(ConnectionStringTest)
#include "connection_string_test.moc"
