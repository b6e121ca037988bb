#include "core/postgres/migrations.h"
#include "core/postgres/partitions.h"
#include "tests/support/postgres_server.h"
#include "tests/support/run_program.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::postgres;

/// Other programs are written from the reference document: the statements that its model and its
/// data access objects send run through psql against our schema, nothing changed but the values.
class ReferenceSqlTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void insertsOfTheModel();
    void insertsOfTheTables();
    void rangeOfAPatientNewestFirst_data();
    void rangeOfAPatientNewestFirst();
    void latestOfADevice();
    void brokenRulesAreRefused_data();
    void brokenRulesAreRefused();
    void sameAnswersFromPartitions();

private:
    [[nodiscard]] test::ProgramOutcome psql(const QByteArray& sql) const
    {
        return test::runProgram(QStringLiteral("psql"),
                                {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-A"),
                                 QStringLiteral("-t"), QStringLiteral("-v"),
                                 QStringLiteral("ON_ERROR_STOP=1"), m_server->dsn(m_name)},
                                {.standardInput = sql});
    }
    void verifyRuns(const QByteArray& sql) const
    {
        const auto outcome = psql(sql);
        QVERIFY2(outcome.exitedWith(0), outcome.describe());
    }
    [[nodiscard]] QByteArray ask(const QByteArray& sql) const
    {
        const auto outcome = psql(sql);
        return outcome.exitedWith(0) ? outcome.standardOutput.trimmed() : outcome.describe();
    }

    std::optional<test::PostgresServer> m_server;
    QString m_name;
};

namespace {

// As SQLAlchemy writes the document's model with psycopg2: every column named, the ids made by the
// client, times without a zone.
constexpr auto InsertPatient =
    "INSERT INTO patients (patient_id, mrn, first_name, last_name, date_of_birth, gender, phone, "
    "email, created_at, updated_at) VALUES ('5f0c2f4e-58a5-4d0b-9f1a-0d6c2f0f8a01'::uuid, "
    "'MRN-2024-001', 'John', 'O''Smith', '1980-01-01T00:00:00'::timestamp, 'male', "
    "'+1-555-0100', 'john@example.com', '2024-01-15T09:00:00.123456'::timestamp, "
    "'2024-01-15T09:00:00.123456'::timestamp);";
constexpr auto InsertDevice =
    "INSERT INTO devices (device_id, serial_number, device_type, manufacturer, model, "
    "firmware_version, status, last_seen) VALUES ('7d3f9a52-1a6b-4a3e-8b65-9e2d7f1c5b02'::uuid, "
    "'SN-0001', 'patient_monitor', 'ACME', 'PM-9', '1.0.3', 'active', '2024-01-15 10:00:00');";

QByteArray insertMeasurement(const char* type, const char* value, const char* unit, const char* at)
{
    return QByteArray("INSERT INTO measurements (measurement_id, device_id, patient_id, "
                      "measurement_type, value, unit, measured_at, uploaded_at) VALUES "
                      "(gen_random_uuid(), '7d3f9a52-1a6b-4a3e-8b65-9e2d7f1c5b02'::uuid, "
                      "'5f0c2f4e-58a5-4d0b-9f1a-0d6c2f0f8a01'::uuid, '") +
           type + "', " + value + ", '" + unit + "', '" + at +
           "'::timestamp, '2024-02-02T00:00:00'::timestamp);";
}

/// The columns of a query of the document's ORM class.
constexpr auto SelectMeasurements =
    "SELECT measurements.value AS measurements_value FROM measurements WHERE ";
constexpr auto PatientRange =
    "measurements.patient_id = '5f0c2f4e-58a5-4d0b-9f1a-0d6c2f0f8a01'::uuid AND "
    "measurements.measured_at >= '2024-01-15T00:00:00'::timestamp AND "
    "measurements.measured_at <= '2024-02-01T08:00:00'::timestamp";
constexpr auto NewestFirst = " ORDER BY measurements.measured_at DESC";

} // namespace

void ReferenceSqlTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    Database database({.dsn = m_server->dsn(m_name)});
    VERIFY_OK(migrate(database));
}

void ReferenceSqlTest::insertsOfTheModel()
{
    verifyRuns(InsertPatient);
    verifyRuns(InsertDevice);
    verifyRuns("BEGIN;" + insertMeasurement("heart_rate", "72", "bpm", "2024-01-15T10:00:00") +
               insertMeasurement("heart_rate", "75.5", "bpm", "2024-01-15T10:01:00") +
               insertMeasurement("spo2", "98", "%", "2024-01-15T10:01:30") +
               insertMeasurement("heart_rate", "80", "bpm", "2024-02-01T08:00:00") +
               insertMeasurement("heart_rate", "90", "bpm", "2024-02-01T08:00:01") + "COMMIT;");
    // A value that NUMERIC(10,2) would have turned into nothing.
    verifyRuns(insertMeasurement("lactate", "0.004", "mmol/L", "2023-12-31T23:59:59.999"));
    QCOMPARE(ask("SELECT value FROM measurements WHERE measurement_type = 'lactate'"),
             QByteArray("0.004"));
    // In a session at UTC a time without a zone is the instant that was meant.
    QCOMPARE(ask("SET timezone = 'UTC'; SELECT date_of_birth, updated_at FROM patients"),
             QByteArray("1980-01-01|2024-01-15 09:00:00.123456+00"));
}

void ReferenceSqlTest::insertsOfTheTables()
{
    // By hand from the document's CREATE TABLE: ids, times and states are left to their defaults.
    verifyRuns("INSERT INTO patients (mrn, first_name, last_name, date_of_birth, gender) "
               "VALUES ('MRN-2024-002', 'Mei', 'Wang', '1990-12-31', 'female');"
               "INSERT INTO devices (serial_number, device_type, manufacturer, model) "
               "VALUES ('SN-0002', 'ventilator', 'ACME', 'V-1');"
               "INSERT INTO measurements (device_id, patient_id, measurement_type, value, unit, "
               "measured_at) VALUES ((SELECT device_id FROM devices WHERE serial_number = "
               "'SN-0002'), (SELECT patient_id FROM patients WHERE mrn = 'MRN-2024-002'), "
               "'temperature', 36.5, 'C', '2024-01-31 23:59:59');"
               "INSERT INTO alerts (device_id, patient_id, alert_type, severity, message) VALUES "
               "((SELECT device_id FROM devices WHERE serial_number = 'SN-0002'), (SELECT "
               "patient_id FROM patients WHERE mrn = 'MRN-2024-002'), 'high_temperature', "
               "'critical', 'Temperature 41.2 > 40') RETURNING alert_id;");
    QCOMPARE(ask("SELECT acknowledged, acknowledged_by IS NULL, created_at <= now() FROM alerts "
                 "WHERE acknowledged = FALSE"),
             QByteArray("f|t|t"));
    QCOMPARE(ask("SELECT status FROM devices WHERE serial_number = 'SN-0002'"),
             QByteArray("active"));
}

void ReferenceSqlTest::rangeOfAPatientNewestFirst_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("values");
    QTest::newRow("any type") << QByteArray() << QByteArray("80\n98\n75.5\n72");
    QTest::newRow("one type") << QByteArray(" AND measurements.measurement_type = 'heart_rate'")
                              << QByteArray("80\n75.5\n72");
}

void ReferenceSqlTest::rangeOfAPatientNewestFirst()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, values);
    QCOMPARE(ask(QByteArray(SelectMeasurements) + PatientRange + type + NewestFirst + ";"), values);
}

void ReferenceSqlTest::latestOfADevice()
{
    QCOMPARE(ask(QByteArray(SelectMeasurements) +
                 "measurements.device_id = '7d3f9a52-1a6b-4a3e-8b65-9e2d7f1c5b02'::uuid AND "
                 "measurements.measurement_type = 'heart_rate'" +
                 NewestFirst + " LIMIT 1;"),
             QByteArray("90"));
}

void ReferenceSqlTest::brokenRulesAreRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("MRN twice") << QByteArray(
        "INSERT INTO patients (mrn, first_name, last_name, date_of_birth) "
        "VALUES ('MRN-2024-001', 'A', 'B', '2000-01-01')");
    QTest::newRow("gender") << QByteArray(
        "INSERT INTO patients (mrn, first_name, last_name, date_of_birth, gender) "
        "VALUES ('MRN-2024-003', 'A', 'B', '2000-01-01', 'robot')");
    QTest::newRow("serial number twice") << QByteArray(
        "INSERT INTO devices (serial_number, device_type) VALUES ('SN-0001', 'monitor')");
    QTest::newRow("status") << QByteArray(
        "INSERT INTO devices (serial_number, device_type, status) VALUES ('SN-3', 'x', 'lost')");
    QTest::newRow("unknown device") << QByteArray(
        "INSERT INTO measurements (device_id, measurement_type, value, unit, measured_at) VALUES "
        "(gen_random_uuid(), 'spo2', 97, '%', '2024-01-15 10:00:00')");
    QTest::newRow("severity") << QByteArray("INSERT INTO alerts (device_id, alert_type, severity) "
                                            "SELECT device_id, 'x', 'mild' FROM devices");
}

void ReferenceSqlTest::brokenRulesAreRefused()
{
    QFETCH(const QByteArray, sql);
    const auto outcome = psql(sql + ";");
    QVERIFY2(outcome.exitedWith(3), outcome.describe());
    QVERIFY2(outcome.standardError.contains("violates"), outcome.describe());
}

void ReferenceSqlTest::sameAnswersFromPartitions()
{
    // Those programs make no partitions: what they wrote is moved into months of its own.
    Database database({.dsn = m_server->dsn(m_name)});
    const auto made = keepPartitionsAhead(database, measurementsTable(),
                                          QDateTime(QDate(2024, 2, 2), QTime(0, 0), Qt::UTC));
    VERIFY_OK(made);
    QCOMPARE(*made, 5); // December 2023 to April 2024
    QCOMPARE(ask("SELECT count(*) FROM measurements_default"), QByteArray("0"));
    QCOMPARE(ask(QByteArray(SelectMeasurements) + PatientRange + NewestFirst + ";"),
             QByteArray("80\n98\n75.5\n72"));
    latestOfADevice();
}

QTEST_GUILESS_MAIN(ReferenceSqlTest)
#include "reference_sql_test.moc"
