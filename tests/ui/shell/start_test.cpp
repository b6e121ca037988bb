#include "app/desktop/first_run_dialog.h"
#include "app/desktop/import_summary_dialog.h"
#include "app/desktop/options.h"
#include "app/desktop/person_dialog.h"
#include "app/desktop/rejected_files_model.h"
#include "app/desktop/start_surface.h"
#include "ui/common/settings.h"

#include <QAbstractItemModelTester>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::desktop;

class StartTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsTheCommandLine();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void answersHelpAndVersion();

    void takesTheSampleWithOneClick();
    void takesTheFocusedChoiceByEnter();
    void takesAFolderOfOnesOwn();
    void wantsANameForTheAuditLog();
    void offersTheNamesUsedBefore();
    void remembersPeopleTheLatestFirst();
    void keepsEachPersonsOwnSettings();
    void offersARetryAfterAFailure();
    void listsRejectedFiles();
};

namespace {

std::variant<Options, int> parsed(std::vector<const char*> arguments)
{
    arguments.insert(arguments.begin(), "wardlight");
    return parseOptions(static_cast<int>(arguments.size()), arguments.data());
}

} // namespace

void StartTest::readsTheCommandLine()
{
    const auto result = parsed({"--tour", "out", "--language", "zh_CN", "--theme", "light",
                                "--workspace", "ws", "--person", " 李娜 "});
    QVERIFY(std::holds_alternative<Options>(result));
    const auto& options = std::get<Options>(result);
    QCOMPARE(options.tourFolder, QStringLiteral("out"));
    QCOMPARE(options.language, QStringLiteral("zh_CN"));
    QCOMPARE(options.theme, ui::ThemeKind::Light);
    QCOMPARE(options.workspaceFolder, QStringLiteral("ws"));
    QCOMPARE(options.person, QStringLiteral("李娜"));
}

void StartTest::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::newRow("language") << QStringLiteral("--language") << QStringLiteral("fr");
    QTest::newRow("theme") << QStringLiteral("--theme") << QStringLiteral("pink");
    QTest::newRow("option") << QStringLiteral("--colour") << QStringLiteral("red");
}

void StartTest::refusesWhatItDoesNotKnow()
{
    QFETCH(const QString, option);
    QFETCH(const QString, value);
    const auto result = parsed({option.toUtf8().constData(), value.toUtf8().constData()});
    QVERIFY(std::holds_alternative<int>(result));
    QCOMPARE(std::get<int>(result), 2);
}

void StartTest::answersHelpAndVersion()
{
    QCOMPARE(std::get<int>(parsed({"--help"})), 0);
    QCOMPARE(std::get<int>(parsed({"--version"})), 0);
}

void StartTest::takesTheSampleWithOneClick()
{
    const ui::Theme theme;
    FirstRunDialog dialog(theme);
    QSignalSpy sample(&dialog, &FirstRunDialog::sampleChosen);
    dialog.findChildren<QPushButton*>()[0]->click();
    QCOMPARE(sample.size(), 1);
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
}

void StartTest::takesTheFocusedChoiceByEnter()
{
    const ui::Theme theme;
    FirstRunDialog dialog(theme);
    QSignalSpy sample(&dialog, &FirstRunDialog::sampleChosen);
    dialog.show();
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QCOMPARE(sample.size(), 1);
}

void StartTest::takesAFolderOfOnesOwn()
{
    const ui::Theme theme;
    const QTemporaryDir folder;
    FirstRunDialog dialog(theme);
    QSignalSpy chosen(&dialog, &FirstRunDialog::folderChosen);
    dialog.findChildren<QPushButton*>()[1]->click();
    auto* files = dialog.findChild<QFileDialog*>();
    QVERIFY(files);
    emit files->fileSelected(folder.path());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), folder.path());
}

void StartTest::wantsANameForTheAuditLog()
{
    const ui::Theme theme;
    PersonDialog dialog(theme, {}, {});
    auto* proceed = dialog.findChildren<QPushButton*>()[0];
    QVERIFY(!proceed->isEnabled());
    dialog.findChild<QLineEdit*>()->setText(QStringLiteral("   "));
    QVERIFY(!proceed->isEnabled());
    dialog.findChild<QLineEdit*>()->setText(QStringLiteral("  Li  Na "));
    QVERIFY(proceed->isEnabled());
    QCOMPARE(dialog.person(), QStringLiteral("Li Na"));
}

void StartTest::offersTheNamesUsedBefore()
{
    const ui::Theme theme;
    const PersonDialog dialog(theme, {QStringLiteral("Li Na"), QStringLiteral("王芳")},
                              QStringLiteral("Li Na"));
    dialog.findChild<QListWidget*>()->setCurrentRow(1);
    QCOMPARE(dialog.person(), QStringLiteral("王芳"));
}

void StartTest::remembersPeopleTheLatestFirst()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("s.ini"));
    {
        ui::Settings settings(file);
        settings.setPerson(QStringLiteral("Li Na"));
        settings.setPerson(QStringLiteral("王芳"));
        settings.setPerson(QStringLiteral("Li Na"));
    }
    const ui::Settings again(file);
    QCOMPARE(again.people(), (QStringList{QStringLiteral("Li Na"), QStringLiteral("王芳")}));
}

void StartTest::keepsEachPersonsOwnSettings()
{
    const QTemporaryDir folder;
    ui::Settings settings(folder.filePath(QStringLiteral("s.ini")));
    settings.setPerson(QStringLiteral("a/b"));
    settings.setValue(QStringLiteral("width"), 10);
    settings.setPerson(QStringLiteral("a"));
    QVERIFY(!settings.value(QStringLiteral("width")).isValid());
    settings.setPerson(QStringLiteral("a/b"));
    QCOMPARE(settings.value(QStringLiteral("width")).toInt(), 10);
}

void StartTest::offersARetryAfterAFailure()
{
    const ui::Theme theme;
    StartSurface surface(theme);
    QSignalSpy retried(&surface, &StartSurface::retryRequested);
    auto* retry = surface.findChildren<QPushButton*>()[0];
    surface.showOpening(QStringLiteral("/ws"), QStringLiteral("Starting the database…"));
    QVERIFY(retry->isHidden());
    surface.showError(QStringLiteral("/ws"), Error{ErrorCode::Unavailable, QStringLiteral("No.")});
    QVERIFY(!retry->isHidden());
    QVERIFY(surface.hasFailed());
    retry->click();
    QCOMPARE(retried.size(), 1);
}

void StartTest::listsRejectedFiles()
{
    RejectedFilesModel model({{QStringLiteral("a.dcm"), QStringLiteral("Truncated.")},
                              {QStringLiteral("b.txt"), QStringLiteral("Not DICOM.")}},
                             nullptr);
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.toText(), QStringLiteral("a.dcm\tTruncated.\nb.txt\tNot DICOM."));
    QCOMPARE(importSentence({3, 1, 0, {{}, {}}}),
             QStringLiteral("1 added, 0 unchanged, 2 rejected."));
}

QTEST_MAIN(StartTest)
#include "start_test.moc"
