#include "ui/common/theme.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <cmath>

using namespace wardlight::ui;

namespace {

/// WCAG 2.2, "relative luminance": https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
double luminance(const QColor& colour)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// WCAG 2.2, "contrast ratio".
double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace

class ThemeTest final : public QObject
{
    Q_OBJECT

private slots:
    void computesContrastAsWcagDoes();
    void keepsTextReadable_data();
    void keepsTextReadable();
    void keepsImagesOnBlackInBothThemes();
    void coloursTheApplication();
    void drawsItsIconsInTheThemesColours();
    void followsAChangeWithIconsThatExist();
    void takesOtherIconsFromTheDesktop();
};

void ThemeTest::computesContrastAsWcagDoes()
{
    QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21.0) < 0.001);
    // #777777 on white: 4.48, known from WCAG's own discussions of "just not enough"
    QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

void ThemeTest::keepsTextReadable_data()
{
    QTest::addColumn<QColor>("over");
    QTest::addColumn<QColor>("under");
    QTest::addColumn<double>("least");
    for (const auto kind : {ThemeKind::Dark, ThemeKind::Light}) {
        const Palette p = paletteFor(kind);
        const char* theme = kind == ThemeKind::Dark ? "dark" : "light";
        const std::pair<const char*, QColor> grounds[] = {
            {"ground", p.ground}, {"surface", p.surface}, {"raised", p.raised}};
        for (const auto& [name, ground] : grounds) {
            QTest::addRow("%s text on %s", theme, name) << p.text << ground << 7.0;
            QTest::addRow("%s muted on %s", theme, name) << p.muted << ground << 4.5;
            QTest::addRow("%s ok on %s", theme, name) << p.ok << ground << 4.5;
            QTest::addRow("%s failed on %s", theme, name) << p.failed << ground << 4.5;
            QTest::addRow("%s stale on %s", theme, name) << p.stale << ground << 4.5;
            QTest::addRow("%s accent on %s", theme, name) << p.accent << ground << 4.5;
        }
        QTest::addRow("%s production mark", theme) << p.ground << p.production << 4.5;
        QTest::addRow("%s test mark", theme) << p.ground << p.test << 4.5;
        QTest::addRow("%s text on selection", theme) << p.text << p.selection << 7.0;
        QTest::addRow("%s text on hover", theme) << p.text << p.hover << 7.0;
        QTest::addRow("%s text on accent", theme) << p.onAccent << p.accent << 4.5;
        QTest::addRow("%s image text", theme) << p.imageText << p.imageGround << 7.0;
    }
}

void ThemeTest::keepsTextReadable()
{
    QFETCH(const QColor, over);
    QFETCH(const QColor, under);
    QFETCH(const double, least);
    const double ratio = contrast(over, under);
    QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
}

void ThemeTest::keepsImagesOnBlackInBothThemes()
{
    QCOMPARE(paletteFor(ThemeKind::Dark).imageGround, QColor(Qt::black));
    QCOMPARE(paletteFor(ThemeKind::Light).imageGround, QColor(Qt::black));
}

void ThemeTest::coloursTheApplication()
{
    Theme theme;
    theme.apply(ThemeKind::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0xf4, 0xf6, 0xf8));
    theme.apply(ThemeKind::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0x14, 0x17, 0x1a));
    QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@'))); // every token was replaced
    QCOMPARE(QApplication::font().pointSize(), 10);
}

void ThemeTest::drawsItsIconsInTheThemesColours()
{
    Theme theme;
    theme.apply(ThemeKind::Dark);
    const QImage drawn =
        theme.icon(QStringLiteral("severity-low"), &Palette::low).pixmap(QSize(24, 24)).toImage();
    QCOMPARE(drawn.pixelColor(12, 12), QColor(0x36, 0xcf, 0xc9));
}

void ThemeTest::followsAChangeWithIconsThatExist()
{
    Theme theme;
    theme.apply(ThemeKind::Dark);
    const QIcon icon = theme.icon(QStringLiteral("severity-low"));
    theme.apply(ThemeKind::Light);
    QCOMPARE(icon.pixmap(QSize(24, 24)).toImage().pixelColor(12, 12), QColor(0x1a, 0x21, 0x27));
}

void ThemeTest::takesOtherIconsFromTheDesktop()
{
    Theme theme;
    theme.apply(ThemeKind::Dark);
    QVERIFY(!theme.icon(QStringLiteral("edit-find-user")).isNull()); // Breeze's
    QVERIFY(theme.icon(QStringLiteral("no-such-icon")).isNull());
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
