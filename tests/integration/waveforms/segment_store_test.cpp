#include "core/ingest/waves/waveform_import.h"
#include "core/postgres/migrations.h"
#include "core/waveforms/record_writer_pg.h"
#include "core/waveforms/segment_store_pg.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace wardlight;
using namespace wardlight::waveforms;

namespace {

/// A signal that a test made and so knows sample by sample.
struct Signal
{
    SourceChannel channel;
    std::vector<std::int32_t> counts;
    std::vector<SampleRange> gaps;

    [[nodiscard]] bool isGap(qint64 sample) const
    {
        return std::any_of(gaps.begin(), gaps.end(), [sample](const SampleRange& gap) {
            return sample >= gap.from && sample < gap.to;
        });
    }
    [[nodiscard]] double value(qint64 sample) const
    {
        return double(counts[std::size_t(sample)] + channel.countOffset) * channel.gain +
               channel.baseline;
    }
};

Signal makeSignal(const char* name, double rateHz, double seconds, quint32 seed)
{
    std::mt19937 dice(seed);
    Signal made;
    made.channel.name = QString::fromLatin1(name);
    made.channel.unit = QStringLiteral("mV");
    made.channel.rateHz = rateHz;
    made.channel.gain = 0.005;
    made.channel.countOffset = -1024;
    made.counts.resize(std::size_t(seconds * rateHz));
    for (auto& count : made.counts)
        count = 1024 + std::int32_t(dice() % 400) - 200;
    return made;
}

} // namespace

class SegmentStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void windowsHoldEverySample_data();
    void windowsHoldEverySample();
    void givesBackSamples();
    void showsNothingUnfinished();
    void sameSourceIsOneRecord();
    void keepsAnnotations();
    void refusesDamagedBins();
    void namesRecordsOfOneName();
    void openingLeavesAnAuditRow();
    void importCancelledLeavesNothing();

private:
    [[nodiscard]] Result<StoredRecord> write(const char* name, const std::vector<Signal>& made);
    [[nodiscard]] static Result<> copy(RecordWriter& writer, const std::vector<Signal>& made);
    [[nodiscard]] NewRecord newRecord(const char* name, const std::vector<Signal>& made) const;
    [[nodiscard]] QString cell(const char* sql);

    std::optional<test::PostgresServer> m_server;
    QString m_databaseName;
    std::shared_ptr<postgres::Database> m_database;
    std::unique_ptr<SegmentStore> m_store;
    security::AuditContext m_audit{
        QStringLiteral("Dr. Test"), QStringLiteral("station"), QStringLiteral("test"), {}};
};

void SegmentStoreTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void SegmentStoreTest::init()
{
    m_store.reset();
    m_database.reset();
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_databaseName = *name;
    m_database = std::make_shared<postgres::Database>(
        postgres::DatabaseConfig{.dsn = m_server->dsn(m_databaseName)});
    VERIFY_OK(postgres::migrate(*m_database));
    m_store = std::make_unique<PostgresSegmentStore>(m_database, m_audit);
}

QString SegmentStoreTest::cell(const char* sql)
{
    const auto rows = m_server->query(m_databaseName, QString::fromLatin1(sql));
    return rows && !rows->isEmpty() ? rows->at(0).at(0) : QStringLiteral("no answer");
}

NewRecord SegmentStoreTest::newRecord(const char* name, const std::vector<Signal>& made) const
{
    NewRecord record;
    record.id = RecordId::generate();
    record.source.name = QString::fromLatin1(name);
    for (const Signal& signal : made)
        record.source.channels.push_back(signal.channel);
    record.sourceFormat = QStringLiteral("wfdb");
    record.sourceSha256 = Sha256::of(QByteArray(name));
    return record;
}

/// In blocks of odd lengths, as a source would hand them out: as many seconds of each channel.
Result<> SegmentStoreTest::copy(RecordWriter& writer, const std::vector<Signal>& made)
{
    constexpr double Step = 17.3;
    for (double from = 0;; from += Step) {
        std::vector<ChannelBlock> blocks;
        bool isOver = true;
        for (const Signal& signal : made) {
            const auto size = qint64(signal.counts.size());
            const SampleRange part{std::min(size, qint64(from * signal.channel.rateHz)),
                                   std::min(size, qint64((from + Step) * signal.channel.rateHz))};
            ChannelBlock block;
            block.counts.assign(signal.counts.begin() + part.from, signal.counts.begin() + part.to);
            for (const SampleRange& gap : signal.gaps) {
                const SampleRange inside{std::max(gap.from, part.from) - part.from,
                                         std::min(gap.to, part.to) - part.from};
                if (!inside.isEmpty())
                    block.gaps.push_back(inside);
            }
            isOver = isOver && part.isEmpty();
            blocks.push_back(std::move(block));
        }
        if (isOver)
            return {};
        if (const auto added = writer.add(std::move(blocks)); !added)
            return propagate(added);
    }
}

Result<StoredRecord> SegmentStoreTest::write(const char* name, const std::vector<Signal>& made)
{
    const NewRecord record = newRecord(name, made);
    RecordWriter writer(m_database, m_audit, record);
    if (const auto begun = writer.begin(); !begun)
        return propagate(begun);
    if (const auto copied = copy(writer, made); !copied)
        return propagate(copied);
    if (const auto finished = writer.finish({}, {}); !finished)
        return propagate(finished);
    return m_store->record(record.id.toString());
}

void SegmentStoreTest::windowsHoldEverySample_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("columns");
    QTest::newRow("all in one") << 0.0 << 4'000.0 << 1;
    QTest::newRow("all") << 0.0 << 4'000.0 << 1'920;
    QTest::newRow("beyond the end") << 3'000.0 << 9'000.0 << 300;
    QTest::newRow("coarse") << 17.7 << 3'900.1 << 10;
    QTest::newRow("an hour") << 100.0 << 3'700.0 << 777;
    QTest::newRow("a minute") << 59.0 << 121.0 << 500;
    QTest::newRow("ten seconds") << 1'234.5 << 1'244.5 << 1'000;
    QTest::newRow("finer than samples") << 10.0 << 10.1 << 200;
    QTest::newRow("over a gap") << 140.0 << 310.0 << 64;
}

void SegmentStoreTest::windowsHoldEverySample()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(int, columns);
    std::vector<Signal> made = {makeSignal("II", 250, 4'000, 1),
                                makeSignal("SpO2", 62.4725, 4'000, 2)};
    made[0].gaps = {{0, 10}, {37'500, 75'000}, {250'001, 250'002}};
    const auto record = write("record", made);
    VERIFY_OK(record);
    for (int i = 0; i < 2; ++i) {
        const Signal& signal = made[std::size_t(i)];
        const auto window = m_store->window(*record, i, {from, to, columns});
        VERIFY_OK(window);
        QCOMPARE(int(window->edges.size()), columns + 1);
        const double bin = (to - from) * signal.channel.rateHz / columns;
        QVERIFY(std::abs(double(window->edges[0]) - from * signal.channel.rateHz) <=
                std::max(1.0, bin));
        for (int column = 0; column < columns; ++column) {
            std::optional<Extremes> expected;
            const qint64 end = std::min<qint64>(window->edges[std::size_t(column) + 1],
                                                qint64(signal.counts.size()));
            for (qint64 at = window->edges[std::size_t(column)]; at < end; ++at) {
                if (signal.isGap(at))
                    continue;
                const double value = signal.value(at);
                if (!expected)
                    expected = {value, value};
                expected->min = std::min(expected->min, value);
                expected->max = std::max(expected->max, value);
            }
            const auto& actual = window->columns[std::size_t(column)];
            QCOMPARE(actual.has_value(), expected.has_value());
            if (expected) {
                QCOMPARE(actual->min, expected->min);
                QCOMPARE(actual->max, expected->max);
            }
        }
        std::vector<SampleRange> gaps;
        for (const SampleRange& gap : signal.gaps) {
            const SampleRange inside{std::max(gap.from, window->edges.front()),
                                     std::min(gap.to, window->edges.back())};
            if (!inside.isEmpty())
                gaps.push_back(inside);
        }
        QCOMPARE(window->gaps, gaps);
    }
}

void SegmentStoreTest::givesBackSamples()
{
    std::vector<Signal> made = {makeSignal("II", 360, 200, 3), makeSignal("Resp", 0.5, 200, 4)};
    made[0].counts[5] = 2'147'483'647;
    made[0].counts[6] = -2'147'483'647 - 1;
    const auto record = write("record", made);
    VERIFY_OK(record);
    const auto all = m_store->samples(*record, 0, {0, 1'000'000});
    VERIFY_OK(all);
    QCOMPARE(all->counts, made[0].counts);
    const auto part = m_store->samples(*record, 0, {21'590, 21'610}); // over a segment's edge
    VERIFY_OK(part);
    QCOMPARE(part->first, qint64(21'590));
    QCOMPARE(part->counts, std::vector<std::int32_t>(made[0].counts.begin() + 21'590,
                                                     made[0].counts.begin() + 21'610));
    const auto slow = m_store->samples(*record, 1, {0, 100});
    VERIFY_OK(slow);
    QCOMPARE(slow->counts, made[1].counts);
    const auto none = m_store->samples(*record, 0, {900'000, 900'010});
    VERIFY_OK(none);
    QVERIFY(none->counts.empty());
}

void SegmentStoreTest::showsNothingUnfinished()
{
    const std::vector<Signal> made = {makeSignal("II", 250, 300, 5)};
    {
        RecordWriter writer(m_database, m_audit, newRecord("record", made));
        VERIFY_OK(writer.begin());
        VERIFY_OK(copy(writer, made));
        const auto records = m_store->records();
        VERIFY_OK(records);
        QVERIFY(records->empty());
        VERIFY_ERROR(m_store->record(QStringLiteral("record")), ErrorCode::NotFound);
    }
    QCOMPARE(cell("SELECT count(*) FROM waveform_records"), QStringLiteral("0"));
    QCOMPARE(cell("SELECT count(*) FROM waveform_segments"), QStringLiteral("0"));
}

void SegmentStoreTest::sameSourceIsOneRecord()
{
    const std::vector<Signal> made = {makeSignal("II", 250, 30, 6)};
    VERIFY_OK(write("record", made));
    // two programs at once: the second finds out when it wants to finish
    VERIFY_ERROR(write("record", made), ErrorCode::Conflict);
    QCOMPARE(cell("SELECT count(*) FROM waveform_records"), QStringLiteral("1"));
}

void SegmentStoreTest::keepsAnnotations()
{
    const std::vector<Signal> made = {makeSignal("II", 250, 30, 7)};
    RecordWriter writer(m_database, m_audit, newRecord("record", made));
    VERIFY_OK(writer.begin());
    VERIFY_OK(copy(writer, made));
    AnnotationSet set;
    set.annotator = QStringLiteral("atr");
    set.annotations = {
        {0.05, 0, QStringLiteral("+"), QStringLiteral("(N"), 0, 0, 0},
        {1.5, 2.25, QStringLiteral("note"), QString::fromUtf8("关门 \t\\N"), -1, 1, -2}};
    VERIFY_OK(writer.finish({set}, {QStringLiteral("a remark")}));
    const auto record = m_store->record(QStringLiteral("record"));
    VERIFY_OK(record);
    QCOMPARE(record->remarks, QStringList{QStringLiteral("a remark")});
    const auto read = m_store->annotations(*record);
    VERIFY_OK(read);
    QCOMPARE(read->size(), std::size_t(1));
    const Annotation& second = read->at(0).annotations.at(1);
    QCOMPARE(second.atSeconds, 1.5);
    QCOMPARE(second.durationSeconds, 2.25);
    QCOMPARE(second.text, set.annotations[1].text);
    QCOMPARE(second.number, -2);
}

void SegmentStoreTest::refusesDamagedBins()
{
    const auto record = write("record", {makeSignal("II", 250, 300, 8)});
    VERIFY_OK(record);
    VERIFY_OK(m_server->query(m_databaseName,
                              QStringLiteral("UPDATE waveform_pyramid SET bins = '\\x0102'")));
    VERIFY_ERROR(m_store->window(*record, 0, {0, 300, 10}), ErrorCode::Integrity);
    VERIFY_OK(m_server->query(m_databaseName, QStringLiteral("DELETE FROM waveform_pyramid")));
    VERIFY_ERROR(m_store->window(*record, 0, {0, 300, 10}), ErrorCode::Integrity);
    VERIFY_OK(m_store->window(*record, 0, {0, 10, 1'000})); // the samples are whole
    VERIFY_OK(m_server->query(m_databaseName, QStringLiteral("DELETE FROM waveform_segments "
                                                             "WHERE segment = 2")));
    VERIFY_ERROR(m_store->samples(*record, 0, {0, 75'000}), ErrorCode::Integrity);
}

void SegmentStoreTest::namesRecordsOfOneName()
{
    std::vector<Signal> made = {makeSignal("II", 250, 3, 9)};
    NewRecord second = newRecord("record", made);
    second.sourceSha256 = Sha256::of(QByteArray("another"));
    const auto first = write("record", made);
    VERIFY_OK(first);
    RecordWriter writer(m_database, m_audit, second);
    VERIFY_OK(writer.begin());
    VERIFY_OK(copy(writer, made));
    VERIFY_OK(writer.finish({}, {}));
    const auto both = m_store->record(QStringLiteral("record"));
    VERIFY_ERROR(both, ErrorCode::Conflict);
    QVERIFY(both.error().message.contains(first->id.toString()));
    QVERIFY(both.error().message.contains(second.id.toString()));
    VERIFY_OK(m_store->record(second.id.toString()));
}

void SegmentStoreTest::openingLeavesAnAuditRow()
{
    VERIFY_OK(write("record", {makeSignal("II", 250, 3, 10)}));
    const char* opened = "SELECT count(*) FROM audit_log WHERE action = 'waveforms.open'";
    const int before = cell(opened).toInt();
    const auto record = m_store->record(QStringLiteral("record"));
    VERIFY_OK(record);
    VERIFY_OK(m_store->window(*record, 0, {0, 3, 10}));
    QCOMPARE(cell(opened).toInt(), before + 1);
    QCOMPARE(cell("SELECT count(*) FROM audit_log WHERE action = 'waveforms.import'"),
             QStringLiteral("1"));
}

void SegmentStoreTest::importCancelledLeavesNothing()
{
    QTemporaryDir folder;
    QFile header(folder.filePath(QStringLiteral("r.hea")));
    QVERIFY(header.open(QIODevice::WriteOnly));
    header.write("r 1 250 1000\nr.dat 16\n");
    header.close();
    Job job;
    job.cancel();
    const auto report = ingest::importWaveforms(
        m_database, m_audit, {ingest::WaveformFormat::Wfdb, {header.fileName()}, {}}, job);
    QVERIFY(report.stopped);
    QCOMPARE(report.stopped->code, ErrorCode::Cancelled);
    QCOMPARE(report.added, 0);
    QCOMPARE(cell("SELECT count(*) FROM waveform_records"), QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(SegmentStoreTest)
#include "segment_store_test.moc"
