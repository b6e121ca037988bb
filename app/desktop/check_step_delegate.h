#pragma once

#include "ui/common/theme.h"

#include <QStyledItemDelegate>

namespace wardlight::desktop {

/// A step of a test: its state by shape, word and colour; what was found; what to do.
class CheckStepDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CheckStepDelegate(const ui::Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    /// Height of wrapped text; 0 for none.
    [[nodiscard]] int heightOf(const QString& text, const QFont& font, int width) const;

    const ui::Theme& m_theme;
};

} // namespace wardlight::desktop
