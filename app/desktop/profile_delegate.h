#pragma once

#include "ui/common/theme.h"

#include <QStyledItemDelegate>

namespace wardlight::desktop {

/// A row of the profile list: name and host, and the kind's word on its colour.
class ProfileDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ProfileDelegate(const ui::Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    const ui::Theme& m_theme;
};

} // namespace wardlight::desktop
