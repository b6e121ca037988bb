#include "core/ingest/edf/edf_header.h"
#include "core/ingest/edf/edf_source.h"
#include "core/ingest/waves/waveform_export.h"
#include "core/ingest/wfdb/wfdb_source.h"
#include "core/postgres/migrations.h"
#include "core/waveforms/segment_store_pg.h"
#include "tests/support/corpus.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::waveforms;
using ingest::WaveformFormat;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

/// All that a file says, as a reader of it sees it.
struct Content
{
    std::vector<std::vector<std::int32_t>> counts; ///< by channel; in gaps 0
    std::vector<std::vector<SampleRange>> gaps;
    std::vector<SourceChannel> channels;
    std::vector<AnnotationSet> annotations;
    QDateTime start;
};

Result<Content> read(RecordSource& source)
{
    Content content;
    content.channels = source.record().channels;
    content.start = source.record().start;
    content.counts.resize(content.channels.size());
    content.gaps.resize(content.channels.size());
    for (;;) {
        auto blocks = source.next();
        if (!blocks)
            return propagate(blocks);
        if (blocks->empty())
            break;
        for (std::size_t i = 0; i < blocks->size(); ++i) {
            ChannelBlock& block = (*blocks)[i];
            const auto before = qint64(content.counts[i].size());
            for (const SampleRange& gap : block.gaps) {
                std::fill(block.counts.begin() + gap.from, block.counts.begin() + gap.to, 0);
                auto& gaps = content.gaps[i];
                if (!gaps.empty() && gaps.back().to == gap.from + before)
                    gaps.back().to = gap.to + before;
                else
                    gaps.push_back({gap.from + before, gap.to + before});
            }
            content.counts[i].insert(content.counts[i].end(), block.counts.begin(),
                                     block.counts.end());
        }
    }
    auto annotations = source.annotations();
    if (!annotations)
        return propagate(annotations);
    content.annotations = std::move(*annotations);
    return content;
}

Result<Content> readFile(const QString& path)
{
    if (path.endsWith(QStringLiteral(".hea"))) {
        auto source = ingest::wfdb::WfdbSource::open(path);
        return source ? read(**source) : Result<Content>(propagate(source));
    }
    auto source = ingest::edf::EdfSource::open(path);
    return source ? read(**source) : Result<Content>(propagate(source));
}

/// The bytes of one signal in the data records of an EDF or BDF file, cut out by its header alone.
QByteArray signalBytes(const QString& path, int signal)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    const int width = bytes.startsWith('\xff') ? 3 : 2;
    const int count = bytes.mid(252, 4).trimmed().toInt();
    const auto samplesOf = [&](int i) {
        return bytes.mid(256 + count * 216 + i * 8, 8).trimmed().toInt();
    };
    qsizetype recordBytes = 0;
    qsizetype offset = 0;
    for (int i = 0; i < count; ++i) {
        if (i == signal)
            offset = recordBytes;
        recordBytes += qsizetype(samplesOf(i)) * width;
    }
    QByteArray cut;
    for (qsizetype at = 256 * (count + 1); at + recordBytes <= bytes.size(); at += recordBytes)
        cut += bytes.mid(at + offset, qsizetype(samplesOf(signal)) * width);
    return cut;
}

} // namespace

/// Import, export and reading again, over every file of the corpus.
class WaveformExportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wfdbComesBack_data();
    void wfdbComesBack();
    void wfdbAsEdfKeepsEverySample_data();
    void wfdbAsEdfKeepsEverySample();
    void edfComesBack_data();
    void edfComesBack();
    void edfAsWfdbKeepsEverySample_data();
    void edfAsWfdbKeepsEverySample();
    void leavesAnAuditRow();
    void cancelledLeavesNothing();

private:
    static QString path(const char* name)
    {
        return test::corpusFolder() + QStringLiteral("/waves/") + QString::fromLatin1(name);
    }
    static void addWfdbRows();
    static void addEdfRows();
    [[nodiscard]] Result<StoredRecord> import(const QString& file);
    /// The file that a reader opens.
    [[nodiscard]] Result<QString> exported(const QString& file, WaveformFormat format,
                                           const QTemporaryDir& folder);
    static void compareSamples(const Content& written, const Content& expected);
    static void compareAnnotations(const Content& written, const Content& expected);

    std::optional<test::PostgresServer> m_server;
    std::shared_ptr<postgres::Database> m_database;
    std::unique_ptr<SegmentStore> m_store;
    security::AuditContext m_audit{
        QStringLiteral("Dr. Test"), QStringLiteral("station"), QStringLiteral("test"), {}};
};

void WaveformExportTest::initTestCase()
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

Result<StoredRecord> WaveformExportTest::import(const QString& file)
{
    Job job;
    const bool isWfdb = file.endsWith(QStringLiteral(".hea"));
    // once for all tests, and found again by its name and channels
    const auto report = ingest::importWaveforms(
        m_database, m_audit, {isWfdb ? WaveformFormat::Wfdb : WaveformFormat::Edf, {file}, {}},
        job);
    if (report.ids.isEmpty())
        return fail(ErrorCode::Invalid, report.rejected.empty() ? QStringLiteral("not imported")
                                                                : report.rejected[0].reason);
    return m_store->record(report.ids[0]);
}

Result<QString> WaveformExportTest::exported(const QString& file, WaveformFormat format,
                                             const QTemporaryDir& folder)
{
    const auto dropped =
        m_database->write(OperationId::generate(), [](postgres::Transaction& tx) -> Result<> {
            tx.exec("DELETE FROM waveform_records");
            return {};
        });
    if (!dropped)
        return propagate(dropped);
    const auto record = import(file);
    if (!record)
        return propagate(record);
    Job job;
    const auto written = ingest::exportWaveforms(*m_store, *record, {format, folder.path()}, job);
    if (!written)
        return propagate(written);
    return written->files.back(); // the header is the last one
}

void WaveformExportTest::addWfdbRows()
{
    QTest::addColumn<QString>("file");
    QSet<QString> segments;
    QStringList files;
    for (const char* folder : {"mitdb", "wfdb-sample", "041s", "fixed1"}) {
        QDirIterator headers(path(folder), {QStringLiteral("*.hea")}, QDir::Files);
        while (headers.hasNext())
            files << headers.next();
    }
    files.sort();
    for (const QString& file : files)
        QTest::newRow(qPrintable(file.section(u'/', -2))) << file;
}

void WaveformExportTest::addEdfRows()
{
    QTest::addColumn<QString>("file");
    QDirIterator files(path("edf"), QDir::Files);
    while (files.hasNext()) {
        const QString file = files.next();
        QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
    }
}

void WaveformExportTest::compareSamples(const Content& written, const Content& expected)
{
    QCOMPARE(written.counts.size(), expected.counts.size());
    for (std::size_t i = 0; i < expected.counts.size(); ++i) {
        const auto& counts = expected.counts[i];
        QVERIFY(written.counts[i].size() >= counts.size());
        const bool isSame = std::equal(counts.begin(), counts.end(), written.counts[i].begin());
        QVERIFY2(isSame, qPrintable(expected.channels[i].name));
        // what a last data record has too much is a gap
        std::vector<SampleRange> gaps = expected.gaps[i];
        if (written.counts[i].size() > counts.size()) {
            const auto end = qint64(written.counts[i].size());
            if (!gaps.empty() && gaps.back().to == qint64(counts.size()))
                gaps.back().to = end;
            else
                gaps.push_back({qint64(counts.size()), end});
        }
        QCOMPARE(written.gaps[i], gaps);
        QVERIFY(std::abs(written.channels[i].rateHz / expected.channels[i].rateHz - 1) < 1e-6);
    }
}

void WaveformExportTest::compareAnnotations(const Content& written, const Content& expected)
{
    QCOMPARE(written.annotations.size(), expected.annotations.size());
    for (std::size_t set = 0; set < expected.annotations.size(); ++set) {
        const auto& actual = written.annotations[set].annotations;
        const auto& wanted = expected.annotations[set].annotations;
        QCOMPARE(written.annotations[set].annotator, expected.annotations[set].annotator);
        QCOMPARE(actual.size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QVERIFY(std::abs(actual[i].atSeconds - wanted[i].atSeconds) < 1e-6);
            QCOMPARE(actual[i].durationSeconds, wanted[i].durationSeconds);
            QCOMPARE(actual[i].type, wanted[i].type);
            QCOMPARE(actual[i].text, wanted[i].text);
            QCOMPARE(actual[i].subtype, wanted[i].subtype);
            QCOMPARE(actual[i].number, wanted[i].number);
            QCOMPARE(actual[i].channel, wanted[i].channel);
        }
    }
}

void WaveformExportTest::wfdbComesBack_data()
{
    addWfdbRows();
}

void WaveformExportTest::wfdbComesBack()
{
    QFETCH(QString, file);
    const QTemporaryDir folder;
    const auto header = exported(file, WaveformFormat::Wfdb, folder);
    VERIFY_OK(header);
    const auto expected = readFile(file);
    const auto written = readFile(*header);
    VERIFY_OK(expected);
    VERIFY_OK(written);
    compareSamples(*written, *expected);
    compareAnnotations(*written, *expected);
    QCOMPARE(written->start, expected->start);
    const auto before = ingest::wfdb::parseHeader(contentOf(file));
    const auto after = ingest::wfdb::parseHeader(contentOf(*header));
    VERIFY_OK(before);
    VERIFY_OK(after);
    QCOMPARE(after->comments, before->comments);
    for (std::size_t i = 0; i < before->lines.size(); ++i) {
        const auto& line = before->lines[i];
        QCOMPARE(after->lines[i].gain, line.gain);
        QCOMPARE(after->lines[i].baseline, line.baseline);
        QCOMPARE(after->lines[i].unit, line.unit);
        QCOMPARE(after->lines[i].description, line.description);
        QCOMPARE(after->lines[i].skewFrames, line.skewFrames);
        QCOMPARE(after->lines[i].samplesPerFrame, line.samplesPerFrame);
        QCOMPARE(after->lines[i].resolutionBits, line.resolutionBits);
        const QString original = QFileInfo(file).path() + u'/' + line.file;
        const bool hasSkew = std::any_of(before->lines.begin(), before->lines.end(),
                                         [](const auto& each) { return each.skewFrames != 0; });
        if (isFlac(line.format) || hasSkew || !QFile::exists(original))
            continue; // samples before the first one are not kept
        const qint64 bytes = after->frames * [&] {
            qint64 samples = 0;
            for (const auto& each : before->lines)
                samples += each.file == line.file ? each.samplesPerFrame : 0;
            return samples;
        }();
        // bits that mean nothing differ where a file ends within a packing group
        const auto whole = qsizetype(ingest::wfdb::bytesFor(line.format, bytes / 6 * 6));
        QCOMPARE(contentOf(folder.filePath(after->lines[i].file)).left(whole),
                 contentOf(original).mid(line.byteOffset, whole));
    }
}

void WaveformExportTest::wfdbAsEdfKeepsEverySample_data()
{
    addWfdbRows();
}

void WaveformExportTest::wfdbAsEdfKeepsEverySample()
{
    QFETCH(QString, file);
    const QTemporaryDir folder;
    const auto edf = exported(file, WaveformFormat::Edf, folder);
    if (file.contains(QStringLiteral("binformats"))) { // one signal has 32 bits
        VERIFY_ERROR(edf, ErrorCode::Unsupported);
        return;
    }
    VERIFY_OK(edf);
    const auto expected = readFile(file);
    const auto written = readFile(*edf);
    VERIFY_OK(expected);
    VERIFY_OK(written);
    compareSamples(*written, *expected);
    std::size_t annotations = 0;
    for (const AnnotationSet& set : expected->annotations)
        annotations += set.annotations.size();
    QCOMPARE(written->annotations.empty() ? 0 : written->annotations[0].annotations.size(),
             annotations);
    // limits of 24 bits at 200 counts a unit have nine characters: the eight of the header miss
    // them
    const double tolerance = file.contains(QStringLiteral("flacformats")) ? 10 : 0.01;
    for (std::size_t i = 0; i < expected->channels.size(); ++i) {
        const SourceChannel& before = expected->channels[i];
        const SourceChannel& after = written->channels[i];
        const auto physical = [](const SourceChannel& channel, double count) {
            return (count + double(channel.countOffset)) * channel.gain + channel.baseline;
        };
        for (const double count : {-100.0, 0.0, 512.0})
            QVERIFY(std::abs(physical(after, count) - physical(before, count)) <
                    before.gain * tolerance);
    }
}

void WaveformExportTest::edfComesBack_data()
{
    addEdfRows();
}

void WaveformExportTest::edfComesBack()
{
    QFETCH(QString, file);
    const QTemporaryDir folder;
    const auto again = exported(file, WaveformFormat::Edf, folder);
    VERIFY_OK(again);
    const auto expected = readFile(file);
    const auto written = readFile(*again);
    VERIFY_OK(expected);
    VERIFY_OK(written);
    compareSamples(*written, *expected);
    compareAnnotations(*written, *expected);
    QCOMPARE(written->start, expected->start);
    QFile original(file);
    QFile copy(*again);
    QVERIFY(original.open(QIODevice::ReadOnly) && copy.open(QIODevice::ReadOnly));
    const auto before = ingest::edf::readHeader(original);
    const auto after = ingest::edf::readHeader(copy);
    VERIFY_OK(before);
    VERIFY_OK(after);
    QCOMPARE(after->patient, before->patient);
    QCOMPARE(after->recording, before->recording);
    int written_at = 0;
    for (std::size_t i = 0; i < before->channels.size(); ++i) {
        const auto& channel = before->channels[i];
        if (channel.isAnnotations())
            continue;
        const auto& same = after->channels[std::size_t(written_at)];
        QCOMPARE(same.label, channel.label);
        QCOMPARE(same.transducer, channel.transducer);
        QCOMPARE(same.unit, channel.unit);
        QCOMPARE(same.physicalMin, channel.physicalMin);
        QCOMPARE(same.physicalMax, channel.physicalMax);
        QCOMPARE(same.prefilter, channel.prefilter);
        QCOMPARE(signalBytes(*again, written_at), signalBytes(file, int(i)));
        ++written_at;
    }
}

void WaveformExportTest::edfAsWfdbKeepsEverySample_data()
{
    addEdfRows();
}

void WaveformExportTest::edfAsWfdbKeepsEverySample()
{
    QFETCH(QString, file);
    const QTemporaryDir folder;
    const auto header = exported(file, WaveformFormat::Wfdb, folder);
    VERIFY_OK(header);
    const auto expected = readFile(file);
    const auto written = readFile(*header);
    VERIFY_OK(expected);
    VERIFY_OK(written);
    compareSamples(*written, *expected);
    QCOMPARE(written->annotations.size(), expected->annotations.size());
    for (std::size_t i = 0; i < expected->annotations.size(); ++i) {
        const auto& actual = written->annotations[i].annotations;
        const auto& wanted = expected->annotations[i].annotations;
        QCOMPARE(actual.size(), wanted.size());
        for (std::size_t note = 0; note < wanted.size(); ++note) {
            QCOMPARE(actual[note].text, wanted[note].text);
            QVERIFY(std::abs(actual[note].atSeconds - wanted[note].atSeconds) < 1e-5);
        }
    }
}

void WaveformExportTest::leavesAnAuditRow()
{
    const QTemporaryDir folder;
    VERIFY_OK(exported(path("mitdb/100.hea"), WaveformFormat::Edf, folder));
    const auto rows = m_database->read([](postgres::Transaction& tx) -> Result<qint64> {
        return tx
            .exec("SELECT count(*) AS n FROM audit_log WHERE action = 'waveforms.export' AND "
                  "target = (SELECT record_id::text FROM waveform_records)")[0]["n"]
            .int64();
    });
    VERIFY_OK(rows);
    QCOMPARE(*rows, qint64(1));
}

void WaveformExportTest::cancelledLeavesNothing()
{
    const QTemporaryDir folder;
    VERIFY_OK(exported(path("mitdb/100.hea"), WaveformFormat::Edf, folder));
    const auto record = m_store->record(QStringLiteral("100"));
    VERIFY_OK(record);
    for (const WaveformFormat format : {WaveformFormat::Wfdb, WaveformFormat::Edf}) {
        const QTemporaryDir empty;
        Job job;
        job.cancel();
        VERIFY_ERROR(ingest::exportWaveforms(*m_store, *record, {format, empty.path()}, job),
                     ErrorCode::Cancelled);
        QVERIFY(QDir(empty.path()).isEmpty());
    }
}

QTEST_GUILESS_MAIN(WaveformExportTest)
#include "waveform_export_test.moc"
