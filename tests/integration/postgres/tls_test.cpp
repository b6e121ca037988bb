#include "core/postgres/database.h"
#include "tests/support/postgres_server.h"
#include "tests/support/run_program.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::postgres;

/// Against a server with TLS and an own authority, made by openssl: what must be refused is
/// refused, and says why.
class TlsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void verifiedServerIsUsed();
    void refusedWithTheReason_data();
    void refusedWithTheReason();
    void expiredServerIsRefused();
    void serverWithoutTlsIsRefused();
    void outdatedTlsIsRefused();
    void channelBindingIsUsedAndDemanded();

private:
    void makeAuthority(const QString& name);
    /// A certificate of "authority" in name.crt and name.key.
    void makeCertificate(const QString& name, const QString& subject, const QByteArray& extensions,
                         const QString& authority = QStringLiteral("authority"));
    [[nodiscard]] test::PostgresServer::Options serverOptions(const QString& certificate);
    [[nodiscard]] QString path(const QString& file) const { return m_folder.filePath(file); }
    [[nodiscard]] QByteArray contents(const QString& file) const
    {
        QFile opened(path(file));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    void openssl(const QStringList& arguments)
    {
        const auto outcome = test::runProgram(QStringLiteral("openssl"), arguments);
        QVERIFY2(outcome.exitedWith(0), outcome.describe());
    }
    [[nodiscard]] static Result<> connect(const QString& dsn)
    {
        return Database({.dsn = dsn}).ping();
    }
    /// Connects as "carol" by password to localhost, verified, and whatever is added.
    [[nodiscard]] QString dsn(const test::PostgresServer::Options& of, const QString& more) const
    {
        return QStringLiteral("host=localhost port=%1 dbname=postgres user=carol password=pa55word "
                              "sslmode=verify-full sslrootcert=%2 sslcert=none sslkey=none %3")
            .arg(of.tcpPort)
            .arg(path(QStringLiteral("authority.crt")), more);
    }

    QTemporaryDir m_folder;
    test::PostgresServer::Options m_options;
    std::optional<test::PostgresServer> m_server;
};

namespace {

const auto Localhost = QByteArray("subjectAltName=DNS:localhost,IP:127.0.0.1\n"
                                  "extendedKeyUsage=serverAuth\n");

constexpr auto Roles = "SET password_encryption = 'scram-sha-256';"
                       "CREATE ROLE carol LOGIN PASSWORD 'pa55word';"
                       "CREATE ROLE dave LOGIN;"
                       "SET password_encryption = 'md5';"
                       "CREATE ROLE erin LOGIN PASSWORD 'pa55word'";

constexpr auto Rules = "local all all trust\n"
                       "hostssl all dave 127.0.0.1/32 cert\n"
                       "hostssl all erin 127.0.0.1/32 md5\n"
                       "hostssl all all 127.0.0.1/32 scram-sha-256\n";

} // namespace

void TlsTest::makeAuthority(const QString& name)
{
    openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
             QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
             QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
             QStringLiteral("-days"), QStringLiteral("30"), QStringLiteral("-subj"),
             QStringLiteral("/CN=test authority"), QStringLiteral("-addext"),
             QStringLiteral("keyUsage=critical,keyCertSign,cRLSign"), QStringLiteral("-keyout"),
             path(name + QStringLiteral(".key")), QStringLiteral("-out"),
             path(name + QStringLiteral(".crt"))});
}

void TlsTest::makeCertificate(const QString& name, const QString& subject,
                              const QByteArray& extensions, const QString& authority)
{
    const QString base = path(name);
    QFile file(base + QStringLiteral(".ext"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(extensions);
    file.close();
    openssl({QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("ec"),
             QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"),
             QStringLiteral("-nodes"), QStringLiteral("-subj"), subject, QStringLiteral("-keyout"),
             base + QStringLiteral(".key"), QStringLiteral("-out"), base + QStringLiteral(".csr")});
    // "expired" ended yesterday
    const QString days =
        name.contains(QLatin1String("expired")) ? QStringLiteral("-1") : QStringLiteral("30");
    openssl({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"),
             base + QStringLiteral(".csr"), QStringLiteral("-CA"),
             path(authority + QStringLiteral(".crt")), QStringLiteral("-CAkey"),
             path(authority + QStringLiteral(".key")), QStringLiteral("-CAcreateserial"),
             QStringLiteral("-days"), days, QStringLiteral("-extfile"), file.fileName(),
             QStringLiteral("-out"), base + QStringLiteral(".crt")});
    QFile::setPermissions(base + QStringLiteral(".key"), QFile::ReadOwner | QFile::WriteOwner);
}

test::PostgresServer::Options TlsTest::serverOptions(const QString& certificate)
{
    return {
        .settings = "ssl = on\nssl_cert_file = 'server.crt'\nssl_key_file = 'server.key'\n"
                    "ssl_ca_file = 'clients.crt'\n",
        .accessRules = Rules,
        .files = {{QStringLiteral("server.crt"), contents(certificate + QStringLiteral(".crt"))},
                  {QStringLiteral("server.key"), contents(certificate + QStringLiteral(".key"))},
                  {QStringLiteral("clients.crt"), contents(QStringLiteral("authority.crt"))}},
        .tcpPort = test::PostgresServer::freePort()};
}

void TlsTest::initTestCase()
{
    makeAuthority(QStringLiteral("authority"));
    makeAuthority(QStringLiteral("stranger"));
    makeCertificate(QStringLiteral("server"), QStringLiteral("/CN=localhost"), Localhost);
    makeCertificate(QStringLiteral("expired-server"), QStringLiteral("/CN=localhost"), Localhost);
    const QByteArray client = "extendedKeyUsage=clientAuth\n";
    makeCertificate(QStringLiteral("dave"), QStringLiteral("/CN=dave"), client);
    makeCertificate(QStringLiteral("mallory"), QStringLiteral("/CN=mallory"), client);
    makeCertificate(QStringLiteral("expired-dave"), QStringLiteral("/CN=dave"), client);
    makeCertificate(QStringLiteral("strange-dave"), QStringLiteral("/CN=dave"), client,
                    QStringLiteral("stranger"));
    m_options = serverOptions(QStringLiteral("server"));
    auto server = test::PostgresServer::start(m_options);
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
    VERIFY_OK(m_server->query(QStringLiteral("postgres"), QString::fromLatin1(Roles)));
}

void TlsTest::verifiedServerIsUsed()
{
    Database database({.dsn = dsn(m_options, {})});
    const auto encrypted = database.read([](Transaction& tx) -> Result<bool> {
        return tx.exec("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
            .first()["ssl"]
            .boolean();
    });
    VERIFY_OK(encrypted);
    QVERIFY(*encrypted);
    // A client certificate instead of a password, and together with one that is not asked for.
    const QString certificate =
        QStringLiteral("user=dave sslcert=%1 sslkey=%2")
            .arg(path(QStringLiteral("dave.crt")), path(QStringLiteral("dave.key")));
    VERIFY_OK(connect(dsn(m_options, certificate)));
}

void TlsTest::refusedWithTheReason_data()
{
    QTest::addColumn<QString>("more"); // after the good words: the last one counts
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const QString& more, const char* reason) {
        QTest::newRow(name) << more << QString::fromLatin1(reason);
    };
    const auto certificate = [this](const char* name, const char* key) {
        return QStringLiteral("user=dave sslcert=%1 sslkey=%2")
            .arg(path(QString::fromLatin1(name) + QStringLiteral(".crt")),
                 path(QString::fromLatin1(key) + QStringLiteral(".key")));
    };
    row("wrong host", QStringLiteral("host=ward.example hostaddr=127.0.0.1"), "another host name");
    row("unknown authority",
        QStringLiteral("sslrootcert=%1").arg(path(QStringLiteral("stranger.crt"))),
        "authority that is not trusted");
    row("no authority", QStringLiteral("sslrootcert=/nonexistent"), "missing or unreadable");
    row("wrong password", QStringLiteral("password=wrong"), "password");
    row("no client certificate", QStringLiteral("user=dave"), "certificate of this computer");
    row("certificate for someone else", certificate("mallory", "mallory"),
        "does not accept the certificate of this computer");
    row("expired client certificate", certificate("expired-dave", "expired-dave"),
        "does not accept the certificate of this computer");
    row("client certificate of a stranger", certificate("strange-dave", "strange-dave"),
        "does not accept the certificate of this computer");
    row("key that is not there", certificate("dave", "nonexistent"), "private key");
    row("password by md5 where binding is demanded",
        QStringLiteral("user=erin channel_binding=require"), "channel binding");
    row("only old TLS of the client",
        QStringLiteral("ssl_max_protocol_version=TLSv1 ssl_min_protocol_version=TLSv1"),
        "safe version of TLS");
}

void TlsTest::refusedWithTheReason()
{
    QFETCH(QString, more);
    QFETCH(QString, reason);
    const auto refused = connect(dsn(m_options, more));
    VERIFY_ERROR(refused, ErrorCode::Permission);
    QVERIFY2(refused.error().message.contains(reason), test::describe(refused.error()));
    QVERIFY(!refused.error().retryable);
    QVERIFY(!refused.error().detail.contains(QLatin1String("pa55word")));
}

void TlsTest::expiredServerIsRefused()
{
    const auto options = serverOptions(QStringLiteral("expired-server"));
    auto server = test::PostgresServer::start(options);
    VERIFY_OK(server);
    VERIFY_OK(server->query(QStringLiteral("postgres"), QString::fromLatin1(Roles)));
    const auto refused = connect(dsn(options, {}));
    VERIFY_ERROR(refused, ErrorCode::Permission);
    QVERIFY2(refused.error().message.contains(QLatin1String("has expired")),
             test::describe(refused.error()));
}

void TlsTest::serverWithoutTlsIsRefused()
{
    const test::PostgresServer::Options plain{.accessRules = "local all all trust\n"
                                                             "host all all 127.0.0.1/32 trust\n",
                                              .tcpPort = test::PostgresServer::freePort()};
    auto server = test::PostgresServer::start(plain);
    VERIFY_OK(server);
    VERIFY_OK(server->query(QStringLiteral("postgres"), QString::fromLatin1(Roles)));
    const auto refused = connect(dsn(plain, {}));
    VERIFY_ERROR(refused, ErrorCode::Permission);
    QVERIFY2(refused.error().message.contains(QLatin1String("no encrypted connection")),
             test::describe(refused.error()));
}

void TlsTest::outdatedTlsIsRefused()
{
    auto options = serverOptions(QStringLiteral("server"));
    options.settings +=
        "ssl_min_protocol_version = 'TLSv1'\nssl_max_protocol_version = 'TLSv1.1'\n";
    auto server = test::PostgresServer::start(options);
    VERIFY_OK(server);
    VERIFY_OK(server->query(QStringLiteral("postgres"), QString::fromLatin1(Roles)));
    const auto refused = connect(dsn(options, {}));
    VERIFY_ERROR(refused, ErrorCode::Permission);
    QVERIFY2(refused.error().message.contains(QLatin1String("TLS")),
             test::describe(refused.error()));
}

void TlsTest::channelBindingIsUsedAndDemanded()
{
    VERIFY_OK(connect(dsn(m_options, QStringLiteral("channel_binding=require"))));
    // Without TLS there is nothing to bind to: the password is not sent at all.
    const auto plain =
        connect(QStringLiteral("host=%1 port=%2 dbname=postgres user=carol password=pa55word "
                               "channel_binding=require")
                    .arg(m_server->socketFolder())
                    .arg(m_options.tcpPort));
    VERIFY_ERROR(plain, ErrorCode::Permission);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tls_test.moc"
