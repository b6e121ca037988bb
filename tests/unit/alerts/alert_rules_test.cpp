#include "core/alerts/alert_rules.h"

#include <QTest>

#include <algorithm>

using namespace wardlight;
using namespace wardlight::alerts;

namespace {

const QDateTime Noon({2026, 3, 14}, {12, 0}, Qt::UTC);

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

AlertPatient patient(int number)
{
    AlertPatient someone;
    someone.id = PatientId(QUuid(uint(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    someone.name = text("ZHANG Wei");
    return someone;
}

Alert alert(Severity severity, int minutesAgo)
{
    Alert made;
    made.id = AlertId::generate();
    made.severity = severity;
    made.type = text("heart_rate_high");
    made.patient = patient(1);
    made.createdAt = Noon.addSecs(-60 * minutesAgo);
    return made;
}

} // namespace

/// What an alert says, how urgent it is, what it repeats and who has silenced it.
class AlertRulesTest final : public QObject
{
    Q_OBJECT

private slots:
    void saysValueAndLimit_data();
    void saysValueAndLimit();
    void headlineFallsBack();
    void makesTextsFitToBeShown_data();
    void makesTextsFitToBeShown();
    void longTextsEnd();
    void tellsTechnicalAlerts();
    void ordersByUrgency();
    void theFutureIsNotOnTop();
    void groupsRepetitions();
    void findsTheSilence();
    void readsCodes();
};

void AlertRulesTest::saysValueAndLimit_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("limit");
    QTest::addColumn<QString>("expected");
    QTest::newRow("high") << "heart_rate" << 134. << 120. << "HR 134 > 120";
    QTest::newRow("low") << "spo2" << 86. << 90. << "SpO2 86 < 90";
    QTest::newRow("decimals") << "temperature" << 39.2 << 38.5 << "T 39.2 > 38.5";
    QTest::newRow("small") << "troponin" << 0.004 << 0.0035 << "troponin 0.004 > 0.0035";
    QTest::newRow("on the limit") << "heart_rate" << 120. << 120. << "HR 120 (limit 120)";
    QTest::newRow("unknown type") << "pupil_size" << 9. << 8. << "pupil size 9 > 8";
    QTest::newRow("negative") << "base_excess" << -9.5 << -3. << "base excess -9.5 < -3";
}

void AlertRulesTest::saysValueAndLimit()
{
    QFETCH(QString, type);
    QFETCH(double, value);
    QFETCH(double, limit);
    QTEST(limitText(type, value, limit), "expected");
}

void AlertRulesTest::headlineFallsBack()
{
    Alert shown = alert(Severity::High, 1);
    QCOMPARE(headline(shown), text("heart rate high"));
    shown.message = text("Heart rate\nis high");
    QCOMPARE(headline(shown), text("Heart rate is high"));
    shown.value = 134;
    QCOMPARE(headline(shown), text("Heart rate is high"));
    shown.limit = 120;
    shown.measurementType = text("heart_rate");
    QCOMPARE(headline(shown), text("HR 134 > 120"));
}

void AlertRulesTest::makesTextsFitToBeShown_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << text("HR 134") << text("HR 134");
    QTest::newRow("lines and tabs") << text(" a\r\n\tb  c\n") << text("a b c");
    QTest::newRow("terminal escape") << text("\x1b[2Jgone\x07") << text("[2Jgone");
    QTest::newRow("right to left override")
        << text("a\u202e\u2066\u200f\u061cb\ufeff") << text("ab");
    QTest::newRow("line separator") << text("a\u2028b\u2029c") << text("a b c");
    QTest::newRow("arabic stays") << text("نبض 134") << text("نبض 134");
    QTest::newRow("emoji stays") << text("❤️ 134 🫀") << text("❤️ 134 🫀");
    QTest::newRow("only controls") << text("\x01\x02\u202e") << QString();
}

void AlertRulesTest::makesTextsFitToBeShown()
{
    QFETCH(QString, given);
    QTEST(plainLine(given), "expected");
}

void AlertRulesTest::longTextsEnd()
{
    const QString line = plainLine(QString(10'000'000, u'x'));
    QCOMPARE(line.size(), 300);
    QVERIFY(line.endsWith(QChar(0x2026)));
    QCOMPARE(plainLine(QString(300, u'x')).size(), 300);
    // a character that takes two units is not cut in half
    const QString hearts = plainLine(text("🫀").repeated(400));
    QVERIFY(hearts.size() <= 300);
    QVERIFY(!hearts.at(hearts.size() - 2).isHighSurrogate());
    // something after endless nothing is not lost without a sign
    QCOMPARE(plainLine(QString(5'000, u' ') + u'x', 10), QString(QChar(0x2026)));
}

void AlertRulesTest::tellsTechnicalAlerts()
{
    Alert someones = alert(Severity::High, 1);
    QVERIFY(!isTechnical(someones));
    someones.type = text("sensor_off");
    QVERIFY(isTechnical(someones));
    Alert nobodys = alert(Severity::High, 1);
    nobodys.patient.reset();
    QVERIFY(isTechnical(nobodys));
    nobodys.measurementType = text("heart_rate");
    QVERIFY(!isTechnical(nobodys));
}

void AlertRulesTest::ordersByUrgency()
{
    Alert technical = alert(Severity::High, 0);
    technical.type = text("device_battery");
    const std::vector<Alert> ordered{alert(Severity::Critical, 9), alert(Severity::High, 1),
                                     alert(Severity::High, 5),     technical,
                                     alert(Severity::Medium, 3),   alert(Severity::Low, 0)};
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        for (std::size_t j = 0; j < ordered.size(); ++j)
            QCOMPARE(urgency(ordered[i], Noon) < urgency(ordered[j], Noon), i < j);
    }
    Alert measuredEarlier = alert(Severity::High, 0);
    measuredEarlier.occurredAt = Noon.addSecs(-3600);
    QVERIFY(urgency(ordered[2], Noon) < urgency(measuredEarlier, Noon));
}

void AlertRulesTest::theFutureIsNotOnTop()
{
    Alert ahead = alert(Severity::High, -60 * 24);
    const Urgency asOfNow = urgency(ahead, Noon);
    QVERIFY(urgency(alert(Severity::High, -1), Noon.addSecs(60)) < asOfNow);
}

void AlertRulesTest::groupsRepetitions()
{
    const Alert first = alert(Severity::High, 1);
    Alert again = alert(Severity::Critical, 5);
    QCOMPARE(groupKey(first), groupKey(again));
    again.type = text("spo2_low");
    QVERIFY(!(groupKey(first) == groupKey(again)));
    Alert other = alert(Severity::High, 1);
    other.patient = patient(2);
    QVERIFY(!(groupKey(first) == groupKey(other)));
    // a patient's alerts from two devices are the same matter; nobody's are not
    Alert device = first;
    device.device = AlertDevice{DeviceId::generate(), text("MON-1"), {}};
    QCOMPARE(groupKey(first), groupKey(device));
    Alert nobodys = device;
    nobodys.patient.reset();
    Alert elsewhere = nobodys;
    elsewhere.device->id = DeviceId::generate();
    QVERIFY(!(groupKey(nobodys) == groupKey(elsewhere)));
}

void AlertRulesTest::findsTheSilence()
{
    const auto silence = [](int patientNumber, const char* type, int fromMinute, int toMinute) {
        Silence made;
        made.id = SilenceId::generate();
        made.patient = patient(patientNumber);
        made.type = text(type);
        made.startedAt = Noon.addSecs(60 * fromMinute);
        made.until = Noon.addSecs(60 * toMinute);
        return made;
    };
    const Alert heard = alert(Severity::High, 1);
    const std::vector<Silence> silences{
        silence(1, "heart_rate_high", -10, 5), silence(1, "heart_rate_high", -5, 15),
        silence(1, "spo2_low", -10, 60), silence(2, "heart_rate_high", -10, 60)};
    QCOMPARE(silenceOf(heard, silences, Noon), &silences[1]);
    QCOMPARE(silenceOf(heard, silences, Noon.addSecs(15 * 60)), nullptr);
    QCOMPARE(silenceOf(heard, silences, Noon.addSecs(-11 * 60)), nullptr);
    QCOMPARE(silenceOf(heard, {}, Noon), nullptr);
    Alert nobodys = heard;
    nobodys.patient.reset();
    QCOMPARE(silenceOf(nobodys, silences, Noon), nullptr);
}

void AlertRulesTest::readsCodes()
{
    for (const Severity severity : AllSeverities)
        QCOMPARE(parseSeverity(severityCode(severity)), std::optional(severity));
    QCOMPARE(parseSeverity(text("Critical")), std::optional(Severity::Critical));
    QVERIFY(!parseSeverity(text("warning")));
    QCOMPARE(parseEventKind(text("silenced")), std::optional(EventKind::Silenced));
    QVERIFY(!parseEventKind({}));
}

QTEST_APPLESS_MAIN(AlertRulesTest)
#include "alert_rules_test.moc"
