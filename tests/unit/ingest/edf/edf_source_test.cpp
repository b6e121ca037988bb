#include "core/ingest/edf/edf_source.h"

#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using ingest::edf::EdfSource;
using waveforms::ChannelBlock;

/// Files written field by field after the EDF+ specification, and what is wrong with them.
class EdfSourceTest : public QObject
{
    Q_OBJECT

private slots:
    void readsSamplesAndScale();
    void reads24Bits();
    void putsGapsBetweenRecords();
    void ordersRecords();
    void dropsOverlap();
    void readsNotes();
    void marksAnEarlyEnd();
    void refuses_data();
    void refuses();
    void readsTenThousandSignals();

private:
    struct Signal
    {
        QByteArray label, unit = "uV", physicalMin = "-100", physicalMax = "100",
                          digitalMin = "-1000", digitalMax = "1000", samples = "4";
    };
    struct File
    {
        QByteArray version = "0", reserved = "EDF+C", records = "2", seconds = "1";
        QList<Signal> channels;
        QByteArray data;
    };
    struct Read
    {
        std::vector<std::vector<std::int32_t>> counts;
        std::vector<std::vector<waveforms::SampleRange>> gaps;
    };

    static QByteArray bytesOf(const File& file);
    static QByteArray samples(std::initializer_list<int> values, int bytes = 2);
    static QByteArray notes(QByteArray text, int bytes);
    QString write(const QByteArray& bytes);
    static Read readAll(EdfSource& source);

    QTemporaryDir m_folder;
};

QByteArray EdfSourceTest::bytesOf(const File& file)
{
    const auto padded = [](QByteArray text, int width) {
        return text.leftJustified(width, ' ', true);
    };
    QByteArray bytes = padded(file.version, 8) + padded("X X X X", 80) +
                       padded("Startdate 02-MAR-2002 X X X", 80) + "02.03.02" + "10.30.00" +
                       padded(QByteArray::number(256 * (file.channels.size() + 1)), 8) +
                       padded(file.reserved, 44) + padded(file.records, 8) +
                       padded(file.seconds, 8) +
                       padded(QByteArray::number(file.channels.size()), 4);
    const auto each = [&](QByteArray Signal::*member, int width) {
        for (const Signal& signal : file.channels)
            bytes += padded(signal.*member, width);
    };
    const auto blank = [&](int width) {
        for (qsizetype i = 0; i < file.channels.size(); ++i)
            bytes += QByteArray(width, ' ');
    };
    each(&Signal::label, 16);
    blank(80);
    each(&Signal::unit, 8);
    each(&Signal::physicalMin, 8);
    each(&Signal::physicalMax, 8);
    each(&Signal::digitalMin, 8);
    each(&Signal::digitalMax, 8);
    blank(80);
    each(&Signal::samples, 8);
    blank(32);
    return bytes + file.data;
}

QByteArray EdfSourceTest::samples(std::initializer_list<int> values, int bytes)
{
    QByteArray packed;
    for (const int value : values) {
        for (int i = 0; i < bytes; ++i)
            packed += char(value >> (8 * i) & 0xFF);
    }
    return packed;
}

QByteArray EdfSourceTest::notes(QByteArray text, int bytes)
{
    return text.leftJustified(bytes, '\0');
}

QString EdfSourceTest::write(const QByteArray& bytes)
{
    const QString path = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) +
                                           QStringLiteral(".edf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test file cannot be written");
    return path;
}

EdfSourceTest::Read EdfSourceTest::readAll(EdfSource& source)
{
    Read read;
    read.counts.resize(source.record().channels.size());
    read.gaps.resize(read.counts.size());
    for (;;) {
        const auto blocks = source.next();
        if (!blocks || blocks->empty())
            return read;
        for (std::size_t i = 0; i < blocks->size(); ++i) {
            const qint64 at = qint64(read.counts[i].size());
            for (const auto& gap : (*blocks)[i].gaps)
                read.gaps[i].push_back({at + gap.from, at + gap.to});
            read.counts[i].insert(read.counts[i].end(), (*blocks)[i].counts.begin(),
                                  (*blocks)[i].counts.end());
        }
    }
}

void EdfSourceTest::readsSamplesAndScale()
{
    File file;
    file.reserved = "";
    file.channels = {{"EEG Fpz"}, {"Resp", "l", "-1", "1", "-2048", "2047", "1"}};
    file.data = samples({1, -2, 3, -4, 2047, 5, -6, 7, -8, -2048});
    auto source = EdfSource::open(write(bytesOf(file)));
    QVERIFY(source);
    const auto& record = (*source)->record();
    QCOMPARE(record.start, QDateTime(QDate(2002, 3, 2), QTime(10, 30), Qt::UTC));
    QCOMPARE(record.channels[0].rateHz, 4.0);
    QCOMPARE(record.channels[1].rateHz, 1.0);
    QCOMPARE(record.channels[0].gain, 0.1); // 200 uV over 2,000 counts
    QCOMPARE(record.channels[1].gain * 2047 + record.channels[1].baseline, 1.0);
    const Read read = readAll(**source);
    QCOMPARE(read.counts[0], std::vector<std::int32_t>({1, -2, 3, -4, 5, -6, 7, -8}));
    QCOMPARE(read.counts[1], std::vector<std::int32_t>({2047, -2048}));
    QVERIFY(read.gaps[0].empty());
}

void EdfSourceTest::reads24Bits()
{
    File file;
    file.version = QByteArray("\xff") + "BIOSEMI";
    file.reserved = "24BIT";
    file.records = "1";
    file.channels = {{"A1", "uV", "-262144", "262143", "-8388608", "8388607", "3"}};
    file.data = samples({8'388'607, -8'388'608, -1}, 3);
    auto source = EdfSource::open(write(bytesOf(file)));
    QVERIFY(source);
    QCOMPARE(readAll(**source).counts[0], std::vector<std::int32_t>({8'388'607, -8'388'608, -1}));
}

void EdfSourceTest::putsGapsBetweenRecords()
{
    File file;
    file.reserved = "EDF+D";
    file.channels = {{"ECG"}, {"EDF Annotations", "", "-1", "1", "-32768", "32767", "8"}};
    file.data = samples({1, 2, 3, 4}) + notes("+0\x14\x14", 16) + samples({5, 6, 7, 8}) +
                notes("+100.5\x14\x14", 16);
    auto source = EdfSource::open(write(bytesOf(file)));
    QVERIFY(source);
    QCOMPARE((*source)->record().durationSeconds, std::optional(101.5));
    const Read read = readAll(**source);
    QCOMPARE(read.counts[0].size(), std::size_t(406));
    // 99.5 seconds of four samples
    QCOMPARE(read.gaps[0].front().from, qint64(4));
    QCOMPARE(read.gaps[0].back().to, qint64(402));
    QCOMPARE(read.counts[0][402], 5);
}

void EdfSourceTest::ordersRecords()
{
    File file;
    file.reserved = "EDF+D";
    file.channels = {{"ECG"}, {"EDF Annotations", "", "-1", "1", "-32768", "32767", "8"}};
    file.data = samples({5, 6, 7, 8}) + notes("+1\x14\x14", 16) + samples({1, 2, 3, 4}) +
                notes("+0\x14\x14", 16);
    auto source = EdfSource::open(write(bytesOf(file)));
    QVERIFY(source);
    QCOMPARE(readAll(**source).counts[0], std::vector<std::int32_t>({1, 2, 3, 4, 5, 6, 7, 8}));
    QVERIFY((*source)->remarks().join(u' ').contains(QStringLiteral("out of order")));
}

void EdfSourceTest::dropsOverlap()
{
    File file;
    file.reserved = "EDF+D";
    file.channels = {{"ECG"}, {"EDF Annotations", "", "-1", "1", "-32768", "32767", "8"}};
    file.data = samples({1, 2, 3, 4}) + notes("+0\x14\x14", 16) + samples({5, 6, 7, 8}) +
                notes("+0.5\x14\x14", 16);
    auto source = EdfSource::open(write(bytesOf(file)));
    QVERIFY(source);
    QCOMPARE(readAll(**source).counts[0], std::vector<std::int32_t>({1, 2, 3, 4, 7, 8}));
    QVERIFY((*source)->remarks().join(u' ').contains(QStringLiteral("overlap")));
}

void EdfSourceTest::readsNotes()
{
    File file;
    file.records = "1";
    file.channels = {{"EDF Annotations", "", "-1", "1", "-32768", "32767", "40"}};
    file.seconds = "0";
    file.data = notes(QByteArray("+0.25\x14\x14\0", 8) +
                          QByteArray("+180.25\x15"
                                     "21.5\x14Lights off\x14") +
                          QString::fromUtf8("关门").toUtf8() + QByteArray("\x14\0junk", 6),
                      80);
    auto source = EdfSource::open(write(bytesOf(file)));
    QVERIFY(source);
    QCOMPARE((*source)->record().start,
             QDateTime(QDate(2002, 3, 2), QTime(10, 30, 0, 250), Qt::UTC));
    QVERIFY(readAll(**source).counts.empty());
    const auto sets = (*source)->annotations();
    QVERIFY(sets);
    const auto& read = sets->at(0).annotations;
    QCOMPARE(read.size(), std::size_t(2));
    QCOMPARE(read[0].atSeconds, 180.0); // from the record's own start
    QCOMPARE(read[0].durationSeconds, 21.5);
    QCOMPARE(read[0].text, QStringLiteral("Lights off"));
    QCOMPARE(read[1].text, QString::fromUtf8("关门"));
    QVERIFY((*source)->remarks().join(u' ').contains(QStringLiteral("left out")));
}

void EdfSourceTest::marksAnEarlyEnd()
{
    File file;
    file.reserved = "";
    file.records = "3";
    file.channels = {{"ECG"}};
    file.data = samples({1, 2, 3, 4, 5, 6});
    auto source = EdfSource::open(write(bytesOf(file)));
    QVERIFY(source);
    QCOMPARE(readAll(**source).counts[0], std::vector<std::int32_t>({1, 2, 3, 4}));
    QVERIFY((*source)->remarks().join(u' ').contains(QStringLiteral("1 of 3")));
}

void EdfSourceTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    File good;
    good.channels = {{"ECG"}};
    const auto row = [](const char* name, const File& file) {
        QTest::newRow(name) << bytesOf(file);
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("name,value\n").repeated(100);
    QTest::newRow("header cut") << bytesOf(good).left(400);
    File file = good;
    file.seconds = "0";
    row("signals without a duration", file);
    file.seconds = "-1";
    row("negative duration", file);
    file.seconds = "nan";
    row("duration no number", file);
    file = good;
    file.records = "-7";
    row("negative count", file);
    file = good;
    file.channels << Signal{"EEG"};
    file.channels[0].samples = file.channels[1].samples = "99999999";
    row("a record of 400 MB", file);
    file = good;
    file.channels[0].samples = "-4";
    row("negative samples", file);
    file = good;
    file.channels[0].digitalMin = "x";
    row("limit no number", file);
    file = good;
    file.reserved = "EDF+D";
    file.channels << Signal{"EDF Annotations", "", "-1", "1", "-32768", "32767", "8"};
    file.records = "1";
    file.data = samples({1, 2, 3, 4}) + notes("+99999999999\x14\x14", 16);
    row("a gap of millennia", file);
}

void EdfSourceTest::refuses()
{
    QFETCH(QByteArray, bytes);
    const auto source = EdfSource::open(write(bytes));
    QVERIFY(!source);
    QVERIFY(!source.error().message.isEmpty());
}

void EdfSourceTest::readsTenThousandSignals()
{
    File file;
    file.reserved = "";
    file.records = "1";
    for (int i = 0; i < 9'999; ++i) // the field has four digits
        file.channels << Signal{
            "S" + QByteArray::number(i), "uV", "-100", "100", "-1000", "1000", "1"};
    for (int i = 0; i < 9'999; ++i)
        file.data += samples({i % 1'000});
    auto source = EdfSource::open(write(bytesOf(file)));
    QVERIFY(source);
    QCOMPARE(readAll(**source).counts.at(1'234), std::vector<std::int32_t>({234}));
}

QTEST_APPLESS_MAIN(EdfSourceTest)
#include "edf_source_test.moc"
