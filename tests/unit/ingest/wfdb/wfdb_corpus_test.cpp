#include "core/ingest/wfdb/wfdb_source.h"
#include "tests/support/corpus.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <map>

using namespace wardlight;
using ingest::wfdb::WfdbSource;
using waveforms::ChannelBlock;

/// The corpus' headers hold what their makers' own programs computed: the number of samples, the
/// first one and a checksum of all of each signal. Whoever reads one sample wrongly fails them.
class WfdbCorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatHeadersPromise_data();
    void readsWhatHeadersPromise();
    void readsReferenceBeats();
    void joinsSegments();
    void shiftsSkewedSignals();
    void saysWhatIsMissing();

private:
    static QString path(const char* name)
    {
        return test::corpusFolder() + QStringLiteral("/waves/") + QString::fromLatin1(name);
    }
    struct Read
    {
        std::vector<std::vector<std::int32_t>> counts; ///< by channel
        std::vector<qint64> inGaps;
        QStringList remarks;
    };
    static Read readAll(WfdbSource& source);
};

WfdbCorpusTest::Read WfdbCorpusTest::readAll(WfdbSource& source)
{
    Read read;
    const std::size_t channels = source.record().channels.size();
    read.counts.resize(channels);
    read.inGaps.resize(channels);
    for (;;) {
        const auto blocks = source.next();
        if (!blocks || blocks->empty())
            break;
        for (std::size_t i = 0; i < channels; ++i) {
            const ChannelBlock& block = (*blocks)[i];
            read.counts[i].insert(read.counts[i].end(), block.counts.begin(), block.counts.end());
            for (const auto& gap : block.gaps)
                read.inGaps[i] += gap.size();
        }
    }
    read.remarks = source.remarks();
    return read;
}

void WfdbCorpusTest::readsWhatHeadersPromise_data()
{
    QTest::addColumn<QString>("file");
    for (const char* folder : {"mitdb", "wfdb-sample", "041s", "fixed1"}) {
        QDirIterator files(path(folder), {QStringLiteral("*.hea")}, QDir::Files);
        while (files.hasNext()) {
            const QString file = files.next();
            QFile header(file);
            QVERIFY(header.open(QIODevice::ReadOnly));
            const auto parsed = ingest::wfdb::parseHeader(header.readAll());
            QVERIFY2(parsed, qPrintable(file));
            const bool isComplete =
                !parsed->hasSegments() &&
                QFile::exists(QFileInfo(file).path() + u'/' + parsed->lines[0].file);
            if (isComplete)
                QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
        }
    }
}

void WfdbCorpusTest::readsWhatHeadersPromise()
{
    QFETCH(QString, file);
    QFile text(file);
    QVERIFY(text.open(QIODevice::ReadOnly));
    const auto header = ingest::wfdb::parseHeader(text.readAll());
    QVERIFY(header);
    auto source = WfdbSource::open(file);
    QVERIFY(source);
    const Read read = readAll(**source);
    for (std::size_t i = 0; i < header->lines.size(); ++i) {
        const auto& line = header->lines[i];
        if (header->frames > 0)
            QCOMPARE(qint64(read.counts[i].size()), header->frames * line.samplesPerFrame);
        // the headers whose frames were rearranged by hand kept the first values of others
        if (line.skewFrames == 0 && !file.contains(QStringLiteral("frame.hea")) &&
            read.counts[i].at(0) != ingest::wfdb::invalidCount(line.format))
            QCOMPARE(read.counts[i].at(0), line.initialValue);
    }
    // remarks name checksums that differ, files that end early
    QStringList damage = read.remarks;
    damage.removeIf([](const QString& remark) { return remark.contains(QStringLiteral("UTC")); });
    QCOMPARE(damage, QStringList());
}

/// The counts are those that PhysioNet's directory of the database gives for record 100.
void WfdbCorpusTest::readsReferenceBeats()
{
    auto source = WfdbSource::open(path("mitdb/100.hea"));
    QVERIFY(source);
    const auto sets = (*source)->annotations();
    QVERIFY(sets);
    QCOMPARE(sets->size(), std::size_t(1));
    std::map<QString, int> counts;
    for (const auto& annotation : (*sets)[0].annotations)
        ++counts[annotation.type];
    QCOMPARE(counts[QStringLiteral("N")], 2239);
    QCOMPARE(counts[QStringLiteral("A")], 33);
    QCOMPARE(counts[QStringLiteral("V")], 1);
    const auto& first = (*sets)[0].annotations.front();
    QCOMPARE(first.type, QStringLiteral("+"));
    QCOMPARE(first.text, QStringLiteral("(N"));
    QCOMPARE(first.atSeconds, 18.0 / 360);
}

void WfdbCorpusTest::joinsSegments()
{
    auto joined = WfdbSource::open(path("041s/041s.hea"));
    auto second = WfdbSource::open(path("041s/041s02.hea"));
    QVERIFY(joined && second);
    const Read whole = readAll(**joined);
    const Read part = readAll(**second);
    QCOMPARE(whole.counts[0].size(), std::size_t(8000)); // 4 samples in 2,000 frames
    QCOMPARE(whole.counts[3].size(), std::size_t(2000));
    for (std::size_t i = 0; i < part.counts.size(); ++i) {
        const std::size_t offset = whole.counts[i].size() / 2;
        QVERIFY(std::equal(part.counts[i].begin(), part.counts[i].end(),
                           whole.counts[i].begin() + std::ptrdiff_t(offset)));
    }
}

void WfdbCorpusTest::shiftsSkewedSignals()
{
    auto plain = WfdbSource::open(path("wfdb-sample/test01_00s.hea"));
    auto skewed = WfdbSource::open(path("wfdb-sample/test01_00s_skew.hea"));
    QVERIFY(plain && skewed);
    const Read without = readAll(**plain);
    const Read with = readAll(**skewed);
    QCOMPARE(with.counts[0], without.counts[0]);
    QVERIFY(std::equal(with.counts[1].begin(), with.counts[1].end() - 3,
                       without.counts[1].begin() + 3));
    QCOMPARE(with.inGaps[1], qint64(3)); // nothing was recorded of the last three
}

void WfdbCorpusTest::saysWhatIsMissing()
{
    auto source = WfdbSource::open(path("wfdb-sample/1003.hea")); // without its 1003.dat
    QVERIFY(source);
    const Read read = readAll(**source);
    QCOMPARE(read.inGaps[5], qint64(216'000));
    QVERIFY(read.remarks.join(u' ').contains(QStringLiteral("1003.dat")));
    QVERIFY((*source)->annotations());
}

QTEST_GUILESS_MAIN(WfdbCorpusTest)
#include "wfdb_corpus_test.moc"
