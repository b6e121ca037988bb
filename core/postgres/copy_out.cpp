#include "core/postgres/copy_out.h"

#include "core/postgres/raw_result.h"
#include "core/postgres/transaction_state.h"

#include <cstdlib>
#include <stdexcept>
#include <sys/socket.h>

namespace wardlight::postgres {

namespace {

using Freed = std::unique_ptr<char, decltype(&PQfreemem)>;

std::string literal(PGconn* connection, const Param& param)
{
    if (!param.data())
        return "NULL";
    if (param.isBytes()) {
        const QByteArray bytes =
            QByteArray::fromRawData(param.data(), qsizetype(param.size())).toHex();
        return "'\\x" + bytes.toStdString() + "'::bytea";
    }
    const Freed quoted(PQescapeLiteral(connection, param.data(), param.size()), PQfreemem);
    if (!quoted)
        throw pqxx::failure("a parameter could not be quoted");
    return quoted.get();
}

/// The query with its `$n` replaced; none may stand in a string of the query.
std::string withLiterals(PGconn* connection, const std::string& query,
                         const std::vector<Param>& params)
{
    std::string text;
    for (std::size_t i = 0; i < query.size(); ++i) {
        std::size_t number = 0;
        std::size_t end = i + 1;
        while (query[i] == '$' && end < query.size() && query[end] >= '0' && query[end] <= '9')
            number = number * 10 + std::size_t(query[end++] - '0');
        if (number == 0) {
            text += query[i];
            continue;
        }
        if (number > params.size())
            throw std::logic_error("a placeholder without a value");
        text += literal(connection, params[number - 1]);
        i = end - 1;
    }
    return text;
}

} // namespace

struct CopyOut::Stream
{
    Stream(Transaction::State& of, const std::string& query, const std::vector<Param>& params);
    ~Stream();

    [[nodiscard]] bool next();
    /// @return false at the end of the stream
    [[nodiscard]] bool takeLine();
    void splitLine(std::string_view rest);
    void close();

    struct Value
    {
        std::size_t offset;
        std::size_t size;
        bool isNull;
    };

    Transaction::State& state;
    std::string statement;
    bool isOpen = false;
    Freed line{nullptr, PQfreemem};
    std::size_t lineSize = 0;
    std::string values; ///< of the row, unescaped, each ended by a zero
    std::vector<Value> row;
    int columns = 0;
};

CopyOut::Stream::Stream(Transaction::State& of, const std::string& query,
                        const std::vector<Param>& params)
    : state(of)
{
    PGconn* raw = state.connection.raw();
    statement = "COPY (" + withLiterals(raw, query, params) + ") TO STDOUT";
    state.work.exec("SET LOCAL statement_timeout = 0"); // the whole stream is one statement
    // Failures name the query without its values.
    const RawResult begun =
        expectStatus(raw, PQexec(raw, statement.c_str()), PGRES_COPY_OUT, query);
    columns = PQnfields(begun.get());
    statement = query;
    isOpen = true;
    state.isStreaming = true;
    state.guard.pause();
}

CopyOut::Stream::~Stream()
{
    if (!isOpen)
        return;
    // The rest may be long, and a cancel request may hang: the connection goes.
    state.isStreaming = false;
    if (PGconn* raw = state.connection.raw())
        ::shutdown(PQsocket(raw), SHUT_RDWR);
}

bool CopyOut::Stream::takeLine()
{
    PGconn* raw = state.connection.raw();
    char* taken = nullptr;
    int size = PQgetCopyData(raw, &taken, 1);
    if (size == 0) { // nothing here yet: the server owes an answer
        state.guard.restart(state.deadline);
        size = PQgetCopyData(raw, &taken, 0);
        state.guard.pause();
    }
    line.reset(taken);
    lineSize = size > 0 ? std::size_t(size) : 0;
    return size > 0;
}

bool CopyOut::Stream::next()
{
    if (!isOpen)
        return false;
    if (!takeLine()) {
        close();
        return false;
    }
    splitLine({line.get(), lineSize});
    return true;
}

void CopyOut::Stream::close()
{
    PGconn* raw = state.connection.raw();
    isOpen = false;
    state.isStreaming = false;
    state.guard.restart(state.deadline);
    (void)expectStatus(raw, PQgetResult(raw), PGRES_COMMAND_OK, statement);
    while (PGresult* rest = PQgetResult(raw))
        PQclear(rest);
    state.work.exec("SET LOCAL statement_timeout = " + std::to_string(state.deadline.count()));
}

/// COPY's text format (PostgreSQL manual, COPY): of its escapes, these are what the server writes.
void CopyOut::Stream::splitLine(std::string_view rest)
{
    values.clear();
    row.assign(1, {0, 0, false});
    for (std::size_t i = 0; i < rest.size() && rest[i] != '\n'; ++i) {
        if (rest[i] == '\t') {
            row.back().size = values.size() - row.back().offset;
            values += '\0';
            row.push_back({values.size(), 0, false});
        } else if (rest[i] != '\\' || i + 1 == rest.size()) {
            values += rest[i];
        } else if (rest[++i] == 'N') {
            row.back().isNull = true;
        } else {
            constexpr std::string_view Letters = "bfnrtv";
            constexpr std::string_view Meanings = "\b\f\n\r\t\v";
            const std::size_t letter = Letters.find(rest[i]);
            values += letter == std::string_view::npos ? rest[i] : Meanings[letter];
        }
    }
    row.back().size = values.size() - row.back().offset;
    values += '\0';
}

CopyOut::CopyOut(Transaction& tx, const std::string& query, const std::vector<Param>& params)
    : m_stream(std::make_unique<Stream>(tx.m_state, query, params))
{}

CopyOut::~CopyOut() = default;

bool CopyOut::next()
{
    return m_stream->next();
}

int CopyOut::columnCount() const
{
    return m_stream->columns;
}

Field CopyOut::operator[](int column) const
{
    if (column < 0 || std::size_t(column) >= m_stream->row.size())
        throw std::out_of_range("no such column in the stream");
    const Stream::Value& value = m_stream->row[std::size_t(column)];
    return Field(m_stream->values.data() + value.offset, value.size, value.isNull);
}

} // namespace wardlight::postgres
