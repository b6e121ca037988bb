#include "core/security/system_keychain.h"
#include "tests/support/secret_service.h"
#include "tests/support/verify_result.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QSet>
#include <QTest>
#include <QtConcurrentMap>

using namespace wardlight;
using security::SystemKeychain;

namespace {

const QByteArray Secret = QByteArrayLiteral("s3cret\0with zero \xff and \xe5\xbc\xa0");

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

} // namespace

/// SystemKeychain against GNOME Keyring, and without any service.
class KeychainTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void saysAtOnceThatThereIsNone();
    void keepsAndFindsBytes();
    void knowsNothingOfOtherNames();
    void replacesAndRemoves();
    void servesManyThreads();
    void outlivesItsFirstObject();
    void keepsNoPlainText();
    void givesUpOnAServiceThatHangs();
    void outlivesTheBus();

private:
    std::unique_ptr<test::SecretService> m_service;
};

void KeychainTest::initTestCase()
{
    // the first question is asked without a bus: see saysAtOnceThatThereIsNone()
    auto service = test::SecretService::start();
    VERIFY_OK(service);
    m_service = std::move(*service);
}

void KeychainTest::saysAtOnceThatThereIsNone()
{
    SystemKeychain keychain;
    QElapsedTimer timer;
    timer.start();
    VERIFY_ERROR(keychain.probe(), ErrorCode::Unavailable);
    VERIFY_ERROR(keychain.read(QStringLiteral("x")), ErrorCode::Unavailable);
    VERIFY_ERROR(keychain.write(QStringLiteral("x"), Secret), ErrorCode::Unavailable);
    VERIFY_ERROR(keychain.remove(QStringLiteral("x")), ErrorCode::Unavailable);
    QVERIFY(!timer.hasExpired(4'000)); // less than it would wait for a bus
    m_service->adopt();
}

void KeychainTest::keepsAndFindsBytes()
{
    SystemKeychain keychain;
    VERIFY_OK(keychain.probe());
    VERIFY_OK(keychain.write(QStringLiteral("profile/张 '\"/\n"), Secret));
    const auto found = SystemKeychain().read(QStringLiteral("profile/张 '\"/\n"));
    VERIFY_OK(found);
    QVERIFY(*found);
    QCOMPARE(**found, Secret);
}

void KeychainTest::knowsNothingOfOtherNames()
{
    SystemKeychain keychain;
    const auto found = keychain.read(QStringLiteral("profile"));
    VERIFY_OK(found);
    QVERIFY(!*found);
    VERIFY_OK(keychain.remove(QStringLiteral("profile")));
}

void KeychainTest::replacesAndRemoves()
{
    SystemKeychain keychain;
    const QString name = QStringLiteral("replaced");
    VERIFY_OK(keychain.write(name, "one"));
    VERIFY_OK(keychain.write(name, "two"));
    const auto second = keychain.read(name);
    VERIFY_OK(second);
    QCOMPARE(second->value_or(""), QByteArray("two"));
    VERIFY_OK(keychain.remove(name));
    const auto gone = keychain.read(name);
    VERIFY_OK(gone);
    QVERIFY(!*gone);
}

void KeychainTest::servesManyThreads()
{
    SystemKeychain keychain;
    QList<int> numbers;
    for (int i = 0; i < 24; ++i)
        numbers << i;
    const auto same = QtConcurrent::blockingMapped(numbers, [&keychain](int number) {
        const QString name = QStringLiteral("thread %1").arg(number);
        const QByteArray secret = QByteArray::number(number * 7919);
        if (!keychain.write(name, secret))
            return false;
        const auto found = keychain.read(name);
        return found && *found == secret;
    });
    QCOMPARE(same.count(true), 24);
}

void KeychainTest::outlivesItsFirstObject()
{
    for (int i = 0; i < 3; ++i) {
        SystemKeychain keychain;
        VERIFY_OK(keychain.write(QStringLiteral("again"), QByteArray::number(i)));
    }
}

void KeychainTest::keepsNoPlainText()
{
    SystemKeychain keychain;
    VERIFY_OK(keychain.write(QStringLiteral("plain"), "a-word-that-stands-nowhere"));
    QVERIFY(!isInAFile("a-word-that-stands-nowhere", m_service->folder()));
}

void KeychainTest::givesUpOnAServiceThatHangs()
{
    m_service->freeze();
    SystemKeychain keychain({.probeTimeout = std::chrono::milliseconds(300)});
    const auto answered = keychain.probe(); // as long as it is frozen nothing else can end this
    m_service->thaw();
    VERIFY_ERROR(answered, ErrorCode::Unavailable);
    VERIFY_OK(SystemKeychain().probe()); // the queue goes on
}

void KeychainTest::outlivesTheBus()
{
    m_service.reset(); // the bus goes with it; the process must not
    QTRY_VERIFY(!SystemKeychain().probe());
}

QTEST_GUILESS_MAIN(KeychainTest)
#include "keychain_test.moc"
