#include "core/postgres/database.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <optional>

using namespace wardlight;
using namespace wardlight::postgres;

/// Every type goes to a real server and comes back; PostgreSQL's own text of it is the oracle.
class ValuesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void parametersReachTheServerAsWritten_data();
    void parametersReachTheServerAsWritten();
    void instantsOfAllTimesArrive();
    void readsWhatTheServerWrites();
    void nullsBecomeEmptyOptionals();
    void textKeepsEveryCharacterButNul();
    void textArraysRoundTrip();
    void numbersRoundTripExactly();
    void unknownColumnIsAnErrorNotACrash();
    void binaryFormSaysTheSame();
    void largeBytesCrossInBothDirections();
    void otherTypeInBinaryFormIsAnError();

private:
    template <class Body>
    void inTransaction(Body body);

    std::optional<test::PostgresServer> m_server;
    std::unique_ptr<Database> m_database;
};

void ValuesTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
    const auto database = m_server->createDatabase();
    VERIFY_OK(database);
    m_database = std::make_unique<Database>(DatabaseConfig{.dsn = m_server->dsn(*database)});
}

template <class Body>
void ValuesTest::inTransaction(Body body)
{
    const Result<> done = m_database->read([&body](Transaction& tx) -> Result<> {
        body(tx);
        return {};
    });
    VERIFY_OK(done);
}

void ValuesTest::parametersReachTheServerAsWritten_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("which");
    QTest::newRow("int") << "int"
                         << "-42" << 0;
    QTest::newRow("bigint") << "bigint"
                            << "9223372036854775807" << 1;
    QTest::newRow("bool") << "boolean"
                          << "true" << 2;
    QTest::newRow("double") << "float8"
                            << "0.1" << 3;
    QTest::newRow("nan") << "float8"
                         << "NaN" << 4;
    QTest::newRow("instant") << "timestamptz"
                             << "2024-02-29 22:30:00.125+00" << 5;
    QTest::newRow("date") << "date"
                          << "1945-07-14" << 6;
    QTest::newRow("bytes") << "bytea"
                           << "\\x00ff27" << 7;
    QTest::newRow("uuid") << "uuid"
                          << "0190163d-8694-739b-aea5-966c26f8ad91" << 8;
    QTest::newRow("null") << "text"
                          << "" << 9;
}

void ValuesTest::parametersReachTheServerAsWritten()
{
    QFETCH(QString, type);
    QFETCH(QString, expected);
    QFETCH(int, which);
    const QDateTime instant =
        QDateTime::fromString(QStringLiteral("2024-03-01T00:30:00.125+02:00"), Qt::ISODateWithMs);
    const std::vector<Param> values = {
        -42,
        std::numeric_limits<qint64>::max(),
        true,
        0.1,
        std::nan(""),
        instant,
        QDate(1945, 7, 14),
        QByteArray::fromHex("00ff27"),
        QUuid::fromString(QStringLiteral("0190163d-8694-739b-aea5-966c26f8ad91")),
        nullptr};
    const std::string sql = "SELECT ($1::" + type.toStdString() + ")::text AS value";
    inTransaction([&](Transaction& tx) {
        QCOMPARE(tx.exec(sql, std::vector{values.at(std::size_t(which))}).first()["value"].text(),
                 expected);
    });
}

void ValuesTest::instantsOfAllTimesArrive()
{
    inTransaction([](Transaction& tx) {
        for (const QDateTime& instant :
             {QDateTime(QDate(1, 1, 1), QTime(0, 0), Qt::UTC),
              QDateTime(QDate(1582, 10, 10), QTime(12, 30, 15, 7), Qt::UTC),
              QDateTime(QDate(1969, 12, 31), QTime(23, 59, 59, 999), Qt::UTC),
              QDateTime(QDate(2000, 2, 29), QTime(1, 2, 3, 40), Qt::UTC),
              QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59, 999), Qt::UTC)}) {
            const Rows rows = tx.exec("SELECT $1::timestamptz AS t, to_char($1::timestamptz, "
                                      "'YYYY-MM-DD HH24:MI:SS.MS') AS text",
                                      {instant});
            QCOMPARE(rows.first()["t"].instant(), instant);
            QCOMPARE(rows.first()["text"].text(),
                     instant.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")));
        }
    });
}

void ValuesTest::readsWhatTheServerWrites()
{
    inTransaction([](Transaction& tx) {
        const Rows rows = tx.exec(
            "SELECT 7 AS i, 2.5::float8 AS d, true AS b, DATE '0800-01-02' AS day, "
            "TIMESTAMPTZ '2026-11-20 10:00:00.987654+08' AS t, TIMESTAMPTZ 'infinity' AS never, "
            "'\\xdeadbeef'::bytea AS bytes, TIME '23:59:58.5' AS clock");
        const Row row = rows.first();
        QCOMPARE(row["i"].integer(), 7);
        QCOMPARE(row["d"].number(), 2.5);
        QVERIFY(row["b"].boolean());
        QCOMPARE(row["day"].date(), QDate(800, 1, 2));
        QCOMPARE(row["t"].instant(), QDateTime(QDate(2026, 11, 20), QTime(2, 0, 0, 987), Qt::UTC));
        QCOMPARE(row["t"].instant().timeSpec(), Qt::UTC);
        QVERIFY(!row["never"].instant().isValid());
        QCOMPARE(row["bytes"].bytes().toHex(), QByteArray("deadbeef"));
        QCOMPARE(row["clock"].time(), QTime(23, 59, 58, 500));
    });
}

void ValuesTest::nullsBecomeEmptyOptionals()
{
    inTransaction([](Transaction& tx) {
        const Rows rows = tx.exec("SELECT NULL::int AS i, NULL::text AS t, NULL::date AS d, "
                                  "$1::int AS p",
                                  {std::optional<int>()});
        const Row row = rows.first();
        QVERIFY(!row["i"].maybeInteger());
        QVERIFY(!row["t"].maybeText());
        QVERIFY(!row["d"].maybeDate());
        QVERIFY(row["p"].isNull());
        QVERIFY(row["t"].text().isEmpty());
    });
}

void ValuesTest::textKeepsEveryCharacterButNul()
{
    const QString text = QStringLiteral("张伟 'x' \"y\" \\ \n\t \U0001F600 $1 %s");
    const QString withNul = QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b");
    inTransaction([&](Transaction& tx) {
        QCOMPARE(tx.exec("SELECT $1::text AS t", {text}).first()["t"].text(), text);
        QCOMPARE(tx.exec("SELECT $1::text AS t", {withNul}).first()["t"].text(),
                 QStringLiteral("a\uFFFDb"));
    });
}

void ValuesTest::textArraysRoundTrip()
{
    const QStringList texts = {QStringLiteral("plain"),  QString(),
                               QStringLiteral("a,b"),    QStringLiteral("{\"q\\\"}"),
                               QStringLiteral("青霉素"), QStringLiteral("NULL")};
    inTransaction([&](Transaction& tx) {
        const Rows rows =
            tx.exec("SELECT $1::text[] AS a, cardinality($1::text[]) AS n, ($1::text[])[4] AS q, "
                    "'{}'::text[] AS none",
                    {texts});
        QCOMPARE(rows.first()["n"].integer(), 6);
        QCOMPARE(rows.first()["q"].text(), QStringLiteral("{\"q\\\"}"));
        QCOMPARE(rows.first()["a"].texts(), texts);
        QVERIFY(rows.first()["none"].texts().isEmpty());
    });
}

void ValuesTest::numbersRoundTripExactly()
{
    inTransaction([](Transaction& tx) {
        for (const double value : {0.1, -0.0, 1e-308, 1.7976931348623157e308, 1.0 / 3.0, 36.6}) {
            const double read = tx.exec("SELECT $1::float8 AS v", {value}).first()["v"].number();
            QCOMPARE(std::bit_cast<quint64>(read), std::bit_cast<quint64>(value));
        }
    });
}

void ValuesTest::unknownColumnIsAnErrorNotACrash()
{
    const Result<QString> read = m_database->read([](Transaction& tx) -> Result<QString> {
        return tx.exec("SELECT 1 AS one").first()["two"].text();
    });
    VERIFY_ERROR(read, ErrorCode::Internal);
    const Result<QString> empty = m_database->read([](Transaction& tx) -> Result<QString> {
        return tx.exec("SELECT 1 AS one WHERE false").first()["one"].text();
    });
    VERIFY_ERROR(empty, ErrorCode::Internal);
}

void ValuesTest::binaryFormSaysTheSame()
{
    const std::string sql =
        "SELECT 7::int2 AS small, -70000 AS middle, 9007199254740993 AS large, "
        "0.5::real AS half, 0.1::double precision AS tenth, true AS yes, false AS no, "
        "'张伟'::text AS name, '\\x00ff5c'::bytea AS bytes, "
        "'0190a5c0-0000-7000-8000-000000000001'::uuid AS id, "
        "TIMESTAMPTZ '2026-11-20 18:00:00.123456+08' AS at, "
        "TIMESTAMPTZ '1999-12-31 23:59:59.9995+00' AS before, "
        "TIMESTAMPTZ 'infinity' AS never, DATE '1980-02-29' AS day, TIME '23:59:59.5' AS clock, "
        "NULL::bigint AS none, NULL::uuid AS no_id, NULL::timestamptz AS no_time, "
        "NULL::bytea AS no_bytes";
    inTransaction([&sql](Transaction& tx) {
        const Rows binary = tx.execBinary(sql);
        const Rows text = tx.exec(sql, {});
        const Row b = binary.first();
        const Row t = text.first();
        for (const char* column : {"small", "middle", "large", "none"})
            QCOMPARE(b[column].int64(), t[column].int64());
        QCOMPARE(b["large"].int64(), 9007199254740993);
        for (const char* column : {"half", "tenth"})
            QCOMPARE(b[column].number(), t[column].number());
        for (const char* column : {"yes", "no"})
            QCOMPARE(b[column].boolean(), t[column].boolean());
        QCOMPARE(b["name"].text(), t["name"].text());
        for (const char* column : {"bytes", "no_bytes"})
            QCOMPARE(b[column].bytes(), t[column].bytes());
        for (const char* column : {"id", "no_id"})
            QCOMPARE(b[column].uuid(), t[column].uuid());
        for (const char* column : {"at", "before", "never", "no_time"})
            QCOMPARE(b[column].instant(), t[column].instant());
        QCOMPARE(b["at"].instant(), QDateTime(QDate(2026, 11, 20), QTime(10, 0, 0, 123), Qt::UTC));
        QCOMPARE(b["day"].date(), QDate(1980, 2, 29));
        QCOMPARE(b["clock"].time(), QTime(23, 59, 59, 500));
        QVERIFY(b["none"].isNull() && !b["none"].maybeInt64());
    });
}

void ValuesTest::largeBytesCrossInBothDirections()
{
    QByteArray bytes(5'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char((i * 7 + i / 256) % 256);
    inTransaction([&bytes](Transaction& tx) {
        const Rows rows = tx.execBinary(
            "SELECT $1::bytea AS same, sha256($1) AS hash, length($1) AS size", {bytes});
        QCOMPARE(rows.first()["same"].bytes(), bytes);
        QCOMPARE(rows.first()["size"].integer(), 5'000'000);
        QCOMPARE(rows.first()["hash"].bytes(), Sha256::of(bytes).toBytes());
    });
}

void ValuesTest::otherTypeInBinaryFormIsAnError()
{
    for (const char* sql : {"SELECT 1.5::numeric AS x", "SELECT true AS x"}) {
        const Result<qint64> read = m_database->read([sql](Transaction& tx) -> Result<qint64> {
            return tx.execBinary(sql).first()["x"].int64();
        });
        VERIFY_ERROR(read, ErrorCode::Internal);
    }
}

QTEST_GUILESS_MAIN(ValuesTest)
#include "values_test.moc"
