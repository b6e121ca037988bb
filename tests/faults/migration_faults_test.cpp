#include "core/postgres/migrations.h"
#include "tests/faults/fault_tally.h"
#include "tests/faults/writer_load.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <array>

using namespace wardlight;
using namespace wardlight::postgres;
using test::FaultTally;
using test::WriterLoad;

/// Programs that migrate: killed in the middle, two at once, the wrong one.
class MigrationFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void killedMigration();
    void twoProgramsAtOnce();
    void olderProgramNewerSchema();
    void migrationUnderLoad();

private:
    [[nodiscard]] QString freshDatabase();
    /// Everything the migrations made, and which of them are recorded.
    [[nodiscard]] QString fingerprint(const QString& database);
    void startMigrating(QProcess& program, const QString& database)
    {
        program.start(QStringLiteral(MIGRATE_ONCE), {m_server->dsn(database)});
    }

    std::optional<test::PostgresServer> m_server;
    QString m_expected; ///< after an undisturbed migration
    std::mt19937 m_random = test::seededRandom();
};

void MigrationFaultsTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
    const QString name = freshDatabase();
    Database database({.dsn = m_server->dsn(name)});
    VERIFY_OK(migrate(database));
    m_expected = fingerprint(name);
    QCOMPARE(m_expected.size(), 32);
}

QString MigrationFaultsTest::freshDatabase()
{
    return m_server->createDatabase().value_or(QString());
}

QString MigrationFaultsTest::fingerprint(const QString& database)
{
    const auto rows = m_server->query(
        database,
        QStringLiteral(
            "SELECT md5(string_agg(thing, E'\\n' ORDER BY thing)) FROM ("
            "SELECT format('column %s.%s %s %s', table_name, column_name, data_type, "
            "column_default) AS thing FROM information_schema.columns "
            "WHERE table_schema = 'public' UNION ALL "
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL "
            "SELECT conrelid::regclass || pg_get_constraintdef(oid) FROM pg_constraint UNION ALL "
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal UNION ALL "
            "SELECT version || name || checksum::text FROM schema_migrations) AS things"));
    return rows ? rows->first().first() : QString::fromUtf8(test::describe(rows.error()));
}

void MigrationFaultsTest::killedMigration()
{
    FaultTally tally(QStringLiteral("Migration killed at a random moment"));
    QElapsedTimer timer;
    timer.start();
    QProcess undisturbed;
    startMigrating(undisturbed, freshDatabase());
    QVERIFY(undisturbed.waitForFinished(60'000) && undisturbed.exitCode() == 0);
    const auto usualMs = quint32(timer.elapsed());
    for (int round = 0; round < test::rounds(10, 200); ++round) {
        const QString name = freshDatabase();
        QProcess program;
        startMigrating(program, name);
        QVERIFY(program.waitForStarted());
        ++tally.tried;
        if (!program.waitForFinished(int(m_random() % usualMs)))
            program.kill();
        program.waitForFinished(-1);
        Database database({.dsn = m_server->dsn(name)});
        VERIFY_OK(migrate(database)); // the next program finishes it
        VERIFY_OK(requireCurrentSchema(database));
        QCOMPARE(fingerprint(name), m_expected);
        ++tally.survived;
        database.cancelAll();
        VERIFY_OK(m_server->query(QStringLiteral("postgres"),
                                  QStringLiteral("DROP DATABASE %1 WITH (FORCE)").arg(name)));
    }
}

void MigrationFaultsTest::twoProgramsAtOnce()
{
    FaultTally tally(QStringLiteral("Two programs migrating at once"));
    for (int round = 0; round < test::rounds(3, 50); ++round) {
        const QString name = freshDatabase();
        ++tally.tried;
        std::array<QProcess, 2> programs;
        for (QProcess& program : programs)
            startMigrating(program, name);
        for (QProcess& program : programs) {
            QVERIFY(program.waitForFinished(60'000));
            QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
        }
        QCOMPARE(fingerprint(name), m_expected);
        ++tally.survived;
    }
}

void MigrationFaultsTest::olderProgramNewerSchema()
{
    FaultTally tally(QStringLiteral("Older program, newer schema"));
    const QString name = freshDatabase();
    Database database({.dsn = m_server->dsn(name)});
    VERIFY_OK(migrate(database));
    VERIFY_OK(m_server->query(name, QStringLiteral("INSERT INTO schema_migrations VALUES (%1, "
                                                   "'future', '\\x00')")
                                        .arg(latestSchemaVersion() + 1)));
    const QString before = fingerprint(name);
    ++tally.tried;
    QProcess program;
    startMigrating(program, name);
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitCode(), 1);
    const QByteArray said = program.readAllStandardError();
    QVERIFY2(said.contains("newer Wardlight") && said.contains("Nothing was changed"),
             said.constData());
    QCOMPARE(fingerprint(name), before);
    ++tally.survived;
}

void MigrationFaultsTest::migrationUnderLoad()
{
    FaultTally tally(QStringLiteral("Migration under load (4 writers)"));
    const QString name = freshDatabase();
    Database database({.dsn = m_server->dsn(name)});
    std::vector<Migration> steps = knownMigrations();
    const auto add = [&steps](const QByteArray& sql) {
        steps.push_back({int(steps.size()) + 1, QStringLiteral("load"), QString::fromLatin1(sql),
                         Sha256::of(QByteArrayView(sql))});
    };
    add(WriterLoad::CreateTable);
    VERIFY_OK(migrate(database, steps));
    WriterLoad load(database, 4);
    for (int round = 1; round <= test::rounds(2, 20); ++round) {
        QVERIFY(load.goesOn(20));
        add(QStringLiteral("ALTER TABLE written ADD COLUMN added%1 int NOT NULL DEFAULT %1; "
                           "CREATE INDEX ON written (added%1)")
                .arg(round)
                .toLatin1());
        ++tally.tried;
        // Longer than the migration waits for a lock, so that it must give way and come again.
        std::thread reader([&] {
            (void)m_server->query(name, QStringLiteral("BEGIN; SELECT count(*) FROM written; "
                                                       "SELECT pg_sleep(4); COMMIT"));
        });
        const auto migrated = migrate(database, steps);
        reader.join();
        VERIFY_OK(migrated);
        QCOMPARE(migrated->to, int(steps.size()));
        tally.survived += load.goesOn(20) ? 1 : 0;
    }
    load.stop();
    const auto audit = m_server->query(name, load.auditSql());
    VERIFY_OK(audit);
    tally.lost = audit->first()[0].toInt() + audit->first()[1].toInt();
    QCOMPARE(tally.lost, 0);
    QCOMPARE(tally.survived, tally.tried);
}

QTEST_GUILESS_MAIN(MigrationFaultsTest)
#include "migration_faults_test.moc"
