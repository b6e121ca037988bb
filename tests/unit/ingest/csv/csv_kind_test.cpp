#include "core/ingest/csv/csv_kind.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight::ingest::csv;

namespace {

const QByteArray Event = "化药,阿莫西林,1001,2019-01-01,31.65:103.84,生产,正常\n";
const QByteArray Item = "化药,阿莫西林,1001,JK0,2019-01-01,2025-01-01,化药6,仿制,浙江公司,完毕\n";

} // namespace

class CsvKindTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsFilesByContent_data();
    void knowsFilesByContent();
    void knowsGbk();
    void missingFilesAreNothing();

private:
    QString write(const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(QStringLiteral("any.name"));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path
                                                                                    : QString();
    }

    QTemporaryDir m_folder;
};

void CsvKindTest::knowsFilesByContent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<std::optional<CsvKind>>("kind");
    const auto row = [](const char* name, const QByteArray& bytes, std::optional<CsvKind> kind) {
        QTest::newRow(name) << bytes << kind;
    };
    row("events", Event, CsvKind::TraceEvents);
    row("items", Item, CsvKind::TraceItems);
    row("byte order mark and CRLF", "\xef\xbb\xbf" + QByteArray(Event).replace("\n", "\r\n"),
        CsvKind::TraceEvents);
    row("vitals", "type,value,unit,measured_at\n", CsvKind::Vitals);
    row("a comma for a colon first",
        "化药,阿莫西林,1001,2019-01-01,31.65,103.84,生产,正常\n" + Event, CsvKind::TraceEvents);
    row("a broken byte first", "化药,阿\xff莫,1,2019-01-01,31:103,生产,正常\n" + Event,
        CsvKind::TraceEvents);
    row("header", "分类,名称,监管号,生产日期,位置,环节,状态\n", CsvKind::TraceEvents);
    row("header without a place", "分类,名称,监管号,生产日期,环节,状态\n", CsvKind::TraceEvents);
    row("header of items without a maker", "分类,名称,监管号,生产日期,有效日期\n",
        CsvKind::TraceItems);
    row("another table", "a,b,c\n1,2,3\n", std::nullopt);
    row("empty", {}, std::nullopt);
    row("bytes", QByteArray(4096, '\0'), std::nullopt);
}

void CsvKindTest::knowsFilesByContent()
{
    QFETCH(QByteArray, bytes);
    QFETCH(std::optional<CsvKind>, kind);
    QVERIFY(csvKindOf(write(bytes)) == kind);
}

void CsvKindTest::knowsGbk()
{
    // 化药,阿莫西林 and 生产,正常 in GBK (GB 2312 rows 16 to 55)
    const QByteArray gbk = "\xbb\xaf\xd2\xa9,\xb0\xa2\xc4\xaa\xce\xf7\xc1\xd6,1001,2019-01-01,"
                           "31.65:103.84,\xc9\xfa\xb2\xfa,\xd5\xfd\xb3\xa3\n";
    const QString path = write(gbk);
    QVERIFY(csvKindOf(path) == CsvKind::TraceEvents);
    QCOMPARE(int(fileEncoding(path)), int(Encoding::Gbk));
}

void CsvKindTest::missingFilesAreNothing()
{
    QVERIFY(!csvKindOf(m_folder.filePath(QStringLiteral("none.csv"))));
}

QTEST_APPLESS_MAIN(CsvKindTest)
#include "csv_kind_test.moc"
