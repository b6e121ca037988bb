#include "ui/imaging/series_delegate.h"

#include "ui/common/theme.h"
#include "ui/imaging/study_tree_model.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace wardlight::ui {
namespace {

constexpr int ThumbnailEdge = 64; ///< px
constexpr int StudyHeight = 2 * Spacing::DenseRow - Spacing::Small;

bool isSeries(const QModelIndex& index)
{
    return index.data(StudyTreeModel::KindRole).toInt() == StudyTreeModel::SeriesKind;
}

/// One line of @p box, cut with "…" where it is too long; returns the box below it.
QRect drawLine(QPainter& painter, const QRect& box, const QString& text, const QColor& colour)
{
    const QFontMetrics metrics = painter.fontMetrics();
    painter.setPen(colour);
    painter.drawText(QRect(box.topLeft(), QSize(box.width(), metrics.height())),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text, Qt::ElideRight, box.width()));
    return box.adjusted(0, metrics.height() + 1, 0, 0);
}

} // namespace

SeriesDelegate::SeriesDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

QSize SeriesDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int height = isSeries(index) ? ThumbnailEdge + 2 * Spacing::Tight : StudyHeight;
    return {option.rect.width(), height};
}

void SeriesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    painter->save();
    QRect box =
        option.rect.adjusted(Spacing::Tight, Spacing::Tight, -Spacing::Small, -Spacing::Tight);
    if (isSeries(index)) {
        const QRect picture(box.topLeft(), QSize(ThumbnailEdge, ThumbnailEdge));
        paintThumbnail(*painter, picture, index);
        box.setLeft(picture.right() + Spacing::Small + 1);
    }
    paintLines(*painter, box, index);
    if (option.state.testFlag(QStyle::State_Selected) && isSeries(index))
        painter->fillRect(QRect(option.rect.topLeft(), QSize(2, option.rect.height())),
                          m_theme.colours().accent);
    painter->restore();
}

void SeriesDelegate::paintThumbnail(QPainter& painter, const QRect& box,
                                    const QModelIndex& index) const
{
    painter.fillRect(box, m_theme.colours().imageGround);
    const auto picture = index.data(Qt::DecorationRole).value<QImage>();
    if (picture.isNull()) {
        painter.setFont(m_theme.font(TextSize::Small));
        painter.setPen(m_theme.colours().imageText);
        painter.drawText(box, Qt::AlignCenter, index.data(StudyTreeModel::ModalityRole).toString());
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QRect fitted(QPoint(), picture.size().scaled(box.size(), Qt::KeepAspectRatio));
    fitted.moveCenter(box.center());
    painter.drawImage(fitted, picture);
}

void SeriesDelegate::paintLines(QPainter& painter, const QRect& box, const QModelIndex& index) const
{
    const Palette& colours = m_theme.colours();
    painter.setFont(m_theme.font(TextSize::Body, isSeries(index) ? 400 : 600));
    QRect rest = drawLine(painter, box, index.data(Qt::DisplayRole).toString(), colours.text);
    painter.setFont(m_theme.font(TextSize::Small));
    const QString problem = index.data(StudyTreeModel::ProblemRole).toString();
    // A study has room for two lines: a failure is worth more than its description.
    if (isSeries(index) || problem.isEmpty())
        rest = drawLine(painter, rest, index.data(StudyTreeModel::DetailRole).toString(),
                        colours.muted);
    if (!problem.isEmpty()) {
        const bool isFailed = index.data(StudyTreeModel::IsFailedRole).toBool();
        drawLine(painter, rest, problem, isFailed ? colours.failed : colours.muted);
    }
}

} // namespace wardlight::ui
