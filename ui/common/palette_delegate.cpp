#include "ui/common/palette_delegate.h"

#include "ui/common/palette_model.h"

#include <QPainter>

namespace wardlight::ui {

PaletteDelegate::PaletteDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, Spacing::Row};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Palette& colours = m_theme.colours();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colours.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colours.hover);

    QRect row = option.rect.adjusted(Spacing::Medium, 0, -Spacing::Medium, 0);
    const QRect icon(row.left(), row.center().y() - Spacing::SmallIcon / 2, Spacing::SmallIcon,
                     Spacing::SmallIcon);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, icon);
    row.setLeft(icon.right() + Spacing::Medium);

    painter->setFont(m_theme.font(TextSize::Small));
    painter->setPen(colours.muted);
    const QString shortcut = index.data(PaletteModel::ShortcutRole).toString();
    painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight, shortcut);
    row.setRight(row.right() - painter->fontMetrics().horizontalAdvance(shortcut) -
                 Spacing::Medium);

    row.setLeft(paintText(painter, row, index) + Spacing::Medium);
    painter->setFont(m_theme.font(TextSize::Small));
    painter->setPen(colours.muted);
    painter->drawText(
        row, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data(PaletteModel::DetailRole).toString(),
                                          Qt::ElideRight, row.width()));
    painter->restore();
}

int PaletteDelegate::paintText(QPainter* painter, const QRect& area, const QModelIndex& index) const
{
    const QFont plain = m_theme.font(TextSize::Body);
    const QFont marked = m_theme.font(TextSize::Body, 600);
    const auto positions = index.data(PaletteModel::PositionsRole).value<QList<int>>();
    const QString text = index.data().toString();
    int x = area.left();
    // runs of equally marked characters, so that letters join as they should
    for (int at = 0; at < text.size();) {
        const bool isMarked = positions.contains(at);
        int end = at + 1;
        while (end < text.size() && positions.contains(end) == isMarked)
            ++end;
        painter->setFont(isMarked ? marked : plain);
        painter->setPen(isMarked ? m_theme.colours().accent : m_theme.colours().text);
        const QString run = text.mid(at, end - at);
        painter->drawText(QRect(x, area.top(), area.right() - x, area.height()),
                          Qt::AlignVCenter | Qt::AlignLeft, run);
        x += painter->fontMetrics().horizontalAdvance(run);
        at = end;
    }
    return x;
}

} // namespace wardlight::ui
