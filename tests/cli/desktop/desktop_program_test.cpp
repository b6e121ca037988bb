#include "tests/support/run_program.h"
#include "tests/support/watched_folder.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTest>

using namespace wardlight;
using namespace wardlight::test;

class DesktopProgramTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void answersWithoutADisplay_data();
    void answersWithoutADisplay();
    void saysThatThereIsNoDisplay();
    void refusesATourOfAWorkspaceThatIsNotThere();
    void picturesATemporaryWorkspaceAndRemovesIt();

private:
    [[nodiscard]] ProgramOutcome run(const QStringList& arguments,
                                     const QMap<QString, QString>& environment = {}) const;

    std::optional<WatchedFolder> m_folder;
};

void DesktopProgramTest::initTestCase()
{
    auto folder = WatchedFolder::create();
    QVERIFY(folder);
    m_folder.emplace(std::move(*folder));
}

ProgramOutcome DesktopProgramTest::run(const QStringList& arguments,
                                       const QMap<QString, QString>& environment) const
{
    ProgramOptions options;
    options.timeout = std::chrono::seconds(200);
    options.environment = environment;
    // temporary files where the folder's watch cleans up after a crash
    options.environment[QStringLiteral("TMPDIR")] = m_folder->path();
    options.environment[QStringLiteral("XDG_CONFIG_HOME")] = m_folder->path();
    return runProgram(QStringLiteral("wardlight"), arguments, options);
}

void DesktopProgramTest::answersWithoutADisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("help") << QStringList{QStringLiteral("--help")} << 0;
    QTest::newRow("version") << QStringList{QStringLiteral("--version")} << 0;
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--no-such-option")} << 2;
    QTest::newRow("unknown language")
        << QStringList{QStringLiteral("--language"), QStringLiteral("fr")} << 2;
}

void DesktopProgramTest::answersWithoutADisplay()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    const auto outcome = run(arguments, {{QStringLiteral("QT_QPA_PLATFORM"), QString()},
                                         {QStringLiteral("DISPLAY"), QString()}});
    QVERIFY2(outcome.exitedWith(exitCode), outcome.describe());
}

void DesktopProgramTest::saysThatThereIsNoDisplay()
{
    const auto outcome = run({}, {{QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb")},
                                  {QStringLiteral("DISPLAY"), QStringLiteral(":no-such-display")},
                                  {QStringLiteral("WAYLAND_DISPLAY"), QString()}});
    QVERIFY2(outcome.exitedWith(1), outcome.describe());
    QVERIFY2(outcome.standardError.contains("There is no display"), outcome.describe());
    QVERIFY2(outcome.standardError.contains("--tour"), outcome.describe());
}

void DesktopProgramTest::refusesATourOfAWorkspaceThatIsNotThere()
{
    const auto outcome =
        run({QStringLiteral("--tour"), m_folder->path() + QStringLiteral("/none"),
             QStringLiteral("--workspace"), m_folder->path() + QStringLiteral("/no-workspace")});
    QVERIFY2(outcome.exitedWith(1), outcome.describe());
    QVERIFY2(!outcome.standardError.isEmpty(), outcome.describe());
    QVERIFY(!QDir(m_folder->path() + QStringLiteral("/no-workspace")).exists());
}

void DesktopProgramTest::picturesATemporaryWorkspaceAndRemovesIt()
{
    const QDir pictures(m_folder->path() + QStringLiteral("/pictures"));
    const auto outcome =
        run({QStringLiteral("--tour"), pictures.path(), QStringLiteral("--language"),
             QStringLiteral("zh_CN"), QStringLiteral("--theme"), QStringLiteral("light")});
    QVERIFY2(outcome.exitedWith(0), outcome.describe());
    for (const char* name : {"01-patients-zh_CN-light.png", "02-alerts-zh_CN-light.png"}) {
        const QImage picture(pictures.filePath(QLatin1String(name)));
        QCOMPARE(picture.size(), QSize(1600, 1000));
    }
    QVERIFY(!pictures.exists(QStringLiteral("01-patients-en-light.png")));
    // the workspace and the settings of the tour are gone
    const auto left = QDir(m_folder->path()).entryList({QStringLiteral("wardlight-*")});
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char(' '))));
}

QTEST_GUILESS_MAIN(DesktopProgramTest)
#include "desktop_program_test.moc"
