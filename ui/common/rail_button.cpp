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
