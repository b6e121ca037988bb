#include "core/trace/reference/reference_store_pg.h"

#include "core/postgres/copy_in.h"
#include "core/trace/trace_rows_pg.h"
#include "core/trace/trace_rules.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace wardlight::trace {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Transaction;
using Type = ReferenceColumn::Type;

/// The context of this file's translations.
struct ReferenceStoreTexts
{
    Q_DECLARE_TR_FUNCTIONS(ReferenceStoreTexts)
};

/// A column of the table beside those of the files: the hash of the code it is found by.
struct HashColumn
{
    const char* column = nullptr;
    const char* of = nullptr;
};

HashColumn hashColumnOf(ReferenceKind kind)
{
    switch (kind) {
    case ReferenceKind::Readings:
        return {"subject_hash", "subject"};
    case ReferenceKind::Packing:
        return {"child_hash", "child"};
    case ReferenceKind::DrugMaster:
    case ReferenceKind::Sites:
    case ReferenceKind::Approvals:
    case ReferenceKind::Recalls:
    case ReferenceKind::Stock:
        return {};
    }
    return {};
}

const char* sqlType(Type type)
{
    switch (type) {
    case Type::Time:
        return "timestamptz";
    case Type::Level:
        return "integer";
    case Type::Number:
    case Type::Amount:
    case Type::Latitude:
    case Type::Longitude:
        return "double precision";
    case Type::Text:
    case Type::Code:
    case Type::ProductCode:
        return "text";
    }
    return "text";
}

bool isText(const ReferenceColumn& column)
{
    return column.type == Type::Text || column.type == Type::Code ||
           column.type == Type::ProductCode;
}

void append(std::string& list, const std::string& item, const char* between = ", ")
{
    list += (list.empty() ? "" : between) + item;
}

/// The statements for one form, made of its own names.
struct Statements
{
    explicit Statements(const ReferenceForm& form)
    {
        const HashColumn hash = hashColumnOf(form.kind);
        if (hash.column) {
            addColumn(hash.column, "bigint");
            keys = hash.column;
        }
        for (const ReferenceColumn& column : form.columns) {
            addColumn(column.column, sqlType(column.type));
            if (column.isKey)
                append(keys, column.column);
            else
                addUpdated(column.column, form.table);
        }
        addColumn("extension", "jsonb");
        addUpdated("extension", form.table);
    }

    void addColumn(const std::string& name, const std::string& type)
    {
        names.push_back(name);
        append(columns, name);
        append(definitions, name + ' ' + type);
    }
    void addUpdated(const std::string& name, const char* table)
    {
        append(updates, name + " = excluded." + name);
        append(differences, std::string(table) + '.' + name + " IS DISTINCT FROM excluded." + name,
               " OR ");
    }

    std::vector<std::string> names;
    std::string columns, definitions, keys, updates, differences;
};

void stage(Transaction& tx, const ReferenceForm& form, const Statements& statements,
           const std::vector<ReferenceRow>& rows, const std::vector<std::size_t>& chosen)
{
    tx.execScript("CREATE TEMPORARY TABLE staged_reference (" + statements.definitions +
                  ") ON COMMIT DROP");
    postgres::CopyIn copy(tx, "staged_reference", statements.names);
    const HashColumn hash = hashColumnOf(form.kind);
    for (const std::size_t index : chosen) {
        const ReferenceRow& row = rows[index];
        std::vector<Param> values;
        for (std::size_t i = 0; i < form.columns.size(); ++i) {
            const QString& value = row.values[qsizetype(i)];
            if (hash.of && QLatin1String(form.columns[i].column) == QLatin1String(hash.of))
                values.insert(values.begin(), codeHash(value));
            values.push_back(value.isEmpty() && !isText(form.columns[i]) ? Param(nullptr)
                                                                         : Param(value));
        }
        values.emplace_back(jsonOf(row.extension));
        copy.add(values);
    }
    copy.finish();
}

/// The last row of every key, in the order of the keys: writers lock in one order.
std::vector<std::size_t> lastOfEachKey(const ReferenceForm& form,
                                       const std::vector<ReferenceRow>& rows)
{
    QHash<QString, std::size_t> last;
    for (std::size_t i = 0; i < rows.size(); ++i)
        last.insert(rows[i].id(form), i);
    QStringList keys = last.keys();
    keys.sort();
    std::vector<std::size_t> chosen;
    for (const QString& key : std::as_const(keys))
        chosen.push_back(last.value(key));
    return chosen;
}

/// The key of a row as the table gives it back, to match with what was sent.
QString returnedId(const ReferenceForm& form, const Row& row)
{
    ReferenceRow returned;
    for (const ReferenceColumn& column : form.columns) {
        if (!column.isKey)
            returned.values << QString();
        else if (column.type == Type::Time)
            returned.values << row[column.column].instant().toString(Qt::ISODateWithMs);
        else
            returned.values << row[column.column].text();
    }
    return returned.id(form);
}

QSet<QString> writeStaged(Transaction& tx, const ReferenceForm& form, const Statements& statements)
{
    QSet<QString> changed;
    const std::string sql = std::string("INSERT INTO ") + form.table + " (" + statements.columns +
                            ") SELECT " + statements.columns + " FROM staged_reference" +
                            " ON CONFLICT (" + statements.keys + ") DO UPDATE SET " +
                            statements.updates + " WHERE " + statements.differences +
                            " RETURNING " + statements.keys;
    for (const Row row : tx.exec(sql, {}))
        changed.insert(returnedId(form, row));
    return changed;
}

} // namespace

PostgresReferenceStore::PostgresReferenceStore(std::shared_ptr<postgres::Database> database,
                                               security::AuditContext audit)
    : m_database(std::move(database)), m_audit(std::move(audit))
{}

Result<std::vector<bool>> PostgresReferenceStore::addRows(const OperationId& operation,
                                                          const QString& source, ReferenceKind kind,
                                                          const std::vector<ReferenceRow>& rows)
{
    if (rows.size() > std::size_t(LargestBatch))
        return fail(ErrorCode::Limit,
                    ReferenceStoreTexts::tr("Too many records were handed over at once."),
                    QStringLiteral("%1 reference rows in one batch").arg(rows.size()));
    const ReferenceForm& form = referenceForm(kind);
    return m_database->write(operation, [&](Transaction& tx) -> Result<std::vector<bool>> {
        const Statements statements(form);
        const std::vector<std::size_t> chosen = lastOfEachKey(form, rows);
        stage(tx, form, statements, rows, chosen);
        const QSet<QString> written = writeStaged(tx, form, statements);
        std::vector<bool> changed(rows.size(), false);
        for (const std::size_t index : chosen)
            changed[index] = written.contains(rows[index].id(form));
        const auto added = std::count(changed.cbegin(), changed.cend(), true);
        writeImport(tx, QLatin1String(form.name), source);
        recordAudit(tx, m_audit,
                    {QStringLiteral("trace.import-") + QLatin1String(form.name), std::nullopt,
                     source,
                     QJsonObject{{QStringLiteral("added"), qint64(added)},
                                 {QStringLiteral("unchanged"), qint64(rows.size()) - added}}});
        return changed;
    });
}

} // namespace wardlight::trace
