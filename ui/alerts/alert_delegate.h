#pragma once

#include "ui/common/theme.h"

#include <QHash>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace wardlight::ui {

/// Draws the rows of open alerts and of history: shape, colour and word of the priority, how often
/// an alert was repeated, and what is silenced in a quiet colour.
class AlertDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit AlertDelegate(const Theme& theme, QObject* parent = nullptr);

    /// Whether unacknowledged critical alerts are drawn the other way round now.
    void setFlashOn(bool isOn) { m_isFlashOn = isOn; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    void paintOpen(QPainter& painter, QRect box, const QModelIndex& index) const;
    void paintHistory(QPainter& painter, QRect box, const QModelIndex& index) const;
    /// @return the box right of the symbol
    [[nodiscard]] QRect paintSymbol(QPainter& painter, const QRect& box, const QString& icon,
                                    QColor Palette::*colour) const;
    void paintCount(QPainter& painter, QRect& box, int count) const;

    const Theme& m_theme;
    bool m_isFlashOn = false;
    mutable QHash<QString, QPixmap> m_symbols; ///< by icon, colour and pixel ratio
};

} // namespace wardlight::ui
