#include "tests/support/s3/ceph_gateway.h"

#include "core/base/platform/durable_file.h"
#include "core/base/uuid.h"
#include "tests/support/corpus.h"
#include "tests/support/run_program.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QThread>

#include <cerrno>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

namespace wardlight::test {

using namespace objects;

namespace {

constexpr int StartTimeoutMs = 90'000;

QString script()
{
    return sourceFolder() + QStringLiteral("/packaging/s3-gateway");
}

/// Short, because unix sockets lie in it; one for each build and user.
QString sharedFolder()
{
    const QByteArray build =
        QCryptographicHash::hash(programFolder().toUtf8(), QCryptographicHash::Sha1);
    return QStringLiteral("/tmp/wardlight-ceph-%1-%2")
        .arg(::getuid())
        .arg(QString::fromLatin1(build.toHex().left(8)));
}

Result<UniqueFd> lockFile(const QString& path, int operation)
{
    UniqueFd fd(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!fd.isOpen() || ::flock(fd.get(), operation) != 0)
        return tl::unexpected(fileError(errno, path));
    return fd;
}

qint64 readNumber(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
}

bool isServing(const QString& folder)
{
    const qint64 pid = readNumber(folder + QStringLiteral("/serve.pid"));
    QFile commandLine(QStringLiteral("/proc/%1/cmdline").arg(pid));
    return pid > 0 && commandLine.open(QIODevice::ReadOnly) &&
           commandLine.readAll().contains(QFile::encodeName(folder)) &&
           QFile::exists(folder + QStringLiteral("/serving"));
}

Result<> serve(const QString& folder)
{
    QFile::remove(folder + QStringLiteral("/failed"));
    QFile::remove(folder + QStringLiteral("/serving"));
    QProcess program;
    program.setProgram(QStringLiteral("setsid"));
    program.setArguments({QStringLiteral("--fork"), script(), QStringLiteral("serve"), folder});
    program.setStandardInputFile(QProcess::nullDevice());
    program.setStandardOutputFile(QProcess::nullDevice());
    program.setStandardErrorFile(QProcess::nullDevice());
    program.start();
    program.waitForFinished();
    QElapsedTimer timer;
    timer.start();
    while (!isServing(folder)) {
        if (QFile::exists(folder + QStringLiteral("/failed")) || timer.hasExpired(StartTimeoutMs)) {
            QFile said(folder + QStringLiteral("/serve.out"));
            const bool isOpen = said.open(QIODevice::ReadOnly);
            return fail(ErrorCode::Unavailable, QStringLiteral("Ceph's gateway did not start."),
                        isOpen ? QString::fromUtf8(said.readAll()) : QString());
        }
        QThread::msleep(20); // a program in the background that tells by a file
    }
    return {};
}

} // namespace

Result<CephGateway> CephGateway::shared()
{
    CephGateway gateway;
    gateway.m_folder = sharedFolder();
    if (const auto made = makePrivateFolder(gateway.m_folder); !made)
        return propagate(made);
    const auto starting = lockFile(gateway.m_folder + QStringLiteral("/starting"), LOCK_EX);
    if (!starting)
        return propagate(starting);
    auto use = lockFile(gateway.m_folder + QStringLiteral("/users"), LOCK_SH);
    if (!use)
        return propagate(use);
    gateway.m_use = std::move(*use);
    if (!isServing(gateway.m_folder)) {
        if (const auto served = serve(gateway.m_folder); !served)
            return propagate(served);
    }
    if (const auto read = gateway.readPort(); !read)
        return propagate(read);
    return gateway;
}

Result<CephGateway> CephGateway::own(const QMap<QString, QString>& environment)
{
    CephGateway gateway;
    auto folder = WatchedFolder::create();
    if (!folder)
        return propagate(folder);
    gateway.m_folder = folder->path() + QStringLiteral("/ceph");
    gateway.m_watched.emplace(std::move(*folder));
    gateway.m_environment = environment;
    if (const auto started = gateway.startAgain(); !started)
        return propagate(started);
    return gateway;
}

Result<> CephGateway::run(const QString& verb) const
{
    const ProgramOutcome outcome = runProgram(
        script(), {verb, m_folder},
        {.timeout = std::chrono::milliseconds(StartTimeoutMs), .environment = m_environment});
    if (!outcome.exitedWith(0)) {
        return fail(ErrorCode::Unavailable, QStringLiteral("Ceph's gateway did not obey."),
                    QString::fromUtf8(outcome.describe()));
    }
    return {};
}

Result<> CephGateway::readPort()
{
    m_port = quint16(readNumber(m_folder + QStringLiteral("/port")));
    return m_port != 0 ? Result<>() : fail(ErrorCode::Unavailable, QStringLiteral("No port."));
}

Result<> CephGateway::stop()
{
    return run(QStringLiteral("stop"));
}

Result<> CephGateway::startAgain()
{
    if (auto started = run(QStringLiteral("start")); !started)
        return started;
    return readPort();
}

Result<qint64> CephGateway::processId() const
{
    const qint64 pid = readNumber(m_folder + QStringLiteral("/rgw.pid"));
    return pid > 0 ? Result<qint64>(pid)
                   : fail(ErrorCode::NotFound, QStringLiteral("The gateway is not running."));
}

QString CephGateway::endpoint() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

Credentials CephGateway::credentials()
{
    return {"TESTACCESSKEY0000001", "testsecretkey0000000000000000000000000001"};
}

Credentials CephGateway::otherCredentials()
{
    return {"TESTACCESSKEY0000002", "testsecretkey0000000000000000000000000002"};
}

Result<S3Config> CephGateway::createBucket()
{
    S3Config config{.endpoint = endpoint(),
                    .region = QStringLiteral("default"),
                    .bucket = QStringLiteral("test-") + newUuidV7().toString(QUuid::WithoutBraces)};
    const auto store = openStore(config);
    if (!store)
        return propagate(store);
    const auto made = (*store)->client()->send({.method = "PUT", .body = QByteArray()});
    if (!made)
        return propagate(made);
    return config;
}

Result<std::shared_ptr<S3Store>> openStore(const S3Config& config, S3PartSizes sizes,
                                           const Credentials& credentials)
{
    static const auto transfers = std::make_shared<TransferThread>();
    auto client = S3Client::create(config, std::make_shared<FixedCredentials>(credentials),
                                   transfers, std::make_shared<SystemClock>());
    if (!client)
        return propagate(client);
    return std::make_shared<S3Store>(std::move(*client), sizes);
}

} // namespace wardlight::test
