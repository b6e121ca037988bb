#include "ui/patients/ward_board_delegate.h"

#include "ui/common/theme.h"
#include "ui/patients/ward_board_model.h"
#include "ui/patients/ward_words.h"

#include <QApplication>
#include <QPainter>

namespace wardlight::ui {
namespace {

constexpr int ArrowSize = 7;    ///< px
constexpr int ScorePlate = 36;  ///< px
constexpr int PlateHeight = 18; ///< px
constexpr int UrgentPoints = 3;

QPolygon arrow(const QPoint& centre, patients::Deviation deviation)
{
    const int half = ArrowSize / 2;
    const int tip = deviation == patients::Deviation::High ? -half : half;
    return QPolygon({{centre.x() - half, centre.y() - tip},
                     {centre.x() + half, centre.y() - tip},
                     {centre.x(), centre.y() + tip}});
}

QRect inner(const QRect& cell)
{
    return cell.adjusted(Spacing::Small, 0, -Spacing::Small, 0);
}

} // namespace

WardBoardDelegate::WardBoardDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

void WardBoardDelegate::initStyleOption(QStyleOptionViewItem* option,
                                        const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // The row is selected as a whole; a frame around one cell would say something else.
    option->state.setFlag(QStyle::State_HasFocus, false);
    if (index.column() == WardBoardModel::NameColumn)
        option->font = m_theme.font(TextSize::Body, 600);
    const bool isFree = index.data(WardBoardModel::PatientIdRole).toUuid().isNull();
    if (isFree)
        option->font = m_theme.font(TextSize::Body);
    if (isFree || index.column() == WardBoardModel::AgeColumn)
        option->palette.setColor(QPalette::Text, m_theme.colours().muted);
}

void WardBoardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QVariant vital = index.data(WardBoardModel::VitalRole);
    const QVariant score = index.data(WardBoardModel::ScoreRole);
    if (index.data(WardBoardModel::IsWardRole).toBool()) {
        paintWard(*painter, option.rect, index.data(Qt::DisplayRole).toString());
    } else if (vital.isValid() || score.isValid() ||
               index.column() == WardBoardModel::AlertsColumn) {
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        ground.text.clear();
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter,
                                           option.widget);
        if (vital.isValid())
            paintVital(*painter, inner(option.rect), vital.value<BoardVital>());
        else if (score.isValid())
            paintScore(*painter, inner(option.rect), score.value<BoardScore>());
        else
            paintAlerts(*painter, inner(option.rect), index);
    } else {
        QStyledItemDelegate::paint(painter, option, index);
    }
    painter->restore();
}

void WardBoardDelegate::paintVital(QPainter& painter, const QRect& cell,
                                   const BoardVital& vital) const
{
    const Palette& colours = m_theme.colours();
    const QColor mark = vital.points >= UrgentPoints ? colours.high : colours.medium;
    const bool isAbnormal = vital.deviation != patients::Deviation::None;
    const QColor value = vital.isStale ? colours.stale : isAbnormal ? mark : colours.text;
    painter.setFont(m_theme.font(TextSize::Small));
    painter.setPen(vital.isStale ? colours.stale : colours.muted);
    painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter, vital.age);
    painter.setFont(m_theme.font(TextSize::Body, isAbnormal ? 600 : 400));
    painter.setPen(value);
    const QString text = vital.isDoubtful ? QLatin1Char('?') + vital.value : vital.value;
    painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, text);
    if (!isAbnormal)
        return;
    const int width = painter.fontMetrics().horizontalAdvance(text);
    QPoint place(cell.right() - width - Spacing::Small, cell.center().y() + 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(value);
    painter.drawPolygon(arrow(place, vital.deviation));
    if (vital.points >= UrgentPoints)
        painter.drawPolygon(arrow(place - QPoint(ArrowSize + 1, 0), vital.deviation));
}

void WardBoardDelegate::paintScore(QPainter& painter, const QRect& cell,
                                   const BoardScore& score) const
{
    const Palette& colours = m_theme.colours();
    const QColor colour = colours.*bandColour(score.band);
    QRect plate(cell.left(), cell.center().y() - PlateHeight / 2, ScorePlate, PlateHeight);
    using vitals::News2Band;
    const bool isFilled = score.band == News2Band::Urgent || score.band == News2Band::Emergency;
    const bool isFramed = isFilled || score.band == News2Band::UrgentWardReview;
    painter.setPen(isFramed ? QPen(colour, Spacing::Line) : Qt::NoPen);
    painter.setBrush(isFilled ? QBrush(colour) : Qt::NoBrush);
    if (isFramed)
        painter.drawRoundedRect(plate, Spacing::Corner, Spacing::Corner);
    painter.setFont(m_theme.font(TextSize::Body, isFramed ? 600 : 400));
    painter.setPen(isFilled ? colours.surface : isFramed ? colour : colours.text);
    painter.drawText(plate, Qt::AlignCenter, score.score);
    const QRect word = cell.adjusted(ScorePlate + Spacing::Small, 0, 0, 0);
    painter.setFont(m_theme.font(TextSize::Body));
    painter.setPen(isFramed ? colour : colours.muted);
    painter.drawText(word, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(score.word, Qt::ElideRight, word.width()));
}

void WardBoardDelegate::paintAlerts(QPainter& painter, const QRect& cell,
                                    const QModelIndex& index) const
{
    const auto open = index.data(WardBoardModel::OpenAlertsRole).value<patients::OpenAlerts>();
    const auto look = severityLook(open);
    if (!look)
        return;
    const QRect icon(cell.left(), cell.center().y() - Spacing::SmallIcon / 2 + 1,
                     Spacing::SmallIcon, Spacing::SmallIcon);
    m_theme.icon(look->icon, look->colour).paint(&painter, icon);
    const QRect words = cell.adjusted(Spacing::SmallIcon + Spacing::Small, 0, 0, 0);
    painter.setFont(m_theme.font(TextSize::Body));
    painter.setPen(m_theme.colours().*(look->colour));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                      Qt::ElideRight, words.width()));
}

void WardBoardDelegate::paintWard(QPainter& painter, const QRect& line, const QString& text) const
{
    painter.fillRect(line, m_theme.colours().ground);
    painter.setFont(m_theme.font(TextSize::Body, 600));
    painter.setPen(m_theme.colours().muted);
    painter.drawText(inner(line), Qt::AlignLeft | Qt::AlignVCenter, text);
}

} // namespace wardlight::ui
