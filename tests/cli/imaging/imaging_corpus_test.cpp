#include "core/base/sha256.h"
#include "tests/support/corpus.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cstdlib>

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
    void rendersAsDcmtkDoes();
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
    QImage dicomImage(const QString& path, const QStringList& options) const;
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

/// The picture by which DicomImage, in DCMTK's own programs, shows the first frame; null where it
/// refuses. JPEG 2000 is beyond it.
QImage ImagingCorpusTest::dicomImage(const QString& path, const QStringList& options) const
{
    const QString out = m_workspace->parentFolder() + text("/theirs.pnm");
    for (const char* program : {"dcm2pnm", "dcmj2pnm", "dcml2pnm"}) {
        QFile::remove(out);
        const auto outcome = test::runProgram(text(program), options + QStringList{path, out}, {});
        if (outcome.exitedWith(0) && QFile::exists(out))
            return QImage(out);
    }
    return {};
}

void ImagingCorpusTest::rendersAsDcmtkDoes()
{
    const QString out = m_workspace->parentFolder() + text("/ours.png");
    int compared = 0;
    QDirIterator files(test::corpusFolder() + text("/dicom/pydicom/test_files"), {text("*.dcm")},
                       QDir::Files);
    while (files.hasNext()) {
        const QString path = files.next();
        const QImage theirs =
            dicomImage(path, {text("+Ww"), text("1000"), text("2000"), text("--frame"), text("1")});
        if (theirs.isNull())
            continue;
        const auto rendered =
            run({text("imaging"), text("render"), text("--file"), path, text("--frame"), text("0"),
                 text("--window"), text("1000/2000"), text("--out"), out});
        QVERIFY2(rendered.exitedWith(0), path.toUtf8() + rendered.describe());
        const QImage ours(out);
        QCOMPARE(ours.size(), theirs.size());
        for (int y = 0; y < ours.height(); ++y) {
            for (int x = 0; x < ours.width(); ++x) {
                const QRgb a = ours.pixel(x, y), b = theirs.pixel(x, y);
                const int difference =
                    std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                              std::abs(qBlue(a) - qBlue(b))});
                QVERIFY2(difference <= 1, path.toUtf8());
            }
        }
        ++compared;
    }
    qInfo() << compared << "pictures";
    QVERIFY(compared > 40);
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
