#include "core/objects/byte_sources.h"
#include "tests/integration/imaging/imaging_room.h"
#include "tests/support/verify_result.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace wardlight;
using namespace wardlight::imaging;
using test::ImagingRoom;
using test::Slice;

using State = StackImage::State;

namespace {

constexpr int Slices = 12;
constexpr qint64 FrameBytes = 32; ///< 4 × 4 × 16 bit

int countOf(const SeriesLoader& loader, State state)
{
    int count = 0;
    for (int position = 0; position < loader.size(); ++position)
        count += loader.at(position).state == state;
    return count;
}

} // namespace

class SeriesLoaderTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void loadsEveryImage();
    void showsTheOneLookedAtFirst();
    void refusesADamagedObjectAlone();
    void asksBeforeShowingTheUnverified();
    void keepsToItsBudgetAndVerifiesTheRest();
    void survivesADecoderThatIsKilled();
    void dropsEverythingWhenClosed();
    void makesThumbnails();

private:
    [[nodiscard]] std::vector<Instance> instances() const
    {
        auto contents = m_room->imaging->openStudy(QStringLiteral("1.2.826.1"));
        return contents ? contents->series.at(0).instances : std::vector<Instance>();
    }
    [[nodiscard]] SeriesLoader::Sources sources() const { return {m_room->fetch, m_room->decoder}; }
    [[nodiscard]] static bool waitUntilSettled(const SeriesLoader& loader)
    {
        return QTest::qWaitFor([&loader] { return loader.isSettled(); }, 60'000);
    }

    std::optional<test::PostgresServer> m_server;
    std::unique_ptr<ImagingRoom> m_room;
    Pools m_pools;
};

void SeriesLoaderTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void SeriesLoaderTest::init()
{
    m_room.reset();
    auto room = ImagingRoom::open(*m_server);
    VERIFY_OK(room);
    m_room = std::move(*room);
    m_room->addSeries({}, Slices);
    VERIFY_OK(m_room->import());
    QCOMPARE(instances().size(), std::size_t(Slices));
}

void SeriesLoaderTest::loadsEveryImage()
{
    SeriesLoader loader(sources(), m_pools);
    QSignalSpy settled(&loader, &SeriesLoader::settled);
    loader.open(instances());
    QVERIFY(waitUntilSettled(loader));
    QCOMPARE(settled.size(), 1);
    QCOMPARE(countOf(loader, State::Ready), Slices);
    QCOMPARE(loader.counters().verified, Slices);
    QCOMPARE(loader.counters().failed, 0);
    for (int position = 0; position < Slices; ++position) {
        const StackImage& image = loader.at(position);
        QCOMPARE(int(image.pixels->pixels.bytes()[0]), position + 1); // slice n holds n
        QVERIFY(image.provenance->state == objects::Provenance::State::Verified);
    }
}

void SeriesLoaderTest::showsTheOneLookedAtFirst()
{
    Pools single;
    single.decode.setMaxThreadCount(1);
    SeriesLoader loader(sources(), single);
    QList<int> ready;
    connect(&loader, &SeriesLoader::imageChanged, this, [&](int position) {
        if (loader.at(position).state == State::Ready)
            ready.append(position);
    });
    loader.open(instances(), 6);
    QVERIFY(waitUntilSettled(loader));
    QCOMPARE(ready.first(), 6);
    QCOMPARE(ready.last(), 0); // the farthest, against the direction of travel
}

void SeriesLoaderTest::refusesADamagedObjectAlone()
{
    const std::vector<Instance> all = instances();
    m_room->damage(all[4].objectKey);
    SeriesLoader loader(sources(), m_pools);
    loader.open(all);
    QVERIFY(waitUntilSettled(loader));
    QCOMPARE(countOf(loader, State::Ready), Slices - 1);
    QCOMPARE(loader.at(4).state, State::Failed);
    QCOMPARE(loader.at(4).error->code, ErrorCode::Integrity);
    QVERIFY(!loader.at(4).pixels);
    QCOMPARE(loader.counters().verified, Slices - 1);
    QCOMPARE(loader.counters().failed, 1);
}

void SeriesLoaderTest::asksBeforeShowingTheUnverified()
{
    const std::vector<Instance> all = instances();
    const QString key = all[2].objectKey;
    QCOMPARE(m_room->query(QStringLiteral("DELETE FROM objects WHERE key = '%1'").arg(key)),
             QStringList());
    const auto bytes = m_room->fetch->fetch(key); // by the hash beside the object
    VERIFY_OK(bytes);
    objects::SealedSource source(bytes->bytes);
    VERIFY_OK(m_room->store->put({.key = key}, source)); // and now without one
    SeriesLoader loader(sources(), m_pools);
    loader.open(all);
    QVERIFY(waitUntilSettled(loader));
    QCOMPARE(loader.at(2).state, State::NeedsConsent);
    QCOMPARE(loader.counters().unverified, 1);
    loader.acceptUnverified(2);
    QVERIFY(waitUntilSettled(loader));
    QCOMPARE(loader.at(2).state, State::Ready);
    QVERIFY(loader.at(2).provenance->state == objects::Provenance::State::Unverified);
    QCOMPARE(loader.counters().unverified, 1); // showing does not make it verified
}

void SeriesLoaderTest::keepsToItsBudgetAndVerifiesTheRest()
{
    SeriesLoader loader(sources(), m_pools);
    loader.setFrameBudget(4 * FrameBytes);
    loader.open(instances());
    QVERIFY(waitUntilSettled(loader));
    QCOMPARE(countOf(loader, State::Ready), 4);
    QCOMPARE(loader.counters().verified, Slices);
    loader.lookAt(Slices - 1);
    QVERIFY(waitUntilSettled(loader));
    QCOMPARE(countOf(loader, State::Ready), 4);
    QCOMPARE(loader.at(Slices - 1).state, State::Ready);
    QCOMPARE(loader.at(0).state, State::Waiting);
}

void SeriesLoaderTest::survivesADecoderThatIsKilled()
{
    SeriesLoader loader(sources(), m_pools);
    int killed = 0;
    connect(&loader, &SeriesLoader::imageChanged, this, [&](int position) {
        if (killed > 0 || loader.at(position).state != State::Ready)
            return;
        for (const int worker : m_room->decoder->workerIds()) {
            ::kill(worker, SIGKILL);
            ++killed;
        }
    });
    loader.open(instances());
    QVERIFY(waitUntilSettled(loader));
    QVERIFY(killed > 0);
    const int failed = countOf(loader, State::Failed);
    QCOMPARE(countOf(loader, State::Ready) + failed, Slices);
    QVERIFY2(failed <= killed, "a dead worker took more than its own image along");
    // The bytes are what was recorded, whatever became of the process that decodes them.
    QCOMPARE(loader.counters().verified, Slices);
    QCOMPARE(loader.counters().failed, 0);
    QCOMPARE(loader.counters().unreadable, failed);
    for (int position = 0; position < Slices; ++position)
        loader.retry(position);
    QVERIFY(waitUntilSettled(loader));
    QCOMPARE(countOf(loader, State::Ready), Slices);
    QCOMPARE(loader.counters().verified, Slices);
    QCOMPARE(loader.counters().unreadable, 0);
}

void SeriesLoaderTest::dropsEverythingWhenClosed()
{
    SeriesLoader loader(sources(), m_pools);
    loader.open(instances());
    loader.close();
    QSignalSpy changed(&loader, &SeriesLoader::imageChanged);
    m_pools.decode.waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(changed.size(), 0);
    QCOMPARE(loader.size(), 0);
}

void SeriesLoaderTest::makesThumbnails()
{
    const std::vector<Instance> all = instances();
    const std::optional<int> middle = thumbnailInstance(all);
    QCOMPARE(middle, std::optional(Slices / 2));
    const auto picture = thumbnail(sources(), all[std::size_t(*middle)], 2);
    VERIFY_OK(picture);
    QCOMPARE(picture->width, 2);
    QCOMPARE(picture->height, 2);
    QVERIFY(!picture->isColour);
    m_room->damage(all[0].objectKey);
    QVERIFY(!thumbnailInstance({}));
}

QTEST_GUILESS_MAIN(SeriesLoaderTest)
#include "series_loader_test.moc"
