#include "app/services/database_check.h"

#include "core/postgres/migrations.h"
#include "core/postgres/server_probe.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHostInfo>
#include <QLocale>

namespace wardlight::services {

namespace {

using postgres::DsnWords;
using postgres::ServerAnswer;
using postgres::ServerStep;
using State = HealthCheck::State;

const QString HostWord = QStringLiteral("host");
const QString PortWord = QStringLiteral("port");

QString translated(const char* text)
{
    return QCoreApplication::translate("DatabaseCheck", text);
}

/// What each host of a profile is reached by, in their order.
std::vector<DsnWords> hostsOf(const DsnWords& words)
{
    const QStringList hosts = words.value(HostWord).split(u',');
    const QStringList ports = words.value(PortWord).split(u',');
    const QStringList addresses = words.value(QStringLiteral("hostaddr")).split(u',');
    std::vector<DsnWords> all;
    for (qsizetype i = 0; i < std::max(hosts.size(), addresses.size()); ++i) {
        DsnWords one = words;
        one.insert(HostWord, hosts.value(i));
        one.insert(PortWord, ports.size() == 1 ? ports.front() : ports.value(i));
        one.insert(QStringLiteral("hostaddr"), addresses.value(i));
        all.push_back(one);
    }
    return all;
}

QString hostName(const DsnWords& words)
{
    const QString host = words.value(HostWord);
    return host.isEmpty() ? words.value(QStringLiteral("hostaddr")) : host;
}

QString portName(const DsnWords& words)
{
    const QString port = words.value(PortWord);
    return port.isEmpty() ? QStringLiteral("5432") : port;
}

bool isSocket(const DsnWords& words)
{
    return hostName(words).startsWith(u'/') || hostName(words).startsWith(u'@');
}

/// The steps of one host, from what an attempt to connect to it found.
class HostReport
{
public:
    HostReport(QString profile, DsnWords words, ServerAnswer found, const StepListener& tell)
        : m_profile(std::move(profile)), m_words(std::move(words)), m_found(std::move(found)),
          m_tell(tell)
    {}

    void tellAll() const
    {
        tellPort();
        if (m_found.step > ServerStep::Reach)
            tellTls();
        if (m_found.step > ServerStep::Encrypt)
            tellLogin();
        if (m_found.step == ServerStep::Ask)
            tellAnswers();
    }

private:
    void tell(const char* name, State state, const QString& detail,
              const QString& advice = {}) const
    {
        m_tell({QString::fromLatin1(name), state, detail, advice});
    }

    [[nodiscard]] bool failedAt(ServerStep step) const
    {
        return m_found.failure && m_found.step == step;
    }

    void tellPort() const;
    void tellTls() const;
    void tellLogin() const;
    void tellAnswers() const;
    void tellSchema() const;
    void tellExtensions() const;
    [[nodiscard]] QString loginAdvice() const;

    QString m_profile;
    DsnWords m_words;
    ServerAnswer m_found;
    const StepListener& m_tell;
};

void HostReport::tellPort() const
{
    if (!failedAt(ServerStep::Reach)) {
        tell("port", State::Ok,
             translated(QT_TRANSLATE_NOOP("DatabaseCheck", "A server answers at %1, port %2."))
                 .arg(hostName(m_words), portName(m_words)));
        return;
    }
    tell("port", State::Fail,
         translated(QT_TRANSLATE_NOOP("DatabaseCheck", "No server answers at %1, port %2."))
             .arg(hostName(m_words), portName(m_words)),
         isSocket(m_words)
             ? translated(QT_TRANSLATE_NOOP(
                   "DatabaseCheck", "Start the server on this computer, or correct the folder of "
                                    "its socket and the port."))
             : translated(QT_TRANSLATE_NOOP(
                   "DatabaseCheck", "Check the host and the port; ask whoever runs the server "
                                    "whether it runs, and whether a firewall lets you through.")));
}

void HostReport::tellTls() const
{
    if (failedAt(ServerStep::Encrypt)) {
        const bool isCertificate = m_found.failure->code == ErrorCode::Integrity;
        tell("tls", State::Fail, m_found.failure->message,
             isCertificate
                 ? translated(QT_TRANSLATE_NOOP(
                       "DatabaseCheck", "Give the certificate file of whoever issued it, and the "
                                        "server's name as the certificate has it."))
                 : translated(QT_TRANSLATE_NOOP(
                       "DatabaseCheck", "Ask whoever runs the server to switch TLS on. Only where "
                                        "nobody else can listen may you choose no encryption.")));
        return;
    }
    if (isSocket(m_words) || m_found.step < ServerStep::Ask)
        return; // on this computer; or it is not known before the login
    if (!m_found.tls.isEmpty())
        tell("tls", State::Ok,
             translated(QT_TRANSLATE_NOOP("DatabaseCheck", "The connection is encrypted: %1."))
                 .arg(m_found.tls));
    else
        tell("tls", State::Warn,
             translated(QT_TRANSLATE_NOOP("DatabaseCheck", "The connection is not encrypted.")),
             translated(QT_TRANSLATE_NOOP(
                 "DatabaseCheck", "Choose the TLS mode verify-full, so that nobody can listen.")));
}

QString HostReport::loginAdvice() const
{
    if (m_found.wantsPassword)
        return translated(QT_TRANSLATE_NOOP("DatabaseCheck", "Give the password of this user."));
    if (m_found.failure->code == ErrorCode::NotFound)
        return translated(QT_TRANSLATE_NOOP("DatabaseCheck", "Correct the database's name."));
    if (m_found.failure->code == ErrorCode::Permission)
        return translated(QT_TRANSLATE_NOOP(
            "DatabaseCheck", "Check user, password and TLS mode; the server may ask for TLS, or "
                             "not accept this computer (pg_hba.conf)."));
    return translated(QT_TRANSLATE_NOOP("DatabaseCheck", "Try again in a moment."));
}

void HostReport::tellLogin() const
{
    if (failedAt(ServerStep::LogIn))
        tell("login", State::Fail, m_found.failure->message, loginAdvice());
    else
        tell("login", State::Ok,
             translated(QT_TRANSLATE_NOOP("DatabaseCheck", "Logged in as %1, database %2."))
                 .arg(m_found.user, m_found.database));
}

void HostReport::tellAnswers() const
{
    if (m_found.failure) {
        tell("version", State::Fail, m_found.failure->message,
             translated(QT_TRANSLATE_NOOP("DatabaseCheck", "Try again in a moment.")));
        return;
    }
    tell("version", State::Ok,
         m_found.isStandby
             ? translated(QT_TRANSLATE_NOOP("DatabaseCheck",
                                            "PostgreSQL %1, a standby: it can only be read."))
                   .arg(m_found.version)
             : translated(QT_TRANSLATE_NOOP("DatabaseCheck", "PostgreSQL %1."))
                   .arg(m_found.version));
    tellExtensions();
    tellSchema();
    const double ms = double(m_found.latency.count()) / 1000;
    tell("latency", State::Ok,
         translated(QT_TRANSLATE_NOOP("DatabaseCheck", "An answer takes %1 ms."))
             .arg(QLocale().toString(ms, 'f', ms < 1 ? 2 : 1)));
}

void HostReport::tellExtensions() const
{
    if (m_found.missingExtensions.isEmpty())
        return;
    tell("extensions", State::Fail,
         translated(QT_TRANSLATE_NOOP("DatabaseCheck", "The database lacks the extensions %1."))
             .arg(m_found.missingExtensions.join(QStringLiteral(", "))),
         translated(QT_TRANSLATE_NOOP(
             "DatabaseCheck", "Have an administrator of the server create them in this database "
                              "(CREATE EXTENSION).")));
}

void HostReport::tellSchema() const
{
    const int latest = postgres::latestSchemaVersion();
    if (m_found.schemaVersion == latest)
        tell("schema", State::Ok,
             translated(
                 QT_TRANSLATE_NOOP("DatabaseCheck", "The schema is at version %1, as it must be."))
                 .arg(latest));
    else if (m_found.schemaVersion > latest)
        tell("schema", State::Fail,
             translated(QT_TRANSLATE_NOOP("DatabaseCheck", "The schema is at version %1; this "
                                                           "program knows %2."))
                 .arg(m_found.schemaVersion)
                 .arg(latest),
             translated(QT_TRANSLATE_NOOP("DatabaseCheck", "Install the newer Wardlight.")));
    else
        tell(
            "schema", State::Fail,
            m_found.schemaVersion == 0
                ? translated(QT_TRANSLATE_NOOP("DatabaseCheck",
                                               "The database has no schema of Wardlight yet."))
                : translated(QT_TRANSLATE_NOOP("DatabaseCheck", "The schema is at version %1; this "
                                                                "program needs %2."))
                      .arg(m_found.schemaVersion)
                      .arg(latest),
            translated(QT_TRANSLATE_NOOP("DatabaseCheck",
                                         "Whoever runs the database migrates it once: "
                                         "wardlightctl --profile \"%1\" migrate"))
                .arg(m_profile));
}

/// Whether the name leads anywhere; sockets and plain addresses need no answer.
bool checkHostName(const DsnWords& words, const StepListener& tell)
{
    const QString host = words.value(HostWord);
    if (host.isEmpty() || isSocket(words) || !words.value(QStringLiteral("hostaddr")).isEmpty() ||
        !QHostAddress(host).isNull())
        return true;
    const QHostInfo info = QHostInfo::fromName(host);
    if (info.addresses().isEmpty()) {
        tell(
            {QStringLiteral("name"), State::Fail,
             translated(QT_TRANSLATE_NOOP("DatabaseCheck", "The name %1 leads nowhere.")).arg(host),
             translated(QT_TRANSLATE_NOOP(
                 "DatabaseCheck", "Check how it is written, and that this computer is on the "
                                  "hospital's network."))});
        return false;
    }
    tell({QStringLiteral("name"),
          State::Ok,
          translated(QT_TRANSLATE_NOOP("DatabaseCheck", "The name %1 leads to %2."))
              .arg(host, info.addresses().constFirst().toString()),
          {}});
    return true;
}

} // namespace

void checkDatabase(const profiles::Profile& profile, const profiles::ProfileSecrets& secrets,
                   const Job& job, const StepListener& tell)
{
    const auto hosts = hostsOf(profile.database);
    for (DsnWords words : hosts) {
        if (job.isCancelled() || !checkHostName(words, tell))
            continue;
        postgres::ProbeOptions options;
        options.isCancelled = [&job] { return job.isCancelled(); };
        DsnWords complete = words;
        complete.insert(secrets.database);
        auto found = postgres::probeServer(postgres::joinDsn(complete), options);
        if (found.failure && found.failure->code == ErrorCode::Cancelled)
            return;
        HostReport(profile.name, words, std::move(found), tell).tellAll();
    }
}

} // namespace wardlight::services
