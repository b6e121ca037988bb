#pragma once

#include "core/postgres/connection_string.h"

#include <QString>

#include <optional>

namespace wardlight::postgres {

/// Why a server's certificate was refused. libpq says "certificate verify failed", whatever the
/// reason; this asks the server for its certificate once more and looks at it.
struct CertificateFault
{
    enum class Kind
    {
        Expired,
        NotYetValid,
        UnknownIssuer,
        Other
    };

    Kind kind = Kind::Other;
    QString detail; ///< OpenSSL's words, for the log
};

/// Blocking, a few seconds at most. Sends no secret, and nothing it learns opens a connection.
/// @return nothing when the server could not be asked, or its certificate is fine by now
[[nodiscard]] std::optional<CertificateFault> diagnoseCertificate(const ConnectionString& where);

} // namespace wardlight::postgres
