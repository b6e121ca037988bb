#pragma once

#include "core/postgres/transaction.h"

#include <memory>
#include <string>
#include <vector>

namespace wardlight::postgres {

/// The rows of a query streamed out by COPY: memory does not grow with their number, and a long
/// healthy stream outlives the database's deadline, while a server that goes silent ends it.
///
/// While it is open the transaction takes no other statement. Like those, it fails by leaving the
/// body. One that is not read to its end takes the transaction with it.
class CopyOut
{
public:
    /// @param query   a SELECT of ours
    /// @param params  for its `$n`; COPY takes none, so they are written into it as literals
    CopyOut(Transaction& tx, const std::string& query, const std::vector<Param>& params = {});
    ~CopyOut();
    CopyOut(const CopyOut&) = delete;
    CopyOut& operator=(const CopyOut&) = delete;

    /// Goes to the next row. @return false after the last one
    [[nodiscard]] bool next();
    /// A value of the row; valid until next().
    [[nodiscard]] Field operator[](int column) const;
    [[nodiscard]] int columnCount() const;

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace wardlight::postgres
