#include "core/postgres/migrations.h"

#include "core/postgres/embedded_migrations.h"

#include <QCoreApplication>

namespace wardlight::postgres {

namespace {

constexpr qint64 MigrationLock = 0x7761726400000001; // "ward", 1
/// For one step, on a database of any size.
constexpr std::chrono::minutes StepDeadline{30};

QString translated(const char* text)
{
    return QCoreApplication::translate("Migrations", text);
}

std::vector<Migration> loadEmbedded()
{
    std::vector<Migration> steps;
    for (const EmbeddedMigration& file : embeddedMigrations()) {
        const QString name = QString::fromLatin1(file.name);
        steps.push_back({name.left(4).toInt(), name.mid(5), QString::fromUtf8(file.sql),
                         Sha256::of(QByteArrayView(file.sql))});
    }
    return steps;
}

tl::unexpected<Error> newerThanUs(int database, int program)
{
    return fail(
        ErrorCode::Schema,
        translated(QT_TRANSLATE_NOOP("Migrations",
                                     "This database was made for a newer Wardlight (schema %1; "
                                     "this program knows %2). Nothing was changed. Install the "
                                     "newer program."))
            .arg(database)
            .arg(program));
}

tl::unexpected<Error> differs(int version)
{
    return fail(
        ErrorCode::Schema,
        translated(QT_TRANSLATE_NOOP("Migrations",
                                     "Step %1 of this database's schema is not the one this "
                                     "program knows. Nothing was changed. Use the program that "
                                     "made the database, or restore a backup."))
            .arg(version));
}

int versionIn(Transaction& tx)
{
    if (tx.exec("SELECT to_regclass('schema_migrations') IS NULL AS none")
            .first()["none"]
            .boolean())
        return 0;
    return tx.exec("SELECT coalesce(max(version), 0) AS version FROM schema_migrations")
        .first()["version"]
        .integer();
}

/// @return Error::Schema unless every applied step is one of ours, unchanged
Result<> compareApplied(Transaction& tx, const std::vector<Migration>& steps)
{
    const Rows applied =
        tx.exec("SELECT version, checksum FROM schema_migrations ORDER BY version");
    for (const Row row : applied) {
        const int version = row["version"].integer();
        if (version > int(steps.size()))
            return newerThanUs(version, int(steps.size()));
        if (row["checksum"].bytes() != steps[std::size_t(version) - 1].checksum.toBytes())
            return differs(version);
    }
    return {};
}

/// Applies the next step that is missing.
/// @return the version reached; the same as before when there was nothing to do
Result<int> applyNext(Transaction& tx, const std::vector<Migration>& steps)
{
    tx.allowTime(StepDeadline);
    tx.exec("SELECT pg_advisory_xact_lock($1)", {MigrationLock});
    // Whoever waits for a table's lock makes everyone wait who comes after: rather try again.
    tx.exec("SET LOCAL lock_timeout = '3s'");
    tx.exec("CREATE TABLE IF NOT EXISTS schema_migrations ("
            "version int PRIMARY KEY, name text NOT NULL, checksum bytea NOT NULL, "
            "applied_at timestamptz NOT NULL DEFAULT now())");
    if (const auto same = compareApplied(tx, steps); !same)
        return propagate(same);
    const int version = versionIn(tx);
    if (version >= int(steps.size()))
        return version;
    const Migration& step = steps[std::size_t(version)];
    tx.execScript(step.sql.toStdString());
    tx.exec("INSERT INTO schema_migrations (version, name, checksum) VALUES ($1, $2, $3)",
            {step.version, step.name, step.checksum});
    return step.version;
}

} // namespace

const std::vector<Migration>& knownMigrations()
{
    static const std::vector<Migration> steps = loadEmbedded();
    return steps;
}

int latestSchemaVersion()
{
    return int(knownMigrations().size());
}

Result<int> schemaVersion(Database& database)
{
    return database.read([](Transaction& tx) -> Result<int> { return versionIn(tx); });
}

Result<MigrationReport> migrate(Database& database, const std::vector<Migration>& steps)
{
    const Result<int> before = schemaVersion(database);
    if (!before)
        return propagate(before);
    if (*before > int(steps.size()))
        return newerThanUs(*before, int(steps.size()));
    MigrationReport report{*before, -1};
    while (true) {
        const Result<int> reached =
            database.writeUnregistered([&steps](Transaction& tx) { return applyNext(tx, steps); });
        if (!reached)
            return propagate(reached);
        if (*reached == int(steps.size())) {
            report.to = *reached;
            return report;
        }
    }
}

Result<> requireCurrentSchema(Database& database)
{
    const Result<int> version = schemaVersion(database);
    if (!version)
        return propagate(version);
    if (*version > latestSchemaVersion())
        return newerThanUs(*version, latestSchemaVersion());
    if (*version < latestSchemaVersion()) {
        return fail(ErrorCode::Schema,
                    translated(QT_TRANSLATE_NOOP("Migrations",
                                                 "This database's schema is older than the program "
                                                 "(%1 of %2). Run \"wardlightctl migrate\" once."))
                        .arg(*version)
                        .arg(latestSchemaVersion()));
    }
    return database.read([](Transaction& tx) { return compareApplied(tx, knownMigrations()); });
}

} // namespace wardlight::postgres
