#include "tests/support/pooler.h"

#include "tests/support/run_program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QThread>

#include <unistd.h>

namespace wardlight::test {

namespace {

constexpr int StartTimeoutMs = 10'000;

QByteArray settings(const PostgresServer& server, const QString& socketFolder,
                    const QString& usersFile, int serverConnections)
{
    return "[databases]\n* = host=" + server.socketFolder().toUtf8() +
           "\n[pgbouncer]\npool_mode = transaction\nlisten_addr =\nunix_socket_dir = " +
           socketFolder.toUtf8() +
           "\nlisten_port = 5432\nauth_type = trust\nauth_file = " + usersFile.toUtf8() +
           "\nmax_client_conn = 200\ndefault_pool_size = " + QByteArray::number(serverConnections) +
           "\n";
}

Result<> writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return fail(ErrorCode::Unavailable, file.errorString(), path);
    return {};
}

/// Whether somebody accepts connections there. That the socket's file exists is not enough: it
/// appears before its owner listens.
bool answers(const QString& socket)
{
    QLocalSocket client;
    client.connectToServer(socket);
    return client.waitForConnected(1000);
}

} // namespace

Result<std::unique_ptr<Pooler>> Pooler::start(const PostgresServer& server, int serverConnections)
{
    auto folder = WatchedFolder::create();
    if (!folder)
        return propagate(folder);
    std::unique_ptr<Pooler> pooler(new Pooler(std::move(*folder)));
    if (auto launched = pooler->launch(server, serverConnections); !launched)
        return propagate(launched);
    return pooler;
}

Result<> Pooler::launch(const PostgresServer& server, int serverConnections)
{
    QDir().mkpath(path("run"));
    if (auto written =
            writeFile(path("users"), QByteArray("\"") + PostgresServer::Owner + "\" \"\"\n");
        !written)
        return written;
    if (auto written =
            writeFile(path("ini"), settings(server, path("run"), path("users"), serverConnections));
        !written)
        return written;
    QStringList arguments = {QStringLiteral("--pdeathsig"), QStringLiteral("KILL")};
    if (::geteuid() == 0) { // it does not run as root
        const auto owned =
            runProgram(QStringLiteral("chown"),
                       {QStringLiteral("-R"), QStringLiteral("postgres"), m_folder.path()});
        if (!owned.exitedWith(0))
            return fail(ErrorCode::Unavailable, QString::fromUtf8(owned.describe()));
        arguments << QStringLiteral("--reuid=postgres") << QStringLiteral("--regid=postgres")
                  << QStringLiteral("--clear-groups");
    }
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStringLiteral("setpriv"),
                    arguments << QStringLiteral("/usr/sbin/pgbouncer") << path("ini"));
    QElapsedTimer timer;
    timer.start();
    while (!answers(path("run/.s.PGSQL.5432"))) {
        if (m_process.waitForFinished(10) || timer.hasExpired(StartTimeoutMs))
            return fail(ErrorCode::Unavailable, QStringLiteral("PgBouncer did not start."),
                        QString::fromUtf8(m_process.readAll()));
    }
    return {};
}

Pooler::~Pooler()
{
    m_process.kill();
    m_process.waitForFinished(-1);
}

QString Pooler::dsn(const QString& database) const
{
    return QStringLiteral("host=%1 dbname=%2 user=%3")
        .arg(path("run"), database, QLatin1String(PostgresServer::Owner));
}

} // namespace wardlight::test
