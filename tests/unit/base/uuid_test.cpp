#include "core/base/uuid.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <thread>
#include <vector>

using namespace wardlight;

class UuidTest : public QObject
{
    Q_OBJECT

private slots:
    void carriesTheTimeItWasMade();
    void readsTheTimeOfTheStandardsExample();
    void hasTheVersionAndVariantOfTheStandard();
    void sortsByAgeAsBytesAndAsUuid();
    void isUniqueAcrossThreads();
    void randomBitsDiffer();
};

void UuidTest::carriesTheTimeItWasMade()
{
    // First in the program: a burst of more than 4096 in a millisecond runs ahead of the clock.
    const auto now = [] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now().time_since_epoch());
    };
    const auto before = now();
    const QUuid uuid = newUuidV7();
    const auto after = now();
    QVERIFY(uuidV7Time(uuid) >= before);
    QVERIFY(uuidV7Time(uuid) <= after);
}

void UuidTest::readsTheTimeOfTheStandardsExample()
{
    // RFC 9562, appendix A.6: Tuesday, February 22, 2022 2:22:22.00 PM GMT-05:00
    const auto uuid = QUuid::fromString(QStringLiteral("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"));
    QCOMPARE(qint64(uuidV7Time(uuid).count()), 1645557742000LL);
}

void UuidTest::hasTheVersionAndVariantOfTheStandard()
{
    for (int i = 0; i < 1000; ++i) {
        const QByteArray bytes = newUuidV7().toRfc4122();
        QCOMPARE(static_cast<uchar>(bytes[6]) >> 4, 7); // RFC 9562, section 5.7: ver = 0b0111
        QCOMPARE(static_cast<uchar>(bytes[8]) >> 6, 2); // var = 0b10
    }
}

void UuidTest::sortsByAgeAsBytesAndAsUuid()
{
    std::vector<QUuid> made(20'000);
    std::generate(made.begin(), made.end(), newUuidV7);
    for (std::size_t i = 1; i < made.size(); ++i) {
        QVERIFY(made[i - 1] < made[i]);
        QVERIFY(made[i - 1].toRfc4122() < made[i].toRfc4122());
    }
}

void UuidTest::isUniqueAcrossThreads()
{
    constexpr int Threads = 4;
    constexpr int Each = 5'000;
    std::vector<std::vector<QUuid>> made(Threads, std::vector<QUuid>(Each));
    std::vector<std::thread> threads;
    for (auto& mine : made)
        threads.emplace_back([&mine] { std::generate(mine.begin(), mine.end(), newUuidV7); });
    for (auto& thread : threads)
        thread.join();
    std::set<QUuid> all;
    for (const auto& mine : made) {
        QVERIFY(std::is_sorted(mine.begin(), mine.end()));
        all.insert(mine.begin(), mine.end());
    }
    QCOMPARE(all.size(), std::size_t(Threads * Each));
}

void UuidTest::randomBitsDiffer()
{
    std::set<QByteArray> tails;
    for (int i = 0; i < 1000; ++i)
        tails.insert(newUuidV7().toRfc4122().right(8));
    QCOMPARE(tails.size(), std::size_t(1000));
}

QTEST_GUILESS_MAIN(UuidTest)
#include "uuid_test.moc"
