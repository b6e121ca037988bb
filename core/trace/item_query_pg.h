#pragma once

#include "core/postgres/transaction.h"
#include "core/trace/trace_store.h"

#include <string>
#include <vector>

namespace wardlight::trace {

/// Conditions joined by AND, and the values of their placeholders.
class Conditions
{
public:
    /// @param before, after  the SQL around the value's placeholder
    void add(const std::string& before, postgres::Param value, const std::string& after = {});
    void addText(const char* before, const QString& text);
    void addPart(const char* column, const QString& text);
    void addInstant(const char* before, const QDateTime& instant);
    /// A condition with several values: `?` stands for each.
    void addForm(std::string form, std::vector<postgres::Param> values);

    /// " WHERE …", or empty without conditions.
    [[nodiscard]] const std::string& sql() const { return m_sql; }
    [[nodiscard]] std::vector<postgres::Param>& values() { return m_values; }
    /// Adds a value that is no condition. @return its placeholder
    [[nodiscard]] std::string bind(postgres::Param value);

private:
    void begin();

    std::string m_sql;
    std::vector<postgres::Param> m_values;
};

/// The conditions of a query, of ItemTables, but for category, name and maker: see findDrugs() and
/// findMakers().
[[nodiscard]] Conditions conditionsOf(const ItemQuery& query);

/// The condition for what is on sale and not sold, of trace_states as state.
extern const char* const OnSale;

/// Whether a query looks at an item's place.
[[nodiscard]] bool asksForPlace(const ItemQuery& query);

/// The drugs that a query's category and name mean, by hash: any part of the name, the beginning of
/// its pinyin or of the initials; where there are none, names that are nearly so.
/// @return none where the query names neither
[[nodiscard]] std::optional<std::vector<qint64>>
findDrugs(postgres::Transaction& tx, const QString& category, const QString& name);

/// The makers with this text in any part of their name, letter case aside.
/// @return none for an empty text
[[nodiscard]] std::optional<QStringList> findMakers(postgres::Transaction& tx, const QString& text);

/// The same as text[] for `$n::bigint[]`.
[[nodiscard]] QStringList toTexts(const std::vector<qint64>& numbers);

/// A polygon as PostGIS reads it, from rings in degrees; each ring is an area of its own.
[[nodiscard]] QString toMultiPolygon(const std::vector<std::vector<Coordinates>>& rings);

} // namespace wardlight::trace
