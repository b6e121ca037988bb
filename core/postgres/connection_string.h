#pragma once

#include "core/base/result.h"

#include <QString>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace wardlight::postgres {

/// A libpq connection string or URI, taken apart into its keywords.
class ConnectionString
{
public:
    /// @return Error::Invalid when libpq cannot read it; the error never quotes it, as it may hold
    ///         a password
    [[nodiscard]] static Result<ConnectionString> parse(const QString& dsn);

    /// Empty when it does not say.
    [[nodiscard]] std::string value(const std::string& keyword) const;
    void set(const std::string& keyword, const std::string& value);
    /// Where it does not say otherwise.
    void setDefault(const std::string& keyword, const std::string& value);
    /// What every connection of ours needs: a timeout, our name, UTF-8; to another machine a
    /// verified server (sslmode verify-full, unless it says otherwise); of several hosts the one
    /// that takes changes.
    void addDefaults(std::chrono::seconds connectTimeout);

    /// Whether all its hosts are on this machine: sockets, or the loopback.
    [[nodiscard]] bool isLocal() const;

    /// One string for each host that this one names, in its order.
    [[nodiscard]] std::vector<ConnectionString> perHost() const;

    /// For PQconnectdbParams and PQconnectStartParams, as long as this lives unchanged.
    struct Words
    {
        std::vector<const char*> keywords;
        std::vector<const char*> values;
    };
    [[nodiscard]] Words words() const;

private:
    std::vector<std::pair<std::string, std::string>> m_words;
};

} // namespace wardlight::postgres
