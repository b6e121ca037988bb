#include "core/async/job.h"
#include "core/ingest/csv/reference_import.h"
#include "core/trace/reference/reference_store_pg.h"
#include "core/trace/verdict/evidence_store_pg.h"
#include "tests/integration/trace/trace_fixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace wardlight;
using namespace wardlight::trace;

namespace {

const QString Code = QStringLiteral("81000010000000011234");

} // namespace

/// Tables beside the events, from their files to the rules that weigh them.
class EvidenceStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void importsTwiceAndAddsNothing();
    void changedRowReplacesItsOwn();
    void badLinesAreNamed_data();
    void badLinesAreNamed();
    void headerMustNameColumns();
    void everyTableReachesItsRule();
    void inquiriesAreKeptAndAudited();
    void distancesAreTheEllipsoids();
    void stockIsByDistanceAndNewest();
    void treeAndRecallReachWhatIsInside();
    void circlesEndInTheTree();
    void coldChainHasTheBatchsReadings();

private:
    ingest::ImportReport import(ReferenceKind kind, const QByteArray& text)
    {
        const QString path = m_folder.filePath(QStringLiteral("table.csv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        file.close();
        Job job;
        return ingest::csv::importReferenceFiles(*m_references, kind, {path},
                                                 ingest::csv::Encoding::Utf8, job);
    }
    void addPack();
    Verdict verdict(const char* asOf = "2026-03-01T00:00:00Z")
    {
        const auto file =
            m_evidence->caseFile(Code, {}, QDateTime::fromString(QLatin1String(asOf), Qt::ISODate));
        return file ? judge(*file) : Verdict();
    }
    static bool fires(const Verdict& verdict, int rule)
    {
        return std::any_of(verdict.findings.cbegin(), verdict.findings.cend(),
                           [rule](const Finding& finding) { return finding.rule == rule; });
    }

    QTemporaryDir m_folder;
    test::TraceFixture m_fixture;
    std::unique_ptr<PostgresReferenceStore> m_references;
    std::unique_ptr<PostgresEvidenceStore> m_evidence;
};

void EvidenceStoreTest::initTestCase()
{
    VERIFY_OK(m_fixture.start());
}

void EvidenceStoreTest::init()
{
    VERIFY_OK(m_fixture.reset());
    m_references =
        std::make_unique<PostgresReferenceStore>(m_fixture.database(), m_fixture.audit());
    m_evidence = std::make_unique<PostgresEvidenceStore>(
        m_fixture.database(), m_fixture.audit(),
        std::make_shared<test::FixedClock>(QDateTime({2026, 3, 1}, {0, 0}, Qt::UTC)));
}

void EvidenceStoreTest::addPack()
{
    ItemRecord item{QStringLiteral("生物制品"),
                    QStringLiteral("胰岛素"),
                    Code,
                    QStringLiteral("成都公司"),
                    {},
                    {},
                    {}};
    item.produced = {QDateTime({2026, 1, 5}, {0, 0}, Qt::UTC), QStringLiteral("2026-01-05")};
    item.extension = {{QStringLiteral("批号"), QStringLiteral("A20")},
                      {QStringLiteral("批准文号"), QStringLiteral("国药准字S1")}};
    VERIFY_OK(m_fixture.store().addItems(OperationId::generate(), QStringLiteral("x"), {item}));
    EventRecord event{item.category,
                      item.name,
                      Code,
                      {},
                      Coordinates{30.6, 104.1},
                      {},
                      QStringLiteral("售卖"),
                      QStringLiteral("正常"),
                      {}};
    event.time = {QDateTime({2026, 2, 1}, {0, 0}, Qt::UTC), QStringLiteral("2026-02-01")};
    event.extension = {{QStringLiteral("机构编码"), QStringLiteral("S1")}};
    VERIFY_OK(m_fixture.store().addEvents(OperationId::generate(), QStringLiteral("x"), {event}));
}

void EvidenceStoreTest::importsTwiceAndAddsNothing()
{
    const QByteArray text = "批准文号,名称,规格,剂型,生产单位,本位码\r\n"
                            "国药准字Z20123084,金前感冒胶囊,0.3g,胶囊剂,保定公司,86902551000259\r\n"
                            "国药准字H20064705,三溴片,\"a,b\",片剂,陕西公司,86902439000609\r\n";
    const auto first = import(ReferenceKind::DrugMaster, text);
    QCOMPARE(first.read, 2);
    QCOMPARE(first.added, 2);
    QCOMPARE(first.ids,
             QStringList({QStringLiteral("86902551000259"), QStringLiteral("86902439000609")}));
    const auto again = import(ReferenceKind::DrugMaster, text);
    QCOMPARE(again.added, 0);
    QCOMPARE(again.unchanged, 2);
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT specification FROM drug_master WHERE "
                                            "product_code = '86902439000609'")),
             QStringLiteral("a,b"));
}

void EvidenceStoreTest::changedRowReplacesItsOwn()
{
    QCOMPARE(import(ReferenceKind::Recalls, "recall_id,batch,in_force_from,in_force_to\n"
                                            "R1,A20,2026-01-01,\nR2,B,2026-01-01,\n")
                 .added,
             2);
    const auto lifted =
        import(ReferenceKind::Recalls, "召回编号,批号,开始日期,结束日期\n"
                                       "R1,A20,2026-01-01,2026-02-01\nR2,B,2026-01-01,\n");
    QCOMPARE(lifted.added, 1);
    QCOMPARE(lifted.unchanged, 1);
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT count(*) FROM recalls")), QStringLiteral("2"));
    // readings and packing have a hash before their columns
    const QByteArray readings = "subject,read_at,celsius\nA20,2026-01-06T00:00:00Z,5\n";
    QCOMPARE(import(ReferenceKind::Readings, readings).added, 1);
    QCOMPARE(import(ReferenceKind::Readings, readings).unchanged, 1);
}

void EvidenceStoreTest::badLinesAreNamed_data()
{
    QTest::addColumn<ReferenceKind>("kind");
    QTest::addColumn<QByteArray>("text"); // two lines, of which the first one is bad
    QTest::newRow("check digit") << ReferenceKind::DrugMaster
                                 << QByteArray("本位码,名称\n86902551000258,a\n86902551000259,b\n");
    QTest::newRow("latitude") << ReferenceKind::Sites
                              << QByteArray("site_id,name,纬度,经度\nS1,a,91,104\nS2,b,30,104\n");
    QTest::newRow("swapped") << ReferenceKind::Sites
                             << QByteArray("site_id,name,lat,lon\nS1,a,84,30\nS2,b,30,104\n");
    QTest::newRow("nowhere") << ReferenceKind::Sites
                             << QByteArray("site_id,name,lat,lon\nS1,a,0,0\nS2,b,30,104\n");
    QTest::newRow("no code, no batch")
        << ReferenceKind::Recalls
        << QByteArray("recall_id,batch,in_force_from\nR1,,2026-01-01\nR2,B,2026-01-01\n");
    QTest::newRow("no date") << ReferenceKind::Recalls
                             << QByteArray("recall_id,batch,in_force_from\nR1,B,yesterday\n"
                                           "R2,B,2026-01-01\n");
    QTest::newRow("ends first") << ReferenceKind::Approvals
                                << QByteArray(
                                       "批准文号,生效日期,失效日期\nH1,2026-01-01,2025-01-01\n"
                                       "H1,2025-01-01,2026-01-01\n");
    QTest::newRow("not a number") << ReferenceKind::Readings
                                  << QByteArray("subject,read_at,celsius\nA,2026-01-01,nan\n"
                                                "A,2026-01-02,5\n");
    QTest::newRow("below nothing") << ReferenceKind::Stock
                                   << QByteArray("site_id,name,counted_at,quantity\n"
                                                 "S1,a,2026-01-01,-1\nS1,a,2026-01-01,1\n");
    QTest::newRow("in itself") << ReferenceKind::Packing
                               << QByteArray("child,parent,packed_at\nA,A,2026-01-01\n"
                                             "A,B,2026-01-01\n");
    QTest::newRow("too few fields")
        << ReferenceKind::Sites << QByteArray("site_id,name\nS1\nS2,b\n");
    QTest::newRow("GBK") << ReferenceKind::Sites
                         << QByteArray("site_id,name\nS1,\xce\xf7\xc1\xd6\nS2,b\n");
}

void EvidenceStoreTest::badLinesAreNamed()
{
    QFETCH(ReferenceKind, kind);
    QFETCH(QByteArray, text);
    const auto report = import(kind, text);
    QCOMPARE(report.read, 2);
    QCOMPARE(report.added, 1);
    QCOMPARE(report.rejected.size(), 1U);
    QVERIFY(report.rejected.front().where.endsWith(QLatin1String(":2")));
    QVERIFY(!report.rejected.front().reason.isEmpty());
}

void EvidenceStoreTest::headerMustNameColumns()
{
    const auto report = import(ReferenceKind::Sites, "S1,西林药店\n");
    QCOMPARE(report.added, 0);
    QVERIFY(!report.tookAnything());
    QVERIFY(report.rejected.front().reason.contains(QStringLiteral("机构编码")));
}

void EvidenceStoreTest::everyTableReachesItsRule()
{
    addPack();
    QVERIFY(!verdict().level);
    const auto imported = [this](ReferenceKind kind, const QByteArray& text) {
        return import(kind, text).added == 1;
    };
    QVERIFY(imported(ReferenceKind::Recalls,
                     "recall_id,batch,name,in_force_from\nR1,A20,胰岛素,2026-02-01\n"));
    QVERIFY(imported(ReferenceKind::Approvals, "批准文号,生效日期\n国药准字S1,2026-01-06\n"));
    QVERIFY(imported(ReferenceKind::Sites, "机构编码,名称,省份\nS1,药店,四川\n"));
    QVERIFY(imported(ReferenceKind::DrugMaster,
                     "product_code,name,最低温度,最高温度,允许超温分钟\n8100001,胰岛素,2,8,30\n"));
    QCOMPARE(import(ReferenceKind::Readings,
                    "batch,time,temperature\nA20,2026-01-06T00:00:00Z,5\n"
                    "A20,2026-01-06T01:00:00Z,12\nA20,2026-01-06T03:00:00Z,5\n")
                 .added,
             3);
    QCOMPARE(import(ReferenceKind::Packing, "child,parent,packed_at\n"
                                            "81000010000000011234,P1,2026-01-06\n"
                                            "81000010000000011234,P2,2026-01-07\n")
                 .added,
             2);
    const Verdict answer = verdict();
    for (const int rule : {9, 19, 20, 21, 22, 23})
        QVERIFY2(fires(answer, rule), qPrintable(QString::number(rule)));
    QVERIFY(!fires(verdict("2026-01-31T00:00:00Z"), 9)); // not in force yet
}

void EvidenceStoreTest::inquiriesAreKeptAndAudited()
{
    addPack();
    const auto answer = askVerdict(*m_evidence, Code, {}, {});
    VERIFY_OK(answer);
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT code || ' ' || verdict FROM trace_queries")),
             Code + QStringLiteral(" NO-ADVERSE-EVIDENCE"));
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT count(*) FROM audit_log WHERE action = "
                                            "'trace.verdict'")),
             QStringLiteral("1"));
}

void EvidenceStoreTest::distancesAreTheEllipsoids()
{
    addPack();
    const auto near = m_evidence->nearby(
        {.name = QStringLiteral("胰岛素"), .centre = {31.6533906593, 103.8427768645}});
    VERIFY_OK(near);
    QCOMPARE(near->size(), 1U);
    const double expected =
        m_fixture
            .value(QStringLiteral("SELECT ST_Distance('SRID=4326;POINT(103.8427768645 "
                                  "31.6533906593)'::geography, "
                                  "'SRID=4326;POINT(104.1 30.6)'::geography)"))
            .toDouble();
    QVERIFY(std::abs(near->front().distanceMetres - expected) < 0.001);
    QVERIFY(!m_evidence->nearby({.name = QStringLiteral("胰岛素"), .centre = {91, 0}}));
}

void EvidenceStoreTest::stockIsByDistanceAndNewest()
{
    QCOMPARE(import(ReferenceKind::Sites, "site_id,name,lat,lon\nS1,far,30.65,104.1\n"
                                          "S2,near,30.61,104.1\nS3,away,31.6,104.1\n")
                 .added,
             3);
    QCOMPARE(import(ReferenceKind::Stock,
                    "site_id,name,counted_at,quantity\nS1,胰岛素,2026-01-01,5\n"
                    "S2,胰岛素,2026-01-01,9\nS2,胰岛素,2026-02-01,2\nS3,胰岛素,2026-01-01,7\n")
                 .added,
             4);
    const auto stock = m_evidence->stock(
        {.name = QStringLiteral("胰岛"), .centre = {30.6, 104.1}, .radiusMetres = 10'000});
    VERIFY_OK(stock);
    QCOMPARE(stock->size(), 2U);
    QCOMPARE(stock->front().site.id, QStringLiteral("S2"));
    QCOMPARE(stock->front().quantity, 2.0);
    QCOMPARE(stock->back().site.id, QStringLiteral("S1"));
}

void EvidenceStoreTest::treeAndRecallReachWhatIsInside()
{
    addPack();
    QCOMPARE(import(ReferenceKind::Packing, "child,parent,packed_at\n"
                                            "81000010000000011234,CASE,2026-01-06\n"
                                            "CASE,PALLET,2026-01-07\n")
                 .added,
             2);
    const auto pack = m_evidence->packingTree(Code);
    VERIFY_OK(pack);
    QCOMPARE(pack->above.size(), 2U);
    QCOMPARE(pack->above.back().parent, QStringLiteral("PALLET"));
    const auto pallet = m_evidence->packingTree(QStringLiteral("PALLET"));
    VERIFY_OK(pallet);
    QCOMPARE(pallet->below.back().child, Code);
    for (const QString& what : {QStringLiteral("PALLET"), QStringLiteral("A20"), Code}) {
        const auto reach = m_evidence->recallReach(what, 100);
        VERIFY_OK(reach);
        QCOMPARE(reach->items.size(), 1U);
        QCOMPARE(reach->items.front().code, Code);
    }
    QCOMPARE(m_evidence->packingTree(QStringLiteral("nothing")).error().code, ErrorCode::NotFound);
}

void EvidenceStoreTest::circlesEndInTheTree()
{
    QCOMPARE(
        import(ReferenceKind::Packing, "child,parent,packed_at\nA,B,2026-01-06\nB,A,2026-01-07\n")
            .added,
        2);
    VERIFY_OK(m_evidence->packingTree(QStringLiteral("A")));
    VERIFY_OK(m_evidence->recallReach(QStringLiteral("A"), 100));
}

void EvidenceStoreTest::coldChainHasTheBatchsReadings()
{
    addPack();
    QCOMPARE(import(ReferenceKind::Readings,
                    "subject,read_at,sensor,celsius\nA20,2026-01-06T01:00:00Z,T1,5.5\n"
                    "81000010000000011234,2026-01-06T00:00:00Z,T2,4\nOTHER,2026-01-06,T1,9\n")
                 .added,
             3);
    const auto chain = m_evidence->coldChain(Code);
    VERIFY_OK(chain);
    QCOMPARE(chain->readings.size(), 2U);
    QCOMPARE(chain->readings.front().celsius, 4.0);
    QCOMPARE(chain->readings.back().celsius, 5.5);
}

QTEST_GUILESS_MAIN(EvidenceStoreTest)
#include "evidence_store_test.moc"
