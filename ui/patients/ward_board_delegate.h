#pragma once

#include <QStyledItemDelegate>

namespace wardlight::ui {

struct BoardScore;
struct BoardVital;
class Theme;

/// Paints the cells of a WardBoardModel: values with their age, an arrow (two for 3 points) and a
/// colour where they are abnormal, scores as a plate whose fill tells the band, alerts by the shape
/// of the most severe.
class WardBoardDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit WardBoardDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    void paintVital(QPainter& painter, const QRect& cell, const BoardVital& vital) const;
    void paintScore(QPainter& painter, const QRect& cell, const BoardScore& score) const;
    void paintAlerts(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintWard(QPainter& painter, const QRect& line, const QString& text) const;

    const Theme& m_theme;
};

} // namespace wardlight::ui
