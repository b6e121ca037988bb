#include "core/security/memory_keychain.h"
#include "core/security/system_keychain.h"
#include "core/workspace/workspace.h"
#include "tests/support/secret_service.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_result.h"

#include <QDirIterator>
#include <QFile>

using namespace wardlight;
using workspace::Workspace;

namespace {

bool isInAFile(const QByteArray& bytes, const QString& folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            return true;
    }
    return false;
}

} // namespace

/// Where a workspace's key is kept: in the keychain, and in a file only where there is none.
class WorkspaceKeyTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void liesInTheKeychain();
    void liesInAFileWithoutOne();
    void movesFromItsFile();
    void isNeverReplacedSilently();
    void isWantedWhereItsKeychainIs();
    void leavesAPlantedFileAlone();
    void goesWithTheWorkspace();

private:
    [[nodiscard]] Result<Workspace> create(const Workspace::KeychainPointer& keychain) const;

    std::unique_ptr<test::SecretService> m_service;
    Workspace::KeychainPointer m_keychain;
    std::optional<test::TemporaryWorkspace> m_place;
};

void WorkspaceKeyTest::initTestCase()
{
    auto service = test::SecretService::start();
    VERIFY_OK(service);
    m_service = std::move(*service);
    m_service->adopt();
    m_keychain = std::make_shared<security::SystemKeychain>();
}

void WorkspaceKeyTest::init()
{
    auto place = test::TemporaryWorkspace::create();
    VERIFY_OK(place);
    m_place.emplace(std::move(*place));
}

void WorkspaceKeyTest::cleanup()
{
    VERIFY_OK(Workspace::destroy(m_place->folder(), m_keychain));
}

Result<Workspace> WorkspaceKeyTest::create(const Workspace::KeychainPointer& keychain) const
{
    return Workspace::create(m_place->folder(), keychain);
}

void WorkspaceKeyTest::liesInTheKeychain()
{
    const auto workspace = create(m_keychain);
    VERIFY_OK(workspace);
    const auto key = workspace->key();
    VERIFY_OK(key);
    QCOMPARE(key->size(), 32);
    QVERIFY(!QFile::exists(workspace->keyFile()));
    QVERIFY(!isInAFile(*key, m_place->folder() + u"/keys"_qs));
    QCOMPARE(*workspace->isKeyInFile(), false);
    // as another program finds it
    const auto again =
        Workspace::open(m_place->folder(), std::make_shared<security::SystemKeychain>());
    VERIFY_OK(again);
    const auto found = again->key();
    VERIFY_OK(found);
    QCOMPARE(*found, *key);
}

void WorkspaceKeyTest::liesInAFileWithoutOne()
{
    const auto workspace = create({});
    VERIFY_OK(workspace);
    QVERIFY(QFile::exists(workspace->keyFile()));
    QCOMPARE(*workspace->isKeyInFile(), true);
    QCOMPARE(workspace->key()->size(), 32);
}

void WorkspaceKeyTest::movesFromItsFile()
{
    QByteArray key;
    {
        const auto before = create({});
        VERIFY_OK(before);
        key = *before->key();
    }
    const auto workspace = Workspace::open(m_place->folder(), m_keychain);
    VERIFY_OK(workspace);
    QCOMPARE(*workspace->key(), key); // as it is, before it is moved
    VERIFY_OK(workspace->secureKey());
    QVERIFY(!QFile::exists(workspace->keyFile()));
    QCOMPARE(*workspace->key(), key);
    QCOMPARE(*workspace->isKeyInFile(), false);
    VERIFY_OK(workspace->secureKey()); // once is enough
}

void WorkspaceKeyTest::isNeverReplacedSilently()
{
    const auto workspace = create(m_keychain);
    VERIFY_OK(workspace);
    const auto other =
        Workspace::open(m_place->folder(), std::make_shared<security::MemoryKeychain>());
    VERIFY_OK(other);
    VERIFY_ERROR(other->key(), ErrorCode::NotFound); // another user's keychain
    VERIFY_OK(other->secureKey());
    VERIFY_ERROR(other->key(), ErrorCode::NotFound);
}

void WorkspaceKeyTest::isWantedWhereItsKeychainIs()
{
    VERIFY_OK(create(m_keychain));
    const auto without = Workspace::open(m_place->folder());
    VERIFY_OK(without);
    VERIFY_ERROR(without->key(), ErrorCode::Unavailable);
}

void WorkspaceKeyTest::leavesAPlantedFileAlone()
{
    const auto workspace = create(m_keychain);
    VERIFY_OK(workspace);
    const QByteArray key = *workspace->key();
    QFile planted(workspace->keyFile());
    QVERIFY(planted.open(QIODevice::WriteOnly));
    planted.write(QByteArray(32, 'x'));
    planted.close();
    VERIFY_OK(workspace->secureKey());
    QCOMPARE(*workspace->key(), key);
    QVERIFY(planted.exists());
}

void WorkspaceKeyTest::goesWithTheWorkspace()
{
    const auto workspace = create(m_keychain);
    VERIFY_OK(workspace);
    const QString name = u"workspace/"_qs + workspace->id().toString(QUuid::WithoutBraces);
    QVERIFY(m_keychain->read(name)->has_value());
    VERIFY_OK(Workspace::destroy(m_place->folder(), m_keychain));
    QVERIFY(!m_keychain->read(name)->has_value());
    VERIFY_OK(create(m_keychain)); // for cleanup()
}

QTEST_GUILESS_MAIN(WorkspaceKeyTest)
#include "workspace_key_test.moc"
