#include "core/base/sha256.h"

#include <QTest>

using namespace wardlight;

namespace {

std::span<const std::byte> bytesOf(const QByteArray& text)
{
    return std::as_bytes(std::span(text.data(), static_cast<std::size_t>(text.size())));
}

} // namespace

class Sha256Test : public QObject
{
    Q_OBJECT

private slots:
    void matchesTheStandardsVectors_data();
    void matchesTheStandardsVectors();
    void doesNotDependOnHowBytesArrive();
    void startsAnewAfterFinish();
    void goesOnAfterAMove();
    void readsHexOfEitherCase();
    void refusesWhatIsNoDigest_data();
    void refusesWhatIsNoDigest();
    void refusesBytesOfAnotherLength();
};

void Sha256Test::matchesTheStandardsVectors_data()
{
    // NIST, "Examples with Intermediate Values" and FIPS 180-2 appendix B; the empty message and
    // the two below it from the CAVP SHA-256 short message tests.
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("digest");
    QTest::newRow("empty")
        << QByteArray()
        << QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("8 bits")
        << QByteArray("\xd3")
        << QStringLiteral("28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1");
    QTest::newRow("24 bits")
        << QByteArray("abc")
        << QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("448 bits")
        << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        << QStringLiteral("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("896 bits")
        << QByteArray("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjk"
                      "lmnopqklmnopqrlmnopqrsmnopqrstnopqrstu")
        << QStringLiteral("cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    QTest::newRow("a million a")
        << QByteArray(1'000'000, 'a')
        << QStringLiteral("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void Sha256Test::matchesTheStandardsVectors()
{
    QFETCH(const QByteArray, message);
    QFETCH(const QString, digest);
    QCOMPARE(Sha256::of(message).toHex(), digest);
}

void Sha256Test::doesNotDependOnHowBytesArrive()
{
    const QByteArray message(1000, 'x');
    const Sha256Digest whole = Sha256::of(message);
    for (const qsizetype step : {1, 7, 63, 64, 65, 999}) {
        Sha256 hash;
        for (qsizetype at = 0; at < message.size(); at += step)
            hash.add(bytesOf(message.mid(at, step)));
        hash.add({});
        QVERIFY(hash.finish() == whole);
    }
}

void Sha256Test::startsAnewAfterFinish()
{
    Sha256 hash;
    hash.add(bytesOf("first"));
    (void)hash.finish();
    hash.add(bytesOf("abc"));
    QVERIFY(hash.finish() == Sha256::of(QByteArrayView("abc")));
}

void Sha256Test::goesOnAfterAMove()
{
    Sha256 first;
    first.add(bytesOf("ab"));
    Sha256 second = std::move(first);
    second.add(bytesOf("c"));
    QVERIFY(second.finish() == Sha256::of(QByteArrayView("abc")));
}

void Sha256Test::readsHexOfEitherCase()
{
    const Sha256Digest digest = Sha256::of(QByteArrayView("abc"));
    QCOMPARE(digest.toBytes().size(), 32);
    QVERIFY(Sha256Digest::fromHex(digest.toHex()) == digest);
    QVERIFY(Sha256Digest::fromHex(digest.toHex().toUpper()) == digest);
    QVERIFY(Sha256Digest::fromBytes(digest.toBytes()) == digest);
}

void Sha256Test::refusesWhatIsNoDigest_data()
{
    const QString digest = Sha256::of(QByteArrayView("abc")).toHex();
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("one short") << digest.left(63);
    QTest::newRow("one more") << digest + u'0';
    QTest::newRow("no hex digit") << digest.left(63) + u'g';
    QTest::newRow("space") << digest.left(63) + u' ';
    QTest::newRow("full-width digit") << digest.left(63) + QChar(0xff11);
    QTest::newRow("letter whose low byte is a digit") << digest.left(63) + QChar(0x0131);
}

void Sha256Test::refusesWhatIsNoDigest()
{
    QFETCH(const QString, text);
    QVERIFY(!Sha256Digest::fromHex(text).has_value());
}

void Sha256Test::refusesBytesOfAnotherLength()
{
    QVERIFY(!Sha256Digest::fromBytes(QByteArray(31, 'x')).has_value());
    QVERIFY(!Sha256Digest::fromBytes(QByteArray(33, 'x')).has_value());
    QVERIFY(!Sha256Digest::fromBytes({}).has_value());
}

QTEST_GUILESS_MAIN(Sha256Test)
#include "sha256_test.moc"
