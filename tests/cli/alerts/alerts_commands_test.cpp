#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTest>

using namespace wardlight;
using test::ProgramOutcome;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QStringList words(const char* arguments)
{
    return text(arguments).split(u' ');
}

} // namespace

/// `wardlightctl alerts …`: the JSON and the exit codes that scripts rely on.
class AlertsCommandsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listsAsJson();
    void listsForPeople();
    void secondAcknowledgementFails();
    void silencesAndEnds();
    void tellsHistory();
    void replays();
    void watches();
    void refusesBadUsage_data();
    void refusesBadUsage();
    void failsOnWhatIsMissing();

private:
    ProgramOutcome run(const QStringList& arguments, const char* person = "Nurse Li")
    {
        return test::runProgram(text("wardlightctl"),
                                QStringList{text("--workspace"), m_workspace->folder(),
                                            text("--person"), text(person)} +
                                    arguments);
    }
    QJsonDocument json(const QStringList& arguments)
    {
        return QJsonDocument::fromJson(run(QStringList{text("--json")} + arguments).standardOutput);
    }
    QString raise(const QStringList& arguments)
    {
        return json(words("alerts raise") + arguments)[text("alert_id")].toString();
    }

    std::optional<test::TemporaryWorkspace> m_workspace;
    QString m_patient;
    QString m_alert;
};

void AlertsCommandsTest::initTestCase()
{
    auto workspace = test::TemporaryWorkspace::create();
    VERIFY_OK(workspace);
    m_workspace.emplace(std::move(*workspace));
    VERIFY_EXIT(run({text("workspace"), text("create"), text("--dir"), m_workspace->folder()}), 0);
    const auto added = json(words("patients add 0042 --last-name Zhang --first-name Wei"));
    m_patient = added[text("patient_id")].toString();
    QVERIFY(!m_patient.isEmpty());
    m_alert = raise(words("--type heart_rate_high --severity critical --patient 0042 "
                          "--measurement heart_rate --value 134 --limit 120 --unit /min "
                          "--at 2026-03-14T10:00:00+08:00"));
    QVERIFY(!m_alert.isEmpty());
    QVERIFY(!raise(words("--type device_battery --severity low --message low")).isEmpty());
}

void AlertsCommandsTest::listsAsJson()
{
    const auto all = json(words("alerts list")).array();
    QCOMPARE(all.size(), 2);
    const QJsonObject expected{{text("alert_id"), m_alert},
                               {text("severity"), text("critical")},
                               {text("alert_type"), text("heart_rate_high")},
                               {text("message"), text("HR 134 > 120")},
                               {text("patient_id"), m_patient},
                               {text("device_id"), QJsonValue()},
                               {text("created_at"), text("2026-03-14T02:00:00.000Z")},
                               {text("acknowledged"), false},
                               {text("acknowledged_by"), QJsonValue()},
                               {text("acknowledged_at"), QJsonValue()}};
    QCOMPARE(all[1].toObject(), expected); // the newest first
    QVERIFY(all[0][text("patient_id")].isNull());
    QCOMPARE(json(words("alerts list --patient 0042")).array().size(), 1);
    QCOMPARE(json(words("alerts list --severity low")).array().size(), 1);
    QCOMPARE(json(words("alerts list --open --severity medium")).array().size(), 0);
    QCOMPARE(json(words("alerts list --limit 1")).array().size(), 1);
}

void AlertsCommandsTest::listsForPeople()
{
    const QString hostile = text("evil\x1b[2J\u202e\nline");
    const QString id = raise(
        {text("--type"), text("x"), text("--severity"), text("low"), text("--message"), hostile});
    QVERIFY(!id.isEmpty());
    const auto shown = run(words("alerts list"));
    VERIFY_EXIT(shown, 0);
    QVERIFY(shown.standardOutput.contains("HR 134 > 120"));
    QVERIFY(shown.standardOutput.contains("evil[2J line"));
    QVERIFY(!shown.standardOutput.contains('\x1b'));
}

void AlertsCommandsTest::secondAcknowledgementFails()
{
    const QString other = raise(words("--type t --severity low"));
    const QStringList ack = words("--json alerts ack") << m_alert;
    const auto first = run(ack + QStringList{text("--note"), text("seen")}, "Nurse Li");
    VERIFY_EXIT(first, 0);
    const auto second = run(ack + QStringList{other, text("--note"), text("me too")}, "Dr Brown");
    VERIFY_EXIT(second, 1);
    QVERIFY(second.standardError.contains("Nurse Li"));
    const auto outcomes = QJsonDocument::fromJson(second.standardOutput).array();
    QCOMPARE(outcomes.size(), 2);
    QCOMPARE(outcomes[0][text("outcome")].toString(), text("already_acknowledged"));
    QCOMPARE(outcomes[0][text("acknowledged_by")].toString(), text("Nurse Li"));
    const QString when = outcomes[0][text("acknowledged_at")].toString();
    QVERIFY(second.standardError.contains(when.left(16).toUtf8()));
    QCOMPARE(outcomes[1][text("outcome")].toString(), text("acknowledged"));
    const auto open = json(words("alerts list --open")).array();
    for (const QJsonValue& alert : open)
        QVERIFY(alert[text("alert_id")].toString() != m_alert);
    const auto listed = json(words("alerts list --patient 0042")).array();
    QCOMPARE(listed[0][text("acknowledged_by")].toString(), text("Nurse Li"));
    QCOMPARE(listed[0][text("acknowledged_at")].toString(), when);
    const auto unknown = run(words("alerts ack 0190aaaa-0000-7000-8000-000000000000 --note x"));
    VERIFY_EXIT(unknown, 1);
    QVERIFY(unknown.standardError.contains("0190aaaa-0000-7000-8000-000000000000"));
}

void AlertsCommandsTest::silencesAndEnds()
{
    VERIFY_EXIT(run(words("alerts silence --patient 0042 --type heart_rate_high --minutes 30")), 0);
    const auto active = json(words("alerts silences")).array();
    QCOMPARE(active.size(), 1);
    QCOMPARE(active[0][text("mrn")].toString(), text("0042"));
    VERIFY_EXIT(run(words("alerts unsilence --patient 0042 --type heart_rate_high")), 0);
    VERIFY_EXIT(run(words("alerts unsilence --patient 0042 --type heart_rate_high")), 1);
    QVERIFY(json(words("alerts silences")).array().isEmpty());
}

void AlertsCommandsTest::tellsHistory()
{
    const auto events = json(words("alerts history --patient 0042")).array();
    QStringList kinds;
    for (const QJsonValue& event : events)
        kinds << event[text("kind")].toString();
    QCOMPARE(kinds, words("unsilenced silenced acknowledged raised"));
    QCOMPARE(events[2][text("note")].toString(), text("seen"));
    QCOMPARE(events[2][text("alert")][text("alert_id")].toString(), m_alert);
    QCOMPARE(json(words("alerts history --kind acknowledged --limit 1")).array().size(), 1);
    QVERIFY(run(words("alerts history")).standardOutput.contains("Nurse Li"));
}

void AlertsCommandsTest::replays()
{
    const auto count = json(words("alerts replay --type heart_rate --high 120 --days 3660"));
    const QJsonObject expected{{text("would_raise"), 0}, {text("raised"), 1}};
    QCOMPARE(count.object(), expected);
    const auto help = run(words("alerts replay --help"));
    VERIFY_EXIT(help, 0);
    QVERIFY(help.standardOutput.contains("unbroken run"));
}

void AlertsCommandsTest::watches()
{
    QProcess watcher;
    watcher.start(QString::fromLocal8Bit(qgetenv("WARDLIGHT_BIN")) + text("/wardlightctl"),
                  QStringList{text("--workspace"), m_workspace->folder(), text("--json")} +
                      words("alerts watch --count 2 --for 60"));
    QVERIFY(watcher.waitForStarted());
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += watcher.readAllStandardError()).contains("Listening"),
                             30'000);
    const QSet<QString> raised{raise(words("--type a --severity low")),
                               raise(words("--type b --severity low"))};
    QTRY_COMPARE_WITH_TIMEOUT(watcher.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(watcher.exitCode(), 0);
    QSet<QString> seen;
    for (const QByteArray& line : watcher.readAllStandardOutput().trimmed().split('\n'))
        seen.insert(QJsonDocument::fromJson(line)[text("alert")][text("alert_id")].toString());
    QCOMPARE(seen, raised);
}

void AlertsCommandsTest::refusesBadUsage_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("no command") << text("alerts");
    QTest::newRow("unknown severity") << text("alerts list --severity urgent");
    QTest::newRow("ack nothing") << text("alerts ack --note x");
    QTest::newRow("ack no id") << text("alerts ack 12 --note x");
    QTest::newRow("two limits") << text("alerts replay --type t --high 1 --low 1 --days 1");
    QTest::newRow("no limit") << text("alerts replay --type t --days 1");
    QTest::newRow("limit is no number") << text("alerts replay --type t --high x --days 1");
    QTest::newRow("endless silence") << text("alerts silence --patient 0042 --type t");
    QTest::newRow("two days' silence")
        << text("alerts silence --patient 0042 --type t --minutes 2880");
    QTest::newRow("no zone") << text(
        "alerts raise --type t --severity low --at 2026-03-14T10:00:00");
}

void AlertsCommandsTest::refusesBadUsage()
{
    QFETCH(QString, arguments);
    VERIFY_EXIT(run(arguments.split(u' ')), 2);
}

void AlertsCommandsTest::failsOnWhatIsMissing()
{
    VERIFY_EXIT(run(words("alerts list --patient 9999")), 1);
    VERIFY_EXIT(run(words("alerts raise --type t --severity low --device NONE")), 1);
    VERIFY_EXIT(run(words("alerts raise --type t --severity low --value nan --limit 3")), 1);
    VERIFY_EXIT(run(words("alerts raise --type t --severity low --at 2999-01-01T00:00:00Z")), 1);
}

QTEST_GUILESS_MAIN(AlertsCommandsTest)
#include "alerts_commands_test.moc"
