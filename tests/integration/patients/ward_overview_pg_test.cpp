#include "core/patients/patient_store_pg.h"
#include "core/postgres/migrations.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::patients;

namespace {

const QDateTime Now({2026, 3, 14}, {9, 26, 53}, Qt::UTC);
const QString Icu = QStringLiteral("ICU");

NewPatient person(const QString& mrn, const std::vector<Encounter>& stays)
{
    NewPatient made;
    made.patient.mrn = mrn;
    made.patient.lastName = QStringLiteral("Li");
    made.patient.dateOfBirth = QDate(1950, 1, 1);
    made.encounters = stays;
    return made;
}

Encounter stay(const QString& ward, const QString& bed, int daysAgo, int endedDaysAgo = -1)
{
    return {ward, bed, Now.addDays(-daysAgo),
            endedDaysAgo < 0 ? QDateTime() : Now.addDays(-endedDaysAgo)};
}

/// "ICU/1:mrn", "ICU/2:free", in their order.
QStringList places(const WardOverview& overview)
{
    QStringList all;
    for (const WardBed& bed : overview.beds)
        all << QStringLiteral("%1/%2:%3")
                   .arg(bed.ward, bed.bed,
                        bed.patient ? bed.patient->patient.mrn : QStringLiteral("free"));
    return all;
}

} // namespace

class WardOverviewPgTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void aHouseWithoutPatientsIsEmpty();
    void showsWhoLiesWhere();
    void aBedIsFreeForSomeTime();
    void twoInOneBedAreTwoRows();
    void twoOpenStaysAreOnePlace();
    void onlyOneWardWhenAsked();
    void anUnknownWardIsEmpty();
    void aPatientWithoutAnythingIsShown();
    void newestValuesEqualIndependentSql();
    void ofTwoAtOneMomentTheLastIdCounts();
    void countsOpenAlertsBySeverity();
    void everyAnswerLeavesOneAuditRow();
    void listIsScoredWhenAsked();

private:
    [[nodiscard]] QList<QStringList> query(const QString& sql);
    void add(const std::vector<NewPatient>& people) const;
    void measureEverybody();

    std::optional<test::PostgresServer> m_server;
    QString m_template;
    QString m_name;
    std::unique_ptr<PatientStore> m_store;
};

void WardOverviewPgTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_template = *name;
    postgres::Database database({.dsn = m_server->dsn(m_template)});
    VERIFY_OK(postgres::migrate(database));
}

void WardOverviewPgTest::init()
{
    m_store.reset();
    const auto name = m_server->createDatabase(m_template);
    VERIFY_OK(name);
    m_name = *name;
    const security::AuditContext audit{QStringLiteral("Dr Test"),
                                       QStringLiteral("here"),
                                       QStringLiteral("ward_overview_pg_test"),
                                       {}};
    m_store = std::make_unique<PostgresPatientStore>(
        std::make_shared<postgres::Database>(
            postgres::DatabaseConfig{.dsn = m_server->dsn(m_name)}),
        audit, std::make_shared<test::FixedClock>(Now));
}

QList<QStringList> WardOverviewPgTest::query(const QString& sql)
{
    const auto rows = m_server->query(m_name, sql);
    if (!rows) {
        QTest::qFail(test::describe(rows.error()).constData(), __FILE__, __LINE__);
        return {};
    }
    return *rows;
}

void WardOverviewPgTest::add(const std::vector<NewPatient>& people) const
{
    VERIFY_OK(m_store->add(OperationId::generate(), people));
}

/// Three months of values for everybody, newest 2 h ago, written past the store.
void WardOverviewPgTest::measureEverybody()
{
    (void)query(
        QStringLiteral("INSERT INTO devices (serial_number, device_type) VALUES ('s', 'monitor')"));
    (void)query(QStringLiteral(
        "INSERT INTO measurements (device_id, patient_id, measurement_type, value, unit, "
        "measured_at, flags) SELECT d.device_id, p.patient_id, t.type, "
        "60 + (hashtext(p.mrn || t.type || s::text) & 63), '/min', "
        "timestamptz '2026-03-14 07:26:53Z' - s * interval '37 hours', "
        "CASE WHEN s % 7 = 0 THEN '{artefact}'::text[] ELSE '{}' END "
        "FROM devices d, patients p, generate_series(0, 60) s, "
        "unnest('{heart_rate,spo2,respiratory_rate,blood_pressure_systolic}'::text[]) t(type)"));
}

void WardOverviewPgTest::aHouseWithoutPatientsIsEmpty()
{
    const auto overview = m_store->wardOverview();
    VERIFY_OK(overview);
    QVERIFY(overview->beds.empty());
    QCOMPARE(overview->at, Now);
    const auto wards = m_store->wards();
    VERIFY_OK(wards);
    QVERIFY(wards->empty());
}

void WardOverviewPgTest::showsWhoLiesWhere()
{
    add({person(QStringLiteral("a"), {stay(Icu, QStringLiteral("10"), 3)}),
         person(QStringLiteral("b"), {stay(Icu, QStringLiteral("2"), 3)}),
         person(QStringLiteral("c"), {stay(QStringLiteral("内科"), {}, 1)}),
         person(QStringLiteral("gone"), {stay(Icu, QStringLiteral("9"), 99, 90)}),
         person(QStringLiteral("never"), {})});
    const auto overview = m_store->wardOverview();
    VERIFY_OK(overview);
    QCOMPARE(places(*overview), (QStringList{QStringLiteral("ICU/2:b"), QStringLiteral("ICU/10:a"),
                                             QStringLiteral("内科/:c")}));
    QCOMPARE(overview->beds[0].since, Now.addDays(-3));
    const auto wards = m_store->wards();
    VERIFY_OK(wards);
    QCOMPARE(wards->size(), 2U);
    QCOMPARE((*wards)[0].name, Icu);
    QCOMPARE((*wards)[0].takenBeds, 2);
    QCOMPARE((*wards)[0].freeBeds, 0);
}

void WardOverviewPgTest::aBedIsFreeForSomeTime()
{
    add({person(QStringLiteral("a"), {stay(Icu, QStringLiteral("1"), 9, 5)}),
         person(QStringLiteral("b"), {stay(Icu, QStringLiteral("1"), 20, 12)}),
         person(QStringLiteral("c"), {stay(Icu, QStringLiteral("2"), 50, 31)}),
         person(QStringLiteral("d"), {stay(Icu, QStringLiteral("3"), 9, 5)}),
         person(QStringLiteral("e"), {stay(Icu, QStringLiteral("3"), 2)}),
         person(QStringLiteral("f"), {stay(Icu, {}, 9, 5)})});
    const auto overview = m_store->wardOverview();
    VERIFY_OK(overview);
    QCOMPARE(places(*overview),
             (QStringList{QStringLiteral("ICU/1:free"), QStringLiteral("ICU/3:e")}));
    QCOMPARE(overview->beds[0].since, Now.addDays(-5));
    const auto wards = m_store->wards();
    VERIFY_OK(wards);
    QCOMPARE((*wards)[0].takenBeds, 1);
    QCOMPARE((*wards)[0].freeBeds, 1);
}

void WardOverviewPgTest::twoInOneBedAreTwoRows()
{
    add({person(QStringLiteral("a"), {stay(Icu, QStringLiteral("1"), 9)}),
         person(QStringLiteral("b"), {stay(Icu, QStringLiteral("1"), 2)})});
    const auto overview = m_store->wardOverview();
    VERIFY_OK(overview);
    QStringList shown = places(*overview);
    shown.sort();
    QCOMPARE(shown, (QStringList{QStringLiteral("ICU/1:a"), QStringLiteral("ICU/1:b")}));
}

void WardOverviewPgTest::twoOpenStaysAreOnePlace()
{
    add({person(QStringLiteral("a"), {stay(Icu, QStringLiteral("1"), 9),
                                      stay(QStringLiteral("内科"), QStringLiteral("4"), 2)})});
    const auto overview = m_store->wardOverview();
    VERIFY_OK(overview);
    QCOMPARE(places(*overview), QStringList{QStringLiteral("内科/4:a")});
}

void WardOverviewPgTest::onlyOneWardWhenAsked()
{
    add({person(QStringLiteral("a"), {stay(Icu, QStringLiteral("1"), 9)}),
         person(QStringLiteral("b"), {stay(QStringLiteral("内科"), QStringLiteral("1"), 2)}),
         person(QStringLiteral("c"), {stay(QStringLiteral("内科"), QStringLiteral("2"), 9, 1)})});
    const auto overview = m_store->wardOverview(QStringLiteral("内科"));
    VERIFY_OK(overview);
    QCOMPARE(places(*overview),
             (QStringList{QStringLiteral("内科/1:b"), QStringLiteral("内科/2:free")}));
}

void WardOverviewPgTest::anUnknownWardIsEmpty()
{
    add({person(QStringLiteral("a"), {stay(Icu, QStringLiteral("1"), 9)})});
    const auto overview = m_store->wardOverview(QStringLiteral("'; DROP TABLE patients; --"));
    VERIFY_OK(overview);
    QVERIFY(overview->beds.empty());
}

void WardOverviewPgTest::aPatientWithoutAnythingIsShown()
{
    add({person(QStringLiteral("a"), {stay(Icu, QStringLiteral("1"), 9)})});
    const auto overview = m_store->wardOverview();
    VERIFY_OK(overview);
    const WardBed& bed = overview->beds.front();
    QVERIFY(bed.latest.isEmpty());
    QCOMPARE(bed.patient->openAlerts, OpenAlerts());
    QVERIFY(bed.patient->news2);
    QVERIFY(!bed.patient->news2->isComplete());
    QCOMPARE(bed.patient->news2->missing.size(), 7); // every parameter of the chart
}

void WardOverviewPgTest::newestValuesEqualIndependentSql()
{
    std::vector<NewPatient> people;
    for (int i = 0; i < 12; ++i)
        people.push_back(
            person(QStringLiteral("p%1").arg(i), {stay(Icu, QString::number(i + 1), i + 1)}));
    add(people);
    measureEverybody();
    QMap<QString, QString> expected;
    for (const QStringList& row : query(QStringLiteral(
             "SELECT p.mrn, m.measurement_type, m.value, m.flags FROM measurements m "
             "JOIN patients p USING (patient_id) WHERE m.measured_at = (SELECT max(n.measured_at) "
             "FROM measurements n WHERE n.patient_id = m.patient_id "
             "AND n.measurement_type = m.measurement_type)")))
        expected.insert(row[0] + u'/' + row[1], row[2] + row[3]);
    QCOMPARE(expected.size(), 48);

    const auto overview = m_store->wardOverview();
    VERIFY_OK(overview);
    QMap<QString, QString> shown;
    for (const WardBed& bed : overview->beds) {
        for (const vitals::Sample& sample : bed.latest)
            shown.insert(bed.patient->patient.mrn + u'/' + sample.type,
                         QString::number(sample.value) + u'{' + sample.flags.join(u',') + u'}');
    }
    QCOMPARE(shown, expected);
}

void WardOverviewPgTest::ofTwoAtOneMomentTheLastIdCounts()
{
    add({person(QStringLiteral("a"), {stay(Icu, QStringLiteral("1"), 9)})});
    (void)query(QStringLiteral(
        "WITH d AS (INSERT INTO devices (serial_number, device_type) VALUES ('s', 'monitor') "
        "RETURNING device_id) INSERT INTO measurements (measurement_id, device_id, patient_id, "
        "measurement_type, value, unit, measured_at) SELECT v.id::uuid, d.device_id, p.patient_id, "
        "'heart_rate', v.value, '/min', '2026-03-14 09:00Z' FROM d, patients p, "
        "(VALUES ('00000000-0000-7000-8000-000000000002', 72), "
        "('00000000-0000-7000-8000-000000000003', 73), "
        "('00000000-0000-7000-8000-000000000001', 71)) v(id, value)"));
    const auto overview = m_store->wardOverview();
    VERIFY_OK(overview);
    QCOMPARE(overview->beds.front().latest.value(QStringLiteral("heart_rate")).value, 73.0);
}

void WardOverviewPgTest::countsOpenAlertsBySeverity()
{
    add({person(QStringLiteral("a"), {stay(Icu, QStringLiteral("1"), 9)})});
    (void)query(QStringLiteral(
        "INSERT INTO alerts (patient_id, alert_type, severity, acknowledged) SELECT patient_id, "
        "'x', s, a FROM patients, (VALUES ('critical', false), ('critical', true), "
        "('high', NULL), ('low', false), ('low', false)) v(s, a)"));
    const auto overview = m_store->wardOverview();
    VERIFY_OK(overview);
    QCOMPARE(overview->beds.front().patient->openAlerts, (OpenAlerts{1, 1, 0, 2}));
}

void WardOverviewPgTest::everyAnswerLeavesOneAuditRow()
{
    add({person(QStringLiteral("a"), {stay(Icu, QStringLiteral("1"), 9)})});
    VERIFY_OK(m_store->wardOverview(Icu));
    const auto rows = query(
        QStringLiteral("SELECT target, detail->>'count', detail->'patients'->>0 FROM audit_log "
                       "WHERE action = 'patients.ward'"));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0][0], Icu);
    QCOMPARE(rows[0][1], QStringLiteral("1"));
    QCOMPARE(rows[0][2], query(QStringLiteral("SELECT patient_id FROM patients"))[0][0]);
}

void WardOverviewPgTest::listIsScoredWhenAsked()
{
    add({person(QStringLiteral("a"), {stay(Icu, QStringLiteral("1"), 9)})});
    measureEverybody();
    const auto plain = m_store->list({});
    VERIFY_OK(plain);
    QVERIFY(!plain->rows.front().news2);
    const auto scored = m_store->list({.isScored = true});
    VERIFY_OK(scored);
    QCOMPARE(scored->rows.front().news2->parts.size(), 4);
}

QTEST_GUILESS_MAIN(WardOverviewPgTest)
#include "ward_overview_pg_test.moc"
