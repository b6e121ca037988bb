#include "tests/support/secret_service.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFile>
#include <QTest>

#include <csignal>

namespace wardlight::test {

namespace {

constexpr int StartTimeoutMs = 20'000;

const QString BusVariable = QStringLiteral("DBUS_SESSION_BUS_ADDRESS");

/// A session bus that starts no service by itself.
constexpr auto BusSettings = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus
 Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=%1/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

/// Starts a program that the system ends when the test is gone.
void startBound(QProcess& process, const QStringList& command)
{
    process.start(QStringLiteral("setpriv"),
                  QStringList{QStringLiteral("--pdeathsig"), QStringLiteral("KILL")} + command);
}

tl::unexpected<Error> notStarted(const QString& what, QProcess& process)
{
    return fail(ErrorCode::Unavailable, QStringLiteral("The test's %1 did not start.").arg(what),
                QString::fromUtf8(process.readAllStandardError()) + process.errorString());
}

/// Waits until somebody answers for secrets on that bus.
bool isServed(const QString& address)
{
    const QString name = QStringLiteral("wardlight-test");
    const bool isServed = QTest::qWaitFor(
        [bus = QDBusConnection::connectToBus(address, name)] {
            return bus.isConnected() &&
                   bus.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets"));
        },
        StartTimeoutMs);
    QDBusConnection::disconnectFromBus(name);
    return isServed;
}

void end(QProcess& process)
{
    process.kill();
    process.waitForFinished(-1);
}

} // namespace

Result<std::unique_ptr<SecretService>> SecretService::start()
{
    std::unique_ptr<SecretService> service(new SecretService);
    if (const auto bus = service->startBus(); !bus)
        return propagate(bus);
    if (const auto keyring = service->startKeyring(); !keyring)
        return propagate(keyring);
    return service;
}

SecretService::~SecretService()
{
    end(m_keyring);
    end(m_bus);
}

Result<> SecretService::startBus()
{
    const QString settings = m_folder.filePath(QStringLiteral("bus.conf"));
    QFile file(settings);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Unavailable, file.errorString());
    file.write(QString::fromLatin1(BusSettings).arg(m_folder.path()).toUtf8());
    file.close();
    startBound(m_bus,
               {QStringLiteral("dbus-daemon"), QStringLiteral("--nofork"),
                QStringLiteral("--print-address"), QStringLiteral("--config-file"), settings});
    if (!m_bus.waitForReadyRead(StartTimeoutMs))
        return notStarted(QStringLiteral("session bus"), m_bus);
    m_address = QString::fromUtf8(m_bus.readLine().trimmed());
    return {};
}

Result<> SecretService::startKeyring()
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(BusVariable, m_address);
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
        variables.insert(QLatin1String(name), m_folder.path());
    m_keyring.setProcessEnvironment(variables);
    startBound(m_keyring, {QStringLiteral("gnome-keyring-daemon"), QStringLiteral("--foreground"),
                           QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
    m_keyring.write("a password of the test");
    m_keyring.closeWriteChannel();
    return isServed(m_address) ? Result<>() : notStarted(QStringLiteral("keyring"), m_keyring);
}

QMap<QString, QString> SecretService::environment() const
{
    return {{BusVariable, m_address}};
}

void SecretService::adopt() const
{
    qputenv(BusVariable.toLatin1().constData(), m_address.toUtf8());
}

void SecretService::freeze() const
{
    ::kill(static_cast<pid_t>(m_keyring.processId()), SIGSTOP);
}

void SecretService::thaw() const
{
    ::kill(static_cast<pid_t>(m_keyring.processId()), SIGCONT);
}

QMap<QString, QString> environmentWithoutKeychain()
{
    return {{BusVariable, QStringLiteral("disabled:")}};
}

} // namespace wardlight::test
