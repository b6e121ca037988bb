#include "tests/support/run_program.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wardlight;

namespace {

const QString Json = QStringLiteral("--json");

QStringList words(const QString& line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

QSet<QString> keysOf(const QJsonObject& object)
{
    const QStringList keys = object.keys();
    return {keys.begin(), keys.end()};
}

} // namespace

/// workspace, migrate, doctor, audit: forms, JSON shapes and exit codes.
class WorkspaceCliTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void createPrintsItsStatus();
    void statusHasTheDocumentedShape();
    void jsonMayStandOnEitherSide();
    void startAndStopMayBeRepeated();
    void anyCommandStartsAStoppedWorkspace();
    void connectionStringWorksForOtherPrograms();
    void migrateSaysWhereItIs();
    void doctorChecksEverything();
    void doctorOfNoWorkspaceFails();
    void auditVerifies();
    void tamperedAuditIsNoticed();
    void exportsTheAuditLog();
    void failuresLeaveStdoutEmpty();
    void badUsageExitsWithTwo_data();
    void badUsageExitsWithTwo();
    void destroyRemovesIt();

private:
    [[nodiscard]] test::ProgramOutcome run(const QString& line) const;
    [[nodiscard]] test::ProgramOutcome onWorkspace(const QString& verb) const;
    [[nodiscard]] QJsonObject status() const;

    std::optional<test::TemporaryWorkspace> m_place;
};

void WorkspaceCliTest::initTestCase()
{
    auto place = test::TemporaryWorkspace::create();
    VERIFY_OK(place);
    m_place.emplace(std::move(*place));
}

/// With the workspace named by the environment.
test::ProgramOutcome WorkspaceCliTest::run(const QString& line) const
{
    return test::runProgram(
        QStringLiteral("wardlightctl"), words(line),
        {.environment = {{QStringLiteral("WARDLIGHT_WORKSPACE"), m_place->folder()}}});
}

test::ProgramOutcome WorkspaceCliTest::onWorkspace(const QString& verb) const
{
    return test::runProgram(
        QStringLiteral("wardlightctl"),
        {QStringLiteral("workspace"), verb, QStringLiteral("--dir"), m_place->folder(), Json});
}

QJsonObject WorkspaceCliTest::status() const
{
    return QJsonDocument::fromJson(onWorkspace(QStringLiteral("status")).standardOutput).object();
}

void WorkspaceCliTest::createPrintsItsStatus()
{
    for (int time = 0; time < 2; ++time) { // the second finds it
        const auto created = onWorkspace(QStringLiteral("create"));
        QVERIFY2(created.exitedWith(0), created.describe().constData());
        const QJsonObject json = QJsonDocument::fromJson(created.standardOutput).object();
        QCOMPARE(json[QStringLiteral("dir")].toString(), m_place->folder());
        QVERIFY(json[QStringLiteral("running")].toBool());
    }
}

void WorkspaceCliTest::statusHasTheDocumentedShape()
{
    const QJsonObject json = status();
    QCOMPARE(keysOf(json), (QSet<QString>{QStringLiteral("dir"), QStringLiteral("running"),
                                          QStringLiteral("pg_dsn"), QStringLiteral("objects"),
                                          QStringLiteral("schema_version")}));
    QVERIFY(json[QStringLiteral("schema_version")].toInt() >= 2);
    QVERIFY(QFile::exists(json[QStringLiteral("objects")].toString()));
}

void WorkspaceCliTest::jsonMayStandOnEitherSide()
{
    const auto before = run(QStringLiteral("--json workspace status"));
    const auto after = run(QStringLiteral("workspace status --json"));
    QVERIFY2(before.exitedWith(0), before.describe().constData());
    QCOMPARE(before.standardOutput, after.standardOutput);
    QVERIFY(QJsonDocument::fromJson(after.standardOutput).isObject());
    const auto text = run(QStringLiteral("workspace status"));
    QVERIFY(text.exitedWith(0));
    QVERIFY(QJsonDocument::fromJson(text.standardOutput).isNull());
}

void WorkspaceCliTest::startAndStopMayBeRepeated()
{
    for (const char* verb : {"stop", "stop", "start", "start"}) {
        const auto outcome = onWorkspace(QString::fromLatin1(verb));
        QVERIFY2(outcome.exitedWith(0), outcome.describe().constData());
        QCOMPARE(status()[QStringLiteral("running")].toBool(), qstrcmp(verb, "start") == 0);
    }
}

void WorkspaceCliTest::anyCommandStartsAStoppedWorkspace()
{
    QVERIFY(onWorkspace(QStringLiteral("stop")).exitedWith(0));
    QVERIFY(status()[QStringLiteral("schema_version")].isNull());
    const auto listed = run(QStringLiteral("patients list --json"));
    QVERIFY2(listed.exitedWith(0), listed.describe().constData());
    QVERIFY(status()[QStringLiteral("running")].toBool());
}

void WorkspaceCliTest::connectionStringWorksForOtherPrograms()
{
    const auto asked =
        test::runProgram(QStringLiteral("psql"),
                         {QStringLiteral("-XAtc"), QStringLiteral("SELECT current_database()"),
                          status()[QStringLiteral("pg_dsn")].toString()});
    QVERIFY2(asked.exitedWith(0), asked.describe().constData());
    QCOMPARE(asked.standardOutput.trimmed(), QByteArray("wardlight"));
}

void WorkspaceCliTest::migrateSaysWhereItIs()
{
    const auto migrated = run(QStringLiteral("migrate --json"));
    QVERIFY2(migrated.exitedWith(0), migrated.describe().constData());
    const QJsonObject json = QJsonDocument::fromJson(migrated.standardOutput).object();
    QCOMPARE(json[QStringLiteral("to")], status()[QStringLiteral("schema_version")]);
}

void WorkspaceCliTest::doctorChecksEverything()
{
    const auto checked = run(QStringLiteral("doctor --json"));
    QVERIFY2(checked.exitedWith(0), checked.describe().constData());
    QMap<QString, QString> states;
    for (const QJsonValue& value : QJsonDocument::fromJson(checked.standardOutput).array()) {
        const QJsonObject check = value.toObject();
        QCOMPARE(keysOf(check),
                 (QSet<QString>{QStringLiteral("check"), QStringLiteral("state"),
                                QStringLiteral("detail"), QStringLiteral("advice")}));
        states.insert(check[QStringLiteral("check")].toString(),
                      check[QStringLiteral("state")].toString());
    }
    for (const char* name : {"decoder", "workspace", "permissions", "objects", "server", "schema",
                             "extensions", "clock", "latency", "tls", "partitions", "bloat",
                             "server-room", "durability", "replication"})
        QCOMPARE(states.value(QString::fromLatin1(name)), QStringLiteral("ok"));
    QCOMPARE(states.value(QStringLiteral("key-storage")), QStringLiteral("warn"));
    QCOMPARE(states.value(QStringLiteral("backups")), QStringLiteral("warn"));
    QVERIFY(states.contains(QStringLiteral("disk-space")));
}

void WorkspaceCliTest::doctorOfNoWorkspaceFails()
{
    const auto checked = run(QStringLiteral("doctor --json --workspace /nonexistent"));
    QVERIFY2(checked.exitedWith(1), checked.describe().constData());
    QVERIFY(checked.standardOutput.contains("\"fail\""));
}

void WorkspaceCliTest::auditVerifies()
{
    QVERIFY(run(QStringLiteral("--person Dr.Li patients list")).exitedWith(0));
    const auto verified = run(QStringLiteral("audit verify --json"));
    QVERIFY2(verified.exitedWith(0), verified.describe().constData());
    const QJsonObject json = QJsonDocument::fromJson(verified.standardOutput).object();
    QCOMPARE(keysOf(json), (QSet<QString>{QStringLiteral("rows"), QStringLiteral("ok"),
                                          QStringLiteral("first_bad")}));
    QVERIFY(json[QStringLiteral("ok")].toBool());
    QVERIFY(json[QStringLiteral("first_bad")].isNull());
    const auto listed = run(QStringLiteral("audit list --limit 1 --json"));
    const QJsonArray rows = QJsonDocument::fromJson(listed.standardOutput).array();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0][QStringLiteral("person")].toString(), QStringLiteral("Dr.Li"));
    QCOMPARE(rows[0][QStringLiteral("action")].toString(), QStringLiteral("patients.list"));
}

void WorkspaceCliTest::tamperedAuditIsNoticed()
{
    // as a database owner could: without the trigger that forbids it
    const auto tamper = [this](const char* sql) {
        return test::runProgram(
            QStringLiteral("psql"),
            {QStringLiteral("-Xqc"), QStringLiteral("ALTER TABLE audit_log DISABLE TRIGGER USER"),
             QStringLiteral("-c"), QString::fromLatin1(sql), QStringLiteral("-c"),
             QStringLiteral("ALTER TABLE audit_log ENABLE TRIGGER USER"),
             status()[QStringLiteral("pg_dsn")].toString()});
    };
    const auto changed =
        tamper("UPDATE audit_log SET person = person || 'x' WHERE action = 'patients.list'");
    QVERIFY2(changed.exitedWith(0), changed.describe().constData());
    const auto broken = run(QStringLiteral("audit verify --json"));
    QVERIFY2(broken.exitedWith(3), broken.describe().constData());
    const QJsonObject json = QJsonDocument::fromJson(broken.standardOutput).object();
    QVERIFY(!json[QStringLiteral("ok")].toBool());
    QVERIFY(!json[QStringLiteral("first_bad")].isNull());
    const auto mended =
        tamper("UPDATE audit_log SET person = left(person, -1) WHERE action = 'patients.list'");
    QVERIFY2(mended.exitedWith(0), mended.describe().constData());
    QVERIFY(run(QStringLiteral("audit verify")).exitedWith(0));
}

void WorkspaceCliTest::exportsTheAuditLog()
{
    const QString file = m_place->parentFolder() + QStringLiteral("/audit.jsonl");
    const auto exported = run(QStringLiteral("audit export --json ") + file);
    QVERIFY2(exported.exitedWith(0), exported.describe().constData());
    const int rows =
        QJsonDocument::fromJson(exported.standardOutput)[QStringLiteral("rows")].toInt();
    QVERIFY(rows > 0);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll().count('\n'), rows);
}

void WorkspaceCliTest::failuresLeaveStdoutEmpty()
{
    for (const char* line :
         {"workspace status --dir /nonexistent --json",
          "workspace create --dir /sys/wardlight --json", "workspace create --dir /etc --json",
          "patients list --json --workspace /nonexistent"}) {
        const auto failed = run(QString::fromLatin1(line));
        QVERIFY2(failed.exitedWith(1), failed.describe().constData());
        QVERIFY2(failed.standardOutput.isEmpty(), failed.describe().constData());
        QVERIFY(!failed.standardError.isEmpty());
    }
}

void WorkspaceCliTest::badUsageExitsWithTwo_data()
{
    QTest::addColumn<QString>("line");

    for (const char* line :
         {"", "workspace", "frobnicate", "workspace create --frobnicate", "workspace create extra",
          "audit list --limit 0", "audit list --limit many", "audit export", "workspace --dir"})
        QTest::newRow(qstrlen(line) ? line : "nothing") << QString::fromLatin1(line);
}

void WorkspaceCliTest::badUsageExitsWithTwo()
{
    QFETCH(QString, line);

    const auto outcome = run(line);
    QVERIFY2(outcome.exitedWith(2), outcome.describe().constData());
    QVERIFY(outcome.standardOutput.isEmpty());
    QVERIFY2(outcome.standardError.contains("Usage:"), outcome.describe().constData());
}

void WorkspaceCliTest::destroyRemovesIt()
{
    const auto destroyed = onWorkspace(QStringLiteral("destroy"));
    QVERIFY2(destroyed.exitedWith(0), destroyed.describe().constData());
    QVERIFY(!QFile::exists(m_place->folder()));
    QVERIFY(onWorkspace(QStringLiteral("destroy")).exitedWith(1));
}

QTEST_GUILESS_MAIN(WorkspaceCliTest)
#include "workspace_cli_test.moc"
