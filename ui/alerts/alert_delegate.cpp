#include "ui/alerts/alert_delegate.h"

#include "ui/alerts/alert_history_model.h"
#include "ui/alerts/alert_words.h"
#include "ui/alerts/open_alert_model.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace wardlight::ui {
namespace {

constexpr int CellPadding = 11; ///< px, in line with the header's text

alerts::Severity severityOf(const QModelIndex& index, int role)
{
    return static_cast<alerts::Severity>(index.data(role).toInt());
}

void drawText(QPainter& painter, const QRect& box, const QString& text,
              Qt::TextElideMode elide = Qt::ElideRight)
{
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, elide, box.width()));
}

} // namespace

AlertDelegate::AlertDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] { m_symbols.clear(); });
}

QSize AlertDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {option.rect.width(), Spacing::DenseRow};
}

void AlertDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    QStyleOptionViewItem ground = option;
    ground.state.setFlag(QStyle::State_HasFocus, false); // the row is chosen as a whole
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, option.widget);
    painter->save();
    painter->setFont(m_theme.font(TextSize::Body));
    const QRect box = option.rect.adjusted(CellPadding, 0, -Spacing::Small, 0);
    if (qobject_cast<const OpenAlertModel*>(index.model()))
        paintOpen(*painter, box, index);
    else
        paintHistory(*painter, box, index);
    painter->restore();
}

QRect AlertDelegate::paintSymbol(QPainter& painter, const QRect& box, const QString& icon,
                                 QColor Palette::*colour) const
{
    const QColor shade = m_theme.colours().*colour;
    const double ratio = painter.device()->devicePixelRatioF();
    const QString key = QStringLiteral("%1/%2/%3").arg(icon, shade.name()).arg(ratio);
    QPixmap& symbol = m_symbols[key];
    if (symbol.isNull())
        symbol =
            m_theme.icon(icon, colour).pixmap(QSize(Spacing::SmallIcon, Spacing::SmallIcon), ratio);
    painter.drawPixmap(box.left(), box.center().y() - Spacing::SmallIcon / 2 + 1, symbol);
    return box.adjusted(Spacing::SmallIcon + Spacing::Small, 0, 0, 0);
}

/// "×12" at the right end of the box, which becomes narrower by it.
void AlertDelegate::paintCount(QPainter& painter, QRect& box, int count) const
{
    const QString text = QStringLiteral("×%1").arg(count);
    const int width = painter.fontMetrics().horizontalAdvance(text) + Spacing::Medium;
    const QRect pill(box.right() - width, box.top() + Spacing::Tight, width,
                     box.height() - 2 * Spacing::Tight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_theme.colours().line);
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(pill, Spacing::Corner, Spacing::Corner);
    painter.restore();
    painter.drawText(pill, Qt::AlignCenter, text);
    box.setRight(pill.left() - Spacing::Small);
}

void AlertDelegate::paintOpen(QPainter& painter, QRect box, const QModelIndex& index) const
{
    const Palette& colours = m_theme.colours();
    const bool isMuted = index.data(OpenAlertModel::IsMutedRole).toBool();
    const auto severity = severityOf(index, OpenAlertModel::SeverityRole);
    painter.setPen(isMuted ? colours.muted : colours.text);
    const QString text = index.data().toString();
    switch (index.column()) {
    case OpenAlertModel::SeverityColumn: {
        QColor Palette::*colour = isMuted ? &Palette::muted : severityColour(severity);
        if (m_isFlashOn && index.data(OpenAlertModel::IsFlashingRole).toBool()) {
            painter.fillRect(box.adjusted(-Spacing::Small, 1, Spacing::Tight, -1), colours.high);
            colour = &Palette::surface;
        }
        const bool isTechnical = index.data(OpenAlertModel::IsTechnicalRole).toBool();
        box = paintSymbol(painter, box, severityIcon(severity, isTechnical), colour);
        painter.setPen(colours.*colour);
        painter.setFont(m_theme.font(TextSize::Body, 600));
        break;
    }
    case OpenAlertModel::AlertColumn:
        painter.setFont(m_theme.font(TextSize::Body, isMuted ? 400 : 600));
        if (const int count = index.data(OpenAlertModel::CountRole).toInt(); count > 1)
            paintCount(painter, box, count);
        break;
    case OpenAlertModel::PlaceColumn:
    case OpenAlertModel::DeviceColumn:
        painter.setPen(colours.muted);
        drawText(painter, box, text, Qt::ElideMiddle); // bed and number stand at the end
        return;
    default:
        break;
    }
    drawText(painter, box, text);
}

void AlertDelegate::paintHistory(QPainter& painter, QRect box, const QModelIndex& index) const
{
    const Palette& colours = m_theme.colours();
    const bool isGap = index.data(AlertHistoryModel::IsGapRole).toBool();
    painter.setPen(isGap ? colours.stale : colours.text);
    if (index.column() == AlertHistoryModel::TimeColumn && !isGap)
        painter.setPen(colours.muted);
    const QString icon = index.data(AlertHistoryModel::IconRole).toString();
    if (index.column() == AlertHistoryModel::AlertColumn && !icon.isEmpty())
        box = paintSymbol(painter, box, icon,
                          severityColour(severityOf(index, AlertHistoryModel::SeverityRole)));
    drawText(painter, box, index.data().toString());
}

} // namespace wardlight::ui
