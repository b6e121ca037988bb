#include "core/postgres/copy_in.h"
#include "core/postgres/database.h"
#include "core/postgres/migrations.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QElapsedTimer>
#include <QTest>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace std::chrono_literals;

class CopyInTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void everyKindOfValueArrives();
    void textArrivesAsItIs_data();
    void textArrivesAsItIs();
    void manyRowsArriveOnce();
    void noRowsAreFine();
    void wrongValueRejectsAll();
    void brokenRuleIsAConflict();
    void abandonedStreamTakesTheTransactionWithIt();
    void bodyErrorRollsBack();
    void statementsMayFollow();
    void statementInsideIsRefused();
    void rowOfOtherWidthIsRefused();
    void longHealthyStreamOutlivesTheDeadline();
    void slowChecksAfterTheLastRowMayTakeTheirTime();
    void frozenServerEndsTheStream();
    void killedBackendIsRepeated();

private:
    [[nodiscard]] QString value(const QString& sql);

    std::optional<test::PostgresServer> m_server;
    QString m_name;
    std::unique_ptr<Database> m_database;
};

namespace {

constexpr int PatienceMs = 60'000; // on a busy machine

OperationId anOperation()
{
    return OperationId::generate();
}

/// Adds rows (n, text) until told to stop.
template <class GoOn>
Result<qint64> streamWhile(Transaction& tx, GoOn goOn)
{
    CopyIn copy(tx, "things", {"id", "note"});
    for (qint64 n = 1; goOn(n); ++n)
        copy.add({n, QStringLiteral("a note of some length, so that batches fill")});
    return copy.finish();
}

} // namespace

void CopyInTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void CopyInTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    m_database = std::make_unique<Database>(DatabaseConfig{.dsn = m_server->dsn(m_name)});
    VERIFY_OK(migrate(*m_database));
    VERIFY_OK(m_database->writeUnregistered([](Transaction& tx) -> Result<> {
        tx.execScript("CREATE TABLE things (id bigint PRIMARY KEY, note text);"
                      "CREATE TABLE kinds (t text, b boolean, i int, d double precision, u uuid,"
                      "                    at timestamptz, day date, bytes bytea, list text[])");
        return {};
    }));
}

QString CopyInTest::value(const QString& sql)
{
    const auto rows = m_server->query(m_name, sql);
    return rows ? rows->first().first() : QStringLiteral("failed");
}

void CopyInTest::everyKindOfValueArrives()
{
    const auto copied = m_database->write(anOperation(), [](Transaction& tx) -> Result<qint64> {
        CopyIn copy(tx, "kinds", {"t", "b", "i", "d", "u", "at", "day", "bytes", "list"});
        copy.add({QString(), true, -7, 0.1,
                  QUuid(QStringLiteral("0190a5c0-0000-7000-8000-000000000001")),
                  QDateTime(QDate(2026, 11, 20), QTime(10, 0, 0, 123), Qt::UTC), QDate(2026, 2, 28),
                  QByteArray("\0\\\n\xff", 4),
                  QStringList{QStringLiteral("a,b"), QStringLiteral("\\\"\t{}"), QString()}});
        copy.add(
            {nullptr, nullptr, nullptr, nullptr, nullptr, QDateTime(), QDate(), nullptr, nullptr});
        copy.addValues(QString(), true, -7, 0.1,
                       QUuid(QStringLiteral("0190a5c0-0000-7000-8000-000000000001")),
                       QDateTime(QDate(2026, 11, 20), QTime(10, 0, 0, 123), Qt::UTC),
                       QDate(2026, 2, 28), QByteArray("\0\\\n\xff", 4),
                       QStringList{QStringLiteral("a,b"), QStringLiteral("\\\"\t{}"), QString()});
        copy.addValues(std::optional<QString>(), nullptr, std::optional<int>(),
                       std::optional<double>(), nullptr, QDateTime(), QDate(), nullptr, nullptr);
        return copy.finish();
    });
    VERIFY_OK(copied);
    QCOMPARE(*copied, 4);
    QCOMPARE(value(QStringLiteral(
                 "SELECT count(*) FROM kinds WHERE t = '' AND b AND i = -7 AND d = 0.1 AND "
                 "u = '0190a5c0-0000-7000-8000-000000000001' AND "
                 "at = '2026-11-20 10:00:00.123+00' AND day = '2026-02-28' AND "
                 "bytes = '\\x005c0aff' AND list = ARRAY['a,b', E'\\\\\"\\t{}', '']")),
             QStringLiteral("2"));
    QCOMPARE(value(QStringLiteral(
                 "SELECT count(*) FROM kinds WHERE num_nulls(t, b, i, d, u, at, day, bytes, "
                 "list) = 9")),
             QStringLiteral("2"));
}

void CopyInTest::textArrivesAsItIs_data()
{
    // Told apart by the server's own md5 of the UTF-8 bytes (computed here by md5sum).
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("md5");
    const auto row = [](const char* name, const char* text, const char* md5) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(md5);
    };
    row("null marker", "\\N", "44d0dc437936b13f7cea2f77053806bd");
    row("end marker", "\\.", "a1391b944679ff1e89bd430ec32fc7f3");
    row("tab", "tab\there", "844fd4cec7535bdc04e9ba1226b7f358");
    row("line ends", "a\nb\r\nc", "1dc81da6dff1146688c1d5f333729d82");
    row("backslashes", "back\\\\slash\\", "1f5c4ead29f344a9050fdc3ee625f476");
    row("control characters", "\b\f\v", "9e0d4e0015df77ca0ee3f3bf5b1ac8cc");
    row("quotes", "quote'\"", "205173bc549f2b1f6abd924ba7c2d9b1");
    row("Chinese", "张伟", "305be7965375e114a6965c245e1ffc9e");
    row("looks like an escape", "\\x41\\101", "311f43b6e1474d85d3d7a206f7faecac");
    row("empty", "", "d41d8cd98f00b204e9800998ecf8427e");
    // PostgreSQL's text holds no U+0000: U+FFFD takes its place.
    QTest::newRow("U+0000") << QStringLiteral("x\0y")
                            << QStringLiteral("ab5d0845277aa651596abd7140874a8d");
}

void CopyInTest::textArrivesAsItIs()
{
    QFETCH(QString, text);
    QFETCH(QString, md5);
    VERIFY_OK(m_database->write(anOperation(), [&text](Transaction& tx) -> Result<> {
        CopyIn copy(tx, "things", {"id", "note"});
        copy.add(std::vector<Param>{1, text});
        copy.addValues(2, text);
        copy.finish();
        return {};
    }));
    QCOMPARE(value(QStringLiteral("SELECT string_agg(md5(note), ' ') FROM things")),
             md5 + u' ' + md5);
}

void CopyInTest::manyRowsArriveOnce()
{
    const auto copied = m_database->write(anOperation(), [](Transaction& tx) {
        return streamWhile(tx, [](qint64 n) { return n <= 200'000; });
    });
    VERIFY_OK(copied);
    QCOMPARE(*copied, 200'000);
    QCOMPARE(value(QStringLiteral("SELECT count(*) || ' ' || sum(id) FROM things")),
             QStringLiteral("200000 20000100000"));
}

void CopyInTest::noRowsAreFine()
{
    const auto copied = m_database->write(anOperation(), [](Transaction& tx) {
        return streamWhile(tx, [](qint64) { return false; });
    });
    VERIFY_OK(copied);
    QCOMPARE(*copied, 0);
}

void CopyInTest::wrongValueRejectsAll()
{
    const auto copied = m_database->write(anOperation(), [](Transaction& tx) -> Result<> {
        CopyIn copy(tx, "things", {"id", "note"});
        copy.add({1, QStringLiteral("fine")});
        copy.add({QStringLiteral("no number, but 王芳"), QStringLiteral("x")});
        copy.finish();
        return {};
    });
    VERIFY_ERROR(copied, ErrorCode::Internal);
    QVERIFY(!copied.error().detail.contains(QStringLiteral("王芳"))); // no values in logs
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM things")), QStringLiteral("0"));
    VERIFY_OK(m_database->ping());
}

void CopyInTest::brokenRuleIsAConflict()
{
    const auto copied = m_database->write(anOperation(), [](Transaction& tx) -> Result<> {
        CopyIn copy(tx, "things", {"id", "note"});
        copy.add({1, nullptr});
        copy.add({1, nullptr});
        copy.finish();
        return {};
    });
    VERIFY_ERROR(copied, ErrorCode::Conflict);
}

void CopyInTest::abandonedStreamTakesTheTransactionWithIt()
{
    const auto written = m_database->write(anOperation(), [](Transaction& tx) -> Result<> {
        tx.exec("INSERT INTO things (id) VALUES (7)");
        CopyIn copy(tx, "things", {"id", "note"});
        copy.add({8, nullptr});
        return {};
    });
    VERIFY_ERROR(written, ErrorCode::Internal);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM things")), QStringLiteral("0"));
    VERIFY_OK(m_database->ping());
}

void CopyInTest::bodyErrorRollsBack()
{
    const auto written = m_database->write(anOperation(), [](Transaction& tx) -> Result<> {
        CopyIn copy(tx, "things", {"id", "note"});
        copy.add({8, nullptr});
        return fail(ErrorCode::Invalid, QStringLiteral("no"));
    });
    VERIFY_ERROR(written, ErrorCode::Invalid);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM things")), QStringLiteral("0"));
    VERIFY_OK(m_database->ping());
}

void CopyInTest::statementsMayFollow()
{
    const auto sum = m_database->write(anOperation(), [](Transaction& tx) -> Result<qint64> {
        for (const qint64 id : {1, 2}) {
            CopyIn copy(tx, "things", {"id"});
            copy.add({id});
            copy.finish();
        }
        return tx.exec("SELECT sum(id)::bigint AS sum FROM things").first()["sum"].int64();
    });
    VERIFY_OK(sum);
    QCOMPARE(*sum, 3);
}

void CopyInTest::statementInsideIsRefused()
{
    const auto written = m_database->write(anOperation(), [](Transaction& tx) -> Result<> {
        CopyIn copy(tx, "things", {"id"});
        tx.exec("SELECT 1");
        return {};
    });
    VERIFY_ERROR(written, ErrorCode::Internal);
}

void CopyInTest::rowOfOtherWidthIsRefused()
{
    const auto written = m_database->write(anOperation(), [](Transaction& tx) -> Result<> {
        CopyIn copy(tx, "things", {"id"});
        copy.add({1, nullptr});
        copy.finish();
        return {};
    });
    VERIFY_ERROR(written, ErrorCode::Internal);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM things")), QStringLiteral("0"));
}

void CopyInTest::longHealthyStreamOutlivesTheDeadline()
{
    Database database({.dsn = m_server->dsn(m_name), .deadline = 2s});
    const auto copied = database.write(anOperation(), [](Transaction& tx) {
        QElapsedTimer timer;
        timer.start();
        return streamWhile(tx, [&timer](qint64) { return timer.elapsed() < 4'000; });
    });
    VERIFY_OK(copied);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM things")), QString::number(*copied));
}

void CopyInTest::slowChecksAfterTheLastRowMayTakeTheirTime()
{
    VERIFY_OK(m_server->query(
        m_name, QStringLiteral("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS "
                               "$$BEGIN PERFORM pg_sleep(3); RETURN NULL; END$$; "
                               "CREATE TRIGGER slow AFTER INSERT ON things EXECUTE FUNCTION "
                               "slow()")));
    Database database({.dsn = m_server->dsn(m_name), .deadline = 2s});
    VERIFY_OK(database.write(anOperation(), [](Transaction& tx) {
        QElapsedTimer timer;
        timer.start();
        return streamWhile(tx, [&timer](qint64) { return timer.elapsed() < 1'000; });
    }));
}

void CopyInTest::frozenServerEndsTheStream()
{
    Database database({.dsn = m_server->dsn(m_name), .deadline = 2s});
    QElapsedTimer timer;
    const auto copied = database.write(anOperation(), [&](Transaction& tx) -> Result<qint64> {
        return streamWhile(tx, [&](qint64 n) {
            if (n == 10'000) {
                (void)m_server->freeze();
                timer.start();
            }
            return !timer.isValid() || timer.elapsed() < 20'000;
        });
    });
    const qint64 elapsed = timer.elapsed();
    VERIFY_OK(m_server->thaw());
    VERIFY_ERROR(copied, ErrorCode::Timeout);
    QVERIFY2(elapsed < 15'000, qPrintable(QString::number(elapsed)));
    QTRY_COMPARE_WITH_TIMEOUT(value(QStringLiteral("SELECT count(*) FROM things")),
                              QStringLiteral("0"), PatienceMs);
}

void CopyInTest::killedBackendIsRepeated()
{
    int runs = 0;
    const auto copied = m_database->write(anOperation(), [&](Transaction& tx) -> Result<qint64> {
        const auto pid = tx.exec("SELECT pg_backend_pid() AS pid").first()["pid"].text();
        const bool first = ++runs == 1;
        return streamWhile(tx, [&](qint64 n) {
            if (first && n == 1'000)
                (void)m_server->query(m_name,
                                      QStringLiteral("SELECT pg_terminate_backend(%1)").arg(pid));
            return n <= 50'000;
        });
    });
    VERIFY_OK(copied);
    QCOMPARE(runs, 2);
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM things")), QStringLiteral("50000"));
}

QTEST_GUILESS_MAIN(CopyInTest)
#include "copy_in_test.moc"
