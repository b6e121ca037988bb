#include "app/services/database_health.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::services;
using namespace std::chrono_literals;
using postgres::ClockComparison;
using postgres::PartitionState;
using postgres::ServerFacts;
using State = HealthCheck::State;

/// What doctor makes of a server: every state, and that what is not well comes with advice.
class DatabaseHealthTest : public QObject
{
    Q_OBJECT

private slots:
    void healthyServer();
    void versions();
    void missingExtensionIsNamed();
    void unencryptedConnectionFails();
    void wrongClockIsNamed_data();
    void wrongClockIsNamed();
    void distantServerIsNotAWrongClock();
    void slowNetwork();
    void partitions();
    void deadRows();
    void room();
    void disk();
    void otherTimeZone();
    void unsafeSettingsFail_data();
    void unsafeSettingsFail();
    void replication();
    void backups();

private:
    static void compare(const HealthCheck& check, State state, const char* words)
    {
        QCOMPARE(check.state, state);
        QCOMPARE(check.advice.isEmpty(), state == State::Ok);
        QVERIFY2(check.detail.contains(QLatin1String(words)), qPrintable(check.detail));
    }
    [[nodiscard]] static ServerFacts wellFacts();
    static constexpr qint64 GiB = 1'073'741'824;

    const QDateTime m_now{QDate(2026, 11, 20), QTime(10, 0), Qt::UTC};
};

ServerFacts DatabaseHealthTest::wellFacts()
{
    ServerFacts facts;
    facts.version = QStringLiteral("15.14");
    facts.versionNumber = 150014;
    facts.extensions = QStringList{QStringLiteral("btree_gist"), QStringLiteral("pg_trgm"),
                                   QStringLiteral("postgis")};
    facts.tlsVersion = QStringLiteral("TLSv1.3");
    facts.tlsCipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
    facts.timeZone = QStringLiteral("Etc/UTC");
    facts.connections = 12;
    facts.maxConnections = 60;
    facts.synchronousCommit = QStringLiteral("on");
    facts.hasChecksums = true;
    facts.archiveMode = QStringLiteral("on");
    facts.lastArchivedAt = QDateTime(QDate(2026, 11, 20), QTime(9, 55), Qt::UTC);
    return facts;
}

void DatabaseHealthTest::healthyServer()
{
    const ServerFacts facts = wellFacts();
    for (const auto judge : {judgeVersion, judgeExtensions, judgeEncryption, judgeTimeZone,
                             judgeBloat, judgeRoom, judgeDurability, judgeReplication})
        compare(judge(facts), State::Ok, "");
    compare(judgeDisk(facts, std::nullopt), State::Ok, "cannot be seen from here");
    compare(judgeDisk(facts, 50 * GiB), State::Ok, "50.00 GiB are free");
    compare(judgeBackups(facts, m_now), State::Ok, "2026-11-20T09:55:00Z");
    compare(judgeClocks({0ms, 1ms}), State::Ok, "0.0 s");
    compare(judgeLatency({0ms, 1ms}), State::Ok, "1 ms");
}

void DatabaseHealthTest::versions()
{
    ServerFacts facts = wellFacts();
    facts.versionNumber = 140010;
    compare(judgeVersion(facts), State::Fail, "PostgreSQL");
}

void DatabaseHealthTest::missingExtensionIsNamed()
{
    ServerFacts facts = wellFacts();
    facts.extensions.removeAll(QStringLiteral("postgis"));
    compare(judgeExtensions(facts), State::Fail, "lacks the extensions postgis.");
}

void DatabaseHealthTest::unencryptedConnectionFails()
{
    ServerFacts facts = wellFacts();
    facts.tlsVersion.clear();
    compare(judgeEncryption(facts), State::Fail, "not encrypted");
    facts.isSocket = true;
    compare(judgeEncryption(facts), State::Ok, "on this machine");
}

void DatabaseHealthTest::wrongClockIsNamed_data()
{
    QTest::addColumn<int>("aheadMs");
    QTest::addColumn<State>("state");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("an hour behind")
        << 3'600'000 << State::Fail << QByteArray("This computer's clock is 3,600.0 s behind");
    QTest::newRow("an hour ahead")
        << -3'600'000 << State::Fail << QByteArray("This computer's clock is 3,600.0 s ahead");
    QTest::newRow("ten seconds") << 10'000 << State::Warn << QByteArray("10.0 s behind");
    QTest::newRow("two seconds") << 2'000 << State::Ok << QByteArray("2.0 s");
}

void DatabaseHealthTest::wrongClockIsNamed()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QFETCH(int, aheadMs);
    QFETCH(State, state);
    QFETCH(QByteArray, words);
    compare(judgeClocks({std::chrono::milliseconds(aheadMs), 0ms}), state, words.constData());
}

void DatabaseHealthTest::distantServerIsNotAWrongClock()
{
    // With five seconds for a trip, nobody knows better.
    compare(judgeClocks({4s, 5s}), State::Ok, "differ");
}

void DatabaseHealthTest::slowNetwork()
{
    compare(judgeLatency({0ms, 101ms}), State::Warn, "101 ms");
}

void DatabaseHealthTest::partitions()
{
    compare(judgePartitions({0, {}, {}, QDate(2027, 2, 1)}, m_now), State::Ok, "2027-02-01");
    compare(judgePartitions({0, {}, {}, QDate(2026, 12, 1)}, m_now), State::Warn,
            "until 2026-12-01 only");
    compare(
        judgePartitions(
            {3, QDateTime(QDate(1700, 1, 1), QTime(), Qt::UTC), m_now, QDate(2027, 2, 1)}, m_now),
        State::Warn, "3 measurements");
}

void DatabaseHealthTest::deadRows()
{
    ServerFacts facts = wellFacts();
    facts.bloated = {{QStringLiteral("alerts"), 20'000, 30'000, {}}};
    compare(judgeBloat(facts), State::Warn, "alerts");
}

void DatabaseHealthTest::room()
{
    ServerFacts facts = wellFacts();
    facts.connections = 54;
    compare(judgeRoom(facts), State::Warn, "54 of 60");
    facts = wellFacts();
    facts.transactionAge = 1'500'000'000;
    compare(judgeRoom(facts), State::Fail, "refuse changes");
}

void DatabaseHealthTest::disk()
{
    ServerFacts facts = wellFacts();
    compare(judgeDisk(facts, GiB), State::Warn, "1.00 GiB are free");
    compare(judgeDisk(facts, GiB / 10), State::Fail, "102.40 MiB are free");
    facts.idleSlots = {{QStringLiteral("ward_standby"), 5 * GiB}, {QStringLiteral("other"), 10}};
    compare(judgeDisk(facts, std::nullopt), State::Warn, "5.00 GiB of old changes");
    compare(judgeDisk(facts, 50 * GiB), State::Warn, "\"ward_standby\"");
    compare(judgeDisk(facts, GiB / 10), State::Fail, "are free"); // the worse one
    facts.idleSlots = {{QStringLiteral("just_restarting"), GiB / 10}};
    compare(judgeDisk(facts, 50 * GiB), State::Ok, "are free");
}

void DatabaseHealthTest::otherTimeZone()
{
    ServerFacts facts = wellFacts();
    facts.timeZone = QStringLiteral("Asia/Shanghai");
    compare(judgeTimeZone(facts), State::Warn, "Asia/Shanghai");
    facts.timeZone = QStringLiteral("utc");
    compare(judgeTimeZone(facts), State::Ok, "UTC");
}

void DatabaseHealthTest::unsafeSettingsFail_data()
{
    QTest::addColumn<int>("setting");
    for (int setting = 0; setting < 3; ++setting)
        QTest::addRow("%d", setting) << setting;
}

void DatabaseHealthTest::unsafeSettingsFail()
{
    QFETCH(int, setting);
    ServerFacts facts = wellFacts();
    facts.fsync = setting != 0;
    facts.fullPageWrites = setting != 1;
    facts.synchronousCommit = setting == 2 ? QStringLiteral("off") : QStringLiteral("on");
    compare(judgeDurability(facts), State::Fail, "power cut");
}

void DatabaseHealthTest::replication()
{
    ServerFacts facts = wellFacts();
    facts.synchronousNames = QStringLiteral("ward2");
    compare(judgeReplication(facts), State::Fail, "nothing can be saved");
    facts.replicas = {
        {QStringLiteral("ward2"), QStringLiteral("streaming"), QStringLiteral("sync"), 200ms},
        {QStringLiteral("far"), QStringLiteral("streaming"), QStringLiteral("async"), 5s}};
    compare(judgeReplication(facts), State::Ok, "5.0 s behind");
    facts.replicas[1].replayLag = 40s;
    compare(judgeReplication(facts), State::Warn, "40.0 s behind");
    facts = wellFacts();
    facts.isStandby = true;
    compare(judgeReplication(facts), State::Warn, "standby");
}

void DatabaseHealthTest::backups()
{
    ServerFacts facts = wellFacts();
    facts.archiveMode = QStringLiteral("off");
    compare(judgeBackups(facts, m_now), State::Warn, "archives nothing");
    facts = wellFacts();
    facts.lastArchiveFailureAt = m_now;
    compare(judgeBackups(facts, m_now), State::Fail, "fails to archive");
    facts.lastArchivedAt = m_now.addSecs(60); // it works again
    compare(judgeBackups(facts, m_now.addSecs(90)), State::Ok, "archives its changes");
    facts = wellFacts();
    facts.lastArchivedAt = m_now.addDays(-2);
    compare(judgeBackups(facts, m_now), State::Warn, "last 24 hours");
}

QTEST_GUILESS_MAIN(DatabaseHealthTest)
#include "database_health_test.moc"
