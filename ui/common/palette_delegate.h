#pragma once

#include "ui/common/theme.h"

#include <QStyledItemDelegate>

namespace wardlight::ui {

/// Draws a line of the command palette: icon, text with the matched letters marked, detail, and the
/// shortcut at the right.
class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PaletteDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    /// @return the x after the text
    int paintText(QPainter* painter, const QRect& area, const QModelIndex& index) const;

    const Theme& m_theme;
};

} // namespace wardlight::ui
