#include "core/postgres/connect_error.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::postgres;

/// libpq's texts (PostgreSQL 15, fe-connect.c and fe-secure-*.c) and what a person is told.
class ConnectErrorTest : public QObject
{
    Q_OBJECT

private slots:
    void saysTheReason_data();
    void saysTheReason();
};

void ConnectErrorTest::saysTheReason_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* said, ErrorCode code, const char* words) {
        QTest::newRow(said) << QString::fromLatin1(said) << code << QString::fromLatin1(words);
    };
    row("server certificate for \"db\" (and 1 other name) does not match host name \"x\"",
        ErrorCode::Permission, "another host name");
    row("server does not support SSL, but SSL was required", ErrorCode::Permission,
        "no encrypted connection");
    row("channel binding required but not supported by server's authentication request",
        ErrorCode::Permission, "channel binding");
    row("SSL error: unsupported protocol", ErrorCode::Permission, "outdated");
    row("SSL error: tlsv1 alert protocol version", ErrorCode::Permission, "safe version of TLS");
    row("root certificate file \"/x/root.crt\" does not exist", ErrorCode::Permission, "authority");
    row("private key file \"/x\" has group or world access", ErrorCode::Permission, "chmod 600");
    row("FATAL:  connection requires a valid client certificate", ErrorCode::Permission, "sslcert");
    row("SSL error: sslv3 alert certificate expired", ErrorCode::Permission,
        "certificate of this computer");
    row("FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"u\", database \"d\", no "
        "encryption",
        ErrorCode::Permission, "encrypted connections only");
    row("FATAL:  no pg_hba.conf entry for host \"1.2.3.4\", user \"u\", database \"d\", SSL "
        "encryption",
        ErrorCode::Permission, "account");
    row("FATAL:  password authentication failed for user \"u\"", ErrorCode::Permission, "password");
    row("FATAL:  database \"d\" does not exist", ErrorCode::NotFound, "no database of that name");
    row("FATAL:  the database system is starting up", ErrorCode::Unavailable, "starting");
    row("FATAL:  sorry, too many clients already", ErrorCode::Unavailable, "no room");
    row("connection to server at \"a\" failed: Connection refused connection to server at \"b\" "
        "failed: session is read-only",
        ErrorCode::Unavailable, "no standby has taken over");
    row("could not translate host name \"x\" to address: Name or service not known",
        ErrorCode::Unavailable, "does not answer");
}

void ConnectErrorTest::saysTheReason()
{
    QFETCH(QString, said);
    QFETCH(ErrorCode, code);
    QFETCH(QString, words);
    const Error error = connectError(said);
    QCOMPARE(error.code, code);
    QVERIFY2(error.message.contains(words), qPrintable(error.message));
    QCOMPARE(error.retryable, code == ErrorCode::Unavailable);
}

QTEST_GUILESS_MAIN(ConnectErrorTest)
#include "connect_error_test.moc"
