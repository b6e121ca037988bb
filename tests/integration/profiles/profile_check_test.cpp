#include "app/services/profile_check.h"
#include "core/postgres/database.h"
#include "core/postgres/migrations.h"
#include "tests/integration/profiles/network_server.h"
#include "tests/support/verify_result.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <thread>

using namespace wardlight;
using services::HealthCheck;
using State = HealthCheck::State;

namespace {

const QString Localhost = u"localhost"_qs;

/// "port ok", "login fail", … in their order.
QStringList outline(const std::vector<HealthCheck>& steps)
{
    QStringList lines;
    for (const HealthCheck& step : steps)
        lines << step.name + (step.state == State::Ok     ? u" ok"_qs
                              : step.state == State::Warn ? u" warn"_qs
                                                          : u" fail"_qs);
    return lines;
}

/// Every step that has failed says what to do about it.
bool advises(const std::vector<HealthCheck>& steps)
{
    return std::all_of(steps.begin(), steps.end(), [](const HealthCheck& step) {
        return step.state != State::Fail || (!step.detail.isEmpty() && !step.advice.isEmpty());
    });
}

} // namespace

/// checkProfile() against a real server on the network, as hospitals run it, and what goes wrong.
class ProfileCheckTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void tellsEveryStepOfASoundServer();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void noticesAServerWithoutTls();
    void noticesADatabaseWithoutASchema();
    void noticesMissingExtensions();
    void triesEveryHost();
    void looksAtAFolderOfObjects();
    void refusesAProfileThatBreaksRules();
    void endsSoonWhenCancelled();

private:
    [[nodiscard]] profiles::Profile profile() const;
    [[nodiscard]] static std::vector<HealthCheck>
    check(const profiles::Profile& profile,
          const QString& password = QString::fromUtf8(test::NetworkServer::Password));

    std::optional<test::NetworkServer> m_network;
    QString m_database;
};

void ProfileCheckTest::initTestCase()
{
    auto network = test::NetworkServer::start();
    VERIFY_OK(network);
    m_network.emplace(std::move(*network));
    const auto database = m_network->server().createDatabase();
    VERIFY_OK(database);
    m_database = *database;
    postgres::Database connection({.dsn = m_network->server().dsn(m_database)});
    VERIFY_OK(postgres::migrate(connection));
}

profiles::Profile ProfileCheckTest::profile() const
{
    profiles::Profile profile;
    profile.id = profiles::ProfileId::generate();
    profile.name = u"Ward"_qs;
    profile.database = {{u"host"_qs, Localhost},
                        {u"port"_qs, QString::number(m_network->port())},
                        {u"dbname"_qs, m_database},
                        {u"user"_qs, QString::fromLatin1(test::PostgresServer::Owner)},
                        {u"sslmode"_qs, u"verify-full"_qs},
                        {u"sslrootcert"_qs, m_network->caFile()}};
    return profile;
}

std::vector<HealthCheck> ProfileCheckTest::check(const profiles::Profile& profile,
                                                 const QString& password)
{
    Job job;
    return services::checkProfile(profile, {{{u"password"_qs, password}}}, job);
}

void ProfileCheckTest::tellsEveryStepOfASoundServer()
{
    Job job;
    std::vector<HealthCheck> told;
    const auto steps = services::checkProfile(
        profile(), {{{u"password"_qs, QString::fromUtf8(test::NetworkServer::Password)}}}, job,
        [&told](const HealthCheck& step) { told.push_back(step); });
    QCOMPARE(outline(steps),
             (QStringList{u"name ok"_qs, u"port ok"_qs, u"tls ok"_qs, u"login ok"_qs,
                          u"version ok"_qs, u"schema ok"_qs, u"latency ok"_qs}));
    QCOMPARE(outline(told), outline(steps));
    QVERIFY(!services::hasFailed(steps));
    QVERIFY(steps[2].detail.contains(u"TLSv1.3"_qs));
    QVERIFY(steps[4].detail.contains(u"PostgreSQL 15."_qs));
}

void ProfileCheckTest::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("failing");
    const QString right = QString::fromUtf8(test::NetworkServer::Password);
    QTest::newRow("name") << u"host"_qs << u"db.invalid"_qs << right << u"name fail"_qs;
    QTest::newRow("closed port") << u"port"_qs << u"1"_qs << right << u"port fail"_qs;
    QTest::newRow("no such socket")
        << u"host"_qs << u"/no/such/folder"_qs << right << u"port fail"_qs;
    QTest::newRow("another's certificate")
        << u"sslrootcert"_qs << m_network->otherCaFile() << right << u"tls fail"_qs;
    QTest::newRow("another host's certificate")
        << u"host"_qs << u"127.0.0.1"_qs << right << u"tls fail"_qs;
    QTest::newRow("wrong password")
        << u"user"_qs << u"wardlight"_qs << u"wrong"_qs << u"login fail"_qs;
    QTest::newRow("no password") << u"user"_qs << u"wardlight"_qs << QString() << u"login fail"_qs;
    QTest::newRow("unknown user") << u"user"_qs << u"nobody"_qs << right << u"login fail"_qs;
    QTest::newRow("unknown database")
        << u"dbname"_qs << u"elsewhere"_qs << right << u"login fail"_qs;
    QTest::newRow("server wants TLS")
        << u"sslmode"_qs << u"disable"_qs << right << u"login fail"_qs;
}

void ProfileCheckTest::namesWhatIsWrong()
{
    QFETCH(const QString, word);
    QFETCH(const QString, value);
    QFETCH(const QString, password);
    QFETCH(const QString, failing);
    auto wrong = profile();
    wrong.database.insert(word, value);
    const auto steps = check(wrong, password);
    QVERIFY(services::hasFailed(steps));
    QCOMPARE(outline(steps).last(), failing); // nothing is tried after it
    QCOMPARE(outline(steps).filter(u"fail"_qs).size(), 1);
    QVERIFY(advises(steps));
    for (const HealthCheck& step : steps) {
        QVERIFY(!step.detail.contains(QString::fromUtf8(test::NetworkServer::Password)));
        QVERIFY(password.isEmpty() || !step.detail.contains(password));
    }
}

void ProfileCheckTest::noticesAServerWithoutTls()
{
    VERIFY_OK(m_network->set(u"ssl"_qs, u"off"_qs));
    QStringList lines;
    // the server takes its settings a moment later
    QTRY_VERIFY((lines = outline(check(profile()))).contains(u"tls fail"_qs));
    VERIFY_OK(m_network->set(u"ssl"_qs, u"on"_qs));
    QCOMPARE(lines, (QStringList{u"name ok"_qs, u"port ok"_qs, u"tls fail"_qs}));
    QTRY_VERIFY(!services::hasFailed(check(profile())));
}

void ProfileCheckTest::noticesADatabaseWithoutASchema()
{
    auto empty = profile();
    const auto database = m_network->server().createDatabase();
    VERIFY_OK(database);
    empty.database.insert(u"dbname"_qs, *database);
    const auto steps = check(empty);
    QVERIFY(outline(steps).contains(u"schema fail"_qs));
    QVERIFY(!outline(steps).contains(u"extensions fail"_qs));
    const auto schema = std::find_if(steps.begin(), steps.end(), [](const HealthCheck& step) {
        return step.name == u"schema"_qs;
    });
    QVERIFY(schema->advice.contains(u"wardlightctl --profile \"Ward\" migrate"_qs));
}

void ProfileCheckTest::noticesMissingExtensions()
{
    auto bare = profile();
    const auto database = m_network->server().createDatabase(u"template1"_qs);
    VERIFY_OK(database);
    bare.database.insert(u"dbname"_qs, *database);
    const auto lines = outline(check(bare));
    QVERIFY(lines.contains(u"extensions fail"_qs));
}

void ProfileCheckTest::triesEveryHost()
{
    auto two = profile();
    const QString port = QString::number(m_network->port());
    two.database.insert(u"host"_qs, u"127.0.0.1,localhost"_qs);
    two.database.insert(u"port"_qs, u"1,"_qs + port);
    QCOMPARE(outline(check(two)).mid(0, 4),
             (QStringList{u"port fail"_qs, u"name ok"_qs, u"port ok"_qs, u"tls ok"_qs}));
}

void ProfileCheckTest::looksAtAFolderOfObjects()
{
    const QTemporaryDir folder;
    profiles::Profile objects;
    objects.name = u"Objects"_qs;
    objects.objectsFolder = folder.path();
    QCOMPARE(outline(check(objects)), QStringList{u"objects ok"_qs});
    objects.objectsFolder = folder.filePath(u"none"_qs);
    QCOMPARE(outline(check(objects)), QStringList{u"objects fail"_qs});
    QVERIFY(!QFileInfo::exists(objects.objectsFolder)); // a test makes nothing
}

void ProfileCheckTest::refusesAProfileThatBreaksRules()
{
    auto wrong = profile();
    wrong.database.insert(u"port"_qs, u"0"_qs);
    QCOMPARE(outline(check(wrong)), QStringList{u"profile fail"_qs});
}

void ProfileCheckTest::endsSoonWhenCancelled()
{
    VERIFY_OK(m_network->server().freeze());
    Job job;
    QElapsedTimer sinceCancel;
    const auto steps = services::checkProfile(
        profile(), {{{u"password"_qs, u"x"_qs}}}, job, [&](const HealthCheck&) {
            job.cancel(); // after the name, before the server has answered
            sinceCancel.start();
        });
    const bool wasSoon = !sinceCancel.hasExpired(1'000);
    VERIFY_OK(m_network->server().thaw());
    QCOMPARE(outline(steps), QStringList{u"name ok"_qs});
    QVERIFY(wasSoon);
}

QTEST_GUILESS_MAIN(ProfileCheckTest)
#include "profile_check_test.moc"
