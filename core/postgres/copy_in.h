#pragma once

#include "core/postgres/transaction.h"

#include <concepts>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace wardlight::postgres {

/// Rows streamed into a table by COPY, inside a transaction: many times faster than INSERT, and
/// memory does not grow with their number.
///
/// While it is open the transaction takes no other statement. Like those, it fails by leaving the
/// body. One that goes without finish() takes the transaction with it.
class CopyIn
{
public:
    /// @param table    a table of ours; a name, never input
    /// @param columns  in the order of the values of add()
    CopyIn(Transaction& tx, const std::string& table, std::vector<std::string> columns);
    ~CopyIn();
    CopyIn(const CopyIn&) = delete;
    CopyIn& operator=(const CopyIn&) = delete;

    /// One row, as many values as columns.
    void add(std::initializer_list<Param> row);
    void add(const std::vector<Param>& row);
    /// One row of values of the types that Param takes; texts and numbers go straight into the
    /// stream, which halves what very many rows cost.
    template <class... Values>
    void addValues(const Values&... values)
    {
        (append(values), ...);
        endRow(sizeof...(Values));
    }
    /// Ends the stream. @return the number of rows
    qint64 finish();

private:
    struct Stream;

    void append(const Param& value);
    template <std::same_as<QString> Text>
    void append(const Text& text)
    {
        appendText(text);
    }
    template <std::integral Number>
    void append(Number number)
    {
        if constexpr (std::same_as<Number, bool>)
            append(Param(number));
        else
            appendInteger(qint64(number));
    }
    void appendText(QStringView text);
    void appendInteger(qint64 number);
    void endRow(std::size_t values);

    std::unique_ptr<Stream> m_stream;
};

} // namespace wardlight::postgres
