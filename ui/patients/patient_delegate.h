#pragma once

#include <QStyledItemDelegate>

namespace wardlight::ui {

class Theme;

/// Paints the cells of a PatientTableModel: placeholders as grey bars, and a patient's row in one
/// line whatever its texts.
class PatientDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PatientDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace wardlight::ui
