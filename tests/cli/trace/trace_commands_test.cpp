#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringEncoder>
#include <QTest>

using namespace wardlight;
using test::ProgramOutcome;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

const char* const Items =
    "化药,阿莫西林,1001,JK0,2019-01-01T00:00:00Z,2025-01-01T00:00:00Z,化药6,仿制,浙江公司,完毕\n"
    "中药,复方阿胶,2001,JK1,2019-02-01T00:00:00Z,2025-01-01T00:00:00Z,中药,自研,山东公司,完毕\n";
const char* const Events = "化药,阿莫西林,1001,2019-01-02T08:00:00+08:00,31.66:103.85,运输,正常\n"
                           "化药,阿莫西林,1001,2019-01-01,31.65:103.84,生产,正常\n";

} // namespace

/// `wardlightctl import trace-…` and `trace …`: the JSON and the exit codes that scripts rely on.
class TraceCommandsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void importsAndSaysWhatItDid();
    void findsAsJson();
    void findsByDates();
    void pathIsInOrder();
    void badLinesAreNamed();
    void gbkNeedsToBeTold();
    void failsOnWhatIsMissing();
    void refusesBadUsage_data();
    void refusesBadUsage();

private:
    ProgramOutcome run(const QStringList& arguments)
    {
        return test::runProgram(
            text("wardlightctl"),
            QStringList{text("--workspace"), m_workspace->folder(), text("--json")} + arguments);
    }
    static QJsonDocument json(const ProgramOutcome& outcome)
    {
        return QJsonDocument::fromJson(outcome.standardOutput);
    }
    QString write(const char* name, const QByteArray& bytes)
    {
        const QString path = m_workspace->parentFolder() + u'/' + text(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path
                                                                                    : QString();
    }

    std::optional<test::TemporaryWorkspace> m_workspace;
};

void TraceCommandsTest::initTestCase()
{
    auto workspace = test::TemporaryWorkspace::create();
    VERIFY_OK(workspace);
    m_workspace.emplace(std::move(*workspace));
    VERIFY_EXIT(run({text("workspace"), text("create"), text("--dir"), m_workspace->folder()}), 0);
}

void TraceCommandsTest::importsAndSaysWhatItDid()
{
    const auto items = run({text("import"), text("trace-meta"), write("items.csv", Items)});
    VERIFY_EXIT(items, 0);
    const QJsonObject expected{{text("read"), 2},
                               {text("added"), 2},
                               {text("unchanged"), 0},
                               {text("rejected"), QJsonArray()},
                               {text("ids"), QJsonArray{text("1001"), text("2001")}}};
    QCOMPARE(json(items).object(), expected);
    const QString events = write("events.csv", Events);
    QCOMPARE(json(run({text("import"), text("trace-events"), events}))[text("added")].toInt(), 2);
    const auto again = run({text("import"), text("trace-events"), events});
    VERIFY_EXIT(again, 0);
    QCOMPARE(json(again)[text("added")].toInt(), 0);
    QCOMPARE(json(again)[text("unchanged")].toInt(), 2);
}

void TraceCommandsTest::findsAsJson()
{
    const auto found = run({text("trace"), text("find"), text("--name"), text("阿莫西林")});
    VERIFY_EXIT(found, 0);
    QCOMPARE(json(found).array().size(), 1);
    QJsonObject item = json(found).array()[0].toObject();
    QCOMPARE(QDateTime::fromString(item.take(text("produced")).toString(), Qt::ISODateWithMs),
             QDateTime({2019, 1, 1}, {0, 0}, Qt::UTC));
    QCOMPARE(QDateTime::fromString(item.take(text("expires")).toString(), Qt::ISODateWithMs),
             QDateTime({2025, 1, 1}, {0, 0}, Qt::UTC));
    const QJsonObject expected{{text("category"), text("化药")},
                               {text("name"), text("阿莫西林")},
                               {text("code"), text("1001")},
                               {text("maker"), text("浙江公司")},
                               {text("status"), text("正常")},
                               {text("link"), text("运输")},
                               {text("lat"), 31.66},
                               {text("lon"), 103.85}};
    QCOMPARE(item, expected);
    const auto without = json(run({text("trace"), text("find"), text("--code"), text("2001")}));
    QVERIFY(without[0][text("lat")].isNull());
    QVERIFY(without[0].toObject().contains(text("link")));
}

void TraceCommandsTest::findsByDates()
{
    const auto count = [this](const QStringList& conditions) {
        return json(run(QStringList{text("trace"), text("find")} + conditions)).array().size();
    };
    QCOMPARE(count({}), 2);
    QCOMPARE(count({text("--produced-from"), text("2019-01-02")}), 1);
    QCOMPARE(count({text("--produced-to"), text("2019-01-01")}), 1);
    // The first instant of 1 January in Shanghai is before that of UTC.
    QCOMPARE(count({text("--produced-to"), text("2019-01-01T00:00:00+08:00")}), 0);
    QCOMPARE(count({text("--category"), text("中药"), text("--maker"), text("山东")}), 1);
    QCOMPARE(count({text("--ext"), text("受理号=JK1")}), 1);
    QCOMPARE(count({text("--limit"), text("1")}), 1);
}

void TraceCommandsTest::pathIsInOrder()
{
    const auto path = run({text("trace"), text("path"), text("1001")});
    VERIFY_EXIT(path, 0);
    const QJsonArray events = json(path).array();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0][text("link")].toString(), text("生产"));
    QCOMPARE(events[0][text("lat")].toDouble(), 31.65);
    QCOMPARE(QDateTime::fromString(events[1][text("time")].toString(), Qt::ISODateWithMs),
             QDateTime({2019, 1, 2}, {0, 0}, Qt::UTC));
    QCOMPARE(events[1].toObject().keys(),
             QStringList({text("lat"), text("link"), text("lon"), text("status"), text("time")}));
}

void TraceCommandsTest::badLinesAreNamed()
{
    const QString file = write("bad.csv", "化药,阿莫西林,1001,2019-01-03,31.65,103.84,运输,正常\n"
                                          "化药,阿莫西林,1001,2019-01-04,31.67:103.86,售卖,正常\n");
    const auto outcome = run({text("import"), text("trace-events"), file});
    VERIFY_EXIT(outcome, 0);
    QCOMPARE(json(outcome)[text("added")].toInt(), 1);
    const QJsonObject rejected = json(outcome)[text("rejected")][0].toObject();
    QCOMPARE(rejected[text("where")].toString(), file + text(":1"));
    QVERIFY(rejected[text("reason")].toString().contains(text("31.65:103.84")));
}

void TraceCommandsTest::gbkNeedsToBeTold()
{
    QStringEncoder encode("GB18030");
    const QByteArray bytes = encode(text("化药,头孢克肟,3001,2019-01-01,31.65:103.84,生产,正常\n"));
    const QString file = write("gbk.csv", bytes);
    const auto refused = run({text("import"), text("trace-events"), file});
    VERIFY_EXIT(refused, 1);
    QVERIFY(refused.standardOutput.contains("--encoding gbk"));
    VERIFY_EXIT(run({text("import"), text("trace-events"), file, text("--encoding"), text("gbk")}),
                0);
    QCOMPARE(json(run({text("trace"), text("find"), text("--name"), text("头孢")})).array().size(),
             1);
}

void TraceCommandsTest::failsOnWhatIsMissing()
{
    VERIFY_EXIT(run({text("trace"), text("path"), text("none")}), 1);
    VERIFY_EXIT(run({text("import"), text("trace-meta"), text("/no/such/file.csv")}), 1);
}

void TraceCommandsTest::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char* name, std::initializer_list<const char*> words) {
        QStringList arguments;
        for (const char* word : words)
            arguments << text(word);
        QTest::newRow(name) << arguments;
    };
    row("no command", {"trace"});
    row("no code", {"trace", "path"});
    row("bad date", {"trace", "find", "--produced-from", "yesterday"});
    row("bad limit", {"trace", "find", "--limit", "0"});
    row("bad extension", {"trace", "find", "--ext", "colour"});
    row("no path", {"import", "trace-meta"});
    row("unknown encoding", {"import", "trace-meta", "x.csv", "--encoding", "ebcdic"});
}

void TraceCommandsTest::refusesBadUsage()
{
    QFETCH(QStringList, arguments);
    VERIFY_EXIT(run(arguments), 2);
}

QTEST_GUILESS_MAIN(TraceCommandsTest)
#include "trace_commands_test.moc"
