#pragma once

#include <QPointF>
#include <QSize>
#include <QSizeF>
#include <QTransform>

namespace wardlight::ui {

/// How an image lies in its viewport: zoom, position, quarter turns and mirrors. A value.
///
/// Distances are the widget's logical pixels. Turns and mirrors act on what is seen, in the order
/// in which they were asked for: a mirror after a quarter turn mirrors the turned image.
class ViewTransform
{
public:
    static constexpr double MinZoom = 0.05;
    static constexpr double MaxZoom = 40;

    /// @param pixels  columns × rows
    /// @param pixelAspect  height of a pixel over its width; anything but a positive number is 1
    void setImage(const QSize& pixels, double pixelAspect);
    void setViewport(const QSizeF& size);

    /// Shows the whole image, now and whenever the viewport changes its size.
    void fit();
    /// One image column takes one device pixel, the image's middle in the viewport's.
    void showActualSize(double devicePixelRatio);
    /// Everything back: fitted, not turned, not mirrored.
    void reset();

    /// Makes the image @p factor larger, the point under @p fixed staying where it is.
    void zoomAbout(const QPointF& fixed, double factor);
    void pan(const QPointF& by);
    void flipHorizontally();
    void flipVertically();
    /// @param quarters  positive: clockwise
    void rotate(int quarters);

    [[nodiscard]] bool isFitted() const { return m_isFitted; }
    /// Logical pixels for the width of one image column.
    [[nodiscard]] double zoom() const;
    /// From image coordinates (0,0 is the outer corner of the first pixel) to the viewport.
    [[nodiscard]] QTransform toViewport() const;
    /// Turns and mirrors alone: maps directions in the image to directions on the screen.
    [[nodiscard]] const QTransform& turn() const { return m_turn; }

private:
    [[nodiscard]] double fittedZoom() const;

    QSize m_pixels;
    double m_aspect = 1;
    QSizeF m_viewport;
    QTransform m_turn;
    bool m_isFitted = true;
    double m_zoom = 1;
    QPointF m_offset; ///< of the image's middle from the viewport's
};

} // namespace wardlight::ui
