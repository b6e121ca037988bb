#include "core/profiles/secret_store.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::profiles;

namespace {

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

ProfileSecrets someSecrets()
{
    return {{{u"password"_qs, u"geheim ' 密码"_qs}}, "AKID", "secret/+="};
}

} // namespace

class SecretStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void keepsThemInTheKeychain();
    void remembersThemWithoutOne();
    void forgetsOneProfileAlone();
    void knowsNothingAtFirst();
    void putsWhatIsRememberedFirst();
};

void SecretStoreTest::keepsThemInTheKeychain()
{
    const auto keychain = std::make_shared<security::MemoryKeychain>();
    const auto id = ProfileId::generate();
    const auto where = SecretStore(keychain).keep(id, someSecrets());
    VERIFY_OK(where);
    QCOMPARE(*where, SecretStore::Where::Keychain);
    const auto read = SecretStore(keychain).read(id); // as another program
    VERIFY_OK(read);
    QCOMPARE(read->database, someSecrets().database);
    QCOMPARE(read->accessKey, someSecrets().accessKey);
    QCOMPARE(read->secretKey, someSecrets().secretKey);
}

void SecretStoreTest::remembersThemWithoutOne()
{
    SecretStore store(std::make_shared<NoKeychain>());
    const auto id = ProfileId::generate();
    QCOMPARE(store.where(), SecretStore::Where::Memory);
    const auto where = store.keep(id, someSecrets());
    VERIFY_OK(where);
    QCOMPARE(*where, SecretStore::Where::Memory);
    QCOMPARE(store.read(id)->secretKey, someSecrets().secretKey);
    QVERIFY(SecretStore(std::make_shared<NoKeychain>()).read(id)->isEmpty());
}

void SecretStoreTest::forgetsOneProfileAlone()
{
    SecretStore store(std::make_shared<security::MemoryKeychain>());
    const auto one = ProfileId::generate();
    const auto other = ProfileId::generate();
    VERIFY_OK(store.keep(one, someSecrets()));
    VERIFY_OK(store.keep(other, someSecrets()));
    VERIFY_OK(store.forget(one));
    QVERIFY(store.read(one)->isEmpty());
    QVERIFY(!store.read(other)->isEmpty());
}

void SecretStoreTest::knowsNothingAtFirst()
{
    SecretStore store(std::make_shared<security::MemoryKeychain>());
    const auto read = store.read(ProfileId::generate());
    VERIFY_OK(read);
    QVERIFY(read->isEmpty());
}

void SecretStoreTest::putsWhatIsRememberedFirst()
{
    SecretStore store(std::make_shared<security::MemoryKeychain>());
    const auto id = ProfileId::generate();
    VERIFY_OK(store.keep(id, someSecrets()));
    store.remember(id, {{{u"password"_qs, u"typed"_qs}}});
    QCOMPARE(store.read(id)->database.value(u"password"_qs), u"typed"_qs);
    VERIFY_OK(store.keep(id, someSecrets()));
    QCOMPARE(store.read(id)->database, someSecrets().database);
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "secret_store_test.moc"
