#include "core/base/clock.h"
#include "core/objects/byte_sources.h"
#include "core/objects/manifest_pg.h"
#include "core/objects/memory_store.h"
#include "core/postgres/migrations.h"
#include "core/waveforms/segment_store_pg.h"
#include "core/waveforms/tiering.h"
#include "tests/integration/waveforms/record_maker.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::waveforms;

namespace {

/// A store whose bytes can be spoilt on the way, and that counts what is asked of it.
class SpoilingStore final : public objects::ObjectStore
{
public:
    bool isSpoiling = false;
    bool isShort = false;
    int gets = 0;

    QString description() const override { return m_store.description(); }
    Result<objects::ObjectInfo> put(const objects::PutRequest& request,
                                    objects::ByteSource& source) override
    {
        return m_store.put(request, source);
    }
    Result<objects::ObjectInfo> get(const QString& key, std::optional<objects::ByteRange> range,
                                    const objects::ByteSink& sink) override
    {
        ++gets;
        QByteArray all;
        const auto info =
            m_store.get(key, range, [&all](std::span<const std::byte> bytes) -> Result<> {
                all.append(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
                return {};
            });
        if (!info)
            return info;
        if (isSpoiling)
            all[all.size() / 2] = char(all[all.size() / 2] ^ 1);
        if (isShort)
            all.chop(1);
        const auto sunk = sink(std::as_bytes(std::span(all.constData(), std::size_t(all.size()))));
        return sunk ? info : Result<objects::ObjectInfo>(propagate(sunk));
    }
    Result<objects::ObjectInfo> head(const QString& key) override { return m_store.head(key); }
    Result<objects::ListPage> list(const objects::ListRequest& request) override
    {
        return m_store.list(request);
    }
    Result<> remove(const QString& key) override { return m_store.remove(key); }
    Result<QUrl> presign(const QString& key, objects::PresignMethod method,
                         std::chrono::seconds validFor) override
    {
        return m_store.presign(key, method, validFor);
    }

private:
    objects::MemoryStore m_store;
};

} // namespace

class TieringTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void readsTheSameFromBothPlaces();
    void oneObjectAnHourWithItsHash();
    void channelsOfAScreenAreReadOnce();
    void refusesSpoiltSegments_data();
    void refusesSpoiltSegments();
    void refusesWhatIsGone();
    void movesNothingThatIsDamaged();
    void orphansAreFoundAndRemoved();
    void leavesAuditRows();
    void cancelledKeepsEveryHourInOnePlace();

private:
    [[nodiscard]] Result<StoredRecord> write();
    [[nodiscard]] QString cell(const QString& sql);
    void compare(const StoredRecord& record);

    std::optional<test::PostgresServer> m_server;
    QString m_databaseName;
    std::shared_ptr<postgres::Database> m_database;
    std::shared_ptr<SpoilingStore> m_objects;
    std::unique_ptr<SegmentStore> m_store;
    std::unique_ptr<Tiering> m_tiering;
    std::vector<std::vector<std::int32_t>> m_counts;
    security::AuditContext m_audit{
        QStringLiteral("Dr. Test"), QStringLiteral("station"), QStringLiteral("test"), {}};
};

void TieringTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
    // two hours and a bit, of two channels
    m_counts = {test::noise(qint64(7'500 * 50), 1), test::noise(qint64(7'500 * 4), 2)};
}

void TieringTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_databaseName = *name;
    m_database = std::make_shared<postgres::Database>(
        postgres::DatabaseConfig{.dsn = m_server->dsn(m_databaseName)});
    VERIFY_OK(postgres::migrate(*m_database));
    m_objects = std::make_shared<SpoilingStore>();
    const ColdStorage cold{m_objects, std::make_shared<objects::PostgresManifest>(
                                          m_database, m_audit, std::make_shared<SystemClock>())};
    m_store = std::make_unique<PostgresSegmentStore>(m_database, m_audit, cold);
    m_tiering = std::make_unique<Tiering>(m_database, cold, m_audit);
}

Result<StoredRecord> TieringTest::write()
{
    const NewRecord record =
        test::newRecord("record", {test::channel("II", 50), test::channel("Resp", 4)});
    if (const auto written = test::writeRecord(m_database, m_audit, record, m_counts); !written)
        return propagate(written);
    return m_store->record(record.id.toString());
}

QString TieringTest::cell(const QString& sql)
{
    const auto rows = m_server->query(m_databaseName, sql);
    return rows && !rows->isEmpty() ? rows->at(0).at(0) : QStringLiteral("no answer");
}

void TieringTest::compare(const StoredRecord& record)
{
    for (int i = 0; i < 2; ++i) {
        const auto read = m_store->samples(record, i, {0, 10'000'000});
        VERIFY_OK(read);
        QCOMPARE(read->counts, m_counts[std::size_t(i)]);
    }
    const auto window = m_store->window(record, 0, {3'595, 3'605, 100}); // over two objects
    VERIFY_OK(window);
    QCOMPARE(window->columns[0]->min, 0.005 * *std::min_element(m_counts[0].begin() + 179'750,
                                                                m_counts[0].begin() + 179'755));
}

void TieringTest::readsTheSameFromBothPlaces()
{
    const auto record = write();
    VERIFY_OK(record);
    Job job;
    const auto moved = m_tiering->moveToObjects(*record, job);
    VERIFY_OK(moved);
    QCOMPARE(moved->segments, 125);
    QCOMPARE(moved->objects, 3);
    QCOMPARE(cell(QStringLiteral("SELECT count(*) FROM waveform_segments WHERE content IS NULL")),
             QStringLiteral("125"));
    compare(*record);
    const auto again = m_tiering->moveToObjects(*record, job);
    VERIFY_OK(again);
    QCOMPARE(again->segments, 0);
    const auto back = m_tiering->moveToDatabase(*record, job);
    VERIFY_OK(back);
    QCOMPARE(back->segments, 125);
    QCOMPARE(cell(QStringLiteral("SELECT count(*) FROM waveform_segments WHERE content IS NULL")),
             QStringLiteral("0"));
    const auto left = m_objects->list({});
    VERIFY_OK(left);
    QVERIFY(left->objects.empty());
    compare(*record);
}

void TieringTest::oneObjectAnHourWithItsHash()
{
    const auto record = write();
    VERIFY_OK(record);
    Job job;
    VERIFY_OK(m_tiering->moveToObjects(*record, job));
    const auto page = m_objects->list({});
    VERIFY_OK(page);
    QCOMPARE(page->objects.size(), std::size_t(3));
    for (const auto& object : page->objects) {
        QVERIFY(object.key.startsWith(QStringLiteral("waveforms/") + record->id.toString()));
        QByteArray bytes;
        const auto got =
            m_objects->get(object.key, {}, [&bytes](std::span<const std::byte> part) -> Result<> {
                bytes.append(reinterpret_cast<const char*>(part.data()), qsizetype(part.size()));
                return {};
            });
        VERIFY_OK(got);
        QCOMPARE(got->metadata[objects::FileHashKey], Sha256::of(bytes).toHex());
        QCOMPARE(cell(QStringLiteral("SELECT encode(sha256, 'hex') FROM objects WHERE key = '%1'")
                          .arg(object.key)),
                 Sha256::of(bytes).toHex());
    }
}

void TieringTest::channelsOfAScreenAreReadOnce()
{
    const auto record = write();
    VERIFY_OK(record);
    Job job;
    VERIFY_OK(m_tiering->moveToObjects(*record, job));
    m_objects->gets = 0;
    VERIFY_OK(m_store->samples(*record, 0, {0, 500}));
    VERIFY_OK(m_store->samples(*record, 1, {0, 40}));
    QCOMPARE(m_objects->gets, 1);
}

void TieringTest::refusesSpoiltSegments_data()
{
    QTest::addColumn<bool>("isShort");
    QTest::newRow("a bit flipped") << false;
    QTest::newRow("a byte missing") << true;
}

void TieringTest::refusesSpoiltSegments()
{
    QFETCH(bool, isShort);
    const auto record = write();
    VERIFY_OK(record);
    Job job;
    VERIFY_OK(m_tiering->moveToObjects(*record, job));
    m_objects->isSpoiling = !isShort;
    m_objects->isShort = isShort;
    VERIFY_ERROR(m_store->samples(*record, 0, {0, 100}), ErrorCode::Integrity);
    QCOMPARE(m_objects->gets, 2); // fetched once more
    QCOMPARE(cell(QStringLiteral("SELECT count(*) FROM objects WHERE state = 'quarantined'")),
             QStringLiteral("1"));
    m_objects->isSpoiling = m_objects->isShort = false;
    VERIFY_ERROR(m_store->samples(*record, 0, {0, 100}), ErrorCode::Integrity); // in quarantine
    VERIFY_OK(m_store->samples(*record, 0, {200'000, 200'100}));                // another hour
    VERIFY_OK(m_store->window(*record, 0, {0, 7'500, 100})); // the overview stays
}

void TieringTest::refusesWhatIsGone()
{
    const auto record = write();
    VERIFY_OK(record);
    Job job;
    VERIFY_OK(m_tiering->moveToObjects(*record, job));
    const auto page = m_objects->list({});
    VERIFY_OK(page);
    VERIFY_OK(m_objects->remove(page->objects[0].key));
    VERIFY_ERROR(m_store->samples(*record, 0, {0, 100}), ErrorCode::Integrity);
    VERIFY_OK(m_store->samples(*record, 0, {200'000, 200'100}));
}

void TieringTest::movesNothingThatIsDamaged()
{
    const auto record = write();
    VERIFY_OK(record);
    VERIFY_OK(m_server->query(m_databaseName,
                              QStringLiteral("UPDATE waveform_segments SET content = content || "
                                             "'\\x00' WHERE segment = 3")));
    Job job;
    VERIFY_ERROR(m_tiering->moveToObjects(*record, job), ErrorCode::Integrity);
    const auto page = m_objects->list({});
    VERIFY_OK(page);
    QVERIFY(page->objects.empty());
}

void TieringTest::orphansAreFoundAndRemoved()
{
    const auto record = write();
    VERIFY_OK(record);
    Job job;
    VERIFY_OK(m_tiering->moveToObjects(*record, job));
    // what a move leaves that broke off between the object and its rows
    const auto page = m_objects->list({});
    VERIFY_OK(page);
    const QString orphan = page->objects[1].key;
    VERIFY_OK(m_server->query(m_databaseName,
                              QStringLiteral("UPDATE waveform_segments SET content = '\\x01', "
                                             "object_key = NULL, object_offset = NULL "
                                             "WHERE object_key = '%1'")
                                  .arg(orphan)));
    // and what is none of ours
    objects::ByteArraySource foreign(QByteArray("x"));
    VERIFY_OK(m_objects->put({.key = QStringLiteral("waveforms/notes.txt")}, foreign));
    const auto found = m_tiering->orphans();
    VERIFY_OK(found);
    QCOMPARE(found->size(), std::size_t(1));
    QCOMPARE(found->front().key, orphan);
    const auto removed = m_tiering->removeOrphans();
    VERIFY_OK(removed);
    QCOMPARE(removed->size(), std::size_t(1));
    VERIFY_ERROR(m_objects->head(orphan), ErrorCode::NotFound);
    VERIFY_OK(m_objects->head(QStringLiteral("waveforms/notes.txt")));
    VERIFY_OK(m_store->samples(*record, 0, {0, 100}));
    const auto none = m_tiering->orphans();
    VERIFY_OK(none);
    QVERIFY(none->empty());
}

void TieringTest::leavesAuditRows()
{
    const auto record = write();
    VERIFY_OK(record);
    Job job;
    VERIFY_OK(m_tiering->moveToObjects(*record, job));
    QCOMPARE(cell(QStringLiteral("SELECT count(*) FROM audit_log WHERE action = 'waveforms.tier' "
                                 "AND target = '%1'")
                      .arg(record->id.toString())),
             QStringLiteral("3"));
}

void TieringTest::cancelledKeepsEveryHourInOnePlace()
{
    const auto record = write();
    VERIFY_OK(record);
    Job job;
    job.cancel();
    VERIFY_ERROR(m_tiering->moveToObjects(*record, job), ErrorCode::Cancelled);
    compare(*record);
}

QTEST_GUILESS_MAIN(TieringTest)
#include "tiering_test.moc"
