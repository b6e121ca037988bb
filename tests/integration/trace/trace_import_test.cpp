#include "core/ingest/csv/trace_import.h"
#include "tests/integration/trace/trace_fixture.h"

#include <QDir>
#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ingest;
using namespace wardlight::ingest::csv;

namespace {

const char* const Items =
    "化药,阿莫西林,1,JK0,2019-01-01T00:00:00Z,2025-01-01T00:00:00Z,化药6,仿制,浙江公司,完毕\n"
    "化药,阿莫西林,2,JK0,2019-01-01T00:00:00Z,2025-01-01T00:00:00Z,化药6,仿制,浙江公司,完毕\n";

const char* const Events = "化药,阿莫西林,1,2019-01-01T00:00:00Z,31.65:103.84,生产,正常\n"
                           "化药,阿莫西林,1,2019-01-02T00:00:00Z,31.66:103.85,运输,正常\n";

} // namespace

class TraceImportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_OK(m_fixture.start()); }
    void init()
    {
        VERIFY_OK(m_fixture.reset());
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void secondImportAddsNothing();
    void lineEndsAndMarksMakeNoDifference();
    void badLinesAreNamedAndTheRestIsTaken();
    void headerWithoutAColumnIsRefused();
    void readsGbkWhenTold();
    void missingFileDoesNotStopTheRest();
    void walksFolders();
    void manyLinesGoInBatches();
    void cancelledImportCanBeRunAgain();

private:
    QString write(const char* name, const QByteArray& bytes)
    {
        QFile file(m_folder->filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    ImportReport import(const QStringList& paths, TraceColumns::Kind kind,
                        Encoding encoding = Encoding::Utf8)
    {
        Job job;
        return importTraceFiles(m_fixture.store(), paths, {kind, encoding}, job);
    }
    static constexpr auto AsItems = TraceColumns::Kind::Items;
    static constexpr auto AsEvents = TraceColumns::Kind::Events;

    test::TraceFixture m_fixture;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TraceImportTest::secondImportAddsNothing()
{
    const QString file = write("events.csv", Events);
    const auto first = import({file}, AsEvents);
    QCOMPARE(first.read, 2);
    QCOMPARE(first.added, 2);
    QCOMPARE(first.ids, QStringList{QStringLiteral("1")});
    const auto second = import({file}, AsEvents);
    QCOMPARE(second.added, 0);
    QCOMPARE(second.unchanged, 2);
    QVERIFY(second.rejected.empty());
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT count(*) FROM trace_events")),
             QStringLiteral("2"));
}

void TraceImportTest::lineEndsAndMarksMakeNoDifference()
{
    QCOMPARE(import({write("a.csv", Items)}, AsItems).added, 2);
    QByteArray windows = "\xef\xbb\xbf"
                         "分类,名称,监管号,受理号,生产日期,有效日期,注册分类,申请类型,企业名称,"
                         "任务类型\n";
    windows += Items;
    windows.replace("\n", "\r\n");
    const auto again = import({write("b.csv", windows)}, AsItems);
    QCOMPARE(again.read, 2);
    QCOMPARE(again.unchanged, 2);
}

void TraceImportTest::badLinesAreNamedAndTheRestIsTaken()
{
    const QByteArray bytes = QByteArray(Events) +
                             "化药,阿莫西林,1,2019-01-03T00:00:00Z,31.65,103.84,运输,正常\n"
                             "化药,阿莫西林,1,2019-01-03T00:00:00Z,103.84:31.65,运输,正常\n"
                             "化药,阿莫西林,1,2019-01-03T00:00:00Z,31.65:103.84,运输\n"
                             "化药,阿莫西\xff,1,2019-01-03T00:00:00Z,31.65:103.84,运输,正常\n"
                             "中药,复方阿胶,1,2019-01-03T00:00:00Z,31.65:103.84,运输,正常\n"
                             "化药,阿莫西林,1,2019-01-04T00:00:00Z,31.65:103.84,售卖,正常\n";
    const auto report = import({write("events.csv", bytes)}, AsEvents);
    QCOMPARE(report.read, 8);
    QCOMPARE(report.added, 3);
    QCOMPARE(int(report.rejected.size()), 5);
    QStringList where;
    for (const auto& rejection : report.rejected)
        where << rejection.where.section(u'/', -1);
    where.sort();
    QCOMPARE(where, QStringList({QStringLiteral("events.csv:3"), QStringLiteral("events.csv:4"),
                                 QStringLiteral("events.csv:5"), QStringLiteral("events.csv:6"),
                                 QStringLiteral("events.csv:7")}));
    QCOMPARE(m_fixture.store().path(QStringLiteral("1"))->item.link, QStringLiteral("售卖"));
}

void TraceImportTest::headerWithoutAColumnIsRefused()
{
    const auto report = import(
        {write("events.csv",
               "分类,名称,监管号,生产日期,环节,状态\n化药,阿莫西林,1,2019-01-01,生产,正常\n")},
        AsEvents);
    QCOMPARE(report.read, 0);
    QCOMPARE(report.rejected.size(), 1U);
    QVERIFY(report.rejected[0].reason.contains(QStringLiteral("位置")));
}

void TraceImportTest::readsGbkWhenTold()
{
    QStringEncoder encode("GB18030");
    const QByteArray bytes = encode(QString::fromUtf8(Events));
    const QString file = write("gbk.csv", bytes);
    const auto refused = import({file}, AsEvents);
    QCOMPARE(refused.added, 0);
    QVERIFY(refused.rejected[0].reason.contains(QStringLiteral("--encoding gbk")));
    const auto taken = import({file}, AsEvents, Encoding::Gbk);
    QCOMPARE(taken.added, 2);
    QCOMPARE(m_fixture.store().path(QStringLiteral("1"))->item.name, QStringLiteral("阿莫西林"));
}

void TraceImportTest::missingFileDoesNotStopTheRest()
{
    const auto report = import(
        {m_folder->filePath(QStringLiteral("none.csv")), write("events.csv", Events)}, AsEvents);
    QCOMPARE(report.added, 2);
    QCOMPARE(report.rejected.size(), 1U);
}

void TraceImportTest::walksFolders()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("sub")));
    write("sub/events.csv", Events);
    write("readme.txt", "not a table");
    const auto report = import({m_folder->path()}, AsEvents);
    QCOMPARE(report.added, 2);
    QVERIFY(report.rejected.empty());
}

void TraceImportTest::manyLinesGoInBatches()
{
    QByteArray bytes;
    for (int i = 0; i < 12'000; ++i)
        bytes += "化药,阿莫西林," + QByteArray::number(i % 3000) + ",2019-01-0" +
                 QByteArray::number(1 + i / 3000) + ",31.65:103.84,运输,正常\n";
    const QString file = write("many.csv", bytes);
    const auto report = import({file}, AsEvents);
    QCOMPARE(report.added, 12'000);
    QCOMPARE(report.ids.size(), 3000);
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT count(*) FROM trace_states WHERE state_time = "
                                            "'2019-01-04Z'")),
             QStringLiteral("3000"));
    QCOMPARE(import({file}, AsEvents).unchanged, 12'000);
}

void TraceImportTest::cancelledImportCanBeRunAgain()
{
    QByteArray bytes;
    for (int i = 0; i < 6000; ++i)
        bytes += "化药,阿莫西林," + QByteArray::number(i) + ",2019-01-01,,运输,正常\n";
    const QString file = write("many.csv", bytes);
    Job cancelled;
    cancelled.cancel();
    const auto stopped =
        importTraceFiles(m_fixture.store(), {file}, {AsEvents, Encoding::Utf8}, cancelled);
    QVERIFY(stopped.stopped);
    QCOMPARE(stopped.stopped->code, ErrorCode::Cancelled);
    const auto report = import({file}, AsEvents);
    QCOMPARE(report.added + report.unchanged, 6000);
    QCOMPARE(m_fixture.value(QStringLiteral("SELECT count(*) FROM trace_events")),
             QStringLiteral("6000"));
}

QTEST_GUILESS_MAIN(TraceImportTest)
#include "trace_import_test.moc"
