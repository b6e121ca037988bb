#include "tests/integration/profiles/network_server.h"

namespace wardlight::test {

namespace {

/// Runs a shell command as the server's user, in its data folder.
QString shell(const QString& command)
{
    return QStringLiteral("copy (select 1) to program $program$cat >/dev/null; %1$program$")
        .arg(command);
}

QString makeCertificate(const QString& name)
{
    return shell(
        QStringLiteral("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
                       "-addext subjectAltName=DNS:localhost -keyout %1.key -out %1.crt 2>&1 && "
                       "chmod 600 %1.key && cp %1.crt ../run/ && chmod 644 ../run/%1.crt")
            .arg(name));
}

} // namespace

Result<NetworkServer> NetworkServer::start()
{
    const quint16 port = PostgresServer::freePort();
    auto server = PostgresServer::start(
        {.accessRules = "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n",
         .tcpPort = port});
    if (!server)
        return propagate(server);
    NetworkServer network(std::move(*server), port);
    if (const auto configured = network.configure(); !configured)
        return propagate(configured);
    if (const auto stopped = network.m_server.stop(); !stopped)
        return propagate(stopped);
    if (const auto started = network.m_server.startAgain(); !started)
        return propagate(started);
    return network;
}

Result<> NetworkServer::configure()
{
    if (const auto made = makeCertificates(); !made)
        return made;
    const QString password =
        QStringLiteral("set password_encryption = 'scram-sha-256'; alter role %1 password $p$%2$p$")
            .arg(QLatin1String(PostgresServer::Owner), QString::fromUtf8(Password));
    if (const auto set = run(password); !set)
        return set;
    return run(QStringLiteral("alter system set ssl = on")); // from the next start on
}

Result<> NetworkServer::makeCertificates()
{
    if (const auto made = run(makeCertificate(QStringLiteral("server"))); !made)
        return made;
    return run(makeCertificate(QStringLiteral("other")));
}

Result<> NetworkServer::run(const QString& sql)
{
    const auto done = m_server.query(QStringLiteral("postgres"), sql);
    if (!done)
        return propagate(done);
    return {};
}

Result<> NetworkServer::set(const QString& setting, const QString& value)
{
    if (const auto set = run(QStringLiteral("alter system set %1 = %2").arg(setting, value)); !set)
        return set;
    return run(QStringLiteral("select pg_reload_conf()"));
}

QString NetworkServer::caFile() const
{
    return m_server.socketFolder() + QStringLiteral("/server.crt");
}

QString NetworkServer::otherCaFile() const
{
    return m_server.socketFolder() + QStringLiteral("/other.crt");
}

} // namespace wardlight::test
