#include "core/postgres/tls_diagnosis.h"

#include "core/base/platform/unique_fd.h"

#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <array>
#include <memory>
#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace wardlight::postgres {

namespace {

constexpr timeval Patience{3, 0};

UniqueFd connectTcp(const std::string& host, const std::string& port)
{
    addrinfo hints = {};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0)
        return {};
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, ::freeaddrinfo);
    for (const addrinfo* address = found; address; address = address->ai_next) {
        UniqueFd socket(::socket(address->ai_family, address->ai_socktype | SOCK_CLOEXEC, 0));
        // On Linux the sending timeout holds for connecting too.
        ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &Patience, sizeof Patience);
        ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &Patience, sizeof Patience);
        if (::connect(socket.get(), address->ai_addr, address->ai_addrlen) == 0)
            return socket;
    }
    return {};
}

/// PostgreSQL's protocol, "SSLRequest": the server answers S before TLS begins.
bool requestTls(int socket)
{
    constexpr std::array<unsigned char, 8> Request = {0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f};
    char answer = 0;
    return ::send(socket, Request.data(), Request.size(), MSG_NOSIGNAL) ==
               ssize_t(Request.size()) &&
           ::read(socket, &answer, 1) == 1 && answer == 'S';
}

CertificateFault::Kind kindOf(long verdict)
{
    switch (verdict) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return CertificateFault::Kind::Expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return CertificateFault::Kind::NotYetValid;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_CERT_UNTRUSTED:
        return CertificateFault::Kind::UnknownIssuer;
    default:
        return CertificateFault::Kind::Other;
    }
}

/// What OpenSSL says of the certificate that the server shows, X509_V_OK when all is well.
std::optional<long> verify(int socket, const std::string& host, const std::string& authorities)
{
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(
        SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    if (!context || SSL_CTX_load_verify_file(context.get(), authorities.c_str()) != 1)
        return std::nullopt;
    const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), SSL_free);
    SSL_set_verify(tls.get(), SSL_VERIFY_NONE, nullptr); // look only: nothing is sent through it
    SSL_set_tlsext_host_name(tls.get(), host.c_str());
    if (SSL_set_fd(tls.get(), socket) != 1 || SSL_connect(tls.get()) != 1)
        return std::nullopt;
    return SSL_get_verify_result(tls.get());
}

} // namespace

std::optional<CertificateFault> diagnoseCertificate(const ConnectionString& where)
{
    const std::string authorities = where.value("sslrootcert");
    for (const ConnectionString& host : where.perHost()) {
        const std::string port = host.value("port");
        const std::string address = host.value("hostaddr");
        const std::string name = host.value("host");
        const UniqueFd socket =
            connectTcp(address.empty() ? name : address, port.empty() ? "5432" : port);
        if (!socket.isOpen() || !requestTls(socket.get()))
            continue;
        const auto verdict = verify(socket.get(), name, authorities);
        if (verdict && *verdict != X509_V_OK)
            return CertificateFault{kindOf(*verdict),
                                    QString::fromLatin1(X509_verify_cert_error_string(*verdict))};
    }
    return std::nullopt;
}

} // namespace wardlight::postgres
