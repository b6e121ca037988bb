#include "core/postgres/migrations.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <thread>

using namespace wardlight;
using namespace wardlight::postgres;

class MigrationsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void knownStepsHaveNoGaps();
    void bringsAnEmptyDatabaseUpToDate();
    void secondRunChangesNothing();
    void appliesOnlyWhatIsMissing();
    void brokenStepLeavesThePreviousVersion();
    void refusesANewerDatabase();
    void refusesAChangedStep();
    void olderSchemaSaysWhatToDo();
    void twoProgramsMayMigrateAtOnce();

private:
    std::optional<test::PostgresServer> m_server;
    QString m_name;
    std::unique_ptr<Database> m_database;
};

namespace {

Migration step(int version, const char* sql)
{
    return {version, QStringLiteral("step"), QString::fromLatin1(sql),
            Sha256::of(QByteArrayView(sql))};
}

} // namespace

void MigrationsTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void MigrationsTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    m_database = std::make_unique<Database>(DatabaseConfig{.dsn = m_server->dsn(m_name)});
}

void MigrationsTest::knownStepsHaveNoGaps()
{
    int expected = 1;
    for (const Migration& known : knownMigrations()) {
        QCOMPARE(known.version, expected++);
        QVERIFY(!known.name.isEmpty());
    }
}

void MigrationsTest::bringsAnEmptyDatabaseUpToDate()
{
    const auto report = migrate(*m_database);
    VERIFY_OK(report);
    QCOMPARE(report->from, 0);
    QCOMPARE(report->to, latestSchemaVersion());
    VERIFY_OK(requireCurrentSchema(*m_database));
    const auto tables = m_server->query(
        m_name, QStringLiteral("SELECT count(*) FROM information_schema.tables WHERE table_name IN "
                               "('patients', 'encounters', 'devices', 'measurements', 'alerts', "
                               "'objects', 'audit_log', 'applied_operations', "
                               "'schema_migrations')"));
    VERIFY_OK(tables);
    QCOMPARE(tables->first().first(), QStringLiteral("9"));
}

void MigrationsTest::secondRunChangesNothing()
{
    VERIFY_OK(migrate(*m_database));
    const auto again = migrate(*m_database);
    VERIFY_OK(again);
    QCOMPARE(again->from, again->to);
}

void MigrationsTest::appliesOnlyWhatIsMissing()
{
    const std::vector<Migration> one = {step(1, "CREATE TABLE a (x int)")};
    std::vector<Migration> two = one;
    two.push_back(step(2, "CREATE TABLE b (x int); INSERT INTO b VALUES (1)"));
    VERIFY_OK(migrate(*m_database, one));
    const auto report = migrate(*m_database, two);
    VERIFY_OK(report);
    QCOMPARE(report->from, 1);
    QCOMPARE(report->to, 2);
}

void MigrationsTest::brokenStepLeavesThePreviousVersion()
{
    const std::vector<Migration> steps = {
        step(1, "CREATE TABLE a (x int)"),
        step(2, "CREATE TABLE b (x int); INSERT INTO b VALUES ('not a number')")};
    QVERIFY(!migrate(*m_database, steps));
    const auto version = schemaVersion(*m_database);
    VERIFY_OK(version);
    QCOMPARE(*version, 1);
    const auto left = m_server->query(m_name, QStringLiteral("SELECT to_regclass('b') IS NULL"));
    VERIFY_OK(left);
    QCOMPARE(left->first().first(), QStringLiteral("t"));
}

void MigrationsTest::refusesANewerDatabase()
{
    VERIFY_OK(migrate(*m_database));
    VERIFY_OK(m_server->query(
        m_name, QStringLiteral("INSERT INTO schema_migrations VALUES (%1, 'future', '\\x00')")
                    .arg(latestSchemaVersion() + 1)));
    VERIFY_ERROR(migrate(*m_database), ErrorCode::Schema);
    const auto current = requireCurrentSchema(*m_database);
    VERIFY_ERROR(current, ErrorCode::Schema);
    QVERIFY(current.error().message.contains(QLatin1String("newer Wardlight")));
}

void MigrationsTest::refusesAChangedStep()
{
    VERIFY_OK(migrate(*m_database, {step(1, "CREATE TABLE a (x int)")}));
    VERIFY_ERROR(migrate(*m_database, {step(1, "CREATE TABLE a (x bigint)")}), ErrorCode::Schema);
}

void MigrationsTest::olderSchemaSaysWhatToDo()
{
    VERIFY_OK(migrate(*m_database, {knownMigrations().front()}));
    const auto current = requireCurrentSchema(*m_database);
    VERIFY_ERROR(current, ErrorCode::Schema);
    QVERIFY(current.error().message.contains(QLatin1String("wardlightctl migrate")));
}

void MigrationsTest::twoProgramsMayMigrateAtOnce()
{
    Result<MigrationReport> theirs;
    Database other(m_database->config());
    std::thread thread([&] { theirs = migrate(other); });
    const auto ours = migrate(*m_database);
    thread.join();
    VERIFY_OK(ours);
    VERIFY_OK(theirs);
    const auto applied =
        m_server->query(m_name, QStringLiteral("SELECT count(*) FROM schema_migrations"));
    VERIFY_OK(applied);
    QCOMPARE(applied->first().first().toInt(), latestSchemaVersion());
}

QTEST_GUILESS_MAIN(MigrationsTest)
#include "migrations_test.moc"
