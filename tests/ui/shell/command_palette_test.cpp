#include "core/async/tasks.h"
#include "ui/common/command_palette.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

class CommandPaletteTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listsEveryEnabledCommandAtFirst();
    void putsTheBestMatchFirst();
    void runsTheChosenCommand();
    void addsWhatASourceFinds();
    void dropsAnswersForAnEarlierText();
    void opensWhatASourceFound();
    void survivesACommandThatIsGone();

private:
    void type(const QString& text);
    [[nodiscard]] QStringList lines() const;

    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<CommandPalette> m_palette;
    QThreadPool m_pool;
    QString m_opened;
};

void CommandPaletteTest::init()
{
    m_theme = std::make_unique<Theme>();
    m_theme->apply(ThemeKind::Dark);
    m_window = std::make_unique<QWidget>();
    m_window->resize(1000, 700);
    m_palette = std::make_unique<CommandPalette>(*m_theme, m_window.get());
    m_window->show();
    m_opened.clear();
}

void CommandPaletteTest::cleanup()
{
    m_palette.reset();
    m_window.reset();
}

void CommandPaletteTest::type(const QString& text)
{
    m_palette->findChild<QLineEdit*>()->setText(text);
}

QStringList CommandPaletteTest::lines() const
{
    QStringList lines;
    for (int row = 0; row < m_palette->model().rowCount(); ++row)
        lines << m_palette->model().index(row).data().toString();
    return lines;
}

void CommandPaletteTest::listsEveryEnabledCommandAtFirst()
{
    QAction import(QStringLiteral("&Import files…"));
    QAction close(QStringLiteral("Close patient"));
    close.setEnabled(false);
    m_palette->open({&import, &close});
    QCOMPARE(lines(), QStringList{QStringLiteral("Import files")});
}

void CommandPaletteTest::putsTheBestMatchFirst()
{
    QAction other(QStringLiteral("Show interval"));
    QAction inspector(QStringLiteral("Show inspector"));
    QAction unrelated(QStringLiteral("Quit"));
    m_palette->open({&other, &inspector, &unrelated});
    type(QStringLiteral("insp"));
    QCOMPARE(lines(), QStringList{QStringLiteral("Show inspector")});
    type(QStringLiteral("SHOW IN"));
    QCOMPARE(lines().size(), 2);
}

void CommandPaletteTest::runsTheChosenCommand()
{
    QAction first(QStringLiteral("First"));
    QAction second(QStringLiteral("Second"));
    QSignalSpy ran(&second, &QAction::triggered);
    m_palette->open({&first, &second});
    auto* field = m_palette->findChild<QLineEdit*>();
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(ran.size(), 1);
    QVERIFY(!m_palette->isVisible());
}

void CommandPaletteTest::addsWhatASourceFinds()
{
    m_palette->setSources({{QStringLiteral("person"),
                            [this](const QString& text) {
                                return runTask(m_pool, [text]() -> PaletteSource::Hits {
                                    return std::vector<PaletteHit>{
                                        {QStringLiteral("7"), QStringLiteral("张伟 ") + text, {}}};
                                });
                            },
                            [this](const QString& key) { m_opened = key; }}});
    m_palette->open({});
    type(QStringLiteral("张"));
    QTRY_COMPARE(lines(), QStringList{QStringLiteral("张伟 张")});
}

void CommandPaletteTest::dropsAnswersForAnEarlierText()
{
    QPromise<PaletteSource::Hits> slow;
    slow.start();
    int searches = 0;
    m_palette->setSources(
        {{{},
          [&](const QString&) {
              ++searches;
              return searches == 1 ? slow.future() : runTask(m_pool, []() -> PaletteSource::Hits {
                  return std::vector<PaletteHit>{{{}, QStringLiteral("late text"), {}}};
              });
          },
          [](const QString&) {}}});
    m_palette->open({});
    type(QStringLiteral("early"));
    QTRY_COMPARE(searches, 1);
    type(QStringLiteral("late"));
    QTRY_COMPARE(lines(), QStringList{QStringLiteral("late text")});
    slow.addResult(
        PaletteSource::Hits(std::vector<PaletteHit>{{{}, QStringLiteral("early text"), {}}}));
    slow.finish();
    QCoreApplication::processEvents();
    QCOMPARE(lines(), QStringList{QStringLiteral("late text")});
}

void CommandPaletteTest::opensWhatASourceFound()
{
    addsWhatASourceFinds();
    QTest::keyClick(m_palette->findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(m_opened, QStringLiteral("7"));
}

void CommandPaletteTest::survivesACommandThatIsGone()
{
    auto gone = std::make_unique<QAction>(QStringLiteral("Gone"));
    m_palette->open({gone.get()});
    gone.reset();
    QTest::keyClick(m_palette->findChild<QLineEdit*>(), Qt::Key_Return);
    QVERIFY(!m_palette->isVisible());
}

QTEST_MAIN(CommandPaletteTest)
#include "command_palette_test.moc"
