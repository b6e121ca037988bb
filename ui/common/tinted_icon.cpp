#include "ui/common/tinted_icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace wardlight::ui {
namespace {

/// An SVG whose "currentColor" is filled in when it is painted, so that it follows the theme.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, QByteArray svg, std::shared_ptr<const Palette> palette,
                     QColor Palette::*colour)
        : m_name(std::move(name)), m_svg(std::move(svg)), m_palette(std::move(palette)),
          m_colour(colour)
    {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QColor colour = (*m_palette).*m_colour;
        if (mode == QIcon::Disabled)
            colour = m_palette->muted;
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.6);
        renderer.render(painter, rect);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    QString iconName() override { return m_name; }
    QIconEngine* clone() const override { return new TintedIconEngine(*this); }

private:
    QString m_name;
    QByteArray m_svg;
    std::shared_ptr<const Palette> m_palette;
    QColor Palette::*m_colour;
};

} // namespace

QIcon tintedIcon(const QString& name, const std::shared_ptr<const Palette>& palette,
                 QColor Palette::*colour)
{
    QFile file(QStringLiteral(":/icons/wardlight/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new TintedIconEngine(name, file.readAll(), palette, colour));
}

} // namespace wardlight::ui
