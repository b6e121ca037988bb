#include "tests/support/corpus.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;

/// Every recording of the corpus that its own specification lets a short program read, against
/// `wardlightctl waveforms window` at several zooms.
class WaveformCorpusTest final : public QObject
{
    Q_OBJECT

private slots:
    void windowsAreTheFilesSamples();
};

void WaveformCorpusTest::windowsAreTheFilesSamples()
{
    auto workspace = test::TemporaryWorkspace::create();
    VERIFY_OK(workspace);
    VERIFY_EXIT(test::runProgram(QStringLiteral("wardlightctl"),
                                 {QStringLiteral("workspace"), QStringLiteral("create"),
                                  QStringLiteral("--dir"), workspace->folder()}),
                0);
    test::ProgramOptions options;
    options.timeout = std::chrono::minutes(14);
    const auto outcome = test::runProgram(
        QStringLiteral("/usr/bin/python3"),
        {test::sourceFolder() + QStringLiteral("/tests/cli/waveforms/corpus_check.py"),
         test::programFolder() + QStringLiteral("/wardlightctl"), workspace->folder(),
         test::corpusFolder()},
        options);
    QVERIFY2(outcome.exitedWith(0), outcome.describe());
}

QTEST_GUILESS_MAIN(WaveformCorpusTest)
#include "waveform_corpus_test.moc"
