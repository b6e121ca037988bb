#include "app/services/sample_traces.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/csv/trace_csv.h"
#include "core/trace/trace_rules.h"

#include <QBuffer>
#include <QSet>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ingest::csv;

class SampleTracesTest : public QObject
{
    Q_OBJECT

private slots:
    void sameSeedSameBytes();
    void everyLineIsGood();
    void nothingTravelsFasterThanALorry();

private:
    static std::vector<QStringList> lines(const QByteArray& bytes)
    {
        QBuffer device;
        device.setData(bytes);
        device.open(QIODevice::ReadOnly);
        CsvReader reader(device);
        std::vector<QStringList> records;
        while (const auto record = reader.next()) {
            if (record->fields)
                records.push_back(*record->fields);
        }
        return records;
    }
};

void SampleTracesTest::sameSeedSameBytes()
{
    const auto first = services::sampleTraces(7), second = services::sampleTraces(7);
    QCOMPARE(first.items, second.items);
    QCOMPARE(first.events, second.events);
    QVERIFY(first.events != services::sampleTraces(8).events);
}

void SampleTracesTest::everyLineIsGood()
{
    const auto traces = services::sampleTraces(7);
    QSet<QString> codes;
    const TraceColumns items(TraceColumns::Kind::Items), events(TraceColumns::Kind::Events);
    for (const QStringList& line : lines(traces.items)) {
        const auto item = items.item(line);
        QVERIFY2(item, item ? "" : qPrintable(item.error()));
        QCOMPARE(item->code.size(), 20);
        codes.insert(item->code);
    }
    QCOMPARE(codes.size(), 360);
    for (const QStringList& line : lines(traces.events)) {
        const auto event = events.event(line);
        QVERIFY2(event, event ? "" : qPrintable(event.error()));
        QVERIFY(codes.contains(event->code));
    }
}

void SampleTracesTest::nothingTravelsFasterThanALorry()
{
    const TraceColumns events(TraceColumns::Kind::Events);
    std::optional<trace::EventRecord> before;
    for (const QStringList& line : lines(services::sampleTraces(7).events)) {
        const auto event = events.event(line);
        QVERIFY(event);
        if (before && before->code == event->code) {
            const double hours = double(before->time.instant.secsTo(event->time.instant)) / 3600;
            QVERIFY(hours >= 0);
            QVERIFY(trace::distanceMetres(*before->place, *event->place) <= hours * 60'000 + 500);
        }
        before = *event;
    }
}

QTEST_GUILESS_MAIN(SampleTracesTest)
#include "sample_traces_test.moc"
