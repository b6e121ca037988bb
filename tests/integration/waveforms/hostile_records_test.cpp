#include "core/ingest/waves/waveform_import.h"
#include "core/postgres/migrations.h"
#include "core/waveforms/segment_store_pg.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::waveforms;
using ingest::WaveformFormat;

namespace {

QByteArray field(const QByteArray& text, int width)
{
    return text.leftJustified(width, ' ');
}

/// One signal of an EDF header.
struct EdfLine
{
    QByteArray label;
    QByteArray samples = "1";
    QByteArray digitalMax = "1000";
};

QByteArray edfHeader(const QByteArray& reserved, const QByteArray& records,
                     const QByteArray& seconds, const std::vector<EdfLine>& lines)
{
    QByteArray bytes =
        field("0", 8) + field("X X X X", 80) + field("Startdate 01-FEB-2020 X X X", 80) +
        field("01.02.20", 8) + field("10.00.00", 8) +
        field(QByteArray::number(256 * (1 + qint64(lines.size()))), 8) + field(reserved, 44) +
        field(records, 8) + field(seconds, 8) + field(QByteArray::number(qint64(lines.size())), 4);
    const auto each = [&](auto text, int width) {
        for (const EdfLine& line : lines)
            bytes += field(text(line), width);
    };
    each([](const EdfLine& line) { return line.label; }, 16);
    each([](const EdfLine&) { return QByteArray(); }, 80);
    each([](const EdfLine&) { return QByteArray("mV"); }, 8);
    each([](const EdfLine&) { return QByteArray("-100"); }, 8);
    each([](const EdfLine&) { return QByteArray("100"); }, 8);
    each([](const EdfLine&) { return QByteArray("-1000"); }, 8);
    each([](const EdfLine& line) { return line.digitalMax; }, 8);
    each([](const EdfLine&) { return QByteArray(); }, 80);
    each([](const EdfLine& line) { return line.samples; }, 8);
    each([](const EdfLine&) { return QByteArray(); }, 32);
    return bytes;
}

QByteArray words(const std::vector<int>& counts)
{
    QByteArray bytes;
    for (const int count : counts) {
        bytes += char(count & 0xFF);
        bytes += char(count >> 8 & 0xFF);
    }
    return bytes;
}

} // namespace

/// Records that are broken, or too large, or wrong: each gives a clear reason, or its readable part
/// with a remark; never a crash, and never something invented.
class HostileRecordsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void headersThatAreNone_data();
    void headersThatAreNone();
    void missingSignalFile();
    void missingSegmentFile();
    void wrongChecksum();
    void truncatedSamples();
    void headerWithoutLength();
    void recordOfNoLength();
    void annotationsPastTheEnd();
    void brokenAnnotations();
    void overlappingAndDisorderedBlocks();
    void edfThatEndsEarly();
    void tenThousandSignals();
    void aRecordOfAWeek();
    void csvWithHolesAndNonsense();
    void csvWithoutARate();
    void csvValuesStayExact();

private:
    void write(const char* name, const QByteArray& bytes) const;
    [[nodiscard]] ingest::ImportReport import(const char* name);
    /// The one record that came of a file.
    [[nodiscard]] Result<StoredRecord> imported(const char* name);
    [[nodiscard]] Result<ChannelSamples> samples(const StoredRecord& record, int channel = 0)
    {
        return m_store->samples(record, channel, {0, 100'000'000});
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<test::PostgresServer> m_server;
    std::shared_ptr<postgres::Database> m_database;
    std::unique_ptr<SegmentStore> m_store;
    std::optional<double> m_rateHz;
    security::AuditContext m_audit{
        QStringLiteral("Dr. Test"), QStringLiteral("station"), QStringLiteral("test"), {}};
};

void HostileRecordsTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_database =
        std::make_shared<postgres::Database>(postgres::DatabaseConfig{.dsn = m_server->dsn(*name)});
    VERIFY_OK(postgres::migrate(*m_database));
    m_store = std::make_unique<PostgresSegmentStore>(m_database, m_audit);
}

void HostileRecordsTest::init()
{
    m_folder.emplace();
    m_rateHz.reset();
}

void HostileRecordsTest::write(const char* name, const QByteArray& bytes) const
{
    QFile file(m_folder->filePath(QString::fromLatin1(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

ingest::ImportReport HostileRecordsTest::import(const char* name)
{
    const QString path = m_folder->filePath(QString::fromLatin1(name));
    const WaveformFormat format = path.endsWith(QStringLiteral(".hea"))   ? WaveformFormat::Wfdb
                                  : path.endsWith(QStringLiteral(".csv")) ? WaveformFormat::Csv
                                                                          : WaveformFormat::Edf;
    Job job;
    return ingest::importWaveforms(m_database, m_audit, {format, {path}, {}, m_rateHz}, job);
}

Result<StoredRecord> HostileRecordsTest::imported(const char* name)
{
    const auto report = import(name);
    if (report.ids.isEmpty())
        return fail(ErrorCode::Invalid, report.rejected.empty() ? QStringLiteral("unchanged")
                                                                : report.rejected[0].reason);
    return m_store->record(report.ids[0]);
}

void HostileRecordsTest::headersThatAreNone_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    const auto wfdb = [](const char* what, const QByteArray& text) {
        QTest::newRow(what) << QByteArray("r.hea") << text;
    };
    wfdb("rate 0", "r 1 0 10\nr.dat 16\n");
    wfdb("negative rate", "r 1 -250 10\nr.dat 16\n");
    wfdb("rate NaN", "r 1 nan 10\nr.dat 16\n");
    wfdb("rate Inf", "r 1 inf 10\nr.dat 16\n");
    wfdb("negative length", "r 1 250 -10\nr.dat 16\n");
    wfdb("gain NaN", "r 1 250 10\nr.dat 16 nan\n");
    wfdb("gain Inf", "r 1 250 10\nr.dat 16 inf/mV\n");
    wfdb("a length that overflows", "r 1 250 99999999999999999999\nr.dat 16\n");
    wfdb("fewer lines than announced", "r 3 250 10\nr.dat 16\n");
    wfdb("a path out of the folder", "r 1 250 10\n../../etc/passwd 16\n");
    wfdb("empty", "");
    wfdb("bytes", QByteArray("\xff\xfe\x00\x01\x02", 5));
    const auto edf = [](const char* what, const QByteArray& bytes) {
        QTest::newRow(what) << QByteArray("r.edf") << bytes;
    };
    edf("EDF, records of 0 s", edfHeader("", "1", "0", {{"II"}}) + words({1}));
    edf("EDF, records of negative length", edfHeader("", "1", "-1", {{"II"}}) + words({1}));
    edf("EDF, records of NaN s", edfHeader("", "1", "nan", {{"II"}}) + words({1}));
    edf("EDF, negative number of records", edfHeader("", "-7", "1", {{"II"}}) + words({1}));
    edf("EDF, negative samples", edfHeader("", "1", "1", {{"II", "-4"}}) + words({1}));
    edf("EDF, a header that ends early", edfHeader("", "1", "1", {{"II"}}).left(300));
    edf("EDF, a record of gigabytes",
        edfHeader("", "1", "1", {{"II", "99999999"}, {"V", "99999999"}}));
    edf("no EDF at all", QByteArray(1'000, 'x'));
}

void HostileRecordsTest::headersThatAreNone()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, bytes);
    write(name.constData(), bytes);
    write("r.dat", words({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    const auto report = import(name.constData());
    QCOMPARE(report.added, 0);
    QCOMPARE(report.rejected.size(), std::size_t(1));
    QVERIFY(report.rejected[0].reason.size() > 15);
}

void HostileRecordsTest::missingSignalFile()
{
    write("gone.hea",
          "gone 2 250 4\ngone.dat 16 200/mV 16 0 0 0 0 II\nhere.dat 16 200/mV 16 0 0 0 0 V\n");
    write("here.dat", words({1, 2, 3, 4}));
    const auto record = imported("gone.hea");
    VERIFY_OK(record);
    QVERIFY(record->remarks.join(u' ').contains(QStringLiteral("gone.dat")));
    const auto none = samples(*record, 0);
    VERIFY_OK(none);
    QCOMPARE(none->gaps, (std::vector<SampleRange>{{0, 4}}));
    const auto there = samples(*record, 1);
    VERIFY_OK(there);
    QCOMPARE(there->counts, (std::vector<std::int32_t>{1, 2, 3, 4}));
    QVERIFY(there->gaps.empty());
}

void HostileRecordsTest::missingSegmentFile()
{
    write("multi.hea", "multi/3 1 250 12\nseg1 4\nseg2 4\nseg3 4\n");
    write("seg1.hea", "seg1 1 250 4\nseg1.dat 16 200/mV 16 0 0 0 0 II\n");
    write("seg3.hea", "seg3 1 250 4\nseg3.dat 16 200/mV 16 0 0 0 0 II\n");
    write("seg1.dat", words({1, 2, 3, 4}));
    write("seg3.dat", words({9, 10, 11, 12}));
    const auto record = imported("multi.hea");
    VERIFY_OK(record);
    QVERIFY(record->remarks.join(u' ').contains(QStringLiteral("seg2")));
    const auto read = samples(*record);
    VERIFY_OK(read);
    QCOMPARE(read->counts.size(), std::size_t(12));
    QCOMPARE(read->gaps, (std::vector<SampleRange>{{4, 8}}));
    QCOMPARE(read->counts[8], 9);
}

void HostileRecordsTest::wrongChecksum()
{
    write("sum.hea", "sum 1 250 3\nsum.dat 16 200/mV 16 0 1 7 0 II\n"); // 1 + 2 + 3 is not 7
    write("sum.dat", words({1, 2, 3}));
    const auto record = imported("sum.hea");
    VERIFY_OK(record);
    QVERIFY(record->remarks.join(u' ').contains(QStringLiteral("checksum")));
    const auto read = samples(*record);
    VERIFY_OK(read);
    QCOMPARE(read->counts, (std::vector<std::int32_t>{1, 2, 3}));
}

void HostileRecordsTest::truncatedSamples()
{
    write("short.hea", "short 1 250 1000\nshort.dat 16 200/mV 16 0 0 0 0 II\n");
    write("short.dat", words({1, 2, 3}) + 'x'); // and half a sample
    const auto record = imported("short.hea");
    VERIFY_OK(record);
    QVERIFY(record->remarks.join(u' ').contains(QStringLiteral("3 of 1000")));
    const auto read = samples(*record);
    VERIFY_OK(read);
    QCOMPARE(read->gaps, (std::vector<SampleRange>{{3, 1'000}}));
}

void HostileRecordsTest::headerWithoutLength()
{
    write("open.hea", "open 1 250\nopen.dat 212 200/mV 12 0 0 0 0 II\n");
    write("open.dat", QByteArray::fromHex("23f1fe23f1fe")); // 0x123 and -2, twice
    const auto record = imported("open.hea");
    VERIFY_OK(record);
    const auto read = samples(*record);
    VERIFY_OK(read);
    QCOMPARE(read->counts, (std::vector<std::int32_t>{0x123, -2, 0x123, -2}));
}

void HostileRecordsTest::recordOfNoLength()
{
    write("none.hea", "none 1 250\nnone.dat 16 200/mV 16 0 0 0 0 II\n");
    write("none.dat", {});
    const auto record = imported("none.hea");
    VERIFY_OK(record);
    QCOMPARE(record->durationSeconds(), 0.0);
    const auto window = m_store->window(*record, 0, {0, 1, 10});
    VERIFY_OK(window);
    for (const auto& column : window->columns)
        QVERIFY(!column);
    write("none.edf", edfHeader("", "0", "1", {{"II"}}));
    const auto edf = imported("none.edf");
    VERIFY_OK(edf);
    QCOMPARE(edf->channels[0].samples, qint64(0));
}

void HostileRecordsTest::annotationsPastTheEnd()
{
    write("late.hea", "late 1 250 4\nlate.dat 16 200/mV 16 0 0 0 0 II\n");
    write("late.dat", words({1, 2, 3, 4}));
    // N at sample 2, then N 1,000 samples later
    write("late.atr", words({1 << 10 | 2, 1 << 10 | 1'000, 0}));
    const auto record = imported("late.hea");
    VERIFY_OK(record);
    const auto sets = m_store->annotations(*record);
    VERIFY_OK(sets);
    QCOMPARE(sets->at(0).annotations.size(), std::size_t(2));
    QCOMPARE(sets->at(0).annotations[1].atSeconds, 1'002.0 / 250);
    QCOMPARE(record->durationSeconds(), 4.0 / 250); // they make it no longer
}

void HostileRecordsTest::brokenAnnotations()
{
    write("torn.hea", "torn 1 250 4\ntorn.dat 16 200/mV 16 0 0 0 0 II\n");
    write("torn.dat", words({1, 2, 3, 4}));
    write("torn.atr", words({1 << 10 | 2, 63 << 10 | 900, 0})); // a text longer than the file
    const auto record = imported("torn.hea");
    VERIFY_OK(record);
    QVERIFY(record->remarks.join(u' ').contains(QStringLiteral("torn.atr")));
}

void HostileRecordsTest::overlappingAndDisorderedBlocks()
{
    const std::vector<EdfLine> lines = {{"II", "2"}, {"EDF Annotations", "10", "32767"}};
    const auto record = [](const QByteArray& onset, const std::vector<int>& counts) {
        return words(counts) + (onset + QByteArray("\x14\x14\0", 3)).leftJustified(20, '\0');
    };
    write("mixed.edf", edfHeader("EDF+D", "4", "1", lines) + record("+0", {1, 2}) +
                           record("+5", {11, 12}) + record("+3", {7, 8}) + record("+3.5", {9, 10}));
    const auto read = imported("mixed.edf");
    VERIFY_OK(read);
    const auto values = samples(*read);
    VERIFY_OK(values);
    // 0 to 1 s, a gap, 3 to 4 s, of the overlapping one its second half, a gap, 5 to 6 s
    QCOMPARE(values->counts.size(), std::size_t(12));
    QCOMPARE(values->counts[6], 7);
    QCOMPARE(values->counts[7], 8);
    QCOMPARE(values->counts[8], 10);
    QCOMPARE(values->counts[10], 11);
    QCOMPARE(values->gaps, (std::vector<SampleRange>{{2, 6}, {9, 10}}));
    const QString remarks = read->remarks.join(u' ');
    QVERIFY(remarks.contains(QStringLiteral("out of order")));
    QVERIFY(remarks.contains(QStringLiteral("overlap")));
    write("years.edf", edfHeader("EDF+D", "2", "1", lines) + record("+0", {1, 2}) +
                           record("+99999999999", {3, 4}));
    QCOMPARE(import("years.edf").added, 0);
}

void HostileRecordsTest::edfThatEndsEarly()
{
    write("cut.edf", edfHeader("", "10", "1", {{"II", "2"}}) + words({1, 2, 3, 4, 5}));
    const auto record = imported("cut.edf");
    VERIFY_OK(record);
    QVERIFY(record->remarks.join(u' ').contains(QStringLiteral("2 of 10")));
    const auto read = samples(*record);
    VERIFY_OK(read);
    QCOMPARE(read->counts, (std::vector<std::int32_t>{1, 2, 3, 4}));
}

void HostileRecordsTest::tenThousandSignals()
{
    constexpr int Signals = 9'999; // a header's four digits say no more
    std::vector<EdfLine> lines;
    std::vector<int> counts;
    for (int i = 0; i < Signals; ++i) {
        lines.push_back({"S" + QByteArray::number(i)});
        counts.push_back(i);
    }
    write("many.edf", edfHeader("", "2", "1", lines) + words(counts) + words(counts));
    const auto record = imported("many.edf");
    VERIFY_OK(record);
    QCOMPARE(record->channels.size(), std::size_t(Signals));
    const auto last = samples(*record, Signals - 1);
    VERIFY_OK(last);
    QCOMPARE(last->counts, (std::vector<std::int32_t>{Signals - 1, Signals - 1}));
}

void HostileRecordsTest::aRecordOfAWeek()
{
    constexpr qint64 Frames = 7 * 86'400 * 4;
    write("week.hea", QByteArray("week 1 4 " + QByteArray::number(Frames) +
                                 "\nweek.dat 16 200/mV 16 0 0 0 0 SpO2\n"));
    QByteArray bytes(Frames * 2, '\0');
    const qint64 spike = 5 * 86'400 * 4 + 17;
    bytes[spike * 2] = 100;
    write("week.dat", bytes);
    const auto record = imported("week.hea");
    VERIFY_OK(record);
    const auto window = m_store->window(*record, 0, {0, 7 * 86'400.0, 1'000});
    VERIFY_OK(window);
    int above = 0;
    for (const auto& column : window->columns)
        above += column && column->max > 0.4 ? 1 : 0;
    QCOMPARE(above, 1);
}

void HostileRecordsTest::csvWithHolesAndNonsense()
{
    write("wave.csv", "time (s),II (mV),ABP [mmHg]\n"
                      "0.0,0.10,80\n0.1,nan,81\n0.2,,82\n0.3,inf,83\n0.4,0.14,eighty\n"
                      "0.35,9,9\n"   // back in time
                      "1.0,0.2,90\n" // a hole of five samples
                      "1.1,0.3\n"    // a column is missing
                      "1.1,0.4,92\n");
    const auto record = imported("wave.csv");
    VERIFY_OK(record);
    QCOMPARE(record->channels[0].source.name, QStringLiteral("II"));
    QCOMPARE(record->channels[0].source.unit, QStringLiteral("mV"));
    QCOMPARE(record->channels[1].source.unit, QStringLiteral("mmHg"));
    QCOMPARE(record->channels[0].source.rateHz, 10.0);
    const auto lead = samples(*record, 0);
    VERIFY_OK(lead);
    QCOMPARE(lead->counts.size(), std::size_t(12));
    QCOMPARE(lead->gaps, (std::vector<SampleRange>{{1, 4}, {5, 10}}));
    QVERIFY(std::abs(record->channels[0].physical(lead->counts[4]) - 0.14) < 1e-12);
    const auto pressure = samples(*record, 1);
    VERIFY_OK(pressure);
    QCOMPARE(pressure->gaps, (std::vector<SampleRange>{{4, 10}}));
    QCOMPARE(record->channels[1].physical(pressure->counts[11]), 92.0);
    QCOMPARE(record->remarks.size(), 3);
}

void HostileRecordsTest::csvWithoutARate()
{
    write("plain.csv", "1,2\n3,4\n5,6\n");
    QCOMPARE(import("plain.csv").added, 0);
    m_rateHz = 50;
    const auto record = imported("plain.csv");
    VERIFY_OK(record);
    QCOMPARE(record->channels.size(), std::size_t(2));
    QCOMPARE(record->channels[0].samples, qint64(3));
    for (const char* bytes : {"", "time,II\n", "time\n1\n2\n", "\n\n\n", "time,II\n1,2\n1,3\n"}) {
        write("empty.csv", bytes);
        m_rateHz.reset();
        QCOMPARE(import("empty.csv").added, 0);
    }
}

void HostileRecordsTest::csvValuesStayExact()
{
    write("exact.csv", "timestamp,II\n"
                       "2026-03-14T08:00:00.000+08:00,-1.234567\n"
                       "2026-03-14T08:00:00.500+08:00,1e3\n"
                       "2026-03-14T08:00:01.000+08:00,0.000001\n");
    const auto record = imported("exact.csv");
    VERIFY_OK(record);
    QCOMPARE(record->start.toUTC(), QDateTime({2026, 3, 14}, {0, 0}, Qt::UTC));
    QCOMPARE(record->channels[0].source.rateHz, 2.0);
    const auto read = samples(*record);
    VERIFY_OK(read);
    // one exponent and all are scaled to the largest: a thousand in two thousand million
    QVERIFY(std::abs(record->channels[0].physical(read->counts[0]) + 1.234567) < 1e-6);
    QVERIFY(std::abs(record->channels[0].physical(read->counts[1]) - 1'000) < 1e-6);
    QVERIFY(!record->remarks.isEmpty());
}

QTEST_GUILESS_MAIN(HostileRecordsTest)
#include "hostile_records_test.moc"
