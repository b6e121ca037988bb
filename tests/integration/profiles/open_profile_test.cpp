#include "app/services/profile_check.h"
#include "app/services/services.h"
#include "core/objects/object_store.h"
#include "core/patients/patient_store.h"
#include "core/postgres/migrations.h"
#include "core/profiles/profile_file.h"
#include "core/profiles/secret_store.h"
#include "tests/integration/profiles/network_server.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

using namespace wardlight;
using services::Place;

namespace {

bool isInAFile(const QByteArray& text, const QString& folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            return true;
    }
    return false;
}

/// A machine without a secret service.
class NoKeychain final : public security::Keychain
{
public:
    [[nodiscard]] Result<> probe() override { return fail(ErrorCode::Unavailable, {}); }
    [[nodiscard]] Result<std::optional<QByteArray>> read(const QString& /*name*/) override
    {
        return fail(ErrorCode::Unavailable, {});
    }
    [[nodiscard]] Result<> write(const QString& /*name*/, const QByteArray& /*secret*/) override
    {
        return fail(ErrorCode::Unavailable, {});
    }
    [[nodiscard]] Result<> remove(const QString& /*name*/) override
    {
        return fail(ErrorCode::Unavailable, {});
    }
};

} // namespace

/// Services over a profile: its own database, shared with others.
class OpenProfileTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void migratesOnlyWhenAsked();
    void opensWithItsSecret();
    void refusesWithoutItsSecret();
    void saysThatThereIsNoObjectStore();
    void opensAFolderOfObjects();
    void keepsTheAuditKeyInAFileWithoutAKeychain();
    void neverMakesASecondAuditKey();
    void saysWhichExtensionIsMissing();
    void saysThatThereIsNoSuchProfile();

private:
    [[nodiscard]] services::ServicesOptions options() const;
    [[nodiscard]] profiles::Profile added(const QString& name, const QString& database);

    std::optional<test::NetworkServer> m_network;
    QTemporaryDir m_home;
    QString m_database;
    std::shared_ptr<profiles::SecretStore> m_secrets;
};

void OpenProfileTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home.filePath(u"config"_qs)));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.filePath(u"data"_qs)));
    auto network = test::NetworkServer::start();
    VERIFY_OK(network);
    m_network.emplace(std::move(*network));
    const auto database = m_network->server().createDatabase();
    VERIFY_OK(database);
    m_database = *database;
    m_secrets =
        std::make_shared<profiles::SecretStore>(std::make_shared<security::MemoryKeychain>());
    (void)added(u"Ward"_qs, m_database);
}

profiles::Profile OpenProfileTest::added(const QString& name, const QString& database)
{
    profiles::Profile profile;
    profile.id = profiles::ProfileId::generate();
    profile.name = name;
    profile.kind = profiles::ProfileKind::Test;
    profile.database = {{u"host"_qs, u"localhost"_qs},
                        {u"port"_qs, QString::number(m_network->port())},
                        {u"dbname"_qs, database},
                        {u"user"_qs, QString::fromLatin1(test::PostgresServer::Owner)},
                        {u"sslmode"_qs, u"verify-full"_qs},
                        {u"sslrootcert"_qs, m_network->caFile()}};
    const auto kept = m_secrets->keep(
        profile.id, {{{u"password"_qs, QString::fromUtf8(test::NetworkServer::Password)}}});
    const auto saved = profiles::ProfileFile().add(profile);
    if (!kept || !saved)
        qFatal("the test's profile cannot be saved");
    return profile;
}

services::ServicesOptions OpenProfileTest::options() const
{
    services::ServicesOptions options;
    options.person = u"Li Na"_qs;
    options.program = u"test"_qs;
    options.profile = u"Ward"_qs;
    options.secrets = m_secrets;
    return options;
}

void OpenProfileTest::migratesOnlyWhenAsked()
{
    const auto before = services::openServices(options());
    VERIFY_ERROR(before, ErrorCode::Schema);
    QVERIFY(before.error().message.contains(u"--profile \"Ward\" migrate"_qs));
    const auto tables = m_network->server().query(
        m_database, u"select count(*) from pg_tables where schemaname = 'public' "
                    "and tablename <> 'spatial_ref_sys'"_qs);
    VERIFY_OK(tables);
    QCOMPARE(tables->at(0).at(0), u"0"_qs); // it was looked at, no more
    const auto report = services::migratePlace(options());
    VERIFY_OK(report);
    QCOMPARE(report->from, 0);
    QCOMPARE(report->to, postgres::latestSchemaVersion());
    const auto ahead = m_network->server().query(
        m_database, u"SELECT to_regclass(to_char(now() AT TIME ZONE 'UTC' + interval '2 months', "
                    "'\"measurements_\"YYYY_MM')) IS NOT NULL"_qs);
    VERIFY_OK(ahead);
    QCOMPARE(ahead->at(0).at(0), u"t"_qs); // and months for what will be measured
}

void OpenProfileTest::opensWithItsSecret()
{
    const auto opened = services::openServices(options());
    VERIFY_OK(opened);
    QCOMPARE(opened->place.kind, Place::Kind::Test);
    QCOMPARE(opened->place.name, u"Ward"_qs);
    QVERIFY(!opened->place.isKeyInFile);
    VERIFY_OK(opened->patients->list({}));
    // the look was recorded, and its head kept on this computer
    QVERIFY(QFile::exists(opened->place.folder + u"/audit-heads"_qs));
    QVERIFY(!isInAFile(test::NetworkServer::Password, m_home.path()));
}

void OpenProfileTest::refusesWithoutItsSecret()
{
    auto without = options();
    without.secrets =
        std::make_shared<profiles::SecretStore>(std::make_shared<security::MemoryKeychain>());
    VERIFY_ERROR(services::openServices(without), ErrorCode::Permission);
}

void OpenProfileTest::saysThatThereIsNoObjectStore()
{
    const auto opened = services::openServices(options());
    VERIFY_OK(opened);
    const auto page = opened->objects->list({});
    VERIFY_ERROR(page, ErrorCode::Unsupported);
    QVERIFY(page.error().message.contains(u"Ward"_qs));
}

void OpenProfileTest::opensAFolderOfObjects()
{
    auto profile = added(u"With objects"_qs, m_database);
    profile.objectsFolder = m_home.filePath(u"objects"_qs);
    QVERIFY(QDir().mkpath(profile.objectsFolder));
    VERIFY_OK(profiles::ProfileFile().replace(profile));
    auto with = options();
    with.profile = profile.name;
    const auto opened = services::openServices(with);
    VERIFY_OK(opened);
    const auto page = opened->objects->list({});
    VERIFY_OK(page);
    QVERIFY(page->objects.empty());
}

void OpenProfileTest::keepsTheAuditKeyInAFileWithoutAKeychain()
{
    const auto profile = added(u"No keychain"_qs, m_database);
    auto without = options();
    without.profile = profile.name;
    without.secrets = std::make_shared<profiles::SecretStore>(std::make_shared<NoKeychain>());
    without.secrets->remember(
        profile.id, {{{u"password"_qs, QString::fromUtf8(test::NetworkServer::Password)}}});
    const auto opened = services::openServices(without);
    VERIFY_OK(opened);
    QVERIFY(opened->place.isKeyInFile);
    const QString file = opened->place.folder + u"/audit.key"_qs;
    QCOMPARE(QFile(file).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
             QFile::Permissions());
    VERIFY_OK(opened->patients->list({}));
    // where a keychain appears, the same key moves there
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    const QByteArray key = kept.readAll();
    auto with = options();
    with.profile = profile.name;
    const auto again = services::openServices(with);
    VERIFY_OK(again);
    QVERIFY(!again->place.isKeyInFile);
    QVERIFY(!QFile::exists(file));
    QCOMPARE(*m_secrets->keychain()->read(u"audit/"_qs + profile.id.toString()), key);
}

void OpenProfileTest::neverMakesASecondAuditKey()
{
    const auto profile = added(u"Second"_qs, m_database);
    auto with = options();
    with.profile = profile.name;
    const auto opened = services::openServices(with);
    VERIFY_OK(opened);
    VERIFY_OK(opened->patients->list({}));
    with.secrets = std::make_shared<profiles::SecretStore>(std::make_shared<NoKeychain>());
    with.secrets->remember(profile.id,
                           {{{u"password"_qs, QString::fromUtf8(test::NetworkServer::Password)}}});
    VERIFY_ERROR(services::openServices(with), ErrorCode::Unavailable);
}

void OpenProfileTest::saysWhichExtensionIsMissing()
{
    const auto database = m_network->server().createDatabase(u"template1"_qs);
    VERIFY_OK(database);
    auto bare = options();
    bare.profile = added(u"Bare"_qs, *database).name;
    const auto migrated = services::migratePlace(bare);
    VERIFY_ERROR(migrated, ErrorCode::Permission);
    QVERIFY(migrated.error().message.contains(u"postgis"_qs)); // only a superuser may make it
}

void OpenProfileTest::saysThatThereIsNoSuchProfile()
{
    auto none = options();
    none.profile = u"elsewhere"_qs;
    VERIFY_ERROR(services::openServices(none), ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(OpenProfileTest)
#include "open_profile_test.moc"
