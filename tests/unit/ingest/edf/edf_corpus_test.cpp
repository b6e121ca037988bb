#include "core/ingest/edf/edf_source.h"
#include "tests/support/corpus.h"

#include <QTest>

#include <cmath>

using namespace wardlight;
using ingest::edf::EdfSource;

/// The generator's files hold signals whose formulas are known (EDFbrowser's test generator).
class EdfCorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryFile_data();
    void readsEveryFile();
    void readsTheGeneratorsSine();
    void readsSubsecondStart();
    void readsChineseNotes();

private:
    static QString path(const char* name)
    {
        return test::corpusFolder() + QStringLiteral("/waves/edf/") + QString::fromLatin1(name);
    }
};

void EdfCorpusTest::readsEveryFile_data()
{
    QTest::addColumn<int>("channels");
    QTest::addColumn<double>("seconds");
    // bytes and header fields of the files themselves
    QTest::newRow("test_edfann.edf") << 0 << 0.0;
    QTest::newRow("test_generator.edf") << 11 << 600.0;
    QTest::newRow("test_legacy.edf") << 11 << 600.0;
    QTest::newRow("test_generator.bdf") << 5 << 30.0;
    QTest::newRow("test_generator_datarec_generator_0_5.bdf") << 5 << 30.0;
    QTest::newRow("test_generator_datarec_generator_2.bdf") << 5 << 30.0;
    QTest::newRow("test_subsecond.edf") << 1 << 698.0;
    QTest::newRow("test_utf8.edf") << 1 << 698.0;
}

void EdfCorpusTest::readsEveryFile()
{
    QFETCH(int, channels);
    QFETCH(double, seconds);
    auto source = EdfSource::open(path(QTest::currentDataTag()));
    QVERIFY(source);
    const auto& record = (*source)->record();
    QCOMPARE(int(record.channels.size()), channels);
    std::vector<qint64> samples(record.channels.size());
    for (;;) {
        const auto blocks = (*source)->next();
        QVERIFY(blocks);
        if (blocks->empty())
            break;
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] += qint64((*blocks)[i].counts.size());
    }
    for (std::size_t i = 0; i < samples.size(); ++i)
        QCOMPARE(double(samples[i]), seconds * record.channels[i].rateHz);
}

void EdfCorpusTest::readsTheGeneratorsSine()
{
    auto source = EdfSource::open(path("test_generator.edf"));
    QVERIFY(source);
    const auto& channels = (*source)->record().channels;
    const auto sine = std::find_if(channels.begin(), channels.end(), [](const auto& channel) {
        return channel.name.startsWith(QStringLiteral("sine 1 Hz"));
    });
    QVERIFY(sine != channels.end());
    const auto blocks = (*source)->next();
    QVERIFY(blocks);
    const auto& counts = (*blocks)[std::size_t(sine - channels.begin())].counts;
    double most = 0;
    for (std::size_t i = 0; i < std::size_t(sine->rateHz); ++i)
        most = std::max(most, std::abs(counts[i] * sine->gain + sine->baseline));
    QVERIFY2(std::abs(most - 100) < 0.5, qPrintable(QString::number(most)));
}

void EdfCorpusTest::readsSubsecondStart()
{
    auto source = EdfSource::open(path("test_subsecond.edf"));
    QVERIFY(source);
    QCOMPARE((*source)->record().start.toUTC().date(), QDate(2020, 1, 24));
    QVERIFY((*source)->record().start.time().msec() != 0);
}

void EdfCorpusTest::readsChineseNotes()
{
    auto source = EdfSource::open(path("test_utf8.edf"));
    QVERIFY(source);
    for (;;) {
        const auto blocks = (*source)->next();
        QVERIFY(blocks);
        if (blocks->empty())
            break;
    }
    const auto sets = (*source)->annotations();
    QVERIFY(sets && !sets->empty());
    QString texts;
    for (const auto& note : sets->at(0).annotations)
        texts += note.text + u' ';
    QVERIFY2(!texts.contains(QChar::ReplacementCharacter), qPrintable(texts));
    QVERIFY(std::any_of(texts.begin(), texts.end(), [](QChar c) { return c.unicode() > 255; }));
}

QTEST_APPLESS_MAIN(EdfCorpusTest)
#include "edf_corpus_test.moc"
