#pragma once

#include <QStyledItemDelegate>

namespace wardlight::ui {

class Theme;

/// Paints the rows of a StudyTreeModel: a study as two lines, a series with its thumbnail.
class SeriesDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit SeriesDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    void paintThumbnail(QPainter& painter, const QRect& box, const QModelIndex& index) const;
    void paintLines(QPainter& painter, const QRect& box, const QModelIndex& index) const;

    const Theme& m_theme;
};

} // namespace wardlight::ui
