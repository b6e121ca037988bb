#include "core/postgres/connection_string.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <libpq-fe.h>
#include <memory>

namespace wardlight::postgres {

namespace {

/// The items of a list as libpq writes it: "a,b,c"; empty ones count.
std::vector<std::string> items(const std::string& list)
{
    std::vector<std::string> found(1);
    for (const char c : list) {
        if (c == ',')
            found.emplace_back();
        else
            found.back() += c;
    }
    return found;
}

/// Where libpq looks by itself (manual, "SSL Client File Usage").
QString ownAuthorities()
{
    return QDir::homePath() + QStringLiteral("/.postgresql/root.crt");
}

/// Those of Debian's ca-certificates.
constexpr auto SystemAuthorities = "/etc/ssl/certs/ca-certificates.crt";

} // namespace

Result<ConnectionString> ConnectionString::parse(const QString& dsn)
{
    char* problem = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(dsn.toUtf8().constData(), &problem), PQconninfoFree);
    PQfreemem(problem);
    if (!options) {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate(
                        "Database", "The database's connection string cannot be read. It looks "
                                    "like \"host=… dbname=… user=…\" or \"postgresql://…\"."),
                    QStringLiteral("connection string not understood by libpq"));
    }
    ConnectionString parsed;
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option) {
        if (option->val)
            parsed.m_words.emplace_back(option->keyword, option->val);
    }
    return parsed;
}

std::string ConnectionString::value(const std::string& keyword) const
{
    const auto found = std::find_if(m_words.begin(), m_words.end(),
                                    [&](const auto& word) { return word.first == keyword; });
    return found == m_words.end() ? std::string() : found->second;
}

void ConnectionString::set(const std::string& keyword, const std::string& value)
{
    const auto found = std::find_if(m_words.begin(), m_words.end(),
                                    [&](const auto& word) { return word.first == keyword; });
    if (found == m_words.end())
        m_words.emplace_back(keyword, value);
    else
        found->second = value;
}

void ConnectionString::setDefault(const std::string& keyword, const std::string& value)
{
    if (this->value(keyword).empty())
        set(keyword, value);
}

void ConnectionString::addDefaults(std::chrono::seconds connectTimeout)
{
    // libpq takes less than 2 for 2
    setDefault("connect_timeout", std::to_string(std::max<qint64>(2, connectTimeout.count())));
    setDefault("application_name", "wardlight");
    setDefault("client_encoding", "UTF8");
    if (perHost().size() > 1)
        setDefault("target_session_attrs", "read-write");
    if (!isLocal())
        setDefault("sslmode", "verify-full"); // libpq's own default takes what it gets
    if (QByteArrayView(value("sslmode")).startsWith("verify-") &&
        !QFileInfo::exists(ownAuthorities()))
        setDefault("sslrootcert", SystemAuthorities);
}

bool ConnectionString::isLocal() const
{
    const std::vector<ConnectionString> hosts = perHost();
    return std::all_of(hosts.begin(), hosts.end(), [](const ConnectionString& host) {
        const std::string address = host.value("hostaddr");
        std::string name = address.empty() ? host.value("host") : address;
        if (name.empty()) // libpq would look there
            name = qgetenv("PGHOST").toStdString();
        return name.empty() || name.front() == '/' || name.front() == '@' || name == "localhost" ||
               name == "::1" || name.rfind("127.", 0) == 0;
    });
}

std::vector<ConnectionString> ConnectionString::perHost() const
{
    const auto names = items(value("host"));
    const auto addresses = items(value("hostaddr"));
    const auto ports = items(value("port"));
    const std::size_t count = std::max(names.size(), addresses.size());
    if (count == 1)
        return {*this};
    std::vector<ConnectionString> hosts(count, *this);
    for (std::size_t i = 0; i < count; ++i) {
        hosts[i].set("host", i < names.size() ? names[i] : std::string());
        hosts[i].set("hostaddr", i < addresses.size() ? addresses[i] : std::string());
        if (ports.size() > 1) // one alone holds for all
            hosts[i].set("port", i < ports.size() ? ports[i] : std::string());
    }
    return hosts;
}

ConnectionString::Words ConnectionString::words() const
{
    Words words;
    for (const auto& [keyword, value] : m_words) {
        words.keywords.push_back(keyword.c_str());
        words.values.push_back(value.c_str());
    }
    words.keywords.push_back(nullptr);
    words.values.push_back(nullptr);
    return words;
}

} // namespace wardlight::postgres
