#pragma once

#include "core/base/result.h"
#include "core/trace/trace_item.h"

#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace wardlight::trace {

/// Tables that a verdict weighs beside an item's own events.
enum class ReferenceKind
{
    DrugMaster,
    Sites,
    Approvals,
    Recalls,
    Stock,
    Readings,
    Packing
};

/// One column of such a table and of the files it is read from.
struct ReferenceColumn
{
    enum class Type
    {
        Text,
        Code,        ///< 1 to 128 bytes without spaces
        ProductCode, ///< 本位码, GTIN (kept as GTIN-14), or the 7 digits of a resource
        Time,        ///< ISO 8601
        Number,      ///< decimal, finite
        Amount,      ///< a number not below 0
        Level,       ///< 1, 2 or 3
        Latitude,
        Longitude
    };

    const char* column;  ///< in the table, and in files in English
    const char* chinese; ///< in files in Chinese; further names after a '|'
    Type type;
    bool isRequired;
    bool isKey;
    const char* description; ///< for people, English; see translatedDescription()
};

struct ReferenceForm
{
    ReferenceKind kind;
    const char* name;  ///< of `wardlightctl import NAME`, and in trace_imports
    const char* table; ///< its rows are told apart by the key columns
    std::span<const ReferenceColumn> columns;
};

[[nodiscard]] const ReferenceForm& referenceForm(ReferenceKind kind);
[[nodiscard]] std::span<const ReferenceKind> referenceKinds();

[[nodiscard]] QString translatedDescription(const ReferenceColumn& column);

/// One checked row: a text for each column of the form (times ISO 8601, numbers round-tripping,
/// empty for none), and what else the source said.
struct ReferenceRow
{
    QStringList values;
    Extension extension;

    /// The key's values, joined by '/'.
    [[nodiscard]] QString id(const ReferenceForm& form) const;
};

/// Which field of a record is which column, by the names in a header, Chinese or English.
class ReferenceColumns
{
public:
    /// @return Error::Invalid when a required column is missing or one comes twice
    [[nodiscard]] static Result<ReferenceColumns> ofHeader(const ReferenceForm& form,
                                                           const QStringList& header);

    /// @return Error::Invalid with the reason why the record is none
    [[nodiscard]] Result<ReferenceRow> row(const QStringList& record) const;

private:
    const ReferenceForm* m_form = nullptr;
    QStringList m_header;
    std::vector<int> m_fields; ///< index into a record for each column; −1 for none
};

} // namespace wardlight::trace
