#include "tests/integration/profiles/network_server.h"
#include "tests/support/run_program.h"
#include "tests/support/secret_service.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace wardlight;

namespace {

const QString Name = u"急诊 Ward"_qs;

/// As it stands in a connection string of words.
QString quotedPassword()
{
    QString text = QString::fromUtf8(test::NetworkServer::Password);
    text.replace(u"\\"_qs, u"\\\\"_qs).replace(u"'"_qs, u"\\'"_qs);
    return u'\'' + text + u'\'';
}

QJsonArray arrayOf(const test::ProgramOutcome& outcome)
{
    return QJsonDocument::fromJson(outcome.standardOutput).array();
}

} // namespace

class ProfileCommandsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void keepsThePasswordOfAConnectionString();
    void listsProfilesWithoutSecrets();
    void testsWhatAProfileNames();
    void migratesADatabaseOnlyWhenAsked();
    void worksOnAProfile();
    void examinesTheServerOfAProfile();
    void refusesSampleDataInProduction();
    void takesKeysFromTheEnvironment();
    void refusesAPasswordWithoutAKeychain();
    void refusesBadUsage_data();
    void refusesBadUsage();
    void removesAProfileWithItsSecrets();

private:
    [[nodiscard]] test::ProgramOutcome run(const QStringList& arguments,
                                           const QMap<QString, QString>& more = {}) const;
    [[nodiscard]] QString dsn() const;
    [[nodiscard]] bool isInAFile(const QByteArray& text) const;

    std::optional<test::NetworkServer> m_network;
    std::unique_ptr<test::SecretService> m_keychain;
    QTemporaryDir m_home;
    QString m_database;
};

void ProfileCommandsTest::initTestCase()
{
    auto network = test::NetworkServer::start();
    VERIFY_OK(network);
    m_network.emplace(std::move(*network));
    auto keychain = test::SecretService::start();
    VERIFY_OK(keychain);
    m_keychain = std::move(*keychain);
    const auto database = m_network->server().createDatabase();
    VERIFY_OK(database);
    m_database = *database;
}

test::ProgramOutcome ProfileCommandsTest::run(const QStringList& arguments,
                                              const QMap<QString, QString>& more) const
{
    QMap<QString, QString> environment = m_keychain->environment();
    environment.insert(u"XDG_CONFIG_HOME"_qs, m_home.filePath(u"config"_qs));
    environment.insert(u"XDG_DATA_HOME"_qs, m_home.filePath(u"data"_qs));
    environment.insert(more);
    return test::runProgram(u"wardlightctl"_qs, arguments, {.environment = environment});
}

QString ProfileCommandsTest::dsn() const
{
    return u"host=localhost port=%1 dbname=%2 user=wardlight sslmode=verify-full sslrootcert=%3 "
           "password=%4"_qs.arg(m_network->port())
               .arg(m_database, m_network->caFile(), quotedPassword());
}

bool ProfileCommandsTest::isInAFile(const QByteArray& text) const
{
    QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            return true;
    }
    return false;
}

void ProfileCommandsTest::keepsThePasswordOfAConnectionString()
{
    const auto added = run({u"profile"_qs, u"add"_qs, Name, u"--dsn"_qs, dsn(), u"--json"_qs});
    VERIFY_EXIT(added, 0);
    QVERIFY(!added.standardOutput.contains("geheim"));
    QVERIFY(!isInAFile("geheim"));
    const auto again = run({u"profile"_qs, u"add"_qs, Name, u"--dsn"_qs, dsn()});
    VERIFY_EXIT(again, 1);
    QVERIFY(again.standardError.contains("already"));
    QVERIFY(!again.standardError.contains("geheim"));
}

void ProfileCommandsTest::listsProfilesWithoutSecrets()
{
    const auto listed = run({u"profile"_qs, u"list"_qs, u"--json"_qs});
    VERIFY_EXIT(listed, 0);
    const QJsonObject profile = arrayOf(listed).at(0).toObject();
    QCOMPARE(profile[u"name"_qs].toString(), Name);
    QCOMPARE(profile[u"kind"_qs].toString(), u"production"_qs);
    QCOMPARE(profile[u"database"_qs].toObject()[u"host"_qs].toString(), u"localhost"_qs);
    QVERIFY(!listed.standardOutput.contains("geheim"));
    VERIFY_EXIT(run({u"profile"_qs, u"list"_qs}), 0);
}

void ProfileCommandsTest::testsWhatAProfileNames()
{
    const auto tested = run({u"profile"_qs, u"test"_qs, Name, u"--json"_qs});
    VERIFY_EXIT(tested, 1); // there is no schema yet
    QMap<QString, QString> states;
    const QJsonArray steps = arrayOf(tested);
    for (const QJsonValue& step : steps)
        states.insert(step[u"check"_qs].toString(), step[u"state"_qs].toString());
    QCOMPARE(states, (QMap<QString, QString>{{u"name"_qs, u"ok"_qs},
                                             {u"port"_qs, u"ok"_qs},
                                             {u"tls"_qs, u"ok"_qs},
                                             {u"login"_qs, u"ok"_qs},
                                             {u"version"_qs, u"ok"_qs},
                                             {u"schema"_qs, u"fail"_qs},
                                             {u"latency"_qs, u"ok"_qs}}));
}

void ProfileCommandsTest::migratesADatabaseOnlyWhenAsked()
{
    const auto refused = run({u"--profile"_qs, Name, u"patients"_qs, u"list"_qs});
    VERIFY_EXIT(refused, 1);
    QVERIFY(refused.standardError.contains("migrate"));
    VERIFY_EXIT(run({u"--profile"_qs, Name, u"migrate"_qs}), 0);
    VERIFY_EXIT(run({u"profile"_qs, u"test"_qs, Name}), 0);
}

void ProfileCommandsTest::worksOnAProfile()
{
    const auto listed = run({u"--profile"_qs, Name, u"patients"_qs, u"list"_qs, u"--json"_qs},
                            {{u"WARDLIGHT_WORKSPACE"_qs, u"/no/such/workspace"_qs}});
    VERIFY_EXIT(listed, 0);
    QVERIFY(QJsonDocument::fromJson(listed.standardOutput).isArray());
    VERIFY_EXIT(run({u"--profile"_qs, Name, u"audit"_qs, u"verify"_qs}), 0);
    QVERIFY(!isInAFile("geheim"));
}

void ProfileCommandsTest::examinesTheServerOfAProfile()
{
    const auto doctor = [this] { return run({u"--profile"_qs, Name, u"doctor"_qs, u"--json"_qs}); };
    const auto unsafe = doctor(); // the test's servers run without fsync
    VERIFY_EXIT(unsafe, 1);
    for (const char* setting : {"fsync", "full_page_writes", "synchronous_commit"})
        VERIFY_OK(m_network->set(QString::fromLatin1(setting), u"on"_qs));
    VERIFY_OK(m_network->set(u"timezone"_qs, u"'Asia/Shanghai'"_qs)); // the last of them
    QTRY_COMPARE_WITH_TIMEOUT(m_network->server().query(m_database, u"SHOW timezone"_qs),
                              (QList<QStringList>{{u"Asia/Shanghai"_qs}}), 60'000);
    const auto checked = doctor();
    VERIFY_EXIT(checked, 0);
    QSet<QString> names;
    for (const QJsonValue& check : arrayOf(checked)) {
        const QString name = check[u"check"_qs].toString();
        QVERIFY2(!names.contains(name), qPrintable(name)); // nothing twice
        names.insert(name);
        QCOMPARE(check[u"advice"_qs].toString().isEmpty(), check[u"state"_qs] == u"ok"_qs);
        if (name == u"time-zone"_qs)
            QCOMPARE(check[u"state"_qs].toString(), u"warn"_qs);
    }
    for (const char* name :
         {"login", "tls", "version", "extensions", "schema", "partitions", "bloat", "clock",
          "latency", "replication", "disk", "backups", "time-zone", "server-room", "durability"})
        QVERIFY2(names.contains(QString::fromLatin1(name)), name);
}

void ProfileCommandsTest::refusesSampleDataInProduction()
{
    const auto refused = run({u"--profile"_qs, Name, u"sample"_qs, u"create"_qs});
    VERIFY_EXIT(refused, 1);
    QVERIFY(refused.standardError.contains("production"));
}

void ProfileCommandsTest::takesKeysFromTheEnvironment()
{
    const QMap<QString, QString> keys = {{u"AWS_ACCESS_KEY_ID"_qs, u"AKIDOFTHETEST"_qs},
                                         {u"AWS_SECRET_ACCESS_KEY"_qs, u"wJalrXUtnFEMI"_qs}};
    const QStringList add = {u"profile"_qs,
                             u"add"_qs,
                             u"bucket"_qs,
                             u"--kind"_qs,
                             u"test"_qs,
                             u"--endpoint"_qs,
                             u"http://127.0.0.1:1"_qs,
                             u"--bucket"_qs,
                             u"images"_qs,
                             u"--style"_qs,
                             u"path"_qs};
    VERIFY_EXIT(run(add, keys), 0);
    QVERIFY(!isInAFile("AKIDOFTHETEST"));
    QVERIFY(!isInAFile("wJalrXUtnFEMI"));
    const auto tested = run({u"profile"_qs, u"test"_qs, u"bucket"_qs, u"--json"_qs});
    VERIFY_EXIT(tested, 1);
    const QJsonObject first = arrayOf(tested).at(0).toObject();
    QCOMPARE(first[u"check"_qs].toString(), u"endpoint"_qs); // it had keys, and no server
    QCOMPARE(first[u"state"_qs].toString(), u"fail"_qs);
    QVERIFY(!tested.standardOutput.contains("wJalrXUtnFEMI"));
}

void ProfileCommandsTest::refusesAPasswordWithoutAKeychain()
{
    QElapsedTimer timer;
    timer.start();
    const auto refused = run({u"profile"_qs, u"add"_qs, u"other"_qs, u"--dsn"_qs, dsn()},
                             test::environmentWithoutKeychain());
    VERIFY_EXIT(refused, 1);
    QVERIFY(refused.standardError.contains("keychain"));
    QVERIFY(!isInAFile("geheim"));
    const auto listed = run({u"profile"_qs, u"list"_qs});
    QVERIFY(!listed.standardOutput.contains("other"));
    // without a password there is nothing to keep
    VERIFY_EXIT(run({u"profile"_qs, u"add"_qs, u"other"_qs, u"--dsn"_qs, u"host=/run dbname=d"_qs},
                    test::environmentWithoutKeychain()),
                0);
}

void ProfileCommandsTest::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("both places") << QStringList{u"--workspace"_qs, u"/x"_qs,  u"--profile"_qs, Name,
                                                u"patients"_qs,    u"list"_qs}
                                 << 2;
    QTest::newRow("kind") << QStringList{u"profile"_qs, u"add"_qs, u"x"_qs, u"--kind"_qs, u"y"_qs}
                          << 2;
    QTest::newRow("no name") << QStringList{u"profile"_qs, u"add"_qs} << 2;
    QTest::newRow("no place") << QStringList{u"profile"_qs, u"add"_qs, u"x"_qs} << 1;
    QTest::newRow("hostile name") << QStringList{u"profile"_qs, u"add"_qs, u"a\u202Eb"_qs,
                                                 u"--dsn"_qs, u"host=h dbname=d"_qs}
                                  << 1;
    QTest::newRow("unreadable DSN")
        << QStringList{u"profile"_qs, u"add"_qs, u"x"_qs, u"--dsn"_qs, u"geheim"_qs} << 1;
    QTest::newRow("unknown profile")
        << QStringList{u"--profile"_qs, u"elsewhere"_qs, u"patients"_qs, u"list"_qs} << 1;
    QTest::newRow("unknown to remove")
        << QStringList{u"profile"_qs, u"remove"_qs, u"elsewhere"_qs} << 1;
}

void ProfileCommandsTest::refusesBadUsage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    const auto refused = run(arguments);
    VERIFY_EXIT(refused, exitCode);
    QVERIFY(!refused.standardError.isEmpty());
    QVERIFY(!refused.standardError.contains("geheim"));
}

void ProfileCommandsTest::removesAProfileWithItsSecrets()
{
    VERIFY_EXIT(run({u"profile"_qs, u"remove"_qs, Name}), 0);
    const auto listed = run({u"profile"_qs, u"list"_qs, u"--json"_qs});
    QVERIFY(!listed.standardOutput.contains(Name.toUtf8()));
    VERIFY_EXIT(run({u"profile"_qs, u"test"_qs, Name}), 1);
}

QTEST_GUILESS_MAIN(ProfileCommandsTest)
#include "profile_commands_test.moc"
