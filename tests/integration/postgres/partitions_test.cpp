#include "core/postgres/migrations.h"
#include "core/postgres/partitions.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <thread>

using namespace wardlight;
using namespace wardlight::postgres;

class PartitionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void makesThisMonthAndTheNextTwo();
    void secondCallChangesNothing();
    void countsMonthsInUtc();
    void newPartitionHasTheKeysAndIndexes();
    void defaultIsDrainedIntoTheMonth();
    void nonsenseStaysInTheDefault();
    void leavesOtherPartitionsAlone();
    void tableInTheWayIsNamed();
    void severalProgramsAtOnceUnderWrites();
    void busyTableIsTriedAgain();
    void otherAccountsAreToldWhoMay();
    void stateTellsWhatLiesInTheDefault();

private:
    [[nodiscard]] QString value(const QString& sql);
    /// One measurement at that time, past the code under test.
    void measure(const QString& at)
    {
        VERIFY_OK(m_server->query(
            m_name, QStringLiteral("INSERT INTO measurements (device_id, measurement_type, value, "
                                   "unit, measured_at) SELECT device_id, 'spo2', 97, '%', '%1' "
                                   "FROM devices")
                        .arg(at)));
    }
    [[nodiscard]] QString partitions()
    {
        return value(QStringLiteral("SELECT string_agg(inhrelid::regclass::text, ' ' ORDER BY "
                                    "inhrelid::regclass::text) FROM pg_inherits WHERE inhparent = "
                                    "'measurements'::regclass"));
    }
    [[nodiscard]] Result<int> ensure(const std::set<QDate>& days)
    {
        return ensureMonthlyPartitions(*m_database, measurementsTable(), days, m_now);
    }

    const QDateTime m_now{QDate(2026, 11, 30), QTime(23, 30), Qt::UTC};
    std::optional<test::PostgresServer> m_server;
    QString m_name;
    std::unique_ptr<Database> m_database;
};

void PartitionsTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void PartitionsTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    m_database = std::make_unique<Database>(DatabaseConfig{.dsn = m_server->dsn(m_name)});
    VERIFY_OK(migrate(*m_database));
    VERIFY_OK(m_server->query(
        m_name, QStringLiteral(
                    "INSERT INTO devices (serial_number, device_type) VALUES ('S', 'monitor')")));
}

QString PartitionsTest::value(const QString& sql)
{
    const auto rows = m_server->query(m_name, sql);
    return rows ? rows->first().first() : QString::fromUtf8(test::describe(rows.error()));
}

void PartitionsTest::makesThisMonthAndTheNextTwo()
{
    const auto made = keepPartitionsAhead(*m_database, measurementsTable(), m_now);
    VERIFY_OK(made);
    QCOMPARE(*made, 3);
    QCOMPARE(partitions(), QStringLiteral("measurements_2026_11 measurements_2026_12 "
                                          "measurements_2027_01 measurements_default"));
}

void PartitionsTest::secondCallChangesNothing()
{
    VERIFY_OK(keepPartitionsAhead(*m_database, measurementsTable(), m_now));
    const auto again = keepPartitionsAhead(*m_database, measurementsTable(), m_now);
    VERIFY_OK(again);
    QCOMPARE(*again, 0);
}

void PartitionsTest::countsMonthsInUtc()
{
    // 23:30 UTC is already December in Shanghai.
    const QDateTime shanghai = m_now.toOffsetFromUtc(8 * 3600);
    VERIFY_OK(keepPartitionsAhead(*m_database, measurementsTable(), shanghai));
    QVERIFY(partitions().contains(QLatin1String("measurements_2026_11")));
    measure(QStringLiteral("2026-12-01 00:00:00+08"));
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM measurements_2026_11")),
             QStringLiteral("1"));
}

void PartitionsTest::newPartitionHasTheKeysAndIndexes()
{
    VERIFY_OK(ensure({QDate(2025, 3, 5)}));
    const auto count = [this](const char* table, const char* of) {
        return value(QString::fromLatin1(of).arg(QString::fromLatin1(table)));
    };
    const auto indexes = "SELECT count(*) FROM pg_index WHERE indrelid = '%1'::regclass";
    const auto keys = "SELECT count(*) FROM pg_constraint WHERE conrelid = '%1'::regclass";
    QCOMPARE(count("measurements_2025_03", indexes), count("measurements_default", indexes));
    QCOMPARE(count("measurements_2025_03", keys), count("measurements_default", keys));
}

void PartitionsTest::defaultIsDrainedIntoTheMonth()
{
    for (const char* at : {"2025-02-28 23:59:59.999+00", "2025-03-01 00:00:00+00",
                           "2025-03-31 23:59:59.999+00", "2025-04-01 00:00:00+00"})
        measure(QString::fromLatin1(at));
    const QString before = value(QStringLiteral(
        "SELECT md5(string_agg(m::text, ',' ORDER BY measured_at)) FROM measurements m"));
    const auto made = ensure({QDate(2025, 3, 17)});
    VERIFY_OK(made);
    QCOMPARE(*made, 1);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM measurements_2025_03")),
             QStringLiteral("2"));
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM measurements_default")),
             QStringLiteral("2"));
    // Opening the database finds the months of the rest by itself.
    VERIFY_OK(keepPartitionsAhead(*m_database, measurementsTable(), m_now));
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM measurements_default")),
             QStringLiteral("0"));
    QCOMPARE(value(QStringLiteral(
                 "SELECT md5(string_agg(m::text, ',' ORDER BY measured_at)) FROM measurements m")),
             before);
}

void PartitionsTest::nonsenseStaysInTheDefault()
{
    for (const char* at : {"0044-03-15 12:00:00+00 BC", "1700-01-01", "9999-12-31", "infinity",
                           "-infinity", "2028-06-01"})
        measure(QString::fromLatin1(at));
    const auto made = keepPartitionsAhead(*m_database, measurementsTable(), m_now);
    VERIFY_OK(made);
    QCOMPARE(*made, 3);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM measurements_default")),
             QStringLiteral("6"));
}

void PartitionsTest::leavesOtherPartitionsAlone()
{
    // As an administrator made them: a year, and half a month.
    VERIFY_OK(m_server->query(
        m_name, QStringLiteral("CREATE TABLE y2025 PARTITION OF measurements FOR VALUES FROM "
                               "('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00');"
                               "CREATE TABLE old PARTITION OF measurements FOR VALUES FROM "
                               "(MINVALUE) TO ('2010-05-15 00:00:00+08')")));
    const auto made = ensure({QDate(2025, 1, 1), QDate(2025, 12, 31), QDate(2009, 1, 1),
                              QDate(2010, 5, 20), QDate(2026, 1, 1)});
    VERIFY_OK(made);
    QCOMPARE(*made, 1);
    QVERIFY(partitions().contains(QLatin1String("measurements_2026_01")));
}

void PartitionsTest::tableInTheWayIsNamed()
{
    VERIFY_OK(m_server->query(m_name, QStringLiteral("CREATE TABLE measurements_2025_03 (x int)")));
    const auto made = ensure({QDate(2025, 3, 1)});
    VERIFY_ERROR(made, ErrorCode::Conflict);
    QVERIFY(made.error().message.contains(QLatin1String("measurements_2025_03")));
}

void PartitionsTest::severalProgramsAtOnceUnderWrites()
{
    std::set<QDate> months;
    for (int i = 0; i < 6; ++i)
        months.insert(QDate(2024, 1 + i, 1));
    std::atomic<bool> writing = true;
    std::atomic<int> written = 0;
    std::latch writerRuns(1);
    std::thread writer([&] {
        Database database(m_database->config());
        while (writing) {
            const auto done = database.write(OperationId::generate(), [&](Transaction& tx) {
                tx.exec("INSERT INTO measurements (device_id, measurement_type, value, unit, "
                        "measured_at) SELECT device_id, 'spo2', 97, '%', "
                        "TIMESTAMPTZ '2024-01-15 00:00:00+00' + $1 * interval '1 hour' "
                        "FROM devices",
                        {written % 3600});
                return Result<>();
            });
            if (done && ++written == 10)
                writerRuns.count_down();
        }
    });
    writerRuns.wait();
    std::vector<std::thread> programs;
    std::atomic<int> made = 0, failed = 0;
    for (int i = 0; i < 3; ++i) {
        programs.emplace_back([&] {
            Database database(m_database->config());
            const auto done = ensureMonthlyPartitions(database, measurementsTable(), months, m_now);
            made += done.value_or(0);
            failed += done ? 0 : 1;
        });
    }
    for (std::thread& program : programs)
        program.join();
    writing = false;
    writer.join();
    QCOMPARE(failed.load(), 0);
    QCOMPARE(made.load(), 6);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM measurements")),
             QString::number(written.load()));
}

void PartitionsTest::busyTableIsTriedAgain()
{
    std::latch held(1);
    std::thread reader([&] {
        Database database(m_database->config());
        (void)database.read([&](Transaction& tx) -> Result<> {
            tx.exec("SELECT count(*) FROM measurements_default");
            held.count_down();
            tx.exec("SELECT pg_sleep(2.3)"); // longer than the lock is waited for
            return {};
        });
    });
    held.wait();
    const auto made = ensure({QDate(2025, 3, 1)});
    reader.join();
    VERIFY_OK(made);
    QCOMPARE(*made, 1);
}

void PartitionsTest::otherAccountsAreToldWhoMay()
{
    VERIFY_OK(m_server->query(
        m_name, QStringLiteral("CREATE ROLE nurse LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA "
                               "public TO nurse")));
    Database nurse({.dsn = m_server->dsn(m_name, QStringLiteral("nurse"))});
    const auto made = keepPartitionsAhead(nurse, measurementsTable(), m_now);
    VERIFY_ERROR(made, ErrorCode::Permission);
    QVERIFY(made.error().message.contains(QLatin1String("Nothing is lost")));
    VERIFY_OK(keepPartitionsAhead(*m_database, measurementsTable(), m_now)); // who owns the tables
    const auto complete = keepPartitionsAhead(nurse, measurementsTable(), m_now);
    VERIFY_OK(complete);
    QCOMPARE(*complete, 0);
}

void PartitionsTest::stateTellsWhatLiesInTheDefault()
{
    VERIFY_OK(keepPartitionsAhead(*m_database, measurementsTable(), m_now));
    measure(QStringLiteral("1999-05-01 00:00:00+00"));
    measure(QStringLiteral("2027-02-01 00:00:00+00"));
    const auto state = inspectPartitions(*m_database, measurementsTable(), m_now);
    VERIFY_OK(state);
    QCOMPARE(state->defaultRows, 2);
    QCOMPARE(state->defaultFrom, QDateTime(QDate(1999, 5, 1), QTime(0, 0), Qt::UTC));
    QCOMPARE(state->defaultTo, QDateTime(QDate(2027, 2, 1), QTime(0, 0), Qt::UTC));
    QCOMPARE(state->coveredUntil, QDate(2027, 2, 1));
}

QTEST_GUILESS_MAIN(PartitionsTest)
#include "partitions_test.moc"
