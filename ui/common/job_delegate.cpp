#include "ui/common/job_delegate.h"

#include "ui/common/job_list.h"

#include <QPainter>

namespace wardlight::ui {

JobDelegate::JobDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {420, 2 * Spacing::DenseRow};
}

void JobDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    constexpr int EndWidth = 110;
    const Palette& colours = m_theme.colours();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colours.selection);
    const QRect row = option.rect.adjusted(Spacing::Medium, 0, -Spacing::Medium, 0);
    const int textWidth = row.width() - EndWidth - Spacing::Medium;
    const int half = row.height() / 2;
    const auto line = [&](int top, Qt::Alignment align, const QFont& font, const QColor& colour,
                          const QString& text) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(QRect(row.left(), top, textWidth, half), align,
                          painter->fontMetrics().elidedText(text, Qt::ElideMiddle, textWidth));
    };
    line(row.top(), Qt::AlignBottom | Qt::AlignLeft, m_theme.font(TextSize::Body, 600),
         colours.text, index.data(JobList::TitleRole).toString());
    line(row.top() + half, Qt::AlignTop | Qt::AlignLeft, m_theme.font(TextSize::Small),
         colours.muted, index.data(JobList::DetailRole).toString());
    paintEnd(painter, QRect(row.right() - EndWidth, row.top(), EndWidth, row.height()), index);
    painter->restore();
}

void JobDelegate::paintEnd(QPainter* painter, const QRect& area, const QModelIndex& index) const
{
    const Palette& colours = m_theme.colours();
    const auto state = static_cast<JobState>(index.data(JobList::StateRole).toInt());
    const auto word = [&](const QColor& colour, const QString& text) {
        painter->setFont(m_theme.font(TextSize::Small, 600));
        painter->setPen(colour);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, text);
    };
    switch (state) {
    case JobState::Running: {
        const int percent = index.data(JobList::PercentRole).toInt();
        const QRectF bar(area.left(), area.center().y() - 3, area.width(), 6);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.line);
        painter->drawRoundedRect(bar, 3, 3);
        painter->setBrush(colours.accent);
        if (percent > 0)
            painter->drawRoundedRect(
                QRectF(bar.topLeft(), QSizeF(bar.width() * percent / 100, bar.height())), 3, 3);
        return;
    }
    case JobState::Cancelling:
        return word(colours.muted, tr("Stopping"));
    case JobState::Done:
        return word(colours.ok, tr("Done"));
    case JobState::Failed:
        return word(colours.failed, tr("Failed"));
    case JobState::Cancelled:
        return word(colours.muted, tr("Cancelled"));
    }
}

} // namespace wardlight::ui
