#include "tests/integration/alerts/alerts_fixture.h"

#include <QSet>
#include <QTest>

#include <cmath>
#include <limits>
#include <thread>

using namespace wardlight;
using namespace wardlight::alerts;
using test::AlertsFixture;
using test::highHeartRate;

namespace {

const QDateTime Noon = AlertsFixture::Noon;

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

NewAlert technical()
{
    NewAlert alert;
    alert.severity = Severity::Low;
    alert.type = QStringLiteral("device_battery");
    alert.message = QStringLiteral("battery at 5 %");
    return alert;
}

} // namespace

/// Alerts on a real database: what is raised, listed, acknowledged once, silenced for a while.
class AlertStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_OK(m_fixture.start()); }
    void init() { VERIFY_OK(m_fixture.reset()); }

    void roundTripsAnAlert();
    void raisesAllOrNone();
    void refusesBadAlerts_data();
    void refusesBadAlerts();
    void takesHostileTexts();
    void readsWhatOthersWrote();
    void pagesTheNewestFirst();
    void pagesThroughAlertsWithoutATime();
    void filters();
    void countsOpenAlertsBySeverity();
    void acknowledgesOnce();
    void oneOfManyPeopleWins();
    void acknowledgesManyAtOnce();
    void showsIdsWhereThereIsNoName();
    void silencesForAWhile();
    void silencesNeedAnEnd();
    void endsASilence();
    void keepsHistory();
    void replaysALimit();
    void everythingLeavesATrail();

private:
    AlertId raise(const NewAlert& alert)
    {
        const auto ids = m_fixture.store().raise(OperationId::generate(), {alert});
        return ids ? ids->front() : AlertId();
    }
    std::vector<AckOutcome> acknowledge(AlertStore& store, const std::vector<AlertId>& ids,
                                        const QString& note = {})
    {
        const auto outcomes = store.acknowledge(OperationId::generate(), ids, note);
        return outcomes ? *outcomes : std::vector<AckOutcome>();
    }
    QString count(const char* sql) { return m_fixture.value(text(sql)); }

    AlertsFixture m_fixture;
};

void AlertStoreTest::roundTripsAnAlert()
{
    NewAlert given = highHeartRate();
    given.occurredAt = Noon.addSecs(-60);
    const AlertId id = raise(given);
    const auto page = m_fixture.store().list({});
    VERIFY_OK(page);
    QCOMPARE(page->alerts.size(), 1U);
    const Alert& alert = page->alerts.front();
    QCOMPARE(alert.id, id);
    QCOMPARE(alert.severity, Severity::High);
    QCOMPARE(alert.type, text("heart_rate_high"));
    QCOMPARE(alert.message, text("HR 134 > 120"));
    QVERIFY(alert.patient);
    QCOMPARE(alert.patient->name, text("张伟 ZHANG Wei"));
    QCOMPARE(alert.patient->mrn, text("0042-7718"));
    QCOMPARE(alert.patient->ward, text("ICU"));
    QCOMPARE(alert.patient->bed, text("7"));
    QVERIFY(alert.device);
    QCOMPARE(alert.device->serialNumber, text("MON-7"));
    QCOMPARE(alert.value, std::optional(134.0));
    QCOMPARE(alert.limit, std::optional(120.0));
    QCOMPARE(alert.unit, text("/min"));
    QCOMPARE(alert.occurredAt, Noon.addSecs(-60));
    QCOMPARE(alert.createdAt, Noon.addSecs(-60));
    QVERIFY(!alert.acknowledged);
    QVERIFY(!page->next);
}

void AlertStoreTest::raisesAllOrNone()
{
    NewAlert stranger = highHeartRate();
    stranger.patient = PatientId::generate();
    VERIFY_ERROR(
        m_fixture.store().raise(OperationId::generate(), {highHeartRate(), stranger, technical()}),
        ErrorCode::NotFound);
    NewAlert unknownDevice = highHeartRate();
    unknownDevice.deviceSerial = text("MON-8");
    VERIFY_ERROR(m_fixture.store().raise(OperationId::generate(), {technical(), unknownDevice}),
                 ErrorCode::NotFound);
    QCOMPARE(count("SELECT count(*) FROM alerts"), text("0"));
    const auto operation = OperationId::generate();
    const auto ids = m_fixture.store().raise(operation, {highHeartRate(), technical()});
    VERIFY_OK(ids);
    QCOMPARE(ids->size(), 2U);
    VERIFY_ERROR(m_fixture.store().raise(operation, {highHeartRate()}), ErrorCode::AlreadyApplied);
    QCOMPARE(count("SELECT count(*) FROM alerts"), text("2"));
    QCOMPARE(count("SELECT count(*) FROM alert_events WHERE kind = 'raised'"), text("2"));
}

void AlertStoreTest::refusesBadAlerts_data()
{
    QTest::addColumn<NewAlert>("alert");
    const auto row = [](const char* name, auto change) {
        NewAlert alert = highHeartRate();
        change(alert);
        QTest::newRow(name) << alert;
    };
    row("no type", [](NewAlert& a) { a.type.clear(); });
    row("blank type", [](NewAlert& a) { a.type = text("  "); });
    row("long type", [](NewAlert& a) { a.type = QString(51, u'x'); });
    row("value is NaN", [](NewAlert& a) { a.value = std::nan(""); });
    row("limit is infinite",
        [](NewAlert& a) { a.limit = std::numeric_limits<double>::infinity(); });
    row("10 MB message", [](NewAlert& a) { a.message = QString(10'000'000, u'x'); });
    row("long unit", [](NewAlert& a) { a.unit = QString(21, u'x'); });
    row("in the future", [](NewAlert& a) { a.occurredAt = Noon.addSecs(61); });
}

void AlertStoreTest::refusesBadAlerts()
{
    QFETCH(NewAlert, alert);
    VERIFY_ERROR(m_fixture.store().raise(OperationId::generate(), {technical(), alert}),
                 ErrorCode::Invalid);
    QCOMPARE(count("SELECT count(*) FROM alerts"), text("0"));
}

void AlertStoreTest::takesHostileTexts()
{
    NewAlert hostile = technical();
    hostile.type = text("new\"kind,{}\\");
    hostile.message =
        text("a\u202eb\x1b[2J, \"quoted\" {x} \\ NULL ") + QChar(u'\0') + text("'; --");
    VERIFY_OK(m_fixture.store().raise(OperationId::generate(), {hostile, technical()}));
    const auto page = m_fixture.store().list({});
    VERIFY_OK(page);
    QCOMPARE(page->alerts.size(), 2U);
    const auto found = std::find_if(page->alerts.begin(), page->alerts.end(),
                                    [&](const Alert& a) { return a.type == hostile.type; });
    QVERIFY(found != page->alerts.end());
    QCOMPARE(found->message, QString(hostile.message).replace(QChar(u'\0'), QChar(0xfffd)));
}

/// The reference's own INSERTs, and worse.
void AlertStoreTest::readsWhatOthersWrote()
{
    VERIFY_OK(
        m_fixture.sql(text("INSERT INTO alerts (patient_id, alert_type, severity, message) "
                           "VALUES ('%1', 'high_heart_rate', 'critical', 'Heart rate 190 bpm')")
                          .arg(AlertsFixture::Zhang.toString())));
    VERIFY_OK(m_fixture.sql(
        text("INSERT INTO alerts (alert_type, severity, message, value, limit_value, created_at) "
             "VALUES ('x', 'low', repeat('x', 10000000), 'NaN', 'Infinity', 'infinity'), "
             "('y', 'low', NULL, 1e300, NULL, NULL)")));
    const auto page = m_fixture.store().list({});
    VERIFY_OK(page);
    QCOMPARE(page->alerts.size(), 3U);
    for (const Alert& alert : page->alerts) {
        QVERIFY(!alert.value);
        QVERIFY(!alert.limit);
        QVERIFY(alert.message.size() <= 4000);
        QCOMPARE(alert.createdAt.isValid(), alert.severity == Severity::Critical);
    }
    QCOMPARE(count("SELECT count(*) FROM alert_events WHERE kind = 'raised'"), text("3"));
}

void AlertStoreTest::pagesTheNewestFirst()
{
    // 25 alerts, five to an instant that the database keeps finer than we do
    VERIFY_OK(m_fixture.sql(
        text("INSERT INTO alerts (alert_type, severity, message, created_at) "
             "SELECT 't', 'low', n::text, '2026-03-14T11:00:00.0001Z'::timestamptz "
             "+ (n / 5) * interval '300 microseconds' FROM generate_series(0, 24) n")));
    QSet<AlertId> seen;
    QString last;
    AlertQuery query{.limit = 4};
    for (int pages = 0; pages < 10; ++pages) {
        const auto page = m_fixture.store().list(query);
        VERIFY_OK(page);
        for (const Alert& alert : page->alerts) {
            QVERIFY(!seen.contains(alert.id));
            seen.insert(alert.id);
            QVERIFY(last.isEmpty() || alert.message.toInt() / 5 <= last.toInt() / 5);
            last = alert.message;
        }
        if (!page->next)
            break;
        query.after = page->next;
    }
    QCOMPARE(seen.size(), 25);
}

void AlertStoreTest::pagesThroughAlertsWithoutATime()
{
    VERIFY_OK(m_fixture.sql(
        text("INSERT INTO alerts (alert_type, severity, created_at) "
             "SELECT 't', 'low', CASE WHEN n > 5 THEN now() END FROM generate_series(1, 9) n")));
    QSet<AlertId> seen;
    AlertQuery query{.limit = 2};
    for (int pages = 0; pages < 10; ++pages) {
        const auto page = m_fixture.store().list(query);
        VERIFY_OK(page);
        for (const Alert& alert : page->alerts)
            seen.insert(alert.id);
        if (!page->next)
            break;
        query.after = page->next;
    }
    QCOMPARE(seen.size(), 9);
}

void AlertStoreTest::filters()
{
    const AlertId mine = raise(highHeartRate());
    NewAlert other = highHeartRate();
    other.patient = AlertsFixture::Harris;
    other.severity = Severity::Critical;
    const AlertId others = raise(other);
    const AlertId device = raise(technical());
    const auto ids = [this](const AlertQuery& query) {
        QSet<AlertId> found;
        const auto page = m_fixture.store().list(query);
        for (const Alert& alert : page ? page->alerts : std::vector<Alert>())
            found.insert(alert.id);
        return found;
    };
    QCOMPARE(ids({}), (QSet<AlertId>{mine, others, device}));
    QCOMPARE(ids({.patient = AlertsFixture::Zhang}), QSet<AlertId>{mine});
    QCOMPARE(ids({.severity = Severity::Critical}), QSet<AlertId>{others});
    QCOMPARE(acknowledge(m_fixture.store(), {others}).size(), 1U);
    QCOMPARE(ids({.state = AlertState::Open}), (QSet<AlertId>{mine, device}));
    QCOMPARE(ids({.state = AlertState::Acknowledged}), QSet<AlertId>{others});
}

void AlertStoreTest::countsOpenAlertsBySeverity()
{
    const AlertId id = raise(highHeartRate());
    raise(highHeartRate());
    raise(technical());
    QCOMPARE(acknowledge(m_fixture.store(), {id}).size(), 1U);
    VERIFY_OK(m_fixture.sql(text("INSERT INTO alerts (alert_type, severity, acknowledged) "
                                 "VALUES ('t', 'medium', NULL)")));
    const auto counts = m_fixture.store().openCounts();
    VERIFY_OK(counts);
    const QMap<Severity, int> expected{
        {Severity::Critical, 0}, {Severity::High, 1}, {Severity::Medium, 1}, {Severity::Low, 1}};
    QCOMPARE(*counts, expected);
}

void AlertStoreTest::acknowledgesOnce()
{
    const AlertId id = raise(highHeartRate());
    const auto first = acknowledge(m_fixture.store(), {id}, text("seen, 已处理"));
    QCOMPARE(first.size(), 1U);
    QCOMPARE(first[0].kind, AckOutcome::Kind::Acknowledged);
    m_fixture.clock->set(Noon.addSecs(240));
    const auto second = acknowledge(*m_fixture.storeOf(text("Dr Brown")), {id}, text("me too"));
    QCOMPARE(second.size(), 1U);
    QCOMPARE(second[0].kind, AckOutcome::Kind::WasAlready);
    QCOMPARE(second[0].acknowledged.by, text("护士李"));
    QCOMPARE(second[0].acknowledged.at, Noon);
    QCOMPARE(second[0].acknowledged.note, text("seen, 已处理"));
    QCOMPARE(acknowledge(m_fixture.store(), {AlertId::generate()})[0].kind,
             AckOutcome::Kind::NotFound);
    QCOMPARE(count("SELECT count(*) FROM alert_events WHERE kind = 'acknowledged'"), text("1"));
}

void AlertStoreTest::oneOfManyPeopleWins()
{
    constexpr int People = 8;
    constexpr int Alerts = 30;
    std::vector<AlertId> ids;
    for (int i = 0; i < Alerts; ++i)
        ids.push_back(raise(highHeartRate()));
    std::array<std::vector<AckOutcome>, People> outcomes;
    {
        std::vector<std::jthread> people;
        for (int person = 0; person < People; ++person) {
            people.emplace_back([&, person] {
                auto order = ids; // everybody begins elsewhere
                std::rotate(order.begin(), order.begin() + person * 3, order.end());
                const auto store = m_fixture.storeOf(text("person %1").arg(person));
                auto done = store->acknowledge(OperationId::generate(), order, {});
                if (done)
                    outcomes[std::size_t(person)] = std::move(*done);
            });
        }
    }
    for (const AlertId& id : ids) {
        int winners = 0;
        QSet<QString> named;
        for (int person = 0; person < People; ++person) {
            for (const AckOutcome& outcome : outcomes[std::size_t(person)]) {
                if (outcome.id != id)
                    continue;
                named.insert(outcome.acknowledged.by);
                if (outcome.kind == AckOutcome::Kind::Acknowledged) {
                    ++winners;
                    QCOMPARE(outcome.acknowledged.by, text("person %1").arg(person));
                }
            }
        }
        QCOMPARE(winners, 1);
        QCOMPARE(named.size(), 1);
    }
    QCOMPARE(count("SELECT count(*) FROM alert_events WHERE kind = 'acknowledged'"),
             QString::number(Alerts));
}

void AlertStoreTest::acknowledgesManyAtOnce()
{
    const AlertId taken = raise(highHeartRate());
    const AlertId open = raise(highHeartRate());
    const AlertId missing = AlertId::generate();
    QCOMPARE(acknowledge(m_fixture.store(), {taken}).size(), 1U);
    const auto outcomes = acknowledge(m_fixture.store(), {missing, open, taken, open});
    QCOMPARE(outcomes.size(), 4U);
    QCOMPARE(outcomes[0].kind, AckOutcome::Kind::NotFound);
    QCOMPARE(outcomes[1].kind, AckOutcome::Kind::Acknowledged);
    QCOMPARE(outcomes[2].kind, AckOutcome::Kind::WasAlready);
    QCOMPARE(outcomes[3].kind, AckOutcome::Kind::Acknowledged);
    VERIFY_ERROR(
        m_fixture.store().acknowledge(OperationId::generate(), {open}, QString(4001, u'x')),
        ErrorCode::Invalid);
}

void AlertStoreTest::showsIdsWhereThereIsNoName()
{
    VERIFY_OK(m_fixture.sql(
        text("INSERT INTO alerts (alert_type, severity) VALUES ('t', 'low'); "
             "UPDATE alerts SET acknowledged = true, acknowledged_at = '2026-03-14T11:00:00Z', "
             "acknowledged_by = '0190aaaa-0000-7000-8000-000000000000'")));
    const auto page = m_fixture.store().list({});
    VERIFY_OK(page);
    QVERIFY(page->alerts[0].acknowledged);
    QCOMPARE(page->alerts[0].acknowledged->by, text("0190aaaa-0000-7000-8000-000000000000"));
    QCOMPARE(count("SELECT person FROM alert_events WHERE kind = 'acknowledged'"),
             text("0190aaaa-0000-7000-8000-000000000000"));
}

void AlertStoreTest::silencesForAWhile()
{
    VERIFY_OK(m_fixture.store().silence(
        OperationId::generate(),
        {AlertsFixture::Zhang, text("heart_rate_high"), Noon.addSecs(1800), text("known AF")}));
    auto active = m_fixture.store().activeSilences();
    VERIFY_OK(active);
    QCOMPARE(active->size(), 1U);
    QCOMPARE(active->front().patient.name, text("张伟 ZHANG Wei"));
    QCOMPARE(active->front().until, Noon.addSecs(1800));
    QCOMPARE(active->front().person, text("护士李"));
    // another one takes its place
    VERIFY_OK(m_fixture.store().silence(
        OperationId::generate(),
        {AlertsFixture::Zhang, text("heart_rate_high"), Noon.addSecs(600), {}}));
    active = m_fixture.store().activeSilences();
    VERIFY_OK(active);
    QCOMPARE(active->size(), 1U);
    QCOMPARE(active->front().until, Noon.addSecs(600));
    m_fixture.clock->set(Noon.addSecs(600));
    active = m_fixture.store().activeSilences();
    VERIFY_OK(active);
    QVERIFY(active->empty());
}

void AlertStoreTest::silencesNeedAnEnd()
{
    const auto silence = [this](const PatientId& patient, const QString& type,
                                const QDateTime& until) {
        return m_fixture.store().silence(OperationId::generate(), {patient, type, until, {}});
    };
    const QString type = text("heart_rate_high");
    VERIFY_ERROR(silence(AlertsFixture::Zhang, type, {}), ErrorCode::Invalid);
    VERIFY_ERROR(silence(AlertsFixture::Zhang, type, Noon), ErrorCode::Invalid);
    VERIFY_ERROR(silence(AlertsFixture::Zhang, type, Noon.addDays(1).addMSecs(1)),
                 ErrorCode::Invalid);
    VERIFY_ERROR(silence(AlertsFixture::Zhang, {}, Noon.addSecs(60)), ErrorCode::Invalid);
    VERIFY_ERROR(silence(PatientId::generate(), type, Noon.addSecs(60)), ErrorCode::NotFound);
    VERIFY_OK(silence(AlertsFixture::Zhang, type, Noon.addDays(1)));
}

void AlertStoreTest::endsASilence()
{
    const QString type = text("heart_rate_high");
    VERIFY_ERROR(m_fixture.store().endSilence(OperationId::generate(), AlertsFixture::Zhang, type),
                 ErrorCode::NotFound);
    VERIFY_OK(m_fixture.store().silence(OperationId::generate(),
                                        {AlertsFixture::Zhang, type, Noon.addSecs(60), {}}));
    m_fixture.clock->set(Noon.addSecs(30));
    VERIFY_OK(m_fixture.storeOf(text("Dr Brown"))
                  ->endSilence(OperationId::generate(), AlertsFixture::Zhang, type));
    const auto active = m_fixture.store().activeSilences();
    VERIFY_OK(active);
    QVERIFY(active->empty());
    QCOMPARE(count("SELECT ended_by FROM alert_silences"), text("Dr Brown"));
}

void AlertStoreTest::keepsHistory()
{
    const AlertId id = raise(highHeartRate());
    QCOMPARE(acknowledge(m_fixture.store(), {id}, text("seen")).size(), 1U);
    VERIFY_OK(m_fixture.store().silence(
        OperationId::generate(),
        {AlertsFixture::Zhang, text("heart_rate_high"), Noon.addSecs(60), text("known")}));
    const auto all = m_fixture.store().history({});
    VERIFY_OK(all);
    QCOMPARE(all->events.size(), 3U);
    QCOMPARE(all->events[0].kind, EventKind::Silenced);
    QCOMPARE(all->events[0].silencedUntil, Noon.addSecs(60));
    QVERIFY(all->events[0].patient);
    QVERIFY(!all->events[0].alert);
    QCOMPARE(all->events[1].kind, EventKind::Acknowledged);
    QCOMPARE(all->events[1].person, text("护士李"));
    QCOMPARE(all->events[1].note, text("seen"));
    QVERIFY(all->events[1].alert);
    QCOMPARE(all->events[1].alert->id, id);
    QCOMPARE(all->events[2].kind, EventKind::Raised);
    HistoryQuery query{.kinds = {EventKind::Raised, EventKind::Silenced}, .limit = 1};
    const auto first = m_fixture.store().history(query);
    VERIFY_OK(first);
    QVERIFY(first->next);
    query.after = first->next;
    const auto second = m_fixture.store().history(query);
    VERIFY_OK(second);
    QCOMPARE(second->events.size(), 1U);
    QCOMPARE(second->events[0].kind, EventKind::Raised);
    QVERIFY(!second->next);
}

/// Episodes, counted by hand from the values below.
void AlertStoreTest::replaysALimit()
{
    // Zhang: 110 [125 130] 120 [121] NaN [122] → above 120: two episodes; below 60: none.
    // Harris: [50] 60 [55 54] → below 60: two. A device's own value: [40] → below 60: one.
    VERIFY_OK(m_fixture.sql(
        text("INSERT INTO measurements (device_id, patient_id, measurement_type, value, unit, "
             "measured_at) SELECT (SELECT device_id FROM devices), p::uuid, t, v::numeric, '/min', "
             "timestamptz '2026-03-14T12:00:00Z' - m::int * interval '1 minute' FROM (VALUES "
             "('%1', 'heart_rate', '110', 90), ('%1', 'heart_rate', '125', 80), "
             "('%1', 'heart_rate', '130', 70), ('%1', 'heart_rate', '120', 60), "
             "('%1', 'heart_rate', '121', 50), ('%1', 'heart_rate', 'NaN', 40), "
             "('%1', 'heart_rate', '122', 30), ('%1', 'spo2', '200', 20), "
             "('%1', 'heart_rate', '180', 3000), "
             "('%2', 'heart_rate', '50', 9), ('%2', 'heart_rate', '60', 8), "
             "('%2', 'heart_rate', '55', 7), ('%2', 'heart_rate', '54', 6), "
             "(NULL, 'heart_rate', '40', 5)) AS v (p, t, v, m)")
            .arg(AlertsFixture::Zhang.toString(), AlertsFixture::Harris.toString())));
    raise(highHeartRate());
    NewAlert low = highHeartRate();
    low.type = text("heart_rate_low");
    low.value = 50;
    low.limit = 60;
    raise(low);
    VERIFY_OK(m_fixture.sql(text("INSERT INTO alerts (alert_type, severity, created_at) VALUES "
                                 "('heart_rate_high', 'high', '2026-03-14T11:00:00Z'), "
                                 "('heart_rate_high', 'high', '2026-03-10T11:00:00Z')")));
    const auto high = m_fixture.store().replay({text("heart_rate"), {LimitSide::High, 120}, 1});
    VERIFY_OK(high);
    QCOMPARE(high->wouldRaise, 2);
    QCOMPARE(high->raised, 2);
    const auto below = m_fixture.store().replay({text("heart_rate"), {LimitSide::Low, 60}, 1});
    VERIFY_OK(below);
    QCOMPARE(below->wouldRaise, 3);
    QCOMPARE(below->raised, 1);
    const auto longer = m_fixture.store().replay({text("heart_rate"), {LimitSide::High, 120}, 30});
    VERIFY_OK(longer);
    QCOMPARE(longer->wouldRaise, 3);
    QCOMPARE(longer->raised, 3);
    VERIFY_ERROR(m_fixture.store().replay({text("heart_rate"), {LimitSide::High, 120}, 0}),
                 ErrorCode::Invalid);
}

void AlertStoreTest::everythingLeavesATrail()
{
    const AlertId id = raise(highHeartRate());
    QCOMPARE(acknowledge(m_fixture.store(), {id}).size(), 1U);
    VERIFY_OK(m_fixture.store().list({}));
    VERIFY_OK(m_fixture.store().history({}));
    VERIFY_OK(m_fixture.store().silence(OperationId::generate(),
                                        {AlertsFixture::Zhang, text("t"), Noon.addSecs(60), {}}));
    VERIFY_OK(m_fixture.store().activeSilences());
    VERIFY_OK(
        m_fixture.store().endSilence(OperationId::generate(), AlertsFixture::Zhang, text("t")));
    QCOMPARE(count("SELECT string_agg(action, ' ' ORDER BY writer_id, seq) FROM audit_log"),
             text("alerts.raise alerts.acknowledge alerts.list alerts.history alerts.silence "
                  "alerts.silences alerts.unsilence"));
    QCOMPARE(count("SELECT detail ->> 'patients' FROM audit_log WHERE action = 'alerts.list'"),
             text("[\"%1\"]").arg(AlertsFixture::Zhang.toString()));
}

QTEST_GUILESS_MAIN(AlertStoreTest)
#include "alert_store_test.moc"
