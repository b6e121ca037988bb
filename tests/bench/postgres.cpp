#include "core/postgres/copy_in.h"
#include "core/postgres/migrations.h"
#include "core/postgres/partitions.h"
#include "tests/bench/benches.h"
#include "tests/support/postgres_server.h"
#include "tests/support/run_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <atomic>
#include <random>
#include <thread>
#include <vector>

namespace wardlight::bench {

namespace {

using namespace std::chrono_literals;
using postgres::Database;
using postgres::Param;
using postgres::Transaction;
using test::PostgresServer;

constexpr qint64 UsualRows = 5'000'000;
constexpr double CopyGoal = 0.8;  // of psql
constexpr double ReadsGoal = 0.7; // of pgbench
constexpr int Clients = 8;
constexpr int ReadSeconds = 5;
constexpr int ReadRounds = 3;
constexpr int Devices = 50;
constexpr int Patients = 500;
/// As a small server has it; the same for us and for the others.
constexpr auto Settings = "shared_buffers = 256MB\nmax_wal_size = 4GB\n";
const QDateTime FirstMeasurement(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);

/// WARDLIGHT_BENCH_ROWS, which `--rows` sets.
qint64 rowCount()
{
    const qint64 asked = qEnvironmentVariable("WARDLIGHT_BENCH_ROWS").toLongLong();
    return asked > 0 ? asked : UsualRows;
}

/// The n-th id of a kind, as time-ordered as those that programs make.
QUuid idOf(uint kind, qint64 n)
{
    return QUuid(uint(n >> 16), ushort(n), ushort(0x7000 | kind), 0x80, 0, 0, 0, 0, 0, 0, 1);
}

struct Measurement
{
    QUuid id;
    QUuid device;
    QUuid patient;
    int value;
    QDateTime at;
};

/// Half a second apart, each of another bed.
Measurement measurementAt(qint64 n)
{
    return {idOf(3, n), idOf(1, n % Devices), idOf(2, n % Patients), int(60 + n * 7 % 61),
            FirstMeasurement.addMSecs(n * 500)};
}

Result<> fillMasterData(Database& database)
{
    return database.writeUnregistered([](Transaction& tx) -> Result<> {
        for (int i = 0; i < Devices; ++i)
            tx.exec("INSERT INTO devices (device_id, serial_number, device_type) "
                    "VALUES ($1, $2, 'monitor')",
                    {idOf(1, i), QString::number(i)});
        for (int i = 0; i < Patients; ++i)
            tx.exec("INSERT INTO patients (patient_id, mrn, first_name, last_name, date_of_birth, "
                    "gender) VALUES ($1, $2, 'A', 'B', '1980-01-01', 'other')",
                    {idOf(2, i), QString::number(i)});
        return {};
    });
}

Result<> makeMonths(Database& database, qint64 rows)
{
    std::set<QDate> months;
    const QDateTime last = measurementAt(rows).at;
    for (QDate day = FirstMeasurement.date(); day <= last.date(); day = day.addDays(1))
        months.insert(QDate(day.year(), day.month(), 1));
    const auto made =
        postgres::ensureMonthlyPartitions(database, postgres::measurementsTable(), months, last);
    if (!made)
        return propagate(made);
    return {};
}

const std::vector<std::string> Columns = {"measurement_id",   "device_id", "patient_id",
                                          "measurement_type", "value",     "unit",
                                          "measured_at"};

Result<> writeRowsFile(const QString& path, qint64 rows)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Unavailable, file.errorString(), path);
    for (qint64 n = 0; n < rows; ++n) {
        const Measurement m = measurementAt(n);
        file.write(m.id.toByteArray(QUuid::WithoutBraces) + '\t' +
                   m.device.toByteArray(QUuid::WithoutBraces) + '\t' +
                   m.patient.toByteArray(QUuid::WithoutBraces) + "\theart_rate\t" +
                   QByteArray::number(m.value) + "\tbpm\t" +
                   m.at.toString(Qt::ISODateWithMs).toLatin1() + '\n');
    }
    return {};
}

Result<> emptyTable(PostgresServer& server, const QString& database)
{
    for (const char* sql : {"TRUNCATE measurements", "CHECKPOINT"}) {
        if (const auto done = server.query(database, QString::fromLatin1(sql)); !done)
            return propagate(done);
    }
    return {};
}

/// Seconds for all rows through CopyIn, the making of the values included.
Result<double> copyOurs(Database& database, qint64 rows)
{
    QElapsedTimer timer;
    timer.start();
    const auto copied =
        database.write(OperationId::generate(), [rows](Transaction& tx) -> Result<qint64> {
            postgres::CopyIn copy(tx, "measurements", Columns);
            const QString type = QStringLiteral("heart_rate");
            const QString unit = QStringLiteral("bpm");
            for (qint64 n = 0; n < rows; ++n) {
                const Measurement m = measurementAt(n);
                copy.add({m.id, m.device, m.patient, type, m.value, unit, m.at});
            }
            return copy.finish();
        });
    if (!copied)
        return propagate(copied);
    return double(timer.elapsed()) / 1000;
}

QString join(const std::vector<std::string>& words)
{
    QStringList list;
    for (const std::string& word : words)
        list << QString::fromStdString(word);
    return list.join(QStringLiteral(", "));
}

/// Seconds for the same rows from a file through psql.
Result<double> copyByPsql(const QString& dsn, const QString& file)
{
    const auto outcome = test::runProgram(
        QStringLiteral("psql"),
        {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-v"),
         QStringLiteral("ON_ERROR_STOP=1"), dsn, QStringLiteral("-c"),
         QStringLiteral("\\copy measurements (%1) from '%2'").arg(join(Columns), file)},
        {.timeout = 30min});
    if (!outcome.exitedWith(0))
        return fail(ErrorCode::Unavailable, QString::fromUtf8(outcome.describe()));
    return double(outcome.elapsed.count()) / 1000;
}

Result<Figure> benchCopy()
{
    auto server = PostgresServer::start({.settings = Settings});
    if (!server)
        return propagate(server);
    const qint64 rows = rowCount();
    const auto name = server->createDatabase();
    if (!name)
        return propagate(name);
    Database database({.dsn = server->dsn(*name), .maxConnections = 2});
    if (const auto migrated = postgres::migrate(database); !migrated)
        return propagate(migrated);
    if (const auto filled = fillMasterData(database); !filled)
        return propagate(filled);
    if (const auto made = makeMonths(database, rows); !made)
        return propagate(made);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("rows"));
    if (const auto written = writeRowsFile(file, rows); !written)
        return propagate(written);
    const auto theirs = copyByPsql(server->dsn(*name), file);
    if (!theirs)
        return propagate(theirs);
    if (const auto emptied = emptyTable(*server, *name); !emptied)
        return propagate(emptied);
    const auto ours = copyOurs(database, rows);
    if (!ours)
        return propagate(ours);
    const double theirRate = double(rows) / *theirs;
    return Figure{QStringLiteral("COPY of %1 measurements").arg(rows),
                  double(rows) / *ours,
                  QStringLiteral("rows/s"),
                  CopyGoal * theirRate,
                  QStringLiteral("psql \\copy"),
                  theirRate};
}

/// Reads a second through the pool, eight clients at once.
Result<double> readsThroughPool(Database& database, int accounts)
{
    std::atomic<qint64> reads = 0;
    std::atomic<bool> hasFailed = false;
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(ReadSeconds);
    std::vector<std::thread> clients;
    for (int client = 0; client < Clients; ++client) {
        clients.emplace_back([&, client] {
            std::minstd_rand random{unsigned(client + 1)};
            while (std::chrono::steady_clock::now() < until && !hasFailed) {
                const int account = std::uniform_int_distribution(1, accounts)(random);
                const auto row = database.readOne(
                    "SELECT abalance FROM pgbench_accounts WHERE aid = $1", {Param(account)});
                if (!row || row->size() != 1)
                    hasFailed = true;
                ++reads;
            }
        });
    }
    for (std::thread& client : clients)
        client.join();
    if (hasFailed)
        return fail(ErrorCode::Unavailable, QStringLiteral("A point read failed."));
    return double(reads) / ReadSeconds;
}

Result<double> readsByPgbench(const QStringList& connection)
{
    const auto outcome = test::runProgram(
        QStringLiteral("/usr/lib/postgresql/15/bin/pgbench"),
        connection + QStringList{QStringLiteral("-S"), QStringLiteral("-n"), QStringLiteral("-c"),
                                 QString::number(Clients), QStringLiteral("-j"),
                                 QStringLiteral("2"), QStringLiteral("-T"),
                                 QString::number(ReadSeconds)});
    const QByteArray text = outcome.standardOutput;
    const qsizetype at = text.indexOf("tps = ");
    if (!outcome.exitedWith(0) || at < 0)
        return fail(ErrorCode::Unavailable, QString::fromUtf8(outcome.describe()));
    return text.mid(at + 6).split(' ').first().toDouble();
}

/// On a server of its own: that of the copies is still busy vacuuming.
Result<Figure> benchReads()
{
    auto server = PostgresServer::start({.settings = Settings});
    if (!server)
        return propagate(server);
    constexpr int Scale = 5;
    const auto name = server->createDatabase();
    if (!name)
        return propagate(name);
    const QStringList connection = {QStringLiteral("-h"), server->socketFolder(),
                                    QStringLiteral("-U"), QLatin1String(PostgresServer::Owner),
                                    *name};
    const auto filled = test::runProgram(QStringLiteral("/usr/lib/postgresql/15/bin/pgbench"),
                                         QStringList{QStringLiteral("-i"), QStringLiteral("-q"),
                                                     QStringLiteral("-s"), QString::number(Scale)} +
                                             connection);
    if (!filled.exitedWith(0))
        return fail(ErrorCode::Unavailable, QString::fromUtf8(filled.describe()));
    Database database({.dsn = server->dsn(*name), .maxConnections = Clients});
    if (const auto warm = readsThroughPool(database, Scale * 100'000); !warm)
        return propagate(warm);
    // In turns, so that other load of the machine falls on both.
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < ReadRounds; ++round) {
        const auto byPgbench = readsByPgbench(connection);
        if (!byPgbench)
            return propagate(byPgbench);
        theirs.push_back(*byPgbench);
        const auto byUs = readsThroughPool(database, Scale * 100'000);
        if (!byUs)
            return propagate(byUs);
        ours.push_back(*byUs);
    }
    return Figure{QStringLiteral("point reads, %1 clients").arg(Clients),
                  median(ours),
                  QStringLiteral("reads/s"),
                  ReadsGoal * median(theirs),
                  QStringLiteral("pgbench -S"),
                  median(theirs)};
}

/// From the death of the primary to the first row from the standby that takes over.
Result<Figure> benchFailover()
{
    auto primary = PostgresServer::start({.settings = PostgresServer::ReplicationSettings});
    if (!primary)
        return propagate(primary);
    auto standby = PostgresServer::startStandby(*primary);
    if (!standby)
        return propagate(standby);
    Database database({.dsn = QStringLiteral("host=%1,%2 dbname=postgres user=%3")
                                  .arg(primary->socketFolder(), standby->socketFolder(),
                                       QLatin1String(PostgresServer::Owner))});
    if (const auto warm = database.ping(); !warm)
        return propagate(warm);
    if (const auto killed = primary->kill(); !killed)
        return propagate(killed);
    QElapsedTimer timer;
    timer.start();
    Result<> promoted;
    std::thread promoter([&] { promoted = standby->promote(); });
    while (!database.ping() && !timer.hasExpired(60'000))
        std::this_thread::sleep_for(10ms);
    const double taken = double(timer.elapsed());
    promoter.join();
    if (!promoted)
        return propagate(promoted);
    return Figure{QStringLiteral("first row after a failover"), taken, QStringLiteral("ms"), {}};
}

} // namespace

Result<Figures> postgresSpeed()
{
    const auto copy = benchCopy();
    if (!copy)
        return propagate(copy);
    const auto reads = benchReads();
    if (!reads)
        return propagate(reads);
    const auto failover = benchFailover();
    if (!failover)
        return propagate(failover);
    return Figures{*copy, *reads, *failover};
}

} // namespace wardlight::bench
