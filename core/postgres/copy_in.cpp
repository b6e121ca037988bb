#include "core/postgres/copy_in.h"

#include "core/postgres/raw_result.h"
#include "core/postgres/transaction_state.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <stdexcept>

namespace wardlight::postgres {

namespace {

using Clock = std::chrono::steady_clock;

/// Sent at once: large enough that the calls cost nothing, small beside any deadline.
constexpr std::size_t BatchBytes = std::size_t(256) * 1024;

/// After its last row a COPY checks foreign keys and the like, silently: it is given several times
/// what the rows themselves took.
constexpr int ShareOfChecks = 4;

std::string quotedName(const std::string& name)
{
    return '"' + name + '"';
}

std::string copyStatement(const std::string& table, const std::vector<std::string>& columns)
{
    std::string list;
    for (const std::string& column : columns)
        list += (list.empty() ? "" : ", ") + quotedName(column);
    return "COPY " + quotedName(table) + " (" + list + ") FROM STDIN";
}

/// A value in COPY's text format (PostgreSQL manual, COPY, "Text Format").
void appendEscaped(std::string& line, const char* text)
{
    while (true) {
        const std::size_t plain = std::strcspn(text, "\\\t\n\r");
        line.append(text, plain);
        text += plain;
        switch (*text++) {
        case '\0':
            return;
        case '\t':
            line += "\\t";
            break;
        case '\n':
            line += "\\n";
            break;
        case '\r':
            line += "\\r";
            break;
        default:
            line += "\\\\";
            break;
        }
    }
}

/// A character that is the same in COPY's text format.
bool isPlain(QChar c)
{
    return c.unicode() < 0x80 && c != u'\0' && c != u'\\' && c != u'\t' && c != u'\n' && c != u'\r';
}

void appendEscaped(std::string& line, QStringView text)
{
    const auto isNotPlain = [](QChar c) { return !isPlain(c); };
    const auto* const end = std::find_if(text.cbegin(), text.cend(), isNotPlain);
    for (const auto* c = text.cbegin(); c != end; ++c)
        line += char(c->unicode());
    if (end != text.cend()) {
        const Param rest(QStringView(end, text.cend()).toString());
        appendEscaped(line, rest.data());
    }
}

void appendValue(std::string& line, const Param& value)
{
    if (!value.data())
        line += "\\N";
    else if (value.isBytes())
        line +=
            "\\\\x" +
            QByteArray::fromRawData(value.data(), qsizetype(value.size())).toHex().toStdString();
    else
        appendEscaped(line, value.data());
}

} // namespace

struct CopyIn::Stream
{
    Stream(Transaction::State& of, const std::string& table,
           const std::vector<std::string>& columns);
    ~Stream();

    void add(const Param* row, std::size_t count);
    /// Before each value.
    void separate()
    {
        if (isInRow)
            batch += '\t';
        isInRow = true;
    }
    void endRow(std::size_t count);
    void flush();
    qint64 finish();

    Transaction::State& state;
    std::string statement;
    std::size_t columnCount;
    Clock::time_point begun = Clock::now();
    std::string batch;
    bool isInRow = false; ///< a value of the row under way is in the batch
    bool isOpen = false;
};

CopyIn::Stream::Stream(Transaction::State& of, const std::string& table,
                       const std::vector<std::string>& columns)
    : state(of), statement(copyStatement(table, columns)), columnCount(columns.size())
{
    batch.reserve(BatchBytes + BatchBytes / 4);
    state.work.exec("SET LOCAL statement_timeout = 0"); // the whole stream is one statement
    PGconn* raw = state.connection.raw();
    (void)expectStatus(raw, PQexec(raw, statement.c_str()), PGRES_COPY_IN, statement);
    isOpen = true;
    state.isStreaming = true;
    state.guard.pause();
}

CopyIn::Stream::~Stream()
{
    if (!isOpen)
        return;
    state.isStreaming = false;
    PGconn* raw = state.connection.raw();
    state.guard.restart(state.deadline);
    if (PQputCopyEnd(raw, "abandoned") != 1)
        return; // the connection is gone, the transaction with it
    while (PGresult* result = PQgetResult(raw))
        PQclear(result);
}

void CopyIn::Stream::add(const Param* row, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        separate();
        appendValue(batch, row[i]);
    }
    endRow(count);
}

void CopyIn::Stream::endRow(std::size_t count)
{
    if (count != columnCount)
        throw std::logic_error("a row with another number of values than columns");
    isInRow = false;
    batch += '\n';
    if (batch.size() >= BatchBytes)
        flush();
}

void CopyIn::Stream::flush()
{
    if (batch.empty())
        return;
    PGconn* raw = state.connection.raw();
    state.guard.restart(state.deadline);
    const int sent = PQputCopyData(raw, batch.data(), int(batch.size()));
    state.guard.pause();
    if (sent != 1)
        throwFailure(raw, nullptr, statement);
    batch.clear();
}

qint64 CopyIn::Stream::finish()
{
    flush();
    PGconn* raw = state.connection.raw();
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun);
    state.guard.restart(state.deadline + ShareOfChecks * taken);
    isOpen = false;
    state.isStreaming = false;
    if (PQputCopyEnd(raw, nullptr) != 1)
        throwFailure(raw, nullptr, statement);
    const RawResult done = expectStatus(raw, PQgetResult(raw), PGRES_COMMAND_OK, statement);
    while (PGresult* rest = PQgetResult(raw))
        PQclear(rest);
    state.guard.restart(state.deadline);
    state.work.exec("SET LOCAL statement_timeout = " + std::to_string(state.deadline.count()));
    return std::strtoll(PQcmdTuples(done.get()), nullptr, 10);
}

CopyIn::CopyIn(Transaction& tx, const std::string& table, std::vector<std::string> columns)
    : m_stream(std::make_unique<Stream>(tx.m_state, table, columns))
{}

CopyIn::~CopyIn() = default;

void CopyIn::add(std::initializer_list<Param> row)
{
    m_stream->add(row.begin(), row.size());
}

void CopyIn::add(const std::vector<Param>& row)
{
    m_stream->add(row.data(), row.size());
}

void CopyIn::appendText(QStringView text)
{
    m_stream->separate();
    appendEscaped(m_stream->batch, text);
}

void CopyIn::append(const Param& value)
{
    m_stream->separate();
    appendValue(m_stream->batch, value);
}

void CopyIn::appendInteger(qint64 number)
{
    m_stream->separate();
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    m_stream->batch.append(digits.data(), end.ptr);
}

void CopyIn::endRow(std::size_t values)
{
    m_stream->endRow(values);
}

qint64 CopyIn::finish()
{
    return m_stream->finish();
}

} // namespace wardlight::postgres
