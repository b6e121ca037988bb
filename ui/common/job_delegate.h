#pragma once

#include "ui/common/theme.h"

#include <QStyledItemDelegate>

namespace wardlight::ui {

/// Draws a row of JobList: title, detail below it, progress at the right.
class JobDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit JobDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    void paintEnd(QPainter* painter, const QRect& area, const QModelIndex& index) const;

    const Theme& m_theme;
};

} // namespace wardlight::ui
