#include "core/ingest/csv/trace_import.h"
#include "tests/integration/trace/trace_fixture.h"
#include "tests/support/corpus.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ingest;
using namespace wardlight::ingest::csv;

/// The reference's own sample files, counted by hand.
class TraceReferenceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void everyLineIsKept();
    void secondImportAddsNothing();
    void findsTheAmoxicillin();
    void findsTheMakersTcm();
    void pathHasSixEventsInOrder();
    void latestStatesAreTheLastLines();

private:
    ImportReport import(const char* file, TraceColumns::Kind kind)
    {
        Job job;
        return importTraceFiles(m_fixture.store(),
                                {test::corpusFolder() +
                                 QStringLiteral("/trace/tablestore-tracemedicine/") +
                                 QLatin1String(file)},
                                {kind, Encoding::Utf8}, job);
    }

    test::TraceFixture m_fixture;
};

void TraceReferenceTest::initTestCase()
{
    VERIFY_OK(m_fixture.start());
    VERIFY_OK(m_fixture.reset());
    const auto items = import("medicine_meta.csv", TraceColumns::Kind::Items);
    QCOMPARE(items.added, 40);
    const auto events = import("medicine_data.csv", TraceColumns::Kind::Events);
    QCOMPARE(events.added, 28);
    QVERIFY(items.rejected.empty() && events.rejected.empty());
}

void TraceReferenceTest::everyLineIsKept()
{
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT (SELECT count(*) FROM trace_items) || ' ' || "
                                            "(SELECT count(*) FROM trace_events)")),
             QStringLiteral("40 28"));
}

void TraceReferenceTest::secondImportAddsNothing()
{
    QCOMPARE(import("medicine_meta.csv", TraceColumns::Kind::Items).unchanged, 40);
    QCOMPARE(import("medicine_data.csv", TraceColumns::Kind::Events).unchanged, 28);
    everyLineIsKept();
}

void TraceReferenceTest::findsTheAmoxicillin()
{
    const auto found = m_fixture.store().find({.name = QStringLiteral("阿莫西林")});
    VERIFY_OK(found);
    QCOMPARE(found->size(), 20U);
}

void TraceReferenceTest::findsTheMakersTcm()
{
    const auto found = m_fixture.store().find(
        {.category = QStringLiteral("中药"), .maker = QStringLiteral("山东****也有限公司")});
    VERIFY_OK(found);
    QCOMPARE(found->size(), 20U);
}

void TraceReferenceTest::pathHasSixEventsInOrder()
{
    const auto path = m_fixture.store().path(QStringLiteral("8150000000000001"));
    VERIFY_OK(path);
    QStringList seen;
    for (const trace::Event& event : path->events)
        seen << event.time.toString(Qt::ISODate) + u' ' + event.link + event.status;
    QCOMPARE(seen, QStringList({QStringLiteral("2019-01-01T00:00:00Z 生产正常"),
                                QStringLiteral("2019-01-01T00:00:00Z 质检正常"),
                                QStringLiteral("2019-01-02T00:00:00Z 运输正常"),
                                QStringLiteral("2019-01-03T00:00:00Z 运输正常"),
                                QStringLiteral("2019-01-04T00:00:00Z 运输正常"),
                                QStringLiteral("2019-01-05T00:00:00Z 运输损毁")}));
    QCOMPARE(path->events.back().place->latitude, 31.6933906593);
    QCOMPARE(path->events.back().place->longitude, 103.8827768645);
}

void TraceReferenceTest::latestStatesAreTheLastLines()
{
    const auto state = [this](const char* code) {
        const auto path = m_fixture.store().path(QLatin1String(code));
        return path->item.link + u' ' + path->item.status;
    };
    QCOMPARE(state("8150000000000000"), QStringLiteral("售卖 正常"));
    QCOMPARE(state("8150000000000001"), QStringLiteral("运输 损毁"));
    QCOMPARE(state("8160000000000018"), QStringLiteral("已售 正常"));
    QCOMPARE(state("8160000000000019"), QStringLiteral("售卖 召回"));
}

QTEST_GUILESS_MAIN(TraceReferenceTest)
#include "trace_reference_test.moc"
