#include "core/postgres/copy_out.h"
#include "core/postgres/database.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace std::chrono_literals;

class CopyOutTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void everyKindOfValueComes();
    void textComesAsItIs();
    void parametersStandInTheQuery();
    void noRowsAreFine();
    void memoryDoesNotGrowWithTheRows();
    void failureInTheMiddleEndsTheTransaction();
    void longHealthyStreamOutlivesTheDeadline();
    void frozenServerEndsTheStream();
    void unfinishedStreamCostsItsConnectionOnly();
    void placeholderWithoutValueIsRefused();

private:
    [[nodiscard]] DatabaseConfig config() const
    {
        return {.dsn = m_server->dsn(m_name), .deadline = 2s};
    }

    std::optional<test::PostgresServer> m_server;
    QString m_name;
    std::unique_ptr<Database> m_database;
};

#ifdef __SANITIZE_ADDRESS__
/// What the sanitizer keeps of freed memory would count as growth.
extern "C" const char* __asan_default_options()
{
    return "quarantine_size_mb=8";
}
#endif

namespace {

/// Reads to the end. @return the number of rows
qint64 drain(CopyOut& copy)
{
    qint64 rows = 0;
    while (copy.next())
        ++rows;
    return rows;
}

/// What this process holds in memory, in KiB.
qint64 residentKiB()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    return status.readAll().split(' ').value(1).toLongLong() * 4;
}

} // namespace

void CopyOutTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    m_database = std::make_unique<Database>(config());
}

void CopyOutTest::everyKindOfValueComes()
{
    const auto read = m_database->read([](Transaction& tx) -> Result<> {
        CopyOut copy(tx, "SELECT 'x'::text, true, -7, 0.1::double precision, "
                         "'0190a5c0-0000-7000-8000-000000000001'::uuid, "
                         "TIMESTAMPTZ '2026-11-20 18:00:00.123+08', '\\x005c0aff'::bytea, "
                         "ARRAY['a,b', E'\\\\\"\\t{}'], NULL, ''");
        if (!copy.next())
            return fail(ErrorCode::NotFound, QStringLiteral("no row"));
        const bool asExpected =
            copy.columnCount() == 10 && copy[0].text() == QLatin1String("x") && copy[1].boolean() &&
            copy[2].integer() == -7 && copy[3].number() == 0.1 &&
            copy[4].uuid() == QUuid(QStringLiteral("0190a5c0-0000-7000-8000-000000000001")) &&
            copy[5].instant() == QDateTime(QDate(2026, 11, 20), QTime(10, 0, 0, 123), Qt::UTC) &&
            copy[6].bytes() == QByteArray("\0\\\n\xff", 4) &&
            copy[7].texts() == QStringList{QStringLiteral("a,b"), QStringLiteral("\\\"\t{}")} &&
            copy[8].isNull() && !copy[9].isNull() && copy[9].text().isEmpty();
        if (!asExpected || copy.next())
            return fail(ErrorCode::Invalid, QStringLiteral("other values"));
        return {};
    });
    VERIFY_OK(read);
}

void CopyOutTest::textComesAsItIs()
{
    const QStringList texts = {QStringLiteral("\\N"),         QStringLiteral("\\."),
                               QStringLiteral("a\tb\nc\r\\"), QStringLiteral("\b\f\v"),
                               QStringLiteral("张伟"),        QString()};
    const auto read = m_database->read([&](Transaction& tx) -> Result<QStringList> {
        CopyOut copy(tx, "SELECT unnest($1::text[])", {texts});
        QStringList found;
        while (copy.next())
            found << copy[0].text();
        return found;
    });
    VERIFY_OK(read);
    QCOMPARE(*read, texts);
}

void CopyOutTest::parametersStandInTheQuery()
{
    const auto read = m_database->read([](Transaction& tx) -> Result<QStringList> {
        CopyOut copy(tx, "SELECT $1::text, $2::bytea, $3::int, $10::text, $1::text",
                     {QStringLiteral("it's $2 \\ '' "), QByteArray("\0'", 2), nullptr, 4, 5, 6, 7,
                      8, 9, QStringLiteral("ten")});
        QStringList found;
        while (copy.next())
            found << copy[0].text() << copy[1].text()
                  << (copy[2].isNull() ? QStringLiteral("null") : QString()) << copy[3].text()
                  << copy[4].text();
        return found;
    });
    VERIFY_OK(read);
    QCOMPARE(*read, (QStringList{QStringLiteral("it's $2 \\ '' "), QStringLiteral("\\x0027"),
                                 QStringLiteral("null"), QStringLiteral("ten"),
                                 QStringLiteral("it's $2 \\ '' ")}));
}

void CopyOutTest::noRowsAreFine()
{
    const auto rows = m_database->read([](Transaction& tx) -> Result<qint64> {
        CopyOut copy(tx, "SELECT 1 WHERE false");
        return drain(copy);
    });
    VERIFY_OK(rows);
    QCOMPARE(*rows, 0);
}

void CopyOutTest::memoryDoesNotGrowWithTheRows()
{
    qint64 most = 0;
    const qint64 before = residentKiB();
    const auto rows = m_database->read([&most](Transaction& tx) -> Result<qint64> {
        CopyOut copy(tx, "SELECT n, repeat('x', 100) FROM generate_series(1, 1000000) n");
        qint64 count = 0;
        while (copy.next()) {
            if (++count % 100'000 == 0)
                most = std::max(most, residentKiB());
        }
        return count;
    });
    VERIFY_OK(rows);
    QCOMPARE(*rows, 1'000'000);
    // The rows are 110 MB.
    QVERIFY2(most - before < 20'000, qPrintable(QString::number(most - before)));
}

void CopyOutTest::failureInTheMiddleEndsTheTransaction()
{
    const auto rows = m_database->read([](Transaction& tx) -> Result<qint64> {
        CopyOut copy(tx, "SELECT 1 / (50000 - n) FROM generate_series(1, 100000) n");
        return drain(copy);
    });
    VERIFY_ERROR(rows, ErrorCode::Internal);
    VERIFY_OK(m_database->ping());
}

void CopyOutTest::longHealthyStreamOutlivesTheDeadline()
{
    const auto rows = m_database->read([](Transaction& tx) -> Result<qint64> {
        CopyOut copy(tx, "SELECT n, pg_sleep(0.2), repeat('x', 9000) "
                         "FROM generate_series(1, 20) n");
        return drain(copy);
    });
    VERIFY_OK(rows);
    QCOMPARE(*rows, 20);
}

void CopyOutTest::frozenServerEndsTheStream()
{
    QElapsedTimer timer;
    const auto rows = m_database->read([&](Transaction& tx) -> Result<qint64> {
        CopyOut copy(tx, "SELECT n, repeat('x', 1000) FROM generate_series(1, 10000000) n");
        if (copy.next()) {
            (void)m_server->freeze();
            timer.start();
        }
        return drain(copy);
    });
    const qint64 elapsed = timer.elapsed();
    VERIFY_OK(m_server->thaw());
    VERIFY_ERROR(rows, ErrorCode::Timeout);
    QVERIFY2(elapsed < 60'000, qPrintable(QString::number(elapsed)));
}

void CopyOutTest::unfinishedStreamCostsItsConnectionOnly()
{
    for (const bool wellMeant : {true, false}) {
        const auto read = m_database->read([&](Transaction& tx) -> Result<> {
            CopyOut copy(tx, "SELECT n FROM generate_series(1, 10000000) n");
            (void)copy.next();
            if (!wellMeant)
                return fail(ErrorCode::Invalid, QStringLiteral("no"));
            return {};
        });
        QVERIFY(!read);
        VERIFY_OK(m_database->ping());
    }
}

void CopyOutTest::placeholderWithoutValueIsRefused()
{
    const auto rows = m_database->read([](Transaction& tx) -> Result<qint64> {
        CopyOut copy(tx, "SELECT $1::int, $2::int", {1});
        return drain(copy);
    });
    VERIFY_ERROR(rows, ErrorCode::Internal);
}

QTEST_GUILESS_MAIN(CopyOutTest)
#include "copy_out_test.moc"
