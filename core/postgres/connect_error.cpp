#include "core/postgres/connect_error.h"

#include "core/postgres/tls_diagnosis.h"

#include <QCoreApplication>

namespace wardlight::postgres {

namespace {

struct Meaning
{
    const char* words; ///< in libpq's or the server's text
    ErrorCode code;
    bool retryable;
    const char* message;
};

constexpr auto WrongAccount =
    QT_TRANSLATE_NOOP("ConnectError", "The database refuses this account. Check the user and the "
                                      "password of the connection.");
constexpr auto NoEncryption = QT_TRANSLATE_NOOP(
    "ConnectError", "The database server offers no encrypted connection, and an unencrypted one is "
                    "refused here: others could read along. Nothing was sent. Ask whoever runs the "
                    "server to turn on TLS.");
constexpr auto NoBinding = QT_TRANSLATE_NOOP(
    "ConnectError", "The database server could not prove over the encrypted connection that it is "
                    "the one that knows the password (channel binding). Someone may stand in "
                    "between. The connection was refused; ask whoever runs the server.");
constexpr auto ClientCertificateRefused = QT_TRANSLATE_NOOP(
    "ConnectError", "The database server does not accept the certificate of this computer. Ask "
                    "whoever runs the server for a valid one.");
constexpr auto ClientKeyUnusable = QT_TRANSLATE_NOOP(
    "ConnectError", "The private key of this computer's certificate cannot be used. It must be "
                    "there, belong to you, and be readable by nobody else (chmod 600).");
constexpr auto Starting = QT_TRANSLATE_NOOP(
    "ConnectError", "The database server is starting or stopping. Try again in a moment.");
constexpr auto Full = QT_TRANSLATE_NOOP(
    "ConnectError", "The database server has no room for another connection. Try again shortly.");

// The first that fits counts.
constexpr Meaning Meanings[] = {
    {"does not match host name", ErrorCode::Permission, false,
     QT_TRANSLATE_NOOP("ConnectError",
                       "The database server's certificate is for another host name. It may not be "
                       "the server it claims to be, so the connection was refused. Use the name "
                       "in the certificate, or ask whoever runs the server.")},
    {"server does not support SSL", ErrorCode::Permission, false, NoEncryption},
    {"channel binding", ErrorCode::Permission, false, NoBinding},
    {"unsupported protocol", ErrorCode::Permission, false,
     QT_TRANSLATE_NOOP("ConnectError",
                       "The database server speaks only an outdated, unsafe version of TLS, so "
                       "the connection was refused. Ask whoever runs the server to update it.")},
    {"alert protocol version", ErrorCode::Permission, false,
     QT_TRANSLATE_NOOP("ConnectError",
                       "The database server and this program share no safe version of TLS, so the "
                       "connection was refused. Ask whoever runs the server to update it.")},
    {"root certificate file", ErrorCode::Permission, false,
     QT_TRANSLATE_NOOP("ConnectError",
                       "The file with the certificate authority that the database server must be "
                       "checked against is missing or unreadable. Put it there, or name it in the "
                       "connection (sslrootcert).")},
    {"private key file", ErrorCode::Permission, false, ClientKeyUnusable},
    {"requires a valid client certificate", ErrorCode::Permission, false,
     QT_TRANSLATE_NOOP("ConnectError",
                       "The database server wants a certificate of this computer, and the "
                       "connection names none (sslcert, sslkey). Ask whoever runs the server.")},
    {"certificate authentication failed", ErrorCode::Permission, false, ClientCertificateRefused},
    {"alert unknown ca", ErrorCode::Permission, false, ClientCertificateRefused},
    {"alert certificate", ErrorCode::Permission, false, ClientCertificateRefused},
    {"alert bad certificate", ErrorCode::Permission, false, ClientCertificateRefused},
    {"no encryption", ErrorCode::Permission, false,
     QT_TRANSLATE_NOOP("ConnectError",
                       "The database server takes this account over encrypted connections only. "
                       "Use sslmode=verify-full.")},
    {"password authentication failed", ErrorCode::Permission, false, WrongAccount},
    {"no password supplied", ErrorCode::Permission, false, WrongAccount},
    {"peer authentication failed", ErrorCode::Permission, false, WrongAccount},
    {"no pg_hba.conf entry", ErrorCode::Permission, false, WrongAccount},
    {"permission denied", ErrorCode::Permission, false, WrongAccount},
    {"is starting up", ErrorCode::Unavailable, true, Starting},
    {"is shutting down", ErrorCode::Unavailable, true, Starting},
    {"in recovery mode", ErrorCode::Unavailable, true, Starting},
    {"too many clients", ErrorCode::Unavailable, true, Full},
    {"connection slots are reserved", ErrorCode::Unavailable, true, Full},
    {"too many connections", ErrorCode::Unavailable, true, Full},
    {"session is read-only", ErrorCode::Unavailable, true,
     QT_TRANSLATE_NOOP("ConnectError",
                       "No database server takes changes at the moment: the primary is away, and "
                       "no standby has taken over yet. Nothing was changed; try again in a "
                       "moment.")},
};

constexpr auto Unreachable = QT_TRANSLATE_NOOP(
    "ConnectError", "The database does not answer. What is on the screen may be old; nothing was "
                    "changed. Try again, or ask whoever runs the server.");
constexpr auto NoSuchDatabase =
    QT_TRANSLATE_NOOP("ConnectError", "The server is there, but has no database of that name.");

QString translated(const char* text)
{
    return QCoreApplication::translate("ConnectError", text);
}

QString messageOf(CertificateFault::Kind kind)
{
    switch (kind) {
    case CertificateFault::Kind::Expired:
        return translated(QT_TRANSLATE_NOOP(
            "ConnectError", "The database server's certificate has expired, so the connection was "
                            "refused. Ask whoever runs the server to renew it; if the certificate "
                            "is new, this computer's clock may be wrong."));
    case CertificateFault::Kind::NotYetValid:
        return translated(QT_TRANSLATE_NOOP(
            "ConnectError", "The database server's certificate is not valid yet, so the connection "
                            "was refused. This computer's clock may be wrong."));
    case CertificateFault::Kind::UnknownIssuer:
        return translated(QT_TRANSLATE_NOOP(
            "ConnectError",
            "The database server's certificate was issued by an authority that is not trusted "
            "here. It may not be the server it claims to be, so the connection was refused. "
            "Check the authority's file (sslrootcert), or ask whoever runs the server."));
    case CertificateFault::Kind::Other:
        break;
    }
    return translated(QT_TRANSLATE_NOOP(
        "ConnectError", "The database server's certificate could not be verified, so the "
                        "connection was refused. Ask whoever runs the server."));
}

} // namespace

Error connectError(const ConnectionString& where, const QString& said)
{
    if (!said.contains(QLatin1String("certificate verify failed")))
        return connectError(said);
    const auto fault = diagnoseCertificate(where).value_or(CertificateFault());
    return {ErrorCode::Permission, messageOf(fault.kind),
            said.simplified() + QStringLiteral(" ") + fault.detail};
}

Error connectError(const QString& said)
{
    const QString text = said.simplified();
    const auto says = [&text](const char* words) {
        return text.contains(QLatin1String(words), Qt::CaseInsensitive);
    };
    for (const Meaning& meaning : Meanings) {
        if (says(meaning.words))
            return {meaning.code, translated(meaning.message), text, meaning.retryable};
    }
    if (says("does not exist") && says("database "))
        return {ErrorCode::NotFound, translated(NoSuchDatabase), text};
    return {ErrorCode::Unavailable, translated(Unreachable), text, true};
}

} // namespace wardlight::postgres
