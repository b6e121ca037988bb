#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wardlight;
using test::ProgramOutcome;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

// FIPS 180-2, appendix B.1: the SHA-256 of "abc".
const QString AbcHash = text("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

} // namespace

/// `wardlightctl objects`: the JSON and the exit codes that scripts rely on.
class ObjectsCommandsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void putsHeadsAndGets();
    void getsARange();
    void listsWithADelimiter();
    void copiesAndRemoves();
    void refusesToPresign();
    void refusesBadUsage_data();
    void refusesBadUsage();
    void failsOnWhatIsMissing();
    void refusesAFlippedByte();
    void asksForConsentToUnverifiedBytes();

private:
    ProgramOutcome run(const QStringList& arguments)
    {
        return test::runProgram(text("wardlightctl"),
                                QStringList{text("--workspace"), m_workspace->folder(),
                                            text("--json"), text("objects")} +
                                    arguments);
    }
    QJsonDocument json(const ProgramOutcome& outcome)
    {
        return QJsonDocument::fromJson(outcome.standardOutput);
    }
    QString path(const char* name) { return m_workspace->parentFolder() + u'/' + text(name); }
    QString write(const char* name, const QByteArray& bytes)
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path(name)
                                                                                    : QString();
    }
    QString objectFile(const char* key)
    {
        return m_workspace->folder() + text("/objects/") + text(key);
    }

    std::optional<test::TemporaryWorkspace> m_workspace;
};

void ObjectsCommandsTest::initTestCase()
{
    auto workspace = test::TemporaryWorkspace::create();
    VERIFY_OK(workspace);
    m_workspace.emplace(std::move(*workspace));
    VERIFY_EXIT(test::runProgram(text("wardlightctl"), {text("workspace"), text("create"),
                                                        text("--dir"), m_workspace->folder()}),
                0);
}

void ObjectsCommandsTest::putsHeadsAndGets()
{
    const QString file = write("abc", "abc");
    const auto put = run({text("put"), file, text("--key"), text("dicom/王/1.dcm"), text("--meta"),
                          text("patient-id=42"), text("--meta"), text("note=a=b 王")});
    VERIFY_EXIT(put, 0);
    const auto head = run({text("head"), text("dicom/王/1.dcm")});
    VERIFY_EXIT(head, 0);
    const QJsonObject object = json(head).object();
    QCOMPARE(object.value(text("key")).toString(), text("dicom/王/1.dcm"));
    QCOMPARE(object.value(text("bytes")).toInt(), 3);
    QCOMPARE(object.value(text("sha256")).toString(), AbcHash);
    QCOMPARE(object.value(text("content_type")).toString(), text("application/octet-stream"));
    QCOMPARE(object.value(text("storage_class")).toString(), text("STANDARD"));
    QCOMPARE(object.value(text("state")).toString(), text("stored"));
    QCOMPARE(object.value(text("metadata")).toObject(),
             (QJsonObject{{text("patient-id"), text("42")},
                          {text("note"), text("a=b 王")},
                          {text("file-hash"), AbcHash}}));
    QCOMPARE(json(put).object(), object);
    const QString out = path("got");
    VERIFY_EXIT(run({text("get"), text("dicom/王/1.dcm"), text("--out"), out}), 0);
    QCOMPARE(contentOf(out), QByteArray("abc"));
}

void ObjectsCommandsTest::getsARange()
{
    VERIFY_EXIT(run({text("put"), write("digits", "0123456789"), text("--key"), text("digits")}),
                0);
    const QString out = path("part");
    VERIFY_EXIT(
        run({text("get"), text("digits"), text("--out"), out, text("--range"), text("2-4")}), 0);
    QCOMPARE(contentOf(out), QByteArray("234"));
    VERIFY_EXIT(run({text("get"), text("digits"), text("--out"), out, text("--range"), text("7-")}),
                0);
    QCOMPARE(contentOf(out), QByteArray("789"));
    VERIFY_EXIT(
        run({text("get"), text("digits"), text("--out"), out, text("--range"), text("10-12")}), 1);
    QCOMPARE(contentOf(out), QByteArray("789"));
}

void ObjectsCommandsTest::listsWithADelimiter()
{
    const QString file = write("x", "x");
    for (const char* key : {"l/1", "l/sub/2", "l/sub/3"})
        VERIFY_EXIT(run({text("put"), file, text("--key"), text(key)}), 0);
    const auto level =
        run({text("list"), text("--prefix"), text("l/"), text("--delimiter"), text("/")});
    VERIFY_EXIT(level, 0);
    const QJsonObject listed = json(level).object();
    QCOMPARE(listed.value(text("prefixes")).toArray(), QJsonArray{text("l/sub/")});
    QCOMPARE(listed.value(text("objects")).toArray().size(), 1);
    QCOMPARE(listed.value(text("objects")).toArray().first()[text("key")].toString(), text("l/1"));
    const auto all = run({text("list"), text("--prefix"), text("l/")});
    VERIFY_EXIT(all, 0);
    QCOMPARE(json(all).object().value(text("objects")).toArray().size(), 3);
}

void ObjectsCommandsTest::copiesAndRemoves()
{
    VERIFY_EXIT(run({text("put"), write("abc", "abc"), text("--key"), text("c/1"), text("--meta"),
                     text("a=b")}),
                0);
    const auto copied = run({text("copy"), text("c/1"), text("c/2")});
    VERIFY_EXIT(copied, 0);
    QCOMPARE(json(copied).object().value(text("sha256")).toString(), AbcHash);
    QCOMPARE(json(copied).object().value(text("metadata")).toObject().value(text("a")).toString(),
             text("b"));
    VERIFY_EXIT(run({text("remove"), text("c/1")}), 0);
    VERIFY_EXIT(run({text("remove"), text("c/1")}), 0);
    VERIFY_EXIT(run({text("head"), text("c/1")}), 1);
    VERIFY_EXIT(run({text("head"), text("c/2")}), 0);
    VERIFY_EXIT(run({text("verify"), text("--prefix"), text("c/")}), 0);
}

void ObjectsCommandsTest::refusesToPresign()
{
    const auto outcome = run({text("presign"), text("k")});
    VERIFY_EXIT(outcome, 1);
    QVERIFY(outcome.standardError.contains("S3"));
    QVERIFY(outcome.standardOutput.isEmpty());
}

void ObjectsCommandsTest::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList();
    QTest::newRow("no key") << QStringList{text("head")};
    QTest::newRow("no output") << QStringList{text("get"), text("k")};
    QTest::newRow("range without end") << QStringList{text("get"), text("k"),       text("--out"),
                                                      text("f"),   text("--range"), text("5")};
    QTest::newRow("range backwards") << QStringList{text("get"), text("k"),       text("--out"),
                                                    text("f"),   text("--range"), text("5-2")};
    QTest::newRow("metadata without value") << QStringList{
        text("put"), text("/dev/null"), text("--key"), text("k"), text("--meta"), text("alone")};
    QTest::newRow("no such quarantine command") << QStringList{text("quarantine"), text("burn")};
    QTest::newRow("sample of nothing") << QStringList{text("verify"), text("--sample"), text("0")};
    QTest::newRow("presign for ever")
        << QStringList{text("presign"), text("k"), text("--expires"), text("604801")};
}

void ObjectsCommandsTest::refusesBadUsage()
{
    QFETCH(QStringList, arguments);
    const auto outcome = run(arguments);
    VERIFY_EXIT(outcome, 2);
    QVERIFY(!outcome.standardError.isEmpty());
}

void ObjectsCommandsTest::failsOnWhatIsMissing()
{
    const QString out = path("nothing");
    VERIFY_EXIT(run({text("get"), text("no/such"), text("--out"), out}), 1);
    QVERIFY(!QFile::exists(out));
    VERIFY_EXIT(run({text("put"), path("no-such-file"), text("--key"), text("k")}), 1);
    VERIFY_EXIT(run({text("put"), write("abc", "abc"), text("--key"), text("")}), 1);
    VERIFY_EXIT(run({text("quarantine"), text("show"), text("no/such")}), 1);
    VERIFY_EXIT(run({text("quarantine"), text("release"), text("no/such")}), 1);
}

void ObjectsCommandsTest::refusesAFlippedByte()
{
    for (const char* key : {"f/1", "f/2"})
        VERIFY_EXIT(run({text("put"), write("abc", "abc"), text("--key"), text(key)}), 0);
    QFile stored(objectFile("f/1"));
    QVERIFY(stored.open(QIODevice::ReadWrite));
    QVERIFY(stored.putChar('A'));
    stored.close();
    const auto verified = run({text("verify"), text("--prefix"), text("f/")});
    VERIFY_EXIT(verified, 3);
    const QJsonObject report = json(verified).object();
    QCOMPARE(report.value(text("checked")).toInt(), 2);
    QCOMPARE(report.value(text("ok")).toInt(), 1);
    QCOMPARE(report.value(text("unverified")).toInt(), 0);
    QCOMPARE(report.value(text("failed")).toArray().size(), 1);
    QCOMPARE(report.value(text("failed")).toArray().first()[text("key")].toString(), text("f/1"));
    const QString out = path("refused");
    VERIFY_EXIT(run({text("get"), text("f/1"), text("--out"), out}), 3);
    QVERIFY(!QFile::exists(out));
    VERIFY_EXIT(run({text("get"), text("f/2"), text("--out"), out}), 0);
    const auto listed = run({text("quarantine"), text("list")});
    VERIFY_EXIT(listed, 0);
    QCOMPARE(json(listed).array().first()[text("key")].toString(), text("f/1"));
    VERIFY_EXIT(run({text("quarantine"), text("show"), text("f/1")}), 0);
    VERIFY_EXIT(run({text("quarantine"), text("release"), text("f/1")}), 3);
    QVERIFY(stored.open(QIODevice::ReadWrite));
    QVERIFY(stored.putChar('a'));
    stored.close();
    VERIFY_EXIT(run({text("verify"), text("--prefix"), text("f/")}), 3);
    VERIFY_EXIT(run({text("quarantine"), text("release"), text("f/1")}), 0);
    VERIFY_EXIT(run({text("verify"), text("--prefix"), text("f/")}), 0);
    VERIFY_EXIT(run({text("get"), text("f/1"), text("--out"), out}), 0);
    QCOMPARE(contentOf(out), QByteArray("abc"));
}

void ObjectsCommandsTest::asksForConsentToUnverifiedBytes()
{
    QFile foreign(objectFile("foreign"));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    QCOMPARE(foreign.write("abc"), qint64(3));
    foreign.close();
    const auto head = run({text("head"), text("foreign")});
    VERIFY_EXIT(head, 0);
    QCOMPARE(json(head).object().value(text("state")).toString(), text("unverified"));
    QVERIFY(json(head).object().value(text("sha256")).isNull());
    const QString out = path("unverified");
    VERIFY_EXIT(run({text("get"), text("foreign"), text("--out"), out}), 1);
    QVERIFY(!QFile::exists(out));
    const auto taken =
        run({text("get"), text("foreign"), text("--out"), out, text("--accept-unverified")});
    VERIFY_EXIT(taken, 0);
    QCOMPARE(json(taken).object().value(text("verified")).toBool(true), false);
    QCOMPARE(contentOf(out), QByteArray("abc"));
    const auto verified = run({text("verify"), text("--prefix"), text("foreign")});
    VERIFY_EXIT(verified, 0);
    QCOMPARE(json(verified).object().value(text("unverified")).toInt(), 1);
}

QTEST_GUILESS_MAIN(ObjectsCommandsTest)
#include "objects_commands_test.moc"
