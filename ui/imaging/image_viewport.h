#pragma once

#include "ui/imaging/corner_texts.h"
#include "ui/imaging/orientation_letters.h"
#include "ui/imaging/roi_labels.h"
#include "ui/imaging/view_transform.h"

#include <QImage>
#include <QPointer>
#include <QWidget>

#include <optional>
#include <vector>

namespace wardlight::ui {

class Theme;

/// What the left mouse button does; the other buttons keep their meaning.
enum class ViewTool
{
    Window,
    Zoom,
    Pan,
    Scroll,
    Length,
    Ellipse
};

/// One image on black, with its texts and letters; turns mouse and wheel into requests.
///
/// The widget changes its own zoom, position, turns and mirrors. Which image is shown and how its
/// values become grey is for whoever listens: it only says what the hand did.
class ImageViewport : public QWidget
{
    Q_OBJECT

public:
    explicit ImageViewport(const Theme& theme, QWidget* parent = nullptr);

    /// @param pixelAspect  height of a pixel over its width
    void setImage(const QImage& image, double pixelAspect);
    void clearImage();
    [[nodiscard]] bool hasImage() const { return !m_image.isNull(); }
    void setTexts(const CornerTexts& texts);
    [[nodiscard]] const CornerTexts& texts() const { return m_texts; }
    /// One line about what is going on, below the image; empty for none.
    void setStatus(const QString& status);
    /// Direction cosines of row and column, where the image has them.
    void setOrientation(const std::optional<std::array<double, 6>>& orientation);
    /// A widget kept in the lower right corner, below the text block there; not owned.
    void setCornerWidget(QWidget* widget);

    /// What was measured on the image.
    void setRois(std::vector<ShownRoi> rois);
    [[nodiscard]] const std::vector<ShownRoi>& rois() const { return m_rois; }

    void setTool(ViewTool tool);
    [[nodiscard]] ViewTool tool() const { return m_tool; }

    [[nodiscard]] const ViewTransform& view() const { return m_view; }
    [[nodiscard]] imaging::EdgeLetters letters() const;
    void fit();
    void showActualSize();
    void resetView();
    void flipHorizontally();
    void flipVertically();
    void rotate(int quarters);
    /// Gives up a drag in progress.
    void cancelDrag();

    [[nodiscard]] QSize sizeHint() const override { return {512, 512}; }

signals:
    /// @param images  how many images onwards; negative: back
    void scrolled(int images);
    /// @param by  logical pixels to the right and down since the last signal
    void windowDragged(const QPointF& by);
    /// A length or an ellipse was drawn; its ends lie in the image.
    void roiDrawn(const imaging::Roi& roi);
    void viewChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Drag
    {
        Qt::MouseButton button;
        ViewTool tool;
        QPointF start;
        QPointF last;
        double scrollRest = 0; ///< logical pixels not yet worth an image
    };

    [[nodiscard]] ViewTool toolFor(const QMouseEvent& event) const;
    void dragTo(const QPointF& position);
    void scrollBy(double pixels);
    [[nodiscard]] imaging::ImagePoint imagePoint(const QPointF& position) const;
    void endRoi();
    void paintRois(QPainter& painter) const;
    void paintRoi(QPainter& painter, const ShownRoi& roi) const;
    void change();
    void paintImage(QPainter& painter);
    void prepareBlit(int factor);
    void paintTexts(QPainter& painter) const;
    void paintLetters(QPainter& painter) const;
    void paintStatus(QPainter& painter) const;
    void placeCornerWidget();

    const Theme& m_theme;
    QImage m_image;
    QImage m_blit; ///< m_image as it is painted: RGB32, reduced where it is seen much smaller
    int m_blitFactor = 0; ///< how many pixels of m_image became one, along each edge; 0: none yet
    ViewTransform m_view;
    CornerTexts m_texts;
    QString m_status;
    std::optional<std::array<double, 6>> m_orientation;
    QPointer<QWidget> m_cornerWidget;
    ViewTool m_tool = ViewTool::Window;
    std::optional<Drag> m_drag;
    std::vector<ShownRoi> m_rois;
    std::optional<imaging::Roi> m_draft; ///< being drawn
    int m_wheelRest = 0;                 ///< eighths of a degree not yet worth an image
};

} // namespace wardlight::ui
