#include "app/desktop/profile_delegate.h"

#include "app/desktop/profile_list_model.h"

#include <QPainter>

namespace wardlight::desktop {

using ui::Spacing;
using ui::TextSize;

ProfileDelegate::ProfileDelegate(const ui::Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

QSize ProfileDelegate::sizeHint(const QStyleOptionViewItem& /*option*/,
                                const QModelIndex& /*index*/) const
{
    return {0, 2 * Spacing::DenseRow};
}

void ProfileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const ui::Palette& colours = m_theme.colours();
    const auto kind =
        static_cast<profiles::ProfileKind>(index.data(ProfileListModel::KindRole).toInt());
    const QColor mark =
        kind == profiles::ProfileKind::Production ? colours.production : colours.test;
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colours.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colours.hover);
    painter->fillRect(option.rect.left(), option.rect.top(), Spacing::Tight,
                      option.rect.height() - Spacing::Line, mark);
    const QRect row =
        option.rect.adjusted(Spacing::Medium, Spacing::Tight, -Spacing::Small, -Spacing::Tight);
    const QRect upper(row.topLeft(), QSize(row.width(), row.height() / 2));
    const QRect lower = upper.translated(0, upper.height());
    const auto line = [painter](const QRect& area, const QFont& font, const QColor& colour,
                                const QString& text) {
        painter->setFont(font);
        painter->setPen(colour);
        const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width());
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, shown);
    };
    line(upper, m_theme.font(TextSize::Body, 600), colours.text, index.data().toString());
    const QString host = index.data(ProfileListModel::DetailRole).toString();
    const QString word = profiles::kindWord(kind);
    line(lower, m_theme.font(TextSize::Small, 600), mark, word);
    const int wordWidth = painter->fontMetrics().horizontalAdvance(word + QStringLiteral("  "));
    line(lower.adjusted(wordWidth, 0, 0, 0), m_theme.font(TextSize::Small), colours.muted, host);
    painter->restore();
}

} // namespace wardlight::desktop
