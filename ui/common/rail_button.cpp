#include "ui/common/rail_button.h"

#include <QPainter>

namespace wardlight::ui {

RailButton::RailButton(const Theme& theme, const QString& pageId, const QString& iconName,
                       QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_pageId(pageId),
      m_currentIcon(theme.icon(iconName, &Palette::text)),
      m_restIcon(theme.icon(iconName, &Palette::muted))
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setIconSize(QSize(Spacing::Huge, Spacing::Huge));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize RailButton::sizeHint() const
{
    return {Spacing::Rail, Spacing::Rail};
}

void RailButton::paintEvent(QPaintEvent*)
{
    const Palette& colours = m_theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked())
        painter.fillRect(rect(), colours.selection);
    else if (underMouse())
        painter.fillRect(rect(), colours.hover);
    if (isChecked())
        painter.fillRect(QRect(0, 0, 3, height()), colours.accent);
    if (hasFocus()) {
        painter.setPen(colours.accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(3.5, 1.5, -1.5, -1.5), Spacing::Corner,
                                Spacing::Corner);
    }
    const QFont font = m_theme.font(TextSize::Small, isChecked() ? 600 : 400);
    const int textHeight = QFontMetrics(font).height();
    const int top = (height() - iconSize().height() - Spacing::Tight - textHeight) / 2;
    const QRect icon(QPoint((width() - iconSize().width()) / 2, top), iconSize());
    (isChecked() ? m_currentIcon : m_restIcon).paint(&painter, icon);
    painter.setFont(font);
    painter.setPen(isChecked() ? colours.text : colours.muted);
    painter.drawText(QRect(0, icon.bottom() + Spacing::Tight, width(), textHeight), Qt::AlignCenter,
                     text());
    if (m_badge.count > 0)
        paintBadge(painter);
}

void RailButton::setBadge(const PageBadge& badge)
{
    if (badge == m_badge)
        return;
    m_badge = badge;
    setAccessibleDescription(badge.words);
    update();
}

/// Shape and number over the icon's upper right, on a ground that sets them off from it.
void RailButton::paintBadge(QPainter& painter) const
{
    constexpr int Shape = 10; // px
    constexpr int MostShown = 999;
    const Palette& colours = m_theme.colours();
    const QString number = m_badge.count > MostShown ? QStringLiteral("%1+").arg(MostShown)
                                                     : QString::number(m_badge.count);
    painter.setFont(m_theme.font(TextSize::Small, 600));
    const QFontMetrics metrics = painter.fontMetrics();
    const int width = Shape + metrics.horizontalAdvance(number) + 2 * Spacing::Tight + 2;
    const QRect pill(this->width() - width - 2, Spacing::Tight - 1, width, metrics.height());
    painter.setPen(colours.*m_badge.colour);
    painter.setBrush(colours.surface);
    painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), Spacing::Corner,
                            Spacing::Corner);
    const QRect shape(pill.left() + Spacing::Tight, pill.center().y() - Shape / 2 + 1, Shape,
                      Shape);
    m_theme.icon(m_badge.iconName, m_badge.colour).paint(&painter, shape);
    painter.drawText(pill.adjusted(Shape + Spacing::Tight + 2, 0, -Spacing::Tight, 0),
                     Qt::AlignRight | Qt::AlignVCenter, number);
}

void RailButton::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void RailButton::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace wardlight::ui
