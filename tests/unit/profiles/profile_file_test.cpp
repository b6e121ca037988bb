#include "core/profiles/profile_file.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrentMap>

#include <sys/stat.h>

using namespace wardlight;
using namespace wardlight::profiles;

namespace {

Profile profileNamed(const QString& name)
{
    Profile profile;
    profile.id = ProfileId::generate();
    profile.name = name;
    profile.database = {{u"host"_qs, u"db.example"_qs}, {u"dbname"_qs, u"ward"_qs}};
    return profile;
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text);
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ProfileFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void isEmptyWithoutAFile();
    void keepsProfilesByName();
    void letsOnlyItsUserRead();
    void refusesANameThatIsTaken();
    void renamesByItsId();
    void removesByItsId();
    void saysWhatIsGone();
    void refusesProfilesThatBreakRules();
    void keepsADamagedFileAside_data();
    void keepsADamagedFileAside();
    void leavesANewerVersionsFileAlone();
    void losesNothingWhenManyWrite();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"config/profiles.json"_qs); }
    [[nodiscard]] ProfileFile file() const { return ProfileFile(path()); }

    std::optional<QTemporaryDir> m_folder;
};

void ProfileFileTest::init()
{
    m_folder.emplace();
}

void ProfileFileTest::isEmptyWithoutAFile()
{
    const auto profiles = file().list();
    VERIFY_OK(profiles);
    QVERIFY(profiles->isEmpty());
    VERIFY_ERROR(file().find(u"ward"_qs), ErrorCode::NotFound);
    QVERIFY(!QFile::exists(path())); // asking makes nothing
}

void ProfileFileTest::keepsProfilesByName()
{
    const Profile b = profileNamed(u"b"_qs);
    const Profile a = profileNamed(u"A 张"_qs);
    VERIFY_OK(file().add(b));
    VERIFY_OK(file().add(a));
    const auto profiles = file().list();
    VERIFY_OK(profiles);
    QCOMPARE(*profiles, (QList<Profile>{a, b}));
    const auto found = file().find(u"a 张"_qs);
    VERIFY_OK(found);
    QCOMPARE(*found, a);
}

void ProfileFileTest::letsOnlyItsUserRead()
{
    VERIFY_OK(file().add(profileNamed(u"ward"_qs)));
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(path()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, 0600U);
}

void ProfileFileTest::refusesANameThatIsTaken()
{
    VERIFY_OK(file().add(profileNamed(u"Ward"_qs)));
    VERIFY_ERROR(file().add(profileNamed(u"ward"_qs)), ErrorCode::Conflict);
    const Profile other = profileNamed(u"other"_qs);
    VERIFY_OK(file().add(other));
    Profile renamed = other;
    renamed.name = u"WARD"_qs;
    VERIFY_ERROR(file().replace(renamed), ErrorCode::Conflict);
}

void ProfileFileTest::renamesByItsId()
{
    Profile profile = profileNamed(u"ward"_qs);
    VERIFY_OK(file().add(profile));
    profile.name = u"Ward"_qs; // the same to a person, and its own
    profile.kind = ProfileKind::Test;
    VERIFY_OK(file().replace(profile));
    QCOMPARE(*file().list(), QList<Profile>{profile});
}

void ProfileFileTest::removesByItsId()
{
    const Profile profile = profileNamed(u"ward"_qs);
    VERIFY_OK(file().add(profile));
    VERIFY_OK(file().remove(profile.id));
    QVERIFY(file().list()->isEmpty());
}

void ProfileFileTest::saysWhatIsGone()
{
    VERIFY_ERROR(file().remove(ProfileId::generate()), ErrorCode::NotFound);
    VERIFY_ERROR(file().replace(profileNamed(u"ward"_qs)), ErrorCode::NotFound);
}

void ProfileFileTest::refusesProfilesThatBreakRules()
{
    Profile profile = profileNamed(u"ward"_qs);
    profile.database.clear();
    VERIFY_ERROR(file().add(profile), ErrorCode::Invalid);
    QVERIFY(!QFile::exists(path()));
}

void ProfileFileTest::keepsADamagedFileAside_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("garbage") << QByteArray("\xff\xfe garbage");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray("{\"format\": \"wardlight-profiles\", \"prof");
    QTest::newRow("another format") << QByteArray("{\"format\": \"x\", \"profiles\": []}");
    QTest::newRow("no list") << QByteArray("{\"format\":\"wardlight-profiles\",\"version\":1}");
    QTest::newRow("no profile") << QByteArray(
        "{\"format\":\"wardlight-profiles\",\"version\":1,\"profiles\":[7]}");
}

void ProfileFileTest::keepsADamagedFileAside()
{
    QFETCH(const QByteArray, text);
    QDir().mkpath(m_folder->filePath(u"config"_qs));
    write(path(), text);
    VERIFY_ERROR(file().list(), ErrorCode::Integrity);
    QCOMPARE(read(path()), text); // looking changes nothing
    VERIFY_ERROR(file().remove(ProfileId::generate()), ErrorCode::NotFound);
    QCOMPARE(read(path()), text); // nor does what fails
    const auto kept = file().add(profileNamed(u"ward"_qs));
    VERIFY_OK(kept);
    QCOMPARE(read(kept->movedAside), text);
    QCOMPARE(file().list()->size(), 1);
}

void ProfileFileTest::leavesANewerVersionsFileAlone()
{
    const QByteArray text =
        "{\"format\":\"wardlight-profiles\",\"version\":2,\"profiles\":[{\"new\":1}]}";
    QDir().mkpath(m_folder->filePath(u"config"_qs));
    write(path(), text);
    VERIFY_ERROR(file().list(), ErrorCode::Unsupported);
    VERIFY_ERROR(file().add(profileNamed(u"ward"_qs)), ErrorCode::Unsupported);
    QCOMPARE(read(path()), text);
}

void ProfileFileTest::losesNothingWhenManyWrite()
{
    QList<int> numbers;
    for (int i = 0; i < 40; ++i)
        numbers << i;
    // each with a file object and a lock of its own, as programs have
    const auto added = QtConcurrent::blockingMapped(numbers, [this](int number) {
        return file().add(profileNamed(QStringLiteral("ward %1").arg(number))).has_value();
    });
    QCOMPARE(added.count(true), 40);
    QCOMPARE(file().list()->size(), 40);
}

QTEST_GUILESS_MAIN(ProfileFileTest)
#include "profile_file_test.moc"
