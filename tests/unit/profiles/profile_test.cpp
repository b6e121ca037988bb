#include "core/profiles/profile.h"
#include "core/profiles/profile_json.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::profiles;

namespace {

Profile soundProfile()
{
    Profile profile;
    profile.id = ProfileId::generate();
    profile.name = u"急诊 Ward 3"_qs;
    profile.kind = ProfileKind::Test;
    profile.database = {{u"host"_qs, u"db.example"_qs}, {u"dbname"_qs, u"ward"_qs}};
    profile.bucket = BucketPlace{u"https://s3.example:9000"_qs,
                                 u"images"_qs,
                                 u"eu-1"_qs,
                                 BucketStyle::Path,
                                 {},
                                 false,
                                 true};
    return profile;
}

} // namespace

class ProfileTest final : public QObject
{
    Q_OBJECT

private slots:
    void acceptsASoundProfile();
    void refusesHostileNames_data();
    void refusesHostileNames();
    void refusesADatabaseThatCannotBe_data();
    void refusesADatabaseThatCannotBe();
    void refusesABucketThatCannotBe_data();
    void refusesABucketThatCannotBe();
    void wantsOnePlaceForObjects();
    void wantsAPlace();
    void comparesNamesAsAPersonDoes_data();
    void comparesNamesAsAPersonDoes();
    void keepsItselfInJson();
    void otherConnectionsDifferInPart();
    void leavesSecretsOutOfJson();
};

void ProfileTest::acceptsASoundProfile()
{
    QVERIFY(problemsOf(soundProfile()).isEmpty());
}

void ProfileTest::refusesHostileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("spaces") << u"   "_qs;
    QTest::newRow("space at the end") << u"ward "_qs;
    QTest::newRow("two spaces") << u"ward  3"_qs;
    QTest::newRow("newline") << u"ward\n3"_qs;
    QTest::newRow("escape") << u"ward\x1b[31m"_qs;
    QTest::newRow("right-to-left override") << u"test\u202Etest"_qs;
    QTest::newRow("zero width") << u"wa\u200Brd"_qs;
    QTest::newRow("NUL") << u"ward"_qs + QChar(u'\0');
    QTest::newRow("half a character") << u"ward"_qs + QChar(0xD83D);
    QTest::newRow("an option") << u"--json"_qs;
    QTest::newRow("too long") << QString(65, u'x');
}

void ProfileTest::refusesHostileNames()
{
    QFETCH(const QString, name);
    Profile profile = soundProfile();
    profile.name = name;
    const auto problems = problemsOf(profile);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].field, ProfileField::Name);
}

void ProfileTest::refusesADatabaseThatCannotBe_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("value");
    QTest::addColumn<ProfileField>("field");
    QTest::newRow("no host") << u"host"_qs << QString() << ProfileField::Host;
    QTest::newRow("no database") << u"dbname"_qs << QString() << ProfileField::DatabaseName;
    QTest::newRow("port 0") << u"port"_qs << u"0"_qs << ProfileField::Port;
    QTest::newRow("port 65536") << u"port"_qs << u"65536"_qs << ProfileField::Port;
    QTest::newRow("port of words") << u"port"_qs << u"http"_qs << ProfileField::Port;
    QTest::newRow("three ports") << u"port"_qs << u"1,2,3"_qs << ProfileField::Port;
    QTest::newRow("TLS mode") << u"sslmode"_qs << u"on"_qs << ProfileField::TlsMode;
    QTest::newRow("no file") << u"sslrootcert"_qs << u"/no/such.pem"_qs << ProfileField::TlsCaFile;
    QTest::newRow("relative") << u"sslrootcert"_qs << u"ca.pem"_qs << ProfileField::TlsCaFile;
    QTest::newRow("newline") << u"user"_qs << u"a\nb"_qs << ProfileField::Database;
}

void ProfileTest::refusesADatabaseThatCannotBe()
{
    QFETCH(const QString, word);
    QFETCH(const QString, value);
    QFETCH(const ProfileField, field);
    Profile profile = soundProfile();
    profile.database.insert(word, value);
    const auto problems = problemsOf(profile);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].field, field);
}

void ProfileTest::refusesABucketThatCannotBe_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("bucket");
    QTest::addColumn<QString>("region");
    QTest::addColumn<ProfileField>("field");
    const QString url = u"https://s3.example"_qs;
    QTest::newRow("no URL") << u"s3.example"_qs << u"images"_qs << QString()
                            << ProfileField::Endpoint;
    QTest::newRow("ftp") << u"ftp://s3.example"_qs << u"images"_qs << QString()
                         << ProfileField::Endpoint;
    QTest::newRow("password") << u"https://a:b@s3.example"_qs << u"images"_qs << QString()
                              << ProfileField::Endpoint;
    QTest::newRow("query") << u"https://s3.example/?x"_qs << u"images"_qs << QString()
                           << ProfileField::Endpoint;
    QTest::newRow("nowhere") << QString() << u"images"_qs << QString() << ProfileField::Endpoint;
    QTest::newRow("no bucket") << url << QString() << QString() << ProfileField::Bucket;
    QTest::newRow("slash") << url << u"a/../b"_qs << QString() << ProfileField::Bucket;
    QTest::newRow("region") << url << u"images"_qs << u"eu 1"_qs << ProfileField::Region;
}

void ProfileTest::refusesABucketThatCannotBe()
{
    QFETCH(const QString, endpoint);
    QFETCH(const QString, bucket);
    QFETCH(const QString, region);
    QFETCH(const ProfileField, field);
    Profile profile = soundProfile();
    profile.bucket = BucketPlace{endpoint, bucket, region, BucketStyle::Automatic, {}};
    const auto problems = problemsOf(profile);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].field, field);
}

void ProfileTest::wantsOnePlaceForObjects()
{
    Profile profile = soundProfile();
    profile.objectsFolder = u"/srv/objects"_qs;
    QCOMPARE(problemsOf(profile).size(), 1);
    profile.bucket.reset();
    QVERIFY(problemsOf(profile).isEmpty());
    profile.objectsFolder = u"objects"_qs;
    QCOMPARE(problemsOf(profile).size(), 1);
}

void ProfileTest::wantsAPlace()
{
    Profile profile = soundProfile();
    profile.database.clear();
    profile.bucket.reset();
    const auto problems = problemsOf(profile);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].field, ProfileField::Places);
}

void ProfileTest::comparesNamesAsAPersonDoes_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    QTest::newRow("case") << u"Ward"_qs << u"wARD"_qs << true;
    QTest::newRow("width") << u"ＷＡＲＤ"_qs << u"ward"_qs << true;
    QTest::newRow("composition") << u"Zu\u0308rich"_qs << u"Zürich"_qs << true;
    QTest::newRow("another") << u"ward 1"_qs << u"ward 2"_qs << false;
}

void ProfileTest::comparesNamesAsAPersonDoes()
{
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    QFETCH(const bool, same);
    QCOMPARE(comparableName(a) == comparableName(b), same);
}

void ProfileTest::keepsItselfInJson()
{
    Profile profile = soundProfile();
    QCOMPARE(profileFromJson(toJson(profile)), profile);
    profile.bucket.reset();
    profile.objectsFolder = u"/srv/objects"_qs;
    profile.reading = {{u"host"_qs, u"standby.example"_qs}};
    profile.listening = {{u"port"_qs, u"5432"_qs}};
    QCOMPARE(profileFromJson(toJson(profile)), profile);
}

void ProfileTest::otherConnectionsDifferInPart()
{
    const postgres::DsnWords pooled = {{u"host"_qs, u"db.example,b.example"_qs},
                                       {u"hostaddr"_qs, u"10.0.0.1,10.0.0.2"_qs},
                                       {u"port"_qs, u"6432,6433"_qs},
                                       {u"dbname"_qs, u"ward"_qs}};
    QCOMPARE(changedWords(pooled, {}), pooled);
    postgres::DsnWords samePlace = pooled;
    samePlace.insert(u"port"_qs, u"5432"_qs);
    QCOMPARE(changedWords(pooled, {{u"port"_qs, u"5432"_qs}}), samePlace);
    // Another server has neither the first one's address nor its port.
    QCOMPARE(changedWords(pooled, {{u"host"_qs, u"c.example"_qs}}),
             (postgres::DsnWords{{u"host"_qs, u"c.example"_qs}, {u"dbname"_qs, u"ward"_qs}}));
    Profile profile = soundProfile();
    profile.listening = {{u"port"_qs, u"no port"_qs}};
    QCOMPARE(problemsOf(profile).size(), 1);
    QCOMPARE(problemsOf(profile).first().field, ProfileField::ListeningHost);
}

void ProfileTest::leavesSecretsOutOfJson()
{
    QJsonObject json = toJson(soundProfile());
    QJsonObject words = json[u"database"_qs].toObject();
    words.insert(u"password"_qs, u"by hand"_qs);
    json.insert(u"database"_qs, words);
    const auto read = profileFromJson(json);
    QVERIFY(read);
    QVERIFY(!read->database.contains(u"password"_qs));
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "profile_test.moc"
