#include "app/desktop/main_window.h"
#include "app/desktop/tour.h"
#include "tests/ui/shell/sample_page.h"
#include "translations/translations.h"
#include "ui/common/settings.h"

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::desktop;

class TourTest final : public QObject
{
    Q_OBJECT

private slots:
    void takesAllCombinationsWhenNoneIsAskedFor();
    void takesOnlyWhatIsAskedFor();
    void writesThePicturesOfEveryPage();
    void saysWhenAFolderCannotBeWritten();
};

void TourTest::takesAllCombinationsWhenNoneIsAskedFor()
{
    QCOMPARE(tourViews({}, {}).size(), size_t(4));
    QCOMPARE(tourViews({}, ui::ThemeKind::Dark).size(), size_t(2));
}

void TourTest::takesOnlyWhatIsAskedFor()
{
    const auto views = tourViews(QStringLiteral("zh_CN"), ui::ThemeKind::Light);
    QCOMPARE(views.size(), size_t(1));
    QCOMPARE(views[0].language, QStringLiteral("zh_CN"));
    QCOMPARE(views[0].theme, ui::ThemeKind::Light);
}

void TourTest::writesThePicturesOfEveryPage()
{
    const QTemporaryDir folder;
    translations::installTranslations(*qApp, QLocale(QLocale::English));
    ui::Theme theme;
    theme.apply(ui::ThemeKind::Dark);
    ui::Settings settings(folder.filePath(QStringLiteral("s.ini")));
    MainWindow window(theme, settings);
    window.setPages({new test::SamplePage(QStringLiteral("patients"), QStringLiteral("Patients")),
                     new test::SamplePage(QStringLiteral("imaging"), QStringLiteral("Imaging"))});
    const QDir out(folder.filePath(QStringLiteral("deep/out")));
    Tour tour(window, theme, out.path(), tourViews({}, {}));
    QSignalSpy done(&tour, &Tour::succeeded);
    tour.start();
    QVERIFY(done.wait(30'000));
    for (const char* view : {"en-dark", "en-light", "zh_CN-dark", "zh_CN-light"}) {
        for (const char* page : {"01-patients", "02-imaging", "92-no-patient"}) {
            const QImage picture(out.filePath(QLatin1String(page) + QLatin1Char('-') +
                                              QLatin1String(view) + QStringLiteral(".png")));
            QCOMPARE(picture.size(), QSize(1600, 1000));
        }
    }
}

void TourTest::saysWhenAFolderCannotBeWritten()
{
    const QTemporaryDir folder;
    ui::Theme theme;
    ui::Settings settings(folder.filePath(QStringLiteral("s.ini")));
    MainWindow window(theme, settings);
    QFile blocker(folder.filePath(QStringLiteral("file")));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    Tour tour(window, theme, folder.filePath(QStringLiteral("file/out")), tourViews({}, {}));
    QSignalSpy failed(&tour, &Tour::failed);
    tour.start();
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(QStringLiteral("file/out")));
}

QTEST_MAIN(TourTest)
#include "tour_test.moc"
