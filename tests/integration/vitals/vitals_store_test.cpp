#include "core/vitals/intake.h"
#include "tests/integration/vitals/vitals_fixture.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace wardlight;
using namespace wardlight::vitals;
using Recording = RecordOutcome::Recording;

namespace {

QDateTime at(int hour, int minute, int second = 0, int ms = 0)
{
    return {QDate(2026, 3, 14), QTime(hour, minute, second, ms), Qt::UTC};
}

const QString HeartRate = QStringLiteral("heart_rate");

} // namespace

/// The store on a real server; what it says is compared with SQL written here.
class VitalsStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_OK(m_fixture.start()); }
    void init() { VERIFY_OK(m_fixture.reset()); }

    void recordsAndReadsBack();
    void sameSampleTwiceIsOne();
    void sameOperationTwiceIsRefused();
    void rejectsWithReasonAndKeepsTheRest();
    void keepsTheExactValue();
    void unknownTypesAreKept();
    void flagsPressuresWhicheverCameFirst();
    void monthsGetPartitions();
    void readsNewestFirstInPages();
    void rangeIsHalfOpen();
    void windowsEqualSql_data();
    void windowsEqualSql();
    void windowsSkipWhatIsEmpty();
    void lastOfAWindowIsTheNewest();
    void statisticsEqualSql();
    void statisticsRefuseMixedUnits();
    void withoutFlagged();
    void latestOfDevice();
    void latestOfPatientAtATime();
    void latestOfManyPatients();
    void extentOfNothingIsEmpty();
    void envelopeKeepsEveryExtreme();
    void envelopeCountsFlagged();
    void everyOperationLeavesOneAuditRow();
    void panningNamesDaysOnce();
    void programsOfTheReferenceMeetTheSameTable();

private:
    int auditRows(const char* action)
    {
        return m_fixture
            .query(QStringLiteral("SELECT 1 FROM audit_log WHERE action = '%1'")
                       .arg(QLatin1String(action)))
            .size();
    }
    /// A minute-by-minute curve with noise, the same every time.
    std::vector<Reading> curve(int minutes)
    {
        std::mt19937 random(7);
        std::vector<Reading> readings;
        for (int i = 0; i < minutes; ++i) {
            const double value = std::round(800 + 100 * std::sin(i / 30.0) + random() % 50) / 10;
            readings.push_back(m_fixture.reading(
                "heart_rate", value, "/min", at(0, 0).addSecs(60 * i).addMSecs(random() % 900)));
        }
        return readings;
    }

    test::VitalsFixture m_fixture;
};

void VitalsStoreTest::recordsAndReadsBack()
{
    const auto outcomes = m_fixture.record({m_fixture.reading("heart_rate", 75, "bpm", at(8, 0))});
    VERIFY_OK(outcomes);
    QCOMPARE(outcomes->front().recording, Recording::Added);
    const auto page = m_fixture.store().samples({.patient = m_fixture.patient()});
    VERIFY_OK(page);
    QCOMPARE(page->samples.size(), 1U);
    const Sample& sample = page->samples.front();
    QCOMPARE(sample.type, HeartRate);
    QCOMPARE(sample.value, 75.0);
    QCOMPARE(sample.unit, QStringLiteral("/min"));
    QCOMPARE(sample.measuredAt, at(8, 0));
    QCOMPARE(sample.device, QStringLiteral("M1"));
    QVERIFY(sample.flags.isEmpty());
    QVERIFY(!page->next);
    QCOMPARE(m_fixture.value("SELECT last_seen = '2026-03-14 08:00+00' FROM devices"),
             QStringLiteral("t"));
}

void VitalsStoreTest::sameSampleTwiceIsOne()
{
    const Reading reading = m_fixture.reading("spo2", 97, "%", at(8, 0));
    const auto first = m_fixture.record({reading, reading});
    VERIFY_OK(first);
    QCOMPARE(first->at(0).recording, Recording::Added);
    QCOMPARE(first->at(1).recording, Recording::Unchanged);
    const auto second = m_fixture.record({reading});
    VERIFY_OK(second);
    QCOMPARE(second->front().recording, Recording::Unchanged);
    QCOMPARE(second->front().id, first->front().id);
    QCOMPARE(m_fixture.value("SELECT count(*) FROM measurements"), QStringLiteral("1"));
}

void VitalsStoreTest::sameOperationTwiceIsRefused()
{
    const auto operation = OperationId::generate();
    const std::vector<Reading> readings{m_fixture.reading("spo2", 97, "%", at(8, 0))};
    VERIFY_OK(m_fixture.store().record(operation, {}, readings));
    VERIFY_ERROR(m_fixture.store().record(operation, {}, readings), ErrorCode::AlreadyApplied);
}

void VitalsStoreTest::rejectsWithReasonAndKeepsTheRest()
{
    const auto outcomes =
        m_fixture.record({m_fixture.reading("heart_rate", std::numeric_limits<double>::quiet_NaN(),
                                            "/min", at(8, 0)),
                          m_fixture.reading("heart_rate", 351, "/min", at(8, 0)),
                          m_fixture.reading("heart_rate", 75, "mmHg", at(8, 0)),
                          m_fixture.reading("heart_rate", 75, "/min", at(10, 0)), // it is 09:26
                          m_fixture.reading("heart_rate", 75, "/min", at(8, 0))});
    VERIFY_OK(outcomes);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(outcomes->at(i).recording, Recording::Rejected);
        QVERIFY(!outcomes->at(i).reason.isEmpty());
    }
    QCOMPARE(outcomes->at(4).recording, Recording::Added);
    QCOMPARE(m_fixture.value("SELECT count(*) FROM measurements"), QStringLiteral("1"));
}

void VitalsStoreTest::keepsTheExactValue()
{
    VERIFY_OK(m_fixture.record({m_fixture.reading("troponin", 0.004, "ng/mL", at(8, 0)),
                                m_fixture.reading("temperature", 98.6, "[degF]", at(8, 0)),
                                m_fixture.reading("glucose", 90, "mg/dL", at(8, 0))}));
    const auto text = [this](const char* type) {
        return m_fixture.query(QStringLiteral("SELECT value || ' ' || unit FROM measurements WHERE "
                                              "measurement_type = '%1'")
                                   .arg(QLatin1String(type)))[0][0];
    };
    QCOMPARE(text("troponin"), QStringLiteral("0.004 ng/mL"));
    QCOMPARE(text("temperature"), QStringLiteral("37 Cel"));
    QCOMPARE(text("glucose"), QStringLiteral("4.99556 mmol/L")); // 90 / 18.016
}

void VitalsStoreTest::unknownTypesAreKept()
{
    const auto outcomes =
        m_fixture.record({m_fixture.reading("Icterus", -1e9, "{score}", at(8, 0))});
    VERIFY_OK(outcomes);
    QCOMPARE(outcomes->front().recording, Recording::Added);
    const auto page = m_fixture.store().samples({.patient = m_fixture.patient()});
    QCOMPARE(page->samples.front().type, QStringLiteral("Icterus"));
    QCOMPARE(page->samples.front().value, -1e9);
}

void VitalsStoreTest::flagsPressuresWhicheverCameFirst()
{
    const auto pressure = [this](const char* part, double value, const QDateTime& time) {
        return m_fixture.reading((QByteArray("blood_pressure_") + part).constData(), value,
                                 "mm[Hg]", time);
    };
    VERIFY_OK(m_fixture.record({pressure("diastolic", 125, at(8, 0))}));
    VERIFY_OK(
        m_fixture.record({pressure("systolic", 120, at(8, 0)), // below its diastolic
                          pressure("systolic", 120, at(8, 1)), pressure("diastolic", 80, at(8, 1)),
                          pressure("mean", 130, at(8, 1)), // above its systolic
                          pressure("mean", 93, at(8, 2))}));
    const auto rows = m_fixture.query(QStringLiteral(
        "SELECT to_char(measured_at AT TIME ZONE 'UTC', 'HH24:MI') || ' ' || "
        "replace(measurement_type, 'blood_pressure_', '') || ' ' || "
        "array_to_string(flags, ',') FROM measurements ORDER BY measured_at, measurement_type"));
    QStringList lines;
    for (const QStringList& row : rows)
        lines << row[0].trimmed();
    QCOMPARE(lines, QStringList({QStringLiteral("08:00 diastolic diastolic_not_below_systolic"),
                                 QStringLiteral("08:00 systolic diastolic_not_below_systolic"),
                                 QStringLiteral("08:01 diastolic"),
                                 QStringLiteral("08:01 mean mean_outside_pressures"),
                                 QStringLiteral("08:01 systolic"), QStringLiteral("08:02 mean")}));
}

void VitalsStoreTest::monthsGetPartitions()
{
    VERIFY_OK(m_fixture.record({m_fixture.reading("spo2", 97, "%", at(8, 0)),
                                m_fixture.reading("spo2", 96, "%", at(8, 0).addMonths(-1)),
                                m_fixture.reading("spo2", 95, "%", at(8, 0).addYears(-30))}));
    QStringList tables;
    for (const QStringList& row : m_fixture.query(QStringLiteral(
             "SELECT tableoid::regclass::text FROM measurements ORDER BY measured_at")))
        tables << row[0];
    QCOMPARE(tables, QStringList({QStringLiteral("measurements_default"),
                                  QStringLiteral("measurements_2026_02"),
                                  QStringLiteral("measurements_2026_03")}));
}

void VitalsStoreTest::readsNewestFirstInPages()
{
    VERIFY_OK(m_fixture.record(curve(25)));
    SampleQuery query{.patient = m_fixture.patient(), .type = HeartRate, .limit = 10};
    std::vector<Sample> all;
    int pages = 0;
    for (;; ++pages) {
        const auto page = m_fixture.store().samples(query);
        VERIFY_OK(page);
        all.insert(all.end(), page->samples.begin(), page->samples.end());
        if (!page->next)
            break;
        query.before = page->next;
    }
    QCOMPARE(pages, 2);
    QCOMPARE(all.size(), 25U);
    for (std::size_t i = 1; i < all.size(); ++i)
        QVERIFY(all[i].measuredAt < all[i - 1].measuredAt);
}

void VitalsStoreTest::rangeIsHalfOpen()
{
    VERIFY_OK(m_fixture.record({m_fixture.reading("spo2", 95, "%", at(8, 0)),
                                m_fixture.reading("spo2", 96, "%", at(8, 1)),
                                m_fixture.reading("spo2", 97, "%", at(8, 2))}));
    const auto page =
        m_fixture.store().samples({.patient = m_fixture.patient(), .range = {at(8, 0), at(8, 2)}});
    VERIFY_OK(page);
    QCOMPARE(page->samples.size(), 2U);
    QCOMPARE(page->samples[0].value, 96.0);
    QCOMPARE(page->samples[1].value, 95.0);
}

void VitalsStoreTest::windowsEqualSql_data()
{
    QTest::addColumn<int>("widthSeconds");
    QTest::addColumn<WindowFunction>("function");
    QTest::addColumn<QString>("aggregate");
    QTest::addColumn<QString>("start");
    const auto bin = [](const char* width) {
        return QStringLiteral("date_bin('%1', measured_at, 'epoch'::timestamptz)")
            .arg(QLatin1String(width));
    };
    const auto trunc = [](const char* field) {
        return QStringLiteral("date_trunc('%1', measured_at)").arg(QLatin1String(field));
    };
    QTest::newRow("minutes, mean")
        << 60 << WindowFunction::Mean << QStringLiteral("avg(value)") << trunc("minute");
    QTest::newRow("hours, mean") << 3600 << WindowFunction::Mean << QStringLiteral("avg(value)")
                                 << trunc("hour");
    QTest::newRow("7 minutes, least")
        << 420 << WindowFunction::Minimum << QStringLiteral("min(value)") << bin("7 min");
    QTest::newRow("15 minutes, most")
        << 900 << WindowFunction::Maximum << QStringLiteral("max(value)") << bin("15 min");
    QTest::newRow("hours, count") << 3600 << WindowFunction::Count << QStringLiteral("count(*)")
                                  << trunc("hour");
    QTest::newRow("5 minutes, last")
        << 300 << WindowFunction::Last
        << QStringLiteral("(array_agg(value ORDER BY measured_at))[count(*)]") << bin("5 min");
    QTest::newRow("days, mean") << 86400 << WindowFunction::Mean << QStringLiteral("avg(value)")
                                << trunc("day");
}

void VitalsStoreTest::windowsEqualSql()
{
    QFETCH(int, widthSeconds);
    QFETCH(WindowFunction, function);
    QFETCH(QString, aggregate);
    QFETCH(QString, start);
    VERIFY_OK(m_fixture.record(curve(500)));
    const auto expected = m_fixture.query(
        QStringLiteral("SET TIME ZONE 'UTC'; SELECT (extract(epoch FROM %1) * 1000)::bigint, "
                       "(%2)::double precision FROM measurements WHERE measured_at >= "
                       "'2026-03-14 01:23:45+00' AND measured_at < '2026-03-14 07:00:00+00' "
                       "GROUP BY %1 ORDER BY 1")
            .arg(start, aggregate));
    QVERIFY(!expected.isEmpty());
    const auto windows = m_fixture.store().windows({m_fixture.patient(),
                                                    HeartRate,
                                                    {at(1, 23, 45), at(7, 0)},
                                                    std::chrono::seconds(widthSeconds),
                                                    function});
    VERIFY_OK(windows);
    QCOMPARE(qsizetype(windows->size()), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const Window& window = windows->at(std::size_t(i));
        QCOMPARE(window.start.toMSecsSinceEpoch(), expected[i][0].toLongLong());
        QCOMPARE(window.value, expected[i][1].toDouble());
    }
}

void VitalsStoreTest::windowsSkipWhatIsEmpty()
{
    VERIFY_OK(m_fixture.record({m_fixture.reading("spo2", 95, "%", at(6, 0, 1)),
                                m_fixture.reading("spo2", 40, "%", at(8, 0, 59))}));
    const auto windows =
        m_fixture.store().windows({.patient = m_fixture.patient(), .type = QStringLiteral("spo2")});
    VERIFY_OK(windows);
    QCOMPARE(windows->size(), 2U);
    QCOMPARE(windows->at(0).start, at(6, 0));
    QCOMPARE(windows->at(1).start, at(8, 0));
    QCOMPARE(windows->at(0).unit, QStringLiteral("%"));
    QVERIFY(windows->at(0).flags.isEmpty());
    QCOMPARE(windows->at(1).flags, QStringList{flag::Implausible});
    VERIFY_ERROR(m_fixture.store().windows({.patient = m_fixture.patient(),
                                            .type = QStringLiteral("spo2"),
                                            .width = std::chrono::milliseconds(0)}),
                 ErrorCode::Invalid);
}

void VitalsStoreTest::lastOfAWindowIsTheNewest()
{
    VERIFY_OK(m_fixture.record({m_fixture.reading("spo2", 97, "%", at(8, 0, 50)),
                                m_fixture.reading("spo2", 91, "%", at(8, 0, 10))}));
    const auto windows = m_fixture.store().windows({.patient = m_fixture.patient(),
                                                    .type = QStringLiteral("spo2"),
                                                    .function = WindowFunction::Last});
    VERIFY_OK(windows);
    QCOMPARE(windows->front().value, 97.0);
}

void VitalsStoreTest::statisticsEqualSql()
{
    VERIFY_OK(m_fixture.record(curve(300)));
    const auto expected = m_fixture.query(QStringLiteral(
        "SELECT count(*), avg(value)::double precision, min(value), max(value) FROM measurements"));
    const auto statistics = m_fixture.store().statistics({m_fixture.patient(), HeartRate});
    VERIFY_OK(statistics);
    QCOMPARE(statistics->count, expected[0][0].toLongLong());
    QCOMPARE(statistics->mean, std::optional(expected[0][1].toDouble()));
    QCOMPARE(statistics->minimum, std::optional(expected[0][2].toDouble()));
    QCOMPARE(statistics->maximum, std::optional(expected[0][3].toDouble()));
    const auto nothing = m_fixture.store().statistics({m_fixture.patient(), QStringLiteral("x")});
    VERIFY_OK(nothing);
    QCOMPARE(nothing->count, 0);
    QVERIFY(!nothing->mean);
}

void VitalsStoreTest::statisticsRefuseMixedUnits()
{
    VERIFY_OK(m_fixture.record({m_fixture.reading("lactate", 2, "mmol/L", at(8, 0)),
                                m_fixture.reading("lactate", 18, "mg/dL", at(8, 1))}));
    VERIFY_ERROR(m_fixture.store().statistics({m_fixture.patient(), QStringLiteral("lactate")}),
                 ErrorCode::Invalid);
}

void VitalsStoreTest::withoutFlagged()
{
    VERIFY_OK(m_fixture.record({m_fixture.reading("spo2", 95, "%", at(8, 0, 1)),
                                m_fixture.reading("spo2", 40, "%", at(8, 0, 2))}));
    const QString type = QStringLiteral("spo2");
    auto& store = m_fixture.store();
    QCOMPARE(
        store.samples({.patient = m_fixture.patient(), .isWithoutFlagged = true})->samples.size(),
        1U);
    QCOMPARE(store.statistics({m_fixture.patient(), type, {}, false})->flagged, 1);
    QCOMPARE(store.statistics({m_fixture.patient(), type, {}, true})->mean, std::optional(95.0));
    QCOMPARE(
        store.windows({.patient = m_fixture.patient(), .type = type, .isWithoutFlagged = true})
            ->front()
            .value,
        95.0);
    QCOMPARE(store.windows({.patient = m_fixture.patient(), .type = type})->front().value, 67.5);
}

void VitalsStoreTest::latestOfDevice()
{
    VERIFY_OK(m_fixture.record({m_fixture.reading("spo2", 97, "%", at(8, 5)),
                                m_fixture.reading("spo2", 91, "%", at(8, 0))}));
    const QString type = QStringLiteral("spo2");
    const auto latest = m_fixture.store().latestOfDevice(QStringLiteral("M1"), type);
    VERIFY_OK(latest);
    QCOMPARE(latest->value, 97.0);
    QCOMPARE(latest->patient, std::optional(m_fixture.patient()));
    VERIFY_ERROR(m_fixture.store().latestOfDevice(QStringLiteral("M2"), type), ErrorCode::NotFound);
    VERIFY_ERROR(m_fixture.store().latestOfDevice(QStringLiteral("M1"), HeartRate),
                 ErrorCode::NotFound);
}

void VitalsStoreTest::latestOfPatientAtATime()
{
    VERIFY_OK(m_fixture.record({m_fixture.reading("spo2", 91, "%", at(8, 0)),
                                m_fixture.reading("spo2", 97, "%", at(8, 5)),
                                m_fixture.reading("heart_rate", 70, "/min", at(8, 3))}));
    const auto newest = m_fixture.store().latestOfPatient(m_fixture.patient());
    VERIFY_OK(newest);
    QCOMPARE(newest->size(), 2);
    QCOMPARE(newest->value(QStringLiteral("spo2")).value, 97.0);
    const auto then = m_fixture.store().latestOfPatient(m_fixture.patient(), at(8, 0));
    VERIFY_OK(then);
    QCOMPARE(then->size(), 1);
    QCOMPARE(then->value(QStringLiteral("spo2")).value, 91.0);
}

void VitalsStoreTest::latestOfManyPatients()
{
    const PatientId other = m_fixture.addPatient(QStringLiteral("2"));
    const PatientId without = m_fixture.addPatient(QStringLiteral("3"));
    Reading reading = m_fixture.reading("spo2", 93, "%", at(8, 0));
    reading.patient = other;
    VERIFY_OK(m_fixture.record({reading, m_fixture.reading("spo2", 97, "%", at(8, 0))}));
    const auto latest = m_fixture.store().latestOfPatients({m_fixture.patient(), other, without});
    VERIFY_OK(latest);
    QCOMPARE(latest->size(), 2);
    QCOMPARE(latest->value(other).value(QStringLiteral("spo2")).value, 93.0);
    QCOMPARE(latest->value(m_fixture.patient()).value(QStringLiteral("spo2")).value, 97.0);
    VERIFY_OK(m_fixture.store().latestOfPatients({}));
}

void VitalsStoreTest::extentOfNothingIsEmpty()
{
    const auto none = m_fixture.store().extent(m_fixture.patient());
    VERIFY_OK(none);
    QVERIFY(!none->first.isValid());
    QVERIFY(none->types.isEmpty());
    VERIFY_OK(m_fixture.record({m_fixture.reading("spo2", 91, "%", at(8, 0)),
                                m_fixture.reading("heart_rate", 70, "/min", at(7, 0))}));
    const auto extent = m_fixture.store().extent(m_fixture.patient());
    VERIFY_OK(extent);
    QCOMPARE(extent->first, at(7, 0));
    QCOMPARE(extent->last, at(8, 0));
    QCOMPARE(extent->types, QStringList({HeartRate, QStringLiteral("spo2")}));
}

void VitalsStoreTest::envelopeKeepsEveryExtreme()
{
    std::vector<Reading> readings = curve(500);
    readings[123].value = 35; // one low among high ones
    readings[377].value = 201;
    VERIFY_OK(m_fixture.record(readings));
    const auto envelopes =
        m_fixture.store().envelopes({m_fixture.patient(), {}, {at(0, 0), at(9, 0)}, 50});
    VERIFY_OK(envelopes);
    QCOMPARE(envelopes->size(), 1U);
    const auto& columns = envelopes->front().columns;
    QVERIFY(columns.size() <= 50U);
    double least = 1000, most = 0, sum = 0;
    qint64 count = 0;
    for (const EnvelopeColumn& column : columns) {
        QVERIFY(column.firstMs <= column.lastMs);
        QVERIFY(column.minimum <= column.mean && column.mean <= column.maximum);
        least = std::min(least, column.minimum);
        most = std::max(most, column.maximum);
        sum += column.mean * double(column.count);
        count += column.count;
    }
    QCOMPARE(least, 35.0);
    QCOMPARE(most, 201.0);
    QCOMPARE(count, 500);
    QCOMPARE(sum / 500, m_fixture.value("SELECT avg(value) FROM measurements").toDouble());
    QCOMPARE(columns.front().firstMs, readings.front().measuredAt.toMSecsSinceEpoch());
    VERIFY_ERROR(m_fixture.store().envelopes({m_fixture.patient(), {}, {at(9, 0), at(8, 0)}, 50}),
                 ErrorCode::Invalid);
    VERIFY_ERROR(m_fixture.store().envelopes({m_fixture.patient(), {}, {at(8, 0), at(9, 0)}, 0}),
                 ErrorCode::Invalid);
}

void VitalsStoreTest::envelopeCountsFlagged()
{
    VERIFY_OK(m_fixture.record({m_fixture.reading("spo2", 95, "%", at(8, 0)),
                                m_fixture.reading("spo2", 60, "%", at(8, 1)),
                                m_fixture.reading("heart_rate", 95, "/min", at(8, 1))}));
    const auto envelopes = m_fixture.store().envelopes(
        {m_fixture.patient(), {QStringLiteral("spo2")}, {at(8, 0), at(9, 0)}, 1});
    VERIFY_OK(envelopes);
    QCOMPARE(envelopes->size(), 1U);
    QCOMPARE(envelopes->front().columns.front().flagged, 1);
    QCOMPARE(envelopes->front().columns.front().count, 2);
}

void VitalsStoreTest::everyOperationLeavesOneAuditRow()
{
    VERIFY_OK(m_fixture.record(curve(10)));
    QCOMPARE(auditRows("vitals.record"), 1);
    VERIFY_OK(m_fixture.store().samples({.patient = m_fixture.patient()}));
    QCOMPARE(auditRows("vitals.query"), 1);
    VERIFY_OK(m_fixture.store().windows({.patient = m_fixture.patient(), .type = HeartRate}));
    QCOMPARE(auditRows("vitals.windows"), 1);
    VERIFY_OK(m_fixture.store().statistics({m_fixture.patient(), HeartRate}));
    QCOMPARE(auditRows("vitals.statistics"), 1);
    VERIFY_OK(m_fixture.store().latestOfPatient(m_fixture.patient()));
    VERIFY_OK(m_fixture.store().latestOfDevice(QStringLiteral("M1"), HeartRate));
    QCOMPARE(auditRows("vitals.latest"), 2);
    QCOMPARE(m_fixture.query(QStringLiteral("SELECT DISTINCT patient_id FROM audit_log")),
             QList<QStringList>{{m_fixture.patient().toString()}});
}

void VitalsStoreTest::panningNamesDaysOnce()
{
    const auto look = [this](const QDateTime& from, const QDateTime& to) {
        return m_fixture.store().envelopes({m_fixture.patient(), {}, {from, to}, 10});
    };
    VERIFY_OK(look(at(8, 0), at(9, 0)));
    VERIFY_OK(look(at(7, 0), at(8, 0)));
    VERIFY_OK(look(at(0, 0), at(0, 0).addDays(1)));
    QCOMPARE(auditRows("vitals.trend"), 1);
    VERIFY_OK(look(at(0, 0).addSecs(-1), at(1, 0))); // reaches into the day before
    QCOMPARE(auditRows("vitals.trend"), 2);
    VERIFY_OK(look(at(0, 0).addDays(-1), at(9, 0)));
    QCOMPARE(auditRows("vitals.trend"), 2);
    m_fixture.clock()->advance(std::chrono::hours(1));
    VERIFY_OK(look(at(8, 0), at(9, 0)));
    QCOMPARE(auditRows("vitals.trend"), 3);
}

void VitalsStoreTest::programsOfTheReferenceMeetTheSameTable()
{
    m_fixture.query(
        QStringLiteral(
            "INSERT INTO devices (serial_number, device_type) VALUES ('R1', 'monitor');"
            "INSERT INTO measurements (device_id, patient_id, measurement_type, value, unit, "
            "measured_at) SELECT device_id, '%1', 'heart_rate', 75, 'bpm', "
            "'2026-03-14 08:00:00.123456+00' FROM devices WHERE serial_number = 'R1'")
            .arg(m_fixture.patient().toString()));
    SampleQuery query{.patient = m_fixture.patient(), .limit = 1};
    VERIFY_OK(m_fixture.record({m_fixture.reading("heart_rate", 80, "/min", at(7, 0))}));
    const auto page = m_fixture.store().samples(query);
    VERIFY_OK(page);
    QCOMPARE(page->samples.front().unit, QStringLiteral("bpm"));
    query.before = page->next;
    const auto next = m_fixture.store().samples(query);
    VERIFY_OK(next);
    QCOMPARE(next->samples.front().value, 80.0);
    QVERIFY(!next->next);
}

QTEST_GUILESS_MAIN(VitalsStoreTest)
#include "vitals_store_test.moc"
