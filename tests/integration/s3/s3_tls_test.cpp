#include "core/objects/byte_sources.h"
#include "tests/support/run_program.h"
#include "tests/support/s3/ceph_gateway.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::objects;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

/// Ceph's gateway over TLS, with a certificate of its own: believed only where it is proved.
class S3TlsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        makeCertificate(text("server"));
        makeCertificate(text("stranger"));
        QVERIFY(join(text("server")));
        auto gateway = test::CephGateway::own({{text("CEPH_TLS"), path("server.both")}});
        VERIFY_OK(gateway);
        m_gateway.emplace(std::move(*gateway));
        const auto config = m_gateway->createBucket();
        VERIFY_OK(config);
        m_config = *config;
        m_config.endpoint = text("https://127.0.0.1:%1").arg(m_gateway->port() + 1);
        m_config.retries.attempts = 1;
    }

    void carriesObjects()
    {
        m_config.caFile = path("server.pem");
        const auto store = test::openStore(m_config);
        VERIFY_OK(store);
        ByteArraySource source(QByteArray(3'000'000, 'x'));
        VERIFY_OK((*store)->put({.key = text("k")}, source));
        qint64 bytes = 0;
        VERIFY_OK((*store)->get(text("k"), {}, [&](std::span<const std::byte> part) -> Result<> {
            bytes += qint64(part.size());
            return {};
        }));
        QCOMPARE(bytes, qint64(3'000'000));
    }

    void refusesWhoCannotProveItself_data()
    {
        QTest::addColumn<QString>("caFile");
        QTest::addColumn<QString>("host");
        QTest::newRow("the system's certificates") << QString() << text("127.0.0.1");
        QTest::newRow("another authority") << path("stranger.pem") << text("127.0.0.1");
        QTest::newRow("another name") << path("server.pem") << text("localhost");
    }
    void refusesWhoCannotProveItself()
    {
        QFETCH(QString, caFile);
        QFETCH(QString, host);
        S3Config config = m_config;
        config.caFile = caFile;
        config.endpoint.replace(text("127.0.0.1"), host);
        const auto store = test::openStore(config);
        VERIFY_OK(store);
        const auto refused = (*store)->list({});
        VERIFY_ERROR(refused, ErrorCode::Permission);
        QVERIFY(refused.error().message.contains(text("certificate")));
        QVERIFY(!refused.error().retryable);
    }

private:
    /// A certificate that signs itself, and its key: NAME.pem and NAME.key.
    void makeCertificate(const QString& name) const
    {
        const auto made = test::runProgram(text("openssl"),
                                           {text("req"), text("-x509"), text("-newkey"),
                                            text("rsa:2048"), text("-nodes"), text("-days"),
                                            text("2"), text("-subj"), text("/CN=test"),
                                            text("-addext"), text("subjectAltName=IP:127.0.0.1"),
                                            text("-keyout"), m_folder.filePath(name + text(".key")),
                                            text("-out"), m_folder.filePath(name + text(".pem"))});
        VERIFY_EXIT(made, 0);
    }
    [[nodiscard]] bool join(const QString& name) const
    {
        QFile certificate(m_folder.filePath(name + text(".pem")));
        QFile key(m_folder.filePath(name + text(".key")));
        QFile both(m_folder.filePath(name + text(".both")));
        return certificate.open(QIODevice::ReadOnly) && key.open(QIODevice::ReadOnly) &&
               both.open(QIODevice::WriteOnly) &&
               both.write(certificate.readAll() + key.readAll()) > 0;
    }
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(text(name)); }

    QTemporaryDir m_folder;
    std::optional<test::CephGateway> m_gateway;
    S3Config m_config;
};

QTEST_GUILESS_MAIN(S3TlsTest)
#include "s3_tls_test.moc"
