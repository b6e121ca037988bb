#include "core/base/sha256.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace wardlight;
using test::ProgramOutcome;

namespace {

constexpr int HeadSlices = 140;

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

int filesBelow(const QString& folder, const QString& pattern)
{
    int count = 0;
    QDirIterator it(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    for (; it.hasNext(); it.next())
        ++count;
    return count;
}

} // namespace

/// The commands over images from real scanners.
class ImagingCorpusTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void decodesEveryLosslessCodingAlike_data();
    void decodesEveryLosslessCodingAlike();
    void takesUpAnImportThatWasKilled();
    void listsTheHeadAsOneSeries();

private:
    ProgramOutcome run(const QStringList& arguments) const
    {
        return test::runProgram(
            text("wardlightctl"), arguments,
            {.timeout = std::chrono::minutes(3),
             .environment = {{text("WARDLIGHT_WORKSPACE"), m_workspace->folder()}}});
    }
    QString headFolder() const { return m_workspace->parentFolder() + text("/head"); }

    std::optional<test::TemporaryWorkspace> m_workspace;
};

void ImagingCorpusTest::initTestCase()
{
    auto workspace = test::TemporaryWorkspace::create();
    VERIFY_OK(workspace);
    m_workspace.emplace(std::move(*workspace));
    VERIFY_EXIT(run({text("workspace"), text("create"), text("--dir"), m_workspace->folder()}), 0);
    QVERIFY(QDir().mkpath(headFolder()));
    const QDir archives(test::corpusFolder() + text("/dicom/ct-philips-head"));
    for (const QString& archive : archives.entryList({text("*.tar.zst")}))
        VERIFY_EXIT(
            test::runProgram(text("tar"), {text("--zstd"), text("-xf"), archives.filePath(archive),
                                           text("-C"), headFolder()}),
            0);
    QCOMPARE(filesBelow(headFolder(), text("*")), HeadSlices);
}

void ImagingCorpusTest::decodesEveryLosslessCodingAlike_data()
{
    QTest::addColumn<QString>("image");
    const QDir reference(test::corpusFolder() + text("/dicom/wg04/REF"));
    for (const QString& file : reference.entryList(QDir::Files))
        QTest::newRow(qPrintable(file)) << file.section(u'_', 0, 0);
}

void ImagingCorpusTest::decodesEveryLosslessCodingAlike()
{
    QFETCH(QString, image);
    const QString out = m_workspace->parentFolder() + text("/pixels");
    QSet<QString> hashes;
    int codings = 0;
    for (const char* coding : {"REF", "RLE", "JPLL", "JLSL"}) {
        const QDir folder(test::corpusFolder() + text("/dicom/wg04/") + text(coding));
        const QStringList found = folder.entryList({image + text("_*")}, QDir::Files);
        if (found.isEmpty())
            continue; // colour images come in fewer codings
        VERIFY_EXIT(
            run({text("imaging"), text("pixels"), text("--file"), folder.filePath(found.first()),
                 text("--frame"), text("0"), text("--out"), out}),
            0);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        ++codings;
        hashes.insert(Sha256::of(QByteArrayView(file.readAll())).toHex());
    }
    QVERIFY(codings >= 2);
    QCOMPARE(hashes.size(), 1);
}

void ImagingCorpusTest::takesUpAnImportThatWasKilled()
{
    const QString objects = m_workspace->folder() + text("/objects");
    QProcess import;
    import.setProgram(test::programFolder() + text("/wardlightctl"));
    import.setArguments(
        {text("--workspace"), m_workspace->folder(), text("import"), text("dicom"), headFolder()});
    import.start();
    QVERIFY(import.waitForStarted());
    QVERIFY(QTest::qWaitFor([&] { return filesBelow(objects, text("*.dcm")) >= 20; }, 60'000));
    import.kill(); // SIGKILL
    QVERIFY(import.waitForFinished());
    QCOMPARE(import.exitStatus(), QProcess::CrashExit);

    const auto again = run({text("import"), text("dicom"), headFolder(), text("--json")});
    VERIFY_EXIT(again, 0);
    const QJsonObject json = QJsonDocument::fromJson(again.standardOutput).object();
    QCOMPARE(json[text("read")].toInt(), HeadSlices);
    QCOMPARE(json[text("added")].toInt() + json[text("unchanged")].toInt(), HeadSlices);
    QVERIFY(json[text("rejected")].toArray().isEmpty());
    QCOMPARE(filesBelow(objects, text("*.dcm")), HeadSlices); // none twice, none left behind
}

void ImagingCorpusTest::listsTheHeadAsOneSeries()
{
    const auto outcome = run({text("imaging"), text("studies"), text("--json")});
    VERIFY_EXIT(outcome, 0);
    const QJsonArray studies = QJsonDocument::fromJson(outcome.standardOutput).array();
    QCOMPARE(studies.size(), 1);
    const QJsonArray series = studies.at(0).toObject()[text("series")].toArray();
    QCOMPARE(series.size(), 1);
    QCOMPARE(series.at(0).toObject()[text("modality")].toString(), text("CT"));
    QCOMPARE(series.at(0).toObject()[text("instances")].toInt(), HeadSlices);
    QCOMPARE(series.at(0).toObject()[text("verified")].toInt(), HeadSlices);
}

QTEST_GUILESS_MAIN(ImagingCorpusTest)
#include "imaging_corpus_test.moc"
