#pragma once

#include "tests/support/postgres_server.h"

namespace wardlight::test {

/// A private PostgreSQL server as a hospital runs it: on a TCP port of the loopback interface, with
/// TLS and passwords (SCRAM) required there. Its socket stays open to the test.
class NetworkServer
{
public:
    /// The password of PostgresServer::Owner.
    static constexpr auto Password = "geheim '\\ 密码";

    [[nodiscard]] static Result<NetworkServer> start();

    [[nodiscard]] PostgresServer& server() { return m_server; }
    [[nodiscard]] int port() const { return m_port; }
    /// The server's own certificate, for "localhost".
    [[nodiscard]] QString caFile() const;
    /// Another certificate, which did not issue it.
    [[nodiscard]] QString otherCaFile() const;

    /// Changes a setting and has the server read it.
    [[nodiscard]] Result<> set(const QString& setting, const QString& value);

private:
    NetworkServer(PostgresServer server, int port) : m_server(std::move(server)), m_port(port) {}
    [[nodiscard]] Result<> configure();
    [[nodiscard]] Result<> makeCertificates();
    [[nodiscard]] Result<> run(const QString& sql);

    PostgresServer m_server;
    int m_port;
};

} // namespace wardlight::test
