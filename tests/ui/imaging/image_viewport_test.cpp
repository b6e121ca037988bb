#include "ui/common/theme.h"
#include "ui/imaging/image_viewport.h"
#include "ui/imaging/tile_panel.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

QImage grey(int columns, int rows, uint value)
{
    QImage image(columns, rows, QImage::Format_Grayscale8);
    image.fill(value);
    return image;
}

/// The movement is sent as events: QTest::mouseMove knows no pressed button.
void drag(QWidget& widget, Qt::MouseButton button, const QPoint& by,
          Qt::KeyboardModifiers keys = Qt::NoModifier)
{
    const QPoint start = widget.rect().center();
    QTest::mousePress(&widget, button, keys, start);
    QMouseEvent move(QEvent::MouseMove, start + by, widget.mapToGlobal(start + by), Qt::NoButton,
                     button, keys);
    QApplication::sendEvent(&widget, &move);
    QTest::mouseRelease(&widget, button, keys, start + by);
}

void turnWheel(QWidget& widget, int eighths, Qt::KeyboardModifiers keys = Qt::NoModifier)
{
    const QPointF middle = QRectF(widget.rect()).center();
    QWheelEvent event(middle, widget.mapToGlobal(middle), {}, {0, eighths}, Qt::NoButton, keys,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

class ImageViewportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ThemeKind::Dark); }

    void init()
    {
        m_viewport = std::make_unique<ImageViewport>(m_theme);
        m_viewport->resize(400, 400);
        m_viewport->show();
        m_viewport->setImage(grey(100, 100, 200), 1);
    }

    void paintsOnBlackInBothThemes()
    {
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
            m_theme.apply(kind);
            m_viewport->setImage(grey(100, 50, 200), 1);
            const QImage seen = m_viewport->grab().toImage();
            QCOMPARE(seen.pixelColor(200, 20), QColor(Qt::black));
            QCOMPARE(seen.pixelColor(200, 200), QColor(200, 200, 200));
        }
    }

    void drawsNonSquarePixelsAtTheirShape()
    {
        m_viewport->setImage(grey(100, 100, 200), 0.5); // half as high as wide
        const QImage seen = m_viewport->grab().toImage();
        QCOMPARE(seen.pixelColor(60, 200), QColor(200, 200, 200));
        QCOMPARE(seen.pixelColor(200, 60), QColor(Qt::black));
    }

    void leftDragSetsTheWindow()
    {
        QSignalSpy dragged(m_viewport.get(), &ImageViewport::windowDragged);
        drag(*m_viewport, Qt::LeftButton, {30, -12});
        QCOMPARE(dragged.count(), 1);
        QCOMPARE(dragged.front().front().toPointF(), QPointF(30, -12));
    }

    void middleOrCtrlDragZooms_data()
    {
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::addColumn<Qt::KeyboardModifier>("key");
        QTest::newRow("middle") << Qt::MiddleButton << Qt::NoModifier;
        QTest::newRow("Ctrl and left") << Qt::LeftButton << Qt::ControlModifier;
    }

    void middleOrCtrlDragZooms()
    {
        QFETCH(Qt::MouseButton, button);
        QFETCH(Qt::KeyboardModifier, key);
        QSignalSpy dragged(m_viewport.get(), &ImageViewport::windowDragged);
        const double before = m_viewport->view().zoom();
        drag(*m_viewport, button, {0, -60}, key);
        QVERIFY(m_viewport->view().zoom() > before * 1.2);
        QCOMPARE(dragged.count(), 0);
    }

    void rightDragPans()
    {
        drag(*m_viewport, Qt::RightButton, {25, 10});
        QCOMPARE(m_viewport->view().toViewport().map(QPointF(50, 50)), QPointF(225, 210));
    }

    void toolsChangeTheLeftButton()
    {
        m_viewport->setTool(ViewTool::Pan);
        drag(*m_viewport, Qt::LeftButton, {25, 10});
        QCOMPARE(m_viewport->view().toViewport().map(QPointF(50, 50)), QPointF(225, 210));
        m_viewport->setTool(ViewTool::Scroll);
        QSignalSpy scrolled(m_viewport.get(), &ImageViewport::scrolled);
        drag(*m_viewport, Qt::LeftButton, {0, 40});
        QCOMPARE(scrolled.count(), 1);
        QVERIFY(scrolled.front().front().toInt() > 1);
    }

    void wheelGoesThroughTheStack()
    {
        QSignalSpy scrolled(m_viewport.get(), &ImageViewport::scrolled);
        turnWheel(*m_viewport, -120);
        turnWheel(*m_viewport, 240);
        turnWheel(*m_viewport, -120, Qt::ShiftModifier);
        QCOMPARE(scrolled.count(), 3);
        QCOMPARE(scrolled.at(0).front().toInt(), 1);
        QCOMPARE(scrolled.at(1).front().toInt(), -2);
        QCOMPARE(scrolled.at(2).front().toInt(), 10);
    }

    void gathersTheSmallStepsOfATouchpad()
    {
        QSignalSpy scrolled(m_viewport.get(), &ImageViewport::scrolled);
        for (int i = 0; i < 7; ++i)
            turnWheel(*m_viewport, -15);
        QCOMPARE(scrolled.count(), 0);
        turnWheel(*m_viewport, -15);
        QCOMPARE(scrolled.count(), 1);
    }

    void showsLettersOnlyWhereKnown()
    {
        QCOMPARE(m_viewport->letters(), imaging::EdgeLetters());
        m_viewport->setOrientation(std::array<double, 6>{1, 0, 0, 0, 1, 0});
        QCOMPARE(m_viewport->letters().left, QStringLiteral("R"));
        m_viewport->flipHorizontally();
        QCOMPARE(m_viewport->letters().left, QStringLiteral("L"));
    }

    void doesNothingWithoutAnImage()
    {
        m_viewport->clearImage();
        QSignalSpy dragged(m_viewport.get(), &ImageViewport::windowDragged);
        drag(*m_viewport, Qt::LeftButton, {30, 30});
        QCOMPARE(dragged.count(), 0);
    }

    void keepsFineLinesWhenMadeSmaller()
    {
        QImage lines(4000, 4000, QImage::Format_Grayscale8);
        lines.fill(0);
        for (int row = 0; row < lines.height(); ++row)
            lines.scanLine(row)[2005] = 255; // one column, a tenth of a screen pixel
        m_viewport->setImage(lines, 1);
        const QImage seen = m_viewport->grab().toImage();
        QVERIFY(qGray(seen.pixel(200, 200)) > 10);
    }

    void tileSaysWhyAndOffersTheNextStep()
    {
        TilePanel panel(m_theme, m_viewport.get());
        QSignalSpy acted(&panel, &TilePanel::actionRequested);
        panel.setTile(ViewportTile{ViewportTile::Kind::NeedsConsent, QStringLiteral("Not verified"),
                                   QStringLiteral("Nobody recorded a hash."),
                                   QStringLiteral("Show")});
        QVERIFY(panel.isVisible());
        QVERIFY(m_viewport->rect().contains(panel.geometry()));
        auto* button = panel.findChild<QPushButton*>();
        QCOMPARE(button->text(), QStringLiteral("Show"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(acted.count(), 1);
        panel.setTile({});
        QVERIFY(!panel.isVisible());
    }

private:
    Theme m_theme;
    std::unique_ptr<ImageViewport> m_viewport;
};

QTEST_MAIN(ImageViewportTest)
#include "image_viewport_test.moc"
