#include "core/base/sha256.h"
#include "tests/integration/imaging/slice_file.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wardlight;
using test::ProgramOutcome;
using test::Slice;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

Slice slice(int number)
{
    Slice first;
    first.patientId = "0042";
    return sliceOf(first, number);
}

} // namespace

/// `wardlightctl import dicom` and `wardlightctl imaging`: the JSON, files and exit codes that
/// scripts rely on. The tests build on each other, in their order.
class ImagingCommandsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void importsAndCounts();
    void addsNothingTwice();
    void failsWhenNothingCouldBeTaken();
    void failsForAnUnknownPatient();
    void listsStudiesAndSeries();
    void writesPixelsOfAFileWithoutAWorkspace();
    void writesPixelsOfAnInstance();
    void rendersAPicture();
    void printsTags();
    void refusesBadUsage_data();
    void refusesBadUsage();
    void failsForWhatIsNotThere();
    void refusesAFlippedByte();
    void indexesWhatOthersPutThere();

private:
    ProgramOutcome run(const QStringList& arguments) const
    {
        return test::runProgram(
            text("wardlightctl"), arguments,
            {.environment = {{text("WARDLIGHT_WORKSPACE"), m_workspace->folder()}}});
    }
    QString path(const char* name) const { return m_workspace->parentFolder() + u'/' + text(name); }
    QString write(const QString& file, const QByteArray& bytes) const
    {
        QFile out(file);
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() ? file
                                                                                  : QString();
    }
    static QJsonObject object(const ProgramOutcome& outcome)
    {
        return QJsonDocument::fromJson(outcome.standardOutput).object();
    }
    static QByteArray contentOf(const QString& file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("(no file)");
    }

    std::optional<test::TemporaryWorkspace> m_workspace;
};

void ImagingCommandsTest::initTestCase()
{
    auto workspace = test::TemporaryWorkspace::create();
    VERIFY_OK(workspace);
    m_workspace.emplace(std::move(*workspace));
    VERIFY_EXIT(run({text("workspace"), text("create"), text("--dir"), m_workspace->folder()}), 0);
    QVERIFY(QDir().mkpath(path("files")));
    for (int number = 1; number <= 3; ++number)
        QVERIFY(
            !write(path("files/") + QString::number(number), sliceFile(slice(number))).isEmpty());
    QVERIFY(!write(path("files/letter.txt"), "Dear colleague").isEmpty());
}

void ImagingCommandsTest::importsAndCounts()
{
    const auto outcome = run({text("import"), text("dicom"), path("files"), text("--json")});
    VERIFY_EXIT(outcome, 0);
    const QJsonObject json = object(outcome);
    QCOMPARE(json.keys(), (QStringList{text("added"), text("ids"), text("read"), text("rejected"),
                                       text("unchanged")}));
    QCOMPARE(json[text("read")].toInt(), 4);
    QCOMPARE(json[text("added")].toInt(), 3);
    QCOMPARE(json[text("ids")].toArray().size(), 3);
    const QJsonObject rejected = json[text("rejected")].toArray().at(0).toObject();
    QCOMPARE(rejected[text("where")].toString(), path("files/letter.txt"));
    QVERIFY(!rejected[text("reason")].toString().isEmpty());
}

void ImagingCommandsTest::addsNothingTwice()
{
    const auto outcome = run({text("--json"), text("import"), text("dicom"), path("files")});
    VERIFY_EXIT(outcome, 0);
    QCOMPARE(object(outcome)[text("added")].toInt(), 0);
    QCOMPARE(object(outcome)[text("unchanged")].toInt(), 3);
}

void ImagingCommandsTest::failsWhenNothingCouldBeTaken()
{
    const auto outcome =
        run({text("import"), text("dicom"), path("files/letter.txt"), text("--json")});
    VERIFY_EXIT(outcome, 1);
    QCOMPARE(object(outcome)[text("rejected")].toArray().size(), 1);
    QVERIFY(!outcome.standardError.isEmpty());
}

void ImagingCommandsTest::failsForAnUnknownPatient()
{
    const auto outcome = run({text("import"), text("dicom"), path("files"), text("--patient"),
                              text("nobody"), text("--json")});
    VERIFY_EXIT(outcome, 1);
    QVERIFY(outcome.standardOutput.isEmpty());
}

void ImagingCommandsTest::listsStudiesAndSeries()
{
    const auto outcome =
        run({text("imaging"), text("studies"), text("--patient"), text("0042"), text("--json")});
    VERIFY_EXIT(outcome, 0);
    const QJsonArray studies = QJsonDocument::fromJson(outcome.standardOutput).array();
    QCOMPARE(studies.size(), 1);
    const QJsonObject study = studies.at(0).toObject();
    QCOMPARE(study.keys(), (QStringList{text("date"), text("description"), text("patient_id"),
                                        text("series"), text("study_uid")}));
    QCOMPARE(study[text("study_uid")].toString(), text("1.2.826.1"));
    QCOMPARE(study[text("date")].toString(), text("2026-03-14"));
    const QJsonObject series = study[text("series")].toArray().at(0).toObject();
    QCOMPARE(series.keys(),
             (QStringList{text("description"), text("failed"), text("instances"), text("modality"),
                          text("series_uid"), text("verified"), text("warnings")}));
    QCOMPARE(series[text("instances")].toInt(), 3);
    QCOMPARE(series[text("verified")].toInt(), 3);
    QCOMPARE(series[text("failed")].toInt(), 0);
    QVERIFY(series[text("warnings")].toArray().isEmpty());
}

void ImagingCommandsTest::writesPixelsOfAFileWithoutAWorkspace()
{
    QVERIFY(!write(path("out.bin"), "what was there before").isEmpty());
    const auto outcome = test::runProgram(
        text("wardlightctl"),
        {text("imaging"), text("pixels"), text("--file"), path("files/2"), text("--frame"),
         text("0"), text("--out"), path("out.bin"), text("--json")},
        {.environment = {{text("WARDLIGHT_WORKSPACE"), path("no such workspace")}}});
    VERIFY_EXIT(outcome, 0);
    QByteArray expected;
    for (int pixel = 0; pixel < 16; ++pixel)
        expected += QByteArray("\2\0", 2); // slice 2 holds 2, little-endian
    QCOMPARE(contentOf(path("out.bin")), expected);
    const QJsonObject facts{
        {text("rows"), 4},
        {text("columns"), 4},
        {text("samples_per_pixel"), 1},
        {text("bits_allocated"), 16},
        {text("bits_stored"), 12},
        {text("signed"), false},
        {text("frames"), 1},
        {text("photometric"), text("MONOCHROME2")},
        {text("transfer_syntax"), text("1.2.840.10008.1.2.1")},
        {text("sha256"), Sha256::of(QByteArrayView(sliceFile(slice(2)))).toHex()}};
    QCOMPARE(object(outcome), facts);
}

void ImagingCommandsTest::writesPixelsOfAnInstance()
{
    VERIFY_EXIT(run({text("imaging"), text("pixels"), text("--instance"), text("1.2.826.1.1.3"),
                     text("--out"), path("three.bin")}),
                0);
    QCOMPARE(contentOf(path("three.bin")).left(2), QByteArray("\3\0", 2));
}

void ImagingCommandsTest::rendersAPicture()
{
    VERIFY_EXIT(run({text("imaging"), text("render"), text("--file"), path("files/3"),
                     text("--window"), text("3/4"), text("--out"), path("three.png")}),
                0);
    const QImage image(path("three.png"));
    QCOMPARE(image.size(), QSize(4, 4));
    // PS3.3 C.11.2.1.2, c 3 w 4: (3 - 2.5) / 3 + 0.5 = 2/3 of 255
    QCOMPARE(image.pixelColor(1, 1).red(), 170);
}

void ImagingCommandsTest::printsTags()
{
    const auto outcome = run({text("imaging"), text("tags"), text("--file"), path("files/1")});
    VERIFY_EXIT(outcome, 0);
    const QJsonObject uid = object(outcome)[text("00080018")].toObject();
    QCOMPARE(uid[text("vr")].toString(), text("UI"));
    QCOMPARE(uid[text("Value")].toArray().at(0).toString(), text("1.2.826.1.1.1"));
}

void ImagingCommandsTest::refusesBadUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no source") << QStringList{text("pixels"), text("--out"), text("x")};
    QTest::newRow("two sources") << QStringList{text("pixels"),     text("--file"), text("a"),
                                                text("--instance"), text("1"),      text("--out"),
                                                text("x")};
    QTest::newRow("no place to write") << QStringList{text("pixels"), text("--file"), text("a")};
    QTest::newRow("negative frame")
        << QStringList{text("pixels"), text("--file"), text("a"), text("--frame"),
                       text("-1"),     text("--out"),  text("x")};
    QTest::newRow("no window") << QStringList{text("render"),   text("--file"), text("a"),
                                              text("--window"), text("wide"),   text("--out"),
                                              text("x")};
    QTest::newRow("no command") << QStringList{};
}

void ImagingCommandsTest::refusesBadUsage()
{
    QFETCH(QStringList, arguments);
    VERIFY_EXIT(run(QStringList{text("imaging")} + arguments), 2);
}

void ImagingCommandsTest::failsForWhatIsNotThere()
{
    for (const QStringList& source :
         {QStringList{text("--file"), path("nowhere")},
          QStringList{text("--instance"), text("1.2.3")},
          QStringList{text("--file"), path("files/letter.txt")},
          QStringList{text("--file"), path("files/1"), text("--frame"), text("1")}}) {
        VERIFY_EXIT(
            run(QStringList{text("imaging"), text("pixels"), text("--out"), path("no")} + source),
            1);
        QVERIFY(!QFile::exists(path("no")));
    }
}

void ImagingCommandsTest::refusesAFlippedByte()
{
    const auto list =
        run({text("objects"), text("list"), text("--prefix"), text("dicom/"), text("--json")});
    const QJsonArray objects = object(list)[text("objects")].toArray();
    QCOMPARE(objects.size(), 3);
    const QString key = objects.at(1).toObject()[text("key")].toString();
    QFile stored(m_workspace->folder() + text("/objects/") + key);
    QVERIFY(stored.open(QIODevice::ReadWrite));
    stored.seek(stored.size() - 1);
    stored.write("\x7f", 1);
    stored.close();
    const QString uid = key.section(u'/', -1).chopped(4);
    const auto refused = run({text("imaging"), text("pixels"), text("--instance"), uid,
                              text("--out"), path("refused.bin")});
    VERIFY_EXIT(refused, 3);
    QVERIFY(refused.standardError.contains(uid.toUtf8()));
    QVERIFY(!QFile::exists(path("refused.bin")));
    const auto verify = run({text("objects"), text("verify"), text("--json")});
    VERIFY_EXIT(verify, 3);
    QVERIFY(verify.standardOutput.contains(key.toUtf8()));
    // the others are as readable as before
    const QString other = objects.at(0).toObject()[text("key")].toString();
    VERIFY_EXIT(run({text("imaging"), text("pixels"), text("--instance"),
                     other.section(u'/', -1).chopped(4), text("--out"), path("fine.bin")}),
                0);
    const auto studies = run({text("imaging"), text("studies"), text("--json")});
    const QJsonObject series = QJsonDocument::fromJson(studies.standardOutput)
                                   .array()
                                   .at(0)
                                   .toObject()[text("series")]
                                   .toArray()
                                   .at(0)
                                   .toObject();
    QCOMPARE(series[text("verified")].toInt(), 2);
    QCOMPARE(series[text("failed")].toInt(), 1);
}

void ImagingCommandsTest::indexesWhatOthersPutThere()
{
    QVERIFY(!write(path("five"), sliceFile(slice(5))).isEmpty());
    VERIFY_EXIT(
        run({text("objects"), text("put"), path("five"), text("--key"),
             text("dicom/P12345/S001/SE001/five.dcm"), text("--meta"), text("patient-id=P12345")}),
        0);
    const auto index = [this] {
        return run(
            {text("imaging"), text("index"), text("--prefix"), text("dicom/P"), text("--json")});
    };
    const auto outcome = index();
    VERIFY_EXIT(outcome, 0);
    QCOMPARE(object(outcome).keys(),
             (QStringList{text("added"), text("failed"), text("ids"), text("read"),
                          text("rejected"), text("unchanged"), text("unverified")}));
    QCOMPARE(object(outcome)[text("ids")].toArray(), QJsonArray{text("1.2.826.1.1.5")});
    VERIFY_EXIT(run({text("imaging"), text("pixels"), text("--instance"), text("1.2.826.1.1.5"),
                     text("--out"), path("five.bin")}),
                0);
    QCOMPARE(contentOf(path("five.bin")).left(2), QByteArray("\5\0", 2));
    QFile stored(m_workspace->folder() + text("/objects/dicom/P12345/S001/SE001/six.dcm"));
    QVERIFY(stored.open(QIODevice::WriteOnly));
    stored.write(sliceFile(slice(6)));
    stored.close();
    const auto again = index();
    VERIFY_EXIT(again, 0);
    QCOMPARE(object(again)[text("unchanged")].toInt(), 1);
    QCOMPARE(object(again)[text("unverified")].toArray(),
             QJsonArray{text("dicom/P12345/S001/SE001/six.dcm")});
}

QTEST_GUILESS_MAIN(ImagingCommandsTest)
#include "imaging_commands_test.moc"
