#pragma once

#include "core/postgres/transaction.h"

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
    /// Ends the stream. @return the number of rows
    qint64 finish();

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace wardlight::postgres
