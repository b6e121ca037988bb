#include "core/ingest/waves/waveform_append.h"
#include "core/postgres/listener.h"
#include "core/postgres/migrations.h"
#include "core/waveforms/record_appender_pg.h"
#include "core/waveforms/segment_store_pg.h"
#include "tests/integration/waveforms/record_maker.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::waveforms;

class RecordAppenderTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void grownInPiecesIsTheSameAsAtOnce();
    void isReadByWhoKnowsItShorter();
    void goesOnAfterAStop();
    void twoWritersDoNotMix();
    void takesNothingMoreWhenComplete();
    void tellsListeners();
    void filesFollowAtTheirOwnTime();
    void refusesOtherChannels();

private:
    [[nodiscard]] std::vector<ChannelBlock> piece(double from, double to) const;
    void compare(const StoredRecord& grown);
    QString writeEdf(const QTemporaryDir& folder, const char* name, const char* time, int first,
                     const char* label = "II");

    std::optional<test::PostgresServer> m_server;
    QString m_databaseName;
    std::shared_ptr<postgres::Database> m_database;
    std::unique_ptr<SegmentStore> m_store;
    const std::vector<SourceChannel> m_channels = {test::channel("II", 250),
                                                   test::channel("Resp", 12.5)};
    std::vector<std::vector<std::int32_t>> m_counts;
    security::AuditContext m_audit{
        QStringLiteral("Dr. Test"), QStringLiteral("station"), QStringLiteral("test"), {}};
};

void RecordAppenderTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
    m_counts = {test::noise(250 * 400, 1), test::noise(5'000, 2)};
}

void RecordAppenderTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_databaseName = *name;
    m_database = std::make_shared<postgres::Database>(
        postgres::DatabaseConfig{.dsn = m_server->dsn(m_databaseName)});
    VERIFY_OK(postgres::migrate(*m_database));
    m_store = std::make_unique<PostgresSegmentStore>(m_database, m_audit);
}

/// A gap of the first channel from 100 s to 170 s, over several pieces and segments.
std::vector<ChannelBlock> RecordAppenderTest::piece(double from, double to) const
{
    std::vector<ChannelBlock> blocks;
    for (std::size_t i = 0; i < 2; ++i) {
        const double rate = m_channels[i].rateHz;
        const SampleRange range{qint64(from * rate), qint64(to * rate)};
        ChannelBlock block;
        block.counts.assign(m_counts[i].begin() + range.from, m_counts[i].begin() + range.to);
        const SampleRange gap{std::max<qint64>(range.from, 25'000) - range.from,
                              std::min<qint64>(range.to, 42'500) - range.from};
        if (i == 0 && !gap.isEmpty())
            block.gaps.push_back(gap);
        blocks.push_back(std::move(block));
    }
    return blocks;
}

void RecordAppenderTest::compare(const StoredRecord& grown)
{
    const NewRecord whole = test::newRecord("whole", m_channels);
    RecordWriter writer(m_database, m_audit, whole);
    VERIFY_OK(writer.begin());
    VERIFY_OK(writer.add(piece(0, 400)));
    VERIFY_OK(writer.finish({}, {}));
    const auto expected = m_store->record(whole.id.toString());
    VERIFY_OK(expected);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(grown.channels[std::size_t(i)].samples,
                 expected->channels[std::size_t(i)].samples);
        const auto a = m_store->samples(grown, i, {0, 1'000'000});
        const auto b = m_store->samples(*expected, i, {0, 1'000'000});
        VERIFY_OK(a);
        VERIFY_OK(b);
        QCOMPARE(a->counts, b->counts);
        QCOMPARE(a->gaps, b->gaps);
        for (const int columns : {1, 3, 40, 400, 3'000}) {
            const auto x = m_store->window(grown, i, {0, 400, columns});
            const auto y = m_store->window(*expected, i, {0, 400, columns});
            VERIFY_OK(x);
            VERIFY_OK(y);
            QCOMPARE(x->edges, y->edges);
            QCOMPARE(x->gaps, y->gaps);
            for (int column = 0; column < columns; ++column) {
                const auto& p = x->columns[std::size_t(column)];
                const auto& q = y->columns[std::size_t(column)];
                QCOMPARE(p.has_value(), q.has_value());
                QVERIFY(!p || (p->min == q->min && p->max == q->max));
            }
        }
    }
}

void RecordAppenderTest::grownInPiecesIsTheSameAsAtOnce()
{
    auto appender =
        RecordAppender::create(m_database, m_audit, test::newRecord("grown", m_channels));
    VERIFY_OK(appender);
    double at = 0;
    for (const double end : {0.4, 1.2, 59.6, 60.0, 60.4, 119.2, 250.0, 251.2, 400.0}) {
        VERIFY_OK((*appender)->append(piece(at, end)));
        at = end;
        const auto seen = m_store->record(QStringLiteral("grown"));
        VERIFY_OK(seen);
        QVERIFY(seen->isGrowing);
        QCOMPARE(seen->channels[0].samples, qint64(std::llround(end * 250)));
        const auto last = m_store->samples(*seen, 1, {seen->channels[1].samples - 1, 1'000'000});
        VERIFY_OK(last);
        QCOMPARE(last->counts.back(), m_counts[1][std::size_t(seen->channels[1].samples) - 1]);
    }
    VERIFY_OK((*appender)->finish());
    const auto grown = m_store->record(QStringLiteral("grown"));
    VERIFY_OK(grown);
    QVERIFY(!grown->isGrowing);
    compare(*grown);
}

/// Who looks at a record that grows meanwhile reads what it was when they opened it.
void RecordAppenderTest::isReadByWhoKnowsItShorter()
{
    auto appender =
        RecordAppender::create(m_database, m_audit, test::newRecord("grown", m_channels));
    VERIFY_OK(appender);
    VERIFY_OK((*appender)->append(piece(0, 70)));
    const auto opened = m_store->record(QStringLiteral("grown"));
    VERIFY_OK(opened);
    VERIFY_OK((*appender)->append(piece(70, 90)));
    const auto read = m_store->samples(*opened, 0, {15'000, 1'000'000});
    VERIFY_OK(read);
    QCOMPARE(read->counts, std::vector<std::int32_t>(m_counts[0].begin() + 15'000,
                                                     m_counts[0].begin() + 70 * 250));
    const auto window = m_store->window(*opened, 0, {65, 75, 1'000});
    VERIFY_OK(window);
    QVERIFY(window->columns[400]);
    QVERIFY(!window->columns[600]);
}

void RecordAppenderTest::goesOnAfterAStop()
{
    {
        auto appender =
            RecordAppender::create(m_database, m_audit, test::newRecord("grown", m_channels));
        VERIFY_OK(appender);
        VERIFY_OK((*appender)->append(piece(0, 130.4)));
    }
    for (const auto& [from, to] : {std::pair(130.4, 140.0), std::pair(140.0, 400.0)}) {
        const auto record = m_store->record(QStringLiteral("grown"));
        VERIFY_OK(record);
        auto appender = RecordAppender::open(m_database, m_audit, *m_store, *record);
        VERIFY_OK(appender);
        VERIFY_OK((*appender)->append(piece(from, to)));
    }
    const auto grown = m_store->record(QStringLiteral("grown"));
    VERIFY_OK(grown);
    compare(*grown);
}

void RecordAppenderTest::twoWritersDoNotMix()
{
    auto first = RecordAppender::create(m_database, m_audit, test::newRecord("grown", m_channels));
    VERIFY_OK(first);
    VERIFY_OK((*first)->append(piece(0, 10)));
    const auto record = m_store->record(QStringLiteral("grown"));
    VERIFY_OK(record);
    auto second = RecordAppender::open(m_database, m_audit, *m_store, *record);
    VERIFY_OK(second);
    VERIFY_OK((*second)->append(piece(10, 20)));
    VERIFY_ERROR((*first)->append(piece(10, 30)), ErrorCode::Conflict);
    VERIFY_OK((*second)->append(piece(20, 400)));
    const auto grown = m_store->record(QStringLiteral("grown"));
    VERIFY_OK(grown);
    compare(*grown);
}

void RecordAppenderTest::takesNothingMoreWhenComplete()
{
    auto appender =
        RecordAppender::create(m_database, m_audit, test::newRecord("grown", m_channels));
    VERIFY_OK(appender);
    VERIFY_OK((*appender)->append(piece(0, 10)));
    VERIFY_OK((*appender)->finish());
    VERIFY_ERROR((*appender)->append(piece(10, 20)), ErrorCode::Conflict);
    const auto record = m_store->record(QStringLiteral("grown"));
    VERIFY_OK(record);
    VERIFY_ERROR(RecordAppender::open(m_database, m_audit, *m_store, *record), ErrorCode::Conflict);
}

void RecordAppenderTest::tellsListeners()
{
    auto appender =
        RecordAppender::create(m_database, m_audit, test::newRecord("grown", m_channels));
    VERIFY_OK(appender);
    QSemaphore listening;
    QSemaphore changed;
    const postgres::Listener listener(
        {.dsn = m_server->dsn(m_databaseName), .channels = {QString::fromLatin1(ChangeChannel)}},
        {.listening = [&listening] { listening.release(); },
         .changed = [&changed](const QString&) { changed.release(); },
         .lost = [](const Error&, const QDateTime&) {}});
    QVERIFY(listening.tryAcquire(1, 60'000));
    VERIFY_OK((*appender)->append(piece(0, 1)));
    QVERIFY(changed.tryAcquire(1, 60'000));
    const auto seen = m_store->record(QStringLiteral("grown"));
    VERIFY_OK(seen);
    QCOMPARE(seen->channels[0].samples, qint64(250)); // there when the listener hears of it
}

/// Ten seconds of 4 samples a second that count up from @p first.
QString RecordAppenderTest::writeEdf(const QTemporaryDir& folder, const char* name,
                                     const char* time, int first, const char* label)
{
    const auto field = [](const char* text, int width) {
        return QByteArray(text).leftJustified(width, ' ');
    };
    QByteArray bytes = field("0", 8) + field("", 80) + field("", 80) + field("01.02.20", 8) +
                       field(time, 8) + field("512", 8) + field("", 44) + field("10", 8) +
                       field("1", 8) + field("1", 4) + field(label, 16) + field("", 80) +
                       field("mV", 8) + field("-100", 8) + field("100", 8) + field("-1000", 8) +
                       field("1000", 8) + field("", 80) + field("4", 8) + field("", 32);
    for (int i = 0; i < 40; ++i) {
        bytes += char((first + i) & 0xFF);
        bytes += char((first + i) >> 8);
    }
    const QString path = folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

void RecordAppenderTest::filesFollowAtTheirOwnTime()
{
    const QTemporaryDir folder;
    const QString first = writeEdf(folder, "1.edf", "10.00.00", 100);
    const QString overlapping = writeEdf(folder, "2.edf", "10.00.05", 120);
    const QString later = writeEdf(folder, "3.edf", "10.00.20", 300);
    Job job;
    const auto append = [&](const QStringList& paths, bool isLast) {
        return ingest::appendWaveforms(m_database, m_audit, *m_store,
                                       {QStringLiteral("live"), paths, {}, isLast}, job);
    };
    VERIFY_OK(append({first}, false));
    VERIFY_OK(append({overlapping}, false));
    const auto again = append({overlapping}, false);
    VERIFY_OK(again);
    QCOMPARE(again->samples, qint64(0));
    VERIFY_OK(append({later}, true));
    const auto record = m_store->record(QStringLiteral("live"));
    VERIFY_OK(record);
    QVERIFY(!record->isGrowing);
    QCOMPARE(record->durationSeconds(), 30.0);
    const auto read = m_store->samples(*record, 0, {0, 1'000});
    VERIFY_OK(read);
    for (int i = 0; i < 60; ++i)
        QCOMPARE(read->counts[std::size_t(i)], 100 + i); // the second began where 120 was
    QCOMPARE(read->gaps, (std::vector<SampleRange>{{60, 80}}));
    QCOMPARE(read->counts[80], 300);
    VERIFY_ERROR(append({later}, false), ErrorCode::Conflict);
}

void RecordAppenderTest::refusesOtherChannels()
{
    const QTemporaryDir folder;
    Job job;
    const QString first = writeEdf(folder, "1.edf", "10.00.00", 100);
    const QString other = writeEdf(folder, "2.edf", "10.00.10", 100, "V1");
    VERIFY_OK(ingest::appendWaveforms(m_database, m_audit, *m_store,
                                      {QStringLiteral("live"), {first}, {}, false}, job));
    const auto refused = ingest::appendWaveforms(m_database, m_audit, *m_store,
                                                 {QStringLiteral("live"), {other}, {}, false}, job);
    VERIFY_ERROR(refused, ErrorCode::Conflict);
    QVERIFY(refused.error().message.contains(QStringLiteral("V1")));
    VERIFY_ERROR(ingest::appendWaveforms(m_database, m_audit, *m_store,
                                         {QStringLiteral("nobody"), {}, {}, true}, job),
                 ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(RecordAppenderTest)
#include "record_appender_test.moc"
