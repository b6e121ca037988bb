#include "ui/trace/map_furniture.h"

#include "core/trace/map/web_mercator.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace wardlight::ui {

namespace {

struct MapTexts
{
    Q_DECLARE_TR_FUNCTIONS(MapTexts)
};

constexpr double LargestBar = 120; ///< px

/// What a map without a permission number has to say about itself, in both languages always.
QString notice(const trace::Basemap* basemap)
{
    if (!basemap)
        return MapTexts::tr("No basemap is installed: positions are right, the land is not drawn.");
    if (!basemap->approval.isEmpty())
        return MapTexts::tr("Map approval number %1").arg(basemap->approval);
    return QStringLiteral("示意,非标准地图 / schematic, not a standard map");
}

struct Furniture
{
    ScaleBar bar;
    QRectF barBox, noticeBox, sourceBox;
    QString barText, noticeText, sourceText;
};

Furniture furnitureOf(const Theme& theme, const MapCamera& camera, const trace::Basemap* basemap)
{
    const QFontMetricsF metrics(theme.font(TextSize::Small));
    const double height = metrics.height() + 4;
    const double bottom = camera.size().height() - Spacing::Small;
    const double right = camera.size().width() - Spacing::Small;
    Furniture f;
    f.bar = scaleBar(trace::metresPerPixel(camera.centre().y(), camera.zoom()), LargestBar);
    f.barText = scaleText(f.bar.metres);
    f.barBox = QRectF(Spacing::Small, bottom - height - 6, f.bar.pixels, height + 6);
    f.noticeText = notice(basemap);
    f.sourceText = basemap ? basemap->attribution : QString();
    const auto boxEndingAt = [&](double end, double base, const QString& text) {
        const double width = text.isEmpty() ? 0 : metrics.horizontalAdvance(text) + Spacing::Small;
        return QRectF(end - width, base - height, width, height);
    };
    f.sourceBox = boxEndingAt(right, bottom, f.sourceText);
    f.noticeBox = boxEndingAt(f.sourceBox.left() - (f.sourceText.isEmpty() ? 0 : Spacing::Tight),
                              bottom, f.noticeText);
    if (f.noticeBox.left() < f.barBox.right() + Spacing::Medium) // narrow: one over the other
        f.noticeBox = boxEndingAt(right, bottom - height - 2, f.noticeText);
    return f;
}

} // namespace

ScaleBar scaleBar(double metresPerPixel, double largestPixels)
{
    const double largest = metresPerPixel * largestPixels;
    const double power = std::pow(10, std::floor(std::log10(largest)));
    double metres = power;
    for (const double factor : {2.0, 5.0}) {
        if (factor * power <= largest)
            metres = factor * power;
    }
    return {metres, metres / metresPerPixel};
}

QString scaleText(double metres)
{
    const QLocale locale;
    return metres >= 1000 ? MapTexts::tr("%1 km").arg(locale.toString(qRound64(metres / 1000)))
                          : MapTexts::tr("%1 m").arg(locale.toString(qRound64(metres)));
}

std::vector<QRectF> furnitureBoxes(const Theme& theme, const MapCamera& camera,
                                   const trace::Basemap* basemap)
{
    const Furniture f = furnitureOf(theme, camera, basemap);
    return {f.barBox, f.noticeBox, f.sourceBox};
}

void paintFurniture(QPainter& painter, const Theme& theme, const MapCamera& camera,
                    const trace::Basemap* basemap)
{
    const Furniture f = furnitureOf(theme, camera, basemap);
    const Palette& colours = theme.colours();
    QColor ground = colours.surface;
    ground.setAlphaF(0.8F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.font(TextSize::Small));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    for (const QRectF& box : {f.noticeBox, f.sourceBox, f.barBox.adjusted(-4, 0, 4, 4)}) {
        if (box.width() > 0)
            painter.drawRoundedRect(box, Spacing::Corner, Spacing::Corner);
    }
    painter.setPen(colours.muted);
    painter.drawText(f.noticeBox, Qt::AlignCenter, f.noticeText);
    painter.drawText(f.sourceBox, Qt::AlignCenter, f.sourceText);
    painter.drawText(f.barBox, Qt::AlignHCenter | Qt::AlignTop, f.barText);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double y = f.barBox.bottom() - 1, left = f.barBox.left(), right = f.barBox.right() - 1;
    painter.setPen(QPen(colours.text, 1));
    painter.drawPolyline(QPolygonF({{left, y - 4}, {left, y}, {right, y}, {right, y - 4}}));
}

} // namespace wardlight::ui
