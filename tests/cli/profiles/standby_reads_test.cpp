#include "tests/support/postgres_server.h"
#include "tests/support/run_program.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;

/// A profile that names a primary and its standby: look-ups come from the standby, and say how old
/// they may be; nothing else does.
class StandbyReadsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void lookUpsSayHowOldTheyMayBe();
    void patientsComeFromThePrimary();
    void chosenServerIsKeptTo();
    void standbyMayBeNamedByItself();
    void withoutThePrimaryNothingOpens();

private:
    [[nodiscard]] test::ProgramOutcome run(const QString& line) const
    {
        return test::runProgram(u"wardlightctl"_qs, line.split(u' '),
                                {.environment = {{u"XDG_CONFIG_HOME"_qs, m_home.path()},
                                                 {u"XDG_DATA_HOME"_qs, m_home.path()}}});
    }
    void addProfile(const QString& name, const QString& more) const
    {
        const QString dsn = u"host=%1,%2 dbname=%3 user=wardlight %4"_qs.arg(
            m_primary->socketFolder(), m_standby->socketFolder(), m_database, more);
        VERIFY_EXIT(test::runProgram(u"wardlightctl"_qs,
                                     {u"profile"_qs, u"add"_qs, name, u"--kind"_qs, u"test"_qs,
                                      u"--dsn"_qs, dsn.trimmed()},
                                     {.environment = {{u"XDG_CONFIG_HOME"_qs, m_home.path()},
                                                      {u"XDG_DATA_HOME"_qs, m_home.path()}}}),
                    0);
    }

    QTemporaryDir m_home;
    std::optional<test::PostgresServer> m_primary;
    std::optional<test::PostgresServer> m_standby;
    QString m_database;
};

namespace {

const QByteArray Label = "A standby answered: what was saved in the last ";
const QByteArray LabelOfUnknownAge = "A standby answered, which cannot say";

bool isLabelled(const test::ProgramOutcome& outcome)
{
    return outcome.standardError.contains(Label) ||
           outcome.standardError.contains(LabelOfUnknownAge);
}

} // namespace

void StandbyReadsTest::initTestCase()
{
    auto primary =
        test::PostgresServer::start({.settings = test::PostgresServer::ReplicationSettings});
    VERIFY_OK(primary);
    m_primary.emplace(std::move(*primary));
    auto standby = test::PostgresServer::startStandby(*m_primary);
    VERIFY_OK(standby);
    m_standby.emplace(std::move(*standby));
    const auto database = m_primary->createDatabase();
    VERIFY_OK(database);
    m_database = *database;
    addProfile(u"both"_qs, {});
    VERIFY_EXIT(run(u"--profile both migrate"_qs), 0);
    // The standby has it all once it has what comes last.
    VERIFY_OK(m_primary->query(m_database, u"CREATE TABLE last (n int)"_qs));
    QTRY_COMPARE_WITH_TIMEOUT(m_standby->query(m_database, u"SELECT to_regclass('last')"_qs)
                                  .value_or(QList<QStringList>{{QString()}}),
                              (QList<QStringList>{{u"last"_qs}}), 60'000);
}

void StandbyReadsTest::lookUpsSayHowOldTheyMayBe()
{
    const auto found = run(u"--profile both trace find --json"_qs);
    VERIFY_EXIT(found, 0);
    QVERIFY2(isLabelled(found), found.describe());
    QVERIFY(QJsonDocument::fromJson(found.standardOutput).isArray()); // stdout is data alone
}

void StandbyReadsTest::patientsComeFromThePrimary()
{
    const auto listed = run(u"--profile both patients list --json"_qs);
    VERIFY_EXIT(listed, 0);
    QVERIFY2(!isLabelled(listed), listed.describe());
}

void StandbyReadsTest::chosenServerIsKeptTo()
{
    addProfile(u"primary"_qs, u"target_session_attrs=read-write"_qs);
    const auto found = run(u"--profile primary trace find --json"_qs);
    VERIFY_EXIT(found, 0);
    QVERIFY2(!isLabelled(found), found.describe());
}

void StandbyReadsTest::standbyMayBeNamedByItself()
{
    const QStringList add = {u"profile"_qs,
                             u"add"_qs,
                             u"apart"_qs,
                             u"--kind"_qs,
                             u"test"_qs,
                             u"--dsn"_qs,
                             m_primary->dsn(m_database),
                             u"--read-dsn"_qs};
    const test::ProgramOptions home{.environment = {{u"XDG_CONFIG_HOME"_qs, m_home.path()}}};
    const auto secret =
        test::runProgram(u"wardlightctl"_qs, add + QStringList{u"password=geheim"_qs}, home);
    VERIFY_EXIT(secret, 1);
    QVERIFY(!secret.standardError.contains("geheim"));
    VERIFY_EXIT(test::runProgram(u"wardlightctl"_qs,
                                 add + QStringList{u"host="_qs + m_standby->socketFolder()}, home),
                0);
    const auto found = run(u"--profile apart trace find --json"_qs);
    VERIFY_EXIT(found, 0);
    QVERIFY2(isLabelled(found), found.describe());
}

void StandbyReadsTest::withoutThePrimaryNothingOpens()
{
    VERIFY_OK(m_primary->kill());
    // Nothing can be recorded, so no patient's data can be shown; the message says what is wrong.
    const auto listed = run(u"--profile both patients list"_qs);
    VERIFY_EXIT(listed, 1);
    QVERIFY2(listed.standardError.contains("No database server takes changes"), listed.describe());
}

QTEST_GUILESS_MAIN(StandbyReadsTest)
#include "standby_reads_test.moc"
