#include "core/patients/patient_store_pg.h"
#include "core/postgres/migrations.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::patients;

namespace {

NewPatient person(const char* mrn, const char* last, const char* first, const char* native = "",
                  const QDate& born = {})
{
    NewPatient made;
    made.patient.mrn = QString::fromUtf8(mrn);
    made.patient.lastName = QString::fromUtf8(last);
    made.patient.firstName = QString::fromUtf8(first);
    made.patient.nativeName = QString::fromUtf8(native);
    if (born.isValid())
        made.patient.dateOfBirth = born;
    return made;
}

QStringList mrns(const PatientPage& page)
{
    QStringList all;
    for (const PatientRow& row : page.rows)
        all.append(row.patient.mrn);
    return all;
}

} // namespace

class PatientStorePgTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void findsByNumberNameAndBirth_data();
    void findsByNumberNameAndBirth();
    void pagesMeetEveryPatientOnce_data();
    void pagesMeetEveryPatientOnce();
    void sortsBedsAsNumbers();
    void pageStaysRightWhilePatientsAreAdded();
    void tellsAllergiesNotKnownFromNone();
    void showsCurrentStayAlertsAndLatestValues();
    void sameNumberOfTwoAssignersIsTwoPatients();
    void addingAgainOverwritesNothing();
    void sameOperationAddsOnce();
    void addsAllOrNone();
    void longNumbersStayApart();
    void oddTextsAreKept();
    void unknownPatientIsNotFound();
    void everyAnswerLeavesOneAuditRow();

private:
    [[nodiscard]] PatientStore& store() const { return *m_store; }
    [[nodiscard]] QStringList column(const QString& sql);
    void add(const std::vector<NewPatient>& people) const;

    std::optional<test::PostgresServer> m_server;
    QString m_template;
    QString m_name;
    std::unique_ptr<PatientStore> m_store;
};

void PatientStorePgTest::initTestCase()
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

void PatientStorePgTest::init()
{
    m_store.reset();
    const auto name = m_server->createDatabase(m_template);
    VERIFY_OK(name);
    m_name = *name;
    const security::AuditContext audit{QStringLiteral("Dr Test"),
                                       QStringLiteral("here"),
                                       QStringLiteral("patient_store_pg_test"),
                                       {}};
    m_store = std::make_unique<PostgresPatientStore>(
        std::make_shared<postgres::Database>(
            postgres::DatabaseConfig{.dsn = m_server->dsn(m_name)}),
        audit, std::make_shared<test::FixedClock>());
}

QStringList PatientStorePgTest::column(const QString& sql)
{
    const auto rows = m_server->query(m_name, sql);
    QStringList values;
    if (!rows) {
        QTest::qFail(test::describe(rows.error()).constData(), __FILE__, __LINE__);
        return values;
    }
    for (const QStringList& row : *rows)
        values.append(row.first());
    return values;
}

void PatientStorePgTest::add(const std::vector<NewPatient>& people) const
{
    VERIFY_OK(store().add(OperationId::generate(), people));
}

void PatientStorePgTest::findsByNumberNameAndBirth_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("found");

    const QString zhang = QStringLiteral("0042-7718");
    const QString mueller = QStringLiteral("M%1");
    const QString yamada = QStringLiteral("19450714");
    const auto row = [](const char* search, const QStringList& found) {
        QTest::newRow(search) << QString::fromUtf8(search) << found;
    };
    row("0042-7718", {zhang});
    row("0042", {zhang});
    row("7718", {zhang});
    row("zhang", {zhang});
    row("ZHA", {zhang});
    row("wei zhang", {zhang});
    row("Zhang, Wei", {zhang});
    row("张", {zhang});
    row("张伟", {zhang});
    row("伟 1945-07-14", {zhang});
    row("müller", {mueller});
    row("MÜLLER", {mueller});
    row("M%1", {mueller}); // not a pattern
    row("M_1", {});
    row("%", {mueller});
    row("やまだ", {yamada});
    row("山田", {yamada});
    row("14-Jul-1945", {zhang});
    row("14.07.1945", {zhang});
    row("19450714", {yamada, zhang}); // a number and a birth date
    row("1945-07-15", {});
    row("zhang 1945-07-15", {});
    row("'; DROP TABLE patients; --", {});
}

void PatientStorePgTest::findsByNumberNameAndBirth()
{
    QFETCH(QString, search);
    QFETCH(QStringList, found);

    NewPatient yamada = person("19450714", "Yamada", "Tarou", "山田太郎", {1980, 1, 2});
    yamada.patient.phoneticName = QStringLiteral("やまだ たろう");
    add({person("0042-7718", "Zhang", "Wei", "张伟", {1945, 7, 14}),
         person("M%1", "Müller", "Zoë", "", {1970, 3, 4}), yamada});
    const auto page = store().list({.search = search});
    VERIFY_OK(page);
    QStringList sorted = mrns(*page);
    sorted.sort();
    found.sort();
    QCOMPARE(sorted, found);
}

void PatientStorePgTest::pagesMeetEveryPatientOnce_data()
{
    QTest::addColumn<PatientOrder>("order");
    QTest::addColumn<Qt::SortOrder>("direction");

    for (const auto& [name, order] :
         {std::pair("name", PatientOrder::Name), std::pair("MRN", PatientOrder::Mrn),
          std::pair("birth", PatientOrder::DateOfBirth),
          std::pair("bed", PatientOrder::WardAndBed)}) {
        QTest::addRow("%s, up", name) << order << Qt::AscendingOrder;
        QTest::addRow("%s, down", name) << order << Qt::DescendingOrder;
    }
}

void PatientStorePgTest::pagesMeetEveryPatientOnce()
{
    QFETCH(PatientOrder, order);
    QFETCH(Qt::SortOrder, direction);

    std::vector<NewPatient> people;
    for (int i = 0; i < 25; ++i) { // many equal keys, some missing
        NewPatient made = person(qPrintable(QStringLiteral("m%1").arg(i)), i % 3 ? "Li" : "", "");
        if (i % 4)
            made.patient.dateOfBirth = QDate(1950 + i % 2, 1, 1);
        people.push_back(made);
    }
    add(people);
    PatientQuery query{.order = order, .direction = direction, .limit = 7};
    QStringList met;
    int pages = 0;
    while (true) {
        const auto page = store().list(query);
        VERIFY_OK(page);
        met += mrns(*page);
        ++pages;
        if (!page->next)
            break;
        query.after = page->next;
    }
    QCOMPARE(pages, 4); // 25 = 7 + 7 + 7 + 4
    QCOMPARE(met.size(), 25);
    met.removeDuplicates();
    QCOMPARE(met.size(), 25);
}

void PatientStorePgTest::sortsBedsAsNumbers()
{
    std::vector<NewPatient> people;
    for (const char* bed : {"10", "9", "2"}) {
        NewPatient made = person(bed, "Li", "");
        made.encounters = {{QStringLiteral("内科"),
                            QString::fromUtf8(bed),
                            QDateTime::currentDateTimeUtc().addDays(-1),
                            {}}};
        people.push_back(made);
    }
    people.push_back(person("nowhere", "Li", ""));
    add(people);
    const auto page = store().list({.order = PatientOrder::WardAndBed});
    VERIFY_OK(page);
    QCOMPARE(mrns(*page), (QStringList{QStringLiteral("2"), QStringLiteral("9"),
                                       QStringLiteral("10"), QStringLiteral("nowhere")}));
}

void PatientStorePgTest::pageStaysRightWhilePatientsAreAdded()
{
    add({person("b", "B", ""), person("d", "D", ""), person("f", "F", "")});
    const auto first = store().list({.limit = 2});
    VERIFY_OK(first);
    QCOMPARE(mrns(*first), (QStringList{QStringLiteral("b"), QStringLiteral("d")}));
    add({person("a", "A", ""), person("e", "E", "")}); // one before, one after the cursor
    const auto second = store().list({.after = first->next, .limit = 2});
    VERIFY_OK(second);
    QCOMPARE(mrns(*second), (QStringList{QStringLiteral("e"), QStringLiteral("f")}));
}

void PatientStorePgTest::tellsAllergiesNotKnownFromNone()
{
    NewPatient none = person("none", "", "");
    none.allergies = QStringList();
    NewPatient two = person("two", "", "");
    two.allergies = QStringList{QStringLiteral("青霉素"), QStringLiteral("Latex")};
    add({person("unknown", "", ""), none, two});

    const auto unknown = store().summaryByMrn(QStringLiteral("unknown"));
    VERIFY_OK(unknown);
    QVERIFY(!unknown->allergies);
    const auto withNone = store().summaryByMrn(QStringLiteral("none"));
    VERIFY_OK(withNone);
    QCOMPARE(withNone->allergies, Allergies(QStringList()));
    const auto withTwo = store().summaryByMrn(QStringLiteral("two"));
    VERIFY_OK(withTwo);
    QCOMPARE(withTwo->allergies,
             Allergies(QStringList{QStringLiteral("Latex"), QStringLiteral("青霉素")}));
}

void PatientStorePgTest::showsCurrentStayAlertsAndLatestValues()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    NewPatient made = person("1", "Li", "Fang");
    made.encounters = {
        {QStringLiteral("ICU"), QStringLiteral("1"), now.addDays(-9), now.addDays(-5)},
        {QStringLiteral("内科"), QStringLiteral("12"), now.addDays(-5), {}}};
    add({made});
    // written past the store, as an import of the reference model would
    (void)column(QStringLiteral(
        "WITH d AS (INSERT INTO devices (serial_number, device_type) VALUES ('s', 'monitor') "
        "RETURNING device_id) INSERT INTO measurements (device_id, patient_id, measurement_type, "
        "value, unit, measured_at, flags) SELECT d.device_id, p.patient_id, v.* FROM d, patients "
        "p, "
        "(VALUES ('heart_rate', 71::numeric, '/min', timestamptz '2026-03-14 09:00+08', "
        "'{}'::text[]),"
        " ('heart_rate', 134, '/min', '2026-03-14 09:26:53+08', '{abnormal}'),"
        " ('temperature', 36.75, 'Cel', '2026-03-13 23:00Z', '{}')) v"));
    (void)column(QStringLiteral(
        "INSERT INTO alerts (patient_id, alert_type, severity, acknowledged) SELECT patient_id, t, "
        "'high', a FROM patients, (VALUES ('x', false), ('y', false), ('z', true)) v(t, a)"));

    const auto summary = store().summaryByMrn(QStringLiteral("1"));
    VERIFY_OK(summary);
    QCOMPARE(summary->row.ward, QStringLiteral("内科"));
    QCOMPARE(summary->row.bed, QStringLiteral("12"));
    QCOMPARE(summary->row.openAlerts.total(), 2);
    QCOMPARE(summary->row.lastMeasuredAt, QDateTime({2026, 3, 14}, {1, 26, 53}, Qt::UTC));
    QCOMPARE(summary->latest.size(), 2);
    const wardlight::vitals::Sample rate = summary->latest[QStringLiteral("heart_rate")];
    QCOMPARE(rate.value, 134.0);
    QCOMPARE(rate.unit, QStringLiteral("/min"));
    QCOMPARE(rate.flags, QStringList{QStringLiteral("abnormal")});
    QCOMPARE(summary->latest[QStringLiteral("temperature")].value, 36.75);
}

void PatientStorePgTest::sameNumberOfTwoAssignersIsTwoPatients()
{
    NewPatient ours = person("7", "Ours", "");
    NewPatient north = person("7", "North", "");
    north.patient.mrnAssigner = QStringLiteral("North Hospital");
    NewPatient south = person("8", "South", "");
    south.patient.mrnAssigner = QStringLiteral("South Hospital");
    NewPatient east = person("8", "East", "");
    east.patient.mrnAssigner = QStringLiteral("East Hospital");
    add({ours, north, south, east});

    const auto house = store().summaryByMrn(QStringLiteral("7"));
    VERIFY_OK(house);
    QCOMPARE(house->row.patient.lastName, QStringLiteral("Ours"));
    const auto named = store().summaryByMrn(QStringLiteral("7"), QStringLiteral("North Hospital"));
    VERIFY_OK(named);
    QCOMPARE(named->row.patient.lastName, QStringLiteral("North"));
    VERIFY_ERROR(store().summaryByMrn(QStringLiteral("8")), ErrorCode::Conflict);
}

void PatientStorePgTest::addingAgainOverwritesNothing()
{
    NewPatient first = person("1", "Zhang", "Wei");
    first.allergies = QStringList{QStringLiteral("Penicillin")};
    add({first});
    NewPatient second = person("1", "Other", "Name");
    second.allergies = QStringList();
    const auto added = store().add(OperationId::generate(), {second});
    VERIFY_OK(added);
    QCOMPARE(*added, 0);
    const auto kept = store().summaryByMrn(QStringLiteral("1"));
    VERIFY_OK(kept);
    QCOMPARE(kept->row.patient.lastName, QStringLiteral("Zhang"));
    QCOMPARE(kept->allergies, Allergies(QStringList{QStringLiteral("Penicillin")}));
}

void PatientStorePgTest::sameOperationAddsOnce()
{
    const OperationId operation = OperationId::generate();
    VERIFY_OK(store().add(operation, {person("1", "", "")}));
    VERIFY_ERROR(store().add(operation, {person("2", "", "")}), ErrorCode::AlreadyApplied);
    QCOMPARE(column(QStringLiteral("SELECT mrn FROM patients")), QStringList{QStringLiteral("1")});
}

void PatientStorePgTest::addsAllOrNone()
{
    NewPatient impossible = person("2", "", "");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    impossible.encounters = {{QStringLiteral("ICU"), {}, now, now.addDays(-1)}}; // ends first
    VERIFY_ERROR(store().add(OperationId::generate(), {person("1", "", ""), impossible}),
                 ErrorCode::Conflict);
    QCOMPARE(column(QStringLiteral("SELECT count(*) FROM patients")),
             QStringList{QStringLiteral("0")});
    QCOMPARE(column(QStringLiteral("SELECT count(*) FROM audit_log")),
             QStringList{QStringLiteral("0")});
}

void PatientStorePgTest::longNumbersStayApart()
{
    const QByteArray number(80, '9');
    add({person(number + "1", "One", ""), person(number + "2", "Two", "")});
    QCOMPARE(column(QStringLiteral("SELECT DISTINCT length(mrn) FROM patients")),
             QStringList{QStringLiteral("64")});
    QCOMPARE(column(QStringLiteral("SELECT count(*) FROM patients")),
             QStringList{QStringLiteral("2")});
}

void PatientStorePgTest::oddTextsAreKept()
{
    NewPatient odd = person("1", "O'Brien \"); --", "\\N\t", "𠮷野");
    odd.patient.firstName += QChar(u'\0');
    odd.patient.phoneticName = QString(500, u'は');
    add({odd});
    const auto found = store().list({.search = QStringLiteral("𠮷")});
    VERIFY_OK(found);
    QCOMPARE(found->rows.size(), 1U);
    const Patient& patient = found->rows.front().patient;
    QCOMPARE(patient.lastName, QStringLiteral("O'Brien \"); --"));
    QCOMPARE(patient.firstName, QStringLiteral("\\N"));
    QCOMPARE(patient.phoneticName.size(), 200);
}

void PatientStorePgTest::unknownPatientIsNotFound()
{
    VERIFY_ERROR(store().summary(PatientId::generate()), ErrorCode::NotFound);
    VERIFY_ERROR(store().summaryByMrn(QStringLiteral("nobody")), ErrorCode::NotFound);
}

void PatientStorePgTest::everyAnswerLeavesOneAuditRow()
{
    add({person("1", "Zhang", "Wei"), person("2", "Li", "Fang")});
    const auto page = store().list({});
    VERIFY_OK(page);
    VERIFY_OK(store().list({.search = QStringLiteral("zhang")}));
    const PatientId id = page->rows.front().patient.id;
    VERIFY_OK(store().summary(id));

    QCOMPARE(column(QStringLiteral("SELECT action FROM audit_log ORDER BY occurred_at, seq")),
             (QStringList{QStringLiteral("patients.add"), QStringLiteral("patients.list"),
                          QStringLiteral("patients.search"), QStringLiteral("patients.show")}));
    QCOMPARE(column(QStringLiteral("SELECT DISTINCT person FROM audit_log")),
             QStringList{QStringLiteral("Dr Test")});
    QCOMPARE(
        column(QStringLiteral("SELECT patient_id FROM audit_log WHERE action = 'patients.show'")),
        QStringList{id.toString()});
    // neither what was searched for nor a name or number
    const QString details =
        column(QStringLiteral("SELECT detail::text || target FROM audit_log")).join(u' ');
    QVERIFY(!details.contains(QStringLiteral("zhang"), Qt::CaseInsensitive));
    QVERIFY(details.contains(id.toString()));
}

QTEST_GUILESS_MAIN(PatientStorePgTest)
#include "patient_store_pg_test.moc"
